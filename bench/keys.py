"""Keystrokes from launch to a complete plan, and questions asked against a questionnaire that asks everything."""

import sys
import tempfile
from collections.abc import Iterator

from bench.screens import REFHELPER, opened
from bench.timing import Amount
from refhelper.bootstrap import shipped_rulebook
from tests.journeys.cases import PLAIN, SIX, Typed, enter

MOST_KEYS = 25
OF_THE_CASE = ("danger_now", "other_children", "people")


def measures() -> Iterator[Amount]:
    """Type every case in a terminal and count."""
    for case in (*PLAIN, SIX):
        yield from _typed(case, MOST_KEYS if case in PLAIN else None)


def _typed(case: Typed, most: float | None) -> Iterator[Amount]:
    with tempfile.TemporaryDirectory() as home, opened(home, *REFHELPER) as at:
        asked = enter(at, case)
        yield Amount(f"keys: {case.name}", at.pressed, "keys", most)
    fixed = _fixed(len(case.people))
    yield Amount(f"questions: {case.name}", asked, "asked", note=f"a fixed questionnaire would ask {fixed}")


def _fixed(people: int) -> int:
    every = shipped_rulebook().questions
    of_a_person = len(every) - len(OF_THE_CASE)
    return len(OF_THE_CASE) - 1 + people * of_a_person


if __name__ == "__main__":
    for amount in measures():
        print(amount)
    sys.exit(0)
