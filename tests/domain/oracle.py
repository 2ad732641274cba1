"""What routing.md says should come of a case, to hold the engine to: slow and plain, and no code shared with it.

A case is a plain dict of strings, as in `cases/shared.yaml`.
"""

import inspect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from tests.domain import oracle_rules, oracle_rules_of_harming
from tests.domain.oracle_answers import (
    BOTH,
    EVERY_AGE,
    LEVELS,
    Case,
    age_is_open,
    ages_of,
    answered,
    area_of,
    as_read,
    by_partner_of,
    pregnant_of,
)
from tests.domain.oracle_facts import Facts
from tests.domain.oracle_rows import SA, Row

Key = tuple[str, str | None]
Result = tuple[str, str | None, str | None]
Verdicts = dict[Key, Result]

DEADLINES = ("now", "today", "next_working_day", "when_agreed", None)
BY_AREA = frozenset(
    [
        *("childrens_social_care", "adult_social_care", "idas", "plus_choices", "respect_young_people", "marac"),
        *("early_help", "maternity", "matac", "domestic_abuse_elsewhere"),
    ]
)
OF_THE_CASE = (oracle_rules.r001, oracle_rules.r016)
OF_A_PERSON = tuple(
    rule
    for module in (oracle_rules, oracle_rules_of_harming)
    for name, rule in sorted(inspect.getmembers(module, inspect.isfunction))
    if name[1:].isdigit() and rule not in OF_THE_CASE
)


def verdicts(case: Case) -> Verdicts:
    """Return (verdict, deadline, area) for every service and person (None: the whole case) that a rule mentions."""
    return verdicts_and_reasons(case)[0]


def before_the_last_rule(case: Case) -> Verdicts:
    """Return the verdicts without R099, which only follows the others and decides no question."""
    return verdicts_of(case, (row for _, row in rules_of(case)))


def verdicts_of(case: Case, rows: Iterable[Row]) -> Verdicts:
    """Return the verdicts that these rows come to."""
    areas = {person["ref"]: area_of(person) for person in case["people"]}
    of: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        if row.status is not False:
            of[row.service, row.person].append(row)
    return {key: (*weigh(alternatives), printed_area(key, areas)) for key, alternatives in of.items()}


def rules_of(case: Case) -> Iterator[tuple[str, Row]]:
    """Return every row with the id of its rule."""
    case = as_read(case)
    for of_the_case in OF_THE_CASE:
        yield from ((of_the_case.__name__.upper(), row) for row in of_the_case(case))
    for person in case["people"]:
        facts = Facts(case, person)
        for of_a_person in OF_A_PERSON:
            yield from ((of_a_person.__name__.upper(), row) for row in of_a_person(facts))


def reasons(case: Case) -> dict[Key, frozenset[str]]:
    """Return the ids of the rules behind each verdict."""
    return verdicts_and_reasons(case)[1]


def verdicts_and_reasons(case: Case) -> tuple[Verdicts, dict[Key, frozenset[str]]]:
    """Return the verdicts, and the rules behind each: those that give it, or for `ask` those that are open."""
    rules = tuple(rules_of(case))
    found = verdicts_of(case, (row for _, row in rules))
    if not any(verdict in {"must", "offer", "consider"} for verdict, _, _ in found.values()):
        found[SA, None] = ("must", "today", None)  # R099: nobody leaves with an empty page
    ids: dict[Key, set[str]] = {key: set() for key in found}
    for rule, row in rules:
        key = (row.service, row.person)
        if row.status is None if found.get(key, ("",))[0] == "ask" else row.status and row.verdict == found[key][0]:
            ids[key].add(rule)
    if (SA, None) in ids:
        ids[SA, None].add("R099")
    return found, {key: frozenset(rules) for key, rules in ids.items()}


def weigh(rows: list[Row]) -> tuple[str, str | None]:
    """Weigh the rows for one service and person, as "Partial knowledge" of routing.md orders them."""
    holding = {row.verdict for row in rows if row.status}
    waiting = {row.verdict for row in rows if row.status is None}
    if "must" in holding or "blocked" in holding:
        verdict = "must" if "must" in holding else "blocked"
    elif waiting & {"must", "blocked", "offer"}:
        verdict = "ask"
    elif holding:
        verdict = "offer" if "offer" in holding else "consider"
    else:
        verdict = "ask"
    given = [row.deadline for row in rows if row.status and row.verdict == verdict]
    return verdict, min(given, key=DEADLINES.index, default=None)


def printed_area(key: Key, areas: dict[str, frozenset[str]]) -> str | None:
    """Return the person's area for a service that differs by it."""
    service, person = key
    possible = areas[person] if person is not None and service in BY_AREA else frozenset()
    return next(iter(possible)) if len(possible) == 1 else None


def open_keys(case: Case) -> dict[Key, tuple[str, ...]]:
    """Return the unanswered keys that routing may ask for, each with the answers it could have."""
    case = as_read(case)
    found: dict[Key, tuple[str, ...]] = {
        (key, None): tuple(sorted(BOTH)) for key in ("danger_now", "other_children") if not answered(case, key)
    }
    levels = tuple(LEVELS)
    for person in case["people"]:
        ref, roles = person["ref"], person["roles"]
        plain = {
            "lives_in": ("york", "scarborough", "elsewhere"),
            "significant_harm": ("yes", "suspected", "no"),
            "coerced": ("yes", "no"),
            "care_and_support_needs": ("yes", "no"),
            "unable_to_protect_self": ("yes", "no"),
            "works_with": ("children", "adults_at_risk", "neither"),
            **({"risk": levels} if "harmed" in roles else {}),
            **({"risk_posed": levels} if "harming" in roles else {}),
        }
        found |= {(key, ref): values for key, values in plain.items() if not answered(person, key)}
        if age_is_open(person):
            found["age", ref] = tuple(str(age) for age in sorted(EVERY_AGE & ages_of(case, person)))
        derived = {"by_partner": by_partner_of(case, person), "pregnant": pregnant_of(case, person)}
        found |= {(key, ref): ("yes", "no") for key, possible in derived.items() if possible == BOTH}
    return found


def completed(case: Case, answers: dict[Key, str]) -> Case | None:
    """Return the case with these answers written in, or None where they contradict each other."""
    people = [dict(person) for person in case["people"]]
    of_the_case: dict[str, Any] = {key: value for (key, ref), value in answers.items() if ref is None}
    for person in people:
        person |= {key: value for (key, ref), value in answers.items() if ref == person["ref"]}
        if person.get("pregnant") == "yes" and max(ages_of(case, person)) < 10:
            return None
    return {**case, **of_the_case, "people": people}


def questions(case: Case) -> set[Key]:
    """Return the keys of which two answers can still lead to different verdicts, by trying every completion.

    Only for cases with few open keys: the work is the product of all their answers.
    """
    keys = open_keys(case)
    seen: dict[Key, dict[tuple[str, ...], set[frozenset[Any]]]] = {key: defaultdict(set) for key in keys}
    for values in product(*keys.values()):
        whole = completed(case, dict(zip(keys, values, strict=True)))
        if whole is None:
            continue
        outcome = frozenset(before_the_last_rule(whole).items())
        for place, key in enumerate(keys):
            seen[key][values[:place] + values[place + 1 :]].add(outcome)
    asked = {key for key, by_others in seen.items() if any(len(outcomes) > 1 for outcomes in by_others.values())}
    return asked | ({("people", None)} if other_children_may_be_yes(case) else set())


def other_children_may_be_yes(case: Case) -> bool:
    """Say whether somebody said that there are children who are not listed."""
    return bool(case.get("other_children") == "yes")
