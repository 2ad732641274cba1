"""What makes a risk high counts wherever it was entered: for the person harmed, or for the person who harms them."""

import pytest

from refhelper.domain.plan import Plan
from refhelper.domain.vocabulary import Verdict
from tests.engine import plan_of

HARMED = {"ref": "ann", "roles": ["harmed"], "age": 20, "lives_in": "york", "patient": "yes", "harmed_by": ["bob"]}
HARMED |= {"by_partner": "no", "concerns": ["emotional_abuse"], "risk": "standard"}
HARMING = {"ref": "bob", "roles": ["harming"], "age": 35, "lives_in": "york", "risk_posed": "standard"}
HARMING |= {"patient": "yes", "agrees_to_service": "yes"}


def verdict(plan: Plan, service: str, person: str) -> Verdict | None:
    found = plan.find(service, person)
    return found.verdict if found else None


def plan_for(*people: dict) -> Plan:
    return plan_of({"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": list(people)})


@pytest.mark.parametrize("concern", ["forced_marriage", "honour_based"])
def test_forced_marriage_and_honour_based_abuse_count_where_they_are_entered_only_for_who_harms(concern):
    plan = plan_for(HARMED, HARMING | {"concerns": [concern]})
    assert verdict(plan, "marac", "ann") is Verdict.MUST
    assert verdict(plan, "police_101", "ann") is Verdict.CONSIDER
    assert verdict(plan, "plus_choices", "bob") is Verdict.BLOCKED
    alone = plan_for(HARMING | {"concerns": [concern]})
    assert verdict(alone, "plus_choices", "bob") is Verdict.BLOCKED
    assert verdict(plan_for(HARMING | {"concerns": ["domestic_abuse"]}), "plus_choices", "bob") is Verdict.OFFER


def test_a_marriage_that_somebody_is_forced_into_makes_no_risk_of_what_they_do_themselves():
    amy = HARMING | {"roles": ["harmed", "harming"], "harmed_by": ["dad"], "concerns": ["forced_marriage"]}
    plan = plan_for(amy, HARMED | {"risk": "standard"}, {"ref": "dad", "roles": ["harming"], "age": 60})
    assert verdict(plan, "marac", "ann") is None
    assert verdict(plan, "marac", "bob") is Verdict.MUST


@pytest.mark.parametrize("feature", ["strangulation", "threats_to_kill", "weapon"])
def test_a_report_to_the_police_is_weighed_where_a_neighbour_does_what_may_kill(feature):
    ann = HARMED | {"high_risk_features": [feature]}
    assert verdict(plan_for(ann, HARMING), "police_101", "ann") is Verdict.CONSIDER
    assert verdict(plan_for(HARMED, HARMING), "police_101", "ann") is None
