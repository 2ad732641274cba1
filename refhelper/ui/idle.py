"""When the screen locks: how long nothing was done at it, by clocks that are handed in."""

from collections.abc import Callable

from refhelper.domain.idle import Moment, minutes_left


class Idle:
    """Remembers when something was last done at the screens."""

    def __init__(self, moment: Callable[[], Moment], allowed: Callable[[], int]) -> None:
        """Take the clocks, and how many minutes are allowed, which may change in a sitting."""
        self._moment, self._allowed = moment, allowed
        self._last = moment()

    def touched(self) -> None:
        """Something was done just now."""
        self._last = self._moment()

    @property
    def minutes_left(self) -> int:
        """Minutes until the screen must lock, rounded up; 0 where it must now."""
        return minutes_left(self._last, self._moment(), self._allowed())
