"""The engine and the oracle, written apart from the same design, say the same about every family tried."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from refhelper.domain.plan import Plan
from tests.domain.families import (
    Plain,
    every_pair_about_one_person,
    every_pair_in_a_family,
    every_two,
    families,
    families_with_few_questions,
    whole_product,
)
from tests.domain.family_keys import BORN, CONCERNS, settled
from tests.domain.oracle import Verdicts, questions, verdicts
from tests.domain.test_oracle import ENTRIES
from tests.engine import case_of, plan_of

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well

REPEATABLE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

AGREES = ("yes", "no", "not_asked", "unsafe_to_ask")
KINDS = (("domestic_abuse",), ("sexual_abuse",), ("neglect",))
HARMED: dict[str, tuple[Any, ...]] = {
    "born": tuple(BORN[age] for age in ("15", "16", "17", "34", "open")),
    "concerns": KINDS,
    "by_partner": ("no", "not_known"),
    "lives_in": ("york", "elsewhere", None),
    "patient": ("yes", "no"),
    "agrees_to_service": AGREES,
    "capacity": ("has", "lacks"),
}
HARMING: dict[str, tuple[Any, ...]] = {
    "born": tuple(BORN[age] for age in ("4", "10", "16", "17", "open")),
    "concerns": KINDS[::2],
    "by_partner": ("no", "not_known"),
    "lives_in": ("craven", "elsewhere", None),
    "patient": ("yes", "no"),
    "agrees_to_service": AGREES,
    "risk_posed": ("standard", "high", None),
}
PROTECTION: dict[str, tuple[Any, ...]] = {
    "born": tuple(BORN[age] for age in ("17", "34", "open")),
    "care_and_support_needs": ("yes", "no", None),
    "agrees_to_share": ("yes", "no"),
    "capacity": ("has", "lacks", "unclear"),
    "coerced": ("yes", "no", None),
    "other_children": ("yes", "no", None),
    "risk": ("high", None),
}
SINGLE_CONCERNS: dict[str, tuple[Any, ...]] = {
    "roles": (("harmed",), ("harming",), ("affected",)),
    "born": tuple(BORN[age] for age in ("unborn", "9", "34", "open")),
    "concerns": tuple((concern,) for concern in CONCERNS),
    "agrees_to_share": ("yes", "no"),
}


def said(plan: Plan) -> Verdicts:
    """Return an engine's plan in the oracle's words."""
    return {
        (one.service, one.person): (
            one.verdict.value,
            one.deadline.value if one.deadline else None,
            one.area.value if one.area else None,
        )
        for one in plan.destinations
    }


def disagreement(case: Plain) -> dict[str, Any]:
    """Return where engine and oracle differ, as (engine, oracle), with the case; empty where they agree."""
    engine, oracle = said(plan_of(case)), verdicts(case)
    places = sorted(engine.keys() | oracle.keys(), key=str)
    differences = {str(at): (engine.get(at), oracle.get(at)) for at in places if engine.get(at) != oracle.get(at)}
    return {"case": case, **differences} if differences else {}


def disagreements(cases: Iterable[Plain]) -> list[dict[str, Any]]:
    """Return the first few cases on which engine and oracle differ."""
    found = [difference for case in cases if (difference := disagreement(case))]
    return sorted(found, key=lambda difference: len(str(difference)))[:3]


@pytest.mark.hazard("H24.2")
@pytest.mark.parametrize("seed", [1, 2])
def test_every_pair_of_answers_about_one_person_is_routed_as_the_table_says(seed: int) -> None:
    assert disagreements(every_pair_about_one_person(seed)) == []


@pytest.mark.hazard("H24.2")
@pytest.mark.parametrize(("size", "seed"), [(2, 1), (2, 2), (3, 1), (3, 2)])
def test_every_pair_of_answers_in_a_family_is_routed_as_the_table_says(size: int, seed: int) -> None:
    assert disagreements(every_pair_in_a_family(size, seed)) == []


def test_everyone_harmed_is_routed_as_the_table_says_whatever_their_age_place_and_agreement() -> None:
    assert disagreements(whole_product(HARMED, settled())) == []


def test_everyone_who_harms_is_routed_as_the_table_says_whatever_their_age_place_and_agreement() -> None:
    assert disagreements(whole_product(HARMING, settled() | {"roles": ("harming",)})) == []


def test_every_adult_protection_question_is_settled_as_the_table_says() -> None:
    assert disagreements(whole_product(PROTECTION, settled() | {"unable_to_protect_self": "yes"})) == []


def test_every_concern_is_routed_as_the_table_says_whoever_it_is_about() -> None:
    assert disagreements(whole_product(SINGLE_CONCERNS, settled() | {"by_partner": "no"})) == []


def test_every_two_people_are_routed_as_the_table_says_whoever_harms_whom() -> None:
    assert disagreements(every_two(("9", "15", "34"))) == []


@settings(REPEATABLE, max_examples=200)
@given(families())
def test_any_family_is_routed_as_the_table_says(case: Plain) -> None:
    assert disagreement(case) == {}


@settings(REPEATABLE, max_examples=150)
@given(families_with_few_questions())
def test_the_questions_are_exactly_those_that_can_still_change_something(case: Plain) -> None:
    assert {(one.fact, one.person) for one in plan_of(case).questions} == questions(case)


@settings(REPEATABLE, max_examples=60)
@given(families(most=3))
def test_every_family_drawn_is_one_that_a_case_file_may_hold(case: Plain) -> None:
    assert len(case_of(case).people) == len(case["people"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_engine_and_oracle_agree_on_the_worked_cases(entry: dict[str, Any]) -> None:
    assert disagreement(entry["case"]) == {}
