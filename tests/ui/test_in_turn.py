"""Keys typed at once, with no pause between them, end up where somebody who typed them slowly would expect them."""

import pytest
from textual import events
from textual.widgets import TextArea

from refhelper.domain.vocabulary import Answer, Concern
from refhelper.ui.screens.answers import Answers
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.screens.writing import LongText
from refhelper.ui.widgets.letter import LetterPanel
from tests.ui.conftest import Sitting

pytestmark = pytest.mark.asyncio
NAMED = {" ": "space"}


def at_once(at: Sitting, *keys: str) -> None:
    """Press all of it in one go, as a text expander or a fast hand does."""
    for key in keys:
        character = key if len(key) == 1 else {"space": " "}.get(key)
        at.app.post_message(events.Key(NAMED.get(key, key), character))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("panel", ["f2", "f3", "f4", "f5"])
async def test_a_name_typed_right_after_the_key_that_opens_its_field_is_whole(family, width: int, panel: str) -> None:
    async with family(width=width) as at:
        await at.press(panel, "escape")
        before = at.consultation.settled_case()
        at_once(at, *"azxe1 Hew 36 york harming")
        await at.until(lambda: at.app.focused is not None and at.app.focused.id == "entry")
        await at.until(lambda: at.app.focused.value == "zxe1 Hew 36 york harming")
        assert at.consultation.settled_case() == before


async def test_a_name_typed_on_the_list_itself_begins_a_line_and_is_no_row_of_commands(family) -> None:
    async with family() as at:
        await at.press("f2")
        before = at.consultation.settled_case()
        at_once(at, *"Zahex 14 york affected")
        await at.until(lambda: getattr(at.app.focused, "value", "") == "Zahex 14 york affected")
        assert at.consultation.settled_case() == before


async def test_a_person_and_what_is_asked_about_them_can_be_typed_without_looking_up(sitting) -> None:
    async with sitting() as at:
        await at.press("escape")
        at_once(at, *"aAnna 34 york harmed", "enter", "space", "enter")
        at_once(at, *"Dan 36 york harming", "enter", "enter", "space", "enter", *"Ella 8 york affected", "enter")
        await at.until(lambda: at.consultation.case is not None and len(at.consultation.case.people) == 3)
        anna, dan, ella = at.consultation.settled_case().people
        assert [each.details.name for each in (anna, dan, ella)] == ["Anna", "Dan", "Ella"]
        assert (anna.concerns, anna.harmed_by) == ((Concern.DOMESTIC_ABUSE,), ("dan",))


@pytest.mark.parametrize("key", ["1", "2", "u"])
async def test_a_key_pressed_twice_answers_no_question_that_was_not_on_the_screen_yet(family, key: str) -> None:
    async with family() as at:
        await at.press("f3")
        at_once(at, key, key)
        await at.until(lambda: "pressed before this question was on the screen" in at.words("#status"))
        left = at.consultation.plan.questions
        await at.press("z")
        assert len(at.consultation.plan.questions) >= len(left)
        assert at.consultation.settled_case().danger_now is Answer.NOT_KNOWN
        await at.press("2")
        await at.press("u")
        assert "pressed before" not in at.words("#status")


async def test_what_is_typed_after_a_key_that_opens_a_dialog_is_for_the_dialog(family) -> None:
    async with family() as at:
        await at.press("f3")
        at_once(at, "e", "escape", "e", "escape", "e")
        await at.until(lambda: isinstance(at.app.screen, Answers))
        assert [type(screen) for screen in at.app.screen_stack[-2:]] == [Workspace, Answers]


async def test_typing_goes_on_where_what_was_waited_for_is_gone(family) -> None:
    async with family() as at:
        await at.press("f3")
        at_once(
            at, *["f2", "e", "escape", "f5", "f4", "w", "escape", "f9", "escape", "ctrl+g", "escape"] * 3, "f2", "a"
        )
        at_once(at, *"Hew")
        await at.until(lambda: at.app.focused is not None and getattr(at.app.focused, "value", "") == "Hew")


async def test_what_is_typed_right_after_entering_a_text_of_the_letter_stands_in_the_text(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6")
        at_once(at, "enter", *"svfmk1 bruises seen")
        await at.until(lambda: isinstance(at.app.focused, TextArea))
        await at.until(lambda: at.app.focused.text == "svfmk1 bruises seen")
        assert isinstance(at.app.screen, Workspace)


@pytest.mark.parametrize("key", ["ctrl+s", "f7"])
async def test_what_is_typed_right_before_a_command_is_in_the_text_that_the_command_keeps(family, key: str) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6", "enter")
        panel = at.app.screen.query_one(LetterPanel)

        def where() -> tuple[object, ...]:
            return at.app.screen, at.app.focused, panel.open.place

        before = where()
        at_once(at, *"bruises seen", key)
        await at.until(lambda: where() != before)
        narrative = at.consultation.settled_case().narrative
        assert (narrative.seen, narrative.told) == ("bruises seen", "")


async def test_a_form_taken_right_after_its_last_letter_is_taken_whole(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f7", "d")
        at_once(at, *"phone", "enter", *"duty desk", "ctrl+s")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        assert at.consultation.settled_case().handed_over[0].taken_by == "duty desk"


async def test_a_detail_taken_right_after_its_last_letter_is_taken_whole(family) -> None:
    async with family() as at:
        await at.press("f2", "enter", *["down"] * 23, "enter")
        assert isinstance(at.app.screen, LongText)
        at_once(at, *"only by day, at work", "ctrl+s")
        await at.until(lambda: not isinstance(at.app.screen, LongText))
        assert '"only by day, at work"' in at.consultation.settled_case().model_dump_json()
