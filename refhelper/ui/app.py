"""The program on screen: what opens over everything, and how it is left."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.scrollbar import ScrollBar

from refhelper.domain.plain_text import left_out
from refhelper.ui import help_pages, text
from refhelper.ui.closing import LAST_SECONDS, Closing
from refhelper.ui.guarded import FAILED
from refhelper.ui.idle import Idle
from refhelper.ui.lockable import CASE
from refhelper.ui.screens.dialog import Confirm, Reader, ask
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.theme import THEMES
from refhelper.ui.waiting import MakeScreen, MakeSession, WaitingApp, workspace
from refhelper.ui.widgets.header import DirectoryParts, Header, PracticeNotice
from refhelper.ui.widgets.literal import PlainScrollBar

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from refhelper.domain.settings import Settings
    from refhelper.ui.session import Session
    from refhelper.ui.widgets.fields import Cleaned, TooLong

LOCK_MINUTES = 3
"""Until the settings are read."""
WORKSPACE = "workspace"
LEAVING_SECONDS = 3.0
"""For the last save, before it is asked whether to leave without it."""
KEYS_WAIT_SECONDS = 0.0005
"""How long a key may wait, each time, for work in a thread to step aside; Python's own 0.005 can be felt."""


def directory(session: "Session") -> "Screen[None]":
    """Return the directory of destinations."""
    from refhelper.ui.screens.directory import DirectoryScreen

    return DirectoryScreen(session)


class RefhelperApp(WaitingApp):
    """One sitting at the screens."""

    TITLE = "refhelper"
    CSS_PATH = Path(__file__).with_name("workspace.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "emergency", show=False, priority=True),
        Binding("f1", "help", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+t", "theme", show=False, priority=True),
        Binding("f10", "lock", show=False, priority=True),
        Binding("ctrl+g", "directory", show=False, priority=True),
    ]

    def __init__(self, make_session: MakeSession, around: Surroundings, first: "MakeScreen | None" = None) -> None:
        """Take what builds the engine in a thread once the start is painted, what it runs in, and what to open."""
        super().__init__(make_session, Idle(around.moment, self._minutes_allowed), around.system_lock)
        self.around, self.from_outside = around, Closing(self.close_at_once)
        self._first = first
        self._clearing: Timer | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        ScrollBar.renderer = PlainScrollBar

    async def on_mount(self) -> None:
        """Paint the first screen, then load the rest."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self.failed_beside(context.get("exception")))
        self.from_outside.listen(self.around.console)
        self.begin_to_watch()
        await self.push_screen(self.front)
        if self._first:
            self.open(self._first)
        self.front.call_after_refresh(self.load)

    def loaded(self, session: "Session") -> None:
        """Take the settings, and show what can be shown now."""
        self.dress(session.settings)
        for screen in self.screen_stack:
            if isinstance(screen, Emergency):
                screen.fill(self._emergency_lines())
        self.front.look(session)
        for notice in self.front.query(PracticeNotice):
            notice.look()

    # what opens over everything

    def action_emergency(self) -> None:
        """Show whom to ring now."""
        if not isinstance(self.screen, Emergency):
            self.push_screen(Emergency(self._emergency_lines()), mode=self.current_mode)

    def _emergency_lines(self) -> str:
        if self.session is None:
            return ""
        from refhelper.ui.emergency_lines import emergency_lines

        return emergency_lines(self.session.consultation)

    def action_directory(self) -> None:
        """Open the directory, over whatever is on screen; from the front it waits for the engine."""
        if self.screen is self.front:
            self.open(directory)
        elif self.session and not any(isinstance(screen, DirectoryParts) for screen in self.screen_stack):
            self.push_screen(directory(self.session))

    def action_help(self) -> None:
        """Explain what is on screen."""
        if not isinstance(self.screen, Reader):
            page = getattr(self.screen, "help_text", help_pages.DIALOG)
            self.push_screen(Reader(text.HELP, page), mode=self.current_mode)

    def dress(self, settings: "Settings") -> None:
        """Take the theme, and the plain characters where they are wished."""
        self.theme = settings.theme.value
        self.set_class(settings.plain_characters.value == "yes", "plain")

    def action_theme(self) -> None:
        """Go on to the next theme."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        for screen in self.screen_stack:
            if say := getattr(screen, "say", None):
                say(text.THEME.format(name=self.theme))

    def on_app_blur(self) -> None:
        """Save when another window takes the focus."""
        if self.session:
            self.session.keeping.start()

    @work(exclusive=True, group="leaving")
    async def action_start(self) -> None:
        """Save, close the case and go back to the start; ask first where something would be lost."""
        if self.session is None or self.screen.id != WORKSPACE:
            return
        self._take_what_is_written()
        await self.session.keeping.save_now()
        below = self._lost_by_closing()
        if self.is_locked:
            return
        if not below or await ask(self, Confirm(text.CLOSE_CASE, below)):
            await self.session.keeping.let_go()
            self.session = self.session.another()
            self.pop_screen()

    # the lock, and the end from outside

    def _minutes_allowed(self) -> int:
        return self.session.settings.lock_minutes if self.session else LOCK_MINUTES

    def look_at_the_clock(self) -> None:
        """Look also whether the terminal is still there."""
        self.from_outside.look()
        super().look_at_the_clock()

    def show_idle(self, minutes: int) -> None:
        """Show in how many minutes the screens lock."""
        for screen in self.screen_stack[-1:]:  # none is left while the program closes
            for header in screen.query(Header):
                header.say_locks(minutes)

    def before_lock(self) -> None:
        """Keep and save what is being written."""
        self._take_what_is_written()
        if self.session:
            self.session.keeping.start()

    def _take_what_is_written(self) -> None:
        for screen in self.get_screen_stack(CASE):
            if take := getattr(screen, "take_what_is_written", None):
                take()

    @work(exclusive=True, group="leaving")
    async def close_at_once(self) -> None:
        """Save and leave, asking nothing: the terminal or the computer is about to go."""
        self._take_what_is_written()
        if self.session:
            keeping = self.session.keeping
            saving = keeping.save_now() if keeping.is_safe else keeping.save_own()
            with suppress(TimeoutError):
                await asyncio.wait_for(saving, LAST_SECONDS)
        self.exit(0)

    # leaving

    @work(exclusive=True, group="leaving")
    async def action_leave(self) -> None:
        """Save, and leave; ask first where something would be lost."""
        if self.session:
            await self.session.keeping.save_within(LEAVING_SECONDS)
        below = self._lost_by_leaving()
        if not below:
            self.exit(0)
        elif not isinstance(self.screen, Confirm):
            self.push_screen(Confirm(text.LEAVE, below), lambda yes: self.exit(0) if yes else None)

    def _lost_by_leaving(self) -> str:
        session = self.session
        if session is None or session.case is None:
            return ""
        keeping = session.keeping
        if session.waiting or not (keeping.is_safe or (session.left and keeping.memory_only)):
            return self._lost_by_closing()
        return f"{text.LEAVE_CLIPBOARD} {_held(session)}" if session.on_clipboard else ""

    def _lost_by_closing(self) -> str:
        session = self.session
        if session is None or session.case is None:
            return ""
        if session.waiting:
            return f"{text.LEAVE_UNCOPIED} {_held(session)}"
        return "" if session.keeping.is_safe else _held(session)

    async def action_quit(self) -> None:
        """Leave as ctrl+q does."""
        self.action_leave()

    def on_cleaned(self, event: "Cleaned") -> None:
        """Say that something pasted was not taken whole."""
        self._say(left_out(event.removed))

    def on_too_long(self, event: "TooLong") -> None:
        """Say that something was not taken, as the text would have grown too long."""
        self._say(text.TOO_LONG.format(length=event.length, most=event.most))

    def _say(self, words: str) -> None:
        if say := getattr(self.screen, "say", None) or getattr(self.screen, "fault", None):
            say(words)

    # what must not leave by itself

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is marked in a field by the one way there is."""
        if self.session:
            self._copy_marked(self.session, text)

    @work
    async def _copy_marked(self, session: "Session", text: str) -> None:
        if (await asyncio.to_thread(session.copy, text)).done:
            self.on_leaving_panel_on_clipboard()

    def on_leaving_panel_on_clipboard(self) -> None:
        """Take what was copied off the clipboard after a while, whatever is on screen by then."""
        if self._clearing:
            self._clearing.stop()
        if self.session:
            self._clearing = self.set_timer(self.session.settings.clipboard_seconds, self._clear_clipboard)

    @work
    async def _clear_clipboard(self) -> None:
        session = self.session
        if session is not None and await asyncio.to_thread(session.clear_clipboard):
            for screen in self.screen_stack:
                if say := getattr(screen, "say", None):
                    say(text.CLEARED)


def _held(session: "Session") -> str:
    """Return what becomes of what was entered."""
    keeping = session.keeping
    return text.LEAVE_SAVED if keeping.is_safe else text.LEAVE_UNSAVED.format(reason=keeping.why_words)


def last_words(session: "Session | None") -> str:
    """Return what becomes of what was entered, to be said once the screens are closed."""
    if session is None or session.case is None:
        return ""
    return text.LEFT_SAVED if session.keeping.is_safe else text.LEFT_UNSAVED


def run(make_session: MakeSession, around: Surroundings, *, fictional: bool = False) -> int:
    """Open the screens, those of a fictional case with the mark; return the exit code once they are closed."""
    sys.setswitchinterval(KEYS_WAIT_SECONDS)
    app = RefhelperApp(make_session, around, workspace if fictional else None)
    app.set_class(fictional, "fictional")
    app.run()
    app.from_outside.done.set()
    cleared = app.session.clipboard.clear_if_ours() if app.session else False
    said = [last_words(app.session), text.CLEARED if cleared else ""]
    if app.session:
        app.session.keeping.close()
    if app.failure:
        print(app.failure, said[0], file=sys.stderr)  # noqa: T201 - the screen is gone by then
        return app.return_code or FAILED
    print(" ".join(words for words in (text.LEFT, *said) if words))  # noqa: T201
    return app.return_code or 0
