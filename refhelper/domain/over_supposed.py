"""One service weighed over many supposed cases: what changes its verdict, and which rule is nearest to giving one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from typing import NamedTuple

from refhelper.domain.plan import Reason
from refhelper.domain.routing import TO_DO, reasons_for
from refhelper.domain.rules import Outcome, Rule, Truth, Weigh
from refhelper.domain.supposed import Supposed
from refhelper.domain.supposing import Act, Supposition
from refhelper.domain.vocabulary import Verdict
from refhelper.domain.weighing import Weighed, outcomes, weighed

ROUNDS = (6, 60)
"""How many pairs of answers are tried for one service: first a few, then more where none of them did."""
_TWO = 2
Failing = Sequence[Sequence[Truth]]
"""For each rule what keeps it from giving its verdict."""


class Turn(NamedTuple):
    """An answer that changes a verdict, and to what; None where the service would be left out."""

    supposed: Supposition
    outcome: Outcome | None


class Nearest(NamedTuple):
    """The rule that would give a service something to do, and the one or two answers that differ."""

    supposed: Supposed
    outcome: Outcome
    reason: Reason


class OverSupposed:
    """The rules of one service, in the case as it stands (state 0) and in each supposed case after it."""

    def __init__(self, rules: Sequence[Rule], weigh: Weigh, ones: int, every: Sequence[Supposed]) -> None:
        """Weigh the rules."""
        self._rules, self._weigh, self._ones, self._every = rules, weigh, ones, every
        self._found = weighed(rules, weigh, ones)
        self._outcomes = tuple(outcomes(self._found, ones))

    @cached_property
    def now(self) -> Outcome | None:
        """The outcome as the case stands; None where the service is left out."""
        return self._outcome(0)

    @property
    def chosen(self) -> bool:
        """Whether there is something to do as the case stands."""
        return self.now is not None and self.now.verdict in TO_DO

    def nearest_is_one_of(self, wanted: Collection[Supposed]) -> bool:
        """Say whether a single answer that is wanted here brings something to do."""
        acting = self.states_with(TO_DO)
        return any(acting >> state & 1 for state, supposed in enumerate(self._every, 1) if supposed in wanted)

    def states_with(self, verdicts: Collection[Verdict]) -> int:
        """Return the cases in which the service has one of the verdicts."""
        found = 0
        for outcome, states in self._outcomes:
            found |= states if outcome.verdict in verdicts else 0
        return found

    def _outcome(self, state: int) -> Outcome | None:
        return next((outcome for outcome, states in self._outcomes if states >> state & 1), None)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Every single answer that changes the verdict or its deadline, nearest first; alike ones together."""
        every = ((self._every[state - 1][0], self._outcome(state)) for state in _bits(self._ones & ~1))
        turned = ((supposed, outcome) for supposed, outcome in every if outcome != self.now)
        return tuple(Turn(*turn) for turn in _merged(turned))

    @cached_property
    def nearest(self) -> Nearest | None:
        """The nearest rule that a single answer brings, with everything alike that brings it; None where none does."""
        first = next(_bits(self.states_with(TO_DO) & ~1), None)
        if first is None:
            return None
        found = self._reached(first)
        (lead,) = found.supposed
        alike = [
            one.supposed[0]
            for state in _bits(self.states_with(TO_DO) & ~1)
            if (one := self._reached(state))[1:] == found[1:] and _kin(one.supposed[0]) == _kin(lead)
        ]
        return found._replace(supposed=(lead._replace(values=tuple(v for one in alike for v in one.values)),))

    def nearest_of(self, wanted: Iterable[Supposed]) -> Nearest | None:
        """Return what the first of these suppositions brings that brings something to do."""
        acting = self.states_with(TO_DO)
        states = {supposed: state for state, supposed in enumerate(self._every, 1)}
        return next((self._reached(states[one]) for one in wanted if acting >> states[one] & 1), None)

    def _reached(self, state: int) -> Nearest:
        there = [
            Weighed(rule, Truth(truth.sure >> state & 1, truth.possible >> state & 1)) for rule, truth in self._found
        ]
        outcome = next(outcome for outcome, states in self._outcomes if states >> state & 1)
        return Nearest(self._every[state - 1], outcome, reasons_for(there, outcome.verdict)[0])

    def pairs(self, asked: Collection[Supposed]) -> Iterator[tuple[int, int]]:
        """Yield the states of two single answers that may together bring a rule, likeliest and nearest first.

        `asked` are the answers to what is still open for this service. What is less likely is worked out only when
        it is wanted.
        """
        open_still = {state for state, supposed in enumerate(self._every, 1) if supposed in asked}
        failing = [
            [part for part in self._parts(rule) if not part.sure & 1]
            for rule in self._rules
            if rule.outcome.verdict in TO_DO
        ]
        seen: set[tuple[int, int]] = set()
        for pairs in (
            _twos(open_still),
            self._mending(failing),
            self._moving(failing, open_still),
            self._last(failing),
        ):
            new = set(pairs) - seen
            seen |= new
            yield from sorted(new, key=lambda pair: (sum(pair), pair))

    @staticmethod
    def _mending(every: Failing) -> Iterator[tuple[int, int]]:
        """Yield pairs of which each answer mends some of what fails of a rule, and both together all of it."""
        for failing in every:
            for first in _bits(_union(part.sure for part in failing)):
                left = [part.sure for part in failing if not part.sure >> first & 1]
                yield from ((min(first, second), max(first, second)) for second in _bits(_all(left)))

    def _moving(self, every: Failing, open_still: set[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs where both move the only thing that fails, or what is still open."""
        for failing in every:
            if len(failing) < _TWO:
                moved = {state for part in failing for state in _bits(self._moved(part))}
                yield from _twos(moved | open_still)

    def _last(self, every: Failing) -> Iterator[tuple[int, int]]:
        """Yield pairs where one answer mends all that fails but one thing, and another of the same person may that."""
        for failing in every:
            for first in _bits(_union(part.sure for part in failing)):
                left = [part.sure for part in failing if not part.sure >> first & 1]
                if len(left) == 1 and not left[0]:
                    yield from ((min(first, second), max(first, second)) for second in self._of_the_same(first))

    def _parts(self, rule: Rule) -> Iterator[Truth]:
        """Yield everything that must hold for the rule to give its verdict: its parts, and that nothing stops it."""
        yield from rule.parts(self._weigh, self._ones)
        if rule.outcome.verdict is not Verdict.MUST:
            blocks = (truth for other, truth in self._found if other.outcome.verdict is Verdict.BLOCKED)
            yield from (truth.opposite(self._ones) for truth in blocks)

    def _of_the_same(self, state: int) -> Iterator[int]:
        """Yield the states in which another answer of the same person, or of the case, is given otherwise."""
        person = self._every[state - 1][0].person
        yield from (
            other
            for other, supposed in enumerate(self._every, 1)
            if other != state and supposed[0].person in {None, person} and supposed[0].act is Act.IS
        )

    def _moved(self, part: Truth) -> int:
        """Return the cases in which a part is otherwise than as things stand."""
        sure = part.sure ^ (self._ones if part.sure & 1 else 0)
        return sure | part.possible ^ (self._ones if part.possible & 1 else 0)


def _twos(states: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(states)
    return ((one, two) for at, one in enumerate(ordered) for two in ordered[at + 1 :])


def _all(every: Iterable[int]) -> int:
    """Return the states that lie in all of these; none where there is nothing to lie in."""
    every = list(every)
    return reduce(and_, every) if every else 0


def _union(every: Iterable[int]) -> int:
    return reduce(or_, every, 0)


def _bits(states: int) -> Iterator[int]:
    while states:
        low = states & -states
        yield low.bit_length() - 1
        states ^= low


def _kin(supposed: Supposition) -> tuple[object, ...]:
    return supposed.person, supposed.key, supposed.act


def _merged(turns: Iterable[tuple[Supposition, Outcome | None]]) -> Iterator[tuple[Supposition, Outcome | None]]:
    groups: dict[tuple[object, ...], tuple[Supposition, Outcome | None]] = {}
    for supposed, outcome in turns:
        kin = (*_kin(supposed), outcome)
        held = groups[kin][0].values if kin in groups else ()
        groups[kin] = (supposed._replace(values=held + supposed.values), outcome)
    yield from groups.values()
