"""The one entrance: the commands, and their exit codes: 0 done, 1 failed, 2 bad input, 3 not allowed as things stand.

With an error nothing is printed on standard output, and never a traceback: one could hold a patient's name.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from refhelper import __version__
from refhelper.adapters.locations import PRACTICE_VARIABLE
from refhelper.commands import directory, doctor, drafts, letters, paper, route, rules, templates, wording
from refhelper.commands.inputs import add_directory_option, read_cases, warn_of_practice
from refhelper.domain.errors import BadInputError, RefhelperError
from refhelper.domain.failures import named
from refhelper.domain.plain_text import clean

GROUPS = (route, letters, templates, wording, drafts, paper, directory, rules, doctor)
"""The modules of the commands, in the order of the help."""
INTERRUPTED = 130
_DEMO_AND_CASE = "--demo has a fictional case of its own, and saves nothing; a case file is a real one."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.disable()  # one command is over before a collection would pay
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no foreign code near a case, and no search for it
    if sys.stdout is None or sys.stderr is None:
        return 1  # there is nowhere to print to
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if "directory" in options:
        os.environ[PRACTICE_VARIABLE] = options.directory
    try:
        if getattr(options, "practice", False):
            warn_of_practice()
        code = options.run(options)
        sys.stdout.flush()
    except RefhelperError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as error:  # noqa: BLE001 - the last guard: a traceback could show what the case holds
        print(f"refhelper failed: {named(error)}.\nNothing was printed, and no file was changed.", file=sys.stderr)
        return 1
    return int(code or 0)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(clean(message)[0])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="refhelper",
        description="Where a safeguarding concern goes, whether it may be shared, and the letter. Offline.",
        epilog="Without a command the screens open. If anyone is in danger now: 999.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"refhelper {__version__}")
    parser.add_argument("--demo", action="store_true", help="practise on a fictional case; nothing of it is saved")
    parser.add_argument(
        "--plain", nargs="?", const="", metavar="CASE",
        help="talk line by line, for screen readers and plain terminals; on a case file where one is named",
    )  # fmt: skip
    parser.set_defaults(run=_screens)
    add_directory_option(parser)
    commands = parser.add_subparsers(title="commands", metavar="")
    for group in GROUPS:
        group.add(commands)
    return parser


def _screens(options: argparse.Namespace) -> int:
    from refhelper import bootstrap

    if options.plain is None:
        return bootstrap.run_screens(fictional=options.demo)
    if options.plain and options.demo:
        raise BadInputError(_DEMO_AND_CASE, [], "Leave out one of them.")
    from refhelper.adapters import clock

    case = read_cases([options.plain], clock.now())[0] if options.plain else None
    return bootstrap.run_lines(case, fictional=options.demo)
