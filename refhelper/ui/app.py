"""The program on screen: what is painted first, what opens over everything, and what must never leave it.

The first screen is painted before the engine (models, rules, directory, keys) is even imported; the engine is then
built in a thread. What was typed meanwhile is held and given to the screen that it was typed for.
"""

import asyncio
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.scrollbar import ScrollBar
from textual.worker import WorkerFailed

from refhelper.domain.errors import RefhelperError
from refhelper.domain.plain_text import left_out
from refhelper.ui import help_pages, text
from refhelper.ui.closing import LAST_SECONDS, Closing, leaving_clean
from refhelper.ui.failing import without_data
from refhelper.ui.idle import Idle
from refhelper.ui.lockable import CASE, LockableApp
from refhelper.ui.screens.dialog import Confirm, Reader, ask
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.screens.front import Front
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.theme import THEMES
from refhelper.ui.widgets.header import DirectoryParts, Header, PracticeNotice
from refhelper.ui.widgets.literal import PlainScrollBar

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from refhelper.domain.settings import Settings
    from refhelper.ui.session import Session
    from refhelper.ui.widgets.fields import Cleaned

MakeSession = Callable[[], "Session"]
MakeScreen = Callable[["Session"], "Screen[None]"]
FAILED = 1
LOCK_MINUTES = 3
"""Until the settings are read."""
SHOWN_AFTER = 0.5
"""Seconds of waiting after which it is said what is waited for."""
WORKSPACE = "workspace"
LEAVING_SECONDS = 3.0
"""For the last save, before it is asked whether to leave without it."""
KEYS_WAIT_SECONDS = 0.0005
"""How long a key may wait, each time, for work in a thread to step aside; Python's own 0.005 can be felt."""
AT_ONCE = frozenset({"f9", "f1", "ctrl+q", "ctrl+t", "f10"})
"""Keys that wait for nothing."""


def workspace(session: "Session") -> "Screen[None]":
    """Return the workspace."""
    from refhelper.ui.screens.workspace import Workspace

    return Workspace(session)


def directory(session: "Session") -> "Screen[None]":
    """Return the directory of destinations."""
    from refhelper.ui.screens.directory import DirectoryScreen

    return DirectoryScreen(session)


class RefhelperApp(LockableApp):
    """One sitting at the screens."""

    TITLE = "refhelper"
    CSS_PATH = Path(__file__).with_name("workspace.tcss")
    ENABLE_COMMAND_PALETTE = False
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
        super().__init__(Idle(around.moment, self._minutes_allowed), around.system_lock)
        self.around, self.from_outside = around, Closing(self.close_at_once)
        self._make_session = make_session
        self.session: Session | None = None
        self._first, self._wanted = first, None  # type: MakeScreen | None, MakeScreen | None
        self._typed: list[events.Event] = []
        self._holding = False
        self._clearing: Timer | None = None
        self.failure = ""
        self.front = Front()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        ScrollBar.renderer = PlainScrollBar

    async def on_mount(self) -> None:
        """Paint the first screen, then load the rest."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._failed_beside(context.get("exception")))
        self.from_outside.listen(self.around.console)
        self.begin_to_watch()
        await self.push_screen(self.front)
        if self._first:
            self.open(self._first)
        self.front.call_after_refresh(self._load)

    # the engine, and what waits for it

    @work
    async def _load(self) -> None:
        try:
            self.session = await asyncio.to_thread(self._loaded)
        except RefhelperError as error:
            self.failure = f"{error}\n{text.DANGER}"
            self.exit(return_code=error.exit_code)
            return
        self.dress(self.session.settings)
        gc.freeze()
        gc.enable()
        for screen in self.screen_stack:
            if isinstance(screen, Emergency):
                screen.fill(self._emergency_lines())
        self.front.look(self.session)
        for notice in self.front.query(PracticeNotice):
            notice.look()
        await self._open_wanted()

    def _loaded(self) -> "Session":
        session = self._make_session()
        workspace(session)
        return session

    def open(self, make: MakeScreen) -> None:
        """Open a screen that needs the engine, at once or when it is there; what is typed meanwhile is for it."""
        self._wanted, self._holding = make, True
        if self.session is None:
            self.set_timer(SHOWN_AFTER, self._say_loading)
        else:
            self.call_next(self._open_wanted)

    def _say_loading(self) -> None:
        if self._wanted:
            self.front.say(text.LOADING)

    async def on_front_shown(self) -> None:
        """Open what waited for the engine, or for a page that lay over the front; else list the drafts anew."""
        if self.session and not self._wanted:
            self.front.look(self.session)
        await self._open_wanted()

    async def _open_wanted(self) -> None:
        if self.session and self._wanted and self.screen is self.front:
            wanted, self._wanted = self._wanted, None
            screen = wanted(self.session)
            self.session = getattr(screen, "session", self.session)
            await self.push_screen(screen)
            self.screen.call_after_refresh(self._type_next)

    async def on_event(self, event: events.Event) -> None:
        """Hold what is typed for a screen that is not there yet."""
        if self._is_for_later(event):
            self._typed.append(event)
        else:
            await super().on_event(event)

    def _is_for_later(self, event: events.Event) -> bool:
        if not self._holding or not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            return False
        over_the_front = self._wanted is not None and self.screen is not self.front
        return not over_the_front and not (isinstance(event, events.Key) and event.key in AT_ONCE)

    async def _type_next(self) -> None:
        if self._typed:
            await super().on_event(self._typed.pop(0))
            self.screen.call_after_refresh(self._type_next)
        else:
            self._holding = False

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
        below = self._lost_by_leaving()
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
        for header in self.screen_stack[-1].query(Header):
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

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this platform, made to wipe the screen when it leaves it."""
        return leaving_clean(super().get_driver_class())

    @work(exclusive=True, group="leaving")
    async def close_at_once(self) -> None:
        """Save and leave, asking nothing: the terminal or the computer is about to go."""
        self._take_what_is_written()
        if self.session:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.session.keeping.save_now(), LAST_SECONDS)
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
        held = text.LEAVE_SAVED if session.keeping.is_safe else _why_not_saved(session)
        if session.waiting:
            return f"{text.LEAVE_UNCOPIED} {held}"
        if not session.keeping.is_safe and not session.left:
            return held
        return f"{text.LEAVE_CLIPBOARD} {held}" if session.on_clipboard else ""

    async def action_quit(self) -> None:
        """Leave as ctrl+q does."""
        self.action_leave()

    def on_cleaned(self, event: "Cleaned") -> None:
        """Say that something pasted was not taken whole."""
        say = getattr(self.screen, "say", None) or getattr(self.screen, "fault", None)
        if say:
            say(left_out(event.removed))

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

    def save_screenshot(self, *_: Any, **__: Any) -> str:  # noqa: ANN401 - whatever the library passes
        """Refuse: a picture of the screen would lie unprotected on the disk."""
        raise PermissionError(text.NO_SCREENSHOT)

    def deliver_screenshot(self, *_: Any, **__: Any) -> str | None:  # noqa: ANN401
        """Refuse, as `save_screenshot` does."""
        raise PermissionError(text.NO_SCREENSHOT)

    def action_screenshot(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Refuse, and go on."""

    # failing

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = FAILED
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._failed(error)

    def _failed_beside(self, error: BaseException | None) -> None:
        """End with a failure of a task; what the loop only warns of is nothing to end a consultation for."""
        if error is not None:
            self._failed(error)

    def _failed(self, error: BaseException | None) -> None:
        inner = error.error if isinstance(error, WorkerFailed) else error
        self.failure = self.failure or without_data(inner)
        self._return_code = FAILED
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._exit_renderables:
            self.failure = self.failure or without_data(None)
        self._exit_renderables.clear()


def _why_not_saved(session: "Session") -> str:
    return text.LEAVE_UNSAVED.format(reason=session.keeping.why_words)


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
