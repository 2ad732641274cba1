"""What the user decides or reports, as changes to the case, alike on the screens and in lines.

Who may be asked about as harmed or harming stands here as well. Knows nothing of Textual.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from refhelper.domain.case import Case, Person
from refhelper.domain.editing import Place
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination
from refhelper.domain.vocabulary import Role
from refhelper.ui import reading, text
from refhelper.ui.session import Session

Changes = Mapping[Place, object]
ADVICE = {"from": text.ADVICE_FROM, "on": text.ADVICE_ON}
"""What is written of advice, beside what was advised."""
DECISION = {"why": text.DECIDE_WHY, "by": text.DECIDE_BY}
"""What is written of a decision, beside what was decided."""


def advice_tests(session: Session) -> dict[str, Callable[[str], str]]:
    """Return what says of each answer about advice what is wrong with it."""
    return {"from": reading.needed, "on": partial(reading.past_day_fault, session.today)}


def advice(session: Session, outcome: str, written: Mapping[str, str]) -> Changes:
    """Return the changes that record advice on the letter that is being worked on."""
    day = reading.read_day(written["on"])
    made = {"from": written["from"], "outcome": outcome} | ({"on": day.isoformat()} if day else {})
    return session.entry_with({"advice": made})


def decision(case: Case, one: Destination, decided: str, written: Mapping[str, str]) -> Changes:
    """Return the changes that record the clinician's own decision on a line of the plan, in place of an earlier one."""
    person, service = one.person or WHOLE_CASE, one.service
    others = [each for each in case.decisions if (each.person, each.service) != (person, service)]
    return {("decisions",): [*others, {"person": person, "service": service, "decided": decided, **written}]}


def amend(session: Session, changes: Changes) -> tuple[str, ...]:
    """Make changes; return a sentence for everybody who is harmed, too, by what they tell, whatever part was entered.

    ChangeRefusedError where they cannot be made.
    """
    said: dict[str, Any] = {person.ref: person.roles for person in session.case.people} if session.case else {}
    session.consultation.amend(changes)
    said |= {place[1]: value for place, value in changes.items() if place[0] == "people" and place[2:] == ("roles",)}
    harmed = [each for each in session.consultation.settled_case().people if Role.HARMED in each.roles]
    told = [each.ref for each in harmed if Role.HARMED not in said.get(each.ref, each.roles)]
    return tuple(text.HARMED_TOO.format(name=session.label(ref)) for ref in told)


def may_be_harmed_by(case: Case, person: Person) -> tuple[Person, ...]:
    """Return whom somebody could harm: nobody where they are not said to harm."""
    others = (each for each in case.people if each.ref != person.ref and set(each.roles) != {Role.HARMING})
    return tuple(others) if Role.HARMING in person.roles else ()


def may_harm(case: Case, person: Person) -> tuple[Person, ...]:
    """Return who could harm somebody: nobody where they only harm."""
    others = (each for each in case.people if each.ref != person.ref and Role.HARMING in each.roles)
    return tuple(others) if set(person.roles) != {Role.HARMING} else ()


def harms(case: Case, person: Person, chosen: Collection[str]) -> Changes:
    """Return the changes that enter somebody as harming those who were chosen; nobody is taken out."""
    harmed = [each for each in case.people if each.ref in chosen and person.ref not in each.harmed_by]
    return {("people", each.ref, "harmed_by"): [*each.harmed_by, person.ref] for each in harmed}
