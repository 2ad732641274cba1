"""Whether a letter to social care, the police, MARAC or an adviser may go: examples as a clinician would tell them."""

from datetime import date

import pytest

from refhelper.domain.case import Case
from refhelper.domain.plan import Plan
from refhelper.domain.sharing import check
from refhelper.domain.vocabulary import SharingReason
from tests.domain.sharing_cases import (
    ADVICE,
    CAPABLE,
    CONSIDER,
    HOLD,
    MAY,
    MUST,
    NOT,
    SHARE,
    asked,
    checks_named,
    keys_open,
    person,
    planned,
    texts,
)

# Children's social care


@pytest.mark.hazard("H29.2")
@pytest.mark.parametrize("verdict_rule", ["R010", "R011", "R012", "R014", "R071", "R073", "R075", "R077", "R078"])
def test_a_child_who_must_be_referred_is_referred_with_nothing_more_to_answer(verdict_rule: str) -> None:
    result = asked("childrens_social_care", MUST, verdict_rule, age="8")
    assert (result.outcome, result.open) == (MAY, ())
    assert result.lawful_reasons == (SharingReason.CHILD_AT_RISK,)
    assert {"S03", "S06"} <= checks_named(result)


def test_a_pregnant_womans_refusal_does_not_stop_the_referral_of_her_unborn_child() -> None:
    result = asked("childrens_social_care", MUST, "R018", sex="female", pregnant="yes", agrees_to_share="no", **CAPABLE)
    assert result.outcome is MAY


def test_children_who_are_not_yet_listed_are_referred_for_the_case_as_a_whole() -> None:
    others = (person("ben", age="36"),)
    result = asked("childrens_social_care", MUST, "R016", others=others, whole=True, other_children="yes")
    assert (result.outcome, result.open) == (MAY, ())


def test_a_doubt_and_advice_against_are_recorded_but_do_not_stop_a_child_being_referred() -> None:
    entry = {"purpose": "no", "identifiable": "no", "advice": HOLD, "parents_view": "no"}
    result = asked("childrens_social_care", MUST, "R011", age="8", entry=entry)
    assert result.outcome is MAY
    assert not result.overridden
    assert any("doubt about the purpose" in line for line in result.record)
    assert any("does not hold up this report" in line and "Advice" in line for line in result.record)


def test_a_child_whose_referral_is_for_decision_waits_for_a_reason_and_child_at_risk_is_enough() -> None:
    waiting = asked("childrens_social_care", CONSIDER, "R013", age="8", agrees_to_share="not_asked")
    assert (waiting.outcome, keys_open(waiting)) == (NOT, {"sharing.reasons"})
    enough = asked("childrens_social_care", CONSIDER, "R013", age="8", entry={"reasons": ["child_at_risk"]})
    assert enough.outcome is MAY


def test_child_at_risk_is_enough_for_social_care_against_every_other_answer() -> None:
    entry = {"reasons": ["child_at_risk"], "purpose": "not_sure", "advice": HOLD}
    result = asked("childrens_social_care", CONSIDER, "R019", sex="female", agrees_to_share="no", entry=entry)
    assert result.outcome is MAY


# Police, FGM and other reports that nothing holds up


@pytest.mark.parametrize("service", ["police_101", "emergency_999", "forced_marriage_unit"])
def test_a_report_to_the_police_is_never_stopped_but_the_reason_is_asked_for(service: str) -> None:
    result = asked(service, CONSIDER, "R045", agrees_to_share="no", entry={"purpose": "no", "advice": HOLD}, **CAPABLE)
    assert (result.outcome, result.open) == (MAY, ())
    assert "sharing.reasons" in {each.key for each in result.wanted}


@pytest.mark.hazard("H05.2")
def test_a_report_to_the_police_against_an_adults_refusal_says_that_it_is_one() -> None:
    result = asked("police_101", CONSIDER, "R045", agrees_to_share="no", **CAPABLE)
    assert "refused" in result.next_step
    assert "S05" in checks_named(result)
    assert result.advise_from


def test_999_for_the_whole_case_is_lawful_to_save_a_life() -> None:
    result = asked("emergency_999", MUST, "R001", others=(person("ben"),), whole=True)
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.VITAL_INTERESTS,))


def test_fgm_in_a_girl_is_reported_under_a_legal_duty_with_nothing_more_to_answer() -> None:
    result = asked("fgm_report", MUST, "R070", age="14", sex="female", agrees_to_share="no")
    assert (result.outcome, result.open) == (MAY, ())
    assert set(result.lawful_reasons) == {SharingReason.CHILD_AT_RISK, SharingReason.LEGAL_DUTY}


def test_the_lado_is_told_without_consent_once_it_is_recorded_whether_the_person_knows() -> None:
    waiting = asked("lado", MUST, "R065", roles=["harming"], agrees_to_share="no")
    assert keys_open(waiting) == {"sharing.told"}
    told = asked("lado", MUST, "R065", roles=["harming"], agrees_to_share="no", entry={"told": "no"})
    assert (told.outcome, told.lawful_reasons) == (MAY, (SharingReason.RISK_TO_OTHERS,))
    assert any("Do not warn" in reason.text for reason in told.reasons)


@pytest.mark.parametrize(("service", "verdict"), [("lado", MUST), ("matac", CONSIDER), ("lado", CONSIDER)])
def test_what_someone_who_harms_answered_for_another_letter_permits_none_behind_their_back(service, verdict) -> None:
    result = asked(service, verdict, "R065", roles=["harming"], agrees_to_share="yes", told="yes")
    assert result.outcome is NOT
    assert keys_open(result) <= {"sharing.told", "sharing.reasons"}
    reasons = {"reasons": ["risk_to_others"], "told": "no"}
    answered = asked(service, verdict, "R065", roles=["harming"], agrees_to_share="yes", entry=reasons)
    assert (answered.outcome, answered.lawful_reasons) == (MAY, (SharingReason.RISK_TO_OTHERS,))


# Children's letters elsewhere


def test_a_parent_may_agree_for_a_young_child_but_not_against_a_child_who_is_gillick_competent() -> None:
    parents = asked("maternity", CONSIDER, "R080", age="0", entry={"parents_view": "yes"})
    assert (parents.outcome, parents.lawful_reasons) == (MAY, ())
    entry = {"parents_view": "yes", "gillick": "yes"}
    competent = asked("prevent", CONSIDER, "R076", age="15", agrees_to_share="no", entry=entry)
    assert (competent.outcome, keys_open(competent)) == (NOT, {"sharing.reasons"})


def test_for_a_baby_the_parents_view_is_asked_for_and_not_whether_the_baby_was_seen_alone() -> None:
    result = asked("maternity", CONSIDER, "R080", age="0")
    assert "parents' view" in result.next_step
    assert "Ask alone" not in result.next_step


def test_a_baby_goes_to_the_paediatricians_whatever_the_parents_say() -> None:
    result = asked("same_day_medical", MUST, "R078", age="0", entry={"parents_view": "no", "parents_told": "no"})
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.CHILD_AT_RISK,))


def test_a_yes_from_a_child_who_is_not_gillick_competent_does_not_settle_it() -> None:
    keys = {"age": "12", "agrees_to_share": "yes"}
    assert asked("prevent", CONSIDER, "R076", **keys).outcome is MAY
    result = asked("prevent", CONSIDER, "R076", entry={"gillick": "no", "parents_view": "not_asked"}, **keys)
    assert (result.outcome, keys_open(result)) == (NOT, {"sharing.reasons"})


def test_without_a_date_an_age_is_not_worked_out_from_a_date_of_birth() -> None:
    subject = person(age=None, date_of_birth="1980-01-01", agrees_to_share="unsafe_to_ask", told="no")
    case = Case(refhelper_case="1", people=(subject,))
    result = check(case, planned("marac", MUST, "anna", "R040"), "anna", "marac", texts())
    assert result.lawful_reasons == (SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION,)
    later = check(case, planned("marac", MUST, "anna"), "anna", "marac", texts(), today=date(1990, 1, 1))
    assert SharingReason.CHILD_AT_RISK in later.lawful_reasons


# Purpose, advice calls, telling the family


def test_nothing_is_shared_without_a_purpose_and_a_doubtful_one_goes_for_advice() -> None:
    keys = {"agrees_to_share": "yes", **CAPABLE}
    assert asked("marac", MUST, "R040", entry={"purpose": "no"}, **keys).outcome is NOT
    assert asked("marac", MUST, "R040", entry={"purpose": "Not sure"}, **keys).outcome is ADVICE
    assert asked("marac", MUST, "R040", entry={"purpose": "Not sure", "advice": SHARE}, **keys).outcome is MAY
    assert asked("marac", MUST, "R040", entry={"purpose": "to keep her safe"}, **keys).outcome is MAY


def test_a_service_outside_the_plan_needs_a_purpose_of_its_own() -> None:
    case = Case(refhelper_case="1", people=(person(agrees_to_share="yes"),))
    result = check(case, Plan((), ()), "anna", "practice_counsellor", texts())
    assert keys_open(result) == {"sharing.purpose"}


def test_advice_about_someone_who_refuses_can_be_asked_for_without_a_name() -> None:
    keys = {"agrees_to_share": "no", **CAPABLE}
    waiting = asked("safeguarding_advice", MUST, "R090", **keys)
    assert (waiting.outcome, keys_open(waiting)) == (NOT, {"sharing.identifiable"})
    nameless = asked("safeguarding_advice", MUST, "R090", entry={"identifiable": "no"}, **keys)
    assert nameless.outcome is MAY
    assert "without a name" in nameless.next_step
    named = asked("safeguarding_advice", MUST, "R090", entry={"identifiable": "yes"}, **keys)
    assert named.outcome is ADVICE
    assert "without naming" in named.next_step


def test_leaving_the_name_off_a_referral_does_not_make_it_anonymous() -> None:
    result = asked("marac", CONSIDER, "R041", agrees_to_share="no", entry={"identifiable": "no"}, **CAPABLE)
    assert result.outcome is ADVICE
    assert "S02" in checks_named(result)


@pytest.mark.hazard("H20.1")
@pytest.mark.parametrize(
    ("concern", "silent"),
    [
        ("fabricated_or_induced_illness", True),
        ("forced_marriage", True),
        ("honour_based", True),
        ("sexual_abuse", True),
        ("neglect", False),
    ],
)
def test_where_telling_the_family_is_dangerous_the_advice_is_not_to(concern: str, silent: bool) -> None:  # noqa: FBT001
    sibling = person("ella", roles=["affected"], age="6", concerns=[concern])
    for others, keys in (((), {"concerns": [concern]}), ((sibling,), {})):
        result = asked("childrens_social_care", MUST, "R011", age="8", others=others, **keys)
        assert result.do_not_tell_family is silent
        assert any("Do not tell the family" in line for line in result.record) is silent
        assert result.outcome is MAY


def test_a_family_told_in_spite_of_that_advice_is_flagged_for_the_recipient() -> None:
    keys = {"concerns": ["honour_based"], "entry": {"parents_told": "yes, by reception"}}
    result = asked("childrens_social_care", MUST, "R011", age="15", **keys)
    assert any("at once" in reason.text for reason in result.reasons)


def test_no_answer_holds_up_the_same_day_medical_review_of_a_child() -> None:
    for told in ("no", "unsafe"):
        for agrees in ("yes", "no", "not_asked", "unsafe_to_ask"):
            result = asked("same_day_medical", MUST, "R078", age="0", agrees_to_share=agrees, told=told)
            assert (result.outcome, result.open) == (MAY, ())
