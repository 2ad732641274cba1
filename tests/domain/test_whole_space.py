"""The properties of routing.md over every combination of the facts that each service's rules read.

The number of states visited is printed for each service at the end of the run.
"""

from functools import cache

import pytest

from refhelper.domain.rules import LEVELS, VALUES, Fact
from tests.domain.space import OPEN, Space
from tests.engine import rulebook

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well

SERVICES = tuple(rulebook().person_rules)
CHILD, UNDER_16 = range(-1, 18), range(-1, 16)
MAY_GIVE_WAY = {"plus_choices", "respect_young_people", "idas", "adult_social_care"}
NEVER_BY_REFUSAL = {"childrens_social_care", "fgm_report", "lado"}
RISES = {"no": ("yes",), "standard": ("medium", "high", OPEN), "medium": ("high",)}
ACTING = ("must", "offer", "consider")


@cache
def space(service: str) -> Space:
    return Space(rulebook().person_rules[service])


def fell(whole: Space, name: str, start: int, end: int) -> int:
    """Return the states in which a step takes a destination away or makes it weaker."""
    must, acting, ask = (whole.with_verdict(*verdicts) for verdicts in (("must",), ACTING, ("ask",)))
    lost_must = whole.moved(must, name, start, end) & ~must
    lost = whole.moved(acting, name, start, end) & ~(acting | ask)
    return (lost_must | lost) & whole.states(name, end)


@pytest.mark.parametrize("service", SERVICES)
def test_raising_a_risk_or_adding_a_concern_or_a_child_never_weakens(service, record_property):
    whole = space(service)
    record_property("states", f"{service}: {whole.width:,}")
    rising = [
        Fact.RISK_TO,
        Fact.RISK_POSED,
        Fact.ABUSE_RISK,
        Fact.OTHERS_AT_RISK,
        Fact.HARMS_A_CHILD,
        Fact.STRANGULATION,
    ]
    names = [fact.value for fact in rising] + [
        name for name in whole.variables if name.startswith(("concern.", "feature."))
    ]
    if service in MAY_GIVE_WAY:
        names = [name for name in names if name in {"others_at_risk", "harms_a_child"}]
    for name in names:
        for start, end in whole.steps(name, RISES):
            assert not fell(whole, name, start, end), name


@pytest.mark.hazard("H02.2")
@pytest.mark.parametrize("service", SERVICES)
def test_an_answer_taken_back_weakens_nothing_but_an_offer(service):
    whole = space(service)
    must, consider, ask = (whole.with_verdict(verdict) for verdict in ("must", "consider", "ask"))
    for name, groups in whole.variables.items():
        for start, end in whole.steps(name, {value: (OPEN,) for group in groups for value in group}):
            must_lost = whole.moved(must, name, start, end) & ~(must | ask)
            consider_lost = whole.moved(consider, name, start, end) & ~(
                must | consider | ask | whole.with_verdict("offer")
            )
            assert not (must_lost | consider_lost) & whole.states(name, end), name


@pytest.mark.hazard("H06.2")
@pytest.mark.parametrize("service", sorted(NEVER_BY_REFUSAL))
def test_no_refusal_is_even_looked_at_for_a_child_an_fgm_report_or_the_lado(service):
    agreement = {"agrees_to_share", "agrees_to_service", "refuses_alone", "coerced", "capacity"}
    assert not agreement & set(space(service).variables)


@pytest.mark.hazard("H01.2")
def test_a_child_with_harm_or_living_with_abuse_that_may_be_above_standard_always_goes_to_social_care():
    whole = space("childrens_social_care")
    child = whole.where("age", *CHILD)
    harm = whole.with_role("harmed")
    risky = whole.with_role("affected") & ~whole.where("abuse_risk", "standard")
    assert child & (harm | risky)
    assert not child & (harm | risky) & ~whole.with_verdict("must")


@pytest.mark.parametrize(
    ("service", "ages"), [("respect_young_people", range(10, 17)), ("plus_choices", range(16, 121))]
)
def test_services_for_people_who_harm_are_offered_only_at_their_ages_and_never_against_a_refusal(service, ages):
    whole = space(service)
    offered = whole.with_verdict("offer")
    assert offered
    assert not offered & ~whole.where("age", *ages)
    assert not offered & whole.where("agrees_to_service", "no", "unsafe_to_ask")


@pytest.mark.hazard("H04.1")
def test_nobody_whose_risk_could_be_high_is_offered_plus_choices():
    whole = space("plus_choices")
    assert not whole.with_verdict("offer") & ~whole.where("risk_posed", "standard", "medium")


def test_nobody_under_sixteen_goes_to_marac_and_nobody_under_eighteen_to_adult_social_care():
    for service, ages in (("marac", UNDER_16), ("adult_social_care", CHILD)):
        whole = space(service)
        assert not whole.with_verdict(*ACTING) & whole.where("age", *ages)


@pytest.mark.parametrize("service", ["idas", "plus_choices", "respect_young_people"])
def test_nobody_who_lives_elsewhere_is_sent_to_a_local_service(service):
    whole = space(service)
    assert not whole.with_verdict(*ACTING) & whole.where("lives_in", "elsewhere")


def test_the_levels_of_risk_are_the_three_that_the_steps_here_climb():
    assert VALUES[Fact.RISK_TO] == LEVELS == ("standard", "medium", "high")
