"""Answers of a case that cannot all be true, and refs that point nowhere."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from refhelper.domain.case import Case, Person, years_old
from refhelper.domain.part import OLDEST, WHOLE_CASE
from refhelper.domain.possible import YOUNGEST_PREGNANT
from refhelper.domain.vocabulary import Answer, Role, Sex

Place = tuple[str | int, ...]


class Contradiction(NamedTuple):
    """A place in the case and what is wrong there."""

    place: Place
    message: str


def contradictions(
    case: Case, today: date, refs: Sequence[str] | None = None, numbers: Sequence[int] | None = None
) -> list[Contradiction]:
    """Return everything in a case that contradicts something else in it.

    Where some people of a file could not be read, `refs` are all the refs written in it, and `numbers` the places in
    it of the people that could.
    """
    on = case.at.date() if case.at else today
    written = [person.ref for person in case.people] if refs is None else refs
    known = set(written)
    found = list(_twice(written))
    for index, person in zip(numbers or range(len(case.people)), case.people, strict=True):
        place: Place = ("people", index)
        found += [Contradiction((*place, key), message) for key, message in of_person(person, on)]
        found += _nobody(place, person, known)
    return found + list(_nobody_elsewhere(case, known))


def _twice(refs: Sequence[str]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for index, ref in enumerate(refs):
        if ref not in seen:
            seen.add(ref)
        else:
            yield Contradiction(("people", index, "ref"), "is used twice; each person needs a ref of their own")


def of_person(person: Person, on: date) -> Iterator[tuple[str, str]]:
    """Yield each key of a person that contradicts another, with what is wrong."""
    born, unborn = person.date_of_birth, person.unborn is Answer.YES
    ages = [key for key, said in (("age", person.age is not None), ("date_of_birth", born), ("unborn", unborn)) if said]
    if len(ages) > 1:
        yield ages[-1], f"contradicts {' and '.join(ages[:-1])}; give one of age, date_of_birth, unborn"
    if born and born > on:
        yield "date_of_birth", "is after the consultation"
    elif born and years_old(born, on) > OLDEST:
        yield "date_of_birth", f"makes this person older than {OLDEST}"
    if unborn and Role.HARMING in person.roles:
        yield "roles", "an unborn child cannot be harming"
    if person.pregnant is Answer.YES:
        yield from _cannot_be_pregnant(person, on)


def _cannot_be_pregnant(person: Person, on: date) -> Iterator[tuple[str, str]]:
    years = years_old(person.date_of_birth, on) if person.date_of_birth else person.age
    if person.unborn is Answer.YES:
        yield "pregnant", "contradicts unborn"
    elif years is not None and 0 <= years < YOUNGEST_PREGNANT:
        yield "pregnant", f"contradicts an age under {YOUNGEST_PREGNANT}"
    if person.sex is Sex.MALE:
        yield "pregnant", "contradicts sex: male"


def _nobody(place: Place, person: Person, known: set[str]) -> Iterator[Contradiction]:
    for index, ref in enumerate(person.harmed_by):
        if ref not in known:
            yield Contradiction((*place, "harmed_by", index), "points at nobody in this case")
    for index, ref in enumerate(person.details.parental_responsibility):
        if ref not in known:
            yield Contradiction((*place, "details", "parental_responsibility", index), "points at nobody in this case")


def _nobody_elsewhere(case: Case, known: set[str]) -> Iterator[Contradiction]:
    known = known | {WHOLE_CASE}
    shared = {"sharing": [one.for_ for one in case.sharing], "handed_over": [one.for_ for one in case.handed_over]}
    for key, people in shared.items():
        for index, ref in enumerate(people):
            if ref not in known:
                yield Contradiction((key, index, "for"), "points at nobody in this case")
    yield from _wrong_slots(case, known)
    answered = [(entry.for_, entry.to) for entry in case.sharing]
    for index, letter in enumerate(answered):
        if letter in answered[:index]:
            yield Contradiction(("sharing", index), "answers the checks of one letter twice; keep one entry a letter")
    for index, decision in enumerate(case.decisions):
        if decision.person not in known:
            yield Contradiction(("decisions", index, "person"), "points at nobody in this case")


def _wrong_slots(case: Case, known: set[str]) -> Iterator[Contradiction]:
    for slot, said in (("childs_voice", case.narrative.childs_voice), ("impact", case.narrative.impact)):
        for ref in said:
            if ref not in known:
                yield Contradiction(("narrative", slot, ref), "points at nobody in this case")
