"""The program on screen: what opens it, what closes it, and what must never leave it.

Nothing is printed when it fails but the kind of failure and its place in the code: a message or a local variable
could hold a patient's name.
"""

import asyncio
import contextlib
import signal
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.scrollbar import ScrollBar
from textual.worker import WorkerFailed

from refhelper.consultation import Consultation
from refhelper.ui import help_pages, text
from refhelper.ui.ports import Clipboard
from refhelper.ui.screens.dialog import Confirm, Reader
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.theme import THEMES
from refhelper.ui.widgets.literal import PlainScrollBar

FAILED = 1


class RefhelperApp(App[int]):
    """One consultation on screen."""

    TITLE = "refhelper"
    CSS_PATH = Path(__file__).with_name("workspace.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "emergency", show=False, priority=True),
        Binding("f1", "help", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+t", "theme", show=False, priority=True),
    ]

    def __init__(self, consultation: Consultation, clipboard: Clipboard) -> None:
        """Take the consultation, and somewhere to copy to."""
        super().__init__()
        self.session = Session(consultation, clipboard)
        self.failure = ""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        ScrollBar.renderer = PlainScrollBar

    def on_mount(self) -> None:
        """Open the workspace."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._failed(context.get("exception")))
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.exit, 0)
        self.push_screen(Workspace(self.session))

    # what opens over everything

    def action_emergency(self) -> None:
        """Show whom to ring now."""
        if not isinstance(self.screen, Emergency):
            self.push_screen(Emergency(self.session.consultation))

    def action_help(self) -> None:
        """Explain what is on screen."""
        if not isinstance(self.screen, Reader):
            self.push_screen(Reader(text.HELP, getattr(self.screen, "help_text", help_pages.DIALOG)))

    def action_theme(self) -> None:
        """Go on to the next theme."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        for screen in self.screen_stack:
            if isinstance(screen, Workspace):
                screen.say(text.THEME.format(name=self.theme))

    # leaving

    def action_leave(self) -> None:
        """Leave, after asking where something would be lost."""
        below = self._lost_by_leaving()
        if not below:
            self.exit(0)
        elif not isinstance(self.screen, Confirm):
            self.push_screen(Confirm(text.LEAVE, below), lambda yes: self.exit(0) if yes else None)

    def _lost_by_leaving(self) -> str:
        session = self.session
        if session.case is None:
            return ""
        if session.waiting:
            return text.LEAVE_UNCOPIED
        if not session.left:
            return text.LEAVE_UNSAVED
        return text.LEAVE_CLIPBOARD if session.on_clipboard else ""

    async def action_quit(self) -> None:
        """Leave as ctrl+q does."""
        self.action_leave()

    # what must not leave by itself

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is marked in a field by the one way there is."""
        self.run_worker(lambda: self.session.clipboard.copy(text), thread=True)

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

    def _failed(self, error: BaseException | None) -> None:
        inner = error.error if isinstance(error, WorkerFailed) else error
        self.failure = self.failure or without_data(inner)
        self._return_code = FAILED
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._exit_renderables:
            self.failure = self.failure or without_data(None)
        self._exit_renderables.clear()


def without_data(error: BaseException | None) -> str:
    """Return the kind of a failure and its place in the code, and nothing that it held."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    return text.CRASHED.format(kind=type(error).__name__ if error else "an error", place=place)


def _say_without_data(error: BaseException | None) -> None:
    print(without_data(error), file=sys.stderr)  # noqa: T201 - the screen is gone by then


def _guard() -> None:
    def uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        _say_without_data(error)

    sys.excepthook = uncaught
    threading.excepthook = lambda found: _say_without_data(found.exc_value)
    sys.unraisablehook = lambda found: _say_without_data(found.exc_value)


def run(consultation: Consultation, clipboard: Clipboard) -> int:
    """Open the screens; return the program's exit code once they are closed."""
    _guard()
    app = RefhelperApp(consultation, clipboard)
    app.run()
    cleared = clipboard.clear_if_ours()
    if app.failure:
        print(app.failure, file=sys.stderr)  # noqa: T201 - the screen is gone by then
        return FAILED
    print(f"{text.LEFT} {text.CLEARED}" if cleared else text.LEFT)  # noqa: T201
    return app.return_code or 0
