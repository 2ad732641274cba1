"""`refhelper templates check`: every problem of a folder of letter templates, with file and line."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refhelper.commands.inputs import command
from refhelper.domain.errors import Problem

if TYPE_CHECKING:
    from refhelper.adapters.templates import Templates


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    group = command(commands, "templates", "the letter templates: check a folder of them")
    own = group.add_subparsers(title="commands", metavar="", required=True)
    check = command(own, "check", "report every problem of the letter templates, with file and line", _check)
    check.add_argument("folder", nargs="?", metavar="FOLDER", help="the folder; without it, the one in use")


def _check(options: argparse.Namespace) -> None:
    from refhelper.adapters import locations
    from refhelper.adapters.template_trial import problems_of_trial
    from refhelper.adapters.templates import Templates, unusable

    folder = Path(options.folder) if options.folder else locations.templates_folder()
    read = Templates(folder)
    if problems := problems_of_trial(read):
        raise unusable(problems)
    warnings = _unknown(read, Templates(locations.templates_folder()))
    print("\n".join([*map(str, warnings), f"{len(read.names)} templates, no problems, {len(warnings)} warnings"]))


def _unknown(read: "Templates", shipped: "Templates") -> list[Problem]:
    """Return a warning for each section that the shipped template of this name does not have."""
    return [
        Problem(*read.place_of(name, section), section, f"is no section of the shipped template: {', '.join(known)}")
        for name in read.names
        for section in read.sections(name)
        if section not in (known := shipped.sections(name))
    ]
