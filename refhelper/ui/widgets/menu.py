"""A list to go through with the arrow keys, of rows that are only ever text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from refhelper.ui import text
from refhelper.ui.widgets.hanging import Hanging
from refhelper.ui.widgets.literal import Words


class Row(NamedTuple):
    """One row: what it stands for, what it shows, and whether it is only a heading."""

    id: str
    content: Content
    heading: bool = False


class Menu(OptionList):
    """Rows with a highlight that stays on the same thing when the rows change. Nothing is highlighted at first."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the library's own name
        """Start empty."""
        super().__init__(id=id, markup=False, compact=True)
        self._rows: list[Row] = []

    def fill(self, rows: Iterable[Row], *, nearest: bool = True) -> None:
        """Show these rows instead; the highlight follows its row, or goes to the `nearest` where that row is gone."""
        every = list(rows)
        if len(every) == len(self._rows) and all(map(_same, every, self._rows)):
            return
        at, where, self._rows = self.chosen, self.highlighted, every
        self.set_options(Option(Hanging(row.content), id=row.id, disabled=row.heading) for row in every)
        found = [number for number, row in enumerate(every) if row.id == at and not row.heading]
        self.highlighted = found[0] if found else _next_to(where, every) if nearest else None

    @property
    def chosen(self) -> str | None:
        """What the highlighted row stands for; None where none is."""
        option = self.highlighted_option
        return option.id if option else None

    def start(self) -> None:
        """Take the focus, on the first row unless another one is highlighted. Not for answers: none comes first."""
        self.screen.set_focus(self)
        if self.highlighted is None:
            self.action_first()

    def point_at(self, wanted: str) -> None:
        """Highlight the row that stands for this, where there is one."""
        found = [number for number, option in enumerate(self.options) if option.id == wanted]
        if found:
            self.highlighted = found[0]


class More(Words):
    """Says in words that a list or a text goes on beyond what is seen of it; takes no room where it does not."""

    def __init__(self, of: Widget, said: Mapping[tuple[bool, bool], str] = text.MORE) -> None:
        """Take what scrolls, and what to say by whether there is more above and below."""
        super().__init__("", classes="more")
        self.of, self.said, self.display = of, said, False

    def on_mount(self) -> None:
        """Look whenever it is scrolled, or its length or its room changes."""
        for changing in ("scroll_y", "virtual_size", "show_vertical_scrollbar"):
            self.watch(self.of, changing, self._look_soon)

    def _look_soon(self) -> None:
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        above, below = self.of.scroll_y > 0, self.of.scroll_y < self.of.max_scroll_y
        self.display = above or below
        self.say(self.said[above, below])


def _next_to(where: int | None, rows: list[Row]) -> int | None:
    """Return the row that took a place, else the last one before it; none where no place is meant."""
    open_rows = [number for number, row in enumerate(rows) if not row.heading]
    if where is None or not open_rows:
        return None
    return next((number for number in open_rows if number >= where), open_rows[-1])


def _same(one: Row, other: Row) -> bool:
    return one[0::2] == other[0::2] and one.content.is_same(other.content)
