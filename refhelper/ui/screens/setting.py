"""The settings, one a row: Enter changes it, and it is saved at once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from pydantic import ValidationError
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from refhelper.domain.case import Referrer
from refhelper.domain.editing import fault
from refhelper.domain.errors import RefhelperError
from refhelper.domain.settings import Settings, ThemeName
from refhelper.ui import help_pages, keys, words
from refhelper.ui.away import away
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.dialog import Dialog, ask
from refhelper.ui.screens.writing import Line
from refhelper.ui.session import Session
from refhelper.ui.text import settings as text
from refhelper.ui.widgets.header import Header
from refhelper.ui.widgets.key_line import KeyLine
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.menu import Menu, More, Row

if TYPE_CHECKING:
    from refhelper.ui.app import RefhelperApp

CHOICES = {
    "theme": {name.value: name.value for name in ThemeName},
    "plain_characters": dict(words.YES_NO),
    "plain_letters": dict(words.YES_NO),
}
OF_REFERRER = tuple(Referrer.model_fields)


class SettingsScreen(Screen[None]):
    """What the user has set, to look at and to change."""

    help_text = help_pages.SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f8", "back", show=False),
        Binding("question_mark", "app.help", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Take the session."""
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Build the list."""
        yield Header(self.session.keeping.state_words, id="header")
        yield Words(text.TITLE, classes="title")
        menu = Menu(id="settings")
        yield from (menu, More(menu))
        yield Words(text.HINT, id="status")
        yield KeyLine(text.KEYS, id="keys")

    def on_mount(self) -> None:
        """Show what is set."""
        self._fill()
        self.query_one(Menu).start()

    def _fill(self) -> None:
        self.query_one(Menu).fill(self._rows())

    def _rows(self) -> Iterator[Row]:
        yield Row("-referrer-", literal(text.REFERRER, "bold underline"), heading=True)
        for name in OF_REFERRER:
            yield self._row(name, keys.label(name))
        yield Row("-rest-", literal(text.REST, "bold underline"), heading=True)
        for name, label in text.LABELS.items():
            yield self._row(name, label)

    def _row(self, name: str, label: str) -> Row:
        held = " ".join(self._held(name).split())
        return Row(name, literal(text.ROW.format(label=label, value=held or text.EMPTY)))

    def _held(self, name: str) -> str:
        settings = self.session.settings
        return str(getattr(settings.referrer if name in OF_REFERRER else settings, name))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._change(event.option_id or "")

    @work(exclusive=True)
    async def _change(self, name: str) -> None:
        answer = await ask(self.app, self._question(name))
        if answer is None:
            return
        self.session.settings = with_setting(self.session.settings, name, answer)
        cast("RefhelperApp", self.app).dress(self.session.settings)
        self._fill()
        await self._save()

    def _question(self, name: str) -> Dialog[str]:
        label = text.LABELS.get(name) or keys.label(name)
        if name in CHOICES:
            return Choice(label, CHOICES[name], unknown=False, clear=False)
        return Line(label, self._held(name), text.BELOW.get(name, ""), lambda line: fault_of(name, line))

    async def _save(self) -> None:
        store, settings = self.session.store, self.session.settings
        if store is None:
            self.say(text.NOT_KEPT)
            return
        try:
            kept = await away(lambda: store.save(settings))
        except RefhelperError as error:
            self.say(f"! {error}")
        else:
            self.say(text.KEPT_OLD.format(name=kept.name) if kept else text.SAVED)

    def say(self, said: str) -> None:
        """Show a sentence above the keys."""
        self.query_one("#status", Words).say(said)

    def action_back(self) -> None:
        """Go back to the start."""
        self.dismiss(None)


def with_setting(settings: Settings, name: str, value: str) -> Settings:
    """Return the settings with another value; pydantic's ValidationError where it is not allowed."""
    plain = settings.model_dump(mode="json")
    (plain["referrer"] if name in OF_REFERRER else plain)[name] = value
    return Settings.model_validate(plain)


def fault_of(name: str, value: str) -> str:
    """Return what is wrong with a value, and what is allowed; empty where nothing is."""
    try:
        with_setting(Settings(), name, value)
    except ValidationError as error:
        return "; ".join(
            fault(detail).partition(": ")[2] for detail in error.errors(include_input=False, include_url=False)
        )
    return ""
