"""After a letter has left: who took it, how, and when to chase; and that nothing is left to hand over."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from refhelper.domain import chasing
from refhelper.domain.case import HandedOver
from refhelper.domain.draft import deleted_from
from refhelper.domain.editing import Place
from refhelper.domain.part import WHOLE_CASE
from refhelper.ui import reading, text
from refhelper.ui.screens.dialog import Confirm
from refhelper.ui.screens.writing import Form
from refhelper.ui.session import Session, Target
from refhelper.ui.text import following_up as said

TESTS = {"how": reading.needed, "taken_by": reading.needed}


def last(session: Session) -> HandedOver | None:
    """Return what was last recorded of the letter in hand; None where it has not left."""
    case, target = session.case, session.target
    if case is None or target is None:
        return None
    wanted = (target.person or WHOLE_CASE, target.service)
    made = [one for one in case.handed_over if (one.for_, one.to) == wanted]
    return made[-1] if made else None


def form(session: Session, target: Target) -> Form:
    """Return the questions on a letter that left; the day to chase is filled in where a body has said by when."""
    destination = session.destination
    area = destination.area if destination else None
    day = chasing.suggested(target.service, area, session.today)
    writer = session.case.referrer.name if session.case else ""
    held = {"by": session.settings.user or writer or session.settings.referrer.name}
    held |= {"chase_on": f"{day:%d/%m/%Y}"} if day else {}
    below = chasing.CLOCK if chasing.has_clock(target.service, area) else said.NO_CLOCK
    tests = TESTS | {"chase_on": partial(_past, session.today)}
    return Form(text.HANDED_TITLE, text.HANDED, held, tests, below)


def _past(today: date, word: str) -> str:
    """Say what is wrong with a day to chase: nobody can be chased on a day that is over."""
    day = reading.read_day(word)
    return said.DAY_IS_OVER if day and day < today else reading.day_fault(word)


def changes(session: Session, target: Target, written: Mapping[str, str]) -> dict[Place, object]:
    """Return the changes to the case that record what was written."""
    answers = dict(written)
    chase = reading.read_day(answers.pop("chase_on"))
    made = answers | {"to": target.service, "at": f"{session.consultation.parts.now():%d/%m/%Y %H:%M}"}
    made |= {"chase_on": chase.isoformat()} if chase else {}
    before = session.case.handed_over if session.case else ()
    return {("handed_over",): [*before, *(made | {"for": ref} for ref in target.people or (WHOLE_CASE,))]}


def question(session: Session) -> Confirm:
    """Return what is asked before a case is marked as finished, or as not finished any more."""
    if session.keeping.is_finished:
        return Confirm(said.GO_ON, said.GO_ON_BELOW)
    below = said.FINISH_BELOW.format(days=session.settings.kept_days)
    return Confirm(said.FINISH, f"{said.FINISH_WAITING} {below}" if session.waiting else below)


async def finish(session: Session) -> str:
    """Mark the case as finished, or as not finished any more; return what to say."""
    keeping = session.keeping
    now = None if keeping.is_finished else session.consultation.parts.now()
    if not await keeping.finish(now):
        return said.NOT_MARKED.format(state=keeping.state_words)
    day = deleted_from(keeping.draft, session.settings.kept_days) if keeping.draft else None
    return said.FINISHED.format(day=f"{day:%d/%m/%Y}") if day else said.GOES_ON
