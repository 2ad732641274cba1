"""How a kept draft is described in a list: its order, its age, and what there is to do."""

from collections.abc import Iterable
from datetime import date, datetime

from refhelper.domain.draft import DamagedDraft, DraftSummary
from refhelper.domain.draft_errors import KeyStoreUnavailableError
from refhelper.domain.errors import RefhelperError
from refhelper.domain.plain_text import clean
from refhelper.domain.retention import Purged, deleted_from, is_left_over

LONGEST_TITLE = 40
"""Characters of a title that a list shows."""

Listed = DraftSummary | DamagedDraft


def in_order(found: Iterable[Listed], today: date) -> tuple[Listed, ...]:
    """Return drafts in the order in which they need somebody.

    First those to chase, the longest overdue first; then those that cannot be opened; then the latest first.
    """
    every = tuple(found)
    sound = [each for each in every if isinstance(each, DraftSummary)]
    chase = sorted((each for each in sound if is_due(each, today)), key=lambda each: (each.chase_on, each.saved_at))
    rest = sorted((each for each in sound if each not in chase), key=lambda each: each.saved_at, reverse=True)
    return (*chase, *(each for each in every if isinstance(each, DamagedDraft)), *rest)


def is_due(draft: Listed, today: date) -> bool:
    """Say whether somebody has to be chased today or should have been before."""
    return isinstance(draft, DraftSummary) and draft.chase_on is not None and draft.chase_on <= today


def may_open(draft: Listed) -> bool:
    """Say whether a draft can be opened."""
    return isinstance(draft, DraftSummary)


def title(draft: Listed) -> str:
    """Return what a draft is called in a list: one line, cut where it is long. A damaged one has no name."""
    if isinstance(draft, DamagedDraft):
        return "a draft that cannot be opened"
    line = " ".join(clean(draft.title)[0].split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 3]}..."


def saved(at: datetime | None, today: date) -> str:
    """Return when a draft was saved, as somebody would say it."""
    if at is None:
        return "saved, date not known"
    days = (today - at.date()).days
    match days:
        case 0:
            return f"saved today {at:%H:%M}"
        case 1:
            return f"saved yesterday {at:%H:%M}"
        case _ if days > 1:
            return f"saved {days} days ago"
    return f"saved {at:%d/%m/%Y}"


def state(draft: Listed, today: date, kept_days: int) -> str:
    """Return what there is to do about a draft, in a few words."""
    if isinstance(draft, DamagedDraft):
        return _why_not(draft.error)
    chase, done = draft.chase_on, deleted_from(draft, kept_days)
    if chase is not None and chase < today:
        return f"OVERDUE: chase since {chase:%d/%m/%Y}"
    if chase is not None:
        return "CHASE TODAY" if chase == today else f"chase on {chase:%d/%m/%Y}"
    if done is not None:
        return f"finished, deleted on {done:%d/%m/%Y}"
    if is_left_over(draft, today, kept_days):
        return f"LEFT OVER: not touched for {kept_days} days or more; finish or delete it"
    return "in progress"


def purged(found: Purged) -> str:
    """Return what became of the finished drafts whose days are over."""
    kept = f" Kept though finished, as somebody is still to be chased: {found.to_chase}." if found.to_chase else ""
    return f"Deleted: {len(found.deleted)}.{kept}"


def _why_not(error: RefhelperError) -> str:
    """Return why a draft cannot be opened; where the key store refuses, that is all there is to say of the draft."""
    return f"NOT OPENED: {error.reason}" if isinstance(error, KeyStoreUnavailableError) else error.title


def why_not(error: RefhelperError) -> str:
    """Return what stands in the way of opening drafts, and what to do, for a place where no case is being written."""
    if not isinstance(error, KeyStoreUnavailableError):
        return str(error)
    return (
        f"{error.reason} Drafts are sealed with a key that lies there, and were left as they are.\n"
        "Unlock the key store, or ask your IT support to allow stored credentials; then list them again."
    )
