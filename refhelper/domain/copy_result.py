"""What came of a copy."""

from typing import NamedTuple


class CopyResult(NamedTuple):
    """What became of a copy: whether the text was handed over, whether it was read back whole, what to tell the user.

    The message never holds the text.
    """

    done: bool
    confirmed: bool
    message: str
