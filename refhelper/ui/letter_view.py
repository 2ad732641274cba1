"""How a finished letter is talked about: whom it is about, what it shares, and what is worth another look."""

from collections.abc import Iterable

from refhelper.domain.findings import Finding, parts_of
from refhelper.domain.letter_request import Letter
from refhelper.domain.letter_words import field_words
from refhelper.ui import keys, text, words
from refhelper.ui.session import Document, Session
from refhelper.ui.text import letter as said

SHOWN = 3
"""Findings of one text that are shown while it is being written."""
LONGEST_QUOTED = 12
"""Words of a wording that are quoted; a whole sentence would fill the panel."""


def about(session: Session) -> str:
    """Return whom the letter in hand is about, with the area that decides where it goes."""
    target, destination = session.target, session.destination
    if target is None or not target.people:
        return text.WHOLE_CASE
    names = ", ".join(session.label(ref) for ref in target.people)
    return f"{names}, {words.AREA[destination.area]}" if destination and destination.area else names


def whole(document: Document) -> str:
    """Return a letter to read, or why there is none and where that is settled."""
    if document.letter:
        return document.letter.text
    return f"{document.refusal}\n{said.SETTLED_BY}" if document.not_yet else document.refusal


def shares(session: Session, letter: Letter | None) -> str:
    """Return what a letter gives away, by person."""
    found: dict[str, list[str]] = {}
    for ref, field in letter.shares if letter else ():
        who = session.label(ref) if ref else text.THE_CASE
        found.setdefault(who, []).append(field_words(field, of_person=ref is not None))
    said = (f"{who}: {', '.join(dict.fromkeys(fields))}" for who, fields in found.items())
    return "\n".join(said) or text.SHARES_NOTHING


def finding(one: Finding) -> str:
    """Return one finding as it is shown: the wording, why, and what would be better."""
    return f"{_quoted(one)}{one.why} {one.better} ({one.rule})"


def line(one: Finding, where: str) -> str:
    """Return one finding on a line: where it is, and what it is about."""
    holds = said.NEEDS_REASON if one.mark else ""
    return f"{holds}{where}: {_shortened(one.text) or one.why}"


def place(session: Session, letter: Letter | None, one: Finding) -> str:
    """Return where a finding is, as the screens name it: whose detail, which text, or under which heading."""
    ref, field = parts_of(one.place)
    if ref:
        return f"{session.label(ref)}, {keys.SLOTS.get(field) or field_words(field, of_person=True)}"
    headings = {section.name: section.heading for section in letter.sections} if letter else {}
    return keys.SLOTS.get(field) or headings.get(field) or field_words(field, of_person=False)


def held_back(session: Session, letter: Letter, held: Iterable[Finding]) -> list[str]:
    """Return what holds a letter back, a line each: where it is, and why."""
    return [f"{place(session, letter, one)}: {_quoted(one)}{one.why}" for one in held]


def _quoted(one: Finding) -> str:
    return f"'{_shortened(one.text)}': " if one.text else ""


def _shortened(wording: str) -> str:
    words = wording.split()
    return " ".join(words) if len(words) <= LONGEST_QUOTED else f"{' '.join(words[:LONGEST_QUOTED])} ..."


def in_text(findings: tuple[Finding, ...]) -> str:
    """Return the findings of the text that is being written, the first few of them."""
    if not findings:
        return ""
    shown = [finding(one) for one in findings[:SHOWN]]
    more = [said.AND_MORE.format(count=len(findings) - SHOWN)] if len(findings) > SHOWN else []
    return "\n".join([*shown, *more])


def found(findings: tuple[Finding, ...], how: str) -> str:
    """Return how much is worth another look, and how it is listed."""
    return said.FOUND.format(count=len(findings), how=how) if findings else text.FINDINGS_NONE
