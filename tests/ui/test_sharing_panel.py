"""The sharing checks are answered by key, and what may not be shared cannot be made to go."""

import pytest

from refhelper.domain.sharing import Outcome
from refhelper.domain.vocabulary import Agreement, SharingReason
from tests.ui.conftest import ANNA, DAN, ELLA

pytestmark = pytest.mark.asyncio


async def open_checks(at, service: str, person: str) -> None:
    at.app.session.choose(at.consultation.destination(service, person))
    await at.press("f5")


async def answer(at, key: str, *keys: str) -> None:
    at.workspace.query_one("#checks").point_at(key)
    await at.press("enter", *keys)


async def test_both_agreements_are_asked_for_and_then_the_letter_may_go(family) -> None:
    async with family() as at:
        await open_checks(at, "idas", "anna")
        assert "[NO] Do not share as things stand" in at.words("SharingPanel")
        await answer(at, "agrees_to_service", "1")
        await answer(at, "agrees_to_share", "1")
        anna = at.consultation.settled_case().person("anna")
        assert (anna.agrees_to_service, anna.agrees_to_share) == (Agreement.YES, Agreement.YES)
        assert "[YES] It may be shared" in at.words("SharingPanel")


async def test_enter_leads_from_check_to_check_and_on_to_the_letter(family) -> None:
    async with family(width=80, height=24) as at:
        await open_checks(at, "idas", "anna")
        for _ in range(2):
            await at.press("enter", "1")
            await at.until(lambda: at.workspace.query_one("#checks").highlighted is not None)
        await at.press("enter")
        await at.until(lambda: "[5 Letter]" in at.words())


async def test_the_checks_of_another_letter_begin_at_their_first_open_question(family) -> None:
    async with family() as at:
        await open_checks(at, "childrens_social_care", "ella")
        await at.press("end")
        await open_checks(at, "idas", "anna")
        assert at.workspace.query_one("#checks").chosen == "agrees_to_service"
        await at.press("down")
        held = at.workspace.query_one("#checks").chosen
        await at.press("f4", "f5")
        assert at.workspace.query_one("#checks").chosen == held, "the same letter is gone on with"


async def test_a_question_that_is_open_is_asked_once(family) -> None:
    async with family() as at:
        await open_checks(at, "idas", "anna")
        told = at.words("SharingPanel")
        assert told.count("Does the person agree to be referred to this service?") == 1
        assert "If anyone is in danger now: 999." in told
        await open_checks(at, "childrens_social_care", "ella")
        assert at.words("SharingPanel").count("told that information is or will be shared?") == 1


async def test_an_answer_that_was_never_given_cannot_be_taken_out(family) -> None:
    async with family() as at:
        await open_checks(at, "idas", "anna")
        await at.press("enter")
        assert "take this answer out" not in at.words()
        await at.press("1")
        await answer(at, "again:agrees_to_service")
        assert "take this answer out" in at.words()


async def test_a_service_that_does_not_suit_is_said_not_to_before_it_is_shared_with(sitting) -> None:
    async with sitting(DAN | {"concerns": ["domestic_abuse"], "patient": "yes"}) as at:
        await open_checks(at, "respect_young_people", "dan")
        assert "! The plan says: not suitable. Too old for Respect Young People." in at.words("SharingPanel")
        assert "o on this line of the plan (F4)" in at.words("SharingPanel")


async def test_a_service_that_was_refused_cannot_be_overridden(family) -> None:
    async with family() as at:
        await open_checks(at, "idas", "anna")
        await answer(at, "agrees_to_service", "2")
        before = at.consultation.case
        await at.press("o")
        assert "This cannot be decided otherwise" in at.words("#status")
        assert at.consultation.case is before


async def test_deciding_otherwise_needs_a_name_and_a_reason_and_can_be_taken_out(sitting) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"], "risk": "high", "agrees_to_share": "no"}) as at:
        await open_checks(at, "marac", "anna")
        assert at.app.session.sharing().outcome is not Outcome.MAY_SHARE
        await at.press("o", "enter", "enter")
        assert "this is needed" in at.words()
        await at.type("Dr A", "enter")
        await at.type("Her life is at risk.", "enter")
        assert at.app.session.sharing().overridden
        assert "Shared against the checks, by a recorded decision." in at.words("SharingPanel")
        await at.press("o")
        assert at.app.session.sharing().outcome is not Outcome.MAY_SHARE


@pytest.mark.parametrize("day", ["20/11/2026", "20/11/26"])
async def test_advice_is_recorded_with_who_gave_it_and_when(sitting, day) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"], "risk": "high", "agrees_to_share": "no"}) as at:
        await open_checks(at, "marac", "anna")
        await at.press("d", "1")
        await at.type("Dr N, named GP", "enter")
        await at.type(day, "enter")
        (entry,) = at.consultation.settled_case().sharing
        assert (entry.advice.from_, str(entry.advice.on), entry.advice.outcome) == (
            "Dr N, named GP",
            "2026-11-20",
            "share",
        )


@pytest.mark.parametrize(
    ("day", "told"),
    [("31/02/2026", "a date as 20/11/2026"), ("21/11/26", "still to come"), ("20/11/1826", "from 1900")],
)
async def test_a_date_that_is_none_or_cannot_be_meant_is_not_taken(sitting, day, told) -> None:
    async with sitting(DAN, ANNA | {"harmed_by": ["dan"], "risk": "high", "agrees_to_share": "no"}) as at:
        await open_checks(at, "marac", "anna")
        await at.press("d", "1")
        await at.type("Dr N", "enter")
        await at.type(day, "enter")
        assert told in at.words()
        await at.press("escape")
        assert at.consultation.settled_case().sharing == ()


async def test_the_lawful_reasons_are_ticked_one_by_one_and_none_is_ticked_before(sitting) -> None:
    anna = ANNA | {"harmed_by": ["dan"], "risk": "standard"}
    ella = ELLA | {"agrees_to_share": "no", "harmed_by": []}
    async with sitting(DAN | {"risk_posed": "standard"}, anna, ella) as at:
        await open_checks(at, "childrens_social_care", "ella")
        await answer(at, "sharing.reasons")
        assert "[x]" not in at.words()
        await at.press("space", "enter")
        assert at.app.session.entry().reasons == (SharingReason.CHILD_AT_RISK,)
        assert at.app.session.sharing().outcome is Outcome.MAY_SHARE


async def test_what_is_confirmed_before_it_goes_is_kept_with_the_letter(family) -> None:
    async with family() as at:
        await open_checks(at, "childrens_social_care", "ella")
        await answer(at, "sharing.confirmed.necessary", "1")
        await answer(at, "sharing.confirmed.secure", "2")
        await at.type("By phone first.", "enter")
        assert at.app.session.entry().confirmed == {"necessary": "yes", "secure": "By phone first."}


async def test_a_reason_why_something_may_stand_can_be_taken_out_again(family) -> None:
    async with family() as at:
        await open_checks(at, "childrens_social_care", "ella")
        given = {"whereabouts-0123456789ab": "agreed with her", "contact": "not checked"}
        at.consultation.amend(at.app.session.entry_with({"confirmed": given}))
        await open_checks(at, "childrens_social_care", "ella")
        assert "[x] whereabouts: agreed with her" in at.words()
        await answer(at, "sharing.confirmed.whereabouts-0123456789ab", "x")
        assert at.app.session.entry().confirmed == {"contact": "not checked"}


async def test_answers_of_two_letters_are_kept_apart(family) -> None:
    async with family() as at:
        await open_checks(at, "childrens_social_care", "ella")
        await answer(at, "sharing.confirmed.necessary", "1")
        await open_checks(at, "idas", "anna")
        assert at.app.session.entry() is None
        assert [entry.for_ for entry in at.consultation.settled_case().sharing] == ["ella"]


async def test_an_answer_to_the_checks_can_be_changed_and_taken_out(family) -> None:
    async with family() as at:
        await open_checks(at, "idas", "anna")
        await answer(at, "agrees_to_service", "2")
        await answer(at, "again:agrees_to_service", "x")
        assert not at.consultation.settled_case().person("anna").given("agrees_to_service")


async def test_a_must_to_social_care_may_go_with_nothing_more_and_leads_on_to_the_letter(family) -> None:
    async with family() as at:
        await at.press("f4")
        at.workspace.query_one("#plan").point_at("childrens_social_care/ella")
        await at.press("enter")
        assert "[YES] It may be shared" in at.words("SharingPanel")
        await at.press("enter")
        assert at.workspace.current == 4
