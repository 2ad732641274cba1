"""Interleaved timing: each thing and its reference in turn, medians, and the ratio between them."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Measure(NamedTuple):
    """One measured thing: seconds, the seconds of its reference, and the ratio that is the target, if any.

    `at_most` is a second target in seconds, whatever the reference takes.
    """

    name: str
    seconds: float
    reference: str
    reference_seconds: float
    target: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference it takes."""
        return self.seconds / self.reference_seconds

    @property
    def met(self) -> bool:
        """Whether every target there is is met."""
        return (self.target is None or self.ratio <= self.target) and (
            self.at_most is None or self.seconds <= self.at_most
        )

    def __str__(self) -> str:
        """Give one line of the table."""
        wanted = [f"{self.target:g} times"] if self.target is not None else []
        wanted += [f"{self.at_most * 1000:.0f} ms"] if self.at_most is not None else []
        target = f", target {' and '.join(wanted)}: {'met' if self.met else 'MISSED'}" if wanted else ""
        times = f"{self.seconds * 1000:.1f} ms against {self.reference_seconds * 1000:.1f} ms of {self.reference}"
        return f"{self.name}: {self.ratio:.2f} times ({times}{target})"


class Amount(NamedTuple):
    """One counted thing, with its unit and the target: at most so many, or at least where `least` holds."""

    name: str
    amount: float
    unit: str
    target: float | None = None
    least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is met; true where there is none."""
        if self.target is None:
            return True
        return self.amount >= self.target if self.least else self.amount <= self.target

    def __str__(self) -> str:
        """Give one line of the table."""
        limit = "at least" if self.least else "at most"
        target = (
            f", target {limit} {self.target:g}: {'met' if self.met else 'MISSED'}" if self.target is not None else ""
        )
        note = f" ({self.note})" if self.note else ""
        return f"{self.name}: {self.amount:,.4g} {self.unit}{note}{target}"


def interleaved(runs: int, *things: Callable[[], object], clock: Callable[[], float] = perf_counter) -> list[float]:
    """Return the median seconds of each thing over so many rounds of all of them."""
    times: list[list[float]] = [[] for _ in things]
    for _ in range(runs):
        for taken, thing in zip(times, things, strict=True):
            start = clock()
            thing()
            taken.append(clock() - start)
    return [median(taken) for taken in times]
