"""The lock that the operating system itself puts on the computer, where this program can ask for it and see it."""

import sys
from typing import Protocol

USER_DESKTOP = "Default"
"""The desktop of a session in which somebody is at work; while it is locked or asks for a password it is another."""


class Windows(Protocol):
    """The calls to Windows that are made here."""

    def lock_work_station(self) -> bool:
        """Ask for the lock; False where Windows says no, as a policy can make it."""
        ...

    def input_desktop(self) -> str:
        """Return the name of the desktop that gets the keys; empty where Windows does not tell, as while locked."""
        ...


class WindowsLock:
    """Locks the work station, and knows when somebody has signed in again."""

    def __init__(self, windows: Windows) -> None:
        """Take the calls."""
        self._windows = windows

    def lock(self) -> bool:
        """Ask for the lock, which follows a moment later; False where the system does not lock."""
        return self._windows.lock_work_station()

    def locked(self) -> bool:
        """Say whether the computer is locked now."""
        return self._windows.input_desktop() != USER_DESKTOP


def system_lock() -> WindowsLock | None:
    """Return the lock of this system; None where the program cannot use it."""
    if sys.platform == "win32":
        from refhelper.adapters.system_win32 import System

        return WindowsLock(System())
    return None
