"""What the panels of a letter show while no letter is chosen: what to do first, and Enter to go there."""

from refhelper.ui import text
from refhelper.ui.session import Session
from refhelper.ui.widgets.literal import literal
from refhelper.ui.widgets.menu import Row
from refhelper.ui.widgets.panel import PEOPLE, PLAN

FIRST = "-first-"


def title(session: Session) -> str:
    """Return why there is no letter to show; empty where there is one."""
    if session.destination:
        return ""
    return text.SHARING_GONE if session.target else text.SHARING_NONE


def keys(session: Session, others: str) -> str:
    """Return the keys that work while no letter is chosen: Enter, and others that need none."""
    first = text.KEYS_TO_PLAN if session.case else text.KEYS_TO_PEOPLE
    return f"{first}  {others}" if session.case and others else first


def what_first(session: Session) -> str:
    """Return what to do first."""
    return text.CHOOSE_IN_PLAN if session.case else text.ENTER_PEOPLE


def row(session: Session) -> Row:
    """Return the row that says what to do first and goes there."""
    return Row(FIRST, literal(what_first(session)))


def panel(session: Session) -> int:
    """Return the panel in which that is done."""
    return PLAN if session.case else PEOPLE
