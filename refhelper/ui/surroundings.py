"""What the screens are run in: clocks, the system's own lock, and a console that tells of its end."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from refhelper.domain.idle import Moment


class SystemLock(Protocol):
    """The lock that the operating system puts on the whole computer."""

    def lock(self) -> bool:
        """Ask for the lock, which follows a moment later; False where the system does not lock."""

    def locked(self) -> bool:
        """Say whether the computer is locked now."""


class Console(Protocol):
    """Tells that the console window is about to be closed, where no signal tells it."""

    def listen(self, close: Callable[[], None]) -> None:
        """Have `close` called before the console goes away, on any thread; it returns once all is saved."""


class Surroundings(NamedTuple):
    """The clocks that idleness is told by; the lock and the console where the system has them."""

    moment: Callable[[], Moment]
    system_lock: SystemLock | None = None
    console: Console | None = None
