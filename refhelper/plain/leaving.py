"""How a text leaves in the line mode: copied, saved as a file or printed, held back and cleared as on the screens."""

import threading
from collections.abc import Callable

from refhelper.domain import confirming
from refhelper.domain.letter_request import Letter
from refhelper.plain.talk import BackError, Talk
from refhelper.ui import agreement_due, contact_due, letter_view, reading, text, words
from refhelper.ui.ports import Delivered
from refhelper.ui.session import RECORD, Document, Session
from refhelper.ui.text import asking_again as again
from refhelper.ui.text import directory as contacts
from refhelper.ui.text import hand_over as said
from refhelper.ui.text import plain

Make = Callable[[], Document]
"""Makes the document as the case stands."""


class Leaving:
    """Lets documents leave, whole or by section."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting."""
        self.talk, self.session = talk, session
        self._section = 0
        self._clearing: threading.Timer | None = None

    def offer(self, make: Make, *, sent: bool, more: dict[str, Callable[[], None]], words: dict[str, str]) -> None:
        """Offer what can be done with a document until somebody goes back.

        `sent`: it is the letter itself, which has left with a copy. `more` is what else is offered, with its `words`.
        """
        self._section = 0
        acts: dict[str, Callable[[], object]] = {
            "all": lambda: self._copy_all(make(), sent=sent),
            "section": lambda: self._copy_next(make(), sent=sent),
            "read": lambda: self.read(make()),
            "file": lambda: self._save(make(), sent=sent),
            "print": lambda: self._print(make(), sent=sent),
            **more,
        }
        while True:
            chosen = self.talk.choose(plain.WHAT_WITH_TEXT, {**plain.TEXT_CHOICES, **words})
            try:
                acts[chosen]()
            except BackError:
                continue

    def read(self, document: Document) -> bool:
        """Say a document from its first line to its last, or why there is none; say whether there is one."""
        if document.letter is None or not document.letter.text:
            found = document.letter.findings if document.letter else ()
            self.talk.say(*document.refusal.split("\n"), *(f"{one.why} {one.better}" for one in found))
            return False
        self.talk.verbatim(plain.TEXT_HEAD, *document.letter.text.split("\n"), plain.TEXT_END)
        return True

    def _copy_all(self, document: Document, *, sent: bool) -> None:
        letter = self._to_leave(document)
        if letter:
            self.talk.say(text.COPIED_ALL.format(message=self._copy(letter.text, letter if sent else None).message))

    def _copy_next(self, document: Document, *, sent: bool) -> None:
        letter = self._to_leave(document)
        if letter is None:
            return
        at, count = self._section % len(letter.sections), len(letter.sections)
        section, last = letter.sections[at], at + 1 == count
        result = self._copy(section.text, letter if last and sent else None)
        told = {"number": at + 1, "count": count, "heading": section.heading, "message": result.message}
        self._section = at + 1 if result.done else at
        self.talk.say(text.COPIED_SECTION.format(**told), *([text.LAST_SECTION] if last and result.done else []))

    def _save(self, document: Document, *, sent: bool) -> None:
        letter, paper = self._to_leave(document), self.session.paper
        if letter is None or paper is None:
            self.talk.say(*([said.NO_PAPER] if letter else []))
            return
        suggested = paper.suggested(self.session.consultation.parts.now())
        self.talk.say(said.SAVE_BELOW, plain.SUGGESTED.format(name=suggested))
        name = self.talk.line(said.SAVE_FIELDS["name"]) or suggested
        leaves, changed = self.session.as_it_leaves(letter.text)
        self._went(paper.save(name, leaves), letter if sent else None, changed)

    def _print(self, document: Document, *, sent: bool) -> None:
        letter, paper = self._to_leave(document), self.session.paper
        if letter is None or paper is None:
            self.talk.say(*([said.NO_PAPER] if letter else []))
        elif self.talk.sure(f"{said.PRINT_TITLE} {said.PRINT_BELOW}"):
            leaves, changed = self.session.as_it_leaves(letter.text)
            self._went(paper.print(leaves), letter if sent else None, changed)

    def _went(self, result: Delivered, whole: Letter | None, changed: str) -> None:
        if result.done:
            self.session.has_left(whole)
        self.talk.say(f"{result.message}{changed if result.done else ''}")

    def _to_leave(self, document: Document) -> Letter | None:
        """Return the letter if it may leave, after what is asked first: agreement, what it gives away, the contact."""
        letter = document.letter
        if letter is None or not letter.text:
            self.talk.say(text.NOTHING_TO_COPY)
            return None
        if letter.template != RECORD and not self._still_agreed():
            return None
        held = self.session.consultation.held_back(letter)
        if held:
            self.talk.say(confirming.why_held(held), *letter_view.held_back(self.session, letter, held))
            why = self.talk.needed(text.HELD_FIELDS["why"], reading.needed)
            self.session.consultation.confirm(letter, why)
            self.talk.say(text.HELD_KEPT)
        self._ask_about_contact(letter)
        return letter

    def _still_agreed(self) -> bool:
        """Ask again for what was agreed on an earlier day, where the letter rests on it."""
        for one in agreement_due.needed(self.session):
            self.talk.say(agreement_due.why(one))
            try:
                answer = self.talk.choose(agreement_due.label(self.session, one), words.AGREEMENT)
            except BackError:
                self.talk.say(again.NOT_ASKED)
                return False
            if changes := agreement_due.answered(self.session, one, answer):
                self.session.consultation.amend(changes)
                self.talk.say(plain.AGREEMENT_CHANGED)
                return False
        return True

    def _ask_about_contact(self, letter: Letter) -> None:
        """Ask once whether a contact that nobody checked lately is still right; either answer lets the letter go."""
        found = contact_due.due(self.session, letter)
        if not found:
            return
        self.talk.say(*contact_due.question(self.session, found).split("\n"))
        values = []
        if self.talk.choose(contacts.ASK_TITLE, contacts.ASK_CHOICES) == contacts.CHECKED:
            values = [line.value for line in found if len(found) == 1 or self.talk.sure(f"{contacts.MARK} {line.text}")]
        if not values:
            self.talk.say(contact_due.without_checking(self.session, found))
            return
        by = self.session.settings.stamp or self.talk.needed(contacts.WHO, reading.needed)
        self.talk.say(*contact_due.checked(self.session, values, by).split("\n"))

    def _copy(self, copied: str, whole: Letter | None) -> Delivered:
        result = self.session.copy(copied, whole)
        if result.done:
            self.stop()
            self._clearing = threading.Timer(self.session.settings.clipboard_seconds, self.session.clear_clipboard)
            self._clearing.daemon = True
            self._clearing.start()
        return result

    def stop(self) -> None:
        """Call off what would clear the clipboard later."""
        if self._clearing:
            self._clearing.cancel()
