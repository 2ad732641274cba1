"""A program run in a real pseudo-terminal, and the screen that it draws there."""

import codecs
import os
import re
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Self

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed, which Windows does not have in this form", allow_module_level=True)

import pty
import termios
from fcntl import ioctl

_PIECES = re.compile(
    r"\x1b\[(?P<row>\d*);?(?P<column>\d*)H|\x1b\[(?P<erase>[0-3]?)J|\x1b\[(?P<line>[0-2]?)K|\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b[@-Z\\^_=>78]|(?P<text>[^\x1b])"
)
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_=>78])")
_BORDERS = re.compile("[║│]+")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?)?\Z")
_PATIENCE_SECONDS = 30.0


class Terminal:
    """The screen of a program, the keys pressed, and everything that it ever wrote."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 30
    ) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.written = ""
        self.pressed = 0
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(environment), start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

    @property
    def screen(self) -> str:
        return "\n".join("".join(line).rstrip() for line in self.cells)

    @property
    def words(self) -> str:
        plain = "".join(" " if character in "║│╔╗╚╝┌┐└┘═─\n" else character for character in self.screen)
        return " ".join(plain.split())

    def panel(self, number: int) -> str:
        """Return what stands in a panel of those side by side, from 0; in the only one where there is no more."""
        rows = [_BORDERS.split(row.strip())[1:-1] for row in self.screen.split("\n")]
        parts = [row[min(number, len(row) - 1)] for row in rows if row]
        return " ".join(" ".join(parts).split())

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1 if key.startswith("\x1b") else len(key)
            os.write(self._master, key.encode())
            self._read(0.05)

    def until(self, wanted: str) -> None:
        """Wait until the words are on the screen."""
        self._wait(lambda: wanted in self.words, wanted)

    def until_true(self, condition) -> None:
        """Wait until something holds of the screen."""
        self._wait(condition, "what was waited for")

    def wait_for(self, written: str) -> None:
        """Wait until the words were written, without any pause between looking: to be timed."""
        self._at_once(lambda: written in self.written)

    def type_until_painted(self, character: str) -> None:
        """Press a key, and wait without any pause until its character is written."""
        already = len(self.written)
        os.write(self._master, character.encode())
        self._at_once(lambda: character in _ESCAPES.sub("", self.written[already:]))

    def settle(self, seconds: float) -> None:
        """Read what is written until nothing has come for so long."""
        self._read(seconds)

    def watch(self, seconds: float) -> None:
        """Read what is written for so long, whether anything comes or not."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(0, wait=left, once=True)

    def _at_once(self, condition) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                message = f"It was never written; on the screen was:\n{self.screen}"
                raise AssertionError(message)
            self._read(0, wait=_PATIENCE_SECONDS, once=True)

    def ended(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        self._wait(lambda: self.process.poll() is not None, "the end of the program")
        self._read(0.05)
        return self.process.returncode

    def wait_until(self, condition: Callable[[], bool], wanted: str) -> None:
        """Wait until something holds; `wanted` says what, should it never come."""
        self._wait(condition, wanted)

    def close(self) -> None:
        """Close the terminal under the program, as a window that is closed does."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)

    def _wait(self, condition, wanted: str) -> None:
        pause, end = threading.Event(), time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                message = f"{wanted!r} never came; on the screen was:\n{self.screen}"
                raise AssertionError(message)
            self._read(0.05)
            pause.wait(0.01)

    def _read(self, patience: float, *, wait: float | None = None, once: bool = False) -> None:
        while select.select([self._master], [], [], wait or patience)[0]:
            try:
                got = os.read(self._master, 65536)
            except OSError:
                return
            if not got:
                return
            text = self._decoder.decode(got)
            self.written += text
            self._draw(self._rest + text)
            if once:
                return

    def _draw(self, text: str) -> None:
        unfinished = _UNFINISHED.search(text)
        self._rest = text[unfinished.start() :] if unfinished else ""
        for piece in _PIECES.finditer(text[: len(text) - len(self._rest)]):
            if piece["row"] is not None:
                self.row, self.column = int(piece["row"] or 1) - 1, int(piece["column"] or 1) - 1
            elif piece["erase"] is not None:
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
            elif piece["text"]:
                self._put(piece["text"])

    def _put(self, character: str) -> None:
        match character:
            case "\r":
                self.column = 0
            case "\n":
                self.row += 1
            case "\b":
                self.column -= 1
            case _ if character >= " " and self.row < self.rows and self.column < self.columns:
                self.cells[self.row][self.column] = character
                self.column += 1
