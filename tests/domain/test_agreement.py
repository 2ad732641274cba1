"""Agreements have a day: one given earlier is asked again, one taken back and given again in a sitting is not new."""

from datetime import date

from refhelper.domain.agreement import Agreed, Agreements
from refhelper.domain.case import Case

SAVED, TODAY = date(2026, 11, 18), date(2026, 11, 20)


def family(**agreed: str) -> Case:
    people = [{"ref": "anna", "roles": ["harmed"], **agreed}, {"ref": "dan", "roles": ["harming"], **agreed}]
    return Case.model_validate({"refhelper_case": "1", "people": people})


AGREEING = family(agrees_to_share="yes", agrees_to_service="yes")


def test_an_agreement_given_today_is_not_asked_again():
    assert Agreements().earlier(AGREEING, ("anna",), TODAY) == ()


def test_an_agreement_of_a_draft_is_as_old_as_its_own_day_or_else_as_the_last_save():
    days = Agreements.of_draft(AGREEING, {"anna/agrees_to_share": date(2026, 11, 3)}, SAVED)
    assert days.earlier(AGREEING, ("anna",), TODAY) == (
        Agreed("anna", "agrees_to_share", date(2026, 11, 3)),
        Agreed("anna", "agrees_to_service", SAVED),
    )


def test_only_the_agreements_of_those_whom_the_letter_is_about_are_asked_again():
    days = Agreements.of_draft(AGREEING, {}, SAVED)
    assert {each.person for each in days.earlier(AGREEING, ("dan",), TODAY)} == {"dan"}


def test_somebody_who_was_asked_again_and_still_agrees_is_not_asked_a_third_time():
    days = Agreements.of_draft(AGREEING, {}, SAVED)
    days.again("anna", "agrees_to_share", TODAY)
    assert [each.key for each in days.earlier(AGREEING, ("anna",), TODAY)] == ["agrees_to_service"]
    assert days.of(AGREEING, TODAY)["anna/agrees_to_share"] == TODAY


def test_an_answer_taken_back_and_given_again_keeps_its_old_day():
    days = Agreements.of_draft(AGREEING, {}, SAVED)
    assert days.of(family(agrees_to_share="no"), TODAY) == {}
    assert set(days.of(AGREEING, TODAY).values()) == {SAVED}


def test_what_is_no_yes_is_no_agreement_of_any_day():
    for said in ("no", "not_asked", "unsafe_to_ask"):
        days = Agreements.of_draft(family(agrees_to_share=said), {}, SAVED)
        assert days.earlier(family(agrees_to_share=said), ("anna", "dan"), TODAY) == ()
