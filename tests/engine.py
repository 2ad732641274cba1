"""The shipped rules and directory, and plans made from cases written as plain data, for the tests."""

from datetime import date
from functools import cache
from typing import Any

import yaml

from refhelper.adapters.case_files import parse_case
from refhelper.bootstrap import shipped_rulebook
from refhelper.domain.case import Case
from refhelper.domain.plan import Plan
from refhelper.domain.routing import plan
from refhelper.domain.rules import Rulebook

TODAY = date(2026, 11, 20)


@cache
def rulebook() -> Rulebook:
    """Return the rules and eligibility as shipped."""
    return shipped_rulebook()


def case_of(case: dict[str, Any]) -> Case:
    """Return the model of a case that must be sound."""
    found, problems = parse_case(yaml.safe_dump(case, default_style='"', sort_keys=False), "case.yaml", TODAY)
    assert found is not None, problems
    return found


def plan_of(case: dict[str, Any], rules: Rulebook | None = None) -> Plan:
    """Return the plan of a case written as plain data, on its own day."""
    read = Case.model_validate(case)
    on = read.at.date() if read.at else TODAY
    return plan(read, rules or rulebook(), on)
