"""What a reviewer's eye notices in a letter: a value for the user to decide on, never a refusal."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing worth another look: the rule, the place, the reason, and what would be better."""

    rule: str
    place: str
    why: str
    better: str
