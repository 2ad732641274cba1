"""Who is meant: pronouns that could stand for either of two people, and first names that nobody in the case has."""

import re
from collections.abc import Iterable, Iterator

from refhelper.domain.wording_pattern import Span
from refhelper.domain.wording_rules import Rule

_OWNER = re.compile(r"['’]s?\s")
"""After a name that only says whose somebody is, as in Ella's mother."""

_SAME_PERSON = re.compile(r"['’]?,?\s*(?:[A-Z][\w'’-]+)?,?\s*(?:the|her|his|a|an|who is|is|my|called|named)?\s*\Z")
_PLACE_BEFORE = re.compile(r"(?:\bSt\.?|\bSaint|\bQueen|\bKing|\bPrince|\bPrincess|\bLady|\bLake)\s+\Z")
_PLACE_AFTER = re.compile(
    r"(?:['’]s)?(?:\s+[A-Z][\w'’]+){0,2}\s+(?:Street|Road|Lane|Avenue|Close|Court|House|Ward|Clinic|Hospital|School"
    r"|Surgery|Centre|Unit|Terrace|Drive|Way|Place|Grove|Crescent|Park|Square|Gardens?)\b"
)
_PROFESSIONAL_BEFORE = re.compile(
    r"\b(?:Dr|Doctor|PC|DC|DS|DI|Sgt|Sergeant|Inspector|Constable|Nurse|Sister|Professor|Prof|[Mm]idwife|[Tt]eacher"
    r"|[Ww]orker|[Vv]isitor|[Nn]urse|[Oo]fficer|[Ii]nterpreter|[Cc]oordinator|[Mm]anager|[Ss]olicitor)\.?,?\s+\Z"
)
_PROFESSIONAL_AFTER = re.compile(
    r"(?:\s+[A-Z][\w'’-]+)?,?\s+(?:\(|the |a |our |their |her |his |from |of )*(?:[\w'’]+\s){0,3}?(?:doctor|GP|nurse"
    r"|midwife|teacher|worker|visitor|officer|interpreter|coordinator|manager|solicitor|psychologist|paediatrician"
    r"|consultant|IDAS|police|social care|therapist|physiotherapist|pharmacist|receptionist)\b"
)


def unclear_pronouns(rule: Rule, text: str) -> Iterator[Span]:
    """Yield the first pronoun of a sentence that comes after two people whom it could stand for."""
    people = [each for each in rule.find.regex.finditer(text) if not _OWNER.match(text, each.end())]
    for pronoun in rule.pronoun.regex.finditer(text):
        before = [person for person in people if person.end() <= pronoun.start()]
        if len(_different(before, text)) > 1 and not rule.unless.overlaps(pronoun.span(), text):
            yield pronoun.span()
            return


def _different(people: Iterable[re.Match[str]], text: str) -> set[str]:
    """Return one word for each person, taking a name in apposition for the same person."""
    seen: set[str] = set()
    last: re.Match[str] | None = None
    for person in people:
        if last is None or not _SAME_PERSON.fullmatch(text[last.end() : person.start()]):
            seen.add(person[0].lower())
        last = person
    return seen


def unknown_names(rule: Rule, text: str, known: frozenset[str]) -> Iterator[Span]:
    """Yield each first name that is not among those known, leaving out places and professionals."""
    for name in rule.find.regex.finditer(text):
        before, after = text[: name.start()], text[name.end() :]
        place = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
        professional = _PROFESSIONAL_BEFORE.search(before) or _PROFESSIONAL_AFTER.match(after)
        if not (name[0].lower() in known or place or professional or rule.unless.overlaps(name.span(), text)):
            yield name.span()
