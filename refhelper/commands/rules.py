"""`refhelper rulebook` and `refhelper rules diff`: the rules as a clinician reads them, and what a change changes."""

import argparse
from typing import Any

from refhelper.commands.inputs import command


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the commands."""
    book = command(commands, "rulebook", "print every rule as a clinician reads and signs it", _rulebook)
    book.add_argument("--wording", action="store_true", help="print the wording rules in full instead")
    group = command(commands, "rules", "compare two versions of the rules")
    own = group.add_subparsers(title="commands", metavar="", required=True)
    diff = command(own, "diff", "show in which situations the answer changes between two versions", _diff)
    diff.add_argument("old", metavar="OLD", help="a folder with rules/routing.yaml and directory.yaml, or a revision")
    diff.add_argument("new", metavar="NEW", help="another")
    diff.add_argument("--all", action="store_true", help="leave out no situation in which something is not known")


def _rulebook(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.plain.wording_table import wording_table

    print(wording_table(bootstrap.shipped_wording()) if options.wording else bootstrap.rulebook_text(), end="")


def _diff(options: argparse.Namespace) -> None:
    from refhelper.adapters.rule_versions import read_version
    from refhelper.domain.rule_changes import changes, reworded
    from refhelper.plain.rule_changes_text import rule_changes_text

    old, new = read_version(options.old), read_version(options.new)
    found = changes(old.rulebook, new.rulebook)
    print(rule_changes_text(found, reworded(old.rows, new.rows), everything=options.all))
