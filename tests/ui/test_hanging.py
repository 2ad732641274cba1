"""A line of a list that is too long goes on below its own first word."""

import pytest
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from refhelper.ui.widgets.hanging import Hanging

OPTIONS = RenderOptions(lambda _: Style(), {})


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("offer IDAS", ["offer IDAS"]),
        ("  0300 131 2 131 - North Yorkshire", ["  0300 131 2 131 -", "  North Yorkshire"]),
        ("  [ ] Does the person agree?", ["  [ ] Does the", "      person", "      agree?"]),
        ("1  exposed to it, or so", ["1  exposed to it,", "   or so"]),
        ("must IDAS\n\n  Anna of Scarborough", ["must IDAS", "", "  Anna of", "  Scarborough"]),
    ],
)
def test_a_line_hangs_behind_its_indent_its_box_or_its_key(line, drawn) -> None:
    hanging = Hanging(Content(line))
    strips = hanging.render_strips(18, None, Style(), OPTIONS)
    assert [strip.text.rstrip() for strip in strips] == drawn
    assert hanging.get_height({}, 18) == len(drawn)
