"""The four plain cases and a family of six, typed in a real terminal from the start to the complete plan."""

import sys

import pytest

from tests.journeys.cases import F4, PLAIN, SIX, enter
from tests.journeys.terminal import Terminal

DOWN = "\x1b[B"
SIZES = [(80, 24), (120, 30)]


def goes_on(at: Terminal) -> bool:
    """Say whether there is more below; that there is not is looked at again once nothing is painted any more."""
    for settled in (0.0, 1.5):
        at.settle(settled)
        if "more below" in at.panel(2) or "above and below" in at.panel(2):
            return True
    return False


def plan_of(at: Terminal) -> str:
    """Go through the plan line by line, each once the last is painted; return everything that was seen of it."""
    at.press(F4)
    at.until("[3 Plan]")
    seen = [at.panel(2)]
    while goes_on(at):
        painted = len(at.written)
        at.press(DOWN)
        at.until_true(lambda painted=painted: len(at.written) > painted)
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
