"""The word that Windows gives before it closes a console window, signs the user out or shuts down."""

import sys
from collections.abc import Callable
from typing import Protocol

CLOSE, LOGOFF, SHUTDOWN, BREAK = 2, 5, 6, 1
ENDING = frozenset({CLOSE, LOGOFF, SHUTDOWN, BREAK})


class Console(Protocol):
    """The call to Windows that is made here."""

    def on_control(self, handler: Callable[[int], bool]) -> None:
        """Have the handler called, on a thread of its own, with what is about to happen; it answers if it saw to it."""
        ...


class ConsoleClose:
    """Has the program close itself first. Windows waits some seconds for it and then ends it."""

    def __init__(self, console: Console) -> None:
        """Take the call."""
        self._console = console

    def listen(self, close: Callable[[], None]) -> None:
        """Have `close` called before the console goes away; it must return only once all is saved."""

        def told(event: int) -> bool:
            if event not in ENDING:
                return False
            close()
            return True

        self._console.on_control(told)


def console_close() -> ConsoleClose | None:
    """Return what tells of a closing console; None where signals tell of it."""
    if sys.platform == "win32":
        from refhelper.adapters.system_win32 import System

        return ConsoleClose(System())
    return None
