"""`refhelper route`: the plan for case files."""

import argparse
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from refhelper.commands.inputs import clock_of, command, read_cases

if TYPE_CHECKING:
    from refhelper.consultation import Consultation
    from refhelper.domain.case import Case
    from refhelper.domain.plan import Plan
    from refhelper.domain.rules import Rulebook


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    route = command(commands, "route", "print the plan for one or more case files", _route, practice=True)
    route.add_argument("cases", nargs="+", metavar="CASE", help="a case file, YAML or JSON; - is standard input")
    route.add_argument("--json", action="store_true", help="print JSON, one object a line where there are several")
    route.add_argument("--explain", action="store_true",
                       help="also say what would change each verdict, and why not the other services")  # fmt: skip


def _route(options: argparse.Namespace) -> None:
    now = clock_of(options)()
    cases = read_cases(options.cases, now)
    if options.json:
        print("\n".join(json.dumps(made, ensure_ascii=False) for made in _as_json(cases, now, explain=options.explain)))
        return
    from refhelper import bootstrap
    from refhelper.plain.plan_text import plan_text

    consultations = [bootstrap.consultation(case, lambda: now) for case in cases]
    texts = (plan_text(one) + (_explained(one) if options.explain else "") for one in consultations)
    print("\n\n".join(texts))


def _as_json(cases: list["Case"], now: datetime, *, explain: bool) -> Iterator[dict[str, object]]:
    from refhelper import bootstrap
    from refhelper.domain import plan, routing

    rules = bootstrap.rulebook_in_use()
    for case in cases:
        day = (case.at or now).date()
        made = routing.plan(case, rules, day)
        yield plan.as_json(made) | (_explanation(case, made, rules, day) if explain else {})


def _explanation(case: "Case", made: "Plan", rules: "Rulebook", day: date) -> dict[str, object]:
    from refhelper import bootstrap
    from refhelper.domain.explain import Explainer
    from refhelper.plain.explain_text import explain_json
    from refhelper.ui.explaining import names

    directory = bootstrap.directory_in_use().directory
    called = names(case, lambda service: directory.by_id[service].name)
    return {"explanation": explain_json(Explainer(case, made, rules, day).whole(), called)}


def _explained(consultation: "Consultation") -> str:
    from refhelper.plain.explain_text import explain_text

    return f"\n\n{explain_text(consultation)}"
