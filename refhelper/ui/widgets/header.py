"""The top of every full screen: what comes first, whether anything is kept, and a practice's directory left out."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from refhelper.domain.demo import FICTIONAL
from refhelper.ui import text
from refhelper.ui.text import locking
from refhelper.ui.text.directory import NOTICE
from refhelper.ui.widgets.literal import Words, literal

WIDE = 110
"""Columns from which there is room for all of it."""


class DirectoryParts:
    """What the screens of the directory have in common: it is opened once."""


class PracticeNotice(Words):
    """A line that is there only while the practice's own directory is not in use because of its problems."""

    def on_mount(self) -> None:
        """Look once the screen is built."""
        self.look()

    def look(self) -> None:
        """Show the line, or take no room."""
        session = getattr(self.app, "session", None)
        practice = session.consultation.parts.practice if session else None
        self.display = bool(practice and practice.in_use.problems)
        self.say(literal(NOTICE, "bold"))


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
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Build the line."""
        self._shown = self._first()
        yield Words(self._first(), id="emergency")
        yield Mark()
        yield Words("", id="locks")
        yield Words(self._saved, id="saved")

    def on_resize(self) -> None:
        """Leave the program's name out where there is little room."""
        for shown in self.query("#emergency").results(Words):
            if self._first() != self._shown:
                shown.say(self._first())
        self._shown = self._first()

    def _first(self) -> str:
        return text.DANGER_KEY if self.app.size.width < WIDE else text.HEADER

    def say_locks(self, minutes: int) -> None:
        """Say in how many minutes the screen locks."""
        said = locking.LOCKS_IN.format(minutes=minutes)
        for shown in self.query("#locks").results(Words) if said != self._locks else ():
            self._locks = said
            shown.say(said)
