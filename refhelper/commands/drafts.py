"""`refhelper drafts`: what is kept here, those to chase first; and deleting those that are finished."""

import argparse
import sys
from typing import Any

from refhelper.commands.inputs import clock_of, command


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    drafts = command(commands, "drafts", "list the drafts kept here, those to chase first", _drafts)
    what = "first delete the finished drafts kept for the days in the settings, but for those with somebody to chase"
    drafts.add_argument("--purge", action="store_true", help=what)


def _drafts(options: argparse.Namespace) -> int:
    from refhelper import bootstrap
    from refhelper.domain.draft_words import in_order, may_open, purged
    from refhelper.plain.draft_list import draft_list

    now = clock_of(options)
    settings, problems = bootstrap.settings_file().read()
    for problem in problems:
        print(f"{problem}; its default is used", file=sys.stderr)
    drafts = bootstrap.drafts(now)
    gone = drafts.purge(settings.kept_days) if options.purge else None
    found = in_order(drafts.summaries(), now().date())
    if gone is not None:
        print(purged(gone))
    print(draft_list(found, now().date(), settings.kept_days))
    return 0 if all(may_open(each) for each in found) else 1
