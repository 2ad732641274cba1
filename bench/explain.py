"""Why not, and what would change it, for one of six people (what one key shows) and for all of them."""

import json
from collections.abc import Iterator

from bench.routing import DAY, REFERENCE, loads, six_people
from bench.timing import Measure, interleaved
from refhelper.bootstrap import shipped_rulebook
from refhelper.domain.case import Case
from refhelper.domain.explain import Explainer
from refhelper.domain.plan import Plan
from refhelper.domain.routing import plan

TARGETS = {"complete": 6.5, "every answer left out": 24.0}
"""For one person; set from the first run, with half as much again for a noisy machine."""


def measures() -> Iterator[Measure]:
    """Measure both cases of six."""
    rules = shipped_rulebook()
    for name, target in TARGETS.items():
        plain = six_people(complete=name == "complete")
        case = Case.model_validate(plain)
        made = plan(case, rules, DAY)

        def one_person(case: Case = case, made: Plan = made) -> None:
            Explainer(case, made, rules, DAY).about("p0")

        def everybody(case: Case = case, made: Plan = made) -> None:
            Explainer(case, made, rules, DAY).whole()

        reference, one, every = interleaved(7, loads(json.dumps(plain)), one_person, everybody)
        yield Measure(
            f"why not, and what would change it, for one of six people, {name}", one, REFERENCE, reference, target
        )
        yield Measure(f"the same for all six, {name}", every, REFERENCE, reference)
