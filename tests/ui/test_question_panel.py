"""Questions are answered with one key, never by accident, and nothing passed over is forgotten."""

import pytest

from refhelper.domain.vocabulary import Answer, Feature, Risk
from refhelper.ui.screens.choosing import Marking

pytestmark = pytest.mark.asyncio


def asked(at) -> tuple[str, str | None]:
    return at.workspace.query_one("NextQuestion").shown


async def ask(at, fact: str, person: str | None) -> None:
    """Turn to one open question."""
    await at.press("f3")
    for _ in at.consultation.plan.questions:
        if asked(at) == (fact, person):
            return
        await at.press("right")
    assert asked(at) == (fact, person)


async def test_danger_is_asked_first_and_one_key_answers_it(family) -> None:
    async with family() as at:
        await at.press("f3")
        assert asked(at) == ("danger_now", None)
        await at.press("1")
        assert at.consultation.settled_case().danger_now is Answer.YES
        assert at.words("PlanPanel").index("NOW") < at.words("PlanPanel").index("TODAY")


async def test_a_digit_pressed_right_after_the_panel_was_called_is_an_answer(family) -> None:
    async with family() as at:
        await at.press("a")
        await at.pilot.press("f3", "2")
        await at.pilot.pause()
        assert at.consultation.settled_case().danger_now is Answer.NO
        assert at.workspace.query_one("#entry").value == ""


async def test_an_answer_is_echoed_and_taken_back_with_z(family) -> None:
    async with family() as at:
        await at.press("f3", "2")
        assert "Anyone in danger right now: no. z takes it back." in at.words("#status")
        await at.press("z")
        assert at.consultation.settled_case().danger_now is Answer.NOT_KNOWN
        await at.press("ctrl+y")
        assert at.consultation.settled_case().danger_now is Answer.NO


async def test_digits_outside_the_questions_go_to_panels_and_answer_nothing(family) -> None:
    async with family() as at:
        before = at.consultation.case
        await at.press("f2", "escape", "3", "2")
        assert at.consultation.case is before
        assert at.workspace.current == 1


async def test_enter_answers_nothing_unless_an_answer_is_pointed_at(family) -> None:
    async with family() as at:
        await at.press("f3")
        before = at.consultation.case
        await at.press("enter", "enter")
        assert at.consultation.case is before
        await at.press("down", "down", "enter", "enter")
        assert at.consultation.settled_case().danger_now is Answer.NO
        assert at.consultation.undo()
        assert at.consultation.case is before


@pytest.mark.hazard("H02.3")
async def test_a_question_passed_over_is_not_known_and_stays_counted(family) -> None:
    async with family() as at:
        await at.press("f3")
        left = len(at.consultation.plan.questions)
        await at.press("u")
        assert asked(at) != ("danger_now", None)
        assert len(at.consultation.plan.questions) == left
        assert f"Next question - {left} left" in at.words("NextQuestion")


async def test_questions_passed_over_come_back_when_no_other_is_left(family) -> None:
    async with family() as at:
        await at.press("f3")
        seen = set()
        for _ in range(2 * len(at.consultation.plan.questions)):
            seen.add(asked(at))
            await at.press("u")
        assert seen == {(one.fact, one.person) for one in at.consultation.plan.questions}
        assert "Passed over before; it still counts." in at.words("NextQuestion")


@pytest.mark.hazard("H03.2")
async def test_the_risk_is_judged_only_after_the_high_risk_features(family) -> None:
    async with family() as at:
        await ask(at, "risk", "anna")
        await at.press("3")
        assert not at.consultation.settled_case().person("anna").given("risk")
        await at.press("a", "a", "n", "a", "a", "s", "enter")
        anna = at.consultation.settled_case().person("anna")
        assert anna.high_risk_features == (Feature.SEPARATION,)
        assert (
            "strangulation or choking; threats to kill; a weapon"
            in at.consultation.settled_case().narrative.asked_and_absent
        )
        assert (
            "stalking; again within 12 months of the last MARAC" in at.consultation.settled_case().narrative.not_asked
        )
        await ask(at, "risk", "anna")
        await at.press("3")
        assert at.consultation.settled_case().person("anna").risk is Risk.HIGH


async def test_a_feature_that_settles_the_risk_is_said_to(sitting) -> None:
    dan = {"ref": "dan", "roles": ["harming"], "age": 40, "sex": "male", "lives_in": "york", "patient": "yes"}
    async with sitting(dan | {"concerns": ["domestic_abuse"], "works_with": "neither"}) as at:
        await ask(at, "risk_posed", "dan")
        await at.press("enter", "s", "enter")
        await at.until(lambda: "with them this risk need not be judged" in at.words("#status"))


async def test_when_no_question_is_left_enter_leads_on_to_the_plan(sitting) -> None:
    dan = {"ref": "dan", "roles": ["harming"], "age": 40, "sex": "male", "lives_in": "york", "patient": "yes"}
    known = {"concerns": ["domestic_abuse"], "works_with": "neither", "risk_posed": "medium"}
    async with sitting(dan | known, width=80, height=24) as at:
        at.consultation.amend({("danger_now",): "no", ("other_children",): "no"})
        await at.press("f3")
        assert "No question is left that could change the plan." in at.words()
        await at.press("enter")
        assert "[3 Plan]" in at.words("#tabs")


async def test_leaving_the_features_leaves_them_unanswered(family) -> None:
    async with family() as at:
        await ask(at, "risk", "anna")
        before = at.consultation.case
        await at.press("enter", "s", "s", "escape")
        assert at.consultation.case is before


async def test_the_plan_says_whose_features_were_not_asked(family) -> None:
    async with family() as at:
        assert "High-risk features not asked: Dan (7), Anna (7)" in at.words("PlanPanel")


async def test_an_open_age_is_written_after_its_first_digit(sitting) -> None:
    async with sitting() as at:
        await at.add("Ella york harmed", "enter")
        await ask(at, "age", "ella")
        await at.press("1", "2", "enter")
        assert at.consultation.settled_case().person("ella").age == 12


async def test_an_age_that_is_none_is_not_taken(sitting) -> None:
    async with sitting() as at:
        await at.add("Ella york harmed", "enter")
        await ask(at, "age", "ella")
        await at.press("9", "9", "9", "enter")
        assert "'999' is not an age" in at.words()
        await at.press("escape")
        assert at.consultation.settled_case().person("ella").age is None


async def test_an_open_district_is_answered_by_its_digit(sitting) -> None:
    async with sitting() as at:
        await at.add("Ella 8 harmed", "enter")
        await ask(at, "lives_in", "ella")
        await at.press("5")
        assert at.consultation.settled_case().person("ella").lives_in == "scarborough"


async def test_why_a_question_is_asked_and_what_it_decides_stand_below_it(family) -> None:
    async with family() as at:
        await ask(at, "risk", "anna")
        question = next(one for one in at.consultation.plan.questions if one.fact == "risk" and one.person == "anna")
        assert " ".join(question.because.split()[:5]) in at.words("NextQuestion")
        assert "Decides:" in at.words("NextQuestion")
        assert "MARAC" in at.words("NextQuestion").partition("Decides:")[2]


@pytest.mark.asyncio
async def test_enter_opens_the_checklist_before_the_risk_and_pressed_twice_opens_it_only_once(family) -> None:
    async with family() as at:
        await at.press("f3")
        for _ in range(20):
            if "first go through the high-risk features" in at.words("NextQuestion"):
                break
            await at.press("right")
        await at.pilot.press("enter", "enter")
        await at.until(lambda: not at.app.workers or isinstance(at.app.screen, Marking))
        await at.press("escape")
        await at.until(lambda: not at.app.workers)
        assert at.app.screen is at.workspace
