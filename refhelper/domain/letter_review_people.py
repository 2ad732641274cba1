"""People in a letter's texts who may be the wrong ones: another's name, a pronoun or a word that does not fit."""

import re
from collections.abc import Iterator
from datetime import date

from refhelper.domain.case import Case, Person
from refhelper.domain.findings import Finding
from refhelper.domain.letter_passages import Passage, about, known_child
from refhelper.domain.letter_request import Letter
from refhelper.domain.vocabulary import Sex
from refhelper.domain.wording_text import BLANK, without_quotations

OTHERS_NAME, PRONOUN, OUTSIDE, RELATION, SAME_NUMBER = "L09", "L10", "L11", "L14", "L15"
OF_ONE_PERSON = frozenset({"impact", "childs_voice", "needs", "last_seen", "own_account", "own_view", "wishes"})
"""Texts that stand under one person and are about that person."""
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Mx"})
_NAME = re.compile(r"[A-Z][\w'-]*")
_WORD = re.compile(r"\w+")
_SAYS = re.compile(
    r"\s+(?:\w+\s)?(?:says?|said|tells?|told|reports?|reported|thinks?|believes?|notices?|noticed|worries|asked|feels?|felt"
    r"|described|describes|explained|finds?|found|sees|saw|heard|hears|rang|wrote|writes)\b"
)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Mm]y|me)\b")
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MEN = re.compile(
    r"\b(?:dad|daddy|father|stepfather|stepdad|brother|son|boy|man|uncle|grand(?:father|dad|pa|son)|nephew|husband|boyfriend"
    r"|partner|ex|friend|baby|teacher|carer|cousin|child|doctor|mr|neighbour|worker)\b",
    re.IGNORECASE,
)
_WOMEN = re.compile(
    r"\b(?:mum|mummy|mam|mother|stepmother|stepmum|sister|daughter|girl|woman|aunt|auntie|grand(?:mother|ma|daughter)|nan"
    r"|nana|gran|granny|niece|wife|girlfriend|partner|ex|friend|baby|teacher|carer|cousin|child|doctor|nurse|midwife|visitor"
    r"|mrs|ms|miss|neighbour|worker)\b",
    re.IGNORECASE,
)
_MALE_WORDS = re.compile(
    r"^(?:\w+\s)?(?:son|brother|father|husband|boyfriend|grandson|grandfather|uncle|nephew|stepfather|stepson)\b"
)
_FEMALE_WORDS = re.compile(
    r"^(?:\w+\s)?(?:daughter|sister|mother|wife|girlfriend|granddaughter|grandmother|aunt|niece|stepmother|stepdaughter)\b"
)


def names_of(person: Person) -> frozenset[str]:
    """Return the names by which a text may speak of somebody: capitalised words of the first name and the known-as."""
    words = [word for word in _NAME.findall(person.details.name) if word not in _TITLES][:1]
    words += [word for word in _NAME.findall(person.details.known_as) if word not in _TITLES][:1]
    return frozenset(words)


def is_spoken_of(person: Person, text: str) -> bool:
    """Say whether a sentence names somebody otherwise than as the one who says it."""
    names = names_of(person)
    return any(name[0] in names and not _SAYS.match(text, name.end()) for name in _NAME.finditer(text))


def wrong_people(case: Case, letter: Letter, passage: Passage, today: date) -> Iterator[Finding]:
    """Yield findings on people in one text: another's name, a pronoun that does not fit, somebody not of here."""
    if passage.person is not None:
        if passage.field in OF_ONE_PERSON:
            yield from _others_name(case, passage, passage.person, today)
            yield from _pronoun(case, passage, passage.person)
        if passage.field == "relationship":
            yield from _relation(passage, passage.person)
    elif passage.place == "request":
        yield from _outside(case, letter, passage)


def _others_name(case: Case, passage: Passage, person: Person, today: date) -> Iterator[Finding]:
    """Yield a finding where the text begins with the name of somebody of the same generation, and lacks its own."""
    own, text = names_of(person), without_quotations(passage.text)
    words = set(_WORD.findall(text))
    first = _NAME.match(text)
    if not own or own & words or first is None or _SAYS.match(text, first.end()):
        return
    for other in case.people:
        if (
            other.ref != person.ref
            and first[0] in names_of(other) - own
            and known_child(case, other, today) == known_child(case, person, today)
        ):
            why = f"This stands under {person.label} and speaks of {first[0]}."
            better = f"Check whom it is about: {person.label}, or {first[0]}."
            yield Finding(OTHERS_NAME, passage.place, why, better, first[0], first.start(), first.end())


def _pronoun(case: Case, passage: Passage, person: Person) -> Iterator[Finding]:
    """Yield a finding where the first pronoun is not this person's, and nobody stands before it whom it could mean."""
    if person.sex not in {Sex.FEMALE, Sex.MALE}:
        return
    wrong, right, others = (_HE, _SHE, _MEN) if person.sex is Sex.FEMALE else (_SHE, _HE, _WOMEN)
    text = without_quotations(passage.text)
    found = wrong.search(text)
    before = text[: found.start()] if found else ""
    if found is None or right.search(before) or others.search(before) or BLANK in before or _I.search(before):
        return
    named = set(_NAME.findall(before)) & {
        name for each in case.people if each.ref != person.ref for name in names_of(each)
    }
    if not named:
        why = f"'{found[0]}' does not fit {person.label}, who is entered as {person.sex.value}."
        better = "Check whom it is about, and the sex that is entered."
        yield Finding(PRONOUN, passage.place, why, better, found[0], found.start(), found.end())


def _relation(passage: Passage, person: Person) -> Iterator[Finding]:
    wrong = {Sex.FEMALE: _MALE_WORDS, Sex.MALE: _FEMALE_WORDS}.get(person.sex)
    found = wrong.match(passage.text) if wrong else None
    if found:
        why = f"'{found[0]}' does not fit {person.label}, who is entered as {person.sex.value}."
        yield Finding(RELATION, passage.place, why, "Check both.", found[0], found.start(), found.end())


def _outside(case: Case, letter: Letter, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each name in what is asked for of somebody whom the letter says nothing else of."""
    inside = about(letter)
    known = {name for person in case.people if person.ref in inside for name in names_of(person)}
    others = {name for person in case.people if person.ref not in inside for name in names_of(person)} - known
    for found in _NAME.finditer(passage.text):
        if found[0] in others:
            why = f"{found[0]} is nowhere else in this letter. What is asked for stands in every letter of this case."
            better = "Check that it fits this recipient; leave out who does not concern it."
            yield Finding(OUTSIDE, passage.place, why, better, found[0], found.start(), found.end())


def unlike(case: Case, letter: Letter) -> Iterator[Finding]:
    """Yield a finding for each person whose NHS number in this letter is somebody else's too."""
    held = {person.ref: "".join(filter(str.isdigit, person.details.nhs_number)) for person in case.people}
    for ref, field in letter.shares:
        if ref and field == "nhs_number" and held[ref] and list(held.values()).count(held[ref]) > 1:
            why = "Two people in this case have this NHS number."
            yield Finding(SAME_NUMBER, f"{ref}.nhs_number", why, "Copy it again from the record of each.")
