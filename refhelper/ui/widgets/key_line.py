"""The keys that work now, each with what it does: a line goes on below only between one key and the next."""

from textual.content import Content

from refhelper.ui.widgets.literal import Words, literal

BETWEEN = "  "


class KeyLine(Words):
    """Keys, broken into lines for the room there is, so that no key stands apart from what it does."""

    def __init__(self, keys: str = "", **names: str | None) -> None:
        """Take the keys, and the id or classes of the widget."""
        super().__init__(keys, **names)
        self._keys = keys

    def on_resize(self) -> None:
        """Break the lines for the room there is now."""
        self.say(self._keys)

    def say(self, text: Content | str) -> None:
        """Show other keys."""
        self._keys = text.plain if isinstance(text, Content) else text
        if self.size.width:
            super().say(literal("\n".join(broken(self._keys, self.size.width))))


def broken(keys: str, width: int) -> list[str]:
    """Return the keys in lines of at most a width, in columns; one that is longer has a line of its own."""
    lines: list[str] = []
    for key in keys.split(BETWEEN):
        longer = f"{lines[-1]}{BETWEEN}{key}" if lines else key
        if lines and len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(key)
    return lines
