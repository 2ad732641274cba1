"""From weighed rules to verdicts, over one state or very many at once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refhelper.domain.rules import Outcome, Rule, Truth, Weigh
from refhelper.domain.vocabulary import Deadline, Verdict

ASK = Outcome(Verdict.ASK, None)
DEADLINES = (Deadline.NOW, Deadline.TODAY, Deadline.NEXT_WORKING_DAY, Deadline.WHEN_AGREED, None)
"""Earliest first."""


class Weighed(NamedTuple):
    """A rule that may hold somewhere, with where."""

    rule: Rule
    truth: Truth


def weighed(rules: Iterable[Rule], weigh: Weigh, ones: int) -> tuple[Weighed, ...]:
    """Weigh the rules of one service, leaving out those that hold in no state."""
    found = (Weighed(rule, rule.truth(weigh, ones)) for rule in rules)
    return tuple(one for one in found if one.truth.possible)


def outcomes(found: tuple[Weighed, ...], ones: int) -> Iterator[tuple[Outcome, int]]:
    """Yield each outcome with the states that have it; states with none are those where the service is left out.

    In order: a must that holds; a block that holds; ask, where a must, a block or an offer is open; an offer; a
    consider; ask, where a consider is open. Of several rules with one verdict the earliest deadline stands.
    """
    left = ones
    for outcome, states in _claims(found):
        if states & left:
            yield outcome, states & left
            left &= ~states


def _claims(found: tuple[Weighed, ...]) -> Iterator[tuple[Outcome, int]]:
    yield from _holding(found, Verdict.MUST)
    yield from _holding(found, Verdict.BLOCKED)
    yield ASK, _may_hold(found, {Verdict.MUST, Verdict.BLOCKED, Verdict.OFFER})
    yield from _holding(found, Verdict.OFFER)
    yield from _holding(found, Verdict.CONSIDER)
    yield ASK, _may_hold(found, {Verdict.CONSIDER})


def _holding(found: tuple[Weighed, ...], verdict: Verdict) -> Iterator[tuple[Outcome, int]]:
    giving = [one for one in found if one.rule.outcome.verdict is verdict]
    for deadline in DEADLINES if giving else ():
        states = 0
        for rule, truth in giving:
            if rule.outcome.deadline == deadline:
                states |= truth.sure
        if states:
            yield Outcome(verdict, deadline), states


def _may_hold(found: tuple[Weighed, ...], verdicts: set[Verdict]) -> int:
    states = 0
    for rule, truth in found:
        if rule.outcome.verdict in verdicts:
            states |= truth.possible & ~truth.sure
    return states
