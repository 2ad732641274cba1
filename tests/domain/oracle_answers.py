"""What the answers of a plain case leave possible, for the oracle.

A case here is a plain dict of strings, as a case file holds it. A fact is the set of values still possible; a
condition on it is True when all of them are allowed, False when none is, and None while that is open.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from itertools import product
from typing import Any

Case = dict[str, Any]
Person = dict[str, Any]
Three = bool | None

STANDARD, MEDIUM, HIGH = range(3)
LEVELS = {"standard": STANDARD, "medium": MEDIUM, "high": HIGH}
EVERY_LEVEL = frozenset({STANDARD, MEDIUM, HIGH})
EVERY_AGE = frozenset({0, 10, 13, 16, 17, 18, 61})
UNBORN = -1
BOTH = frozenset({"yes", "no"})
HIGH_RISK_TICKS, MEDIUM_RISK_TICKS = 14, 10
RAISING_FEATURES = frozenset(
    {"strangulation", "threats_to_kill", "stalking", "weapon", "escalating", "repeat_within_12_months"}
)
DOMESTIC_CONCERNS = frozenset(
    {"domestic_abuse", "honour_based", "forced_marriage", "child_to_parent_abuse", "young_relationship_abuse"}
)
NOT_BY_A_PARTNER = frozenset(
    {"dnacpr", "organisational_abuse", "self_neglect", "fgm_known", "fgm_risk", "radicalisation"}
)


def as_read(case: Case) -> Case:
    """Return the case with everybody harmed, too, of whom harm is told and who is said to only live with it."""
    return {**case, "people": [_as_told(person) for person in case["people"]]}


def _as_told(person: Person) -> Person:
    roles, by = set(person["roles"]), person.get("harmed_by")
    abuse = set(person.get("concerns", ())) - {"suicidal", "dnacpr"}
    measured = person.get("high_risk_features") or "dash_ticks" in person
    told = roles == {"affected"} and (measured or (by and abuse))
    return {**person, "roles": [*person["roles"], "harmed"]} if told else person


def all_of(*parts: Three) -> Three:
    """Hold when every part holds, fail when one fails."""
    if False in parts:
        return False
    return None if None in parts else True


def any_of(*parts: Three) -> Three:
    """Hold when one part holds, fail when every part fails."""
    if True in parts:
        return True
    return None if None in parts else False


def opposite(part: Three) -> Three:
    """Turn holding into failing; open stays open."""
    return None if part is None else not part


def within(possible: Iterable[Any], allowed: Iterable[Any]) -> Three:
    """Compare what is still possible with what is allowed."""
    left, right = set(possible), set(allowed)
    if left <= right:
        return True
    return None if left & right else False


def could(part: Three) -> bool:
    """Read an open condition as one that holds: the fail-safe kind."""
    return part is not False


def answered(person: Person, key: str) -> bool:
    """Say whether a key has an answer other than not known."""
    return person.get(key, "not_known") != "not_known"


def age_is_open(person: Person) -> bool:
    """Say whether nothing in the file tells the age."""
    return person.get("unborn") != "yes" and "age" not in person and "date_of_birth" not in person


def ages_of(case: Case, person: Person) -> frozenset[int]:
    """Return the ages still possible: one, or one of each band; a pregnant person is not under ten."""
    if person.get("unborn") == "yes":
        return frozenset({UNBORN})
    if "age" in person:
        return frozenset({int(person["age"])})
    if "date_of_birth" in person:
        born, today = (date.fromisoformat(text[:10]) for text in (person["date_of_birth"], case["at"]))
        had_birthday = (today.month, today.day) >= (born.month, born.day)
        return frozenset({today.year - born.year - (0 if had_birthday else 1)})
    return EVERY_AGE - {0} if person.get("pregnant") == "yes" else EVERY_AGE


def pregnant_of(case: Case, person: Person) -> frozenset[str]:
    """Return the answers still possible; some people need not be asked."""
    ages = ages_of(case, person)
    if max(ages) < 10 or person.get("sex") == "male":
        return frozenset({"no"})
    if answered(person, "pregnant"):
        return frozenset({person["pregnant"]})
    if "pregnant" not in person and (min(ages) > 60 or case.get("other_children") == "no"):
        return frozenset({"no"})
    return BOTH


def by_partner_of(case: Case, person: Person) -> frozenset[str]:
    """Return the answers still possible; silence is read as no only where no partner can be meant."""
    ages = ages_of(case, person)
    if answered(person, "by_partner"):
        return frozenset({person["by_partner"]})
    if "by_partner" in person:
        return BOTH
    concerns = set(person.get("concerns", ()))
    nobody_harms = "harmed" not in person["roles"] and not person.get("harmed_by")
    traces = person.get("harmed_by") or person.get("high_risk_features") or "dash_ticks" in person
    of_another_kind = bool(concerns) and concerns <= NOT_BY_A_PARTNER and not traces
    silent = max(ages) < 13 or nobody_harms or of_another_kind
    return frozenset({"no"}) if silent else BOTH


def area_of(person: Person) -> frozenset[str]:
    """Return the areas still possible."""
    match person.get("lives_in", "not_known"):
        case "not_known":
            return frozenset({"york", "north_yorkshire", "elsewhere"})
        case "york" | "elsewhere" as place:
            return frozenset({place})
        case _:
            return frozenset({"north_yorkshire"})


def named_by(case: Case, person: Person) -> list[Person]:
    """Return the people this person names as causing the harm."""
    return [other for other in case["people"] if other["ref"] in person.get("harmed_by", ())]


def naming(case: Case, person: Person) -> list[Person]:
    """Return the people who name this person as causing the harm."""
    return [other for other in case["people"] if person["ref"] in other.get("harmed_by", ())]


def may_harm(case: Case, person: Person) -> list[Person]:
    """Return who may harm this person: whom they name, or everybody harming where someone harmed names nobody."""
    if person.get("harmed_by") or "harmed" not in person["roles"]:
        return named_by(case, person)
    return [other for other in case["people"] if "harming" in other["roles"] and other["ref"] != person["ref"]]


def raising(person: Person) -> bool:
    """Say whether a high-risk feature, or a concern that counts as one, is on somebody who may harm."""
    of_harm_done = "harmed" not in person["roles"] and forced(person)
    return bool(RAISING_FEATURES & set(person.get("high_risk_features", ()))) or of_harm_done


def forced(person: Person) -> bool:
    """Say whether a concern is on this person that makes the risk high by itself."""
    return bool({"honour_based", "forced_marriage"} & set(person.get("concerns", ())))


def risk_to(case: Case, person: Person) -> frozenset[int]:
    """Return the levels of risk to someone harmed that are still possible."""
    ticks = int(person.get("dash_ticks", 0))
    if ticks >= HIGH_RISK_TICKS or forced(person) or any(map(raising, [person, *may_harm(case, person)])):
        return frozenset({HIGH})
    if person.get("risk") == "high":
        return frozenset({HIGH})
    floor = MEDIUM if ticks >= MEDIUM_RISK_TICKS else STANDARD
    if answered(person, "risk"):
        return frozenset({max(floor, LEVELS[person["risk"]])})
    return frozenset(range(floor, HIGH + 1))


def harmed_perhaps_by(case: Case, person: Person) -> list[Person]:
    """Return the people harmed who may be harmed by this person."""
    return [one for one in case["people"] if "harmed" in one["roles"] and person in may_harm(case, one)]


def risk_posed(case: Case, person: Person) -> frozenset[int]:
    """Return the levels of risk that someone harming may still pose."""
    entered_as_harmed = int(person.get("dash_ticks", 0)) >= HIGH_RISK_TICKS or person.get("risk") == "high"
    of_harm_done = entered_as_harmed or forced(person)
    if RAISING_FEATURES & set(person.get("high_risk_features", ())):
        return frozenset({HIGH})
    if of_harm_done and "harmed" not in person["roles"]:
        return frozenset({HIGH})
    own = frozenset({LEVELS[person["risk_posed"]]}) if answered(person, "risk_posed") else EVERY_LEVEL
    return highest([own, *(risk_to(case, other) for other in harmed_perhaps_by(case, person))])


def abuse_risk(case: Case) -> frozenset[int]:
    """Return the highest levels of risk still possible in the whole case; every level where nobody is in it."""
    levels = [risk_to(case, person) for person in case["people"] if "harmed" in person["roles"]]
    levels += [risk_posed(case, person) for person in case["people"] if "harming" in person["roles"]]
    return highest(levels) if levels else EVERY_LEVEL


def highest(levels: list[frozenset[int]]) -> frozenset[int]:
    """Return the highest level of every combination."""
    return reduce(lambda left, right: frozenset(max(pair) for pair in product(left, right)), levels)
