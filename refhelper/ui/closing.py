"""How the screens end from outside: by a signal, by a console that is closed, or by being suspended.

Whatever ends them, what is shown is wiped before the terminal is given back.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from threading import Event

from textual.driver import Driver

from refhelper.ui.surroundings import Console

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
WIPE = "\x1b[2J\x1b[H"
LAST_SECONDS = 4.0
"""How long a closing console is kept waiting; Windows ends the program after five seconds."""


def leaving_clean(driver: type[Driver]) -> type[Driver]:
    """Return a driver that wipes what it drew before it gives the terminal back, at the end and when suspended."""

    def write(self: Driver, data: str) -> None:
        writer = getattr(self, "_writer_thread", None)
        if writer is None or writer.is_alive():
            driver.write(self, data)  # else the terminal is gone, and nobody would ever take the text

    def stop_application_mode(self: Driver) -> None:
        self.write(WIPE)
        driver.stop_application_mode(self)

    named = {"write": write, "stop_application_mode": stop_application_mode}
    return type(f"Clean{driver.__name__}", (driver,), named)


class Closing:
    """Listens for the end from outside, and sees that it is gone through once."""

    def __init__(self, close: Callable[[], object]) -> None:
        """Take what begins to close the screens; called on the loop's own thread."""
        self._close = close
        self._had_terminal = _has_terminal()
        self.done = Event()
        """Set once all is saved and the terminal given back."""

    def listen(self, console: Console | None) -> None:
        """Listen to the signals there are, and to the console where it tells."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            if hasattr(signal, name):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self._close)
        if console:
            console.listen(lambda: self._from_thread(loop))

    def look(self) -> None:
        """Close where the terminal is gone and no signal told so."""
        if self._had_terminal and not _has_terminal():
            self._had_terminal = False
            self._close()

    def _from_thread(self, loop: asyncio.AbstractEventLoop) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(self._close)
            self.done.wait(LAST_SECONDS)


def _has_terminal() -> bool:
    try:
        return sys.__stdout__ is not None and sys.__stdout__.isatty()
    except (OSError, ValueError):
        return False
