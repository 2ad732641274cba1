"""Dates in a letter's texts that cannot be right: no such day, still to come, or before somebody was born."""

import re
from collections.abc import Iterator
from datetime import date

from refhelper.domain.case import Case, Person
from refhelper.domain.findings import Finding
from refhelper.domain.letter_dates import Dated, dates_in
from refhelper.domain.letter_passages import Passage
from refhelper.domain.letter_review_people import is_spoken_of
from refhelper.domain.wording_text import Sentence, sentences

NO_SUCH_DAY, AHEAD, BEFORE_BIRTH = "L06", "L07", "L08"
LOOKS_AHEAD = frozenset(
    {"request", "needs_to_change", "expected_delivery_date", "safe_times", "safe_contact", "wishes"}
)
"""Texts that speak of what is to come."""
_TO_COME = re.compile(
    r"\b(?:will|going to|plan\w*|due|expect\w*|book\w*|appoint\w*|until|till|from|by|before|next|wants?|intend\w*"
    r"|leav\w*|flight|fl(?:y|ies|ying)|tickets?|wedding|married|hearing|court|trial|releas\w*|review\w*|hopes?|would"
    r"|if|may|could|starts?|begins?|mov(?:e|es|ing)|travel\w*|arrang\w*|expires?|ends?|scheduled|coming|upcoming)\b",
    re.IGNORECASE,
)
_OF_A_BIRTH = re.compile(r"\b(?:born|birth|dob|pregnan\w*|expecting|unborn|antenatal|scan)\b", re.IGNORECASE)


def wrong_dates(case: Case, passage: Passage, today: date) -> Iterator[Finding]:
    """Yield one finding for each date of a text that cannot be right."""
    found = list(dates_in(passage.text, today))
    for sentence in sentences(passage.text) if found else ():
        inside = [each for each in found if sentence.start <= each.start < sentence.start + len(sentence.text)]
        for each in inside:
            if finding := _wrong(case, passage, sentence, each, today):
                yield finding


def _wrong(case: Case, passage: Passage, sentence: Sentence, when: Dated, today: date) -> Finding | None:
    if when.first is None or when.last is None:
        return _finding(NO_SUCH_DAY, passage, when, "There is no such day.", "Correct the date.")
    to_come = passage.field in LOOKS_AHEAD or _TO_COME.search(sentence.text)
    if when.first > today and not to_come:
        return _finding(AHEAD, passage, when, "This day is still to come.", "Correct the date, or say that it will be.")
    person = _only_one(case, passage, sentence.text)
    born = person.date_of_birth if person else None
    if person and born and when.last < born and not _OF_A_BIRTH.search(sentence.text):
        why = f"This is before {person.label} was born."
        return _finding(BEFORE_BIRTH, passage, when, why, "Correct the date, or say whom it is about.")
    return None


def _only_one(case: Case, passage: Passage, text: str) -> Person | None:
    """Return the one person a sentence speaks of; where it names nobody, the one under whom it stands."""
    named = [person for person in case.people if is_spoken_of(person, text)]
    if not named:
        return passage.person
    return named[0] if len(named) == 1 and (passage.person is None or passage.person == named[0]) else None


def _finding(rule: str, passage: Passage, when: Dated, why: str, better: str) -> Finding:
    return Finding(rule, passage.place, why, better, passage.text[when.start : when.end], when.start, when.end)
