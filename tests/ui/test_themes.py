"""Every theme can be read: measured contrast of everything written, in colour, in 16 colours and without colour."""

import pytest
from rich.color import ColorSystem
from textual.color import Color

from refhelper.ui.theme import THEMES

ENOUGH, PLENTY = 4.5, 7.0
"""The contrast ratios that WCAG 2.2 asks for at AA and AAA."""


def lit(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((lit(one), lit(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.asyncio
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_everything_written_stands_out_from_what_is_behind_it(family, theme) -> None:
    least = PLENTY if theme == "high contrast" else ENOUGH
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        at.app.theme = theme
        keys = ("f2", "enter", "escape", "h", "escape", "f3", "e", "escape", "f4", "w", "escape", "o", "escape", "f5",
                "f6", "enter", "escape", "f", "escape", "f7", "f9", "escape", "f1", "escape")  # fmt: skip
        for key in keys:
            await at.press(key)
            for text, style in written(at):
                assert contrast(style.color, style.bgcolor) >= least, (key, text, style)


@pytest.mark.asyncio
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_it_can_be_read_on_a_console_of_sixteen_colours_too(family, theme) -> None:
    async with family() as at:
        at.app.theme = theme
        for key in ("f2", "h", "escape", "f3", "f4", "w", "escape", "f9", "escape"):
            await at.press(key)
            for text, style in written(at, ColorSystem.STANDARD):
                assert contrast(style.color, style.bgcolor) >= ENOUGH, (key, text, style)


@pytest.mark.asyncio
@pytest.mark.parametrize("colours", [ColorSystem.TRUECOLOR, ColorSystem.STANDARD])
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_the_row_that_a_key_would_act_on_stands_out_from_the_others(family, theme, colours) -> None:
    async with family(width=80, height=24) as at:
        at.app.theme = theme
        await at.press("f2", "home")
        behind = {text.strip(): style.bgcolor for text, style in written(at, colours)}
        assert contrast(behind["Dan  36  York"], behind["Anna  34  York"]) >= ENOUGH


def written(at, colours: ColorSystem = ColorSystem.TRUECOLOR):
    for strip in at.app.screen._compositor.render_strips():  # noqa: SLF001 - what is drawn is what counts
        for segment in strip:
            style = segment.style
            if segment.text.strip() and style and style.color and style.bgcolor:
                shown = (each.downgrade(colours).get_truecolor() for each in (style.color, style.bgcolor))
                fore, back = (Color(*each) for each in shown)
                yield segment.text, Drawn(fore, back)


class Drawn:
    def __init__(self, color: Color, bgcolor: Color) -> None:
        self.color, self.bgcolor = color, bgcolor

    def __repr__(self) -> str:
        return f"{self.color.hex} on {self.bgcolor.hex}"
