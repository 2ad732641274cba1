"""What must never leave the screens by itself: pictures of them, what a failure held, what was last drawn.

And what must never get in by itself: keys out of a pasted text.
"""

from typing import Any

from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.worker import WorkerFailed

from refhelper.ui import text
from refhelper.ui.closing import leaving_clean
from refhelper.ui.failing import without_data
from refhelper.ui.pasting import read_pastes_whole

FAILED = 1


class GuardedApp(App[int]):
    """Takes no pictures, wipes what it drew, and says of a failure its kind and place only, in `failure`."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        """Begin without a failure."""
        super().__init__()
        self.failure = ""

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this platform, made to read pastes whole, and to wipe the screen when it leaves it."""
        driver = super().get_driver_class()
        read_pastes_whole(driver)
        return leaving_clean(driver)

    def save_screenshot(self, *_: Any, **__: Any) -> str:  # noqa: ANN401 - whatever the library passes
        """Refuse: a picture of the screen would lie unprotected on the disk."""
        raise PermissionError(text.NO_SCREENSHOT)

    def deliver_screenshot(self, *_: Any, **__: Any) -> str | None:  # noqa: ANN401
        """Refuse, as `save_screenshot` does."""
        raise PermissionError(text.NO_SCREENSHOT)

    def action_screenshot(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Refuse, and go on."""

    def _handle_exception(self, error: Exception) -> None:
        if not self.is_running and isinstance(_inner(error), NoMatches | ScreenStackError):
            return  # a task that outlived the screens; it had nothing left but to show something
        self._return_code = FAILED
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._failed(error)

    def failed_beside(self, error: BaseException | None) -> None:
        """End with a failure of a task; what the loop only warns of is nothing to end a consultation for."""
        if error is not None:
            self._failed(error)

    def _failed(self, error: BaseException | None) -> None:
        self.failure = self.failure or without_data(_inner(error))
        self._return_code = FAILED
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._exit_renderables:
            self.failure = self.failure or without_data(None)
        self._exit_renderables.clear()


def _inner(error: BaseException | None) -> BaseException | None:
    return error.error if isinstance(error, WorkerFailed) else error
