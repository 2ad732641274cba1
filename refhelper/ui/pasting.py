"""What is pasted reaches the program as one text: no escape or control character in it becomes a key.

The library's reader of the terminal takes an escape inside a paste for the beginning of a key, and gives what follows
as keys. So each is turned into its eight-bit form before the reader sees it, which fields leave out and count.
"""

import re
import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"
_ESCAPE = re.compile("\x1b([@-_])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BELL, _STRING_END, _OTHER = "\x07", "\x9c", "\x80"


class PasteReader(XTermParser):
    """Reads a terminal, with every paste made harmless."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - as the library calls it
        """Begin outside a paste."""
        super().__init__(debug)
        self._pasting = False
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Read what the terminal sent; an unfinished end of a paste waits for the rest."""
        return super().feed("".join(self._harmless(self._held + data)) if data else data)

    def _harmless(self, data: str) -> Iterable[str]:
        self._held = ""
        while data:
            mark = END if self._pasting else BEGIN
            before, found, data = data.partition(mark)
            if self._pasting and not found:
                self._held = _unfinished(before)
                before = before[: len(before) - len(self._held)]
            yield _in_eight_bits(before) if self._pasting else before
            if found:
                self._pasting = not self._pasting
                yield found


def _unfinished(text: str) -> str:
    """Return the end of a text that may be the beginning of the mark that ends a paste."""
    return next((END[:size] for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), "")


def _in_eight_bits(pasted: str) -> str:
    short = _ESCAPE.sub(lambda found: chr(ord(found[1]) + 0x40), pasted)
    return _CONTROL.sub(lambda found: _STRING_END if found[0] == _BELL else _OTHER, short)


def read_pastes_whole(driver: type[Driver]) -> None:
    """Let a driver, and on Windows the module that reads for it, use this reader."""
    for name in (driver.__module__, "textual.drivers.win32"):
        module = sys.modules.get(name)
        if module is not None and hasattr(module, "XTermParser"):
            vars(module)["XTermParser"] = PasteReader
