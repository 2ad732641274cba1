"""A minimal Textual app, the reference of what is measured on the screen: one field, which shows its first words."""

from textual.app import App, ComposeResult
from textual.widgets import Input

HINT = "Type here"


class Minimal(App[None]):
    """One field."""

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield Input(placeholder=HINT)


if __name__ == "__main__":
    Minimal().run()
