"""How fast the pure engine goes through cases, one after the other on one core, and the whole space of each service."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import yaml

from bench.timing import Amount
from refhelper.domain.case import Case
from refhelper.domain.plan import Plan
from tests.domain.space import Space
from tests.engine import case_of, plan_of, rulebook

CASES = Path(__file__).parents[1] / "tests" / "cases" / "shared.yaml"
ROUNDS = 3
CI_SECONDS = 120.0


def measures() -> Iterator[Amount]:
    """Plan every worked case, and count the states of every service."""
    worked = [each["case"] for each in yaml.safe_load(CASES.read_text(encoding="utf-8"))]
    cases = [as_data(case_of(each)) for each in worked]
    plan_of(cases[0])
    start = process_time()
    plans: list[Plan] = [plan_of(case) for _ in range(ROUNDS) for case in cases]
    rate = len(plans) / (process_time() - start)
    yield Amount("worked cases through the engine, with their questions", rate, "a second of one core")
    start = process_time()
    states = sum(Space(rows).width for rows in rulebook().person_rules.values())
    seconds = process_time() - start
    yield Amount(f"the whole space of every service, {states:,} states", seconds, "seconds of one core", CI_SECONDS)


def as_data(case: Case) -> dict[str, object]:
    """Return a case as plain data."""
    return case.model_dump(mode="json", by_alias=True, exclude_unset=True)
