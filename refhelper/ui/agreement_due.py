"""Agreement that was given on an earlier day: which letters rest on it, and what comes of asking for it again."""

from datetime import date

from refhelper.domain.agreement import Agreed
from refhelper.domain.editing import Place
from refhelper.domain.sharing import Outcome
from refhelper.ui import keys, words
from refhelper.ui.session import Session
from refhelper.ui.text import asking_again as text


def earlier(session: Session) -> tuple[Agreed, ...]:
    """Return the earlier agreements of the people whom the letter in hand is about."""
    case, target = session.case, session.target
    if case is None or target is None:
        return ()
    return session.agreements.earlier(case, target.people, session.today)


def needed(session: Session) -> tuple[Agreed, ...]:
    """Return the earlier agreements without which the letter in hand could not go."""
    return tuple(one for one in earlier(session) if _rests_on(session, one))


def _rests_on(session: Session, agreed: Agreed) -> bool:
    trial = session.trial({("people", agreed.person, agreed.key): None})
    result = trial.consultation.sharing(session.target.service, agreed.person) if session.target else None
    return result is not None and result.outcome is not Outcome.MAY_SHARE


def row(session: Session, agreed: Agreed) -> str:
    """Return how an earlier agreement is listed."""
    return text.ROW.format(label=label(session, agreed), day=_day(agreed.on))


def label(session: Session, agreed: Agreed) -> str:
    """Return who agreed to what."""
    return f"{session.label(agreed.person)}: {keys.label(agreed.key)}"


def why(agreed: Agreed) -> str:
    """Return why it is asked again."""
    return text.BELOW.format(day=_day(agreed.on))


def answered(session: Session, agreed: Agreed, answer: str | None) -> dict[Place, object] | None:
    """Take an answer: a yes counts from today; return the change to the case where it is another, None where none."""
    if answer is None:
        return None
    if answer == words.YES:
        session.agreements.again(agreed.person, agreed.key, session.today)
        session.keeping.changed()
        return None
    return {("people", agreed.person, agreed.key): answer}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
