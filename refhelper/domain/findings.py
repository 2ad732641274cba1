"""What a reviewer's eye notices in a letter: a value for the user to decide on, never a refusal."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing worth another look: the rule, the place, the reason, and what would be better.

    `text` is the wording it is about, where it is one: the characters from `start` to `end` of the text at `place`.
    `mark` is the same while the same is found, and gives nothing of it away; only a finding that holds a letter back
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
