"""Text that goes on below its own first word where a line is too long, so that it is not taken for another line."""

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_LEAD = re.compile(r"\s*(?:\[.\] |- |\w  )?")
_MOST = 8
"""Columns; from there on the lead would take the room of the words."""


class Hanging(Visual):
    """Each line hangs behind its lead: its indent, and a box, a hyphen or a key before its first word."""

    def __init__(self, content: Content) -> None:
        """Take the lines."""
        self.plain = content.plain
        self._lines = [_hung(line) for line in content.split("\n", allow_blank=True)]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the lines, as many as there is room for."""
        strips: list[Strip] = []
        for lead, words in self._lines:
            below = Content(" " * len(lead))
            for number, line in enumerate(words.wrap(max(1, width - len(lead)))):
                strips += (lead if not number else below).append(line).render_strips(width, 1, style, options)
        return strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the longest line, in cells."""
        return max(lead.append(words).get_optimal_width(rules, container_width) for lead, words in self._lines)

    def get_height(self, _: RulesMap, width: int) -> int:
        """Return how many lines it takes."""
        return sum(len(words.wrap(max(1, width - len(lead)))) for lead, words in self._lines)


def _hung(line: Content) -> tuple[Content, Content]:
    found = _LEAD.match(line.plain)
    at = min(found.end() if found else 0, _MOST)
    return line[:at], line[at:]
