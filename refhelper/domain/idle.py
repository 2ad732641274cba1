"""How long nothing was done at the screens, and when that is too long."""

from math import ceil
from typing import NamedTuple

_MINUTE = 60.0


class Moment(NamedTuple):
    """A moment by two clocks, in seconds: the wall clock, and the one that only runs on while the computer does."""

    wall: float
    running: float


def idle_seconds(last: Moment, now: Moment) -> float:
    """Return how long ago something was last done, by the clock that says more.

    The wall clock also counts while the computer sleeps; the running one cannot be put back.
    """
    return max(0.0, now.wall - last.wall, now.running - last.running)


def minutes_left(last: Moment, now: Moment, allowed: int) -> int:
    """Return how many minutes are left, rounded up, of those allowed; 0 where the screen must lock."""
    return max(0, ceil((allowed * _MINUTE - idle_seconds(last, now)) / _MINUTE))
