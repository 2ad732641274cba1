"""The line at the top of every full screen: what comes first, and whether anything is kept."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from refhelper.ui import text
from refhelper.ui.widgets.literal import Words


class Header(Horizontal):
    """999, and the state of what was entered."""

    def __init__(self, saved: str = "", *, id: str) -> None:  # noqa: A002 - the library's own name
        """Take how saving stands, in a few words."""
        super().__init__(id=id)
        self._saved = saved

    def compose(self) -> ComposeResult:
        """Build the line."""
        yield Words(text.HEADER, id="emergency")
        yield Words(self._saved, id="saved")
