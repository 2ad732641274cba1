"""The people of a case in relation to one another: each one's open keys, and what the others bring."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import accumulate, combinations

from refhelper.domain.case import Case, Person
from refhelper.domain.circle import Answers, Circle, contribution, together, ways
from refhelper.domain.facts import Around, Known, PersonFacts, View, is_domestic
from refhelper.domain.possible import Possible, case_possible, possible, suspects
from refhelper.domain.rules import Fact, Rulebook, Truth
from refhelper.domain.vocabulary import Role

CIRCLE_KEYS = tuple(f"circle.{field}" for field in Circle._fields)
_WAY_KEYS = Answers._fields


class Situation:
    """A case on a day, ready for the facts of each person to be weighed."""

    def __init__(self, case: Case, today: date, rulebook: Rulebook) -> None:
        """Work out what is open for everybody, and what everybody may bring to everybody else."""
        self.case, self.eligibility = case, rulebook.eligibility
        self.possible = {p.ref: possible(p, case, today, rulebook.eligibility) for p in case.people}
        self._ways = {ref: ways(known) for ref, known in self.possible.items()}
        self._abused = any(not {Role.HARMED, Role.HARMING}.isdisjoint(p.roles) for p in case.people)
        self._people = {person.ref: person for person in case.people}
        self.others_bring = cache(self._others_bring)
        self.swings = cache(self._swings)
        self._brings = cache(self._brought)
        self._without_each = cache(self._left_out)

    def known(self, person: Person) -> Known:
        """Return the view of one person as the case stands."""
        around = self.others_bring(person.ref)
        circle: Possible = {
            key: tuple(sorted({vector[index] for vector in around})) for index, key in enumerate(CIRCLE_KEYS)
        }
        return Known(self.possible[person.ref] | circle | {"unknowable_risk": (0, 1, 2)})

    def facts(self, person: Person, view: View) -> PersonFacts:
        """Return the facts of one person over the states of a view."""
        named = tuple(other for other in self.case.people if suspects(person, other))
        return PersonFacts(person, Around(named, self._abused), view, self.eligibility)

    def _brought(self, other: str, to: str) -> dict[Answers, Circle]:
        """Return what one other person brings, for each way in which their keys may turn out."""
        giver, taker = self._people[other], self._people[to]
        domestic = is_domestic(giver)
        return {way: contribution(giver, taker, way, domestic) for way in self._ways[other]}

    def _others_bring(self, person: str, besides: str = "") -> frozenset[Circle]:
        """Return every vector that the others (but one) can reach together."""
        if besides:
            return self._without_each(person)[besides]
        others = (ref for ref in self._people if ref != person)
        return together(frozenset(self._brings(other, person).values()) for other in others)

    def _left_out(self, person: str) -> dict[str, frozenset[Circle]]:
        """Return what the others can reach together, without each of them in turn."""
        others = [ref for ref in self._people if ref != person]
        brought = [frozenset(self._brings(other, person).values()) for other in others]
        before = list(accumulate(brought, lambda one, two: together((one, two)), initial=frozenset({Circle()})))
        after = list(accumulate(brought[::-1], lambda one, two: together((one, two)), initial=frozenset({Circle()})))
        return {ref: together((before[at], after[-at - 2])) for at, ref in enumerate(others)}

    def _swings(self, other: str, to: str) -> dict[str, frozenset[tuple[Circle, Circle]]]:
        """Return, for each open key of another person, the pairs of vectors that its answers alone swing between."""
        brought = self._brings(other, to)
        return {
            key: frozenset(_pairs(brought, index))
            for index, key in enumerate(_WAY_KEYS)
            if len({way[index] for way in brought}) > 1
        }


def _pairs(brought: dict[Answers, Circle], index: int) -> Iterable[tuple[Circle, Circle]]:
    alike: dict[tuple[int, ...], set[Circle]] = {}
    for way, vector in brought.items():
        alike.setdefault(way[:index] + way[index + 1 :], set()).add(vector)
    for vectors in alike.values():
        yield from combinations(sorted(vectors), 2)


def weigh_case(case: Case, *, nothing_else: bool) -> tuple[Known, "CaseFacts"]:
    """Return the view of the whole case, and its facts."""
    view = Known(case_possible(case))
    return view, CaseFacts(view, nothing_else=nothing_else)


class CaseFacts:
    """Weighs the facts that belong to the whole case."""

    FACTS = frozenset({Fact.DANGER_NOW, Fact.OTHER_CHILDREN, Fact.NOTHING_ELSE})

    def __init__(self, view: View, *, nothing_else: bool) -> None:
        """Take the states, and whether nothing else in the plan gives anyone anything to do."""
        self.view, self.nothing_else = view, nothing_else

    def weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:  # noqa: ARG002 - one signature for all facts
        """Return where the fact has one of the values."""
        if fact is Fact.NOTHING_ELSE:
            holds = self.view.ones if ("yes" if self.nothing_else else "no") in values else 0
            return Truth(holds, holds)
        return self.view.where(fact, values)
