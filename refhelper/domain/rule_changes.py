"""What a change of rules changes: not lines but situations, over the whole space of the facts that the rules read."""

from collections.abc import Iterator
from typing import NamedTuple

from refhelper.domain.cover import Box, Grid
from refhelper.domain.rule_space import OPEN, Side, Space, Value
from refhelper.domain.rules import Outcome, Rulebook, RuleRow

MOST = 60
"""Descriptions of one change, at most; more would be read by nobody."""


class Situation(NamedTuple):
    """Allowed values of the variables that matter; the rest may be as they like. `states` is how many it holds."""

    allowed: dict[str, tuple[Value, ...]]
    states: int


class Change(NamedTuple):
    """One service whose verdict changes from one to another in these situations, for a person or for the case.

    `known` describes those where every fact that matters is known, `open` the others; `undescribed` counts those that
    would take too many words. `alike` names what stands behind a concern or a feature that is named for several.
    """

    service: str
    of_case: bool
    before: Outcome | None
    after: Outcome | None
    known: tuple[Situation, ...]
    open: tuple[Situation, ...]
    undescribed: int
    states: int
    of_states: int
    alike: dict[str, tuple[str, ...]]


def changes(old: Rulebook, new: Rulebook) -> tuple[Change, ...]:
    """Return every change of a verdict or a deadline, service by service; none where no situation differs."""
    return tuple(change for of_case in (False, True) for change in _of_kind(old, new, of_case=of_case))


def reworded(old: tuple[RuleRow, ...], new: tuple[RuleRow, ...]) -> tuple[str, ...]:
    """Return the ids of rules whose sentence, source or review date changed, or that ask for people anew."""

    def said(rows: tuple[RuleRow, ...]) -> dict[str, set[tuple[str, ...]]]:
        found: dict[str, set[tuple[str, ...]]] = {}
        for row in rows:
            found.setdefault(row.id, set()).add((row.because, row.source, row.reviewed_on, row.asks_for_people))
        return found

    before, after = said(old), said(new)
    return tuple(sorted(rule for rule in before.keys() & after.keys() if before[rule] != after[rule]))


def _of_kind(old: Rulebook, new: Rulebook, *, of_case: bool) -> Iterator[Change]:
    before, after = ((book.case_rules if of_case else book.person_rules) for book in (old, new))
    for service in dict.fromkeys((*new.services, *old.services)):
        sides = Side(before.get(service, ()), old.eligibility), Side(after.get(service, ()), new.eligibility)
        if sides[0] != sides[1]:
            yield from _of_service(service, sides[0], sides[1], of_case=of_case)


def _of_service(service: str, old: Side, new: Side, *, of_case: bool) -> Iterator[Change]:
    space = Space(old, new)
    before, after = space.outcomes(old), space.outcomes(new)
    alike = {f"{many}.{names[0]}": tuple(names) for many, names in space.all_alike()}
    for one, held in before:
        for other, holds in after:
            states = held & holds
            if states and one != other:
                described = _Described(space, states)
                known, unknown = described.known(), described.open()
                count = states.bit_count()
                yield Change(service, of_case, one, other, known, unknown, described.left, count, space.width, alike)


class _Described:
    """A set of states of a space put into words as few as can be found."""

    def __init__(self, space: Space, states: int) -> None:
        self.values = list(space.variables.values())
        self.names = list(space.variables)
        self.left = 0
        whole = space.grid
        self.kept: list[tuple[int, list[int]]] = [(at, list(range(whole.sizes[at]))) for at in whole.matters(states)]
        self.grid, self.states = whole.narrowed(states, self.kept)
        self.each = whole.width // self.grid.width

    def known(self) -> tuple[Situation, ...]:
        """Return the situations in which every fact that matters is known."""
        known = [
            (at, [place for place in places if self.values[variable][place] != [OPEN]])
            for at, (variable, places) in enumerate(self.kept)
        ]
        grid, states = self.grid.narrowed(self.states, known)
        matter = grid.matters(states)
        small, found = grid.narrowed(states, [(at, range(grid.sizes[at])) for at in matter])
        kept = [(self.kept[at][0], known[at][1]) for at in matter]
        return self._situations(small, found, kept, self.each * (grid.width // small.width))

    def open(self) -> tuple[Situation, ...]:
        """Return the situations in which some fact that matters is not known."""
        unknown = 0
        for at, (variable, places) in enumerate(self.kept):
            for place in places:
                unknown |= self.grid.slab(at, place) if self.values[variable][place] == [OPEN] else 0
        return self._situations(self.grid, self.states & unknown, self.kept, self.each)

    def _situations(
        self, grid: Grid, states: int, kept: list[tuple[int, list[int]]], each: int
    ) -> tuple[Situation, ...]:
        boxes, left = grid.cover(states, MOST)
        self.left += left.bit_count() * each
        return tuple(Situation(self._allowed(box, kept), grid.box(box).bit_count() * each) for box in boxes)

    def _allowed(self, box: Box, kept: list[tuple[int, list[int]]]) -> dict[str, tuple[Value, ...]]:
        return {
            self.names[variable]: tuple(
                value for place in sorted(chosen) for value in self.values[variable][places[place]]
            )
            for (variable, places), chosen in zip(kept, box, strict=True)
            if len(chosen) < len(places)
        }
