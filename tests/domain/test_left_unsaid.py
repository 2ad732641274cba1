"""What nobody wrote and no question asks for is pointed out where the plan turns on it."""

from datetime import date

import pytest

from refhelper.domain.case import Case
from refhelper.domain.left_unsaid import (
    capacity_unanswered,
    harmed_in_no_part,
    harming_nobody_named,
    injured_baby_elsewhere,
    perhaps_relatives,
)
from refhelper.domain.routing import plan
from tests.engine import rulebook

TODAY = date(2026, 11, 20)
FATHER = {"ref": "dad", "roles": ["harmed"], "age": "66", "harmed_by": ["son"], "by_partner": "no"}
FATHER |= {"concerns": ["physical_abuse"]}
SON = {"ref": "son", "roles": ["harming"], "age": "32"}


def case_of(*people: dict) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": people})


def test_somebody_said_to_harm_whom_nobody_names_is_pointed_out_while_somebody_harmed_names_nobody():
    def pointed_out(*people: dict) -> list[str]:
        case = Case.model_validate({"refhelper_case": "1", "people": people})
        return [person.ref for person in harming_nobody_named(case)]

    dan, anna = {"ref": "dan", "roles": ["harming"]}, {"ref": "anna", "roles": ["harmed"]}
    assert pointed_out(dan, anna) == ["dan"]
    assert pointed_out(dan, anna | {"harmed_by": ["dan"]}) == []
    assert pointed_out(dan) == [], "nobody is harmed here"
    other = {"ref": "bea", "roles": ["harmed"]}
    assert pointed_out(dan, {"ref": "cy", "roles": ["harming"]}, anna | {"harmed_by": ["dan"]}, other) == ["cy"]


def test_that_it_may_be_a_relative_is_pointed_out_where_it_would_make_it_domestic_abuse():
    assert [person.ref for person in perhaps_relatives(case_of(FATHER, SON), TODAY)] == ["dad"]


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ({"by_partner": "yes"}, {}),
        ({"by_partner": "not_known"}, {}),
        ({"concerns": ["physical_abuse", "domestic_abuse"]}, {}),
        ({}, {"concerns": ["domestic_abuse"]}),
        ({"concerns": ["organisational_abuse"]}, {}),
        ({"harmed_by": []}, {}),
        ({"age": "15"}, {}),
        ({}, {"age": "15"}),
    ],
)
def test_a_relative_is_not_asked_after_where_it_is_settled_or_would_change_nothing(father, son):
    assert not perhaps_relatives(case_of(FATHER | father, SON | son), TODAY)


def test_an_injury_in_a_baby_that_is_entered_for_somebody_else_is_pointed_out():
    mother = {"ref": "mum", "roles": ["harming"], "age": "22", "concerns": ["injury_in_non_mobile_infant"]}
    baby = {"ref": "baby", "roles": ["harmed"], "age": "0", "concerns": ["injury_in_non_mobile_infant"]}
    nobody_knows = {"ref": "kit", "roles": ["harmed"], "concerns": ["injury_in_non_mobile_infant"]}
    assert [person.ref for person in injured_baby_elsewhere(case_of(mother, baby, nobody_knows), TODAY)] == ["mum"]


def test_an_adult_whom_somebody_is_said_to_harm_and_who_has_no_such_part_is_pointed_out():
    gran = {"ref": "gran", "roles": ["affected"], "age": "66", "harmed_by": ["son"]}
    aunt = {"ref": "aunt", "roles": ["harming"], "harmed_by": ["son"]}
    kit = {"ref": "kit", "roles": ["affected"], "age": "8", "harmed_by": ["son"]}
    assert [each.ref for each in harmed_in_no_part(case_of(FATHER, SON, gran, aunt, kit), TODAY)] == ["gran", "aunt"]


@pytest.mark.parametrize(
    "more", [{"capacity": "has"}, {"capacity": "lacks"}, {"age": "17"}, {"agrees_to_share": "yes"}]
)
def test_capacity_that_nobody_answered_is_pointed_out_where_a_must_turns_on_it(more):
    in_need = FATHER | {"care_and_support_needs": "yes", "unable_to_protect_self": "yes"}
    assert without_capacity_known(in_need, SON) == ["dad"]
    assert without_capacity_known(in_need | more, SON) == []
    assert without_capacity_known(in_need | {"unable_to_protect_self": "no"}, SON) == []
    child = {"ref": "kit", "roles": ["affected"], "age": "8"}
    assert without_capacity_known(in_need, SON, child) == [], "it is a must already"


def without_capacity_known(*people: dict) -> list[str]:
    case = case_of(*people)
    return [each.ref for each in capacity_unanswered(case, plan(case, rulebook(), TODAY))]
