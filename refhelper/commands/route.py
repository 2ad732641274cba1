"""`refhelper route`: the plan for case files."""

import argparse
import json
from typing import Any

from refhelper.commands.inputs import clock_of, command, read_cases


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    route = command(commands, "route", "print the plan for one or more case files", _route, practice=True)
    route.add_argument("cases", nargs="+", metavar="CASE", help="a case file, YAML or JSON; - is standard input")
    route.add_argument("--json", action="store_true", help="print JSON, one object a line where there are several")


def _route(options: argparse.Namespace) -> None:
    from refhelper import bootstrap
    from refhelper.domain import plan, routing

    now = clock_of(options)()
    cases = read_cases(options.cases, now)
    rules = bootstrap.rulebook_in_use()
    plans = [routing.plan(case, rules, (case.at or now).date()) for case in cases]
    if options.json:
        print("\n".join(json.dumps(plan.as_json(made), ensure_ascii=False) for made in plans))
        return
    from refhelper.plain.plan_text import plan_text

    print("\n\n".join(plan_text(bootstrap.consultation(case, lambda: now)) for case in cases))
