"""How the answers of a letter's own sharing entry are asked for, and how they are shown."""

from refhelper.domain.confirming import check_of
from refhelper.domain.sharing_texts import Confirmation
from refhelper.domain.vocabulary import Answer
from refhelper.ui import text, words
from refhelper.ui.asking import Asker, Changes
from refhelper.ui.reading import needed
from refhelper.ui.screens.choosing import CLEAR, TICKS, Choice, Marking, ticked
from refhelper.ui.screens.writing import Line
from refhelper.ui.sharing_words import LABELS


async def answer(asker: Asker, name: str) -> Changes:
    """Ask for one answer of the entry of the letter that is being worked on."""
    session = asker.session
    entry = session.entry()
    if name == "reasons":
        return await _reasons(asker)
    if name == "identifiable":
        choice = Choice(LABELS[name], words.YES_NO, unknown=False, clear=True)
        found = await asker.ask(choice)
        return None if found is None else session.entry_with({name: None if found == CLEAR else found})
    if name.startswith("confirmed."):
        return await _confirmed(asker, name.removeprefix("confirmed."))
    if name in {"advice", "override"}:
        choice = Choice(LABELS[name], {}, unknown=False, clear=True)
        return session.entry_with({name: None}) if await asker.ask(choice) == CLEAR else None
    held = getattr(entry, name, None) or ""
    line = await asker.ask(Line(LABELS[name], held, text.ENTRY_BELOW.get(name, "")))
    return None if line is None else session.entry_with({name: line or None})


async def _reasons(asker: Asker) -> Changes:
    entry = asker.session.entry()
    held = entry.reasons if entry else ()
    sentences = asker.session.consultation.parts.sharing_texts.lawful_reasons
    marks = {reason.value: "yes" if reason in held else "no" for reason in sentences}
    rows = {reason.value: sentence for reason, sentence in sentences.items()}
    found = await asker.ask(Marking(text.REASONS_TITLE, rows, marks, TICKS))
    return None if found is None else asker.session.entry_with({"reasons": ticked(found)})


async def _confirmed(asker: Asker, name: str) -> Changes:
    question, choices = check_of(name), {}
    if name in set(Confirmation):
        question = asker.session.consultation.parts.sharing_texts.confirmations[Confirmation(name)]
        choices = {Answer.YES.value: text.CONFIRM_YES, Answer.NO.value: text.CONFIRM_NO}
    found = await asker.ask(Choice(question, choices, unknown=False, clear=True))
    if found == Answer.NO.value:
        found = await asker.ask(Line(question, "", text.CONFIRM_BELOW, needed))
    if found is None:
        return None
    entry = asker.session.entry()
    held = dict(entry.confirmed) if entry else {}
    held.pop(name, None)
    return asker.session.entry_with({"confirmed": held if found == CLEAR else {**held, name: found}})
