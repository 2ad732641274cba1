"""When the screen locks: by the clock that says more, whatever is done to the other."""

import pytest

from refhelper.domain.idle import Moment, idle_seconds, minutes_left

LAST = Moment(1_000_000.0, 500.0)


def later(wall: float, running: float) -> Moment:
    return Moment(LAST.wall + wall, LAST.running + running)


@pytest.mark.hazard("H19.4")
@pytest.mark.parametrize(
    ("wall", "running", "left"),
    [(0, 0, 3), (1, 1, 3), (60, 60, 2), (61, 61, 2), (121, 121, 1), (179.9, 179.9, 1), (180, 180, 0), (9000, 9000, 0)],
)
def test_three_minutes_without_a_key_lock_it(wall, running, left) -> None:
    assert minutes_left(LAST, later(wall, running), 3) == left


@pytest.mark.hazard("H19.4")
def test_time_asleep_counts_though_the_running_clock_stood() -> None:
    assert minutes_left(LAST, later(3600, 2), 3) == 0


def test_a_clock_that_is_put_back_gives_no_more_time() -> None:
    assert minutes_left(LAST, later(-3600, 179), 3) == 1
    assert minutes_left(LAST, later(-3600, 180), 3) == 0


def test_idle_time_is_never_less_than_nothing() -> None:
    assert idle_seconds(LAST, later(-5, -5)) == 0


def test_the_minutes_are_those_that_were_set() -> None:
    assert minutes_left(LAST, later(180, 180), 10) == 7
