"""What must hold of every plan, whatever the family: the numbered promises of routing.md, kept by the engine."""

from collections.abc import Iterable
from functools import cache
from random import Random

import pytest

from refhelper.domain.plan import Plan, as_json
from refhelper.domain.vocabulary import SERVICES_BY_AREA, VOLUNTARY_SERVICES, Verdict
from tests.domain.families import Plain, every_pair_about_one_person, every_pair_in_a_family
from tests.domain.family_changes import (
    Change,
    adding_a_child,
    adding_a_concern,
    adding_danger,
    forgetting,
    raising_a_risk,
    refusing,
    shuffled,
)
from tests.domain.oracle_answers import HIGH, MEDIUM, abuse_risk, any_of, risk_posed
from tests.domain.oracle_facts import Facts
from tests.engine import plan_of

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well

ACTIVE = {Verdict.MUST, Verdict.OFFER, Verdict.CONSIDER}
CHILDREN, ADULTS, ADVICE = "childrens_social_care", "adult_social_care", "safeguarding_advice"
STRENGTH = {None: 0, Verdict.BLOCKED: 0, Verdict.ASK: 1, Verdict.CONSIDER: 1, Verdict.OFFER: 1, Verdict.MUST: 2}
BY_URGENCY = ("now", "today", "next_working_day", "when_agreed", None)
NOT_OF_A_CHILD = {"suicidal", "dnacpr"}
MAY_GIVE_WAY = {"plus_choices", "respect_young_people", "idas", ADULTS}
NEVER_UNDONE = {"emergency_999", CHILDREN, "fgm_report", "lado"}
RESTING_ON_REFUSAL = {"marac", ADULTS, "police_101"}
"""The musts that may rest on the person's own agreement, where nobody else is known to be at risk."""


@cache
def cases() -> tuple[Plain, ...]:
    """Return the families every promise is tried on."""
    return (
        *every_pair_about_one_person(7),
        *every_pair_in_a_family(2, 7),
        *every_pair_in_a_family(3, 7),
    )


@cache
def plans() -> tuple[tuple[Plain, Plan], ...]:
    """Return the families with their plans."""
    return tuple((case, plan_of(case)) for case in cases())


def sample() -> tuple[tuple[Plain, Plan], ...]:
    """Return every fourth family, for the promises that try many changes on each."""
    return plans()[::4]


def facts() -> Iterable[tuple[Facts, Plan]]:
    """Yield every person of every family, with the plan."""
    for case, plan in plans():
        for person in case["people"]:
            yield Facts(case, person), plan


def verdict(plan: Plan, service: str, person: str | None) -> Verdict | None:
    """Return the verdict on a service for a person, None where there is none."""
    found = plan.find(service, person)
    return found.verdict if found else None


def weakened(before: Plan, after: Plan) -> list[tuple[str, str | None, Verdict, Verdict | None]]:
    """List what is weaker or later after a change: removed, blocked, less urgent, or no longer a must.

    An open `ask` is as strong as a `consider`, for left unanswered it is treated as one. The last resort, R099, may go.
    """
    lost = []
    for one in before.destinations:
        other = after.find(one.service, one.person)
        now, by = (other.verdict, other.deadline) if other else (None, None)
        weaker = STRENGTH[now] < STRENGTH[one.verdict]
        later = now == one.verdict and BY_URGENCY.index(by) > BY_URGENCY.index(one.deadline)
        if (weaker or later) and (one.service, one.person) != (ADVICE, None):
            lost.append((one.service, one.person, one.verdict, now))
    return lost


@pytest.mark.hazard("H29.1")
def test_1_danger_always_means_999_before_anything_else() -> None:
    for case, plan in plans():
        if case.get("danger_now") == "yes":
            first = plan.destinations[0]
            assert (first.service, first.verdict, first.deadline) == ("emergency_999", "must", "now"), case


def test_2_respect_is_only_offered_from_ten_to_sixteen_and_plus_choices_from_sixteen() -> None:
    for person, plan in facts():
        if verdict(plan, "respect_young_people", person.ref) is Verdict.OFFER:
            assert person.aged(10, 16) is True, person
        if verdict(plan, "plus_choices", person.ref) is Verdict.OFFER:
            assert person.aged(16) is True, person


def test_2_nobody_who_could_pose_a_high_risk_is_offered_plus_choices() -> None:
    for person, plan in facts():
        if HIGH in risk_posed(person.case, person.person):
            assert verdict(plan, "plus_choices", person.ref) is not Verdict.OFFER, person


@pytest.mark.parametrize("service", ["plus_choices", "respect_young_people"])
def test_2_nobody_who_refused_or_could_not_be_asked_safely_is_offered_a_service_for_harming(
    service: str,
) -> None:
    for person, plan in facts():
        if person.says("agrees_to_service", "not_asked", "no", "unsafe_to_ask"):
            assert verdict(plan, service, person.ref) in {None, Verdict.BLOCKED}, person


@pytest.mark.hazard("H01.2")
def test_3_a_child_with_any_harm_or_living_with_abuse_that_may_not_be_slight_always_goes_to_social_care() -> None:
    tried = 0
    for person, plan in facts():
        concerns = set(person.person.get("concerns", ())) - NOT_OF_A_CHILD
        harm = person.harmed or (concerns and not person.only_harming)
        told = person.person.get("significant_harm") in {"yes", "suspected"}
        lives_with_it = person.affected and abuse_risk(person.case) & {MEDIUM, HIGH}
        if person.child is True and (harm or told or lives_with_it):
            found = plan.find(CHILDREN, person.ref)
            assert found is not None
            assert (found.verdict, found.deadline) == ("must", "today"), person
            tried += 1
    assert tried > 100


def gives_way(lost: tuple[str, str | None, Verdict, Verdict | None]) -> bool:
    """Say whether promise 4 lets this go: an ask is settled, or one of four services is blocked or to be considered."""
    service, _, before, after = lost
    return before is Verdict.ASK or (service in MAY_GIVE_WAY and after in {Verdict.BLOCKED, Verdict.CONSIDER})


@pytest.mark.parametrize("change", [raising_a_risk, adding_a_child, adding_a_concern, adding_danger])
def test_4_more_risk_another_child_another_concern_or_danger_never_takes_a_destination_away(change: Change) -> None:
    tried = 0
    for case, before in sample():
        for changed in change(case):
            lost = [one for one in weakened(before, plan_of(changed)) if not gives_way(one)]
            assert lost == [], (case, changed)
            tried += 1
    assert tried > 100


@pytest.mark.hazard("H02.1")
def test_5_taking_an_answer_back_weakens_only_offers_and_never_makes_a_plan_complete() -> None:
    tried = 0
    for case, before in sample():
        for changed in forgetting(case):
            after = plan_of(changed)
            lost = [one for one in weakened(before, after) if one[2] is not Verdict.OFFER and one[3] is not Verdict.ASK]
            assert lost == [], (case, changed)
            assert before.complete or not after.complete, (case, changed)
            tried += 1
    assert tried > 1000


def test_6_no_refusal_touches_an_emergency_a_child_or_a_duty_and_only_voluntary_services_become_blocked() -> None:
    for case, before in plans():
        for ref, changed in refusing(case):
            person = Facts(changed, next(one for one in changed["people"] if one["ref"] == ref))
            for service, whose, verdict_before, now in weakened(before, plan_of(changed)):
                assert service not in NEVER_UNDONE, (case, changed)
                assert whose == ref, (case, changed)
                voluntary = service in VOLUNTARY_SERVICES and now is Verdict.BLOCKED
                only_own_risk = any_of(person.others_at_risk, person.pregnant) is not True
                own_choice = service in RESTING_ON_REFUSAL and only_own_risk and now in {Verdict.CONSIDER, Verdict.ASK}
                assert voluntary or own_choice, (service, verdict_before, now, case, changed)


@pytest.mark.hazard("H10.1")
def test_7_nobody_who_lives_elsewhere_is_sent_to_a_north_yorkshire_or_york_service() -> None:
    for person, plan in facts():
        if person.elsewhere is True:
            for one in plan.destinations:
                if one.person == person.ref and one.service in SERVICES_BY_AREA:
                    assert one.area == "elsewhere", person
            for service in ("idas", "plus_choices", "respect_young_people"):
                assert verdict(plan, service, person.ref) not in ACTIVE, person


def test_8_nobody_under_sixteen_goes_to_marac_and_nobody_under_eighteen_to_adult_social_care() -> None:
    for person, plan in facts():
        if person.aged(-1, 15) is True:
            assert verdict(plan, "marac", person.ref) in {None, Verdict.BLOCKED}, person
        if person.child is True:
            assert verdict(plan, ADULTS, person.ref) is Verdict.BLOCKED, person


@pytest.mark.hazard("H22.1")
def test_9_every_plan_says_something_to_do() -> None:
    for case, plan in plans():
        assert any(one.verdict in ACTIVE for one in plan.destinations), case


@pytest.mark.hazard("H29.1")
def test_10_a_plan_that_still_asks_to_settle_a_verdict_has_a_question_and_danger_comes_first() -> None:
    for case, plan in plans():
        asked = [question.fact for question in plan.questions]
        assert asked or not any(one.verdict is Verdict.ASK for one in plan.destinations), case
        assert "danger_now" not in asked[1:], case
        assert ("people" in asked) == (case.get("other_children") == "yes"), case


@pytest.mark.hazard("H22.2")
def test_every_destination_has_a_reason_with_a_rule_and_a_source() -> None:
    for case, plan in plans():
        for one in plan.destinations:
            rules = [reason.rule for reason in one.reasons]
            assert rules, (case, one)
            assert all(reason.rule and reason.text and reason.source for reason in one.reasons), (case, one)


def test_11_the_order_of_people_concerns_and_answers_never_changes_the_plan() -> None:
    chance = Random(11)  # noqa: S311 - repeatable, no secret
    for case, plan in plans():
        assert as_json(plan_of(shuffled(case, chance))) == as_json(plan), case


def test_the_last_resort_stands_only_where_nothing_else_is_to_be_done() -> None:
    for case, plan in plans():
        others = [
            one for one in plan.destinations if one.verdict in ACTIVE and (one.service, one.person) != (ADVICE, None)
        ]
        assert (verdict(plan, ADVICE, None) is Verdict.MUST) == (not others), case
