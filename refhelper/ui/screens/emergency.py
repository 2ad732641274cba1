"""F9: whom to ring when anyone is in danger now, and what to have ready. Opens over everything."""

from refhelper.ui import text
from refhelper.ui.screens.dialog import Reader
from refhelper.ui.widgets.literal import Words


class Emergency(Reader):
    """The lines for danger now; before they are loaded, 999 alone."""

    def __init__(self, reading: str = "") -> None:
        """Take what there is to read, if it is there yet."""
        super().__init__(text.EMERGENCY_TITLE, reading or text.EMERGENCY_FIRST)

    def fill(self, reading: str) -> None:
        """Show what has come."""
        self.query_one("#reading", Words).say(reading)
