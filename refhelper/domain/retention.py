"""How long drafts are kept: finished ones for the days that are set, and longer while somebody is to be chased."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from refhelper.domain.draft import KEPT_DAYS, DamagedDraft, Draft, DraftSummary


class Purged(NamedTuple):
    """What becomes of the finished drafts whose days are over."""

    deleted: tuple[str, ...] = ()
    """The ids of those that go."""
    to_chase: int = 0
    """How many are kept because somebody is still to be chased."""


def deleted_from(draft: Draft | DraftSummary, kept_days: int = KEPT_DAYS) -> date | None:
    """Return the first day on which a finished draft may be deleted; None where it is not finished.

    None, too, while somebody is to be chased, however long overdue. The days run from the day it was finished, or from
    what was recorded in it since, so that a letter chased late does not take its draft away at once.
    """
    return None if draft.chase_on else _days_over(draft, kept_days)


def is_over(draft: Draft | DraftSummary, today: date, kept_days: int = KEPT_DAYS) -> bool:
    """Say whether a draft may be deleted by now."""
    day = deleted_from(draft, kept_days)
    return day is not None and day <= today


def to_purge(listed: Iterable[DraftSummary | DamagedDraft], today: date, kept_days: int = KEPT_DAYS) -> Purged:
    """Return what a purge deletes, and how many drafts it keeps only because somebody is still to be chased."""
    over = [each for each in listed if isinstance(each, DraftSummary) and _are_days_over(each, today, kept_days)]
    gone = tuple(each.id for each in over if is_over(each, today, kept_days))
    return Purged(gone, len(over) - len(gone))


def is_left_over(draft: Draft | DraftSummary, today: date, kept_days: int = KEPT_DAYS) -> bool:
    """Say whether a draft was never handed over and not saved for so many days: to be flagged, never deleted."""
    if draft.handed_over_at is not None or draft.saved_at is None:
        return False
    return draft.saved_at.date() + timedelta(days=kept_days) <= today


def _are_days_over(draft: DraftSummary, today: date, kept_days: int) -> bool:
    over = _days_over(draft, kept_days)
    return over is not None and over <= today


def _days_over(draft: Draft | DraftSummary, kept_days: int) -> date | None:
    if draft.handed_over_at is None:
        return None
    return max(draft.handed_over_at, draft.saved_at or draft.handed_over_at).date() + timedelta(days=kept_days)
