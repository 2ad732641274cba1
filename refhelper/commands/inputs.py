"""What the commands have in common: how one is added, its clock, and how it reads cases and standard input."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refhelper.domain.errors import BadInputError
from refhelper.domain.plain_text import clean, left_out

if TYPE_CHECKING:
    from refhelper.domain.case import Case
    from refhelper.domain.errors import Problem

STANDARD_INPUT = "-"
Run = Callable[[argparse.Namespace], int | None]


def command(
    commands: Any,  # noqa: ANN401 - argparse has no name for it
    name: str,
    text: str,
    run: Run | None = None,
    *,
    practice: bool = False,
) -> argparse.ArgumentParser:
    """Add a command with its help and return its parser; without `run` it is a group of further commands.

    `practice`: it reads the directory in use, so a practice's own one that is not in use is said before it runs.
    """
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    if run:
        made.set_defaults(run=run, practice=practice)
        made.add_argument("--now", type=datetime.fromisoformat, help=argparse.SUPPRESS)
    if practice:
        add_directory_option(made)
    return made


def add_directory_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a practice's own directory; given to a command it stands for the whole program."""
    text = "the practice's own directory: its folder, or its file; else REFHELPER_DIRECTORY, else your settings folder"
    parser.add_argument("--directory", default=argparse.SUPPRESS, metavar="FOLDER_OR_FILE", help=text)


def warn_of_practice() -> None:
    """Say on standard error that the practice's own directory is not in use, where it is not, and why."""
    from refhelper import bootstrap

    if not bootstrap.has_practice_directory():
        return
    from refhelper.domain.practice_directory import REFUSED

    if problems := bootstrap.directory_in_use().problems:
        print(f"{REFUSED}\n" + "\n".join(map(str, problems)), file=sys.stderr)


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
            case, wrong = (None, wrong) if text is None else _from_standard_input(text, now)
        else:
            case, wrong = case_files.read_case(Path(name), now.date(), _say_hidden)
        problems += wrong
        cases += [case] if case else []
    if problems:
        msg = "The case cannot be read; nothing was printed."
        raise BadInputError(msg, problems)
    return cases


def _from_standard_input(text: str, now: datetime) -> "tuple[Case | None, list[Problem]]":
    from refhelper.adapters.case_files import parse_case

    return parse_case(text, "standard input", now.date(), _say_hidden)


def _say_hidden(name: str, removed: int) -> None:
    print(clean(f"{name}: {left_out(removed)}")[0], file=sys.stderr)


def standard_input() -> bytes:
    """Return what stands on standard input, up to just over the largest size that is read."""
    from refhelper.adapters.yaml_text import LARGEST_BYTES

    return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_BYTES + 1)
