"""Single answers given otherwise: every one that a case file can hold, in a fixed order, and the case it makes.

Answers that the rules treat alike (ages between two limits, districts of one area) stand together. Not known and not
asked are no answers that a person or a change of heart could give, so nothing is supposed to become them. `sex` is
left out: what it can decide is said directly by `pregnant`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from refhelper.domain.case import Case, Person, age_on, in_part
from refhelper.domain.contradictions import of_person
from refhelper.domain.part import OLDEST
from refhelper.domain.possible import HIGH_TICKS, MEDIUM_TICKS, OLDEST_PREGNANT, age_examples, districts_alike
from refhelper.domain.rules import Eligibility
from refhelper.domain.vocabulary import (
    Agreement,
    Answer,
    Capacity,
    Concern,
    District,
    Feature,
    Harm,
    Risk,
    Role,
    Told,
    WorksWith,
)

AGE, UNBORN = "age", "unborn"
MOST_TICKS = 24


class Act(StrEnum):
    """How an answer is given otherwise: another value, or one more or one fewer in a list."""

    IS = "is"
    ADD = "add"
    TAKE_OUT = "take_out"


class Supposition(NamedTuple):
    """One answer given otherwise; each of the values does the same. `person` is None for a key of the case."""

    person: str | None
    key: str
    act: Act
    values: tuple[str, ...]

    @property
    def place(self) -> tuple[str | None, str, str]:
        """What only one supposition of a pair may touch: a key, or one member of a list."""
        return (self.person, self.key, "" if self.act is Act.IS else self.values[0])


_YES_NO = (Answer.YES, Answer.NO)
_LEVELS = (Risk.STANDARD, Risk.MEDIUM, Risk.HIGH)
_AGREEMENT = (Agreement.YES, Agreement.NO, Agreement.UNSAFE_TO_ASK)
_CASE_KEYS = ("danger_now", "other_children")
_ONE_OF: dict[str, tuple[StrEnum, ...]] = {
    "agrees_to_service": _AGREEMENT,
    "agrees_to_share": _AGREEMENT,
    "risk": _LEVELS,
    "risk_posed": _LEVELS,
    "significant_harm": (Harm.YES, Harm.SUSPECTED, Harm.NO),
    "by_partner": _YES_NO,
    "pregnant": _YES_NO,
    "coerced": _YES_NO,
    "capacity": tuple(Capacity),
    "patient": _YES_NO,
    "told": tuple(Told),
    "care_and_support_needs": _YES_NO,
    "unable_to_protect_self": _YES_NO,
    "works_with": (WorksWith.CHILDREN, WorksWith.ADULTS_AT_RISK, WorksWith.NEITHER),
}
_LISTS: dict[str, tuple[StrEnum, ...]] = {
    "high_risk_features": tuple(Feature),
    "concerns": tuple(Concern),
    "roles": tuple(Role),
}
_TYPES: dict[str, type[StrEnum]] = {key: type(values[0]) for key, values in {**_ONE_OF, **_LISTS}.items()} | {
    "lives_in": District
}
_CAN_CONTRADICT = frozenset({AGE, "pregnant", "roles"})
KEYS = (*_CASE_KEYS, *_ONE_OF, "dash_ticks", "high_risk_features", "concerns", "harmed_by", "lives_in", AGE, "roles")
"""Every key that is supposed otherwise, those that are settled soonest first: the order in which nearness is judged."""


def suppositions(case: Case, today: date, eligibility: dict[str, Eligibility]) -> tuple[Supposition, ...]:
    """Return every single answer that could be given otherwise and contradicts nothing, nearest first.

    Nearest are the answers that are still open, then those that are settled soonest.
    """
    found = [Supposition(None, key, Act.IS, (value,)) for key in _CASE_KEYS for value in _YES_NO]
    found = [one for one in found if one.values[0] != getattr(case, one.key)]
    for person in case.people:
        about = _about(person, case, today, eligibility)
        found += [one for one in about if one.key not in _CAN_CONTRADICT or sound(case, [one], today)]
    return tuple(sorted(found, key=lambda one: _distance(case, one)))


def _distance(case: Case, supposed: Supposition) -> tuple[bool, int, bool, str]:
    holder = case.person(supposed.person) if supposed.person else case
    settled = supposed.act is not Act.IS or getattr(holder, supposed.key) not in {None, Answer.NOT_KNOWN}
    return settled, KEYS.index(supposed.key), supposed.act is Act.TAKE_OUT, supposed.person or ""


def _about(person: Person, case: Case, today: date, eligibility: dict[str, Eligibility]) -> Iterator[Supposition]:
    ref = person.ref
    for key, values in _ONE_OF.items():
        held = getattr(person, key) if person.given(key) else None
        yield from (Supposition(ref, key, Act.IS, (value,)) for value in values if value != held)
    for key, several in _LISTS.items():
        yield from _members(person, key, several)
    yield from _members(person, "harmed_by", sorted(one.ref for one in case.people if one.ref != ref))
    ticks = "" if person.dash_ticks is None else str(person.dash_ticks)
    district = () if person.lives_in is District.NOT_KNOWN else (person.lives_in,)
    years = age_on(person, today)
    age = () if years is None else (UNBORN if years < 0 else str(years),)
    yield from _alike(ref, "dash_ticks", _stretches((0, MEDIUM_TICKS, HIGH_TICKS), MOST_TICKS), (ticks,))
    yield from _alike(ref, "lives_in", districts_alike(eligibility), district)
    cuts = (*age_examples(eligibility), OLDEST_PREGNANT + 1)
    yield from _alike(ref, AGE, ((UNBORN,), *_stretches(cuts, OLDEST)), age)


def _members(person: Person, key: str, every: Iterable[str]) -> Iterator[Supposition]:
    held = {str(value) for value in getattr(person, key)}
    for value in every:
        if value not in held:
            yield Supposition(person.ref, key, Act.ADD, (str(value),))
        elif key != "roles" or len(held) > 1:
            yield Supposition(person.ref, key, Act.TAKE_OUT, (str(value),))


def _stretches(cuts: Iterable[int], last: int) -> Iterator[tuple[str, ...]]:
    bounds = sorted({*cuts, last + 1})
    yield from (tuple(str(number) for number in range(low, high)) for low, high in pairwise(bounds))


def _alike(ref: str, key: str, kinds: Iterable[tuple[str, ...]], held: tuple[str, ...]) -> Iterator[Supposition]:
    for kind in kinds:
        if held and held[0] in kind:
            continue
        yield Supposition(ref, key, Act.IS, tuple(str(value) for value in kind))


def sound(case: Case, supposed: Iterable[Supposition], today: date) -> bool:
    """Say whether a case file could hold these answers together: each key once, and no contradiction."""
    supposed = tuple(supposed)
    if len({one.place for one in supposed}) < len(supposed):
        return False
    made = otherwise(case, supposed)
    about = {one.person for one in supposed if one.person}
    return not any(not person.roles or any(of_person(person, today)) for person in made.people if person.ref in about)


def otherwise(case: Case, supposed: Iterable[Supposition]) -> Case:
    """Return the case with these answers given, by the first of their values; nothing is checked."""
    for one in supposed:
        if one.person is None:
            case = case.model_copy(update={one.key: Answer(one.values[0])})
        else:
            people = tuple(in_part(_changed(each, one)) if each.ref == one.person else each for each in case.people)
            case = case.model_copy(update={"people": people})
    return case


def _changed(person: Person, supposed: Supposition) -> Person:
    value = supposed.values[0]
    if supposed.key == AGE:
        return person.model_copy(update={AGE: None, "date_of_birth": None, UNBORN: Answer.NO} | _age(value))
    held = getattr(person, supposed.key)
    match supposed.act:
        case Act.IS:
            return person.model_copy(update={supposed.key: _typed(supposed.key, value)})
        case Act.ADD:
            return person.model_copy(update={supposed.key: (*held, _typed(supposed.key, value))})
        case Act.TAKE_OUT:
            return person.model_copy(update={supposed.key: tuple(each for each in held if each != value)})


def _age(value: str) -> dict[str, object]:
    return {UNBORN: Answer.YES} if value == UNBORN else {AGE: int(value)}


def _typed(key: str, value: str) -> object:
    if key == "dash_ticks":
        return int(value)
    return _TYPES[key](value) if key in _TYPES else value
