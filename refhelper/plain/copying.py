"""Copying in the line mode: by the one clipboard there is, held back as on the screens, and cleared after a while."""

import threading

from refhelper.domain.letter_request import Letter
from refhelper.plain.talk import Talk
from refhelper.ui import reading, text
from refhelper.ui.session import Session


class Copying:
    """Copies letters whole or by section."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting."""
        self.talk, self.session = talk, session
        self._section = 0
        self._clearing: threading.Timer | None = None

    def all_of(self, letter: Letter | None, *, whole: bool) -> None:
        """Copy all of it; `whole` is a letter that has left with that."""
        if letter is None or not letter.text:
            self.talk.say(text.NOTHING_TO_COPY)
        elif self._may_leave(letter):
            message = self._copy(letter.text, letter if whole else None)
            self.talk.say(text.COPIED_ALL.format(message=message))

    def next_of(self, letter: Letter | None) -> None:
        """Copy the next section; after the last one, begin again."""
        sections = letter.sections if letter else ()
        if letter is None or not sections:
            self.talk.say(text.NOTHING_TO_COPY)
            return
        if not self._may_leave(letter):
            return
        at = self._section % len(sections)
        last = at + 1 == len(sections)
        message = self._copy(sections[at].text, letter if last else None)
        named = {"number": at + 1, "count": len(sections), "heading": sections[at].heading}
        self.talk.say(text.COPIED_SECTION.format(**named, message=message), *([text.LAST_SECTION] if last else []))
        self._section = at + 1

    def _may_leave(self, letter: Letter) -> bool:
        held = self.session.consultation.held_back(letter)
        if not held:
            return True
        self.talk.say(text.HELD_TITLE, *(f"{one.place}: {one.why}" for one in held))
        why = self.talk.needed(text.HELD_FIELDS["whereabouts"], reading.needed)
        entry = self.session.entry()
        confirmed = {**(entry.confirmed if entry else {}), "whereabouts": why}
        self.session.consultation.amend(self.session.entry_with({"confirmed": confirmed}))
        self.talk.say(text.HELD_KEPT)
        return True

    def _copy(self, copied: str, whole: Letter | None) -> str:
        result = self.session.copy(copied, whole)
        self.stop()
        self._clearing = threading.Timer(self.session.settings.clipboard_seconds, self.session.clear_clipboard)
        self._clearing.daemon = True
        self._clearing.start()
        return result.message

    def stop(self) -> None:
        """Call off what would clear the clipboard later."""
        if self._clearing:
            self._clearing.cancel()
