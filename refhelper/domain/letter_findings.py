"""What is worth another look in a letter before it goes: gaps, whereabouts that must not leak, impossible values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refhelper.domain.case import Person
from refhelper.domain.contacts import ContactState, Line
from refhelper.domain.findings import Finding
from refhelper.domain.letter_context import missing_of
from refhelper.domain.letter_fields import Form
from refhelper.domain.letter_passages import written
from refhelper.domain.letter_people import Subject
from refhelper.domain.letter_request import LetterRequest, Section
from refhelper.domain.letter_view import Share
from refhelper.domain.letter_words import joined
from refhelper.domain.vocabulary import Role

REQUIRED, LEAK, NHS_NUMBER, BORN_LATER, EMPTY_RECORD, STALE = "L01", "L02", "L03", "L04", "L05", "L16"
_TO_CHECK = frozenset({ContactState.OUT_OF_DATE, ContactState.UNVERIFIED})
WHEREABOUTS = ("address", "current_address", "phone", "email", "safe_contact", "school", "employer")
"""The details of a harmed person that must never reach a service for the person who harms them."""

SHORTEST = 5
"""Letters and digits that a value needs before its turning up in a text means anything."""
SHORTEST_NAME = 3
"""Letters that a name needs to be searched for as a whole word."""
_TITLES = frozenset({"mrs", "miss", "mr.", "mrs.", "the"})
_PHONE = re.compile(r"\+?\d[\d\s().-]{7,}\d")
_PHONE_DIGITS = 9
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]{1,255}")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;\n]")
_NHS_DIGITS = 10


class Text(NamedTuple):
    """A letter's text in the two forms in which it is searched."""

    compact: str
    digits: str


def gaps(request: LetterRequest, form: Form, sections: Iterable[Section], subjects: Iterable[Subject]) -> list[Finding]:
    """Return one finding for every section or field that the receiving form requires and that is empty."""
    found = [
        Finding(REQUIRED, section.name, f"The receiving form asks for this, and nothing is written: {what}.", _WRITE)
        for section in sections
        if section.empty and (what := form.required.get(section.name))
    ]
    for subject in subjects:
        for field, what in missing_of(request, subject, form).items():
            place = f"{subject.person.ref}.{field}"
            found.append(Finding(REQUIRED, place, f"The receiving form asks for this: {what}.", _WRITE))
    return found


_WRITE = "Write it, or write why it is not known."


def leaks(request: LetterRequest, text: str, subjects: Iterable[Subject], shares: Iterable[Share]) -> list[Finding]:
    """Return one finding for every detail of a harmed person's whereabouts that turns up in the text.

    Spacing, case and punctuation make no difference. The people the letter is about are left out, and so is what the
    form itself prints of a parent or guardian who is not harmed.
    """
    about, printed = {subject.person.ref for subject in subjects}, set(shares)
    searched = Text(_compact(text), re.sub(r"\D", "", text))
    whereabouts = [
        Finding(
            LEAK,
            field,
            f"This text holds the {field.replace('_', ' ')} of someone who is harmed, or a part of it; "
            "it would reach the person said to harm them.",
            "Take it out. If it is the same for both and known to both, keep it and write why.",
        )
        for field in WHEREABOUTS
        if any(
            _found(getattr(person.details, field), searched)
            for person in _protected(request, about)
            if (person.ref, field) not in printed
        )
    ]
    return whereabouts + _mentions(request, about, shares)


def _mentions(request: LetterRequest, about: set[str], shares: Iterable[Share]) -> list[Finding]:
    """Return findings on free text that names somebody harmed or affected, or speaks of a refuge."""
    printed = tuple(shares)
    written = "\n".join(_written(request, ref, field) for ref, field in printed).casefold()
    own = {word for ref in about for word in _names(request.case.person(ref))}
    protected = [person for person in _protected(request, about) if (person.ref, "name") not in printed]
    names = {word for person in protected for word in _names(person)} - own
    found = []
    if any(_holds_word(written, name) for name in names):
        found.append(Finding(LEAK, "name", "This text names someone who is harmed or lives with the harm.", _NAMED))
    if _holds_word(written, "refuge") or _holds_word(written, "refuges"):
        found.append(Finding(LEAK, "refuge", "This text speaks of a refuge; it would reach those it hides from.", _OUT))
    return found


_OUT = "Take it out."
_NAMED = "Take the name out, or write the relationship. If it has to stand, keep it and write why."


def _written(request: LetterRequest, ref: str | None, field: str) -> str:
    """Return what was written freely in one printed field; a name that the form itself prints is none."""
    if field in {"name", "known_as"}:
        return ""
    if ref is None:
        value = getattr(request.case.narrative, field, "")
        return value if isinstance(value, str) else ""
    return written(request.case, request, request.case.person(ref), field)


def _names(person: Person) -> set[str]:
    words = f"{person.details.name} {person.details.known_as} {person.ref}".casefold().split()
    return {word for word in words if len(word) >= SHORTEST_NAME and word not in _TITLES}


def _holds_word(written: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", written) is not None


def _protected(request: LetterRequest, about: set[str]) -> Iterator[Person]:
    protected = {Role.HARMED, Role.AFFECTED}
    return (person for person in request.case.people if person.ref not in about and protected & set(person.roles))


def _found(value: str, searched: Text) -> bool:
    return any(piece in searched.compact for piece in _pieces(value)) or any(
        number in searched.digits for number in _numbers(value)
    )


def _pieces(value: str) -> set[str]:
    parts = [value, *_EMAIL.findall(value), *_POSTCODE.findall(value)]
    parts += [piece for piece in _PIECES.split(value) if any(character.isdigit() for character in piece)]
    return {compact for part in parts if len(compact := _compact(part)) >= SHORTEST}


def _numbers(value: str) -> set[str]:
    """Return the last digits of each phone number, so that +44 and 0 make no difference."""
    found = (re.sub(r"\D", "", number) for number in _PHONE.findall(value))
    return {digits[-_PHONE_DIGITS:] for digits in found if len(digits) >= _PHONE_DIGITS}


def _compact(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def impossible(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return findings on printed values that cannot be right: an NHS number, a date of birth in the future."""
    found = []
    for ref, field in shares:
        person = request.case.person(ref) if ref else None
        if person and field == "nhs_number" and not valid_nhs_number(person.details.nhs_number):
            why = "The check digit does not fit, so this is not this person's NHS number."
            found.append(Finding(NHS_NUMBER, f"{ref}.nhs_number", why, "Copy it again from the record."))
        if person and field == "date_of_birth" and person.date_of_birth and person.date_of_birth > request.day:
            why = "The date of birth is after the consultation."
            found.append(Finding(BORN_LATER, f"{ref}.date_of_birth", why, "Correct the date, or say that it is due."))
    return found


def stale(lines: Sequence[Line]) -> list[Finding]:
    """Return a finding where none of a recipient's lines was checked lately. 999 and whom to ask are never stale."""
    if not lines or any(line.state not in _TO_CHECK for line in lines):
        return []
    states = joined(sorted({line.state.replace("_", " ") for line in lines}))
    why = f"Every number and address held for this recipient is {states}."
    return [Finding(STALE, "contacts", why, "Check it before use, from a source other than this program.")]


def valid_nhs_number(text: str) -> bool:
    """Say whether a text is ten digits, spaced or not, whose last digit checks the others (modulus 11)."""
    digits = re.sub(r"[\s-]", "", text)
    if len(digits) != _NHS_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(_NHS_DIGITS, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
