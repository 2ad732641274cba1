"""What the commands have in common: how one is added, its clock, and how it reads cases and standard input."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refhelper.domain.errors import BadInputError

if TYPE_CHECKING:
    from refhelper.domain.case import Case

STANDARD_INPUT = "-"
Run = Callable[[argparse.Namespace], int | None]


def command(commands: Any, name: str, text: str, run: Run | None = None) -> argparse.ArgumentParser:  # noqa: ANN401
    """Add a command with its help and return its parser; without `run` it is a group of further commands."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    if run:
        made.set_defaults(run=run)
        made.add_argument("--now", type=datetime.fromisoformat, help=argparse.SUPPRESS)
    return made


def clock_of(options: argparse.Namespace) -> Callable[[], datetime]:
    """Return the clock: the system's, or a standing one where the time was given."""
    from refhelper.adapters import clock

    given: datetime | None = options.now
    return clock.now if given is None else lambda: given


def read_cases(names: Sequence[str], now: datetime) -> list["Case"]:
    """Read case files; BadInputError with every problem of all of them where one cannot be used."""
    from refhelper.adapters import case_files, yaml_text

    cases, problems = [], []
    for name in names:
        if name == STANDARD_INPUT:
            text, wrong = yaml_text.decode(standard_input(), "standard input")
            case, wrong = (None, wrong) if text is None else case_files.parse_case(text, "standard input", now.date())
        else:
            case, wrong = case_files.read_case(Path(name), now.date())
        problems += wrong
        cases += [case] if case else []
    if problems:
        msg = "The case cannot be read; nothing was printed."
        raise BadInputError(msg, problems)
    return cases


def standard_input() -> bytes:
    """Return what stands on standard input, up to just over the largest size that is read."""
    from refhelper.adapters.yaml_text import LARGEST_BYTES

    return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_BYTES + 1)
