"""What can be done with a draft of the list: go on with it, mend it, delete it; and delete all that are finished."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from refhelper.domain import draft_words
from refhelper.domain.draft import DamagedDraft
from refhelper.domain.draft_words import Listed
from refhelper.domain.errors import RefhelperError
from refhelper.ui import shelf
from refhelper.ui.away import away
from refhelper.ui.ports import Drafts
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.dialog import Confirm, Reader, ask
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.text import start as text

if TYPE_CHECKING:
    from refhelper.ui.app import RefhelperApp

Made = TypeVar("Made")


async def go_on(app: "RefhelperApp", session: Session, draft: Listed) -> None:
    """Open a draft in the workspace; where it cannot be opened, say why and offer what can be done."""
    if isinstance(draft, DamagedDraft):
        await _mend(app, session, draft)
    elif found := await _done(app, lambda: shelf.resumed(session, draft.id)):
        _open(app, found)


async def _mend(app: "RefhelperApp", session: Session, draft: DamagedDraft) -> None:
    offered = {key: words for key, words in text.DAMAGED_CHOICES.items() if key != text.PREVIOUS or draft.previous}
    asked = Choice(text.DAMAGED, offered, unknown=False, clear=False, below=str(draft.error))
    match await ask(app, asked):
        case text.PREVIOUS:
            if found := await _done(app, lambda: shelf.resumed_before(session, draft.id)):
                _open(app, found)
        case text.REMOVE:
            await delete(app, session, draft)


def _open(app: "RefhelperApp", session: Session) -> None:
    app.open(lambda _: Workspace(session))


async def delete(app: "RefhelperApp", session: Session, draft: Listed) -> None:
    """Delete a draft, after asking."""
    saved = draft_words.saved(draft.saved_at, session.today)
    below = text.DELETE_BELOW.format(title=draft_words.title(draft), saved=saved)
    drafts = session.drafts
    if drafts is None or not await ask(app, Confirm(text.DELETE, below)):
        return
    if await _done(app, lambda: _deleted(drafts, draft.id)):
        app.front.look(session)
        app.front.say(text.DELETED)


def _deleted(drafts: Drafts, draft: str) -> bool:
    drafts.delete(draft)
    return True


async def purge(app: "RefhelperApp", session: Session) -> None:
    """Delete all drafts that are finished and have nobody left to chase, after asking once."""
    drafts = session.drafts
    if drafts is None or not await ask(app, Confirm(text.PURGE, text.PURGE_BELOW)):
        return
    gone = await _done(app, lambda: drafts.purge(0))
    if gone is not None:
        app.front.look(session)
        app.front.say(draft_words.purged(gone))


async def _done(app: "RefhelperApp", act: Callable[[], Made]) -> Made | None:
    """Return what an act gives, made in a thread; where it is refused, show why, and return None."""
    try:
        return await away(act)
    except RefhelperError as error:
        await ask(app, Reader(error.title, str(error)))
    return None
