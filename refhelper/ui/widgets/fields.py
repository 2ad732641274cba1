"""Fields to write in: pasted text is cleaned and kept whole, copying goes the one way, and no cursor blinks."""

import re

from textual import events
from textual.widgets import Input, TextArea

from refhelper.domain.plain_text import clean

_SPACES = re.compile(r"\s+")


class LineField(Input):
    """One line. A pasted text of several lines becomes one line; nothing of it is dropped unsaid."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Take what it holds and the hint it shows while it is empty."""
        super().__init__(value=value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        line = _SPACES.sub(" ", clean(event.text)[0].rstrip("\n"))
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


class TextField(TextArea):
    """Several lines of plain text. Tab leaves the field."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Take what it holds."""
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)
        self.cursor_blink = False

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = clean(event.text)[0].replace("\t", " ")
        if not self.read_only and (result := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(result.end_location)
