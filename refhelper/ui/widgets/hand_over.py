"""Handing over: the letter, phone script or record entry, copied whole or by section; then who took it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from refhelper.domain.letter_request import Letter
from refhelper.ui import following_up, handed_over, help_pages, letter_view, text
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.dialog import Confirm, Reader, Scroll
from refhelper.ui.session import PHONE, RECORD, Document
from refhelper.ui.text import hand_over as said
from refhelper.ui.text import letter as letter_said
from refhelper.ui.widgets import unchosen
from refhelper.ui.widgets.leaving import LeavingPanel
from refhelper.ui.widgets.literal import Words
from refhelper.ui.widgets.long_words import LongWords
from refhelper.ui.widgets.menu import More


class HandOver(LeavingPanel):
    """What is handed over, as text to copy."""

    help_text = help_pages.HAND_OVER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy_all", show=False),
        Binding("n", "copy_next", show=False),
        Binding("f", "save", show=False),
        Binding("o", "print", show=False),
        Binding("l", "show_document('')", show=False),
        Binding("p", f"show_document('{PHONE}')", show=False),
        Binding("r", "record", show=False),
        Binding("s", "shares", show=False),
        Binding("d", "handed_over", show=False),
        Binding("e", "finish", show=False),
        Binding("enter", "choose", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, *args: object, **names: object) -> None:
        """Start with the letter, at its first section."""
        super().__init__(*args, **names)  # type: ignore[arg-type]
        self.record_of: str | None = None
        self.chosen = False

    @property
    def _has_document(self) -> bool:
        return self.session.destination is not None or self.document.letter is not None

    @property
    def keys_text(self) -> str:  # type: ignore[override]
        """The keys that work now."""
        return said.KEYS if self._has_document else unchosen.keys(self.session, said.KEYS_NO_LETTER)

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words("", id="hand-title", classes="title")
        shares = Scroll(Words("", id="hand-shares"), id="hand-shares-seen")
        yield from (shares, More(shares, said.MORE_SHARES))
        yield Words("", id="hand-found")
        yield Words("", id="hand-before")
        whole = LongWords(id="hand-text")
        yield from (whole, More(whole))

    def show(self) -> None:
        """Make the document anew."""
        self.document = self._made()
        letter, target = self.document.letter, self.session.target
        what = text.DOCUMENTS[self.template]
        service = self.session.consultation.service_name(target.service) if target else ""
        about = self.session.label(self.record_of) if self.template == RECORD else letter_view.about(self.session)
        heading = text.HAND_TITLE.format(what=" - ".join(part for part in (what, service, about) if part))
        self.query_one("#hand-title", Words).say(heading if self._has_document else unchosen.title(self.session))
        shares = letter_view.shares(self.session, letter).replace("\n", "; ") if letter else ""
        shown = said.SHARES.format(what=shares) if letter and self.template != RECORD else ""
        self._note("#hand-shares", shown)
        self._look_over(letter)
        self._note("#hand-before", self._before())
        self.query_one("#hand-text", LongWords).say(self._to_read())

    def _to_read(self) -> str:
        if letter := self.document.letter:
            return letter.text or "\n".join(f"{one.why}\n{one.better}" for one in letter.findings)
        return letter_view.whole(self.document) if self._has_document else unchosen.what_first(self.session)

    @work(thread=True, exclusive=True, group="look-over")
    def _look_over(self, letter: Letter | None) -> None:
        found = self.session.review(letter) if letter else ()
        words = letter_view.found(found, letter_said.HOW_ELSEWHERE) if found else ""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._note, "#hand-found", words)

    def _note(self, where: str, words: str) -> None:
        """Say something above the text; what says nothing takes no room."""
        note = self.query_one(where, Words)
        note.say(words)
        note.display = bool(words)

    def _made(self) -> Document:
        if self.template != RECORD:
            return self.session.document(self.template or None)
        return self.session.record(self.record_of, chosen=self.chosen) if self.record_of else Document(None)

    def _before(self) -> str:
        made = handed_over.last(self.session)
        if made is None:
            return ""
        chase = f"{made.chase_on:%d/%m/%Y}" if made.chase_on else text.NONE
        return text.HANDED_BEFORE.format(at=made.at, how=made.how, taken_by=made.taken_by, chase=chase)

    def enter(self) -> None:
        """Take the focus."""
        self.focus_on(self)

    def action_choose(self) -> None:
        """Go to where a letter is chosen, while none is."""
        if not self._has_document:
            self.post_message(self.Changed("", forward=unchosen.panel(self.session)))

    def action_scroll(self, lines: int) -> None:
        """Move through the text."""
        self.query_one("#hand-text", LongWords).scroll_relative(y=lines, animate=False)

    def action_show_document(self, template: str) -> None:
        """Show another document."""
        self.template, self.section = template, 0
        self.show()
        self.post_message(self.Changed(""))
        self.say("")

    @work
    async def action_record(self) -> None:
        """Show the record entry; ask whose, where it could be several people's."""
        case, target = self.session.case, self.session.target
        if case is None:
            return
        people = {person.ref: self.session.label(person.ref) for person in case.people}
        ref = target.person if target and target.person else None
        if ref is None and len(people) > 1:
            ref = await self.ask(Choice(text.RECORD_OF, people, unknown=False, clear=False))
        ref = ref or next(iter(people))
        self.chosen = False
        unchosen = self.session.record(ref, chosen=False).letter
        if unchosen is not None and not unchosen.text:
            self.chosen = await self.ask(Confirm(text.WRITE_IN_RECORD, text.WRITE_BELOW)) or False
        self.record_of = ref
        self.action_show_document(RECORD)

    def action_shares(self) -> None:
        """Show what the document gives away."""
        self.app.push_screen(Reader(text.SHARES_TITLE, letter_view.shares(self.session, self.document.letter)))

    @work
    async def action_handed_over(self) -> None:
        """Record who took it, how, and when to chase."""
        target = self.session.target
        if self.session.case is None or target is None:
            return
        written = await self.ask(following_up.form(self.session, target))
        if written is not None:
            self.amend(handed_over.changes(self.session, target, written), text.HANDED_MADE)
            self.session.keeping.start()

    @work
    async def action_finish(self) -> None:
        """Mark the case as having nothing left to hand over, or take that mark away; ask first."""
        if self.session.case is None:
            return
        if await self.ask(following_up.question(self.session)):
            self.say(await following_up.finish(self.session))
