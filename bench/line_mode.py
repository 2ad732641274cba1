"""From the start of `refhelper --plain` to its first prompt, and to the first answer, against bare imports."""

import subprocess
import sys
from collections.abc import Iterator

from bench.commands import REFERENCE, run
from bench.timing import Measure, interleaved

FIRST_PROMPT = b"Add the first person"
MOST_TO_PROMPT, MOST_TO_END = 1.2, 10.0
"""Set from the first run, with half as much again for a noisy machine."""


def measures() -> Iterator[Measure]:
    """Measure the first prompt, and a whole sitting in which one person is entered."""
    base, prompt, sitting = interleaved(11, lambda: run("-c", "import pydantic, yaml"), _first_prompt, _one_person)
    yield Measure("first prompt of the line mode", prompt, REFERENCE, base, MOST_TO_PROMPT)
    yield Measure("line mode from start to end, one person entered", sitting, REFERENCE, base, MOST_TO_END)


def _first_prompt() -> None:
    with _started() as process:
        assert process.stdout  # noqa: S101 - it was asked for
        while FIRST_PROMPT not in process.stdout.readline():
            pass
        process.kill()


def _one_person() -> None:
    with _started() as process:
        process.communicate(b"Anna 34 york harmed patient\n1\n")


def _started() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "refhelper", "--plain"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
