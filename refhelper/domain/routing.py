"""The plan: each rule weighed for each person, the verdicts, and the order in which to act."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from refhelper.domain.case import Case, Person, area_of
from refhelper.domain.facts import Known
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.questions import Asker
from refhelper.domain.rules import Fact, Rulebook
from refhelper.domain.situation import Situation, weigh_case
from refhelper.domain.vocabulary import SERVICES_BY_AREA, Verdict
from refhelper.domain.weighing import DEADLINES, Weighed, outcomes, weighed

Hear = Callable[[str, Person | None, tuple[Weighed, ...], Known], None]
TO_DO = {Verdict.MUST, Verdict.OFFER, Verdict.CONSIDER}
"""The verdicts that give somebody something to do."""


def plan(case: Case, rulebook: Rulebook, today: date) -> Plan:
    """Return the plan of a case on a day: a pure function of case, rules, directory and date."""
    situation = Situation(case, today, rulebook)
    asker = Asker(situation, rulebook)
    found = destinations(situation, rulebook, asker.hear)
    return Plan(asker.questions(), found)


def destinations(situation: Situation, rulebook: Rulebook, hear: Hear) -> tuple[Destination, ...]:
    """Return the destinations in the order in which to act; `hear` is told of each as it is weighed."""
    found = list(_for_people(situation, rulebook, hear))
    found += _for_case(situation.case, rulebook, hear)
    if not any(destination.verdict in TO_DO for destination in found):
        found += _for_case(situation.case, rulebook, hear, nothing_else=True)
    return tuple(sorted(found, key=lambda one: _order(one, rulebook.services)))


def _for_people(situation: Situation, rulebook: Rulebook, hear: Hear) -> Iterator[Destination]:
    for person in situation.case.people:
        view = situation.known(person)
        weigh = situation.facts(person, view).weigh
        for service, rules in rulebook.person_rules.items():
            found = weighed(rules, weigh, view.ones)
            hear(service, person, found, view)
            if destination := _destination(service, person, found):
                yield destination


def _for_case(case: Case, rulebook: Rulebook, hear: Hear, *, nothing_else: bool = False) -> list[Destination]:
    view, facts = weigh_case(case, nothing_else=nothing_else)
    found = []
    for service, rules in rulebook.case_rules.items():
        chosen = tuple(rule for rule in rules if (Fact.NOTHING_ELSE in rule.row.when) is nothing_else)
        weights = weighed(chosen, facts.weigh, view.ones)
        hear(service, None, weights, view)
        if destination := _destination(service, None, weights):
            found.append(destination)
    return found


def _destination(service: str, person: Person | None, found: tuple[Weighed, ...]) -> Destination | None:
    outcome = next((outcome for outcome, states in outcomes(found, 1) if states), None)
    if outcome is None:
        return None
    asking = outcome.verdict is Verdict.ASK
    area = area_of(person.lives_in) if person and service in SERVICES_BY_AREA else None
    must_open = any(rule.outcome.verdict is Verdict.MUST and not truth.sure for rule, truth in found)
    return Destination(
        service=service,
        person=person.ref if person else None,
        verdict=outcome.verdict,
        deadline=outcome.deadline,
        area=area,
        reasons=reasons_for(found, outcome.verdict),
        could_be_must=asking and must_open,
    )


def reasons_for(found: Iterable[Weighed], verdict: Verdict) -> tuple[Reason, ...]:
    """Return the reasons of the rules that give the verdict; for `ask`, of the rules that are still open."""
    asking = verdict is Verdict.ASK
    chosen = [
        rule for rule, truth in found if asking != bool(truth.sure) and (asking or rule.outcome.verdict is verdict)
    ]
    return tuple(dict.fromkeys(Reason(rule.row.id, rule.row.because, rule.row.source) for rule in chosen))


def _order(destination: Destination, services: tuple[str, ...]) -> tuple[int, int, int, str]:
    verdict = destination.verdict
    ranks = {Verdict.MUST: 1, Verdict.CONSIDER: 3, Verdict.OFFER: 4, Verdict.ASK: 5, Verdict.BLOCKED: 6}
    rank = 2 if destination.could_be_must else ranks[verdict]
    if destination.service == services[0]:
        rank = 0
    deadline = DEADLINES.index(destination.deadline) if verdict is Verdict.MUST else 0
    return rank, deadline, services.index(destination.service), destination.person or ""
