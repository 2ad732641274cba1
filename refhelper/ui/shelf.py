"""The drafts as the start finds them: what is there, what was deleted in passing, and why nothing can be kept."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from refhelper.domain import draft_words
from refhelper.domain.draft import DamagedDraft, DraftSummary, to_chase
from refhelper.domain.draft_words import Listed, in_order, is_due
from refhelper.domain.errors import RefhelperError
from refhelper.ui import handed_over
from refhelper.ui.ports import Drafts
from refhelper.ui.session import Session
from refhelper.ui.text import keeping as saving
from refhelper.ui.text import start as text
from refhelper.ui.widgets.literal import literal
from refhelper.ui.widgets.menu import Row


class Found(NamedTuple):
    """What was found: the drafts in order, sentences to show, and why nothing can be kept, if so."""

    drafts: tuple[Listed, ...] = ()
    said: tuple[str, ...] = ()
    trouble: RefhelperError | None = None

    def by_row(self, row: str | None) -> Listed | None:
        """Return the draft that a row stands for."""
        return next((each for each in self.drafts if row == f"{text.DRAFT}{each.id}"), None)


def look(session: Session, *, first: bool) -> Found:
    """Return the drafts; at `first` those kept long enough are deleted. May wait for the key store: in a thread."""
    said = _faults_of_settings(session) if first else []
    if session.drafts is None:
        return Found((), tuple(said))
    if first:
        session.drafts.ask_again()
    found: tuple[Listed, ...] = ()
    try:
        if first:
            said += _purged(session.drafts, session.settings.kept_days)
        found = in_order(session.drafts.summaries(), session.today)
    except RefhelperError as error:
        said.append(str(error))
    trouble = session.drafts.why_not_kept()
    return Found(found, (*said, *([str(trouble)] if trouble else [])), trouble)


def _faults_of_settings(session: Session) -> list[str]:
    problems = session.store.read()[1] if session.store else []
    return [text.SETTINGS_FAULTY.format(faults="\n".join(str(each) for each in problems))] if problems else []


def _purged(drafts: Drafts, kept_days: int) -> list[str]:
    found = drafts.purge(kept_days)
    return [f"{text.PURGED} {draft_words.purged(found)}"] if any(found) else []


def rows(found: Found, today: date, kept_days: int) -> Iterator[Row]:
    """Return the rows of a list of drafts, with its heading."""
    due = sum(is_due(each, today) for each in found.drafts)
    heading = text.DRAFTS_DUE if due else text.DRAFTS if found.drafts else text.NO_DRAFTS
    yield Row("-drafts-", literal(heading.format(count=len(found.drafts), due=due), "bold underline"), heading=True)
    for each in found.drafts:
        words = text.ROW.format(
            title=draft_words.title(each),
            state=draft_words.state(each, today, kept_days),
            saved=draft_words.saved(each.saved_at, today),
        )
        bold = isinstance(each, DamagedDraft) or is_due(each, today)
        yield Row(f"{text.DRAFT}{each.id}", literal(words, "bold" if bold else ""))
    if any(isinstance(each, DraftSummary) and each.handed_over_at for each in found.drafts):
        yield Row(text.PURGE_ROW, literal(text.DELETE_FINISHED))


def resumed(session: Session, draft: str) -> Session:
    """Return a session on a draft, opened; a RefhelperError says why not. In a thread."""
    drafts = _there(session)
    found = session.another(drafts.open(draft), drafts.read_only(draft))
    why = found.keeping.read_only
    found.opening = f"{why} {saving.OWN_COPY}" if why else ""
    return _at_what_is_due(found)


def resumed_before(session: Session, draft: str) -> Session:
    """Return a session on the revision before a damaged one, as a draft of its own. In a thread."""
    found = session.another(_there(session).open_previous(draft))
    found.opening = text.OPENED_PREVIOUS
    return found


def _there(session: Session) -> Drafts:
    assert session.drafts  # noqa: S101 - what is listed came from there
    return session.drafts


def _at_what_is_due(session: Session) -> Session:
    """Let a session begin at the letter that is to be chased, if one is due."""
    sent, day = next(iter(to_chase(session.case).items()), (None, None)) if session.case else (None, None)
    if sent and day and day <= session.today:
        session.target, session.is_chasing = handed_over.target_of(sent), True
        session.opening = session.opening or text.OVERDUE.format(chase=handed_over.chase_words(session, sent, day))
    return session
