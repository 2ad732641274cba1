"""The directory on screen: search as you type, open a service, copy a number, mark a contact as checked."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList

from refhelper.domain import contacts
from refhelper.domain.contacts import Contact, ContactKind
from refhelper.domain.directory import Service, every_line
from refhelper.domain.directory_search import Index
from refhelper.domain.errors import RefhelperError
from refhelper.domain.practice_directory import REFUSED
from refhelper.ui import directory_view, help_pages
from refhelper.ui.contact_asking import who_checks
from refhelper.ui.screens.dialog import Confirm, Scroll, ask
from refhelper.ui.session import Session
from refhelper.ui.text import directory as text
from refhelper.ui.widgets.fields import LineField
from refhelper.ui.widgets.header import DirectoryParts, Header
from refhelper.ui.widgets.key_line import KeyLine
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.menu import Menu, More


class DirectoryScreen(DirectoryParts, Screen[None]):
    """A search line, and what it finds."""

    help_text = help_pages.DIRECTORY
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        """Take the session."""
        super().__init__()
        self.session = session
        self.index = Index(session.consultation.parts.directory)

    def compose(self) -> ComposeResult:
        """Build the frame."""
        yield Header(self.session.keeping.state_words, id="header")
        yield Words(text.TITLE, classes="title")
        yield LineField(placeholder=text.TITLE_PLACEHOLDER, id="sought")
        menu = Menu(id="services")
        yield from (menu, More(menu))
        yield Words("", id="status")
        yield KeyLine(text.KEYS, id="keys")

    def on_mount(self) -> None:
        """Show everything, ready to type."""
        self.set_focus(self.query_one(LineField))
        self._show()
        self.query_one(Menu).action_first()

    def on_screen_resume(self) -> None:
        """Show what was marked on the page of a service."""
        directory = self.session.consultation.parts.directory
        if self.index.directory is not directory:
            self.index = Index(directory)
            self._show()

    def _show(self) -> None:
        sought, menu = self.query_one(LineField).value, self.query_one(Menu)
        found, now = self.index.find(sought), self.session.consultation.parts.now()
        menu.fill(directory_view.result_rows(found, self.index.directory, now, sought))
        every = len(found.services) + found.more
        said = text.MORE.format(count=every, more=found.more) if found.more else text.COUNT.format(count=every)
        self.query_one("#status", Words).say(self._refused() or (said if every or found.retired else text.NOTHING))

    def _refused(self) -> str:
        practice = self.session.consultation.parts.practice
        problems = practice.in_use.problems if practice else ()
        if not problems:
            return ""
        return text.NOT_IN_USE.format(refused=REFUSED, count=len(problems), first=problems[0])

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()
        menu = self.query_one(Menu)
        menu.highlighted = None
        menu.action_first()
        menu.scroll_to(y=0, animate=False)

    def action_move(self, how: str) -> None:
        """Go through what was found while the search line keeps the focus."""
        getattr(self.query_one(Menu), f"action_{how}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._open(self.query_one(Menu).chosen)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(event.option_id)

    def _open(self, service: str | None) -> None:
        if service in self.index.directory.by_id:
            self.app.push_screen(ServiceScreen(self.session, service or ""))

    def action_back(self) -> None:
        """Go back to where the directory was opened."""
        self.dismiss(None)


class ServiceScreen(DirectoryParts, Screen[None]):
    """Everything about one service."""

    help_text = help_pages.DIRECTORY
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("c", "copy", show=False),
        Binding("m", "mark", show=False),
        Binding("pagedown,space", "read(10)", show=False, priority=True),
        Binding("pageup", "read(-10)", show=False, priority=True),
        Binding("question_mark", "app.help", show=False),
    ]

    def __init__(self, session: Session, service: str) -> None:
        """Take the session and the service's id."""
        super().__init__()
        self.session, self.name_of_service = session, service

    @property
    def service(self) -> Service:
        """The service as the directory in use has it now."""
        return self.session.consultation.parts.directory.by_id[self.name_of_service]

    def compose(self) -> ComposeResult:
        """Build the page: contacts above, all else below."""
        yield Header(self.session.keeping.state_words, id="header")
        yield Words(directory_view.title(self.service), classes="title")
        menu, about = Menu(id="contacts"), Scroll(Words("", id="about"))
        yield from (menu, More(menu), about, More(about, text.MORE_ABOUT))
        yield Words("", id="status")
        yield KeyLine(text.KEYS_SERVICE, id="keys")

    def on_mount(self) -> None:
        """Show the service."""
        self._show()
        self.query_one(Menu).start()

    def _show(self) -> None:
        parts = self.session.consultation.parts
        shipped = parts.practice.in_use.shipped.by_id.get(self.name_of_service) if parts.practice else None
        self.query_one(Menu).fill(directory_view.contact_rows(self.service, parts.now()))
        self.query_one("#about", Words).say(directory_view.page(self.service, shipped))

    def _contact(self) -> Contact | None:
        chosen = self.query_one(Menu).chosen
        return next((each for each in every_line(self.service) if each.id == chosen), None)

    def _line(self, contact: Contact) -> str:
        return contacts.line_at(contact, self.session.consultation.parts.now()).text

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_copy()

    @work(exclusive=True)
    async def action_copy(self) -> None:
        """Copy the value of the highlighted contact."""
        contact = self._contact()
        if contact is None or contact.kind is ContactKind.ASK:
            self.say(text.NOTHING_TO_COPY)
            return
        result = await asyncio.to_thread(self.session.clipboard.copy, contact.value)
        self.say(text.COPIED.format(message=result.message, line=self._line(contact)))

    @work(exclusive=True)
    async def action_mark(self) -> None:
        """Mark the highlighted contact as checked today, after asking."""
        contact = self._contact()
        if contact is None or contact.kind is ContactKind.ASK:
            self.say(text.NO_MARK)
            return
        if not await ask(self.app, Confirm(text.MARK, text.MARK_BELOW.format(line=self._line(contact)))):
            return
        by = await who_checks(self.app, self.session)
        if not by:
            return
        try:
            await asyncio.to_thread(self.session.consultation.mark_checked, self.name_of_service, [contact.id], by)
        except RefhelperError as error:
            self.say(f"! {error}")
            return
        self._show()
        marked = self._contact() or contact
        self.say(text.MARKED.format(line=self._line(marked)))

    def action_read(self, rows: int) -> None:
        """Read on in what stands below the contacts."""
        self.query_one(Scroll).scroll_relative(y=rows, animate=False)

    def say(self, words: str) -> None:
        """Show a sentence above the keys."""
        self.query_one("#status", Words).say(literal(words))

    def action_back(self) -> None:
        """Go back to the search."""
        self.dismiss(None)
