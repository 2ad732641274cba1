"""A long text that scrolls: only what changed of it is laid out anew, and only what is seen is drawn."""

from functools import lru_cache

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from refhelper.domain.plain_text import clean


class LongWords(ScrollView, can_focus=False):
    """Exactly the characters of a text, broken into lines between words. It is no stop for Tab."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the library's own name
        """Start empty."""
        super().__init__(id=id)
        self.words = ""
        self._lines: tuple[str, ...] = ()

    def say(self, text: str) -> None:
        """Show another text."""
        words = clean(text)[0]
        if words != self.words:
            self.words = words
            self._lay_out()

    def on_resize(self, _: events.Resize) -> None:
        """Break the lines for the room there is."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Break the lines, once it is known how much room there is."""
        width = self.scrollable_content_region.width
        if width < 1:
            return
        self._lines = tuple(line for part in self.words.split("\n") for line in _broken(part, width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line that is seen."""
        at = self.scroll_offset.y + y
        line = self._lines[at] if at < len(self._lines) else ""
        return Strip([Segment(line, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


@lru_cache(maxsize=2000)
def _broken(paragraph: str, width: int) -> tuple[str, ...]:
    return tuple(line.plain for line in Content(paragraph).wrap(width)) or ("",)
