"""What each key of a person may still be: one value where it is answered or follows, several where it is open.

Risk is a level from 0 (standard) to 2 (high), after what raises it: the Dash score and the high-risk features.
Why what is open stands for every value: `docs/adr/0002-not-known-never-reassures.md`.
"""

from datetime import date
from typing import NamedTuple

from refhelper.domain.case import Case, Person, age_on, area_of
from refhelper.domain.rules import LEVELS, Eligibility
from refhelper.domain.vocabulary import Answer, Concern, District, Feature, Harm, Risk, Role, Sex, WorksWith

Value = int | str
Possible = dict[str, tuple[Value, ...]]
"""The values that each key may still have, at least one each."""

CASE_KEYS = ("danger_now", "other_children")
PERSON_KEYS = (
    "age",
    "lives_in",
    "by_partner",
    "risk",
    "risk_posed",
    "significant_harm",
    "coerced",
    "care_and_support_needs",
    "unable_to_protect_self",
    "pregnant",
    "works_with",
)
YES_NO = ("yes", "no")
YOUNGEST_PREGNANT, OLDEST_PREGNANT, YOUNGEST_PARTNER = 10, 60, 13
HIGH_TICKS, MEDIUM_TICKS = 14, 10
"""Ticks on the Dash checklist (SafeLives version, 24 items) from which the risk is at least high, or medium."""
Sign = Feature | Concern
RAISING_CONCERNS: frozenset[Sign] = frozenset({Concern.HONOUR_BASED, Concern.FORCED_MARRIAGE})
RAISES_RISK: frozenset[Sign] = (frozenset(Feature) - {Feature.SEPARATION}) | RAISING_CONCERNS
WITHOUT_A_PARTNERS_PART = frozenset(
    {
        Concern.DNACPR,
        Concern.ORGANISATIONAL_ABUSE,
        Concern.SELF_NEGLECT,
        Concern.FGM_KNOWN,
        Concern.FGM_RISK,
        Concern.RADICALISATION,
    }
)
_AGE_CUTS = frozenset({0, 10, 13, 16, 17, 18})


def case_possible(case: Case) -> Possible:
    """Return what the keys of the case itself may still be."""
    return {"danger_now": _yes_no(case.danger_now), "other_children": _yes_no(case.other_children)}


class Examples(NamedTuple):
    """One age in years for each stretch of ages, and one district for each kind, that all rules treat alike."""

    ages: tuple[int, ...]
    districts: tuple[District, ...]


def examples(eligibility: dict[str, Eligibility]) -> Examples:
    """Return what stands for every age and every district, given whom each service takes."""
    return Examples(age_examples(eligibility), tuple(alike[0] for alike in districts_alike(eligibility)))


def possible(person: Person, case: Case, today: date, kinds: Examples) -> Possible:
    """Return what each key of a person, and of the case, may still be on this day."""
    age = age_on(person, today)
    return case_possible(case) | {
        "age": (age,) if age is not None else _open_ages(person, kinds.ages),
        "lives_in": _one_or(person.lives_in, kinds.districts),
        "by_partner": _by_partner(person, age),
        "risk": risk_to_levels(person, case),
        "risk_posed": _risk_posed_levels(person),
        "significant_harm": _one_or(person.significant_harm, (Harm.YES, Harm.SUSPECTED, Harm.NO)),
        "coerced": _yes_no(person.coerced),
        "care_and_support_needs": _yes_no(person.care_and_support_needs),
        "unable_to_protect_self": _yes_no(person.unable_to_protect_self),
        "pregnant": pregnancy(person, case, age),
        "works_with": _one_or(person.works_with, (WorksWith.CHILDREN, WorksWith.ADULTS_AT_RISK, WorksWith.NEITHER)),
    }


def age_examples(eligibility: dict[str, Eligibility]) -> tuple[int, ...]:
    """Return one age in years for each stretch of ages that all rules and services treat alike."""
    cuts = set(_AGE_CUTS)
    for takes in eligibility.values():
        cuts |= {takes.minimum_age or 0, 0 if takes.maximum_age is None else takes.maximum_age + 1}
    return tuple(sorted(cuts))


def _open_ages(person: Person, ages: tuple[int, ...]) -> tuple[int, ...]:
    youngest = YOUNGEST_PREGNANT if person.pregnant is Answer.YES else 0
    return tuple(age for age in ages if age >= youngest)


def districts_alike(eligibility: dict[str, Eligibility]) -> tuple[tuple[District, ...], ...]:
    """Return the districts by area and by the services that their people can use: those treated alike together."""
    kinds: dict[object, tuple[District, ...]] = {}
    for district in District:
        if district is not District.NOT_KNOWN:
            used = tuple(takes.districts is None or district in takes.districts for takes in eligibility.values())
            kind = (area_of(district), used)
            kinds[kind] = (*kinds.get(kind, ()), district)
    return tuple(kinds.values())


def _yes_no(answer: Answer) -> tuple[str, ...]:
    return _one_or(answer, YES_NO)


def _one_or(answer: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    return otherwise if answer == "not_known" else (answer,)


def _by_partner(person: Person, age: int | None) -> tuple[str, ...]:
    if person.by_partner is not Answer.NOT_KNOWN:
        return (person.by_partner,)
    return YES_NO if person.given("by_partner") or _partner_plausible(person, age) else (Answer.NO,)


def _partner_plausible(person: Person, age: int | None) -> bool:
    if age is not None and age < YOUNGEST_PARTNER:
        return False
    if person.harmed_by:
        return True
    said_elsewhere = person.high_risk_features or person.dash_ticks is not None or not person.concerns
    return Role.HARMED in person.roles and bool(
        said_elsewhere or not WITHOUT_A_PARTNERS_PART.issuperset(person.concerns)
    )


def pregnancy(person: Person, case: Case, age: int | None) -> tuple[str, ...]:
    """Return whether somebody may be pregnant: yes, no or either, after what age, sex and silence say."""
    if person.pregnant is not Answer.NOT_KNOWN:
        return (person.pregnant,)
    cannot = person.sex is Sex.MALE or (age is not None and age < YOUNGEST_PREGNANT)
    left_out = not person.given("pregnant")
    past_it = age is not None and age > OLDEST_PREGNANT
    if cannot or (left_out and (past_it or case.other_children is Answer.NO)):
        return (Answer.NO,)
    return YES_NO


def suspects(person: Person, other: Person) -> bool:
    """Say whether somebody may be the one who harms a person: named by them, or harming while they name nobody."""
    if person.harmed_by:
        return other.ref in person.harmed_by
    return Role.HARMED in person.roles and Role.HARMING in other.roles and other.ref != person.ref


def signs_around(person: Person, case: Case) -> frozenset[Sign]:
    """Return the signs of high risk on everybody who may be the one who harms a person.

    The concerns of whoever is harmed, too, are of the harm done to them.
    """
    by = [one for one in case.people if suspects(person, one)]
    found = (_signs(one) if Role.HARMED not in one.roles else frozenset(one.high_risk_features) for one in by)
    return frozenset(sign for signs in found for sign in signs)


def _signs(person: Person) -> frozenset[Sign]:
    """Return the high-risk features, and the concerns that make the risk as high, that are entered for somebody."""
    return RAISING_CONCERNS.intersection(person.concerns).union(person.high_risk_features)


def risk_to_levels(person: Person, case: Case) -> tuple[int, ...]:
    """Return the levels that the risk to a harmed person may have; judgement raises and never lowers."""
    ticks = person.dash_ticks or 0
    if ticks >= HIGH_TICKS or (signs_around(person, case) | _signs(person)) & RAISES_RISK:
        return (2,)
    floor = 1 if ticks >= MEDIUM_TICKS else 0
    return _levels_from(person.risk, floor)


def _risk_posed_levels(person: Person) -> tuple[int, ...]:
    """Return the levels of the risk somebody poses; a high risk entered as one to somebody only harming is theirs.

    So are the concerns that make the risk high. Of somebody who is harmed they are of the harm done to them.
    """
    high = (person.dash_ticks or 0) >= HIGH_TICKS or person.risk is Risk.HIGH or RAISING_CONCERNS & set(person.concerns)
    if RAISES_RISK & set(person.high_risk_features) or (high and Role.HARMED not in person.roles):
        return (2,)
    return _levels_from(person.risk_posed, 0)


def _levels_from(answer: Risk, floor: int) -> tuple[int, ...]:
    return tuple(range(floor, len(LEVELS))) if answer is Risk.NOT_KNOWN else (max(LEVELS.index(answer), floor),)
