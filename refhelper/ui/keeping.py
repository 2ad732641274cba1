"""Keeping what is entered: saved two seconds after the last change, and the header's words on how that stands.

Knows nothing of Textual. Saving happens away from the loop, so no key ever waits for the disk or the key store.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from threading import Thread
from typing import Protocol

from refhelper.domain.agreement import NO_DAYS, Days
from refhelper.domain.case import Case
from refhelper.domain.draft import Draft, SavedDraft, with_case
from refhelper.domain.draft_errors import (
    DraftInUseError,
    DraftNotCertainError,
    DraftNotSavedError,
    KeyLostError,
    KeyStoreUnavailableError,
)
from refhelper.domain.errors import RefhelperError
from refhelper.ui.away import away
from refhelper.ui.ports import Drafts
from refhelper.ui.text import keeping as text

PAUSE_SECONDS = 2.0
"""From the last change to saving it."""
LONGEST_SECONDS = 10.0
"""From the first unsaved change to saving it, however steadily somebody types."""
AGAIN_SECONDS = 10.0
"""From a refusal of the disk to the next attempt."""
CLOSING_SECONDS = 1.0
"""At most, for letting drafts go at the end; the system does it when the program has ended."""


class Timer(Protocol):
    """Something that was put off and can be called off."""

    def cancel(self) -> None:
        """Call it off."""


Later = Callable[[float, Callable[[], None]], Timer]


def _later(seconds: float, act: Callable[[], None]) -> Timer:
    return asyncio.get_running_loop().call_later(seconds, act)


class Keeping:
    """Keeps one case as a draft. Belongs to one event loop; `drafts` left out keeps nothing, and says so."""

    def __init__(self, case: Callable[[], Case | None], drafts: Drafts | None = None, later: Later = _later) -> None:
        """Take what gives the case as it stands, with what is being written; and where drafts are kept."""
        self._case, self._drafts, self._later = case, drafts, later
        self.draft: Draft | None = None
        self.trouble: RefhelperError | None = None
        """Why the last attempt did not save; None where it did."""
        self.read_only = ""
        """Why this case cannot be saved from this window; empty where it can."""
        self.watch: Callable[[str], None] = _nobody_watches
        """Called whenever `state_words` may have changed, with a sentence to show where there is one."""
        self.agreed: Callable[[Case], Days] = lambda _: NO_DAYS
        """Gives the day of each agreement in a case."""
        self._saved: Case | None = None
        self._saved_days: Days = NO_DAYS
        self._saving = False
        self._first_change = self._after_change = self._again = None  # type: Timer | None
        self._one_at_a_time = asyncio.Lock()
        self._tasks: set[asyncio.Task[bool]] = set()

    # what the screens show

    @property
    def is_safe(self) -> bool:
        """Whether all that was entered is on the disk, or nothing was entered."""
        case = self._case()
        return case is None or (case is self._saved and self.agreed(case) == self._saved_days)

    @property
    def memory_only(self) -> bool:
        """Whether this computer keeps nothing, so that all is gone when the program ends."""
        return self._drafts is None or isinstance(self.trouble, KeyStoreUnavailableError | KeyLostError)

    @property
    def state_words(self) -> str:
        """How saving stands, in the few words of the header. Never says saved before it is."""
        saved_at = self.draft.saved_at if self.draft else None
        if self._drafts is None:
            return text.NOTHING_SAVED
        if self.read_only:
            return text.SAVED_READ_ONLY if self.is_safe else text.NOT_SAVED_READ_ONLY
        if self._saving:
            return text.SAVING
        if self.trouble is not None:
            words = text.NOT_SAVED_SINCE if saved_at and not self.memory_only else text.NOT_SAVED
            return words.format(reason=_in_short(self.trouble), at=f"{saved_at:%H:%M}" if saved_at else "")
        if not self.is_safe:
            return text.NOT_SAVED_YET
        return text.SAVED.format(at=f"{saved_at:%H:%M}") if saved_at else text.NOTHING_TO_SAVE

    @property
    def why_words(self) -> str:
        """Why not all that was entered is on the disk, as a sentence; empty where it is."""
        if self.is_safe:
            return ""
        if self._saving:
            return text.STILL_SAVING
        if isinstance(self.trouble, KeyStoreUnavailableError | DraftNotSavedError | DraftNotCertainError):
            return f"{self.trouble.title} {self.trouble.reason}"
        words = self.trouble.title if self.trouble else self.state_words
        return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."

    # saving

    def foresee(self, trouble: RefhelperError | None) -> None:
        """Take notice, before anything is saved, of why nothing can be; what the disk refused still stands."""
        if trouble or self.memory_only:
            self.trouble = trouble
        self.watch("")

    def adopt(self, draft: Draft, read_only: str = "") -> None:
        """Go on with a draft that was opened; `read_only` is why it cannot be saved from here, if it cannot."""
        self.draft, self.read_only = draft, read_only
        self._saved = draft.case if draft.saved_at else None
        self._saved_days = self.agreed(draft.case)

    def changed(self) -> None:
        """Take notice of a change: it is saved two seconds after the last one. For the loop's own thread."""
        if self._drafts is None:
            return
        if self._after_change:
            self._after_change.cancel()
        else:
            self.watch("")  # the changes after it, until it is saved, alter nothing of that
        self._after_change = self._later(PAUSE_SECONDS, self.start)
        self._first_change = self._first_change or self._later(LONGEST_SECONDS, self.start)

    def start(self) -> None:
        """Begin to save, without waiting for it."""
        self._begun()

    def _begun(self) -> asyncio.Task[bool]:
        task = asyncio.get_running_loop().create_task(self.save_now())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def save_within(self, seconds: float) -> bool:
        """Save, but wait no longer than this: a key store may wait for a password. Saving goes on all the same."""
        task = self._begun()
        await asyncio.wait({task}, timeout=seconds)
        return task.done() and task.result()

    async def save_now(self, *, ask_again: bool = False) -> bool:
        """Save what is not saved yet; say whether all that was entered is on the disk now.

        `ask_again` asks a key store again that refused before; it may then ask the user for a password.
        """
        self.stop()
        async with self._one_at_a_time:
            case = self._case()
            if self.is_safe or case is None:
                self.watch("")
                return True
            if self._drafts is None or self.read_only:
                self.watch("")
                return False
            self._saving = True
            self.watch("")
            try:
                saved = await away(lambda: self._write(case, ask_again=ask_again))
            except Exception as error:  # noqa: BLE001 - whatever it was, the user must know that nothing was saved
                said = self._refused(error)
            else:
                said = self._done(case, saved)
            finally:
                self._saving = False
        self.watch(said)
        return self.is_safe

    async def save_own(self, *, ask_again: bool = False) -> bool:
        """Save as `save_now` does; a case that is open elsewhere becomes a draft of its own, kept beside that one."""
        case = self._case()
        if self.read_only and self._drafts and self.draft and case:
            self.draft = self._drafts.new(case)._replace(beside=self.draft.id)
            self.read_only, self.trouble, self._saved = "", None, None
        return await self.save_now(ask_again=ask_again)

    @property
    def is_finished(self) -> bool:
        """Whether the draft is marked as having nothing left to hand over."""
        return self.draft is not None and self.draft.handed_over_at is not None

    async def finish(self, at: datetime | None) -> bool:
        """Mark the draft as finished at a moment (None: not finished), and save it; say whether that is on the disk."""
        if not await self.save_now() or self.draft is None:
            return False
        self.draft, self._saved = self.draft._replace(handed_over_at=at), None
        return await self.save_now()

    def stop(self) -> None:
        """Call off what was put off."""
        for timer in (self._first_change, self._after_change, self._again):
            if timer:
                timer.cancel()
        self._first_change = self._after_change = self._again = None

    def close(self) -> None:
        """Let other windows have the drafts of this one. Nothing is saved; a key store that hangs is not waited for."""
        if self._drafts:
            closing = Thread(target=self._drafts.close_all, daemon=True)
            closing.start()
            closing.join(CLOSING_SECONDS)

    async def let_go(self) -> None:
        """Let other windows have this draft, and keep nothing more: what comes after this is not part of the case."""
        self.stop()
        self.watch = _nobody_watches
        drafts, draft, self._drafts = self._drafts, self.draft, None
        if drafts and draft:
            await away(lambda: drafts.close(draft.id))

    def _write(self, case: Case, *, ask_again: bool) -> SavedDraft:
        """Save, in whatever thread this is."""
        assert self._drafts  # noqa: S101 - `save_now` has looked
        if ask_again:
            self._drafts.ask_again()
        self.draft = self.draft or self._drafts.new(case)
        return self._drafts.save(with_case(self.draft, case)._replace(agreed=self.agreed(case)))

    def _done(self, case: Case, saved: SavedDraft) -> str:
        before, self.trouble = self.trouble, None
        reopened = self.is_finished and saved.draft.handed_over_at is None
        self.draft, self._saved, self._saved_days = saved.draft, case, saved.draft.agreed
        if saved.kept_beside:
            return text.KEPT_BESIDE
        if reopened:
            return text.REOPENED
        return text.SAVED_AGAIN if before else ""

    def _refused(self, error: Exception) -> str:
        """Note why nothing was saved; return what to say where that is news."""
        trouble = error if isinstance(error, RefhelperError) else DraftNotSavedError(text.SAVING_FAILED)
        news = str(trouble) != str(self.trouble)
        self.trouble = trouble
        if isinstance(trouble, DraftInUseError):
            self.read_only = str(trouble)
        elif not self.memory_only:
            self._again = self._later(AGAIN_SECONDS, self.start)
        return str(trouble) if news else ""


def _nobody_watches(_: str) -> None:
    """Do nothing."""


def _in_short(trouble: RefhelperError) -> str:
    match trouble:
        case KeyStoreUnavailableError():
            return text.NO_KEY_STORE
        case KeyLostError():
            return text.KEY_LOST
        case DraftNotSavedError() | DraftNotCertainError():
            reason = trouble.reason
        case _:
            reason = trouble.title
    return (reason[:1].lower() + reason[1:]).rstrip(".")
