"""A rule that is broken on purpose (deleted, widened, narrowed, its verdict swapped) is noticed, for every row.

A break is noticed where the broken rules give a case another verdict, deadline or reason than the independent reading
of the routing table. The cases are made for the row, with the pairwise ones after them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from refhelper.domain.case import Case
from refhelper.domain.routing import reasons_for
from refhelper.domain.rules import Fact, Outcome, Rule
from refhelper.domain.situation import Situation, weigh_case
from refhelper.domain.vocabulary import Deadline, Verdict
from refhelper.domain.weighing import outcomes, weighed
from tests.domain import oracle, row_cases
from tests.domain.families import every_pair_about_one_person, every_pair_in_a_family
from tests.engine import TODAY, rulebook

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well

SWAPPED = {
    Verdict.MUST: Outcome(Verdict.CONSIDER, None),
    Verdict.CONSIDER: Outcome(Verdict.MUST, Deadline.TODAY),
    Verdict.OFFER: Outcome(Verdict.CONSIDER, None),
    Verdict.BLOCKED: Outcome(Verdict.CONSIDER, None),
}
EVERY_TRUTH = {(1, 1), (0, 0), (0, 1)}
"""Where a row fires, where it does not, and where that is not known."""


def labelled() -> Iterator[tuple[str, str, int]]:
    """Name each row of each service, counting the parts of one rule."""
    for scope in ("person_rules", "case_rules"):
        for service, rules in getattr(rulebook(), scope).items():
            seen: dict[str, int] = {}
            for place, rule in enumerate(rules):
                seen[rule.row.id] = seen.get(rule.row.id, 0) + 1
                yield f"{rule.row.id}.{seen[rule.row.id]} {service}", f"{scope} {service}", place


ROWS = {label: (where, place) for label, where, place in labelled()}

ONLY_THE_HARMED = "the risk to somebody is above standard only where they are harmed"
BLOCKED_ANYWAY = "R053 blocks whoever refused or cannot be asked, and a block outranks an offer"
ALLOWED_TO_LIVE = {
    "R018.1 childrens_social_care: when role dropped": ONLY_THE_HARMED,
    "R020.2 adult_social_care: when role dropped": ONLY_THE_HARMED,
    "R040.1 marac: when role dropped": ONLY_THE_HARMED,
    "R041.1 marac: when role dropped": ONLY_THE_HARMED,
    "R041.1 safeguarding_advice: when role dropped": ONLY_THE_HARMED,
    "R045.1 police_101: when role dropped": ONLY_THE_HARMED,
    "R045.2 police_101: when role dropped": ONLY_THE_HARMED,
    "R045.2 police_101: when risk_to dropped": "honour-based abuse and forced marriage are always high risk",
    "R047.1 clares_law: any dropped": "harm by a partner is always domestic",
    "R047.1 clares_law: any 2 dropped": "harm by a partner is always domestic",
    "R050.1 plus_choices: when agrees_to_service dropped": BLOCKED_ANYWAY,
    "R060.1 respect_young_people: when agrees_to_service dropped": BLOCKED_ANYWAY,
    "R062.1 early_help: when agrees_to_service dropped": "the row beside it blocks a refusal, which outranks an offer",
    "R064.1 plus_choices: when agrees_to_service dropped": BLOCKED_ANYWAY,
    "R064.1 respect_young_people: when agrees_to_service dropped": BLOCKED_ANYWAY,
    "R075.3 modern_slavery_helpline: any dropped": "where it fails an offer or a block holds, and both outrank it",
}
"""Breaks that change nothing in any case, each with the reason."""


def rules_at(where: str) -> tuple[Rule, ...]:
    scope, service = where.split(" ")
    return getattr(rulebook(), scope)[service]


def breaks(rule: Rule) -> Iterator[tuple[str, Rule | None]]:
    yield "deleted", None
    yield "verdict swapped", rule._replace(outcome=SWAPPED[rule.outcome.verdict])
    for part in ("when", "could_be", "unless"):
        conditions = getattr(rule.row, part)
        for fact, values in conditions.items():
            without = {name: kept for name, kept in conditions.items() if name is not fact}
            yield f"{part} {fact} dropped", changed(rule, part, without)
            if len(values) > 1:
                for value in sorted(values):
                    yield f"{part} {fact} without {value}", changed(rule, part, {**conditions, fact: values - {value}})
    if rule.row.could_be:
        sure = {**rule.row.when, **rule.row.could_be}
        yield "could be read as is", rule._replace(row=rule.row.model_copy(update={"when": sure, "could_be": {}}))
    for part in ("any", "and_any"):
        alternatives = getattr(rule.row, part)
        if alternatives:
            yield f"{part} dropped", changed(rule, part, ())
        for place in range(len(alternatives)):
            yield f"{part} {place + 1} dropped", changed(rule, part, alternatives[:place] + alternatives[place + 1 :])


def changed(rule: Rule, part: str, value: object) -> Rule:
    return rule._replace(row=rule.row.model_copy(update={part: value}))


@cache
def pool() -> tuple[tuple[dict[str, Any], Any], ...]:
    cases = [*every_pair_about_one_person(1), *every_pair_in_a_family(2, 1)]
    return tuple((case, expected(case)) for case in cases)


def expected(case: dict[str, Any]) -> dict[Any, Any]:
    verdicts, behind = oracle.verdicts_and_reasons(case)
    return {key: (*said[:2], behind[key]) for key, said in verdicts.items()}


def tried_on(rule: Rule) -> Iterator[tuple[dict[str, Any], Any]]:
    for case in row_cases.around(rule):
        yield case, expected(case)
    yield from pool()


class Tried:
    """A case ready to be weighed by any rules for one service, with what the table says of it."""

    def __init__(self, case: dict[str, Any], expected: Any, where: str):
        scope, self.service = where.split(" ")
        self.expected = expected
        self.case = Case.model_validate(case)
        self.situation = Situation(self.case, TODAY, rulebook())
        self.of_case = scope == "case_rules"
        self.empty = ("safeguarding_advice", None) in expected

    def differs(self, rules: tuple[Rule, ...]) -> bool:
        if self.of_case:
            return self._differs(rules, None)
        return any(self._differs(rules, person) for person in self.case.people)

    def _differs(self, rules, person) -> bool:
        if person is None:
            view, facts = weigh_case(self.case, nothing_else=self.empty)
        else:
            view = self.situation.known(person)
            facts = self.situation.facts(person, view)
        found = weighed(rules, facts.weigh, 1)
        said = self.expected.get((self.service, person.ref if person else None))
        for outcome, _ in outcomes(found, 1):
            behind = frozenset(reason.rule for reason in reasons_for(found, outcome.verdict))
            return (outcome.verdict, outcome.deadline, behind) != said
        return said is not None


@pytest.mark.hazard("H01.3")
@pytest.mark.parametrize("label", ROWS)
def test_every_way_to_break_a_row_is_noticed(label: str) -> None:
    where, place = ROWS[label]
    rules = rules_at(where)
    broken = {name: rules[:place] + ((one,) if one else ()) + rules[place + 1 :] for name, one in breaks(rules[place])}
    alive = {name for name in broken if f"{label}: {name}" not in ALLOWED_TO_LIVE}
    for case, expected in tried_on(rules[place]):
        if not alive:
            break
        tried = Tried(case, expected, where)
        assert not tried.differs(rules), case
        alive -= {name for name in alive if tried.differs(broken[name])}
    assert sorted(alive) == []


def test_every_row_has_a_case_where_it_fires_one_where_it_does_not_and_one_where_it_is_not_known() -> None:
    for label, (where, place) in ROWS.items():
        rule = rules_at(where)[place]
        truths: set[tuple[int, int]] = set()
        for case in row_cases.around(rule):
            if truths == EVERY_TRUTH:
                break
            truths.add(truth_of(rule, case, where))
        can_be_open = any(fact in row_cases.OPEN for fact in facts_of(rule))
        assert {(1, 1), (0, 0)} <= truths or where.startswith("case_rules"), label
        assert (0, 1) in truths or rule.row.could_be or not can_be_open or where.startswith("case_rules"), label


def facts_of(rule: Rule) -> set[Fact]:
    facts = set(rule.row.when)
    for condition in (*rule.row.any, *rule.row.and_any):
        facts |= set(condition)
    return facts


def truth_of(rule: Rule, case: dict[str, Any], where: str) -> tuple[int, int]:
    tried = Tried(case, {}, where)
    if tried.of_case:
        view, facts = weigh_case(tried.case, nothing_else=False)
        return tuple(rule.truth(facts.weigh, view.ones))
    person = tried.case.people[0]
    view = tried.situation.known(person)
    return tuple(rule.truth(tried.situation.facts(person, view).weigh, 1))
