"""The people of a case in relation to one another: each one's open keys, and what the others bring."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import accumulate, combinations

from refhelper.domain.case import Case, Person
from refhelper.domain.circle import Answers, Circle, contribution, together, turns, ways
from refhelper.domain.facts import Around, Known, PersonFacts, View, is_domestic
from refhelper.domain.possible import Possible, case_possible, examples, possible, signs_around, suspects
from refhelper.domain.rules import Fact, Rulebook, Truth
from refhelper.domain.vocabulary import Role

CIRCLE_KEYS = tuple(f"circle.{field}" for field in Circle._fields)
_WAY_KEYS = Answers._fields


class Situation:
    """A case on a day, ready for the facts of each person to be weighed."""

    def __init__(self, case: Case, today: date, rulebook: Rulebook) -> None:
        """Work out what is open for everybody, and what everybody may bring to everybody else."""
        self.today, self.eligibility, self.kinds = today, rulebook.eligibility, examples(rulebook.eligibility)
        self._vectors: dict[tuple[object, ...], frozenset[Circle]] = {}
        self._take(case, {person.ref: possible(person, case, today, self.kinds) for person in case.people})
        self.both = cache(lambda one, two: together((one, two)))
        self.others_bring: Callable[..., frozenset[Circle]] = cache(self._others_bring)
        self.swings = cache(self._swings)
        self._brings: Callable[[str, str], dict[Answers, Circle]] = cache(self._brought)
        self._without_each = cache(self._left_out)

    def _take(self, case: Case, known: dict[str, Possible]) -> None:
        self.case, self.possible = case, known
        self._abused = any(not {Role.HARMED, Role.HARMING}.isdisjoint(p.roles) for p in case.people)
        self._people = {person.ref: person for person in case.people}

    def known(self, person: Person) -> Known:
        """Return the view of one person as the case stands."""
        return Known(self.possible[person.ref] | circle_possible(self.others_bring(person.ref)))

    def facts(self, person: Person, view: View) -> PersonFacts:
        """Return the facts of one person over the states of a view."""
        return PersonFacts(person, self.around(person), view, self.eligibility)

    def around(self, person: Person) -> Around:
        """Return what is settled about the people around somebody."""
        return Around(signs_around(person, self.case), self._abused)

    def _brought(self, other: str, to: str) -> dict[Answers, Circle]:
        """Return what one other person brings, for each way in which their keys may turn out."""
        giver, taker = self._people[other], self._people[to]
        domestic = is_domestic(giver)
        return {way: contribution(giver, taker, way, domestic) for way in ways(self.possible[other])}

    def _others_bring(self, person: str, besides: str = "") -> frozenset[Circle]:
        """Return every vector that the others (but one) can reach together."""
        if besides:
            return self._without_each(person)[besides]
        return together(self.vectors(other, person) for other in self._people if other != person)

    def vectors(self, other: str, to: str) -> frozenset[Circle]:
        """Return every vector that one other person can bring; worked out once for people who are alike in it."""
        giver, taker = self._people[other], self._people[to]
        links = (to in giver.harmed_by, other in taker.harmed_by, suspects(giver, taker))
        alike = (turns(self.possible[other]), giver.roles, links, is_domestic(giver))
        if alike not in self._vectors:
            self._vectors[alike] = frozenset(self._brings(other, to).values())
        return self._vectors[alike]

    def _left_out(self, person: str) -> dict[str, frozenset[Circle]]:
        """Return what the others can reach together, without each of them in turn."""
        others = [ref for ref in self._people if ref != person]
        brought = [self.vectors(other, person) for other in others]
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


def circle_possible(around: frozenset[Circle]) -> Possible:
    """Return what each of the keys may be that stand for what the others bring."""
    circle: Possible = {
        key: tuple(sorted({vector[index] for vector in around})) for index, key in enumerate(CIRCLE_KEYS)
    }
    return circle | {"unknowable_risk": (0, 1, 2)}


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

    def __init__(self, view: View, *, nothing_else: int) -> None:
        """Take the states, and in which of them nothing else in the plan gives anyone anything to do."""
        self.view, self.nothing_else = view, nothing_else

    def weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:  # noqa: ARG002 - one signature for all facts
        """Return where the fact has one of the values."""
        if fact is Fact.NOTHING_ELSE:
            holds = self.nothing_else if "yes" in values else self.view.ones & ~self.nothing_else
            return Truth(holds, holds)
        return self.view.where(fact, values)
