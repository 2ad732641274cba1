"""The keys at the bottom: only those that do something, each beside what it does, and none cut off."""

import pytest

from refhelper.ui import text
from refhelper.ui.text import directory, hand_over, settings, start
from refhelper.ui.widgets.key_line import broken
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.asyncio
ROOM, LINES = 78, 2
"""Columns and lines for the keys in a window of 80 columns."""

ALL_OF_LETTER = f"{text.KEYS_LETTER}  {text.KEYS_FINDINGS}  {text.KEYS_FINDING}  {text.KEYS_TOGETHER}"
OF_PANELS = (
    text.KEYS_ENTRY, text.KEYS_PEOPLE, text.KEYS_QUESTION, text.KEYS_NO_QUESTION, text.KEYS_PLAN, text.KEYS_SHARING,
    ALL_OF_LETTER, f"{text.KEYS_SLOT}  {text.KEYS_SLOT_FINDING}", hand_over.KEYS,
)  # fmt: skip
OF_SCREENS = (start.KEYS, start.KEYS_DRAFTS, settings.KEYS, directory.KEYS, directory.KEYS_SERVICE)


@pytest.mark.parametrize("keys", [*(f"{keys}  {text.KEYS_EVERYWHERE}" for keys in OF_PANELS), *OF_SCREENS])
async def test_every_key_stands_beside_what_it_does_and_all_fit_below_a_window_of_80_columns(keys) -> None:
    lines = broken(keys, ROOM)
    assert len(lines) <= LINES
    assert [len(line) for line in lines if len(line) > ROOM] == []
    assert "  ".join(lines) == keys


def keys_of(at: Sitting) -> str:
    return at.words("#keys")


@pytest.mark.parametrize("width", [80, 120])
async def test_no_key_of_the_letter_is_named_that_would_do_nothing(family, width) -> None:
    async with family(width=width) as at:
        at.consultation.amend({("narrative", "seen"): "She alleges that he hit her."})
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("escape", "f6")
        await at.until(lambda: "f findings" in keys_of(at))
        assert "k leave a finding" in keys_of(at)
        assert "m one letter" not in keys_of(at)
        await at.press("down")
        await at.until(lambda: "k leave a finding" not in keys_of(at))


async def test_nobody_can_be_taken_out_or_changed_where_nobody_is(sitting) -> None:
    async with sitting() as at:
        assert "Enter adds the person" in keys_of(at)
        assert "Esc to the list" not in keys_of(at)
        await at.press("escape")
        await at.until(lambda: "a or a capital adds a person" in keys_of(at))
        assert "take out" not in keys_of(at)
