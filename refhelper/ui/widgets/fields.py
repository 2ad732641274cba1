"""Fields to write in: pasted text is cleaned and kept whole, copying goes the one way, and no cursor blinks."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, NamedTuple, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from refhelper.domain.plain_text import clean

MOST_DRAWN = 500
"""Lines of text kept as they were drawn."""
LONGEST_TEXT = 50_000
"""Characters that a text may grow to: about 8,000 words, which no section of a letter needs; beyond, keys are slow."""
_SPACES = re.compile(r"\s+")


class Cleaned(Message):
    """Something pasted held hidden characters, which were left out."""

    def __init__(self, removed: int) -> None:
        """Take how many."""
        super().__init__()
        self.removed = removed


class TooLong(Message):
    """Something was not taken, as the text would have grown too long with it."""

    def __init__(self, length: int) -> None:
        """Take how many characters it would have had."""
        super().__init__()
        self.length, self.most = length, LONGEST_TEXT


class LineField(Input):
    """One line. A pasted text of several lines becomes one line; nothing of it is dropped unsaid."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+a", "select_all", show=False)]

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Take what it holds and the hint it shows while it is empty."""
        super().__init__(value=value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        pasted, removed = clean(event.text)
        line = _SPACES.sub(" ", pasted.rstrip("\n"))
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)
        if removed:
            self.post_message(Cleaned(removed))


class Wrapped(NamedTuple):
    """A line as it is broken on the screen: the line of the text and the column where it begins, and its words."""

    row: int
    start: int
    words: str


class TextField(TextArea):
    """Several lines of plain text. Tab leaves the field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+home", "to_start", show=False),
        Binding("ctrl+end", "to_end", show=False),
    ]
    _is_changing = False

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Take what it holds."""
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)
        self.cursor_blink = self.highlight_cursor_line = self.match_cursor_bracket = False
        self._drawn: dict[tuple[object, ...], Strip] = {}
        self._wrapped: list[Wrapped] = []
        self._wrapped_for: tuple[str, int] | None = None
        self._coloured: object = None

    def notify_style_update(self) -> None:
        """Read the colours anew before the next line is drawn."""
        self._coloured = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the colours are read when they have changed, not for every key."""
        if self._coloured is self._theme:
            return super(TextArea, self).render_lines(crop)
        self._coloured = self._theme
        return super().render_lines(crop)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, or take nothing of what would make it too long; it can always be made shorter."""
        grows = len(edit.text) - len(self.get_text_range(*sorted((edit.from_location, edit.to_location))))
        if grows > 0 and len(self.text) + grows > LONGEST_TEXT:
            self.post_message(TooLong(len(self.text) + grows))
            return EditResult(end_location=self.cursor_location, replaced_text="")
        return self._edited(edit)

    def _edited(self, edit: Edit) -> EditResult:
        """Change the text, and paint only the lines that the change reached: a key reaches one or two.

        A word that wraps over to a new last line is brought into view before anything is painted, not a frame later.
        """
        before, self._is_changing = self._on_screen(), True
        try:
            result = super().edit(edit)
            self.scroll_cursor_visible()
            return result
        finally:
            self._is_changing = False
            self.refresh(*self._changed(before))

    def _refresh_size(self) -> None:
        """Take the new number of lines; while the scroll bar stays, no part of the screen has to be laid out anew."""
        size = Size(0, self.wrapped_document.height)
        if size == self.virtual_size:
            return
        if self.show_vertical_scrollbar and size.height > self.size.height:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
        else:
            super()._refresh_size()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew, but not the whole field while its text changes."""
        if self._is_changing and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _on_screen(self) -> dict[int, tuple[object, bool]]:
        """Return what is in each line on screen, and whether the cursor may be; none while something is selected."""
        if not self.selection.is_empty:
            return {}
        lines, top = self._lines(), self.scroll_offset.y
        near = self._near_cursor(lines)
        seen = range(top, top + self.size.height)
        return {at: (self._content(lines[at]) if at < len(lines) else "", at in near) for at in seen}

    def _content(self, line: Wrapped) -> tuple[str, tuple[tuple[int, int], ...]]:
        return line.words, self.marks_within(line.row, line.start, line.start + len(line.words))

    def marks_within(self, row: int, start: int, end: int) -> tuple[tuple[int, int], ...]:  # noqa: ARG002
        """Return where something is underlined between two columns of a line, from the first of them, and how far."""
        return ()

    def _changed(self, before: dict[int, tuple[object, bool]]) -> Iterator[Region]:
        """Give the lines to paint; none, which is all of them, where the text scrolled or some of it was selected."""
        after = self._on_screen()
        for at in after if after.keys() == before.keys() else ():
            if after[at] != before[at] or after[at][1]:
                yield Region(0, at - self.scroll_offset.y, self.size.width, 1)

    def render_line(self, y: int) -> Strip:
        """Draw a line as it was drawn before where its words are the same: in a long text a key changes only one."""
        content = self._apart_from_cursor(y)
        if content is None:
            return super().render_line(y)
        key = (content, self.size.width, self.scrollable_content_region.width, self.app.theme, self.has_focus)
        if key not in self._drawn:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = super().render_line(y)
        return self._drawn[key]

    def _apart_from_cursor(self, y: int) -> object:
        """Return what is in a line on screen; None where anything else may be drawn in it."""
        if not self.text or not self.selection.is_empty:
            return None
        lines, at = self._lines(), y + self.scroll_offset.y
        return None if at >= len(lines) or at in self._near_cursor(lines) else self._content(lines[at])

    def _near_cursor(self, lines: list[Wrapped]) -> tuple[int, ...]:
        """Return the line with the cursor; at its start also the one before it, at whose end it may be drawn."""
        row, column = self.cursor_location
        first = next(number for number, line in enumerate(lines) if line.row == row)
        offsets = self.wrapped_document.get_offsets(row)
        at = first + sum(offset <= column for offset in offsets)
        return (at - 1, at) if column in offsets else (at,)

    def _lines(self) -> list[Wrapped]:
        """Return every line as it is wrapped, with the line of the text it belongs to."""
        state = (self.text, self.wrapped_document._width)  # noqa: SLF001 - wrapped anew later than it is resized
        if self._wrapped_for != state:
            self._wrapped_for, self._wrapped = state, list(self._wrap())
        return self._wrapped

    def _wrap(self) -> Iterator[Wrapped]:
        for row in range(self.document.line_count):
            line = self.document.get_line(row)
            breaks = [0, *self.wrapped_document.get_offsets(row), len(line)]
            yield from (Wrapped(row, start, line[start:end]) for start, end in pairwise(breaks))

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text, removed = clean(event.text)
        if removed:
            self.post_message(Cleaned(removed))
        if not self.read_only and (result := self._replace_via_keyboard(text.replace("\t", " "), *self.selection)):
            self.move_cursor(result.end_location)

    def action_to_start(self) -> None:
        """Go to the beginning of the text."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)

    def watch_virtual_size(self) -> None:
        """Keep the cursor in view: a word that wraps over to a new last line would be out of sight."""
        self.call_after_refresh(self.scroll_cursor_visible)
