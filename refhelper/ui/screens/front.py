"""What is painted first, before anything of the engine is loaded."""

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from refhelper.ui import help_pages, text
from refhelper.ui.widgets.header import Header
from refhelper.ui.widgets.literal import Words


class Front(Screen[None]):
    """The frame. It knows nothing of a case; what it opens waits for the engine."""

    help_text = help_pages.FRONT

    class Shown(Message):
        """Nothing lies over the front any more."""

    def compose(self) -> ComposeResult:
        """Build the frame."""
        yield Header(id="header")
        yield Words(text.WELCOME, id="status")

    def on_screen_resume(self) -> None:
        """Say that the front is on top."""
        self.post_message(self.Shown())

    def say(self, words: str) -> None:
        """Show a sentence at the bottom."""
        self.query_one("#status", Words).say(words)
