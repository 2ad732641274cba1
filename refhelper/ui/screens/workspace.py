"""The workspace: people, next question and plan side by side, or one after the other where there is no room."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from refhelper.ui import text
from refhelper.ui.painting import NarrowCompositor
from refhelper.ui.session import Session
from refhelper.ui.text import keeping as saving
from refhelper.ui.widgets.hand_over import HandOver
from refhelper.ui.widgets.header import Header, PracticeNotice
from refhelper.ui.widgets.key_line import KeyLine
from refhelper.ui.widgets.letter import LetterPanel
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.panel import HAND_OVER, PEOPLE, PLAN, QUESTIONS, Panel
from refhelper.ui.widgets.people import People
from refhelper.ui.widgets.plan import PlanPanel
from refhelper.ui.widgets.question import NextQuestion
from refhelper.ui.widgets.sharing import SharingPanel

PANELS: tuple[type[Panel], ...] = (People, NextQuestion, PlanPanel, SharingPanel, LetterPanel, HandOver)
SIDE_BY_SIDE = (PEOPLE, QUESTIONS, PLAN)
ENOUGH = Size(80, 24)
"""The smallest window in which nothing is cut off."""
WIDE = 110
"""Columns from which the first three panels stand side by side."""


class Tab(Words):
    """The name of a panel; a click shows it."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, number: int) -> None:
            """Take the panel's place."""
            super().__init__()
            self.number = number

    def __init__(self, number: int) -> None:
        """Take the panel's place."""
        super().__init__(classes="tab", id=f"tab-{number}")
        self.number = number

    def mark(self, *, current: bool) -> None:
        """Show whether this panel is the one in use: by brackets, not by colour."""
        name = f"{self.number + 1} {text.TABS[self.number]}"
        self.say(literal(f"[{name}]" if current else f" {name} ", "bold" if current else ""))

    def on_click(self) -> None:
        """Ask for the panel."""
        self.post_message(self.Chosen(self.number))


class Workspace(Screen[None]):
    """Everything there is to see, in six panels."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"f{number + 2}", f"go({number})", show=False, priority=True) for number in range(len(PANELS))),
        *(Binding(str(number + 1), f"go({number})", show=False) for number in range(len(PANELS))),
        Binding("a", "add", show=False),
        Binding("z,ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("f8", "app.start", show=False, priority=True),
        Binding("ctrl+s", "save", show=False),
        Binding("question_mark", "app.help", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Take the session."""
        super().__init__(id="workspace")
        self._compositor = NarrowCompositor()
        self.session, self.current = session, 0
        self._drawn_from = session.consultation.parts
        self._was_too_small = False

    @property
    def help_text(self) -> str:
        """The help page of the panel in use."""
        return self.panel.help_text

    def compose(self) -> ComposeResult:
        """Build the frame with the first three panels; the others are built when they are first wanted."""
        yield Header(self.session.keeping.state_words, id="header")
        yield PracticeNotice()
        with Horizontal(id="tabs"):
            for number in range(len(PANELS)):
                yield Tab(number)
        with Horizontal(id="body"):
            for number in SIDE_BY_SIDE:
                yield PANELS[number](self.session, id=f"panel-{number}")
        yield Words(text.WELCOME, id="status")
        yield KeyLine("", id="keys")

    def on_mount(self) -> None:
        """Show the people first."""
        self.session.keeping.watch = self._keeping_says
        self._arrange()
        self.panel.enter()
        self.call_later(self._open)

    async def _open(self) -> None:
        """Go to what the case was opened for, and say what there is to say of it."""
        session = self.session
        if session.is_chasing:
            await self.action_go(HAND_OVER)
        if session.opening:
            self.say(session.opening)
        if not session.keeping.is_safe:
            session.keeping.changed()

    def take_what_is_written(self) -> None:
        """Put what is being written into the case."""
        self.panel.leave()

    def _keeping_says(self, words: str) -> None:
        keeping = self.session.keeping
        if not self.is_attached:
            return
        self.query_one("#saved", Words).say(keeping.state_words)
        if words:
            self.say(words, wrong=keeping.trouble is not None)

    @property
    def panel(self) -> Panel:
        """The panel in use."""
        return self.query_one(f"#panel-{self.current}", Panel)

    def _visible(self) -> Iterator[Panel]:
        return (panel for panel in self.query(Panel) if panel.display)

    def _arrange(self) -> None:
        side_by_side = self.size.width >= WIDE and self.current in SIDE_BY_SIDE
        for panel in self.query(Panel):
            number = int((panel.id or "panel-0").removeprefix("panel-"))
            panel.display = number == self.current or (side_by_side and number in SIDE_BY_SIDE)
            panel.set_class(self.size.width < WIDE, "narrow")
        self._mark()
        self.draw()

    def on_screen_resume(self) -> None:
        """Draw anew where the directory changed, and the plan with it."""
        if self._drawn_from is not self.session.consultation.parts:
            self.draw()

    def draw(self) -> None:
        """Draw every panel on screen anew from the case."""
        self._drawn_from = self.session.consultation.parts
        for panel in self._visible():
            panel.show()
        self._show_keys()

    @on(Panel.KeysChanged)
    def _show_keys(self) -> None:
        self.query_one("#keys", KeyLine).say(f"{self.panel.keys_text}  {text.KEYS_EVERYWHERE}")

    def on_resize(self) -> None:
        """Make use of the room there is."""
        if self.is_mounted:
            self._arrange()
            too_small = self.size.width < ENOUGH.width or self.size.height < ENOUGH.height
            if too_small:
                self.say(text.TOO_SMALL.format(width=self.size.width, height=self.size.height), wrong=True)
            elif self._was_too_small:
                self.say(text.WELCOME)
            self._was_too_small = too_small

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus to another panel, as a click or Tab moves it."""
        found = [each for each in event.widget.ancestors_with_self if isinstance(each, Panel) and each.display]
        number = int((found[0].id or "").removeprefix("panel-")) if found else self.current
        if number != self.current:
            self.current = number
            self._mark()
        self._show_keys()

    def _mark(self) -> None:
        for panel in self.query(Panel):
            panel.set_class(panel.id == f"panel-{self.current}", "current")
        for tab in self.query(Tab):
            tab.mark(current=tab.number == self.current)

    async def action_go(self, number: int) -> None:
        """Show another panel; what is being written is kept first."""
        self.panel.leave()
        if not self.query(f"#panel-{number}"):
            panel = PANELS[number](self.session, id=f"panel-{number}")
            panel.display = False
            await self.query_one("#body").mount(panel)
        if number != self.current:
            self.say(text.WELCOME)
        self.current = number
        self._arrange()
        self.panel.enter()

    @on(Tab.Chosen)
    async def _tab_chosen(self, event: Tab.Chosen) -> None:
        await self.action_go(event.number)

    async def action_add(self) -> None:
        """Go to the line that adds a person."""
        await self.action_go(PEOPLE)
        self.query_one(People).add()

    @work(exclusive=True, group="saving")
    async def action_save(self) -> None:
        """Save now, as a draft of its own where it is open elsewhere; ask a key store again; say what came of it."""
        keeping = self.session.keeping
        was_elsewhere = bool(keeping.read_only)
        if await keeping.save_own(ask_again=True):
            self.say(saving.KEPT_AS_OWN if was_elsewhere else keeping.state_words)
        else:
            self.say(str(keeping.trouble or keeping.read_only or keeping.why_words), wrong=True)

    def action_undo(self) -> None:
        """Take the last change back."""
        done = self.session.consultation.undo()
        self.draw()
        self.say(text.UNDONE if done else text.NOTHING_TO_UNDO)

    def action_redo(self) -> None:
        """Make again what was taken back."""
        done = self.session.consultation.redo()
        self.draw()
        self.say(text.REDONE if done else text.NOTHING_TO_REDO)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show a sentence above the keys."""
        self.query_one("#status", Words).say(literal(f"! {words}" if wrong else words, "bold" if wrong else ""))

    @on(Panel.Said)
    def _said(self, event: Panel.Said) -> None:
        self.say(event.words, wrong=event.wrong)

    @on(Panel.Changed)
    async def _changed(self, event: Panel.Changed) -> None:
        if event.forward is not None:
            await self.action_go(event.forward)
        else:
            self.draw()
        if event.words:
            self.say(event.words)
