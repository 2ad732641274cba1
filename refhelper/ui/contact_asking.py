"""Asked once before a letter goes to a contact that nobody has checked lately. No answer keeps the letter back."""

import asyncio
from typing import Any

from textual.app import App

from refhelper.domain.contact_check import to_check
from refhelper.domain.contacts import Line
from refhelper.domain.directory import with_value
from refhelper.domain.errors import RefhelperError
from refhelper.domain.letter_request import Letter
from refhelper.ui import reading
from refhelper.ui.screens.choosing import TICKS, Choice, Marking, ticked
from refhelper.ui.screens.dialog import ask
from refhelper.ui.screens.writing import Line as LineDialog
from refhelper.ui.session import Session
from refhelper.ui.text import directory as text


async def who_checks(app: App[Any], session: Session) -> str | None:
    """Return whose name stands beside a checked contact, from the settings, or asked for; None where it was left."""
    if session.settings.stamp:
        return session.settings.stamp
    return await ask(app, LineDialog(text.WHO, "", text.WHO_BELOW, reading.needed))


async def ask_about_contact(app: App[Any], session: Session, letter: Letter) -> str | None:
    """Ask about the contact of the letter that is being worked on, if that is due; return what to say of it.

    None where the question was left with Esc: then nothing was answered, and it is asked again. Everything else lets
    the letter go; a mark that could not be written is said.
    """
    found = _due(session, letter)
    if not found or session.destination is None:
        return ""
    service = session.consultation.service_name(session.destination.service)
    lines = "\n".join(f"- {line.text}" for line in found)
    below = text.ASK_BELOW.format(service=service, lines=lines)
    answer = await ask(app, Choice(text.ASK_TITLE, text.ASK_CHOICES, unknown=False, clear=False, below=below))
    if answer is None:
        return None
    return _noted(session, found) if answer == text.UNCHECKED else await _checked(app, session, found)


def _due(session: Session, letter: Letter) -> tuple[Line, ...]:
    destination = session.destination
    if destination is None or session.target in session.contact_asked:
        return ()
    return to_check(letter.template, session.consultation.lines(destination))


def _noted(session: Session, found: tuple[Line, ...]) -> str:
    """Write for the record that the letter goes without the contact having been checked."""
    if session.target:
        session.contact_asked.add(session.target)
    entry = session.entry()
    day = f"{session.today.day} {session.today:%B %Y}"
    note = text.NOTE.format(day=day, lines="; ".join(line.text for line in found))
    try:
        confirmed = {**(entry.confirmed if entry else {}), "contact": note}
        session.consultation.amend(session.entry_with({"confirmed": confirmed}))
    except RefhelperError as error:
        return str(error)
    return text.NOTED


async def _checked(app: App[Any], session: Session, found: tuple[Line, ...]) -> str | None:
    """Stamp the contacts that were checked; where there are several, those that are ticked."""
    values = [found[0].value]
    if len(found) > 1:
        rows = {line.value: line.text for line in found}
        marks = await ask(app, Marking(text.WHICH_TITLE, rows, dict.fromkeys(rows, "no"), TICKS))
        if marks is None:
            return None
        values = ticked(marks)
        if not values:
            return _noted(session, found)
    by = await who_checks(app, session)
    if by is None or session.target is None:
        return None
    session.contact_asked.add(session.target)
    service = session.consultation.parts.directory.by_id[session.target.service]
    named = [contact.id for value in values for contact in with_value(service, value)]
    try:
        await asyncio.to_thread(session.consultation.mark_checked, service.id, named, by)
    except RefhelperError as error:
        return str(error)
    shown = [line.text for line in session.consultation.lines(session.destination) if line.value in values]  # type: ignore[arg-type]
    return text.MARKED.format(line="; ".join(shown))
