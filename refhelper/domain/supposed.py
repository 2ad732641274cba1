"""One person over many cases at once, a bit a case: the case as it stands, then with answers given otherwise.

The rules are weighed by the evaluator that makes the plan; only the states are others.
"""

from collections.abc import Collection, Iterable, Sequence

from refhelper.domain.case import Case, Person
from refhelper.domain.circle import Circle
from refhelper.domain.facts import READS, Around, PersonFacts
from refhelper.domain.possible import Possible, Value, case_possible, possible, signs_around
from refhelper.domain.rules import Fact, Truth
from refhelper.domain.situation import Situation, circle_possible
from refhelper.domain.supposing import Supposition, otherwise

Supposed = tuple[Supposition, ...]
"""Answers given otherwise together; none is the case as it stands."""

_SEEN_BY_OTHERS = frozenset({"roles", "high_risk_features", "concerns"})
_TURNS_TO_OTHERS = frozenset({"roles", "harmed_by"})


class SupposedSituation(Situation):
    """A situation with some answers given otherwise; what they do not touch comes from the one that stands."""

    def __init__(self, base: Situation, supposed: Supposed) -> None:
        """Work out anew what the answers touch."""
        self._base = base
        self.today, self.eligibility, self.kinds = base.today, base.eligibility, base.kinds
        self._vectors = base._vectors  # noqa: SLF001 - shared on purpose
        case = otherwise(base.case, supposed)
        self._touched = frozenset(_touched(base, case, supposed))
        self._turned = {one.person for one in supposed if one.key in _TURNS_TO_OTHERS}
        anew = {ref: possible(case.person(ref), case, base.today, base.kinds) for ref in self._touched}
        self._take(case, base.possible | anew)
        self.others_bring, self._brings = self._others_bring, self._brought  # each is asked for once

    def _others_bring(self, person: str, besides: str = "") -> frozenset[Circle]:
        if person in self._turned or besides:
            return super()._others_bring(person, besides)
        others = self._touched - {person}
        if not others:
            return self._base.others_bring(person)
        if len(others) > 1:
            return super()._others_bring(person)
        (other,) = others
        return self._base.both(self._base.others_bring(person, other), self.vectors(other, person))


def _touched(base: Situation, case: Case, supposed: Supposed) -> Iterable[str]:
    if any(one.person is None for one in supposed):
        return base.possible
    touched = {one.person for one in supposed if one.person}
    if any(one.key in _SEEN_BY_OTHERS for one in supposed):
        both = zip(base.case.people, case.people, strict=True)
        touched |= {new.ref for old, new in both if base.around(old).signs != signs_around(new, case)}
    return touched


class Columns:
    """What the keys of one person may be in each of many cases: a state a case."""

    def __init__(self, columns: Sequence[Possible]) -> None:
        """Take what is possible in each case."""
        self.columns, self.ones = columns, (1 << len(columns)) - 1
        self._kinds: dict[str, dict[tuple[Value, ...], int]] = {}
        self._found: dict[tuple[str, frozenset[Value]], Truth] = {}

    def where(self, key: str, allowed: Collection[Value]) -> Truth:
        """Return the cases in which every possible value is allowed, and those in which one is."""
        asked = (key, frozenset(allowed))
        if asked not in self._found:
            self._found[asked] = self._where(*asked)
        return self._found[asked]

    def _where(self, key: str, allowed: frozenset[Value]) -> Truth:
        sure = may = 0
        for values, states in self._by_kind(key).items():
            fitting = sum(value in allowed for value in values)
            sure |= states if fitting == len(values) else 0
            may |= states if fitting else 0
        return Truth(sure, may)

    def _by_kind(self, key: str) -> dict[tuple[Value, ...], int]:
        if key not in self._kinds:
            kinds: dict[tuple[Value, ...], int] = {}
            for number, column in enumerate(self.columns):
                kinds[column[key]] = kinds.get(column[key], 0) | 1 << number
            self._kinds[key] = kinds
        return self._kinds[key]


def case_columns(situations: Sequence[Situation]) -> Columns:
    """Return the keys of the whole case, over these cases."""
    return Columns([case_possible(situation.case) for situation in situations])


class OverCases:
    """Weighs the facts of one person over many cases."""

    def __init__(self, ref: str, situations: Sequence[Situation]) -> None:
        """Take the person and the cases."""
        brought: dict[frozenset[Circle], Possible] = {}
        columns, kinds = [], dict[tuple[int, Around], tuple[Person, int]]()
        for number, situation in enumerate(situations):
            around = situation.others_bring(ref)
            if around not in brought:
                brought[around] = circle_possible(around)
            columns.append(situation.possible[ref] | brought[around])
            person = situation.case.person(ref)
            kind = (id(person), situation.around(person))
            kinds[kind] = (person, kinds.get(kind, (person, 0))[1] | 1 << number)
        self.view, self._eligibility = Columns(columns), situations[0].eligibility
        self._kinds = [(person, around, states) for (_, around), (person, states) in kinds.items()]
        self._found: dict[tuple[Fact, frozenset[str], str], Truth] = {}
        self._facts: dict[tuple[str, ...], list[tuple[PersonFacts, int]]] = {}

    def weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:
        """Return the cases in which the fact has, and may have, one of the values."""
        asked = (fact, values, of)
        if asked not in self._found:
            sure = may = 0
            for facts, states in self._alike(READS.get(fact, ())):
                truth = facts.weigh(*asked)
                sure, may = sure | truth.sure & states, may | truth.possible & states
            self._found[asked] = Truth(sure, may)
        return self._found[asked]

    def _alike(self, reads: tuple[str, ...]) -> list[tuple[PersonFacts, int]]:
        """Return the facts of the person for each kind of case, as far as they read anything of the person."""
        if reads not in self._facts:
            kinds: dict[tuple[object, ...], tuple[PersonFacts, int]] = {}
            for person, around, states in self._kinds:
                kind = (around, *(getattr(person, name) for name in reads)) if reads else ()
                known = kinds.get(kind) or (PersonFacts(person, around, self.view, self._eligibility), 0)
                kinds[kind] = (known[0], known[1] | states)
            self._facts[reads] = list(kinds.values())
        return self._facts[reads]
