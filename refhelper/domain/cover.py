"""The shortest description of a set of states: as few and as plain boxes as possible that hold these states exactly.

A box allows some values of each variable, whatever the rest. The search is exact about what is described; that the
number of boxes is the least possible is not promised, only that none of them can be left out or made plainer.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

Box = tuple[frozenset[int], ...]
"""For each variable the places of the allowed values."""
_SEARCHED, _SMALL = 9, 1 << 16
"""Up to so many variables and states every order of widening is tried; beyond, a few."""


class Grid:
    """States as numbers, a bit each in a set, by how many values each variable has; the first one changes fastest."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Take the sizes of the variables."""
        self.sizes = tuple(sizes)
        self.strides = tuple(prod(sizes[:at]) for at in range(len(sizes)))
        self.width = prod(sizes)
        self.ones = (1 << self.width) - 1

    def slab(self, variable: int, place: int) -> int:
        """Return the states in which a variable has one value."""
        stride = self.strides[variable]
        pattern, length = ((1 << stride) - 1) << (place * stride), stride * self.sizes[variable]
        while length < self.width:
            pattern |= pattern << length
            length *= 2
        return pattern & self.ones

    def everywhere(self, states: int, variable: int, places: frozenset[int]) -> int:
        """Return the states that are in the set whichever of these values the variable has."""
        stride, total = self.strides[variable], self.slab(variable, 0)
        for place in places:
            total &= states >> (place * stride)
        return self._spread(total, variable)

    def somewhere(self, states: int, variable: int) -> int:
        """Return the states that are in the set for some value of the variable."""
        stride, total = self.strides[variable], 0
        for place in range(self.sizes[variable]):
            total |= (states & self.slab(variable, place)) >> (place * stride)
        return self._spread(total, variable)

    def _spread(self, first: int, variable: int) -> int:
        stride, total = self.strides[variable], 0
        for place in range(self.sizes[variable]):
            total |= first << (place * stride)
        return total

    def box(self, box: Box) -> int:
        """Return the states of a box."""
        total = self.ones
        for variable, places in enumerate(box):
            if len(places) < self.sizes[variable]:
                allowed = 0
                for place in places:
                    allowed |= self.slab(variable, place)
                total &= allowed
        return total

    def places(self, state: int) -> tuple[int, ...]:
        """Return the place of each variable's value in one state."""
        return tuple(state // stride % size for stride, size in zip(self.strides, self.sizes, strict=True))

    def matters(self, states: int) -> list[int]:
        """Return the variables on which membership of the set depends."""
        return [
            variable
            for variable in range(len(self.sizes))
            if self.somewhere(states, variable) != self.everywhere(states, variable, self._all(variable))
        ]

    def narrowed(self, states: int, kept: Sequence[tuple[int, Sequence[int]]]) -> tuple["Grid", int]:
        """Return a grid of these variables and places alone, with the set on it; the other variables at their first."""
        small = Grid([len(places) for _, places in kept])
        bits = states.to_bytes(self.width // 8 + 1, "little")
        found = bytearray(small.width // 8 + 1)
        axes = [[place * self.strides[at] for place in places] for at, places in reversed(kept)]
        for index, steps in enumerate(product(*axes)):
            at = sum(steps)
            if bits[at >> 3] >> (at & 7) & 1:
                found[index >> 3] |= 1 << (index & 7)
        return small, int.from_bytes(found, "little")

    def _all(self, variable: int) -> frozenset[int]:
        return frozenset(range(self.sizes[variable]))

    def cover(self, states: int, most: int) -> tuple[list[Box], int]:
        """Return at most so many boxes that hold these states and no others, and the states that are left over."""
        left = states
        boxes: list[Box] = []
        while left and len(boxes) < most:
            seed = (left & -left).bit_length() - 1
            best = max(self._around(states, seed), key=lambda box: self._worth(box, left))
            boxes.append(best)
            left &= ~self.box(best)
        return self._without_idle(boxes), left

    def _worth(self, box: Box, left: int) -> tuple[int, int]:
        free = sum(len(places) == size for places, size in zip(box, self.sizes, strict=True))
        return (self.box(box) & left).bit_count(), free

    def _without_idle(self, boxes: list[Box]) -> list[Box]:
        kept = list(boxes)
        for box in sorted(boxes, key=lambda one: self.box(one).bit_count()):
            others = 0
            for other in kept:
                others |= 0 if other is box else self.box(other)
            if not self.box(box) & ~others:
                kept.remove(box)
        return kept

    def _around(self, states: int, seed: int) -> Iterator[Box]:
        """Yield widest boxes around one state: no variable of such a box can be freed any further."""
        variables = range(len(self.sizes))
        if len(self.sizes) <= _SEARCHED and self.width <= _SMALL:
            yield from self._freed(states, seed, (), 0)
            return
        for turn in variables if self.width <= _SMALL else (0,):
            order = (*variables[turn:], *variables[:turn])
            yield self._widened(states, seed, order)
            yield self._widened(states, seed, order[::-1])

    def _freed(self, states: int, seed: int, freed: tuple[int, ...], start: int) -> Iterator[Box]:
        wider = False
        for variable in range(start, len(self.sizes)):
            rest = self.everywhere(states, variable, self._all(variable))
            if rest >> seed & 1:
                wider = True
                yield from self._freed(rest, seed, (*freed, variable), variable + 1)
        if not wider:
            yield self._widened(states, seed, tuple(range(len(self.sizes))), freed)
            yield self._widened(states, seed, tuple(reversed(range(len(self.sizes)))), freed)

    def _widened(self, states: int, seed: int, order: Sequence[int], freed: tuple[int, ...] = ()) -> Box:
        """Return a box around a state: each variable freed if it can be, else given every value that it may have."""
        box = {variable: self._all(variable) for variable in freed}
        for variable in order:
            if variable in box:
                continue
            places, here = self._all(variable), self.places(seed)[variable]
            rest = self.everywhere(states, variable, places)
            if not rest >> seed & 1:
                stride = self.strides[variable]
                places = frozenset(p for p in places if states >> (seed + (p - here) * stride) & 1)
                rest = self.everywhere(states, variable, places)
            box[variable], states = places, rest
        return tuple(box[variable] for variable in range(len(self.sizes)))
