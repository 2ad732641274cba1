"""The letter: on the left what it is made of, in the middle the text being written, on the right how it will read."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import OptionList, TextArea
from textual.worker import Worker, get_current_worker

from refhelper.domain.editing import Place
from refhelper.domain.errors import RefhelperError
from refhelper.domain.plain_text import clean
from refhelper.ui import help_pages, letter_view, text
from refhelper.ui.screens.dialog import Reader, Scroll
from refhelper.ui.session import Document, Session
from refhelper.ui.slots import Slot, slots
from refhelper.ui.text import letter as said
from refhelper.ui.widgets import unchosen
from refhelper.ui.widgets.fields import TextField
from refhelper.ui.widgets.key_line import BETWEEN
from refhelper.ui.widgets.letter_rows import rows
from refhelper.ui.widgets.literal import Words
from refhelper.ui.widgets.long_words import LongWords
from refhelper.ui.widgets.looked_over import LookedOver
from refhelper.ui.widgets.marked_field import MarkedField
from refhelper.ui.widgets.menu import Menu, More

REDRAWN_AFTER = 0.4
"""Seconds after the last key until the letter is made anew."""
LOOKED_OVER_AFTER = 1.0
"""Seconds after the last key until it is looked over: that takes ten times as long, and a key would wait for it."""


class LetterPanel(LookedOver):
    """The letter that is being worked on."""

    help_text = help_pages.LETTER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", show=False),
        Binding("ctrl+s", "keep_and_go_on", show=False, priority=True),
        Binding("v", "read", show=False),
        Binding("s", "shares", show=False),
        Binding("m", "together", show=False),
    ]

    def __init__(self, *args: object, **names: object) -> None:
        """Start with nothing open."""
        super().__init__(*args, **names)  # type: ignore[arg-type]
        self.slots: dict[str, Slot] = {}
        self.open: Slot | None = None
        self.document = Document(None)

    @property
    def keys_text(self) -> str:  # type: ignore[override]
        """The keys that work now."""
        if self.session.destination is None:
            return unchosen.keys(self.session, text.KEYS_UNDO)
        also = [text.KEYS_FINDINGS] if self.found else []
        also += [text.KEYS_FINDING] if self.here else []
        also += self._together_key()
        if self._writing:
            also = [text.KEYS_SLOT_FINDING] if self.here else []
        return BETWEEN.join([text.KEYS_SLOT if self._writing else text.KEYS_LETTER, *also])

    def _together_key(self) -> list[str]:
        target = self.session.target
        if target is None or len(self.session.companions()) < 2:  # noqa: PLR2004 - one is nobody else
            return []
        return [text.KEYS_TOGETHER if len(target.people) == 1 else text.KEYS_APART]

    @property
    def _writing(self) -> bool:
        return self.query_one(TextField).has_focus

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words("", id="letter-title", classes="title")
        with Container(id="letter"):
            with Horizontal(id="making"):
                with Vertical(id="parts"):
                    menu = Menu(id="slots")
                    yield from (menu, More(menu, said.MORE_PARTS))
                with Vertical(id="writing"):
                    yield Words("", id="slot")
                    field = MarkedField(id="text")
                    field.border_title = text.SLOT_ENTER
                    yield field
                    notes = Scroll(Words("", id="in-text"), id="notes")
                    yield from (notes, More(notes, said.MORE_NOTES))
            with Vertical(id="reads"):
                yield Words("", id="found")
                whole = LongWords(id="finished")
                yield from (whole, More(whole, said.MORE))

    def show(self) -> None:
        """Make the letter anew, and list what it is made of."""
        self.call_off()
        destination = self.session.destination
        self.document = self.session.document()
        self._list()
        heading = self.query_one("#letter-title", Words)
        if destination is None:
            heading.say(unchosen.title(self.session))
        else:
            service = self.session.consultation.service_name(destination.service)
            heading.say(text.LETTER_TITLE.format(service=service, who=letter_view.about(self.session)))
        self.fill()
        self._reload()
        self._preview()

    def fill(self) -> None:
        """List what the letter is made of, or what to do first."""
        chosen, menu = self.session.destination is not None, self.query_one("#slots", Menu)
        menu.fill(rows(self.slots, self.document.letter, self.found) if chosen else [unchosen.row(self.session)])
        self.query_one("#writing").display = self.query_one("#reads").display = chosen
        self.set_class(not chosen, "unchosen")
        if self.screen.focused is menu:
            menu.start()

    def _list(self) -> None:
        template = self.document.letter.template if self.document.letter else None
        found = slots(self.session, template) if self.session.destination else ()
        self.slots = {"/".join(slot.place): slot for slot in found}

    def _reload(self) -> None:
        name = "/".join(self.open.place) if self.open else self.query_one("#slots", Menu).chosen
        fresh = self.slots.get(name or "")
        if not self._writing or fresh is None or (self.open and fresh.held != self.open.held):
            self._load(fresh)

    def _load(self, slot: Slot | None) -> None:
        self.open = slot
        field = self.query_one(TextField)
        with self.prevent(TextArea.Changed):
            field.text = slot.held if slot else ""
        field.read_only = slot is None
        self.query_one("#slot", Words).say(_named(slot) if slot else text.SLOT_HINT)
        self.mark()

    def _draw(self, document: Document) -> None:
        self.query_one("#finished", LongWords).say(letter_view.whole(document))
        if document.letter is None:
            self.query_one("#found", Words).say("")

    def enter(self) -> None:
        """Take the focus."""
        self.query_one("#slots", Menu).start()

    def leave(self) -> None:
        """Keep what is being written."""
        self._keep()

    @on(OptionList.OptionHighlighted, "#slots")
    def _look_at(self, event: OptionList.OptionHighlighted) -> None:
        slot = self.slots.get(event.option_id or "")
        if slot and (self.open is None or slot.place != self.open.place):
            self._keep()
            self._load(self.slots.get(event.option_id or ""))

    @on(OptionList.OptionSelected, "#slots")
    def _write(self) -> None:
        if self.session.destination is None:
            self.post_message(self.Changed("", forward=unchosen.panel(self.session)))
        elif self.open:
            field = self.query_one(TextField)
            self.focus_on(field)
            field.move_cursor(field.document.end)

    @on(TextArea.Changed, "#text")
    def _typed(self) -> None:
        self.call_off()
        if self.open is None:
            return
        words = self.query_one(TextField).text
        if words.strip() != self.open.held:
            self.session.write(self.open.place, words)
        self._put_off = self.set_timer(REDRAWN_AFTER, self._preview)

    def _preview(self) -> None:
        if self.open and self._written() != self.open.held:
            self._made_with(self.session.texts({self.open.place: self._written()}))
        else:
            self._draw(self.document)
            self.look_over(self.session, self.document)

    @work(thread=True, exclusive=True, group="letter")
    def _made_with(self, changes: Mapping[Place, object]) -> None:
        """Make the letter with what is being written, away from the keys."""
        try:
            trial = self.session.trial(changes)
            document = trial.document()
        except RefhelperError as error:
            trial, document = self.session, Document(None, str(error))
        self.app.call_from_thread(self._made, get_current_worker(), trial, document)

    def _made(self, worker: Worker[None], trial: Session, document: Document) -> None:
        """Show a letter that was made unless a key came meanwhile; it is looked over after a longer pause."""
        if not worker.is_cancelled:
            self._draw(document)
            look_over = partial(self.look_over, trial, document)
            self._put_off = self.set_timer(LOOKED_OVER_AFTER - REDRAWN_AFTER, look_over)

    def _written(self) -> str:
        return clean(self.query_one(TextField).text)[0].strip()

    def _keep(self) -> None:
        slot = self.open
        if slot is None:
            return
        self.session.written(slot.place)
        if self._written() == slot.held:
            return
        self.open = slot._replace(held=self._written())
        changes = self.session.texts({slot.place: self._written()})
        if not self.amend(changes, text.SLOT_KEPT.format(slot=slot.label)):
            self.open = slot
        self._list()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take away the line on the field that says how to begin: letters are keys of the list until then."""
        if isinstance(event.widget, TextField):
            event.widget.border_title = ""

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Keep what was written when the field is left in whatever way."""
        if isinstance(event.widget, TextField):
            event.widget.border_title = text.SLOT_ENTER
            self._keep()

    def action_keep(self) -> None:
        """Keep the text and go back to the list."""
        self.focus_on(self.query_one("#slots", Menu))

    async def action_keep_and_go_on(self) -> None:
        """Keep the text and go on to the next part; where the draft is open elsewhere, it becomes one of its own."""
        menu, going_on = self.query_one("#slots", Menu), self._writing
        self._keep()
        if self.session.keeping.read_only:
            await self.screen.run_action("save")
        menu.action_cursor_down()
        if going_on:
            self.call_after_refresh(self._write)

    def action_read(self) -> None:
        """Show the whole letter, or why there is none."""
        self.app.push_screen(Reader(text.LETTER_READ, letter_view.whole(self.document) or text.SHARING_NONE))

    def action_shares(self) -> None:
        """Show what the letter gives away."""
        self.app.push_screen(Reader(text.SHARES_TITLE, letter_view.shares(self.session, self.document.letter)))

    def action_together(self) -> None:
        """Make one letter for everybody who has the same service in the same area, or for one again."""
        target, everybody = self.session.target, self.session.companions()
        if target is None or len(everybody) < 2:  # noqa: PLR2004 - one is nobody else
            self.say(text.TOGETHER_NONE)
            return
        people = everybody if len(target.people) == 1 else everybody[:1]
        self.session.target = target._replace(people=people)
        names = ", ".join(self.session.label(ref) for ref in people)
        self.post_message(self.Changed(text.TOGETHER.format(who=names)))


def _named(slot: Slot) -> str:
    return slot.label if slot.heading == text.MINE else f"{slot.heading}: {slot.label}"
