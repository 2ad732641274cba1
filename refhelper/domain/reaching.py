"""How a destination of the plan is reached: its lines for a person here and now, what to heed, what holds at night."""

from datetime import datetime

from refhelper.domain import contacts
from refhelper.domain.case import Person
from refhelper.domain.contacts import NATIONAL, Contact, Cover, Line
from refhelper.domain.directory import Directory, Service, contacts_for
from refhelper.domain.opening_hours import may_be_out_of_hours
from refhelper.domain.plan import Destination, Plan
from refhelper.domain.vocabulary import Deadline, District, Verdict

ONE_CHANCE = "forced_marriage_unit"
"""The service whose warnings hold for whoever else is told of a forced marriage or of honour-based abuse."""
_TOLD_TOO = frozenset({"police_101", "childrens_social_care", "adult_social_care"})


def lines(service: Service, person: Person | None, now: datetime) -> tuple[Line, ...]:
    """Return the lines that serve a person (None: the whole case), each as it is read; those closed now come last."""
    shown = dict.fromkeys(contacts.line_at(contact, now) for contact in _answered_first(_serving(service, person), now))
    return tuple(sorted(shown, key=lambda line: contacts.CLOSED in line.state_words))


def _serving(service: Service, person: Person | None) -> tuple[Contact, ...]:
    district = person.lives_in if person else District.NOT_KNOWN
    roles = person.roles if person else (None,)
    return tuple(contact for role in roles for contact in contacts_for(service, district, role))


def _answered_first(found: tuple[Contact, ...], now: datetime) -> list[Contact]:
    """Return lines in their order, but outside office hours those that are answered in hours alone last."""
    late = may_be_out_of_hours(now)
    return sorted(found, key=lambda contact: late and contact.cover is Cover.IN_HOURS)


def out_of_hours(service: Service, person: Person | None, destination: Destination) -> str:
    """Return what to do out of hours, where it cannot wait and no line is known to be answered then; else nothing."""
    waits = destination.verdict is not Verdict.MUST or destination.deadline not in {Deadline.NOW, Deadline.TODAY}
    serving = _serving(service, person)
    if waits or any(contact.value in NATIONAL for contact in serving):
        return ""
    return contacts.out_of_hours_note(serving)


def alerts(directory: Directory, plan: Plan, destination: Destination) -> tuple[str, ...]:
    """Return what to heed with a destination; where there may be one chance, the police and social care say so too."""
    if destination.verdict is Verdict.BLOCKED:
        return ()
    asked = [destination.service]
    if destination.service in _TOLD_TOO and _one_chance(plan):
        asked.insert(0, ONE_CHANCE)
    held = [directory.by_id[each] for each in asked if each in directory.by_id]
    return tuple(dict.fromkeys(alert for service in held for alert in service.alerts))


def _one_chance(plan: Plan) -> bool:
    return any(one.service == ONE_CHANCE and one.verdict is not Verdict.BLOCKED for one in plan.destinations)
