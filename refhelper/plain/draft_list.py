"""The list of drafts as lines of text. A draft that cannot be opened has no name, and says why once."""

from collections.abc import Sequence
from datetime import date

from refhelper.domain import draft_words
from refhelper.domain.draft import DamagedDraft
from refhelper.domain.draft_words import Listed

NONE = "No drafts."


def draft_list(found: Sequence[Listed], today: date, kept_days: int) -> str:
    """Return the list, in the order given, and below it what stands in the way of those that cannot be opened."""
    lines = [
        f"{draft_words.state(each, today, kept_days)}  {draft_words.saved(each.saved_at, today)}"
        f"  {draft_words.title(each)}"
        for each in found
    ]
    why = dict.fromkeys(draft_words.why_not(each.error) for each in found if isinstance(each, DamagedDraft))
    return "\n".join([*lines, *(f"\n{each}" for each in why)]) or NONE
