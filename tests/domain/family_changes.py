"""One change to a family at a time: more risk, one more child, a refusal, an answer taken back, another order."""

from collections.abc import Callable, Iterable, Iterator
from random import Random

from tests.domain.families import Plain
from tests.domain.family_keys import CONCERNS

Change = Callable[[Plain], Iterable[Plain]]

NEXT_LEVEL = {"standard": "medium", "medium": "high"}
CAN_BE_TAKEN_BACK = (
    *("lives_in", "by_partner", "risk", "risk_posed", "significant_harm", "coerced", "care_and_support_needs"),
    *("unable_to_protect_self", "pregnant", "works_with"),
)
RAISING = ("strangulation", "threats_to_kill", "stalking", "weapon", "escalating", "repeat_within_12_months")


def with_person(case: Plain, place: int, **answers: object) -> Plain:
    """Return the case with some answers about one person changed."""
    people = list(case["people"])
    people[place] = {**people[place], **answers}
    return {**case, "people": people}


def raising_a_risk(case: Plain) -> Iterator[Plain]:
    """Yield the case with one level, score or high-risk feature more."""
    for place, person in enumerate(case["people"]):
        for key in ("risk", "risk_posed"):
            if person.get(key) in NEXT_LEVEL:
                yield with_person(case, place, **{key: NEXT_LEVEL[person[key]]})
        if "dash_ticks" in person:
            yield with_person(case, place, dash_ticks=str(min(24, int(person["dash_ticks"]) + 5)))
        features = person.get("high_risk_features", [])
        feature = RAISING[(place + len(str(case))) % len(RAISING)]
        yield with_person(case, place, high_risk_features=list(dict.fromkeys([*features, feature])))
        if person.get("significant_harm") == "no":
            yield with_person(case, place, significant_harm="suspected")


def adding_a_child(case: Plain) -> Iterator[Plain]:
    """Yield the case with one more child who lives with it, or who is harmed and nothing else is known."""
    for roles in (["affected"], ["harmed"]):
        yield {**case, "people": [*case["people"], {"ref": "zoe", "roles": roles, "age": "6", "lives_in": "york"}]}


def adding_a_concern(case: Plain) -> Iterator[Plain]:
    """Yield the case with one more concern about one person; over many cases, every concern."""
    for place, person in enumerate(case["people"]):
        concerns = person.get("concerns", [])
        start = len(str(case)) % len(CONCERNS)
        for concern in (CONCERNS[start], CONCERNS[start - 7], CONCERNS[start - 15]):
            if concern not in concerns:
                yield with_person(case, place, concerns=[*concerns, concern])


def adding_danger(case: Plain) -> Iterator[Plain]:
    """Yield the case with somebody in danger now."""
    yield {**case, "danger_now": "yes"}


def forgetting(case: Plain) -> Iterator[Plain]:
    """Yield the case with one answer turned into not known."""
    for key in ("danger_now", "other_children"):
        if case.get(key, "not_known") != "not_known":
            yield {**case, key: "not_known"}
    for place, person in enumerate(case["people"]):
        for key in CAN_BE_TAKEN_BACK:
            if person.get(key, "not_known") != "not_known":
                yield with_person(case, place, **{key: "not_known"})
        without = {key: value for key, value in person.items() if key not in {"age", "date_of_birth", "unborn"}}
        if without != person:
            yield {**case, "people": [*case["people"][:place], without, *case["people"][place + 1 :]]}


def refusing(case: Plain) -> Iterator[tuple[str, Plain]]:
    """Yield who refuses, and the case with that one refusal in place of agreement or of not having been asked."""
    for place, person in enumerate(case["people"]):
        for key in ("agrees_to_share", "agrees_to_service"):
            if person.get(key) != "no":
                yield person["ref"], with_person(case, place, **{key: "no"})


def shuffled(case: Plain, chance: Random) -> Plain:
    """Return the same case in another order: people, lists and keys."""
    people = []
    for person in chance.sample(case["people"], len(case["people"])):
        keys = chance.sample(sorted(person), len(person))
        people.append({key: in_any_order(person[key], chance) for key in keys})
    return {key: people if key == "people" else case[key] for key in chance.sample(sorted(case), len(case))}


def in_any_order(value: object, chance: Random) -> object:
    """Return a list in another order; anything else as it is."""
    return chance.sample(value, len(value)) if isinstance(value, list) else value
