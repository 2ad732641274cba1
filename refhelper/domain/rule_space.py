"""Every combination of the facts that rules read about one service, a bit each, weighed by the engine's own evaluator.

Values of a fact that no rule tells apart are one value here. Facts are combined freely, also where no case could
combine them: what holds in every state holds for every case. Two sets of rules can share one space, to be compared.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

from refhelper.domain.case import NOT_HARM, area_of
from refhelper.domain.cover import Grid
from refhelper.domain.facts import DISTRICTS
from refhelper.domain.rules import AGES, VALUES, Eligibility, Fact, Outcome, Rule, Truth
from refhelper.domain.vocabulary import District, Role
from refhelper.domain.weighing import outcomes, weighed

OPEN = "open"
"""The value of a fact that is not known yet."""
ROLES = tuple(
    frozenset(roles)
    for count in range(1, len(Role) + 1)
    for roles in combinations((role.value for role in Role), count)
)
"""The parts in the harm that one person may have: one or more."""

SETTLED = frozenset(
    {
        Fact.AGREES_TO_SHARE,
        Fact.AGREES_TO_SERVICE,
        Fact.CAPACITY,
        Fact.SPOKEN_TO,
        Fact.THIRD_PARTY,
        Fact.STRANGULATION,
        Fact.NOTHING_ELSE,
    }
)
"""The facts that are never open: their keys have a default."""
_BY_ROLE = frozenset({Fact.ROLE, Fact.ONLY_HARMING})
_BY_CONCERN = frozenset({Fact.CONCERN, Fact.CONCERN_OF_HARM})
_BY_AGE = frozenset({Fact.AGE_BAND, Fact.SERVICE_AGE, Fact.SERVICE_OVERLAP})
_BY_PLACE = frozenset({Fact.AREA, Fact.SERVICE_AREA})
_ONLY_HARMING = frozenset({Role.HARMING.value})
_ANY_HARM = frozenset(VALUES[Fact.CONCERN]) - NOT_HARM
_AGES = tuple(sorted(frozenset().union(*AGES.values())))
Value = str | int | frozenset[str]


class Side(NamedTuple):
    """The rules for one service, and whom every service takes."""

    rules: tuple[Rule, ...]
    eligibility: dict[str, Eligibility]


class _Seen(NamedTuple):
    """One condition, with the service and the eligibility that it relates to."""

    fact: Fact
    values: frozenset[str]
    of: Eligibility
    overlaps: frozenset[int]

    def fits(self, value: Value) -> bool:  # noqa: PLR0911 - a fact a line
        """Say whether the condition holds for a known value of its variable."""
        match self.fact, value:
            case Fact.ROLE, frozenset():
                return not self.values.isdisjoint(value)
            case Fact.ONLY_HARMING, _:
                return ("yes" if value == _ONLY_HARMING else "no") in self.values
            case Fact.AGE_BAND, _:
                return any(value in AGES[band] for band in self.values)
            case Fact.SERVICE_AGE, _:
                return any(value in self.of.ages(position) for position in self.values)
            case Fact.SERVICE_OVERLAP, _:
                return ("yes" if value in self.overlaps else "no") in self.values
            case Fact.AREA, _:
                return str(area_of(District(str(value)))) in self.values
            case Fact.SERVICE_AREA, _:
                served = self.of.districts is None or value in self.of.districts
                return ("served" if served else "outside") in self.values
            case _:
                return value in self.values


def union(parts: Iterable[int]) -> int:
    """Return all states that lie in one of the parts."""
    return reduce(or_, parts, 0)


class Space:
    """The states of one service, as one or several sets of rules see it."""

    def __init__(self, *sides: Side) -> None:
        """Find the variables that the rules read, and group the values that none of them tells apart."""
        self.conditions = {condition for side in sides for condition in _conditions(side)}
        self.variables: dict[str, list[list[Value]]] = {}
        for name, values in self._names():
            groups: dict[tuple[bool, ...], list[Value]] = {}
            for value in values:
                groups.setdefault(self._told_apart(name, value), []).append(value)
            self.variables[name] = list(groups.values())
        self.grid = Grid([len(groups) for groups in self.variables.values()])
        self.width, self.ones = self.grid.width, self.grid.ones
        self.places = {name: place for place, name in enumerate(self.variables)}
        self._slabs: dict[tuple[str, int], int] = {}

    def outcomes(self, side: Side) -> list[tuple[Outcome | None, int]]:
        """Return each outcome under one set of rules with its states; None is where the service is left out."""

        def weigh(fact: Fact, values: frozenset[str], of: str) -> Truth:
            return self._weigh(_seen(side, fact, values, of))

        found: list[tuple[Outcome | None, int]] = list(outcomes(weighed(side.rules, weigh, self.ones), self.ones))
        rest = self.ones & ~union(states for _, states in found)
        return [*found, (None, rest)] if rest else found

    def states(self, name: str, group: int) -> int:
        """Return the states in which a variable is in its n-th group of values."""
        key = (name, group)
        if key not in self._slabs:
            self._slabs[key] = self.grid.slab(self.places[name], group)
        return self._slabs[key]

    def _names(self) -> Iterator[tuple[str, tuple[Value, ...]]]:
        facts = {condition.fact for condition in self.conditions}
        if facts & _BY_ROLE:
            yield Fact.ROLE.value, ROLES
        yield from ((f"{many}.{names[0]}", ("no", "yes")) for many, names in self.all_alike())
        if facts & _BY_AGE:
            yield "age", (*_AGES, OPEN)
        if facts & _BY_PLACE:
            yield "lives_in", (*(district.value for district in DISTRICTS), OPEN)
        for fact in sorted(facts - _BY_AGE - _BY_PLACE - _BY_ROLE - _BY_CONCERN - {Fact.FEATURE}):
            yield fact.value, VALUES[fact] if fact in SETTLED else (*VALUES[fact], OPEN)

    def all_alike(self) -> Iterator[tuple[Fact, list[str]]]:
        """Yield the groups of concerns and of features that no condition tells apart."""
        yield from ((many, names) for many in (Fact.CONCERN, Fact.FEATURE) for names in self.alike(many))

    def alike(self, many: Fact) -> list[list[str]]:
        """Return the concerns (or features) in groups that every condition treats alike, without those none reads."""
        asked = [one.values for one in self.conditions if one.fact is many]
        if many is Fact.CONCERN and any(one.fact is Fact.CONCERN_OF_HARM for one in self.conditions):
            asked.append(_ANY_HARM)
        groups: dict[tuple[bool, ...], list[str]] = {}
        for value in VALUES[many]:
            groups.setdefault(tuple(value in values for values in asked), []).append(value)
        return [names for seen, names in groups.items() if any(seen)]

    def _told_apart(self, name: str, value: Value) -> tuple[bool, ...]:
        if "." in name:
            return (value == "yes",)
        own = sorted((one for one in self.conditions if variable_of(one.fact) == name), key=repr)
        return (*(value != OPEN and one.fits(value) for one in own), value == OPEN)

    def has(self, many: Fact, values: frozenset[str]) -> int:
        """Return the states in which one of the concerns (or features) is there."""
        return union(self.states(f"{many}.{names[0]}", 1) for names in self.alike(many) if not values.isdisjoint(names))

    def _weigh(self, one: _Seen) -> Truth:
        match one.fact:
            case Fact.CONCERN | Fact.FEATURE:
                held = self.has(one.fact, one.values)
                return Truth(held, held)
            case Fact.CONCERN_OF_HARM:
                harm = self.has(Fact.CONCERN, _ANY_HARM)
                truth = Truth(harm, harm)
                return truth if "yes" in one.values else truth.opposite(self.ones)
            case _:
                return self._weigh_value(one)

    def _weigh_value(self, one: _Seen) -> Truth:
        name = variable_of(one.fact)
        groups = self.variables[name]
        sure = union(
            self.states(name, at) for at, group in enumerate(groups) if group[0] != OPEN and one.fits(group[0])
        )
        unknown = union(self.states(name, at) for at, group in enumerate(groups) if group[0] == OPEN)
        fitting = {one.fits(value) for group in groups for value in group if value not in {OPEN, -1}}
        return Truth(sure if False in fitting else sure | unknown, sure | unknown if True in fitting else sure)


def variable_of(fact: Fact) -> str:
    """Return the name of the variable that a fact looks at."""
    if fact is Fact.ONLY_HARMING:
        return Fact.ROLE.value
    return "age" if fact in _BY_AGE else "lives_in" if fact in _BY_PLACE else fact.value


def _conditions(side: Side) -> Iterator[_Seen]:
    for rule in side.rules:
        row, of = rule.row, rule.row.of or rule.service
        for part in (row.when, row.could_be, row.unless, *row.any, *row.and_any):
            yield from (_seen(side, fact, values, of) for fact, values in part.items())


def _seen(side: Side, fact: Fact, values: frozenset[str], of: str) -> _Seen:
    """Return a condition; conditions on nothing of a service relate to none, so that both sides share them."""
    if fact not in {Fact.SERVICE_AGE, Fact.SERVICE_AREA, Fact.SERVICE_OVERLAP}:
        return _Seen(fact, values, Eligibility(), frozenset())
    takes = side.eligibility.get(of, Eligibility())
    others = frozenset().union(*(side.eligibility.get(other, Eligibility()).ages("within") for other in takes.overlaps))
    both = takes.ages("within") & others if fact is Fact.SERVICE_OVERLAP else frozenset()
    return _Seen(fact, values, takes, both)
