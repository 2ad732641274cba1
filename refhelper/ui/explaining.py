"""What would change a verdict, and why not the others, in sentences: people by their names, rules in brackets."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from refhelper.domain.case import Case
from refhelper.domain.explain import Explained
from refhelper.domain.left_unsaid import (
    capacity_unanswered,
    harmed_in_no_part,
    harming_nobody_named,
    injured_baby_elsewhere,
    perhaps_relatives,
)
from refhelper.domain.over_supposed import Nearest
from refhelper.domain.part import OLDEST
from refhelper.domain.plan import Plan
from refhelper.domain.rules import Outcome
from refhelper.domain.supposing import MOST_TICKS, UNBORN, Act, Supposition
from refhelper.domain.vocabulary import Area, Deadline, District
from refhelper.ui import text, words

DEADLINE: Mapping[Deadline, str] = {
    Deadline.NOW: "now",
    Deadline.TODAY: "today",
    Deadline.NEXT_WORKING_DAY: "by the end of the next working day",
    Deadline.WHEN_AGREED: "when agreed",
}
LEFT_OUT = "not in the plan"
_ALL_BUT_YORK = tuple(district for district in words.DISTRICT if district not in {District.YORK, District.ELSEWHERE})
_ROLES = {"harmed": "harmed", "harming": "causing harm", "affected": "living with the harm"}
_SAID: Mapping[tuple[str, str], str] = {
    ("danger_now", "yes"): "somebody were in danger right now",
    ("danger_now", "no"): "nobody were in danger right now",
    ("other_children", "yes"): "there were another child or a pregnancy that is not listed",
    ("other_children", "no"): "there were no other child or pregnancy",
    ("agrees_to_service", "yes"): "{name} agreed to be referred",
    ("agrees_to_service", "no"): "{name} did not want to be referred",
    ("agrees_to_service", "unsafe_to_ask"): "it were unsafe to ask {name} about being referred",
    ("agrees_to_share", "yes"): "{name} agreed to information being shared",
    ("agrees_to_share", "no"): "{name} did not agree to information being shared",
    ("agrees_to_share", "unsafe_to_ask"): "it were unsafe to ask {name} about sharing",
    ("significant_harm", "yes"): "significant harm to {name} were known",
    ("significant_harm", "suspected"): "significant harm to {name} were suspected",
    ("significant_harm", "no"): "there were no significant harm to {name}, and none likely",
    ("by_partner", "yes"): "a current or former partner of {name} caused the harm",
    ("by_partner", "no"): "no current or former partner of {name} caused the harm",
    ("pregnant", "yes"): "{name} were pregnant",
    ("pregnant", "no"): "{name} were not pregnant",
    ("coerced", "yes"): "pressure or fear shaped the answer of {name}",
    ("coerced", "no"): "no pressure or fear shaped the answer of {name}",
    ("capacity", "has"): "{name} had capacity for this decision",
    ("capacity", "lacks"): "{name} lacked capacity for this decision",
    ("capacity", "unclear"): "it were unclear whether {name} has capacity",
    ("patient", "yes"): "{name} were the patient in the consultation",
    ("patient", "no"): "{name} were not the patient in the consultation",
    ("told", "yes"): "{name} had been told that information is shared",
    ("told", "no"): "{name} had not been told that information is shared",
    ("told", "unsafe"): "it were unsafe to tell {name} that information is shared",
    ("care_and_support_needs", "yes"): "{name} had needs for care and support",
    ("care_and_support_needs", "no"): "{name} had no needs for care and support",
    ("unable_to_protect_self", "yes"): "{name} were unable to protect themselves",
    ("unable_to_protect_self", "no"): "{name} were able to protect themselves",
    ("works_with", "children"): "{name} worked or volunteered with children",
    ("works_with", "adults_at_risk"): "{name} worked or volunteered with adults at risk",
    ("works_with", "neither"): "{name} worked with neither children nor adults at risk",
}
_LISTED: Mapping[tuple[str, Act], str] = {
    ("concerns", Act.ADD): "a concern about {name} were {values}",
    ("concerns", Act.TAKE_OUT): "{values} were no concern about {name}",
    ("high_risk_features", Act.ADD): "{values} had been seen or disclosed for {name}",
    ("high_risk_features", Act.TAKE_OUT): "{values} had not been seen or disclosed for {name}",
    ("roles", Act.ADD): "{name} were also {values}",
    ("roles", Act.TAKE_OUT): "{name} were not {values}",
    ("harmed_by", Act.ADD): "{name} were harmed by {values}",
    ("harmed_by", Act.TAKE_OUT): "{name} were not harmed by {values}",
    ("risk", Act.IS): "the risk to {name} were {values}",
    ("risk_posed", Act.IS): "the risk that {name} poses were {values}",
    ("dash_ticks", Act.IS): "the Dash checklist of {name} had {values} ticks",
    ("lives_in", Act.IS): "{name} were {values}",
    ("age", Act.IS): "{name} were {values}",
}


class Names(NamedTuple):
    """What people and services are called."""

    people: Mapping[str, str]
    service: Callable[[str], str]


def names(case: Case, service: Callable[[str], str]) -> Names:
    """Return what the people of a case are called, with the directory's names of services."""
    return Names({person.ref: person.label for person in case.people}, service)


def outcome(found: Outcome | None) -> str:
    """Return a verdict, with by when, in words."""
    if found is None:
        return LEFT_OUT
    said = words.VERDICT[found.verdict]
    return f"{said}, {DEADLINE[found.deadline]}" if found.deadline else said


def clause(supposed: Supposition, called: Names) -> str:
    """Return an answer given otherwise as it stands after "if"."""
    name = called.people.get(supposed.person or "", "")
    if (supposed.key, supposed.values[0]) in _SAID:
        return either(_SAID[supposed.key, value].format(name=name) for value in supposed.values)
    values = either(_values(supposed, called))
    return _LISTED[supposed.key, supposed.act].format(name=name, values=values)


def either(every: Iterable[str]) -> str:
    """Return a list as it is read, the last one after "or"."""
    *first, last = every
    return f"{', '.join(first)} or {last}" if first else last


def _values(supposed: Supposition, called: Names) -> Iterator[str]:
    match supposed.key:
        case "age":
            yield from _stretches(supposed.values, OLDEST, "over")
        case "dash_ticks":
            yield from _stretches(supposed.values, MOST_TICKS, "more")
        case "lives_in":
            yield from _places(supposed.values)
        case "harmed_by":
            yield from (called.people.get(value, value) for value in supposed.values)
        case _:
            said = {**words.CONCERN, **words.FEATURE, **words.RISK, **_ROLES}
            yield from (said[value] for value in supposed.values)


def _stretches(values: tuple[str, ...], last: int, beyond: str) -> Iterator[str]:
    """Return numbers as stretches: 3, under 10, 10 to 12, 18 or over. Under an age takes the unborn in."""
    numbers = sorted(int(value) for value in values if value != UNBORN)
    if UNBORN in values and 0 not in numbers:
        yield UNBORN
    for _, stretch in groupby(enumerate(numbers), lambda place: place[1] - place[0]):
        run = [number for _, number in stretch]
        low, high = run[0], run[-1]
        if high == last:
            yield f"{low} or {beyond}"
        elif low == 0:
            yield f"under {high + 1}"
        else:
            yield str(low) if low == high else f"{low} to {high}"


def _places(values: tuple[str, ...]) -> Iterator[str]:
    if set(_ALL_BUT_YORK) <= set(values):
        yield f"in {words.AREA[Area.NORTH_YORKSHIRE]}"
        values = tuple(value for value in values if value not in _ALL_BUT_YORK)
    yield from (
        words.AREA[Area.ELSEWHERE] if value == District.ELSEWHERE else f"in {words.DISTRICT[value]}" for value in values
    )


def changes(one: Explained, called: Names) -> Iterator[tuple[str, list[str]]]:
    """Yield each other verdict with the single answers that would give it."""
    found: dict[Outcome | None, list[str]] = {}
    for turn in one.turns:
        found.setdefault(turn.outcome, []).append(clause(turn.supposed, called))
    yield from ((outcome(turned), clauses) for turned, clauses in found.items())


def changes_in_lines(one: Explained, called: Names) -> Iterator[str]:
    """Yield what would change a verdict, an answer a line; two answers together where no single one would do."""
    for became, clauses in changes(one, called):
        yield from (f"if {each}: {became}" for each in clauses)
    if one.nearest and len(one.nearest.supposed) > 1:
        yield nearest(one.nearest, called)


def nearest(one: Nearest, called: Names) -> str:
    """Return what would bring the nearest rule."""
    clauses = ", and ".join(clause(supposed, called) for supposed in one.supposed)
    return f"if {clauses}: {outcome(one.outcome)} [{one.reason.rule}]"


def why_not(every: Iterable[Explained], called: Names) -> Iterator[str]:
    """Yield why each service was not chosen: not suitable and still open first, then those left out, nearest first."""
    chosen = [one for one in every if one.nearest]
    for one in sorted(chosen, key=lambda one: (one.outcome is None, len(one.nearest.supposed) if one.nearest else 0)):
        if one.nearest:
            yield f"{called.service(one.service)} ({outcome(one.outcome)}): {nearest(one.nearest, called)}"


def left_unsaid(case: Case, plan: Plan, on: date) -> list[str]:
    """Return a line for each thing that no question asks for and the plan turns on, with those it concerns."""
    found = (
        (text.PLAN_WHOM, harming_nobody_named(case)),
        (text.PLAN_RELATIVES, perhaps_relatives(case, on)),
        (text.PLAN_BABY, injured_baby_elsewhere(case, on)),
        (text.PLAN_NO_PART, harmed_in_no_part(case, on)),
        (text.PLAN_CAPACITY, capacity_unanswered(case, plan)),
    )
    return [said.format(who=", ".join(person.label for person in people)) for said, people in found if people]
