"""What all dialogs have in common: a box over the workspace with a title, one thing to answer, and its keys below."""

from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from refhelper.ui import help_pages, text
from refhelper.ui.widgets.header import Mark
from refhelper.ui.widgets.key_line import KeyLine
from refhelper.ui.widgets.literal import Words
from refhelper.ui.widgets.menu import More

Answered = TypeVar("Answered")


class Scroll(VerticalScroll, can_focus=False):
    """A part that scrolls with the arrow keys of its screen, and is no stop for Tab."""


class Dialog(ModalScreen[Answered | None]):
    """A question that is answered, or left with Esc; then the answer is None and nothing changes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    help_text = help_pages.DIALOG

    def __init__(self, title: str, below: str = "", keys: str = text.KEYS_DIALOG) -> None:
        """Take the title, a sentence below it, and the keys."""
        super().__init__()
        self.heading, self.below, self.keys_text = title, below, keys

    def compose(self) -> ComposeResult:
        """Build the box."""
        with Vertical(classes="dialog"):
            yield Mark()
            yield Words(self.heading, classes="title")
            if self.below:
                yield Words(self.below, classes="below")
            yield from self.body()
            yield Words("", id="fault")
            yield KeyLine(self.keys_text, classes="keys")

    def body(self) -> tuple[Widget, ...]:
        """Return what is to be answered; each dialog has its own."""
        return ()

    def fault(self, words: str) -> None:
        """Say what is wrong with an answer; the dialog stays open."""
        self.query_one("#fault", Words).say(words)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


async def ask(app: App[Any], dialog: Dialog[Answered]) -> Answered | None:
    """Open a dialog and return its answer; None where it was left."""
    return await app.push_screen_wait(dialog)


class Reader(Dialog[None]):
    """A text to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("enter", "leave", show=False),
    ]

    def __init__(self, title: str, reading: str) -> None:
        """Take the title and the text."""
        super().__init__(title, keys=text.KEYS_READER)
        self.reading = reading

    def body(self) -> tuple[Widget, ...]:
        """Show the text."""
        scroll = Scroll(Words(self.reading, id="reading"), classes="reader")
        return scroll, More(scroll)

    def action_scroll(self, lines: int) -> None:
        """Move through the text."""
        self.query_one(Scroll).scroll_relative(y=lines, animate=False)


class Confirm(Dialog[bool]):
    """A yes or no about something that is about to happen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", show=False),
        Binding("n", "leave", show=False),
    ]

    def __init__(self, title: str, below: str) -> None:
        """Take what would happen, and what it means."""
        super().__init__(title, below, text.KEYS_CONFIRM)

    def on_key(self, event: events.Key) -> None:
        """Take any other letter for a no: somebody who types something else has not been asked yet."""
        if event.is_printable and event.character not in {"y", "n", "?"}:
            event.stop()
            self.action_leave()

    def action_yes(self) -> None:
        """Go ahead."""
        self.dismiss(True)  # noqa: FBT003 - the answer itself
