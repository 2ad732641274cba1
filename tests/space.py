"""Every combination of the facts that the rules of one service read, a bit each, weighed by the engine's own evaluator.

States of a fact that no rule of the service tells apart are one state here; which of them it stands for is kept, so
that steps (a risk raised, an answer taken back) can be followed. Facts are combined freely, also where no case could
combine them: what holds here holds for every case.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from refhelper.domain.rules import AGES, VALUES, Fact, Rule, Truth
from refhelper.domain.vocabulary import District
from refhelper.domain.weighing import outcomes, weighed
from tests.engine import rulebook

MANY = (Fact.ROLE, Fact.CONCERN, Fact.FEATURE)
SETTLED = {
    Fact.AGREES_TO_SHARE, Fact.AGREES_TO_SERVICE, Fact.CAPACITY, Fact.SPOKEN_TO, Fact.THIRD_PARTY, Fact.STRANGULATION,
    Fact.NOTHING_ELSE,
}  # fmt: skip
BY_AGE = {Fact.AGE_BAND, Fact.SERVICE_AGE, Fact.SERVICE_OVERLAP}
BY_PLACE = {Fact.AREA, Fact.SERVICE_AREA}
FROM_ROLES, FROM_CONCERNS = {Fact.ONLY_HARMING}, {Fact.CONCERN_OF_HARM}
PLACES = (District.YORK, District.SELBY, District.ELSEWHERE)
NOT_HARM = {"suicidal", "dnacpr"}
OPEN = "open"
Value = str | int


def conditions(rules: tuple[Rule, ...]) -> set[tuple[Fact, frozenset[str], str]]:
    """Return every condition of the rules, with the service it relates to."""
    found = set()
    for rule in rules:
        row, of = rule.row, rule.row.of or rule.service
        for part in (row.when, row.could_be, row.unless, *row.any, *row.and_any):
            found |= {(fact, values, of) for fact, values in part.items()}
    return found


def union(parts: Iterable[int]) -> int:
    """Return all states that lie in one of the parts."""
    return reduce(or_, parts, 0)


class Space:
    """The states of one service."""

    def __init__(self, service: str, rules: tuple[Rule, ...]):
        self.service, self.rules, self.found = service, rules, conditions(rules)
        self.variables: dict[str, list[list[Value]]] = {}
        for name, values in self._names():
            groups: dict[tuple[bool, ...], list[Value]] = {}
            for value in values:
                groups.setdefault(self._seen(name, value), []).append(value)
            self.variables[name] = list(groups.values())
        self.strides, self.width = {}, 1
        for name, groups in self.variables.items():
            self.strides[name] = self.width
            self.width *= len(groups)
        self.ones = (1 << self.width) - 1
        self.patterns: dict[tuple[str, int], int] = {}
        self.truths: dict[tuple[Fact, frozenset[str], str], Truth] = {}
        weights = weighed(rules, self.weigh, self.ones)
        self.outcomes = [(outcome, states & self.possible) for outcome, states in outcomes(weights, self.ones)]

    def _names(self) -> Iterator[tuple[str, tuple[Value, ...]]]:
        facts = {fact for fact, _, _ in self.found}
        yield from ((f"role.{role}", ("no", "yes")) for role in VALUES[Fact.ROLE] if facts & {Fact.ROLE, *FROM_ROLES})
        for many in (Fact.CONCERN, Fact.FEATURE):
            yield from ((f"{many}.{names[0]}", ("no", "yes")) for names in self._alike(many))
        if facts & BY_AGE:
            yield "age", (*(-1, 5, 11, 14, 16, 17, 40), OPEN)
        if facts & BY_PLACE:
            yield "place", (*PLACES, OPEN)
        for fact in sorted(facts - BY_AGE - BY_PLACE - set(MANY) - FROM_ROLES - FROM_CONCERNS):
            yield fact.value, VALUES[fact] if fact in SETTLED else (*VALUES[fact], OPEN)

    def _alike(self, many: Fact) -> list[list[str]]:
        """Group the concerns (or features) that every condition of the service treats alike."""
        asked = [values for fact, values, _ in self.found if fact is many]
        if many is Fact.CONCERN and any(fact in FROM_CONCERNS for fact, _, _ in self.found):
            asked.append(frozenset(VALUES[many]) - NOT_HARM)
        groups: dict[tuple[bool, ...], list[str]] = {}
        for value in VALUES[many]:
            groups.setdefault(tuple(value in values for values in asked), []).append(value)
        return [names for seen, names in groups.items() if any(seen)]

    def _seen(self, name: str, value: Value) -> tuple[bool, ...]:
        """Return how every condition sees one value, so that values seen alike can be one state."""
        if "." in name:
            return (value == "yes",)
        return (
            *tuple(
                self._fits(fact, values, of, value)
                for fact, values, of in sorted(self.found, key=repr)
                if self._name(fact) == name
            ),
            value == OPEN,
        )

    @staticmethod
    def _name(fact: Fact) -> str:
        return "age" if fact in BY_AGE else "place" if fact in BY_PLACE else fact.value

    def _fits(self, fact: Fact, values: frozenset[str], of: str, value: Value) -> bool:
        if value == OPEN:
            return False
        takes = rulebook().eligibility.get(of)
        if fact is Fact.AGE_BAND:
            return any(value in AGES[band] for band in values)
        if fact is Fact.SERVICE_AGE:
            return any(value in takes.ages(position) for position in values)
        if fact is Fact.SERVICE_OVERLAP:
            both = frozenset().union(*(rulebook().eligibility[other].ages("within") for other in takes.overlaps))
            return ("yes" if value in takes.ages("within") & both else "no") in values
        if fact is Fact.AREA:
            return {District.YORK: "york", District.SELBY: "north_yorkshire", District.ELSEWHERE: "elsewhere"}.get(
                value
            ) in values
        if fact is Fact.SERVICE_AREA:
            served = takes.districts is None or value in takes.districts
            return ("served" if served else "outside") in values
        return value in values

    def states(self, name: str, group: int) -> int:
        """Return the states in which a variable is in its n-th group of values."""
        key = (name, group)
        if key not in self.patterns:
            stride = self.strides[name]
            length = stride * len(self.variables[name])
            pattern = ((1 << stride) - 1) << (group * stride)
            while length < self.width:
                pattern |= pattern << length
                length *= 2
            self.patterns[key] = pattern & self.ones
        return self.patterns[key]

    def where(self, name: str, *values: Value) -> int:
        """Return the states in which a variable surely has one of the values."""
        groups = self.variables.get(name, [])
        return union(self.states(name, number) for number, group in enumerate(groups) if set(group) <= set(values))

    def has(self, many: str, *values: str) -> int:
        """Return the states in which one of the roles, concerns or features holds."""
        found = 0
        for names in [[role] for role in values] if many == "role" else self._alike(Fact(many)):
            if set(names) & set(values) and f"{many}.{names[0]}" in self.variables:
                found |= self.where(f"{many}.{names[0]}", "yes")
        return found

    @property
    def possible(self) -> int:
        """Return the states in which the person has a role at all."""
        return self.has("role", *VALUES[Fact.ROLE]) if "role.harmed" in self.variables else self.ones

    def weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:
        """Weigh one condition over all states at once."""
        key = (fact, values, of)
        if key not in self.truths:
            self.truths[key] = self._weigh(*key)
        return self.truths[key]

    def _weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:
        if fact in MANY:
            held = self.has(fact.value, *values)
            return Truth(held, held)
        if fact is Fact.ONLY_HARMING:
            only = self.has("role", "harming") & ~self.has("role", "harmed", "affected")
            held = only if "yes" in values else self.ones & ~only
            return Truth(held, held)
        if fact is Fact.CONCERN_OF_HARM:
            harm = self.has("concern", *(set(VALUES[Fact.CONCERN]) - NOT_HARM))
            return Truth(harm, harm) if "yes" in values else Truth(self.ones & ~harm, self.ones & ~harm)
        name = self._name(fact)
        sure = union(
            self.states(name, number)
            for number, group in enumerate(self.variables[name])
            if self._fits(fact, values, of, group[0])
        )
        return Truth(sure, sure | self.where(name, OPEN))

    def with_verdict(self, *verdicts: str) -> int:
        """Return the states in which the service has one of the verdicts."""
        found = 0
        for outcome, states in self.outcomes:
            found |= states if outcome.verdict in verdicts else 0
        return found

    def moved(self, states: int, name: str, start: int, end: int) -> int:
        """Return where states with one group of a variable come to lie when it changes to another group."""
        taken = states & self.states(name, start)
        by = (end - start) * self.strides[name]
        return taken << by if by >= 0 else taken >> -by

    def steps(self, name: str, rises: dict[Value, tuple[Value, ...]]) -> Iterator[tuple[int, int]]:
        """Yield the changes of a variable that lead from a value to one of those above it."""
        groups = self.variables.get(name, [])
        for start, before in enumerate(groups):
            for end, after in enumerate(groups):
                if start != end and any(set(rises.get(value, ())) & set(after) for value in before):
                    yield start, end
