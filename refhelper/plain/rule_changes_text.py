"""A change of the rules as a reviewer reads and signs it: which situations have another answer, and how many."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from refhelper.domain.rule_changes import Change, Situation
from refhelper.domain.rule_space import OPEN, ROLES
from refhelper.domain.rules import AGES, Fact, Outcome
from refhelper.plain.fact_words import joined, opposite, phrase, unknown_words
from refhelper.ui.words import VERDICT

NO_DIFFERENCE = "No difference in any situation."
_HOW = (
    "Counted are the combinations of the facts that the rules of a service read, as far as some rule tells them "
    "apart. What a line does not mention may be as it likes."
)
_WIDTH = 79
_LONG = 4
"""Boxes shown while something is not known, unless all are asked for."""


def rule_changes_text(found: tuple[Change, ...], reworded: tuple[str, ...], *, everything: bool = False) -> str:
    """Return the whole report; `everything` leaves nothing out of what is not known."""
    blocks = [NO_DIFFERENCE] if not found else list(_services(found, everything=everything))
    if reworded:
        blocks.append(f"Sentence, source or review date changed: {', '.join(reworded)}.")
    return "\n\n".join(blocks)


def _services(found: tuple[Change, ...], *, everything: bool) -> Iterator[str]:
    yield textwrap.fill(f"{len(found)} kind{'s' * (len(found) > 1)} of change. {_HOW}", _WIDTH)
    for service, kinds in groupby(found, key=lambda change: change.service):
        yield service.upper()
        for change in sorted(kinds, key=lambda change: len(change.known) == 0):
            yield "\n".join(_change(change, everything=everything))


def _change(change: Change, *, everything: bool) -> Iterator[str]:
    of_case = " for the whole case" if change.of_case else ""
    yield f"{change.service}{of_case}: {outcome_words(change.before)} -> {outcome_words(change.after)}"
    yield f"  in {change.states:,} of {change.of_states:,} combinations"
    for situation in sorted(change.known, key=_plainness):
        yield from _lines(situation, change)
    if change.open:
        yield "  and while something is not known yet:"
    shown = sorted(change.open, key=_plainness)[: None if everything else _LONG]
    for situation in shown:
        yield from _lines(situation, change)
    if len(shown) < len(change.open):
        yield f"  - and {len(change.open) - len(shown)} more descriptions while something is not known (--all)"
    if change.undescribed:
        yield f"  - and {change.undescribed:,} more combinations, too different to describe; make smaller changes"


def _plainness(situation: Situation) -> tuple[int, int]:
    return len(situation.allowed), -situation.states


def _lines(situation: Situation, change: Change) -> list[str]:
    words = "; ".join(situation_words(situation, change.alike)) or "whatever the facts"
    return textwrap.wrap(f"{words} ({situation.states:,})", _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def outcome_words(outcome: Outcome | None) -> str:
    """Return an outcome in words; None is where no rule mentions the service."""
    if outcome is None:
        return "not mentioned"
    deadline = f" ({outcome.deadline.replace('_', ' ')})" if outcome.deadline else ""
    return f"{VERDICT[outcome.verdict]}{deadline}"


def situation_words(situation: Situation, alike: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield one phrase for each fact that matters; concerns and features that are not there come last, together."""
    absent: dict[Fact, list[str]] = {}
    for name, values in situation.allowed.items():
        many = Fact(name.partition(".")[0]) if "." in name else None
        if many and values == ("no",):
            absent.setdefault(many, []).extend(alike[name])
        elif many:
            yield phrase(many, alike[name])
        else:
            yield _variable(name, values)
    yield from (opposite(many, names) for many, names in absent.items())


def _variable(name: str, values: tuple[object, ...]) -> str:
    known = [value for value in values if value != OPEN]
    unknown = len(known) < len(values)
    match name:
        case "role":
            words = _roles(frozenset(value for value in known if isinstance(value, frozenset)))
        case "age":
            words = _ages([value for value in known if isinstance(value, int)])
        case "lives_in":
            words = f"is in {joined(map(str, known))}" if known else ""
        case _:
            words = phrase(Fact(name), [str(value) for value in known]) if known else ""
    if not words:
        return f"not known: {unknown_words(name)}"
    return f"{words}, or not known" if unknown else words


def _roles(allowed: frozenset[frozenset[str]]) -> str:
    for role in ("harmed", "harming", "affected"):
        if allowed == {one for one in ROLES if role in one}:
            return phrase(Fact.ROLE, [role])
        if allowed == {one for one in ROLES if role not in one}:
            return f"is not {role}"
    for role in ("harmed", "harming", "affected"):
        for other in {"harmed", "harming", "affected"} - {role}:
            if allowed == {one for one in ROLES if role in one and other not in one}:
                return f"{phrase(Fact.ROLE, [role])}, and is not {other}"
    return "is " + joined((" and ".join(sorted(one)) for one in sorted(allowed, key=sorted)), "or")


def _ages(ages: list[int]) -> str:
    if not ages:
        return ""
    bands = [band for band, held in AGES.items() if held <= set(ages)]
    if set().union(*(AGES[band] for band in bands)) == set(ages):
        return phrase(Fact.AGE_BAND, bands)
    born = [age for age in ages if age >= 0]
    unborn = "unborn or " if -1 in ages else ""
    whole = born == list(range(born[0], born[-1] + 1))
    return (
        f"{unborn}aged {born[0]} to {born[-1]}" if whole and len(born) > 1 else f"{unborn}aged {joined(map(str, born))}"
    )
