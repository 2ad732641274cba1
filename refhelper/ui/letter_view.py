"""How a finished letter is talked about: whom it is about, what it shares, and what is worth another look."""

from refhelper.domain.letter_request import Letter
from refhelper.domain.letter_words import field_words
from refhelper.ui import text, words
from refhelper.ui.session import Session


def about(session: Session) -> str:
    """Return whom the letter in hand is about, with the area that decides where it goes."""
    target, destination = session.target, session.destination
    if target is None or not target.people:
        return text.WHOLE_CASE
    names = ", ".join(session.label(ref) for ref in target.people)
    return f"{names}, {words.AREA[destination.area]}" if destination and destination.area else names


def shares(session: Session, letter: Letter | None) -> str:
    """Return what a letter gives away, by person."""
    found: dict[str, list[str]] = {}
    for ref, field in letter.shares if letter else ():
        who = session.label(ref) if ref else text.THE_CASE
        found.setdefault(who, []).append(field_words(field, of_person=ref is not None))
    said = (f"{who}: {', '.join(dict.fromkeys(fields))}" for who, fields in found.items())
    return "\n".join(said) or text.SHARES_NOTHING


def findings(letter: Letter | None) -> str:
    """Return everything worth another look, with why and what would be better."""
    if letter is None or not letter.findings:
        return text.FINDINGS_NONE
    return "\n\n".join(f"{one.rule} {one.place}\n{one.why}\n{one.better}" for one in letter.findings)


def found(letter: Letter) -> str:
    """Return how much is worth another look."""
    count = len(letter.findings)
    return text.FINDINGS_COUNT.format(count=count) if count else text.FINDINGS_NONE
