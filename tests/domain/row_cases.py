"""Cases made for one row of the rules: where it fires, where each condition fails, and where it is not known."""

from collections.abc import Iterator
from typing import Any

from refhelper.domain.rules import VALUES, Fact, Rule
from tests.engine import rulebook

Plain = dict[str, Any]
Wanted = dict[Fact, str]

AGES = {"unborn": "unborn", "0-9": "5", "10-12": "11", "13-15": "14", "16": "16", "17": "17", "adult": "40"}
DISTRICTS = {
    "york": "york",
    "north_yorkshire": "selby",
    "elsewhere": "elsewhere",
    "served": "york",
    "outside": "elsewhere",
}
OPEN = {
    Fact.DANGER_NOW, Fact.OTHER_CHILDREN, Fact.AGE_BAND, Fact.AREA, Fact.SIGNIFICANT_HARM, Fact.ABUSE_RISK,
    Fact.RISK_TO, Fact.RISK_POSED, Fact.DOMESTIC, Fact.BY_PARTNER, Fact.PREGNANT, Fact.CARE_AND_SUPPORT_NEEDS,
    Fact.OTHERS_AT_RISK, Fact.UNABLE_TO_PROTECT_SELF, Fact.COERCED, Fact.WORKS_WITH, Fact.SERVICE_AGE,
    Fact.SERVICE_AREA, Fact.REFUSES_ALONE,
}  # fmt: skip
UNKNOWN = "?"


def base() -> Plain:
    """Return a case in which everything is settled and nothing is the matter."""
    settled = dict.fromkeys(
        ("by_partner", "coerced", "care_and_support_needs", "unable_to_protect_self", "pregnant"), "no"
    )
    ann = {
        "ref": "ann", "roles": [], "age": "40", "lives_in": "york", "patient": "yes", "told": "yes", "concerns": [],
        "high_risk_features": [], "risk": "standard", "risk_posed": "standard", "significant_harm": "no",
        "agrees_to_share": "yes", "agrees_to_service": "yes", "capacity": "has", "works_with": "neither", **settled,
    }  # fmt: skip
    return {
        "refhelper_case": "1",
        "at": "2026-11-20T10:30",
        "danger_now": "no",
        "other_children": "no",
        "people": [ann],
    }


def written(wanted: Wanted, of: str, role: str = "affected") -> Plain | None:
    """Return a case in which each fact about ann has its value, or None where no case file may say so.

    Where no role is wanted she has the one given.
    """
    case = base()
    ann = case["people"][0]
    for fact in sorted(wanted, key=list(Fact).index):
        put(case, ann, fact, wanted[fact], of)
    if not ann["roles"]:
        ann["roles"] = [role]
    if ann.get("age") == "unborn":
        ann.pop("age")
        ann["unborn"] = "yes"
    return case if sound(ann) else None


def sound(ann: Plain) -> bool:
    young = ann.get("unborn") == "yes" or int(ann.get("age", "40")) < 10
    return not (young and ann.get("pregnant") == "yes") and not ("unborn" in ann and "harming" in ann["roles"])


def put(case: Plain, ann: Plain, fact: Fact, value: str, of: str) -> None:
    match fact:
        case Fact.ROLE | Fact.CONCERN | Fact.FEATURE:
            if value != UNKNOWN:
                ann[{"role": "roles", "concern": "concerns", "feature": "high_risk_features"}[fact]].append(value)
        case Fact.ONLY_HARMING:
            ann["roles"] = ["harming"] if value == "yes" else [*ann["roles"], "affected"]
        case Fact.CONCERN_OF_HARM:
            ann["concerns"] += ["neglect"] if value == "yes" else []
        case Fact.STRANGULATION:
            ann["high_risk_features"] += ["strangulation"] if value == "yes" else []
        case Fact.SPOKEN_TO:
            if value == "no":
                ann |= {"patient": "no", "agrees_to_service": "not_asked"}
        case Fact.THIRD_PARTY:
            if value == "yes":
                ann |= {"patient": "no", "told": "no", "roles": [*ann["roles"], "harmed"]}
        case Fact.AGE_BAND:
            put_or_forget(ann, "age", AGES.get(value))
        case Fact.SERVICE_AGE:
            ages = sorted(rulebook().eligibility[of].ages(value)) if value != UNKNOWN else [None]
            age = ages[-1] if ages and value == "below" else ages[0] if ages else 0
            put_or_forget(ann, "age", None if age is None else str(max(age, 0)))
        case Fact.SERVICE_OVERLAP:
            ann["age"] = "16" if value == "yes" else "40"
        case Fact.AREA | Fact.SERVICE_AREA:
            put_or_forget(ann, "lives_in", DISTRICTS.get(value))
        case Fact.RISK_TO:
            put_or_forget(ann, "risk", None if value == UNKNOWN else value)
        case Fact.ABUSE_RISK:
            case["people"].append(
                {"ref": "bea", "roles": ["harmed"], "age": "40", "lives_in": "york", "concerns": ["domestic_abuse"]}
            )
            put_or_forget(case["people"][-1], "risk", None if value == UNKNOWN else value)
        case Fact.DOMESTIC:
            ann["concerns"] += ["domestic_abuse"] if value == "yes" else []
            if value == UNKNOWN:
                ann["by_partner"] = "not_known"
        case Fact.HARMS_A_CHILD:
            if value == "yes":
                case["people"].append(
                    {
                        "ref": "eve",
                        "roles": ["harmed"],
                        "age": "8",
                        "lives_in": "york",
                        "harmed_by": ["ann"],
                        "risk": "standard",
                    }
                )
        case Fact.OTHERS_AT_RISK | Fact.OTHER_CHILDREN | Fact.DANGER_NOW:
            key = "danger_now" if fact is Fact.DANGER_NOW else "other_children"
            put_or_forget(case, key, None if value == UNKNOWN else value)
        case Fact.REFUSES_ALONE:
            ann |= {"agrees_to_share": "yes" if value == "no" else "no"}
            if value == UNKNOWN:
                ann.pop("coerced")
        case Fact.NOTHING_ELSE:
            ann["roles"] = ["affected"] if value == "yes" else ["harmed"]
        case _:
            put_or_forget(ann, fact.value, None if value == UNKNOWN else value)


def put_or_forget(where: Plain, key: str, value: str | None) -> None:
    if value is None:
        where[key] = "not_known"
        if key in {"age", "unborn"}:
            where.pop(key)
    else:
        where[key] = value


def firing(rule: Rule) -> Iterator[Wanted]:
    """Yield the ways to make a row fire: each alternative, and each allowed value of each condition."""
    row = rule.row
    for one in row.any or ({},):
        for other in row.and_any or ({},):
            parts = {**row.when, **row.could_be, **one, **other}
            first = {fact: _in_order(fact, values)[-1] for fact, values in parts.items()}
            yield first
            for fact, values in parts.items():
                yield from ({**first, fact: value} for value in _in_order(fact, values)[:-1])


def near(rule: Rule, wanted: Wanted) -> Iterator[Wanted]:
    """Yield what is one step from firing: each condition with each other value, and with what is barred."""
    row = rule.row
    for fact in wanted:
        for value in VALUES[fact]:
            if value != wanted[fact]:
                yield {**wanted, fact: value}
        if fact in {Fact.ROLE, Fact.CONCERN, Fact.FEATURE}:
            yield {name: value for name, value in wanted.items() if name is not fact}
    for fact, values in row.unless.items():
        yield from ({**wanted, fact: value} for value in _in_order(fact, values))
    for extra in (
        Fact.FEATURE,
        Fact.CONCERN,
        Fact.CAPACITY,
        Fact.AGREES_TO_SHARE,
        Fact.AGREES_TO_SERVICE,
        Fact.SPOKEN_TO,
    ):
        if extra not in wanted:
            yield from ({**wanted, extra: value} for value in VALUES[extra])


def unknown(wanted: Wanted) -> Iterator[Wanted]:
    """Yield what is not known: each open condition in turn."""
    yield from ({**wanted, fact: UNKNOWN} for fact in wanted if fact in OPEN)


def _in_order(fact: Fact, values: frozenset[str]) -> list[str]:
    return [value for value in VALUES[fact] if value in values]


def around(rule: Rule) -> Iterator[Plain]:
    """Yield every case made for a row."""
    of = rule.row.of or rule.service
    contexts: tuple[Wanted, ...] = ({}, {Fact.ABUSE_RISK: "standard"}, {Fact.AGREES_TO_SHARE: "not_asked"})
    for wanted in (context | fires for fires in firing(rule) for context in contexts):
        for one in (wanted, *near(rule, wanted), *unknown(wanted)):
            for role in ("affected", "harming", "harmed") if Fact.ROLE not in one else ("affected",):
                if case := written(one, of, role):
                    yield case
