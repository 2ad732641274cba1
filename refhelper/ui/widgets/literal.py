"""Text on screen that is only ever text: cleaned, and never read as markup."""

from textual.content import Content
from textual.scrollbar import ScrollBarRender
from textual.widgets import Static

from refhelper.domain.plain_text import clean


def literal(text: str, style: str = "") -> Content:
    """Return the text as it is, in one style."""
    return Content.styled(clean(text)[0], style) if style else Content(clean(text)[0])


def lines(*parts: Content | str) -> Content:
    """Return the parts one below the other."""
    return Content("\n").join(part if isinstance(part, Content) else literal(part) for part in parts)


class Words(Static):
    """A piece of text that shows exactly the characters it is given."""

    def __init__(self, text: str = "", **names: str | None) -> None:
        """Take the text, and the id or classes of the widget."""
        super().__init__(literal(text), markup=False, id=names.get("id"), classes=names.get("classes"))

    def say(self, text: Content | str) -> None:
        """Show another text; the screen is laid out anew only where it takes other room."""
        shown, before = text if isinstance(text, Content) else literal(text), self.content
        if not (isinstance(before, Content) and shown.is_same(before)):
            self.update(shown, layout=not (isinstance(before, Content) and self._takes_the_same_room(before, shown)))

    def _takes_the_same_room(self, *texts: Content) -> bool:
        width = self.content_size.width
        heights = {text.get_height({}, width) for text in texts} if width > 0 else set()
        return len(heights) == 1 and not self.styles.is_auto_width


class PlainScrollBar(ScrollBarRender):
    """A scroll bar drawn with spaces only, as some consoles have no other bars in their font."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8
