"""The field for longer texts draws what it holds, follows the cursor, and draws a line again only where it changed."""

from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from refhelper.domain.findings import Finding
from refhelper.ui.widgets.fields import TextField
from refhelper.ui.widgets.marked_field import MarkedField

LONG = " ".join(f"word{number}" for number in range(400))


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield TextField(f"First.\n\n{LONG}\n\nlast", id="text")


MARKED = ("word3", "word60", "word61")


class OneMarkedField(App[None]):
    def compose(self) -> ComposeResult:
        yield MarkedField(LONG, id="text")


@asynccontextmanager
async def focused(app: App[None], width: int = 50):
    async with app.run_test(size=(width, 15)) as pilot:
        field = app.query_one(TextField)
        field.focus()
        yield pilot, field


def drawn_anew(field: TextField) -> list[str]:
    field._line_cache.clear()  # noqa: SLF001 - what the library itself would draw
    return [TextArea.render_line(field, y).text for y in range(field.size.height)]


@pytest.mark.asyncio
async def test_every_line_is_drawn_as_the_library_would_draw_it_wherever_something_is_typed() -> None:
    async with focused(OneField()) as (pilot, field):
        moves = ("ctrl+end", "a", "up", "b", "enter", "c", "pageup", "d", "backspace", "shift+up", "e", "ctrl+home")
        for key in (*moves, "f"):
            await pilot.press(key)
            await pilot.pause()
            assert [field.render_line(y).text for y in range(field.size.height)] == drawn_anew(field), key


@pytest.mark.asyncio
async def test_a_word_that_wraps_over_to_a_new_last_line_stays_in_sight() -> None:
    async with focused(OneField()) as (pilot, field):
        await pilot.press("ctrl+end")
        for number in range(60):
            await pilot.press("x" if number % 7 else "space")
            await pilot.pause()
            shown = "".join(field.render_line(y).text for y in range(field.size.height))
            assert field.text.split()[-1] in shown, number


def painted(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - what is on the screen


@pytest.mark.asyncio
async def test_what_a_key_leaves_on_the_screen_is_what_a_whole_repaint_would_show() -> None:
    async with focused(OneField()) as (pilot, field):
        keys = ("ctrl+end", "a", "space", "b", "up", "home", "c", "left", "backspace", "enter", "d", "delete")
        edges = ("shift+up", "e", "shift+left", "backspace", "ctrl+z", "pageup", "f", "end", "g", "enter", "ctrl+u")
        for key in (*keys, *edges, *"several words that wrap over"):
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
            kept = painted(pilot.app)
            field.refresh()
            await pilot.pause()
            assert kept == painted(pilot.app), key


@pytest.mark.asyncio
async def test_a_mark_is_painted_where_its_wording_stands_and_nowhere_else_whatever_is_typed_before_it() -> None:
    async with focused(OneMarkedField()) as (pilot, field):
        found = [Finding("W1", "text", "", "", word, at := LONG.index(word), at + len(word)) for word in MARKED]
        field.mark(found)
        await pilot.pause()
        assert underlined(pilot.app) == " ".join(MARKED)
        for key in ("right", "x", "backspace", "end", "y", "backspace", "down", "down", "z", "ctrl+end", "ctrl+home"):
            await pilot.press(key)
            await pilot.pause()
            kept = underlined(pilot.app)
            field._drawn.clear()  # noqa: SLF001 - so that nothing is painted from memory
            field.refresh()
            await pilot.pause()
            assert kept == underlined(pilot.app), key
        await pilot.press("v")
        await pilot.pause()
        assert underlined(pilot.app) == "", "every wording has moved"


def underlined(app: App[None]) -> str:
    segments = (part for strip in app.screen._compositor.render_strips() for part in strip)  # noqa: SLF001
    return " ".join(part.text for part in segments if part.style and part.style.underline)


class PaintedEarly(TextField):
    def on_resize(self) -> None:
        [self.render_line(y) for y in range(self.size.height)]


class OneEarlyField(App[None]):
    def compose(self) -> ComposeResult:
        yield PaintedEarly(f"First.\n\n{LONG}\n\nlast", id="text")


@pytest.mark.asyncio
@pytest.mark.parametrize("widths", [(20, 50), (50, 20), (50, 20, 35)])
async def test_a_field_painted_before_it_is_wrapped_for_a_new_size_is_drawn_right_after_it(widths) -> None:
    async with focused(OneEarlyField(), 40) as (pilot, field):
        await pilot.press("ctrl+home", "a")
        for width in widths:
            await pilot.resize_terminal(width, 15)
            await pilot.pause()
            assert [field.render_line(y).text for y in range(field.size.height)] == drawn_anew(field), width


@pytest.mark.asyncio
async def test_a_key_in_a_long_text_paints_at_most_two_lines() -> None:
    async with focused(OneField()) as (pilot, field):
        await pilot.press("ctrl+end", "a")
        await pilot.pause()
        lines = []
        one_line = field.render_line
        field.render_line = lambda y: lines.append(y) or one_line(y)  # type: ignore[method-assign]
        await pilot.press("b")
        await pilot.pause()
        assert 1 <= len(lines) <= 2


@pytest.mark.asyncio
async def test_a_line_more_in_a_text_that_scrolls_moves_nothing_else_on_the_screen() -> None:
    async with focused(OneField()) as (pilot, field):
        await pilot.press("ctrl+end", "a")
        await pilot.pause()
        laid_out = []
        pilot.app.screen.screen_layout_refresh_signal.subscribe(pilot.app.screen, laid_out.append)
        lines = field.virtual_size.height
        await pilot.press(*"words that wrap over to a new line and one more", "enter")
        await pilot.pause()
        assert field.virtual_size.height >= lines + 2
        assert field.vertical_scrollbar.window_virtual_size == field.virtual_size.height
        assert laid_out == []
