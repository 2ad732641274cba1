"""Keeping what is entered in the line mode: a draft saved after each turn, and at the end a word on what was kept."""

import asyncio
from collections.abc import Callable

from refhelper.domain.errors import RefhelperError
from refhelper.plain.talk import Talk
from refhelper.ui.keeping import Keeping
from refhelper.ui.session import Session
from refhelper.ui.text import keeping as saving
from refhelper.ui.text import plain


class _Never:
    """Nothing is put off here: every turn saves."""

    def cancel(self) -> None:
        """Do nothing."""


def _never(_seconds: float, _act: Callable[[], None]) -> _Never:
    return _Never()


class Kept:
    """Saves the case of one sitting, where this computer can."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting, whose saving this becomes."""
        self.talk, self.session = talk, session
        self.opened, self._begun = session.case, False
        before = session.keeping
        self.keeping = Keeping(session.case_to_keep, session.drafts, _never)
        if before.draft:
            self.keeping.adopt(before.draft, before.read_only)
        session.keeping = self.keeping
        session.consultation.watch = lambda: None
        self.keeping.watch = lambda said: talk.say(*said.split("\n")) if said else None

    def _begin(self) -> None:
        """Say, once there is something to keep, where nothing can be kept."""
        self._begun = True
        trouble = self._trouble()
        if trouble:
            self.keeping.foresee(trouble)
            self.talk.say(plain.HOLDS, *str(trouble).split("\n"))
        elif self.session.drafts is None:
            self.talk.say(plain.HOLDS)
        elif self.keeping.read_only:
            self.talk.say(*self.keeping.read_only.split("\n"), plain.OWN_COPY)

    def _trouble(self) -> RefhelperError | None:
        return self.session.drafts.why_not_kept() if self.session.drafts else None

    def after_change(self) -> None:
        """Save what changed, and wait until it is on the disk."""
        if not self._begun and self.session.case:
            self._begin()
        if not self.is_safe and not self.keeping.memory_only:
            asyncio.run(self.keeping.save_now())

    def save(self) -> None:
        """Save now; a case that is open elsewhere becomes a draft of its own, and that is said."""
        self.after_change()
        if self.keeping.read_only:
            asyncio.run(self.keeping.save_own(ask_again=True))
            self.talk.say(saving.KEPT_AS_OWN if self.is_safe else str(self.keeping.trouble))

    def _save_last(self) -> None:
        """Save, and lose nothing that was changed in a case that is open elsewhere."""
        self.after_change()
        if self.keeping.read_only and not self.is_safe:
            self.save()

    def put_away(self) -> None:
        """Save a last time, and let other windows have this draft."""
        self._save_last()
        asyncio.run(self.keeping.let_go())

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost: all of it is saved, or it is the case file as it was opened."""
        return self.keeping.is_safe or self.session.case is self.opened

    def say_state(self) -> None:
        """Say how saving stands."""
        self.talk.say(plain.READ_ONLY if self.keeping.read_only else self.keeping.state_words)

    def lost_by_leaving(self) -> str:
        """Return what leaving would lose; empty where nothing."""
        session = self.session
        if session.case is None:
            return ""
        lost = [plain.KEPT_LETTER] if session.waiting else []
        lost += [] if self.is_safe or self.keeping.read_only else [plain.HOLDS]
        lost += [plain.LEAVE_PASTE_FIRST] if session.on_clipboard and not lost else []
        return " ".join(lost)

    def end(self) -> None:
        """Save a last time, and say what was kept."""
        self._save_last()
        self.keeping.close()
        if self.session.waiting:
            self.talk.say(plain.KEPT_LETTER)
        if self.session.case is None:
            self.talk.say(plain.KEPT_NOTHING)
        elif self.keeping.is_safe:
            self.talk.say(plain.KEPT_SAVED)
        else:
            self.talk.say(plain.KEPT_FILE if self.session.case is self.opened else plain.KEPT_NOT)
