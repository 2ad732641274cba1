"""People are added on one line, linked, changed and taken out."""

import pytest

from refhelper.domain.vocabulary import Answer, Concern, Feature
from refhelper.ui.screens.answers import Answers
from refhelper.ui.screens.workspace import Workspace
from tests.ui.conftest import DAN, ELLA

pytestmark = pytest.mark.asyncio


async def test_a_family_is_entered_with_concerns_and_who_harms_whom(sitting) -> None:
    async with sitting() as at:
        await at.add("Anna 34 york harmed patient", "space", "enter")
        await at.add("Dan 36 york male harming", "enter", "space", "enter")
        await at.add("Ella 8 york affected", "enter", "space", "enter")
        case = at.consultation.settled_case()
        anna, dan, ella = case.people
        assert [person.details.name for person in case.people] == ["Anna", "Dan", "Ella"]
        assert anna.concerns == (Concern.DOMESTIC_ABUSE,)
        assert (anna.harmed_by, dan.harmed_by, ella.harmed_by) == (("dan",), (), ("dan",))


@pytest.mark.hazard("H02.3")
async def test_nothing_about_safety_is_answered_by_adding_somebody(sitting) -> None:
    async with sitting() as at:
        await at.add("Anna 34 york harmed", "enter")
        anna = at.consultation.settled_case().person("anna")
        for key in (
            "risk",
            "agrees_to_share",
            "agrees_to_service",
            "told",
            "capacity",
            "coerced",
            "high_risk_features",
        ):
            assert not anna.given(key), key


async def test_the_keys_named_below_are_those_that_act_where_the_cursor_is(sitting) -> None:
    async with sitting(width=80, height=24) as at:
        await at.add("Anna 34 york harmed", "enter")
        await at.press("a")
        assert "Enter adds the person" in at.words("#keys")
        assert "h high-risk features" not in at.words("#keys")
        await at.press("escape")
        assert "h high-risk features" in at.words("#keys")


async def test_what_is_said_to_take_a_person_back_takes_them_back_from_the_line_they_were_written_in(sitting) -> None:
    async with sitting() as at:
        await at.add("Anna 34 york harmed", "enter")
        assert "Anna is added; ctrl+z takes it back, with what is answered now." in at.words("#status")
        await at.press("ctrl+z")
        assert at.consultation.case is None


async def test_a_person_with_all_that_was_asked_about_them_is_taken_back_and_made_again_at_once(family) -> None:
    async with family() as at:
        before = at.consultation.settled_case()
        await at.add("Max 5 york affected harming", "space", "enter", "space", "enter", "space", "enter")
        added = at.consultation.settled_case()
        assert added.people[-1].concerns
        assert added.people[-1].harmed_by == ("dan",)
        assert "max" in added.person("anna").harmed_by
        await at.press("ctrl+z")
        assert at.consultation.settled_case() == before
        await at.press("ctrl+y")
        assert at.consultation.settled_case() == added


async def test_somebody_living_with_harm_who_is_said_to_be_harmed_is_shown_so_at_once_and_one_undo_takes_both(
    family,
) -> None:
    async with family() as at:
        before = at.consultation.settled_case()
        await at.add("Max 5 york affected", "space", "enter", "space", "enter")
        assert at.consultation.settled_case().person("max").roles == ("affected", "harmed")
        assert "Max is entered as harmed, too, as harm to them is told." in at.words("#status")
        row = at.workspace.query_one("#people").get_option("max").prompt.plain
        assert "harmed" in row.split("\n")[1]
        await at.press("ctrl+z")
        assert at.consultation.settled_case() == before


async def test_a_part_that_what_is_told_goes_beyond_is_said_in_the_list_of_answers_and_undone_with_the_answer(
    sitting,
) -> None:
    async with sitting(DAN, ELLA | {"harmed_by": [], "concerns": ["domestic_abuse"]}) as at:
        before = at.consultation.settled_case()
        assert before.person("ella").roles == ("affected",)
        await at.press("f2", "escape", "end", "enter")
        at.app.screen.query_one("#answers").point_at("ella/harmed_by")
        await at.press("enter", "space", "enter")
        assert "Ella is entered as harmed, too" in at.words()
        at.app.screen.query_one("#answers").point_at("ella/roles")
        await at.press("enter", "enter")
        assert "Ella is entered as harmed, too" not in at.words()
        await at.press("enter", "space", "enter")
        assert "Ella is entered as harmed, too" in at.words(), "it cannot be ticked away while harm is told of"
        assert "harmed" in at.consultation.settled_case().person("ella").roles
        for _ in range(3):
            assert at.consultation.undo()
        assert at.consultation.settled_case() == before


async def test_the_next_line_typed_into_the_concerns_ticks_nothing_and_is_not_taken_for_none(sitting) -> None:
    async with sitting() as at:
        await at.press("escape", "a")
        await at.type("Amy 29 york harmed", "enter")
        await at.press(*"Carl", "space", *"31", "space", *"york", "space", *"harming", "enter")
        assert "That was typed for another place, and nothing of it is taken." in at.words()
        assert "[x]" not in at.words()
        assert not at.consultation.settled_case().person("amy").given("concerns")
        await at.press("space", "enter")
        await at.until(lambda: not at.app.workers)
        assert at.consultation.settled_case().person("amy").concerns == (Concern.DOMESTIC_ABUSE,)


@pytest.mark.parametrize("line", ["Dave Smith her ex harming", "Tom", "Ed", "Ed not patient", "Jo harmed"])
async def test_a_line_without_a_number_ticks_nothing_either(sitting, line) -> None:
    async with sitting() as at:
        await at.press("escape", "a")
        await at.type("Amy 29 york harmed", "enter")
        await at.press(*("space" if letter == " " else letter for letter in line), "enter")
        assert "That was typed for another place, and nothing of it is taken." in at.words()
        assert "[x]" not in at.words()
        assert not at.consultation.settled_case().person("amy").given("concerns")


@pytest.mark.parametrize("keys", [
    ["n", "space"], ["d", "n", "space"], ["n", "e", "g", "space"], ["s", "s", "space"],
    ["p", "down", "d", "n", "space"],
    ["d", "n", "space", "space", "n", "space"],
])  # fmt: skip
async def test_letters_go_to_the_concern_they_begin_and_one_change_of_mind_is_no_stray_line(sitting, keys) -> None:
    async with sitting() as at:
        await at.press("escape", "a")
        await at.type("Amy 29 york harmed", "enter")
        await at.press(*keys)
        wanted = Concern.SELF_NEGLECT if "s" in keys else Concern.NEGLECT
        await at.press("enter")
        await at.until(lambda: not at.app.workers)
        assert at.consultation.settled_case().person("amy").concerns == (wanted,)


async def test_a_number_that_answers_the_question_before_takes_no_mark_away(sitting) -> None:
    async with sitting() as at:
        await at.press("escape", "a")
        await at.type("Amy 29 york harmed", "enter", "2", "2", "space", "enter")
        await at.until(lambda: not at.app.workers)
        assert at.consultation.settled_case().person("amy").concerns == (Concern.DOMESTIC_ABUSE,)


async def test_a_space_marks_no_high_risk_feature_as_each_mark_has_its_own_key(family) -> None:
    async with family() as at:
        held = at.consultation.settled_case().person("anna").high_risk_features
        at.workspace.query_one("#people").point_at("anna")
        await at.press("f2", "escape", "home", "enter")
        at.app.screen.query_one("#answers").point_at("anna/high_risk_features")
        await at.press("enter", "space", "down", "space", "enter")
        assert at.consultation.settled_case().person("anna").high_risk_features == held


async def test_what_was_changed_before_a_person_was_added_is_another_step(family) -> None:
    async with family() as at:
        before = at.consultation.settled_case()
        at.consultation.amend({("danger_now",): "no"})
        await at.add("Max 5 york affected", "space", "enter", "space", "enter")
        await at.press("ctrl+z")
        assert at.consultation.settled_case().danger_now is Answer.NO
        await at.press("ctrl+z")
        assert at.consultation.settled_case() == before


NAMES = ["anna", "dan", "ella", "harry", "max", "xander", "zoe", "yvonne", "oscar", "wren"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_small_name_typed_in_the_list_changes_nobody_who_is_there(family, name) -> None:
    async with family() as at:
        at.consultation.amend({("danger_now",): "no"})
        before = at.consultation.settled_case()
        await at.press("f2", *name, "space", *"34", "space", *"york", "escape")
        assert at.consultation.settled_case() == before
        assert at.consultation.steps == 4


async def test_a_small_letter_that_is_no_command_begins_the_line_with_that_letter(family) -> None:
    async with family() as at:
        await at.press("f2", *"zoe")
        assert at.workspace.query_one("#entry").value == "zoe"


async def test_after_somebody_is_taken_out_the_keys_go_to_who_stands_there_now(family) -> None:
    async with family() as at:
        await at.press("escape", "home", "x", "y")
        left = at.consultation.settled_case().people
        await at.press("e")
        await at.until(lambda: f"{left[0].label}: all answers" in at.words())


async def test_a_list_that_goes_on_says_so_until_its_end_is_seen(sitting) -> None:
    async with sitting(width=80, height=24) as at:
        await at.press("a")
        await at.type("Anna 34 york harmed", "enter")
        await at.until(lambda: "-- more below" in at.words())
        assert "child-to-parent" not in at.words()
        await at.press("end")
        await at.until(lambda: "-- more above: arrows" in at.words())


@pytest.mark.hazard("H26.1")
async def test_what_was_understood_is_read_back_while_it_is_typed(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 12/03/2010 whitby harmed")
        assert "Understood: Anna, born 12/03/2010, Whitby (Scarborough), harmed" in at.words("People")


async def test_a_slip_of_the_finger_adds_nobody_and_is_named(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34 yrok harmed", "enter")
        assert at.consultation.case is None
        assert "'yrok' is not understood" in at.words("#status")


async def test_a_name_with_markup_in_it_is_shown_as_it_was_written(sitting) -> None:
    async with sitting() as at:
        await at.add('"[bold red]Anna[/]" 34 york harmed', "enter")
        assert "[bold red]Anna[/]" in at.words()


@pytest.mark.hazard("H26.2")
async def test_a_person_who_is_taken_out_leaves_nothing_behind_and_comes_back_by_undo(family) -> None:
    async with family() as at:
        await at.press("down", "h", "s", "a", "enter")
        case = at.consultation.settled_case()
        assert "Anna" in case.narrative.asked_and_absent
        await at.press("x", "y")
        left = at.consultation.settled_case()
        assert [person.ref for person in left.people] == ["dan", "ella"]
        assert "Anna" not in left.narrative.asked_and_absent + left.narrative.not_asked
        await at.press("ctrl+z")
        assert at.consultation.settled_case() == case


@pytest.mark.hazard("H26.2")
async def test_taking_somebody_out_is_asked_about_first(family) -> None:
    async with family() as at:
        await at.press("x", "n")
        assert len(at.consultation.settled_case().people) == 3


async def test_every_key_of_a_person_can_be_seen_and_changed(family) -> None:
    async with family() as at:
        await at.press("down", "enter")
        shown = []
        for _ in range(12):
            shown.append(at.words())
            await at.press("pagedown")
        listed = " ".join(shown)
        for label in ("Agrees to sharing: not answered (taken as not asked)", "Capacity", "Dash ticks", "NHS number",
                      "safe contact", "Told that information", "parental responsibility"):  # fmt: skip
            assert label in listed, label


async def test_a_changed_name_takes_the_high_risk_features_along(family) -> None:
    async with family() as at:
        await at.press("down", "h", "s", "a", "enter")
        await at.press("enter", "enter", "ctrl+u")
        await at.type("Anne", "enter", "escape")
        case = at.consultation.settled_case()
        assert case.person("anna").details.name == "Anne"
        assert case.person("anna").high_risk_features == (Feature.STRANGULATION,)
        assert "Anne, high-risk features: threats to kill" in case.narrative.asked_and_absent
        assert "Anna" not in case.narrative.asked_and_absent


@pytest.mark.hazard("H26.2")
async def test_an_answer_that_contradicts_another_changes_nothing_and_says_so(family) -> None:
    async with family() as at:
        before = at.consultation.case
        await at.press("enter")
        menu = at.app.screen.query_one("#answers")
        menu.point_at("dan/pregnant")
        await at.press("enter", "1")
        assert "contradicts sex: male" in at.words()
        assert at.consultation.case is before


@pytest.mark.asyncio
async def test_a_part_in_the_harm_that_was_left_out_is_asked_with_one_key_and_none_is_chosen(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34 york pt")
        assert "part in the harm asked next" in at.words("People")
        await at.press("enter")
        assert at.app.session.case is None
        assert "Anna: which part in the harm?" in at.words()
        await at.press("4", "escape")
        await at.until(lambda: at.app.session.case is not None)
        assert at.consultation.case.people[0].roles == ("harmed", "harming")


@pytest.mark.asyncio
async def test_leaving_the_question_of_the_part_adds_nobody_and_keeps_the_line(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34 york", "enter", "escape")
        assert at.app.session.case is None
        assert at.workspace.query_one("#entry").value == "Anna 34 york"


async def test_h_on_somebody_without_high_risk_features_says_why_nothing_opens(family) -> None:
    async with family() as at:
        await at.press("f2", "end", "h")
        assert isinstance(at.app.screen, Workspace)
        assert "Ella: high-risk features are gone through for those harmed or harming." in at.words("#status")


async def test_the_title_of_all_answers_follows_a_changed_name(family) -> None:
    async with family() as at:
        await at.press("f2", "home", "enter", "enter", "X", "enter")
        await at.until(lambda: isinstance(at.app.screen, Answers))
        await at.until(lambda: "DanX: all answers" in at.words())


async def test_what_was_said_of_one_panel_does_not_stand_below_another(family) -> None:
    async with family() as at:
        await at.press("f7", "c")
        assert "There is nothing to copy." in at.words("#status")
        await at.press("f4")
        assert "There is nothing to copy." not in at.words("#status")


async def test_a_check_of_a_resuscitation_decision_is_asked_for_by_its_words(family) -> None:
    async with family() as at:
        await at.press("escape", "home", "enter", "end", "enter")
        await at.until(lambda: "ctrl+s takes it" in at.words())
        assert "Used to withhold other treatment" in at.words()
