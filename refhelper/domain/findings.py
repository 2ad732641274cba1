"""What a reviewer's eye notices in a letter: a value for the user to decide on, never a refusal."""

import hashlib
from typing import NamedTuple

SHARING = "sharing"
"""What the names of answers to a letter's own checks begin with."""
MARK_LENGTH = 12
"""Characters of a mark: enough that no two findings of a case share one."""


class Finding(NamedTuple):
    """One thing worth another look: the rule, the place, the reason, and what would be better.

    `text` is the wording it is about, where it is one: the characters from `start` to `end` of the text at `place`.
    `mark` is the same while the same is found, and does not show it; only a finding that holds a letter back
    has one.
    """

    rule: str
    place: str
    why: str
    better: str
    text: str = ""
    start: int = 0
    end: int = 0
    mark: str = ""

    @property
    def kept_as(self) -> tuple[str, str, str]:
        """What stays the same while the wording stays the same: the user's "leave it" is remembered by this."""
        return self.rule, self.place, self.text or self.why


def parts_of(place: str) -> tuple[str, str]:
    """Return whose text a place is, by ref (empty: nobody's), and the name of the text.

    The answers of a letter's own checks have a name of two parts, such as `sharing.told`; no ref has a dot in it.
    """
    first, dot, rest = place.partition(".")
    return ("", place) if not dot or first == SHARING else (first, rest)


def mark_of(found: str) -> str:
    """Return the mark of what was found: anything else, or more of it, has another one, and it does not show it."""
    return hashlib.sha256(found.encode()).hexdigest()[:MARK_LENGTH]
