"""Findings that hold a letter back until somebody writes why they may stand.

A reason counts for exactly what was found when it was written: it is kept in the letter's sharing entry, under
`confirmed`, by the mark of the finding. Anything found later has another mark, and is asked about.
"""

from refhelper.domain.case import Case
from refhelper.domain.editing import Place, entry_of, entry_with
from refhelper.domain.findings import Finding
from refhelper.domain.letter_leaks import LEAK
from refhelper.domain.letter_request import Letter
from refhelper.domain.part import WHOLE_CASE

WHEREABOUTS = "whereabouts"
"""What the key for somebody's whereabouts begins with; by itself it does not say of which, and counts for none."""


def key_of(finding: Finding) -> str:
    """Return the key under `confirmed` that stands for what was found."""
    return f"{WHEREABOUTS}-{finding.mark}"


def check_of(key: str) -> str:
    """Return which check a key under `confirmed` answers, without the mark of what was found."""
    return WHEREABOUTS if key.startswith(f"{WHEREABOUTS}-") else key


def held_back(case: Case, letter: Letter) -> tuple[Finding, ...]:
    """Return the findings that keep a letter from leaving: whereabouts of somebody harmed, not confirmed."""
    given = [entry_of(case, person, _recipient(letter)) for person in letter.people or (WHOLE_CASE,)]
    confirmed = {key for entry in given if entry for key, why in entry.confirmed.items() if why}
    return tuple(one for one in letter.findings if one.rule == LEAK and key_of(one) not in confirmed)


def confirmed(case: Case, letter: Letter, why: str) -> dict[Place, object]:
    """Return the changes to a case by which what holds this letter back now, and nothing else, is confirmed."""
    person = letter.people[0] if letter.people else WHOLE_CASE
    entry = entry_of(case, person, _recipient(letter))
    held = dict.fromkeys(map(key_of, held_back(case, letter)), why)
    return entry_with(case, person, _recipient(letter), {"confirmed": {**(entry.confirmed if entry else {}), **held}})


def _recipient(letter: Letter) -> str:
    return letter.service or letter.template
