"""Before a letter is chosen, its panels say what to do first, and offer only keys that do it."""

import pytest

from tests.ui.conftest import ANNA, DAN

pytestmark = pytest.mark.asyncio
PANELS = [("f5", "SharingPanel"), ("f6", "LetterPanel"), ("f7", "HandOver")]


@pytest.mark.parametrize(("key", "panel"), PANELS)
async def test_a_panel_without_a_letter_says_what_to_do_and_enter_does_it(family, key, panel) -> None:
    async with family(width=80, height=24) as at:
        await at.press(key)
        assert "No letter is chosen yet." in at.words(panel)
        assert "Enter goes to the plan (F4)." in at.words(panel)
        assert "Enter to the plan" in at.words("#keys")
        assert not [word for word in ("advice", "findings", "copy", "phone") if word in at.words("#keys")]
        await at.press("enter")
        assert at.workspace.current == 2
        assert at.app.session.target is None


@pytest.mark.parametrize(("key", "panel"), PANELS)
async def test_before_anybody_is_entered_they_lead_to_the_people(sitting, key, panel) -> None:
    async with sitting() as at:
        await at.press("escape", key)
        assert "Nobody is entered yet." in at.words(panel)
        await at.press("enter")
        assert at.workspace.current == 0


async def test_without_a_letter_there_is_no_empty_frame_to_write_in(family) -> None:
    async with family() as at:
        await at.press("f6")
        assert not at.workspace.query_one("#text").region


@pytest.mark.parametrize(("key", "panel"), PANELS)
async def test_a_letter_that_the_plan_no_longer_mentions_says_so_and_leads_to_the_plan(sitting, key, panel) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}) as at:
        at.app.session.choose(at.consultation.destination("idas", "anna"))
        await at.press(key)
        at.consultation.remove_person("anna")
        at.workspace.draw()
        assert "The plan no longer mentions this letter." in at.words(panel)
        await at.press("enter")
        assert at.workspace.current == 2


async def test_a_record_entry_is_named_as_one_and_can_be_copied_without_a_letter(family) -> None:
    async with family() as at:
        await at.press("f7", "r", "2")
        await at.until(lambda: "Hand over: record entry - Anna" in at.words("HandOver"))
        assert "c copy all" in at.words("#keys")
        await at.press("c")
        await at.until(lambda: at.clipboard.texts != [])
        assert at.clipboard.texts == [at.consultation.record("anna").text]
