"""What is worth another look in a letter before it goes: gaps, impossible values, stale contacts."""

import re
from collections.abc import Iterable, Sequence

from refhelper.domain.contacts import TO_CHECK, Line
from refhelper.domain.findings import Finding
from refhelper.domain.letter_context import missing_of
from refhelper.domain.letter_fields import Form
from refhelper.domain.letter_people import Subject
from refhelper.domain.letter_request import LetterRequest, Section
from refhelper.domain.letter_view import Share
from refhelper.domain.letter_words import joined
from refhelper.domain.vocabulary import Agreement, Answer

REQUIRED, NHS_NUMBER, BORN_LATER, EMPTY_RECORD, STALE = "L01", "L03", "L04", "L05", "L16"
_NHS_DIGITS = 10


def gaps(request: LetterRequest, form: Form, sections: Sequence[Section], subjects: Iterable[Subject]) -> list[Finding]:
    """Return one finding for every section or field that the receiving form requires and that is empty."""
    found = [
        Finding(REQUIRED, section.name, _NOTHING.format(what=what), _WRITE)
        for section in sections
        if section.empty and (what := form.required.get(section.name))
    ]
    written = {section.name for section in sections if not section.empty}
    referrer = {"who is writing": request.case.referrer.name, "a number to ring back": request.case.referrer.phone}
    if "referrer" in written & form.required.keys():
        empty = (what for what, said in referrer.items() if not said)
        found += [Finding(REQUIRED, "referrer", _NOTHING.format(what=what), _WRITE) for what in empty]
    for subject in subjects:
        for field, what in missing_of(request, subject, form).items():
            place = f"{subject.person.ref}.{field}"
            found.append(Finding(REQUIRED, place, f"The receiving form asks for this: {what}.", _WRITE))
    return found


def nameless(subjects: Iterable[Subject]) -> list[Finding]:
    """Return a finding for everybody a letter is about who has no name in it; an unborn baby needs none."""
    why = "No name is written, so whoever receives this letter cannot tell whom it is about."
    born = (each.person for each in subjects if each.person.unborn is not Answer.YES)
    unnamed = dict.fromkeys(person.ref for person in born if not person.details.name)
    return [Finding(REQUIRED, f"{ref}.name", why, _WRITE) for ref in unnamed]


def without_reason(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding where a letter says that somebody refuses, and not why it is sent all the same."""
    printed = {ref for ref, field in shares if field == "agrees_to_share"}
    refuses = [each for each in request.named if each.ref in printed and each.agrees_to_share is Agreement.NO]
    if not refuses or request.checked.lawful_reasons:
        return []
    why = f"It says that {joined(each.label for each in refuses)} does not agree, and gives no lawful reason to share."
    return [Finding(REQUIRED, "lawful", why, "Choose the lawful reason in the sharing checks.")]


_NOTHING = "The receiving form asks for this, and nothing is written: {what}."
_WRITE = "Write it, or write why it is not known."


def impossible(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return findings on printed values that cannot be right: an NHS number, a date of birth in the future."""
    found = []
    for ref, field in shares:
        person = request.case.person(ref) if ref else None
        if person and field == "nhs_number" and not valid_nhs_number(person.details.nhs_number):
            why = f"{_nhs_fault(person.details.nhs_number)}, so this is not this person's NHS number."
            found.append(Finding(NHS_NUMBER, f"{ref}.nhs_number", why, "Copy it again from the record."))
        if person and field == "date_of_birth" and person.date_of_birth and person.date_of_birth > request.day:
            why = "The date of birth is after the consultation."
            found.append(Finding(BORN_LATER, f"{ref}.date_of_birth", why, "Correct the date, or say that it is due."))
    return found


def stale(lines: Sequence[Line]) -> list[Finding]:
    """Return a finding where none of a recipient's lines was checked lately. 999 and whom to ask are never stale."""
    if not lines or any(line.state not in TO_CHECK for line in lines):
        return []
    states = joined(sorted({line.state.replace("_", " ") for line in lines}))
    why = f"Every number and address held for this recipient is {states}."
    return [Finding(STALE, "contacts", why, "Check it before use, from a source other than this program.")]


def valid_nhs_number(text: str) -> bool:
    """Say whether a text is ten digits, spaced or not, whose last digit checks the others (modulus 11)."""
    return not _nhs_fault(text)


def _nhs_fault(text: str) -> str:
    digits = re.sub(r"[\s-]", "", text)
    if len(digits) != _NHS_DIGITS or not digits.isascii() or not digits.isdigit():
        return "It is not ten digits"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(_NHS_DIGITS, 1, -1), strict=False))
    return "" if (11 - total % 11) % 11 == int(digits[-1]) else "The check digit does not fit"
