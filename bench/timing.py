"""Interleaved timing: each thing and its reference in turn, medians, and the ratio between them."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Measure(NamedTuple):
    """One measured thing: seconds, the seconds of its reference, and the ratio that is the target, if any."""

    name: str
    seconds: float
    reference: str
    reference_seconds: float
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference it takes."""
        return self.seconds / self.reference_seconds

    @property
    def met(self) -> bool:
        """Whether the target is met; true where there is none."""
        return self.target is None or self.ratio <= self.target

    def __str__(self) -> str:
        """Give one line of the table."""
        target = "" if self.target is None else f", target {self.target:g}: {'met' if self.met else 'MISSED'}"
        times = f"{self.seconds * 1000:.1f} ms against {self.reference_seconds * 1000:.1f} ms of {self.reference}"
        return f"{self.name}: {self.ratio:.2f} times ({times}{target})"


def interleaved(runs: int, *things: Callable[[], object], clock: Callable[[], float] = perf_counter) -> list[float]:
    """Return the median seconds of each thing over so many rounds of all of them."""
    times: list[list[float]] = [[] for _ in things]
    for _ in range(runs):
        for taken, thing in zip(times, things, strict=True):
            start = clock()
            thing()
            taken.append(clock() - start)
    return [median(taken) for taken in times]
