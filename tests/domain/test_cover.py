"""The shortest description of a set of states holds these states and no others."""

from random import Random

import pytest

from refhelper.domain.cover import Grid


def held(grid, boxes):
    total = 0
    for box in boxes:
        total |= grid.box(box)
    return total


@pytest.mark.parametrize("sizes", [(2, 3, 2, 4), (3, 3, 3), (2,) * 7, (5,), (2,) * 10])
def test_any_set_is_described_exactly(sizes):
    chance, grid = Random(20261120), Grid(sizes)  # noqa: S311 - chance sets, not secrets
    for _ in range(1 if len(sizes) > 9 else 5):
        states = chance.getrandbits(grid.width) & chance.getrandbits(grid.width) & grid.ones
        boxes, left = grid.cover(states, 10_000)
        assert left == 0
        assert held(grid, boxes) == states


def test_a_set_that_is_one_box_is_described_as_one_however_it_lies():
    grid = Grid((2, 3, 4, 2))
    box = (frozenset({1}), frozenset({0, 2}), frozenset(range(4)), frozenset({0}))
    assert grid.cover(grid.box(box), 10) == ([box], 0)


def test_everything_is_one_box_and_nothing_none():
    grid = Grid((2, 3))
    assert grid.cover(0, 10) == ([], 0)
    assert grid.cover(grid.ones, 10) == ([(frozenset({0, 1}), frozenset({0, 1, 2}))], 0)


def test_what_would_take_too_many_boxes_is_counted_as_left_over():
    grid = Grid((2,) * 6)
    odd = sum(1 << state for state in range(64) if state.bit_count() % 2)
    boxes, left = grid.cover(odd, 5)
    assert len(boxes) == 5
    assert held(grid, boxes) | left == odd
    assert not held(grid, boxes) & left


def test_no_box_is_there_that_the_others_make_idle():
    grid = Grid((2, 2, 2))
    states = held(grid, [(frozenset({0}), frozenset({0}), frozenset({0, 1})),
                         (frozenset({1}), frozenset({0, 1}), frozenset({1}))])  # fmt: skip
    boxes, _ = grid.cover(states, 10)
    assert len(boxes) == 2


def test_a_set_of_many_states_is_described_without_trying_every_order():
    grid = Grid((3,) * 11)
    box = tuple(frozenset({1, 2}) if at in {2, 7} else frozenset({0, 1, 2}) for at in range(11))
    assert grid.cover(grid.box(box), 10) == ([box], 0)
