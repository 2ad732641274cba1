"""The sharing checks over every combination of answers."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest

from refhelper.domain.case import Case, Person, SharingEntry
from refhelper.domain.sharing import Outcome, SharingResult, check
from refhelper.domain.vocabulary import SERVICES, VOLUNTARY_SERVICES, SharingReason, Verdict
from tests.domain.sharing_cases import (
    ADVICE,
    CONSIDER,
    HOLD,
    MAY,
    MUST,
    NOT,
    OFFER,
    OVERRIDE,
    SHARE,
    asked,
    person,
    planned,
    texts,
)

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well

AGREEMENTS = (None, "yes", "no", "not_asked", "unsafe_to_ask")
AGES = (None, "8", "17", "40")


def given(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


@cache
def people(*, voluntary: bool) -> tuple[Person, ...]:
    names = ("age", "agrees_to_share", "agrees_to_service", "told", "capacity", "coerced")
    ages, service, told = (("15", "40"), AGREEMENTS, (None,)) if voluntary else (AGES, (None,), (None, "no"))
    coerced = (None, "yes") if voluntary else (None, "yes", "no")
    answers = product(ages, AGREEMENTS, service, told, (None, "has", "lacks", "unclear"), coerced)
    return tuple(person(**({"age": None} | given(names, one))) for one in answers)


@cache
def entries(service: str) -> tuple[SharingEntry | None, ...]:
    names = ("purpose", "identifiable", "reasons", "advice", "override")
    voluntary = service in VOLUNTARY_SERVICES
    answers = product(
        (None, "no") if voluntary else (None, "no", "not_sure"),
        (None, "no") if service == "safeguarding_advice" else (None,),
        (None, ["best_interests"], ["child_at_risk"]),
        (None, SHARE, HOLD),
        (None, OVERRIDE) if voluntary else (None,),
    )
    written = [{"for": "anna", "to": service} | given(names, one) for one in answers]
    return (None, *(SharingEntry.model_validate(each) for each in written))


def every(service: str, verdict: Verdict, *rules: str, other_children: str | None = "no") -> Iterator[Any]:
    """Give each person with each entry, and what the checks say of the letter."""
    plan = planned(service, verdict, "anna", *rules)
    fixed = {} if other_children is None else {"other_children": other_children}
    base = Case.model_validate({"refhelper_case": "1", "people": [person()]} | fixed)
    for subject, entry in product(people(voluntary=service in VOLUNTARY_SERVICES), entries(service)):
        sharing = () if entry is None else (entry,)
        case = base.model_copy(update={"people": (subject,), "sharing": sharing})
        yield subject, entry, check(case, plan, "anna", service, texts())


def sound(result: SharingResult) -> bool:
    """Say whether there is an outcome, checks behind it, something to do, a record, and no question without need."""
    waiting = result.outcome is not MAY
    checks = {f"S0{number}" for number in range(1, 10)}
    return (
        isinstance(result.outcome, Outcome)
        and bool(result.reasons)
        and all(reason.rule in checks and reason.text for reason in result.reasons)
        and bool(result.next_step.strip())
        and bool(result.record)
        and (waiting or not result.open)
        and (result.outcome is not ADVICE or bool(result.advise_from))
        and (not result.open or (result.outcome is NOT and result.next_step.startswith("Not yet")))
    )


CLASSES = [
    ("childrens_social_care", CONSIDER, "R013"),
    ("police_101", CONSIDER, "R048"),
    ("fgm_report", MUST, "R070"),
    ("lado", MUST, "R065"),
    ("adult_social_care", MUST, "R020"),
    ("marac", CONSIDER, "R041"),
    ("safeguarding_advice", MUST, "R090"),
    ("practice_counsellor", CONSIDER, ""),
]


@pytest.mark.parametrize(("service", "verdict", "rule"), CLASSES)
@pytest.mark.parametrize("other_children", [None, "yes"])
def test_every_combination_of_answers_gives_an_outcome_its_checks_a_next_step_and_a_record(
    service: str, verdict: Verdict, rule: str, other_children: str | None
) -> None:
    for subject, entry, result in every(service, verdict, rule, other_children=other_children):
        assert sound(result), (subject, entry, result)


@cache
def entries_of_a_child(service: str) -> tuple[SharingEntry, ...]:
    names = ("identifiable", "gillick", "parents_view", "parents_told", "told", "reasons", "which_duty", "advice")
    answers = product(
        (None, "no"),
        (None, "yes", "no"),
        (None, "yes", "no", "unsafe_to_ask"),
        (None, "no"),
        (None, "unsafe: he would hear of it"),
        (None, ["legal_duty"], ["best_interests"]),
        (None, "court order"),
        (None, HOLD),
    )
    written = [{"for": "anna", "to": service, "confirmed": {"necessary": "yes"}} | given(names, one) for one in answers]
    return tuple(SharingEntry.model_validate(each) for each in written)


@pytest.mark.parametrize(
    ("service", "verdict", "rule"),
    [("childrens_social_care", MUST, "R011"), ("maternity", CONSIDER, "R080"), ("early_help", OFFER, "R062")],
)
def test_every_combination_of_what_is_asked_about_a_child_comes_to_the_same(
    service: str, verdict: Verdict, rule: str
) -> None:
    plan = planned(service, verdict, "anna", rule)
    base = Case.model_validate({"refhelper_case": "1", "people": [person()], "other_children": "no"})
    agreements = (None, "yes", "no", "unsafe_to_ask")
    children = [person(**given(("age", "agrees_to_share"), one)) for one in product(("0", "8", "15", "17"), agreements)]
    for child, entry in product(children, entries_of_a_child(service)):
        case = base.model_copy(update={"people": (child,), "sharing": (entry,)})
        result = check(case, plan, "anna", service, texts())
        assert sound(result), (child, entry, result)
        if service == "childrens_social_care":
            assert result.outcome is MAY, (child, entry)


def test_every_key_of_an_entry_is_among_those_combined() -> None:
    written = (*entries("marac"), *entries("idas"), *entries("safeguarding_advice"), *entries_of_a_child("maternity"))
    combined = {name for entry in written if entry for name in entry.model_fields_set}
    assert combined == set(SharingEntry.model_fields)


@pytest.mark.hazard("H06.1")
def test_no_combination_of_answers_stops_a_must_to_childrens_social_care() -> None:
    for subject, entry, result in every("childrens_social_care", MUST, "R011"):
        assert sound(result), (subject, entry, result)
        assert (result.outcome, result.open, result.overridden) == (MAY, (), False), (subject, entry)
        assert SharingReason.CHILD_AT_RISK in result.lawful_reasons


@pytest.mark.hazard("H06.1")
@pytest.mark.parametrize("service", ["police_101", "forced_marriage_unit", "fgm_report"])
def test_no_combination_of_answers_stops_a_report_to_the_police(service: str) -> None:
    for subject, entry, result in every(service, MUST, "R073"):
        assert result.outcome is MAY, (subject, entry)


def test_no_combination_stops_a_referral_for_decision_once_a_child_is_said_to_be_at_risk() -> None:
    for subject, entry, result in every("childrens_social_care", CONSIDER, "R013"):
        if entry and SharingReason.CHILD_AT_RISK in entry.reasons:
            assert result.outcome is MAY, (subject, entry)


@pytest.mark.hazard("H05.3")
@pytest.mark.parametrize("service", sorted(VOLUNTARY_SERVICES))
def test_no_combination_sends_anyone_to_a_voluntary_service_without_their_yes(service: str) -> None:
    for subject, entry, result in every(service, OFFER, "R030"):
        assert sound(result), (subject, entry, result)
        agreed = subject.given("agrees_to_service") and subject.agrees_to_service == "yes"
        decided = (
            service in {"idas", "domestic_abuse_elsewhere"}
            and subject.age != 15
            and subject.capacity == "lacks"
            and entry is not None
            and SharingReason.BEST_INTERESTS in entry.reasons
        )
        if result.outcome is MAY:
            assert agreed or decided, (subject, entry)
        if result.overridden:
            assert agreed or decided, (subject, entry)


@pytest.mark.hazard("H05.2")
@pytest.mark.parametrize(("service", "rule"), [("marac", "R041"), ("adult_social_care", "R021")])
def test_no_adults_refusal_is_passed_without_advice_an_override_or_somebody_else_at_risk(
    service: str, rule: str
) -> None:
    for subject, entry, result in every(service, CONSIDER, rule):
        capable = subject.age == 40 and subject.capacity == "has" and subject.coerced != "yes"
        refuses = capable and subject.given("capacity") and subject.agrees_to_share == "no"
        settled = entry and (entry.override or entry.advice or SharingReason.CHILD_AT_RISK in entry.reasons)
        if refuses and not settled:
            assert result.outcome is not MAY, (subject, entry)


@pytest.mark.hazard("H05.1")
def test_nothing_left_out_is_read_as_agreement() -> None:
    for service in SERVICES:
        if service in {"emergency_999", "police_101", "forced_marriage_unit"}:
            continue
        for verdict in (MUST, CONSIDER, OFFER):
            if verdict is MUST and service in {"childrens_social_care", "fgm_report"}:
                continue
            result = asked(service, verdict, "R000")
            assert (result.outcome, bool(result.open)) == (NOT, True), (service, verdict)


ANSWERS = {
    "agrees_to_share": "no",
    "agrees_to_service": "yes",
    "capacity": "has",
    "coerced": "no",
    "told": "no",
    "pregnant": "no",
    "sharing.identifiable": "yes",
    "sharing.purpose": "to protect",
    "sharing.reasons": ["child_at_risk"],
    "sharing.which_duty": "court order",
    "sharing.parents_view": "no",
    "sharing.told": "no",
    "other_children": "no",
}


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("age", ["0", "15", "17", "40"])
@pytest.mark.parametrize("service", [*SERVICES, "practice_counsellor"])
def test_answering_what_is_asked_always_comes_to_an_end(service: str, age: str, whole: bool) -> None:  # noqa: FBT001
    given: dict[str, Any] = {"age": age, "sex": "female", "other_children": None}
    entry: dict[str, Any] = {}
    others = (person("ben"),) if whole else ()
    for _round in range(12):
        result = asked(service, CONSIDER, "R000", entry=entry, others=others, whole=whole, **given)
        if not result.open:
            break
        for one in result.open:
            where, key = (entry, one.key.split(".", 1)[1]) if one.key.startswith("sharing.") else (given, one.key)
            assert where.get(key) is None, f"{one.key} was answered and is asked again"
            where[key] = ANSWERS[one.key]
    assert result.open == ()
    assert result.next_step
