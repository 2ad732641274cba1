"""The screens make use of the room there is, and say so where it is not enough."""

import pytest

pytestmark = pytest.mark.asyncio
TABS = ("1 People", "2 Questions", "3 Plan", "4 Sharing", "5 Letter", "6 Hand over")


async def test_a_window_that_is_too_small_says_what_it_needs(family) -> None:
    async with family(width=60, height=20) as at:
        await at.until(lambda: "60 columns and 20 lines; from 80 and 24" in at.words("#status"))
        await at.pilot.resize_terminal(80, 24)
        await at.until(lambda: "columns and" not in at.words("#status"))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 30), (120, 30), (200, 50)])
async def test_from_80_by_24_every_panel_has_its_name_and_keys_on_the_screen(family, width, height) -> None:
    async with family(width=width, height=height) as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        for key in ("f2", "f3", "f4", "f5", "f6", "f7"):
            await at.press(key)
            assert all(tab in at.words("#tabs") for tab in TABS), key
            assert "columns and" not in at.words("#status")
            assert "ctrl+q leave" in at.words("#keys"), key
            assert at.workspace.query_one("#keys").region.bottom <= height, key


async def test_a_long_name_pushes_no_keys_out_of_a_dialog(sitting) -> None:
    async with sitting(width=80, height=24) as at:
        await at.press("a")
        await at.type(
            "Bartholomew-Alexander Fitzwilliam-Montgomery of Somewhere Very Long Indeed 17 york harmed", "enter"
        )
        await at.until(lambda: "-- more below" in at.words())
        assert "Enter takes it" in at.words()
        await at.press("enter", "escape", "h")
        await at.until(lambda: "high-risk features" in at.words(".dialog"))
        assert "Enter takes it" in at.words()
        await at.press("escape", "f4", "w")
        await at.until(lambda: "-- more below" in at.words())
        assert "Esc closes" in at.words()


async def test_the_checklist_asks_for_each_feature_in_one_whole_line_at_80_by_24(sitting) -> None:
    anna = {"ref": "anna", "roles": ["harmed"], "age": 34}
    async with sitting(anna, width=80, height=24) as at:
        await at.press("f2", "h", "s", "s", "s", "s", "s", "s", "s")
        await at.until(lambda: "again within 12 months of the last MARAC: seen or disclosed" in at.words(".dialog"))
        menu = at.app.screen.query_one("#menu")
        assert (menu.size.height, menu.virtual_size.height) == (7, 7)
        assert "-- more" not in at.words(".dialog")
