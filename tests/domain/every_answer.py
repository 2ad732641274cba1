"""Every single answer of a case file given otherwise, written down without the program: for brute force."""

from collections.abc import Iterator
from typing import Any

from tests.domain.family_keys import CONCERNS, FEATURES

Plain = dict[str, Any]
Answer = tuple[str | None, str, str, str]
"""Whose (None: the case), which key, how (is, add, take_out), and the value."""

AGES = ("unborn", *map(str, (0, 1, 9, 10, 11, 12, 13, 15, 16, 17, 18, 25, 59, 60, 61, 62, 100, 120)))
DISTRICTS = (
    *("york", "selby", "harrogate", "craven", "scarborough", "ryedale", "hambleton", "richmondshire", "elsewhere"),
)
YES_NO, LEVELS, AGREED = ("yes", "no"), ("standard", "medium", "high"), ("yes", "no", "unsafe_to_ask")
ONE_OF = {
    **dict.fromkeys(("by_partner", "pregnant", "coerced", "care_and_support_needs"), YES_NO),
    **dict.fromkeys(("unable_to_protect_self", "patient"), YES_NO),
    **dict.fromkeys(("risk", "risk_posed"), LEVELS),
    **dict.fromkeys(("agrees_to_share", "agrees_to_service"), AGREED),
    "significant_harm": ("yes", "suspected", "no"),
    "capacity": ("has", "lacks", "unclear"),
    "told": ("yes", "no", "unsafe"),
    "works_with": ("children", "adults_at_risk", "neither"),
    "dash_ticks": ("0", "5", "9", "10", "13", "14", "24"),
    "lives_in": DISTRICTS,
    "age": AGES,
}
MEMBERS = {
    "concerns": CONCERNS,
    "high_risk_features": (*FEATURES, "repeat_within_12_months"),
    "roles": ("harmed", "harming", "affected"),
}


def every_answer(case: Plain) -> Iterator[Answer]:
    """Yield every answer that could be given otherwise, be it the same or a contradiction."""
    for key in ("danger_now", "other_children"):
        yield from ((None, key, "is", value) for value in YES_NO)
    refs = [one["ref"] for one in case["people"]]
    for one in case["people"]:
        for key, values in ONE_OF.items():
            yield from ((one["ref"], key, "is", value) for value in values)
        for key, values in (*MEMBERS.items(), ("harmed_by", tuple(ref for ref in refs if ref != one["ref"]))):
            held = one.get(key, [])
            yield from ((one["ref"], key, "take_out" if value in held else "add", value) for value in values)


def given(case: Plain, answer: Answer) -> Plain:
    """Return the case with one answer given otherwise."""
    ref, key, act, value = answer
    if ref is None:
        return {**case, key: value}
    people = [_given(one, key, act, value) if one["ref"] == ref else one for one in case["people"]]
    return {**case, "people": people}


def _given(one: Plain, key: str, act: str, value: str) -> Plain:
    if key == "age":
        rest = {name: said for name, said in one.items() if name not in {"age", "date_of_birth", "unborn"}}
        return {**rest, **({"unborn": "yes"} if value == "unborn" else {"age": value})}
    held = one.get(key, [])
    match act:
        case "add":
            return {**one, key: [*held, value]}
        case "take_out":
            return {**one, key: [each for each in held if each != value]}
    return {**one, key: value}
