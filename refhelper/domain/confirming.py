"""Findings that hold a letter back until somebody writes why they may stand: they are those with a mark.

A reason counts for exactly what was found when it was written: it is kept in the letter's sharing entry, under
`confirmed`, by the mark of the finding. Anything found later has another mark, and is asked about.
"""

from collections.abc import Iterator, Sequence

from refhelper.domain.case import Case, SharingEntry
from refhelper.domain.editing import Place, entry_of, entry_with
from refhelper.domain.findings import Finding
from refhelper.domain.letter_answers import FOR_WHICH_SERVICE
from refhelper.domain.letter_asked import FOR_ANOTHER, REQUEST, is_of_request
from refhelper.domain.letter_leaks import LEAK
from refhelper.domain.letter_request import Letter
from refhelper.domain.part import WHOLE_CASE

_CHECKS = {LEAK: "whereabouts", FOR_ANOTHER: REQUEST, FOR_WHICH_SERVICE: "agreement"}
"""What the key of a finding begins with, by its rule; by itself it does not say what was found, and counts for none."""
_WHY = {
    LEAK: "It says where somebody harmed can be found, or who they are.",
    FOR_ANOTHER: "What it asks for was written for another recipient.",
    FOR_WHICH_SERVICE: "The agreement may have been given for another service.",
}


def key_of(finding: Finding) -> str:
    """Return the key under `confirmed` that stands for what was found."""
    return f"{_CHECKS[finding.rule]}-{finding.mark}"


def check_of(key: str) -> str:
    """Return which check a key under `confirmed` answers, without the mark of what was found."""
    check = key.partition("-")[0]
    return check if check in _CHECKS.values() else key


def given(entry: SharingEntry | None) -> Iterator[tuple[str, str]]:
    """Yield what somebody confirmed or explained for a letter, by its key; not for which letter a request is."""
    for key, words in entry.confirmed.items() if entry else ():
        if not (is_of_request(key) and words == "yes"):
            yield key, words


def is_answered(entry: SharingEntry) -> bool:
    """Say whether any of a letter's checks was answered in its entry."""
    return bool(entry.model_fields_set - {"for_", "to", "confirmed"}) or any(given(entry))


def why_held(held: Sequence[Finding]) -> str:
    """Return in a sentence why these findings hold a letter back."""
    rules = {one.rule for one in held}
    return _WHY[LEAK] if LEAK in rules else " ".join(why for rule, why in _WHY.items() if rule in rules)


def held_back(case: Case, letter: Letter) -> tuple[Finding, ...]:
    """Return the findings that keep a letter from leaving and were not confirmed."""
    entries = [entry_of(case, person, _recipient(letter)) for person in letter.people or (WHOLE_CASE,)]
    confirmed = {key for entry in entries if entry for key, why in entry.confirmed.items() if why}
    return tuple(one for one in letter.findings if one.mark and key_of(one) not in confirmed)


def confirmed(case: Case, letter: Letter, why: str) -> dict[Place, object]:
    """Return the changes to a case by which what holds this letter back now, and nothing else, is confirmed."""
    person = letter.people[0] if letter.people else WHOLE_CASE
    entry = entry_of(case, person, _recipient(letter))
    held = dict.fromkeys(map(key_of, held_back(case, letter)), why)
    return entry_with(case, person, _recipient(letter), {"confirmed": {**(entry.confirmed if entry else {}), **held}})


def _recipient(letter: Letter) -> str:
    return letter.service or letter.template
