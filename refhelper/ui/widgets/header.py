"""The line at the top of every full screen: what comes first, and whether anything is kept."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from refhelper.domain.demo import FICTIONAL
from refhelper.ui import text
from refhelper.ui.text import locking
from refhelper.ui.widgets.literal import Words

WIDE = 110
"""Columns from which there is room for all of it."""


class Mark(Words):
    """The mark of a fictional case; it is not seen on a real one."""

    def __init__(self) -> None:
        """Say what it is."""
        super().__init__(FICTIONAL, classes="mark")


class Header(Horizontal):
    """999, and the state of what was entered."""

    def __init__(self, saved: str = "", *, id: str) -> None:  # noqa: A002 - the library's own name
        """Take how saving stands, in a few words."""
        super().__init__(id=id)
        self._saved = saved
        self._locks = ""

    def compose(self) -> ComposeResult:
        """Build the line."""
        yield Words(text.HEADER, id="emergency")
        yield Mark()
        yield Words("", id="locks")
        yield Words(self._saved, id="saved")

    def on_resize(self) -> None:
        """Leave the program's name out where there is little room."""
        narrow = self.size.width < WIDE
        for shown in self.query("#emergency").results(Words):
            shown.say(text.DANGER_KEY if narrow else text.HEADER)

    def say_locks(self, minutes: int) -> None:
        """Say in how many minutes the screen locks."""
        said = locking.LOCKS_IN.format(minutes=minutes)
        for shown in self.query("#locks").results(Words) if said != self._locks else ():
            self._locks = said
            shown.say(said)
