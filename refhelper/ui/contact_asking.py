"""Asked once on screen before a letter goes to a contact that nobody checked lately. Neither answer keeps it back."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual.app import App

from refhelper.domain.contacts import Line
from refhelper.domain.letter_request import Letter
from refhelper.ui import contact_due, reading
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

    None where a question was left with Esc: then nothing was answered, and it is asked again.
    """
    found = contact_due.due(session, letter)
    if not found:
        return ""
    below = contact_due.question(session, found)
    answer = await ask(app, Choice(text.ASK_TITLE, text.ASK_CHOICES, unknown=False, clear=False, below=below))
    if answer is None:
        return None
    values = await _which(app, found) if answer == text.CHECKED else []
    if values is None:
        return None
    if not values:
        return contact_due.without_checking(session, found)
    by = await who_checks(app, session)
    return None if by is None else await asyncio.to_thread(contact_due.checked, session, values, by)


async def _which(app: App[Any], found: Sequence[Line]) -> list[str] | None:
    """Return the values that were checked: the only one, or those that are ticked."""
    if len(found) == 1:
        return [found[0].value]
    rows = {line.value: line.text for line in found}
    marks = await ask(app, Marking(text.WHICH_TITLE, rows, dict.fromkeys(rows, "no"), TICKS))
    return None if marks is None else ticked(marks)
