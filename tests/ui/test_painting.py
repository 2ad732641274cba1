"""Less is painted than the library would paint, and what stands on the screen is the same."""

import pytest
from textual._compositor import Compositor
from textual.geometry import Region

from tests.ui.conftest import ANNA, DAN, ELLA

pytestmark = pytest.mark.asyncio
KEYS = ("f2", "h", "escape", "f3", "f4", "w", "escape", "f5", "f6", "enter", "a", "b", "escape", "f7", "down")


def as_painted(at, painter: type[Compositor], region: Region) -> str:
    """What is sent to the terminal when this part of the screen has changed."""
    compositor, usual = at.workspace._compositor, type(at.workspace._compositor)  # noqa: SLF001 - what is drawn
    compositor.__class__ = painter
    compositor._dirty_regions.add(region)  # noqa: SLF001 - as a change does
    try:
        return compositor.render_partial_update().render_segments(at.app.console)
    finally:
        compositor.__class__ = usual


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_every_part_is_painted_as_the_library_would_paint_it(sitting, size) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}, ELLA, width=size[0], height=size[1]) as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        for key in KEYS:
            await at.press(key)
            places = at.workspace._compositor.visible_widgets.values()  # noqa: SLF001
            parts = [seen for region, clip in places if (seen := region.intersection(clip))]
            usual = type(at.workspace._compositor)  # noqa: SLF001
            for region in dict.fromkeys([*parts, Region(3, 7, 30, 1), Region(size[0] // 2, 9, 9, 4)]):
                assert as_painted(at, usual, region) == as_painted(at, Compositor, region), (key, region)


async def test_a_change_of_one_line_draws_no_other_line_of_any_part(sitting, monkeypatch) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}, ELLA) as at:
        drawn = []
        for widget in at.workspace._compositor.visible_widgets:  # noqa: SLF001
            lines = widget.render_lines
            monkeypatch.setattr(widget, "render_lines", lambda crop, lines=lines: drawn.append(crop) or lines(crop))
        as_painted(at, type(at.workspace._compositor), Region(3, 7, 30, 1))  # noqa: SLF001
        assert drawn
        assert {crop.height for crop in drawn} == {1}


async def test_a_new_theme_colours_the_text_being_written(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6", "enter", "a")
        field = at.app.focused
        before = field.render_lines(Region(0, 0, 5, 1))
        await at.press("ctrl+t", "b")
        fresh = type(field).render_lines(field, Region(0, 0, 5, 1))
        assert [s.style.color for s in before[0]] != [s.style.color for s in fresh[0]]


async def test_words_that_need_more_room_get_it_and_give_it_back(family) -> None:
    async with family() as at:
        status = at.workspace.query_one("#status")
        for words, height in (("One line.", 1), ("Another.", 1), ("Two\nlines.", 2), ("Back to one.", 1)):
            status.say(words)
            await at.pilot.pause()
            assert status.size.height == height
            assert at.words("#status") == words.replace("\n", " ")
