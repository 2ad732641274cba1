"""The clipboard through the programs of macOS, Wayland and X11: text goes in and out by pipe, never as an argument."""

import math
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

TIME_LIMIT_SECONDS = 3.0
SETTLING_SECONDS = 2.0
_PAUSE_SECONDS = 0.01
IF_UNREAD = "Copied, but the clipboard could not be read back: check by pasting, down to the last line."

IF_LONG = (
    "Copied, but xsel may lose a text of this length: check by pasting, down to the last line. "
    "With xclip installed this does not happen."
)


class Commands(NamedTuple):
    """One product's commands, each a program and its options, and what it needs in its environment.

    A text of more than `reads_back_bytes` is not read back, because reading may take it away.
    """

    write: tuple[str, ...]
    read: tuple[str, ...]
    clear: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()
    reads_back_bytes: float = math.inf


_MACOS = Commands(("pbcopy",), ("pbpaste",), ("pbcopy",), (("LC_ALL", "en_GB.UTF-8"),))
"""Without a UTF-8 locale both mangle anything but plain ASCII, and alike, so that reading back would not show it."""

_WAYLAND = Commands(
    ("wl-copy", "--type", "text/plain"),
    ("wl-paste", "--no-newline", "--type", "text/plain"),
    ("wl-copy", "--clear"),
)

_XCLIP = Commands(
    ("xclip", "-selection", "clipboard", "-in"),
    ("xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"),
    ("xclip", "-selection", "clipboard", "-in"),
)

_XSEL = Commands(
    ("xsel", "--clipboard", "--input"),
    ("xsel", "--clipboard", "--output"),
    ("xsel", "--clipboard", "--clear"),
    reads_back_bytes=4000,
)
"""xsel 1.2.0 hands over what is longer in pieces, and was seen to end after or amid one such reading in ten."""


class Programs(Protocol):
    """Runs another program under a time limit. No method raises: a missing program is one that failed."""

    def feed(self, command: tuple[str, ...], environment: Mapping[str, str], content: bytes) -> bool:
        """Give a program something to read; True if it ended well in time."""
        ...

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        """Return what a program prints; None if it did not end well in time."""
        ...


class SystemPrograms:
    """The programs installed here, found on PATH, run without a shell and apart from this terminal."""

    def __init__(self, time_limit: float | None = None) -> None:
        """Take the seconds that a program may take; without them `TIME_LIMIT_SECONDS`."""
        self._time_limit = time_limit

    def feed(self, command: tuple[str, ...], environment: Mapping[str, str], content: bytes) -> bool:
        """Give a program something to read; True if it ended well in time.

        Its output goes nowhere and it gets a session of its own: what stays behind to serve the clipboard holds no
        pipe of ours open and outlives the terminal.
        """
        ended = self._run(command, environment, content, subprocess.DEVNULL)
        return ended is not None and ended.returncode == 0

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        """Return what a program prints; None if it did not end well in time."""
        ended = self._run(command, environment, b"", subprocess.PIPE)
        return ended.stdout if ended is not None and ended.returncode == 0 else None

    def _run(
        self, command: tuple[str, ...], environment: Mapping[str, str], content: bytes, output: int
    ) -> subprocess.CompletedProcess[bytes] | None:
        program = shutil.which(command[0])
        if program is None or not Path(program).is_absolute():
            return None
        try:
            return subprocess.run(  # noqa: S603 - fixed commands, no shell, a full path
                (program, *command[1:]),
                input=content,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env=os.environ | environment,
                timeout=TIME_LIMIT_SECONDS if self._time_limit is None else self._time_limit,
                start_new_session=True,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None


class CommandRoute:
    """The clipboard by the commands of one product.

    Some end a moment before the clipboard has changed, or can be read at all, so a change is waited for, two seconds at
    most.
    """

    def __init__(self, commands: Commands, programs: Programs) -> None:
        self._commands = commands
        self._programs = programs
        self._environment = dict(commands.environment)

    def if_unread(self, text: str) -> str:
        """Return what to tell the user of a text that was handed over and not read back."""
        return IF_LONG if self._is_long(text) else IF_UNREAD

    def write(self, text: str) -> bool:
        """Hand the text over as UTF-8; False if the program is missing, failed or did not answer."""
        return self._programs.feed(self._commands.write, self._environment, text.encode())

    def read_back(self, text: str) -> str | None:
        """Return what the clipboard holds after `text` was handed over; None where it is better not read."""
        if self._is_long(text):
            return None
        return self._settle(lambda now: now == text)

    def read(self) -> str | None:
        """Return the text on the clipboard; None if the program cannot tell or there is no text."""
        printed = self._programs.ask(self._commands.read, self._environment)
        return None if printed is None else printed.decode("utf-8", "replace")

    def clear_if(self, wanted: Callable[[str], bool]) -> bool:
        """Clear the clipboard if what it holds is wanted gone; True if it was cleared."""
        now = self.read()
        if now is None or not wanted(now):
            return False
        cleared = self._programs.feed(self._commands.clear, self._environment, b"")
        self._settle(lambda now: not now)
        return cleared

    def _is_long(self, text: str) -> bool:
        return len(text.encode()) > self._commands.reads_back_bytes

    def _settle(self, changed: Callable[[str | None], bool]) -> str | None:
        began = time.monotonic()
        while not changed(now := self.read()):
            if time.monotonic() - began > SETTLING_SECONDS:
                break
            time.sleep(_PAUSE_SECONDS)
        return now


def commands_for(platform: str, environ: Mapping[str, str], programs: Programs | None = None) -> Iterator[CommandRoute]:
    """Yield the routes that make sense on this platform and in this session, best first."""
    for commands in _products(platform, environ):
        yield CommandRoute(commands, programs or SystemPrograms())


def programs_for(platform: str, environ: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the programs of those routes that are installed here."""
    for commands in _products(platform, environ):
        if shutil.which(commands.write[0]):
            yield commands.write[0]


def _products(platform: str, environ: Mapping[str, str]) -> Iterator[Commands]:
    if platform == "darwin":
        yield _MACOS
    if environ.get("WAYLAND_DISPLAY"):
        yield _kept_in_memory(_WAYLAND, environ)
    if environ.get("DISPLAY"):
        yield from (_XCLIP, _XSEL)


def _kept_in_memory(commands: Commands, environ: Mapping[str, str]) -> Commands:
    """Point a program that serves the clipboard from a temporary file at the user's own folder in memory."""
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return commands._replace(environment=(("TMPDIR", folder),)) if folder else commands
