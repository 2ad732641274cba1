"""What the screens need from outside: somewhere to copy text to."""

from typing import NamedTuple, Protocol


class CopyResult(NamedTuple):
    """What came of a copy: `done` if it was handed on, `confirmed` if it was read back, and a sentence to show."""

    done: bool
    confirmed: bool
    message: str


class Copied(Protocol):
    """The same three things, as any clipboard answers them."""

    @property
    def done(self) -> bool:
        """Whether the text was handed on."""

    @property
    def confirmed(self) -> bool:
        """Whether it was read back and found to be the same."""

    @property
    def message(self) -> str:
        """A sentence to show; never holds the text."""


class Clipboard(Protocol):
    """Takes a text to where another program can paste it."""

    def copy(self, text: str) -> Copied:
        """Copy the text; say what came of it."""

    def clear_if_ours(self) -> bool:
        """Empty the clipboard if it still holds our text; say whether it was emptied."""
