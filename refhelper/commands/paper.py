"""`refhelper paper`: a blank form for the day the program will not start."""

import argparse
from typing import Any

from refhelper.commands.inputs import clock_of, command


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    command(commands, "paper", "print a blank form with the phone numbers", _paper, practice=True)


def _paper(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain.paper import paper

    print(paper(bootstrap.directory_in_use().directory, clock_of(options)().date()))
