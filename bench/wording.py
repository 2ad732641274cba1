"""How many of the sentences kept apart the wording rules find, and how often they cry wolf."""

from collections.abc import Iterator
from pathlib import Path

from bench.timing import Amount
from tests.domain.wording_cases import KEPT, SECOND, THIRD, false_alarms, missed, sentences

FOUND_AT_LEAST = 90
FALSE_ALARMS_AT_MOST = 2


def measures() -> Iterator[Amount]:
    """Measure each set of sentences."""
    for path in (KEPT, SECOND, THIRD):
        yield from _measures(path)


def _measures(path: Path) -> Iterator[Amount]:
    every = sentences(path)
    problems = [each for each in every if each.group]
    clean = len(every) - len(problems)
    found, false = len(problems) - len(missed(every)), len(false_alarms(every))
    yield Amount(
        f"wording, {path.stem}: problem sentences found",
        100 * found / len(problems),
        "%",
        FOUND_AT_LEAST,
        least=True,
        note=f"{found} of {len(problems)}",
    )
    yield Amount(
        f"wording, {path.stem}: false alarms in 100 clean sentences",
        100 * false / clean,
        "sentences",
        FALSE_ALARMS_AT_MOST,
        note=f"{false} of {clean}",
    )
