"""Six people, complete and with every answer left out: the plan with reasons, and the questions, measured apart."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bench.timing import Measure, interleaved
from refhelper.bootstrap import shipped_rulebook
from refhelper.domain.case import Case
from refhelper.domain.routing import destinations, plan
from refhelper.domain.situation import Situation

DAY = date(2026, 11, 20)
REFERENCE = "1,000 json.loads of the case"
TARGETS = {
    "complete": {"plan": 0.8, "questions": 0.5},
    "every answer left out": {"plan": 4.5, "questions": 8.0},
}
"""Set from the first run, with half as much again for a noisy machine."""
ROLES = (["harmed"], ["harming"], ["affected"], ["affected"], ["harmed", "harming"], ["harming"])
NAMES = {0: ["p1"], 4: ["p1", "p5"], 5: ["p0"]}
ANSWERS = {
    "by_partner": "no", "risk": "medium", "risk_posed": "medium", "significant_harm": "no", "coerced": "no",
    "care_and_support_needs": "no", "unable_to_protect_self": "no", "pregnant": "no", "works_with": "neither",
    "lives_in": "york",
}  # fmt: skip


def six_people(*, complete: bool) -> dict[str, Any]:
    """Return a case of six, with everything answered or nothing."""
    people = []
    for number, roles in enumerate(ROLES):
        answers = ANSWERS | {"age": "8" if roles == ["affected"] else "35"} if complete else {}
        people.append({"ref": f"p{number}", "roles": roles, "harmed_by": NAMES.get(number, []), **answers})
    settled = {"danger_now": "no", "other_children": "no"} if complete else {}
    return {"refhelper_case": "1", "at": "2026-11-20T10:30", **settled, "people": people}


def loads(text: str) -> Callable[[], None]:
    """Return the reference: what reads the text of a case a thousand times."""

    def reference() -> None:
        for _ in range(1000):
            json.loads(text)

    return reference


def measures() -> Iterator[Measure]:
    """Measure both cases."""
    rules = shipped_rulebook()
    for name in TARGETS:
        plain = six_people(complete=name == "complete")
        case = Case.model_validate(plain)

        def without_questions(case: Case = case) -> None:
            destinations(Situation(case, DAY, rules), rules, lambda *_: None)

        def whole(case: Case = case) -> None:
            plan(case, rules, DAY)

        reference, alone, all_of_it = interleaved(15, loads(json.dumps(plain)), without_questions, whole)
        yield Measure(f"plan for six people, {name}", alone, REFERENCE, reference, TARGETS[name]["plan"])
        yield Measure(
            f"questions for six people, {name}", all_of_it - alone, REFERENCE, reference, TARGETS[name]["questions"]
        )
