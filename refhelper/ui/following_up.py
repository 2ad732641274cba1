"""What the screens ask after a letter has left: who took it; and whether nothing is left to hand over."""

from refhelper.domain.decisions import not_done
from refhelper.domain.retention import deleted_from
from refhelper.ui import handed_over, plan_view, text
from refhelper.ui.screens.dialog import Confirm
from refhelper.ui.screens.writing import Form
from refhelper.ui.session import Session, Target
from refhelper.ui.text import following_up as said


def form(session: Session, target: Target) -> Form:
    """Return the questions on a letter that left; the day to chase is filled in where a body has said by when."""
    held = {"by": handed_over.by(session), "chase_on": handed_over.chase_on(session, target)}
    return Form(text.HANDED_TITLE, text.HANDED, held, handed_over.tests(session), handed_over.clock(session, target))


def question(session: Session) -> Confirm:
    """Return what is asked before a case is marked as finished, or as not finished any more."""
    keeping = session.keeping
    if keeping.is_finished:
        return Confirm(said.GO_ON, said.GO_ON_BELOW)
    below = [said.FINISH_BELOW.format(days=session.settings.kept_days)]
    if keeping.memory_only or keeping.read_only:
        below = [said.FINISH_NOT_KEPT.format(state=keeping.state_words)]
    if session.waiting:
        below.insert(0, said.FINISH_WAITING)
    left = not_done(session.consultation.settled_case(), session.consultation.plan)
    if left:
        below.insert(0, said.FINISH_NOT_DONE.format(which="; ".join(plan_view.named(session, one) for one in left)))
    return Confirm(said.FINISH, "\n".join(below))


async def finish(session: Session) -> str:
    """Mark the case as finished, or as not finished any more; return what to say."""
    keeping = session.keeping
    now = None if keeping.is_finished else session.consultation.parts.now()
    if not await keeping.finish(now):
        return said.NOT_MARKED.format(state=keeping.state_words)
    if now is None or keeping.draft is None:
        return said.GOES_ON
    day = deleted_from(keeping.draft, session.settings.kept_days)
    return said.FINISHED.format(day=f"{day:%d/%m/%Y}") if day else said.FINISHED_TO_CHASE
