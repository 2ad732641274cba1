"""The drafts as the start finds them: what is there, what was deleted in passing, and why nothing can be kept."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from refhelper.domain import draft_words
from refhelper.domain.draft import DamagedDraft, DraftSummary
from refhelper.domain.draft_words import Listed, in_order, is_due
from refhelper.domain.errors import RefhelperError
from refhelper.domain.part import WHOLE_CASE
from refhelper.ui.ports import Drafts
from refhelper.ui.session import Session, Target
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
    gone = drafts.purge(kept_days)
    return [text.PURGED.format(count=len(gone))] if gone else []


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
    last = {(sent.for_, sent.to): sent for sent in session.case.handed_over} if session.case else {}
    due = sorted((sent.chase_on, sent.for_, sent.to) for sent in last.values() if sent.chase_on)
    if due and due[0][0] <= session.today:
        chase_on, person, service = due[0]
        session.target = Target(service, () if person == WHOLE_CASE else (person,))
        session.is_chasing = True
        named = {"service": session.consultation.service_name(service), "who": session.label(person)}
        session.opening = session.opening or text.OVERDUE.format(**named, day=f"{chase_on:%d/%m/%Y}")
    return session
