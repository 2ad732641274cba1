"""The lines about somebody's high-risk features in the narrative: under whose name they stand, also among namesakes.

A line begins with the name alone, as a letter is read by somebody who knows no refs. Where two people have one name
it names the ref, too, so that nobody's line is taken for another's.
"""

from refhelper.domain.case import Case, Person

SLOTS = ("asked_and_absent", "not_asked")


def called(case: Case, person: Person) -> str:
    """Return what somebody is called; with the ref where another person of the case is called the same."""
    same = [each for each in case.people if _spelt(each) == _spelt(person)]
    return f"{person.label} ({person.ref})" if len(same) > 1 else person.label


def _spelt(person: Person) -> str:
    return " ".join(person.label.casefold().split())


def head(case: Case, person: Person) -> str:
    """Return how the line about somebody begins."""
    return f"{called(case, person)}, high-risk features: "


def retold(before: Case | None, after: Case) -> Case:
    """Return a changed case with every line under what its person is called now."""
    there = {person.ref: person for person in after.people}
    old = [(head(before, one), one.ref) for one in before.people if one.ref in there] if before else []
    heads = {was: now for was, ref in old if (now := head(after, there[ref])) != was}
    texts = {slot: _under(getattr(after.narrative, slot), heads) for slot in SLOTS}
    changed = {slot: text for slot, text in texts.items() if text != getattr(after.narrative, slot)}
    return after.model_copy(update={"narrative": after.narrative.model_copy(update=changed)}) if changed else after


def _under(text: str, heads: dict[str, str]) -> str:
    return "\n".join(_line(line, heads) for line in text.split("\n"))


def _line(line: str, heads: dict[str, str]) -> str:
    was = next((each for each in heads if line.startswith(each)), None)
    return line if was is None else heads[was] + line.removeprefix(was)
