"""The plan says what to do first, whom to ring and how far to trust the number, and takes the clinician's decision."""

import pytest

from refhelper.domain.contacts import NO_OUT_OF_HOURS
from refhelper.domain.vocabulary import Decided, Verdict
from refhelper.ui import plan_view, text
from tests.ui.conftest import ANNA, AT, DAN, ELLA

pytestmark = pytest.mark.asyncio


async def point(at, row: str) -> None:
    await at.press("f4")
    at.workspace.query_one("#plan").point_at(row)
    await at.pilot.pause()


@pytest.mark.hazard("H09.1")
async def test_no_contact_is_shown_without_its_state(family) -> None:
    async with family() as at:
        for destination in at.consultation.plan.destinations:
            for line in at.consultation.lines(destination):
                assert line.state_words in line.text
            shown = plan_view.contact(at.app.session, destination)
            held = [each.text for each in at.consultation.lines(destination)]
            assert shown == plan_view.text.NO_CONTACT or all(line.strip() in held for line in shown.split("\n"))


async def test_the_plan_at_80_columns_shows_who_how_urgently_and_which_number(family) -> None:
    async with family(width=80, height=24) as at:
        await at.press("f4")
        assert "TODAY must Children's social care Ella, York 0300 131 2131" in at.words("PlanPanel"), "at half past six"
        assert "unverified: check before use" in at.words("PlanPanel")


async def test_of_a_teacher_the_officers_of_both_councils_are_shown_and_not_to_warn_is_said(family) -> None:
    async with family() as at:
        at.consultation.amend({("people", "dan", "works_with"): "children"})
        await point(at, "lado/dan")
        shown = at.words("PlanPanel")
        assert "01609 533080" in shown
        assert "01904 551783" in shown
        assert "! Do not investigate and do not warn the person." in shown


async def test_every_destination_stands_under_exactly_one_heading(family) -> None:
    async with family() as at:
        listed = [one for _, found in plan_view.grouped(at.app.session) for one in found]
        assert sorted(map(str, listed)) == sorted(map(str, at.consultation.plan.destinations))


async def test_what_could_become_a_must_stands_above_what_is_only_considered(family) -> None:
    async with family() as at:
        headings = [heading for heading, _ in plan_view.grouped(at.app.session)]
        assert headings.index("STILL OPEN, COULD BECOME A MUST") < headings.index("WHEN AGREED")


async def test_why_gives_each_reason_with_its_rule_and_source(family) -> None:
    async with family() as at:
        await point(at, "childrens_social_care/ella")
        await at.press("w")
        destination = at.consultation.destination("childrens_social_care", "ella")
        shown = at.words()
        assert destination.reasons
        for reason in destination.reasons:
            assert f"[{reason.rule}; {reason.source}]" in shown


async def test_why_never_states_what_an_open_answer_has_still_to_decide(family) -> None:
    async with family() as at:
        held = at.consultation.plan.find("adult_social_care", "anna")
        assert held.verdict is Verdict.ASK
        said = plan_view.why(at.app.session, held).split("\n")
        assert text.OPEN_REASONS in said
        assert held.reasons
        for reason in held.reasons:
            assert f"- perhaps: {reason.text}" in said
            assert f"- {reason.text}" not in said
        must = at.consultation.plan.find("childrens_social_care", "ella")
        assert f"- {must.reasons[0].text}" in plan_view.why(at.app.session, must)


async def test_why_says_what_would_change_it_and_why_not_the_others_by_name(family) -> None:
    async with family() as at:
        one = at.consultation.destination("idas", "anna")
        said = plan_view.why(at.app.session, one)
        assert "- if Anna did not want to be referred: not suitable" in said
        assert "Why not the others for Anna" in said
        assert "- MARAC (still open): if the risk to Anna were high: must, today [R040]" in said


async def test_a_decision_is_recorded_with_its_reason_and_shown(family) -> None:
    async with family() as at:
        await point(at, "idas/anna")
        await at.press("o", "3")
        await at.type("She wants to think.", "enter")
        await at.type("Dr A", "enter")
        made = at.consultation.settled_case().decisions
        assert [(one.person, one.service, one.decided, one.why, one.by) for one in made] == [
            ("anna", "idas", Decided.LATER, "She wants to think.", "Dr A")
        ]
        assert "[decided: decide later]" in at.words("PlanPanel")


async def test_a_decision_without_a_reason_is_not_taken(family) -> None:
    async with family() as at:
        await point(at, "idas/anna")
        await at.press("o", "2", "enter", "enter")
        assert "this is needed" in at.words()
        await at.press("escape")
        assert at.consultation.settled_case().decisions == ()


async def test_the_reason_of_something_not_suitable_stands_in_the_plan(sitting) -> None:
    harming = {
        "ref": "eve",
        "roles": ["harming"],
        "age": 36,
        "lives_in": "york",
        "risk_posed": "high",
        "patient": "yes",
    }
    async with sitting(harming) as at:
        blocked = at.consultation.destination("plus_choices", "eve")
        assert blocked.verdict is Verdict.BLOCKED
        await at.press("f4", "end")
        assert blocked.reasons[0].text in at.words("PlanPanel")


async def test_f9_opens_999_over_everything_even_over_a_question_in_a_box(family) -> None:
    async with family() as at:
        await point(at, "idas/anna")
        await at.press("o", "f9")
        assert "999 - Emergency, any hour (checked)" in at.words()
        await at.press("escape", "2")
        assert "Why (goes on the record)" in at.words()


async def test_help_explains_the_panel_in_use(family) -> None:
    async with family() as at:
        await at.press("f4", "question_mark")
        assert "Every contact stands with its state" in at.words()


async def test_the_mouse_works_too(family) -> None:
    async with family(width=80, height=24) as at:
        await at.pilot.click("#tab-2")
        await at.pilot.pause()
        assert at.workspace.current == 2
        await at.pilot.click("#plan", offset=(4, 1))
        await at.pilot.pause()
        assert at.workspace.current == 3
        assert at.app.session.target == ("childrens_social_care", ("ella",))


async def test_making_the_window_narrower_keeps_what_is_being_typed(sitting) -> None:
    async with sitting() as at:
        await at.type("Anna 34")
        await at.pilot.resize_terminal(80, 24)
        await at.until(lambda: not at.workspace.query_one("PlanPanel").display)
        await at.type(" york harmed", "enter")
        assert at.consultation.settled_case().people[0].details.name == "Anna"


async def test_where_no_area_is_known_the_lines_of_every_area_are_shown_and_none_alone(sitting) -> None:
    async with sitting(ANNA) as at:
        whole = at.consultation.destination("childrens_social_care", None)
        shown = plan_view.contact(at.app.session, whole)
        assert "York MASH" in shown
        assert "North Yorkshire" in shown
        own = plan_view.contact(at.app.session, at.consultation.destination("childrens_social_care", "anna"))
        assert "York children, out of hours" in own, "it is half past six"
        assert "North Yorkshire" not in own


NED = {"ref": "ned", "roles": ["harmed"], "age": 81, "care_and_support_needs": "yes", "agrees_to_share": "yes",
       "unable_to_protect_self": "yes", "capacity": "has", "concerns": ["neglect"]}  # fmt: skip
LOST = ELLA | {"lives_in": "not_known", "harmed_by": [], "significant_harm": "yes", "concerns": ["neglect"]}


@pytest.mark.hazard("H10.3")
async def test_where_no_area_is_known_finding_out_comes_before_every_number_for_children_and_adults(sitting) -> None:
    async with sitting(LOST, NED, width=80, height=24) as at:
        await at.press("f4")
        assert "Ella Find out where the child is. That decides which council is the right one." in at.words("PlanPanel")
        for service, person, find in (
            ("childrens_social_care", "ella", "Find out where the child is."),
            ("adult_social_care", "ned", "Find out where the person is."),
        ):
            held = at.consultation.destination(service, person)
            first, *councils = plan_view.contact(at.app.session, held).split("\n")
            assert first.startswith(find)
            assert len(councils) > 1
            why = plan_view.why(at.app.session, held)
            assert why.index(find) < min(why.index(line) for line in councils)


async def test_out_of_hours_the_plan_says_where_no_line_is_known_to_be_answered_and_why_says_it_always(sitting) -> None:
    async with sitting(NED | {"lives_in": "york"}, width=80, height=24) as at:
        await at.press("f4")
        assert NO_OUT_OF_HOURS in at.words("PlanPanel"), "it is half past six in the evening"
        adult = at.consultation.destination("adult_social_care", "ned")
        at.consultation.parts = at.consultation.parts._replace(now=lambda: AT.replace(hour=11))
        assert NO_OUT_OF_HOURS not in plan_view.below(at.app.session, adult)
        assert f"- {NO_OUT_OF_HOURS}" in plan_view.why(at.app.session, adult).split("\n")


async def test_what_to_heed_is_marked_in_the_plan_but_where_it_is_still_open_only_w_shows_it(family) -> None:
    async with family() as at:
        heed = "Give and send nothing that the person who causes the harm could find."
        idas = at.consultation.destination("idas", "anna")
        assert idas.verdict is Verdict.OFFER
        assert f"! {heed}" in plan_view.below(at.app.session, idas)
        await point(at, "idas/anna")
        assert f"! {heed}" in at.words("PlanPanel")
        marac = at.consultation.destination("marac", "anna")
        assert marac.verdict is Verdict.ASK
        assert not [line for line in plan_view.below(at.app.session, marac) if line.startswith("!")]
        assert "- The person who causes the harm is never told." in plan_view.why(at.app.session, marac).split("\n")


async def test_where_there_may_be_one_chance_the_plan_says_so_at_80_columns(sitting) -> None:
    sara = {"ref": "sara", "roles": ["harmed"], "age": 16, "lives_in": "york", "concerns": ["forced_marriage"]}
    async with sitting(sara, width=80, height=24) as at:
        await at.press("f4")
        shown = at.words("PlanPanel")
        assert "! There may be one chance. See the person alone. ! Contact nobody in the family or community" in shown


async def test_why_says_what_to_heed_first_and_how_to_refer_what_to_have_ready_and_notes(family) -> None:
    async with family() as at:
        said = plan_view.why(at.app.session, at.consultation.destination("idas", "anna"))
        service = at.consultation.parts.directory.by_id["idas"]
        assert said.split("\n")[1:4] == ["", text.WHY_HEED, f"- {service.alerts[0]}"]
        for held in (*service.how_to_refer, *service.have_ready, service.notes):
            assert f"- {held}" in said.split("\n")
        assert said.index(text.WHY_HOW) < said.index(text.WHY_READY) < said.index(text.WHY_NOTES)


async def test_it_is_said_where_nobody_wrote_whom_somebody_harms(sitting) -> None:
    async with sitting(DAN, ANNA) as at:
        await at.press("f4")
        assert "Not said who is harmed by Dan: it can change the plan." in at.words("PlanPanel")
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"]}) as at:
        await at.press("f4")
        assert "Not said who" not in at.words("PlanPanel")
