"""What is recorded of a letter that has left, on screen and in lines: who took it, how, and when to chase."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from refhelper.domain import chasing
from refhelper.domain.case import HandedOver
from refhelper.domain.editing import Place
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination
from refhelper.domain.vocabulary import Area
from refhelper.ui import reading
from refhelper.ui.session import Session, Target
from refhelper.ui.text import following_up as text

LONGEST_CHASE = timedelta(days=366)
"""From today to the last day that can be meant as one to chase on."""


def tests(session: Session) -> dict[str, Callable[[str], str]]:
    """Return what says of each answer what is wrong with it."""
    return {"how": reading.needed, "taken_by": reading.needed, "chase_on": partial(_chase_fault, session.today)}


def _chase_fault(today: date, word: str) -> str:
    """Say what is wrong with a day to chase: one that is over, or so far off that another year was meant."""
    day = reading.read_day(word)
    if day and day - today > LONGEST_CHASE:
        return text.DAY_IS_FAR
    return text.DAY_IS_OVER if day and day < today else reading.day_fault(word)


def last(session: Session) -> HandedOver | None:
    """Return what was last recorded of the letter in hand; None where it has not left."""
    return _last(session, session.target.person, session.target.service) if session.target else None


def of(session: Session, destination: Destination) -> HandedOver | None:
    """Return what was last recorded of the letter to a destination; None where it has not left."""
    return _last(session, destination.person, destination.service)


def _last(session: Session, person: str | None, service: str) -> HandedOver | None:
    wanted = (person or WHOLE_CASE, service)
    made = [one for one in session.case.handed_over if (one.for_, one.to) == wanted] if session.case else []
    return made[-1] if made else None


def target_of(sent: HandedOver) -> Target:
    """Return the letter that left, as one to work on."""
    return Target(sent.to, () if sent.for_ == WHOLE_CASE else (sent.for_,))


def chase_words(session: Session, sent: HandedOver, day: date) -> str:
    """Return who is to be chased about a letter that left, about whom, and when."""
    named = {"service": session.consultation.service_name(sent.to), "who": session.label(sent.for_)}
    return text.CHASE.format(**named, day=f"{day:%d/%m/%Y}")


def by(session: Session) -> str:
    """Return who hands over as far as that is known: from the settings, else whoever writes in this case."""
    writer = session.case.referrer.name if session.case else ""
    return session.settings.user or writer or session.settings.referrer.name


def chase_on(session: Session, target: Target) -> str:
    """Return the day to chase as it is typed; empty where nobody has said by when this service answers."""
    day = chasing.suggested(target.service, _area(session), session.today)
    return f"{day:%d/%m/%Y}" if day else ""


def clock(session: Session, target: Target) -> str:
    """Return by when this service answers, or that nobody has said so."""
    return chasing.CLOCK if chasing.has_clock(target.service, _area(session)) else text.NO_CLOCK


def changes(session: Session, target: Target, written: Mapping[str, str]) -> dict[Place, object]:
    """Return the changes to the case that record what was written."""
    answers = dict(written)
    chase = reading.read_day(answers.pop("chase_on"))
    made = answers | {"to": target.service, "at": f"{session.consultation.parts.now():%d/%m/%Y %H:%M}"}
    made |= {"chase_on": chase.isoformat()} if chase else {}
    before = session.case.handed_over if session.case else ()
    return {("handed_over",): [*before, *(made | {"for": ref} for ref in target.people or (WHOLE_CASE,))]}


def _area(session: Session) -> Area | None:
    return session.destination.area if session.destination else None
