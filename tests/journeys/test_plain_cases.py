"""The four plain cases and a family of six, typed in a real terminal from the start to the complete plan."""

import sys

import pytest

from tests.journeys.cases import F4, PLAIN, SIX, enter
from tests.journeys.terminal import Terminal

SIZES = [(80, 24), (120, 30)]


def plan_of(at: Terminal) -> str:
    """Go through the plan line by line, and return everything that was seen of it."""
    at.press(F4)
    at.until("[3 Plan]")
    seen = [at.panel(2)]
    for _ in range(40):
        at.press("\x1b[B")
        seen.append(at.panel(2))
    return "\n".join(seen)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("case", PLAIN, ids=[case.name for case in PLAIN])
def test_a_plain_case_comes_to_its_destination_in_few_keys(environment, case, columns, rows) -> None:
    with Terminal([sys.executable, "-m", "refhelper"], environment, columns, rows) as at:
        enter(at, case)
        assert at.pressed <= 25
        plan = plan_of(at)
        assert "Plan - complete" in plan
        for words in case.planned:
            assert words in plan, words


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_six_people_in_two_areas_with_a_refusal_and_an_unborn_child(environment, columns, rows) -> None:
    with Terminal([sys.executable, "-m", "refhelper"], environment, columns, rows) as at:
        enter(at, SIX)
        plan = plan_of(at)
        assert "Plan - complete" in plan
        for words in SIX.planned:
            assert words in plan, words
