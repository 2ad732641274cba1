"""Whether it is time to ask about the contact of a letter, and what comes of either answer, on screen and in lines."""

from collections.abc import Sequence

from refhelper.domain.contact_check import to_check
from refhelper.domain.contacts import Line
from refhelper.domain.dates import day_words
from refhelper.domain.directory import with_value
from refhelper.domain.errors import RefhelperError
from refhelper.domain.letter_request import Letter
from refhelper.ui.session import Session
from refhelper.ui.text import directory as text


def due(session: Session, letter: Letter) -> tuple[Line, ...]:
    """Return the lines to ask about before this letter goes; none where it was asked before, or one is fresh."""
    destination = session.destination
    if destination is None or session.target in session.contact_asked:
        return ()
    return to_check(letter.template, session.consultation.lines(destination))


def question(session: Session, found: Sequence[Line]) -> str:
    """Return what is asked about: the recipient and its lines with their states."""
    service = session.consultation.service_name(session.target.service) if session.target else ""
    return text.ASK_BELOW.format(service=service, lines="\n".join(f"- {line.text}" for line in found))


def without_checking(session: Session, found: Sequence[Line]) -> str:
    """Note for the record that the letter goes without its contact having been checked; return what to say."""
    if session.target:
        session.contact_asked.add(session.target)
    entry = session.entry()
    note = text.NOTE.format(day=day_words(session.today), lines="; ".join(line.text for line in found))
    try:
        confirmed = {**(entry.confirmed if entry else {}), "contact": note}
        session.consultation.amend(session.entry_with({"confirmed": confirmed}))
    except RefhelperError as error:
        return str(error)
    return text.NOTED


def checked(session: Session, values: Sequence[str], by: str) -> str:
    """Stamp the contacts that were checked; return what to say. A mark that could not be written is said."""
    target, destination = session.target, session.destination
    if target is None or destination is None:
        return ""
    session.contact_asked.add(target)
    service = session.consultation.parts.directory.by_id[target.service]
    named = dict.fromkeys(contact.id for value in values for contact in with_value(service, value))
    try:
        session.consultation.mark_checked(service.id, list(named), by)
    except RefhelperError as error:
        return str(error)
    shown = [line.text for line in session.consultation.lines(destination) if line.value in values]
    return text.MARKED.format(line="; ".join(shown))
