"""The screens leave nothing behind: no picture, no log, no other copy, nothing of a patient in a failure."""

import asyncio
import os
import subprocess
import sys

import pytest
from textual.app import ScreenStackError
from textual.content import Content

from refhelper.consultation import Consultation
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.failing import without_data
from refhelper.ui.session import Session
from refhelper.ui.widgets.fields import LineField, TextField
from refhelper.ui.widgets.literal import literal
from tests.ui.conftest import Remembering

CANARY = "Zqxjk Canary"
DRAWN = set("─│┌┐└┘═║╔╗╚╝")
"""The characters outside ASCII that the screens draw, all of which the fonts of Windows consoles have."""


@pytest.mark.asyncio
async def test_every_character_drawn_is_one_that_console_fonts_have(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        for key in ("f2", "f3", "f4", "w", "escape", "f5", "f6", "s", "escape", "f7", "f9"):
            await at.press(key)
            assert {character for character in at.text() if ord(character) > 126} <= DRAWN | {"\n"}, key


@pytest.mark.hazard("H15.2")
@pytest.mark.asyncio
async def test_with_plain_characters_nothing_but_ascii_is_drawn(family) -> None:
    async with family() as at:
        at.app.dress(Settings(plain_characters="yes"))
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        for key in ("f2", "f3", "f4", "w", "escape", "o", "escape", "f5", "f6", "enter", "escape", "s", "escape", "f7"):
            await at.press(key)
            assert {character for character in at.text() if not character.isascii()} == set(), key


@pytest.mark.asyncio
async def test_pictures_of_the_screen_are_refused(sitting, tmp_path) -> None:
    async with sitting() as at:
        for take in (at.app.save_screenshot, at.app.deliver_screenshot):
            with pytest.raises(PermissionError):
                take(path=str(tmp_path))
        at.app.action_screenshot()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.hazard("H15.2")
@pytest.mark.asyncio
async def test_there_is_no_command_palette(sitting) -> None:
    async with sitting() as at:
        before = len(at.app.screen_stack)
        await at.press("ctrl+p", "ctrl+backslash")
        assert len(at.app.screen_stack) == before


@pytest.mark.asyncio
async def test_marked_text_is_copied_only_by_the_clipboard_there_is(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34 york", "ctrl+a", "ctrl+c")
        await at.until(lambda: bool(at.clipboard.texts))
        assert at.clipboard.texts == ["Anna 34 york"]
        assert not at.app.clipboard


@pytest.mark.asyncio
async def test_no_cursor_blinks(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6")
        fields = [*at.workspace.query(LineField), *at.workspace.query(TextField)]
        assert len(fields) == 2
        assert not any(field.cursor_blink for field in fields)


@pytest.mark.asyncio
async def test_several_pasted_lines_are_kept_in_one_line_field(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34\r\nyork\tharmed\x1b[31m")
        assert at.workspace.query_one("#entry").value == "Anna 34 york harmed"


PASTED = "Ella\x1b]52;c;ZXZpbA==\x07 is\u202e afraid\u200b.\x9b2J"
REMOVED = "21 hidden characters that could do harm were left out."


@pytest.mark.asyncio
async def test_hidden_characters_of_a_paste_are_left_out_and_it_is_said_how_many(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6", "enter")
        await at.type(PASTED)
        assert at.workspace.query_one(TextField).text == "Ella is afraid."
        assert REMOVED in at.words("#status")
        await at.press("escape", "f2", "escape", "a")
        await at.type(PASTED)
        assert at.workspace.query_one("#entry").value == "Ella is afraid."
        assert REMOVED in at.words("#status")


@pytest.mark.asyncio
async def test_a_dialog_says_too_that_a_paste_was_not_taken_whole(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f7", "d")
        await at.type(PASTED)
        assert REMOVED in at.words()


@pytest.mark.asyncio
async def test_three_themes_can_be_gone_through_and_dark_comes_first(sitting) -> None:
    async with sitting() as at:
        seen = [at.app.theme]
        for _ in range(3):
            await at.press("ctrl+t")
            seen.append(at.app.theme)
        assert seen == ["dark", "light", "high contrast", "dark"]


@pytest.mark.hazard("H16.1")
def test_text_on_screen_is_never_read_as_markup() -> None:
    shown = literal("[red]Anna[/] [@click=app.quit]x[/]")
    assert isinstance(shown, Content)
    assert shown.plain == "[red]Anna[/] [@click=app.quit]x[/]"
    assert not shown.spans


@pytest.mark.hazard("H15.2")
def test_the_variables_that_make_textual_log_keys_are_gone_before_it_is_imported() -> None:
    left = "[name for name in os.environ if name.startswith('TEXTUAL')]"
    code = f"import os, refhelper.ui, textual.constants as found; print({left}, found.LOG_FILE)"
    made = {"TEXTUAL_LOG": "keys.log", "TEXTUAL": "devtools,debug", "TEXTUAL_DRIVER": "os:system", "TEXTUAL_DEBUG": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | made, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] None\n"


def test_a_failure_names_its_kind_and_place_and_nothing_it_held() -> None:
    def fails(patient: str) -> None:
        raise ValueError(patient)

    with pytest.raises(ValueError, match=CANARY) as caught:
        fails(CANARY)
    said = without_data(caught.value)
    assert "ValueError at test_nothing_leaves_by_itself.py:" in said
    assert CANARY not in said
    assert "999" in said


@pytest.mark.hazard("H15.1")
def test_a_failing_screen_shows_nothing_it_held(parts, around, capfd) -> None:
    class Fails(RefhelperApp):
        def action_theme(self) -> None:
            held = CANARY
            raise ValueError(held)

    async def fail() -> Fails:
        app = Fails(lambda: Session(Consultation(parts), Remembering()), around)
        with pytest.raises((ValueError, ScreenStackError)):
            async with app.run_test() as pilot:
                await pilot.press("ctrl+t")
        return app

    app = asyncio.run(fail())
    assert "ValueError at " in app.failure
    assert app.return_code == 1
    printed = capfd.readouterr()
    assert CANARY not in app.failure + printed.out + printed.err


@pytest.mark.asyncio
async def test_the_keys_of_every_box_are_visible_at_80_columns(family) -> None:
    async with family(width=80, height=24) as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        boxes = [("f2", "h"), ("f2", "enter"), ("f4", "w"), ("f4", "o"), ("f9",), ("f1",), ("f3", "e"), ("f6", "f")]
        for keys in (*boxes, ("f7", "d"), ("f2", "escape", "a", "concerns")):
            await at.press(*(key for key in keys if key != "concerns"))
            if "concerns" in keys:
                await at.type("Max 5 york affected", "enter")
            assert "Esc" in at.words(".keys"), keys
            assert at.app.screen.query_one(".keys").region.bottom <= 24, keys
            await at.press("escape")
