"""How the screens ask again for an agreement that was given on an earlier day."""

from refhelper.domain.agreement import Agreed
from refhelper.ui import agreement_due, words
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.session import Session


def question(session: Session, agreed: Agreed) -> Choice:
    """Return what is to be asked again."""
    below, title = agreement_due.why(agreed), agreement_due.label(session, agreed)
    return Choice(title, words.AGREEMENT, unknown=False, clear=False, below=below)
