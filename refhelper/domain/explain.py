"""Why not, and what would change it.

For each verdict the single answers that change it; for each service not chosen (left out, not suitable, still open)
the nearest rule, with the one or two answers that differ. Worked out by weighing the rules as the plan does, over the
case with each single answer given otherwise; two answers are tried where one is not enough. Pure functions of case,
rules, directory and date; the order of people, concerns and answers changes nothing. A change of area alone is no
change of a verdict.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from refhelper.domain.case import Case
from refhelper.domain.over_supposed import ROUNDS, Nearest, OverSupposed, Turn
from refhelper.domain.plan import Plan
from refhelper.domain.routing import TO_DO
from refhelper.domain.rules import Fact, Outcome, Rulebook
from refhelper.domain.situation import CaseFacts, Situation
from refhelper.domain.supposed import Columns, OverCases, Supposed, SupposedSituation, case_columns
from refhelper.domain.supposing import sound, suppositions


class Explained(NamedTuple):
    """One service for one person (None: the whole case): the verdict, what would change it, and why not.

    `outcome` is None where the service is left out; then there are no turns. `nearest` is only for what was not
    chosen (left out, not suitable, still open), and None where no one or two answers that were tried would do.
    """

    service: str
    person: str | None
    outcome: Outcome | None
    turns: tuple[Turn, ...]
    nearest: Nearest | None


class Explainer:
    """Explains the plan of one case."""

    def __init__(self, case: Case, plan: Plan, rulebook: Rulebook, today: date) -> None:
        """Take the case with its plan, the rules and the day."""
        self.case, self.plan, self.rulebook, self.today = case, plan, rulebook, today
        self._base = Situation(case, today, rulebook)
        self._single: tuple[Supposed, ...] = tuple((one,) for one in suppositions(case, today, rulebook.eligibility))

    @cached_property
    def _situations(self) -> list[Situation]:
        return self._with(self._single)

    def _with(self, every: Iterable[Supposed]) -> list[Situation]:
        return [self._base, *(SupposedSituation(self._base, supposed) for supposed in every)]

    def whole(self) -> tuple[Explained, ...]:
        """Explain every service for everybody, in the order of the people's refs, the whole case last."""
        refs = sorted(person.ref for person in self.case.people)
        return tuple(one for ref in (*refs, None) for one in self.about(ref))

    def about(self, person: str | None) -> tuple[Explained, ...]:
        """Explain every service for one person, or for the whole case, in the order of the services."""
        if person is None:
            return tuple(self._for_case())
        found = self.weighed(person)
        far = {service: self._pairs(service, person, one) for service, one in found.items()}
        pairs: dict[str, Nearest] = {}
        for count in ROUNDS:
            wanted = {service: tuple(islice(each, count)) for service, each in far.items() if service not in pairs}
            pairs |= self._try(person, wanted)
        return tuple(_explained(service, person, one, pairs.get(service)) for service, one in found.items())

    def weighed(self, person: str) -> dict[str, OverSupposed]:
        """Return each service weighed for one person over the case and every single answer given otherwise."""
        over = OverCases(person, self._situations)
        return {
            service: OverSupposed(rules, over.weigh, over.view.ones, self._single)
            for service, rules in self.rulebook.person_rules.items()
        }

    # pairs of answers, where one is not enough

    def _pairs(self, service: str, person: str, weighing: OverSupposed) -> Iterator[Supposed]:
        """Yield the pairs to try: where no single answer does, or where two open answers come before a settled one."""
        asked = {(one.person, one.fact) for one in self.plan.questions if (service, person) in one.decides}
        still_open = {single for single in self._single if (single[0].person, single[0].key) in asked}
        only_open = weighing.nearest is not None
        if weighing.chosen or (only_open and (not asked or weighing.nearest_is_one_of(still_open))):
            return
        for one, two in weighing.pairs(still_open):
            pair = self._single[one - 1] + self._single[two - 1]
            if (not only_open or still_open.issuperset((each,) for each in pair)) and sound(
                self.case, pair, self.today
            ):
                yield pair

    def _try(self, person: str, far: dict[str, tuple[Supposed, ...]]) -> dict[str, Nearest]:
        tried = tuple(dict.fromkeys(pair for pairs in far.values() for pair in pairs))
        over = OverCases(person, self._with(tried))
        found = {}
        for service, pairs in far.items():
            rules = self.rulebook.person_rules[service]
            nearest = OverSupposed(rules, over.weigh, over.view.ones, tried).nearest_of(pairs)
            if nearest:
                found[service] = nearest
        return found

    # the whole case

    def _for_case(self) -> Iterator[Explained]:
        view = case_columns(self._situations)
        alone = self._with_nothing_to_do(view)
        for service, rules in self.rulebook.case_rules.items():
            if alone or service not in self._last_resorts():
                weigh = CaseFacts(view, nothing_else=alone).weigh
                yield _explained(service, None, OverSupposed(rules, weigh, view.ones, self._single), None)

    def _last_resorts(self) -> set[str]:
        every = self.rulebook.case_rules.items()
        return {service for service, rules in every if any(Fact.NOTHING_ELSE in rule.row.when for rule in rules)}

    def _with_nothing_to_do(self, view: Columns) -> int:
        """Return the cases in which no rule gives anybody anything to do; none where one does as things stand."""
        if all(self.plan.find(service, None) is None for service in self._last_resorts()):
            return 0
        busy = 0
        overs = [OverCases(person.ref, self._situations) for person in self.case.people]
        weighs = [(self.rulebook.person_rules, over.weigh) for over in overs]
        weighs.append((self.rulebook.case_rules, CaseFacts(view, nothing_else=0).weigh))
        for every, weigh in weighs:
            for rules in every.values():
                busy |= OverSupposed(rules, weigh, view.ones, self._single).states_with(TO_DO)
        return view.ones & ~busy


def _explained(service: str, person: str | None, weighing: OverSupposed, pair: Nearest | None) -> Explained:
    nearest = None if weighing.chosen else pair or weighing.nearest
    return Explained(service, person, weighing.now, weighing.turns if weighing.now else (), nearest)
