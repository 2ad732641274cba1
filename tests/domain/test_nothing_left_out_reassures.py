"""Families in which something was not written down, and what must not follow from that."""

import pytest

from refhelper.domain.case import Case
from refhelper.domain.left_unsaid import harmed_in_no_part
from refhelper.domain.possible import risk_to_levels
from tests.engine import TODAY, plan_of


def plan(*people, **case):
    return plan_of(
        {
            "refhelper_case": "1",
            "at": "2026-11-20T10:30",
            "danger_now": "no",
            "other_children": "no",
            **case,
            "people": list(people),
        }
    )


def verdict(made, service, person):
    found = made.find(service, person)
    return found and found.verdict.value


FATHER = {
    "ref": "father", "roles": ["harming"], "age": "40", "lives_in": "york", "patient": "yes", "risk_posed": "standard",
    "agrees_to_service": "yes", "concerns": ["domestic_abuse"], "works_with": "neither",
}  # fmt: skip
MOTHER = {
    "ref": "mother", "roles": ["harmed"], "age": "38", "lives_in": "york", "risk": "standard", "by_partner": "yes",
    "concerns": ["domestic_abuse"], "pregnant": "no", "care_and_support_needs": "no",
}  # fmt: skip


def risk_to(**keys):
    case = Case.model_validate({"refhelper_case": "1", "people": [{"ref": "mother", "roles": ["harmed"], **keys}]})
    return risk_to_levels(case.people[0], case)


@pytest.mark.hazard("H03.1")
@pytest.mark.parametrize("ticks", range(25))
def test_a_low_score_leaves_a_high_risk_possible_and_no_judgement_lowers_what_the_score_makes_of_it(ticks):
    assert risk_to(dash_ticks=ticks)[-1] == 2
    assert risk_to(dash_ticks=ticks, risk="high") == (2,)
    least = 2 if ticks >= 14 else 1 if ticks >= 10 else 0
    assert risk_to(dash_ticks=ticks, risk="standard") == (least,)


@pytest.mark.hazard("H03.1")
def test_a_low_score_and_a_low_judgement_do_not_lower_what_a_high_risk_feature_raises():
    assert risk_to(dash_ticks=0, risk="standard", high_risk_features=["weapon"]) == (2,)
    assert risk_to(dash_ticks=0, risk="standard", high_risk_features=["separation"]) == (0,)


@pytest.mark.hazard("H04.2")
def test_strangulation_of_someone_who_names_nobody_keeps_plus_choices_from_the_only_one_who_harms():
    made = plan(FATHER, MOTHER | {"high_risk_features": ["strangulation"]})
    assert verdict(made, "plus_choices", "father") == "blocked"


@pytest.mark.hazard("H04.2")
def test_strangulation_noted_beside_the_man_means_marac_and_a_doctor_for_the_woman_who_names_nobody():
    made = plan(FATHER | {"high_risk_features": ["strangulation"]}, MOTHER)
    assert verdict(made, "marac", "mother") == "must"
    assert verdict(made, "same_day_medical", "mother") == "consider"


def test_where_the_harmed_person_names_somebody_else_he_is_judged_for_himself():
    other = FATHER | {"ref": "brother", "high_risk_features": ["weapon"]}
    made = plan(FATHER, other, MOTHER | {"harmed_by": ["brother"]})
    assert verdict(made, "plus_choices", "father") == "offer"


def test_a_child_said_to_be_harmed_by_somebody_goes_to_social_care_whatever_the_role_written():
    child = {"ref": "kit", "roles": ["affected"], "age": "8", "lives_in": "york", "harmed_by": ["father"]}
    assert verdict(plan(FATHER, MOTHER | {"harmed_by": ["father"]}, child), "childrens_social_care", "kit") == "must"


@pytest.mark.hazard("H04.2")
@pytest.mark.parametrize(
    "told", [{"high_risk_features": ["strangulation"]}, {"dash_ticks": "15"}, {"concerns": ["domestic_abuse"]}]
)
def test_somebody_of_whom_harm_is_told_is_harmed_though_entered_as_living_with_it(told):
    mother = MOTHER | {"roles": ["affected"], "harmed_by": ["father"], "concerns": [], "risk": "high"} | told
    made = plan(FATHER, mother)
    assert verdict(made, "marac", "mother") == "must"
    assert verdict(made, "idas", "mother") == "consider"
    assert verdict(made, "plus_choices", "father") == "blocked"


def test_what_a_man_who_harms_says_of_her_makes_no_victim_of_him_and_is_pointed_out():
    man = FATHER | {"harmed_by": ["mother"], "high_risk_features": ["strangulation"]}
    mother = MOTHER | {"harmed_by": ["father"]}
    made = plan(man, mother)
    assert [made.find(service, "father") for service in ("marac", "idas", "same_day_medical")] == [None] * 3
    assert verdict(made, "marac", "mother") == "must"
    case = Case.model_validate({"refhelper_case": "1", "people": [man, mother]})
    assert [each.ref for each in harmed_in_no_part(case, TODAY)] == ["father"]


def test_a_child_who_harms_and_is_harmed_goes_to_social_care_though_entered_as_only_harming():
    girl = {"ref": "girl", "roles": ["harming"], "age": "15", "lives_in": "york", "harmed_by": ["father"]}
    girl |= {"concerns": ["physical_abuse"], "risk_posed": "standard", "significant_harm": "no"}
    assert verdict(plan(FATHER, girl), "childrens_social_care", "girl") == "must"


@pytest.mark.parametrize("entered", [{"dash_ticks": "18"}, {"risk": "high"}])
def test_a_high_risk_entered_for_the_man_who_harms_is_no_standard_risk(entered):
    made = plan(FATHER | entered, MOTHER | {"harmed_by": ["father"]})
    assert verdict(made, "plus_choices", "father") == "blocked"
    assert verdict(made, "matac", "father") == "consider"


def test_living_with_harm_alone_makes_nobody_harmed():
    child = {"ref": "kit", "roles": ["affected"], "age": "8", "concerns": ["suicidal"], "harmed_by": ["father"]}
    case = Case.model_validate({"refhelper_case": "1", "people": [FATHER, MOTHER, child]})
    assert [role.value for role in case.person("kit").roles] == ["affected"]


def test_a_pregnancy_of_somebody_harmed_in_another_way_is_never_passed_over():
    held = MOTHER | {"concerns": ["modern_slavery"], "by_partner": "no", "pregnant": "yes", "risk": "high"}
    made = plan(held)
    assert verdict(made, "maternity", "mother") == "consider"
    assert verdict(made, "childrens_social_care", "mother") == "consider"


def test_an_adult_said_to_abuse_sexually_is_never_left_with_an_empty_page():
    made = plan(FATHER | {"concerns": ["sexual_abuse", "indecent_images"]})
    assert verdict(made, "safeguarding_advice", "father") == "must"
    assert verdict(made, "police_101", "father") == "consider"


def test_what_hangs_on_two_answers_of_two_people_is_asked_of_both():
    asks_nothing_else = {"significant_harm": "no"}
    father = {key: value for key, value in FATHER.items() if key not in {"risk_posed", "concerns"}} | asks_nothing_else
    mother = {key: value for key, value in MOTHER.items() if key != "risk"} | {"harmed_by": ["father"]}
    asked = {(question.fact, question.person) for question in plan(father, mother).questions}
    assert {("risk", "mother"), ("risk_posed", "father")} <= asked


@pytest.mark.hazard("H29.2")
def test_what_must_be_done_for_a_child_stands_in_the_plan_while_all_else_is_open():
    made = plan({"ref": "kit", "roles": ["harmed"], "age": "8"}, danger_now="not_known", other_children="not_known")
    assert verdict(made, "childrens_social_care", "kit") == "must"
    assert len(made.questions) > 2


@pytest.mark.hazard("H01.1")
def test_a_plan_is_not_complete_before_children_and_pregnancies_who_are_not_listed_were_asked_about():
    open_still = plan(MOTHER, other_children="not_known")
    assert not open_still.complete
    assert ("other_children", None) in {(question.fact, question.person) for question in open_still.questions}


@pytest.mark.hazard("H01.1")
def test_children_who_are_not_listed_must_go_to_social_care_and_are_asked_for_until_they_are():
    some = plan(MOTHER, other_children="yes")
    assert verdict(some, "childrens_social_care", None) == "must"
    assert ("people", None) in {(question.fact, question.person) for question in some.questions}
