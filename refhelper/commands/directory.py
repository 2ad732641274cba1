"""`refhelper directory`: the directory of destinations."""

import argparse
from pathlib import Path
from typing import Any

from refhelper.commands.inputs import command
from refhelper.domain.errors import BadInputError


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the commands."""
    directory = command(commands, "directory", "check the directory of destinations")
    checks = directory.add_subparsers(title="commands", metavar="", required=True)
    check = command(checks, "check", "report every problem in a directory file", _directory_check)
    check.add_argument("file", nargs="?", metavar="FILE", help="the file; without it, the directory in use")


def _directory_check(options: argparse.Namespace) -> None:
    from refhelper.adapters import locations
    from refhelper.adapters.directory_files import check_file

    path = Path(options.file) if options.file else locations.directory_file()
    problems, warnings, services = check_file(path)
    if problems:
        msg = "The directory cannot be used as it is."
        raise BadInputError(msg, problems)
    print("\n".join(str(warning) for warning in warnings))
    print(f"{path.name}: {services} services, no problems, {len(warnings)} warnings")
