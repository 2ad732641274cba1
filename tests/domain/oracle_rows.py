"""What a rule of the oracle yields: rows that hold, fail or are open, and the conditions that several rules share."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.domain.oracle_answers import HIGH, MEDIUM, Three, all_of, any_of, could, within
from tests.domain.oracle_facts import Facts

C, ASC, SA, ELSEWHERE = "childrens_social_care", "adult_social_care", "safeguarding_advice", "domestic_abuse_elsewhere"
PLUS, RYP = "plus_choices", "respect_young_people"


class Row(NamedTuple):
    """What one alternative of a rule says: it holds (True), fails (False) or is open (None)."""

    service: str
    person: str | None
    verdict: str
    deadline: str | None
    status: Three


Rows = Iterator[Row]


def must(service: str, p: Facts | None, status: Three, by: str = "today") -> Row:
    """Say that the service must be told."""
    return Row(service, p.ref if p else None, "must", by, status)


def offer(service: str, p: Facts, status: Three) -> Row:
    """Say that the service fits, with agreement."""
    return Row(service, p.ref, "offer", "when_agreed", status)


def consider(service: str, p: Facts, status: Three, by: str | None = None) -> Row:
    """Say that the clinician decides."""
    return Row(service, p.ref, "consider", by, status)


def blocked(service: str, p: Facts, status: Three) -> Row:
    """Say that the service is not suitable as things stand."""
    return Row(service, p.ref, "blocked", None, status)


def both_needs(p: Facts) -> Three:
    """Say whether the two needs of section 42 are met."""
    return all_of(p.yes("care_and_support_needs"), p.yes("unable_to_protect_self"))


def idas_kind(p: Facts) -> Three:
    """Say whether this is abuse of the kinds that IDAS helps with."""
    return any_of(p.domestic, p.concern("sexual_abuse"), p.feature("stalking"))


def willing(p: Facts) -> bool:
    """Say whether a voluntary service may be offered."""
    return p.says("agrees_to_service", "not_asked", "yes", "not_asked")


def may_be_medium(p: Facts) -> bool:
    """Say whether the risk to this person could be above standard."""
    return could(within(p.risk_to, {MEDIUM, HIGH}))
