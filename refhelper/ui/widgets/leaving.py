"""How a text leaves: copied, saved as a file or printed, each only where it may go."""

import asyncio

from textual import work
from textual.message import Message

from refhelper.domain import confirming
from refhelper.domain.letter_request import Letter
from refhelper.ui import agreement_due, asking_again, letter_view, reading, text, words
from refhelper.ui.contact_asking import ask_about_contact
from refhelper.ui.ports import Copied, Delivered
from refhelper.ui.screens.dialog import Confirm
from refhelper.ui.screens.writing import Form
from refhelper.ui.session import RECORD, Document
from refhelper.ui.text import asking_again as again
from refhelper.ui.text import hand_over as said
from refhelper.ui.text.directory import CONTACT_LEFT
from refhelper.ui.widgets.panel import Panel


class LeavingPanel(Panel, can_focus=True):
    """A panel whose document can be copied whole or by section, saved and printed."""

    document = Document(None)
    template = ""
    section = 0
    _told = ""

    class OnClipboard(Message):
        """A text was copied, and is to be taken off the clipboard again after the time that the user set."""

    async def may_leave(self, letter: Letter) -> bool:
        """Say whether a letter may go, after what is to be asked first: agreement, what it gives away, the contact."""
        if self.template != RECORD and not await self._still_agreed():
            return False
        return await self._nothing_given_away(letter) and await self._contact_asked(letter)

    async def _still_agreed(self) -> bool:
        """Ask again for what was agreed on an earlier day, where the letter rests on it."""
        for one in agreement_due.needed(self.session):
            answer = await self.ask(asking_again.question(self.session, one))
            changes = agreement_due.answered(self.session, one, answer)
            if answer is None:
                self.say(again.NOT_ASKED, wrong=True)
            elif changes:
                self.amend(changes, again.CHANGED)
            if answer != words.YES:
                return False
        return True

    async def _contact_asked(self, letter: Letter) -> bool:
        told = await ask_about_contact(self.app, self.session, letter)
        if told is None:
            self.say(CONTACT_LEFT, wrong=True)
        elif told:
            self.show()
            self._told = f"{told} "
        return told is not None

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show a sentence above the keys, after what came of the question about the contact, where it was asked."""
        told, self._told = self._told, ""
        super().say(f"{told}{words}", wrong=wrong)

    async def _nothing_given_away(self, letter: Letter) -> bool:
        held = self.session.consultation.held_back(letter)
        if not held:
            return True
        why = "\n".join(letter_view.held_back(self.session, letter, held))
        title = confirming.why_held(held)
        written = await self.ask(Form(title.rstrip("."), text.HELD_FIELDS, {}, {"why": reading.needed}, why))
        if written is None:
            self.say(text.HELD_BACK.format(why=title), wrong=True)
            return False
        case = self.session.consultation.settled_case()
        return self.amend(confirming.confirmed(case, letter, written["why"]), text.HELD_KEPT)

    async def _to_leave(self, nothing: str) -> Letter | None:
        letter = self.document.letter
        if letter is None or not letter.text:
            self.say(nothing, wrong=True)
            return None
        return letter if await self.may_leave(letter) else None

    @work
    async def action_copy_all(self) -> None:
        """Copy all of it."""
        letter = await self._to_leave(text.NOTHING_TO_COPY)
        if letter:
            result = await self._copy(letter.text, self._whole(letter))
            self.say(text.COPIED_ALL.format(message=result.message), wrong=not result.done)

    @work
    async def action_copy_next(self) -> None:
        """Copy the next section; after the last one, begin again."""
        letter = await self._to_leave(text.NOTHING_TO_COPY)
        if letter is None:
            return
        at, count = self.section % len(letter.sections), len(letter.sections)
        section, last = letter.sections[at], at + 1 == count
        result = await self._copy(section.text, self._whole(letter) if last else None)
        told = text.COPIED_SECTION.format(number=at + 1, count=count, heading=section.heading, message=result.message)
        self.section = at + 1 if result.done else at
        self.say(f"{told} {text.LAST_SECTION}" if last and result.done else told, wrong=not result.done)

    async def _copy(self, copied: str, whole: Letter | None) -> Copied:
        result = await asyncio.to_thread(self.session.copy, copied, whole)
        if result.done:
            self.post_message(self.OnClipboard())
        return result

    @work
    async def action_save(self) -> None:
        """Ask where, and save it as a new file."""
        paper, letter = self.session.paper, await self._to_leave(said.NOTHING_TO_SEND)
        if letter is None or paper is None:
            self.say(said.NO_PAPER if letter else said.NOTHING_TO_SEND, wrong=True)
            return
        name = await asyncio.to_thread(paper.suggested, self.session.consultation.parts.now())
        tests = {"name": reading.needed}
        written = await self.ask(Form(said.SAVE_TITLE, said.SAVE_FIELDS, {"name": name}, tests, said.SAVE_BELOW))
        if written:
            sent, changed = self.session.as_it_leaves(letter.text)
            self._went(await asyncio.to_thread(paper.save, written["name"], sent), letter, changed)

    @work
    async def action_print(self) -> None:
        """Ask, and print it."""
        paper, letter = self.session.paper, await self._to_leave(said.NOTHING_TO_SEND)
        if letter is None or paper is None:
            self.say(said.NO_PAPER if letter else said.NOTHING_TO_SEND, wrong=True)
            return
        if await self.ask(Confirm(said.PRINT_TITLE, said.PRINT_BELOW)):
            sent, changed = self.session.as_it_leaves(letter.text)
            self._went(await asyncio.to_thread(paper.print, sent), letter, changed)

    def _went(self, result: Delivered, letter: Letter, changed: str) -> None:
        if result.done:
            self.session.has_left(self._whole(letter))
        self.say(f"{result.message}{changed if result.done else ''}", wrong=not result.done)

    def _whole(self, letter: Letter) -> Letter | None:
        """Return the letter, if the document is the letter itself: a script or an entry that left is not one sent."""
        return None if self.template else letter
