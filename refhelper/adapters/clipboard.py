"""The clipboard: a letter put there by the first way that takes it, read back, and cleared only while still ours."""

import hashlib
import hmac
import os
import secrets
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from refhelper.adapters.clipboard_commands import commands_for, programs_for
from refhelper.adapters.clipboard_terminal import TerminalRoute, understands_clipboard
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.plain_text import clean

NOTHING_TO_COPY = "There is nothing to copy."
NOT_COPIED = "Not copied: the clipboard could not be reached. Try again, or save the text as a file."
CONFIRMED = "Copied. The clipboard was read back and holds all of it."
WINDOWS, TERMINAL = "the Windows clipboard", "the terminal (OSC 52)"
_KEY_BYTES = 32


class Route(Protocol):
    """One way to the clipboard. Text has newlines for line ends on both sides; no method raises."""

    def if_unread(self, text: str) -> str:
        """Return what to tell the user of a text that was handed over and could not be read back."""
        ...

    def write(self, text: str) -> bool:
        """Hand the text over; False if this way did not take it."""
        ...

    def read(self) -> str | None:
        """Return the text on the clipboard; None if that cannot be told now."""
        ...

    def read_back(self, text: str) -> str | None:
        """Return what the clipboard holds after `text` was handed over, giving it time; None if that cannot be told."""
        ...

    def clear_if(self, wanted: Callable[[str], bool]) -> bool:
        """Clear the clipboard if what it holds is wanted gone; True if it was cleared."""
        ...


class _Holding(NamedTuple):
    route: Route
    seal: bytes


class SystemClipboard:
    """Copies text by the first of several routes that takes it, and knows its own text again without keeping it.

    What was copied is remembered as a keyed digest; the key is new for each clipboard and never leaves it. A copy can
    take some seconds where a program does not answer, so screens call it away from the thread that draws.
    """

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = tuple(routes)
        self._key = secrets.token_bytes(_KEY_BYTES)
        self._holding: _Holding | None = None
        self._lock = threading.Lock()

    def copy(self, text: str) -> CopyResult:
        """Put the text, made safe to paste, on the clipboard and say how certain it is that all of it arrived."""
        whole, removed = clean(text)
        if not whole.strip():
            return CopyResult(done=False, confirmed=False, message=NOTHING_TO_COPY)
        with self._lock:
            result = self._first_that_takes(whole)
        return result._replace(message=result.message + _left_out(removed)) if result.done else result

    def clear_if_ours(self) -> bool:
        """Clear the clipboard only if it still holds the text last copied; True if it was cleared.

        Where the clipboard cannot be read now, it is left alone, and a later call tries again.
        """
        with self._lock:
            return self._clear_holding()

    def _first_that_takes(self, text: str) -> CopyResult:
        seal = self._seal(text)
        for route in self._routes:
            if not route.write(text):
                continue
            seen = route.read_back(text)
            if seen is None or self._seal(seen) == seal:
                self._now_holding(_Holding(route, seal))
                message = route.if_unread(text) if seen is None else CONFIRMED
                return CopyResult(done=True, confirmed=seen is not None, message=message)
            _take_back_a_part(route, seen, text)
        return CopyResult(done=False, confirmed=False, message=NOT_COPIED)

    def _now_holding(self, holding: _Holding) -> None:
        if self._holding and self._holding.route is not holding.route:
            self._clear_holding()
        self._holding = holding

    def _clear_holding(self) -> bool:
        if self._holding is None:
            return False
        cleared = self._holding.route.clear_if(self._is_ours)
        if cleared:
            self._holding = None
        return cleared

    def _is_ours(self, text: str) -> bool:
        return self._holding is not None and hmac.compare_digest(self._seal(text), self._holding.seal)

    def _seal(self, text: str) -> bytes:
        return hashlib.blake2b(_same_ends(text).encode("utf-8", "surrogatepass"), key=self._key).digest()


def system_clipboard(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> SystemClipboard:
    """Return the clipboard of this machine, with its routes in the order in which they are tried.

    On Windows there is no route but the system's own: a terminal's would leave the text unmarked, open to clipboard
    history and the cloud.
    """
    if sys.platform == "win32":
        from refhelper.adapters.clipboard_win32 import User32
        from refhelper.adapters.clipboard_windows import WindowsRoute

        return SystemClipboard([WindowsRoute(User32())])
    routes: list[Route] = [*commands_for(platform, environ)]
    return SystemClipboard([*routes, TerminalRoute()] if understands_clipboard(environ) else routes)


def ways(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the names of the ways to the clipboard that are here, in the order in which they are tried."""
    if sys.platform == "win32":
        return (WINDOWS,)
    found = tuple(programs_for(platform, environ))
    return (*found, TERMINAL) if understands_clipboard(environ) else found


def _same_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _take_back_a_part(route: Route, seen: str, text: str) -> None:
    """Clear the clipboard if a route cut the text short, so that no part of a letter lies there unnoticed."""
    part = _same_ends(seen)
    if part and part in text:
        route.clear_if(lambda now: _same_ends(now) == part)


def _left_out(removed: int) -> str:
    match removed:
        case 0:
            return ""
        case 1:
            return " One hidden character that would not paste safely was left out."
        case _:
            return f" {removed} hidden characters that would not paste safely were left out."
