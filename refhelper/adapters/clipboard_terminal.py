"""The clipboard through the terminal itself (its control sequence OSC 52): the last resort, which answers nothing."""

import base64
import sys
from collections.abc import Callable, Mapping

IF_UNREAD = (
    "Sent to the terminal; check by pasting, down to the last line. It cannot be cleared from here: "
    "when you have pasted it, copy something else."
)
_KNOWN_TO_IGNORE_IT = frozenset({"dumb", "linux"})


class TerminalRoute:
    """The clipboard of the terminal, wherever that runs; it takes text and never says whether it did.

    What it holds cannot be read, so it is never known to be ours, and is never cleared: a clear on suspicion could
    take away what the user has copied since.
    """

    def __init__(self, send: Callable[[str], bool] | None = None) -> None:
        self._send = send or send_to_terminal

    def if_unread(self, _: str) -> str:
        """Return what to tell the user of a text that was sent; it never can be read back."""
        return IF_UNREAD

    def write(self, text: str) -> bool:
        """Send the text; True if there was a terminal to send it to."""
        return self._send(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07")

    def read(self) -> None:
        """Return nothing: a terminal does not say what it holds."""

    def read_back(self, text: str) -> None:
        """Return nothing, as `read` does."""

    def clear_if(self, wanted: Callable[[str], bool]) -> bool:  # noqa: ARG002 - never known, so never asked
        """Clear nothing."""
        return False


def understands_clipboard(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal may know the sequence, rather than surely print or drop it."""
    return environ.get("TERM") not in _KNOWN_TO_IGNORE_IT


def send_to_terminal(sequence: str) -> bool:
    """Write a control sequence to the terminal the program was started in; False if it has none."""
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            if stream is not None and stream.isatty():
                stream.write(sequence)
                stream.flush()
                return True
        except (OSError, ValueError):
            continue
    return False
