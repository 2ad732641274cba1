"""The last look before a letter goes: wording, people, dates, lengths. It advises; nothing here stops a letter.

What only a reader can tell is left to the reader: every check would rather say nothing than cry wolf.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from refhelper.domain import wording
from refhelper.domain.case import Case
from refhelper.domain.findings import Finding
from refhelper.domain.letter_passages import Passage, passages, under_18
from refhelper.domain.letter_request import Letter
from refhelper.domain.letter_review_dates import wrong_dates
from refhelper.domain.letter_review_people import unlike, wrong_people
from refhelper.domain.wording_rules import SLOTS, WordingRules

TOO_LONG, ONE_BLOCK = "L12", "L13"
WORDS_OF_A_SECTION = 600
WORDS_OF_A_PARAGRAPH = 250
"""Our own measure, from no source: more than a page, and more than a screen, is seldom read to its end."""
OWN_WORDS = frozenset({"own_account", "own_view", "wishes"})
"""What somebody says of themselves is theirs, as the child's words are."""

NOT_LOOKED_OVER = Finding(
    "L17",
    "wording",
    "The wording rules cannot be read, so no text of this letter was looked over. The letter itself is whole.",
    "Read it through; and put back the files that were installed.",
)


def review(case: Case, letter: Letter, rules: WordingRules, today: date) -> tuple[Finding, ...]:
    """Return what is worth another look in a letter's texts, after what was found when it was made.

    Those about a text come in the order in which the letter prints the texts, and in each by place.
    """
    names = tuple(f"{person.details.name} {person.details.known_as} {person.ref}" for person in case.people)
    found = list(letter.findings)
    for passage in passages(case, letter):
        here = [
            *_wording(passage, rules, names, child=under_18(case, passage, today)),
            *wrong_people(case, letter, passage, today),
            *wrong_dates(case, passage, today),
        ]
        found += sorted(here, key=lambda each: each.start)
    return (*found, *unlike(case, letter), *_lengths(letter))


def _wording(passage: Passage, rules: WordingRules, names: tuple[str, ...], *, child: bool | None) -> Iterator[Finding]:
    if passage.field in OWN_WORDS:
        return
    slot = passage.slot if passage.slot in SLOTS else None
    for each in _checked(rules, passage.text, slot, names, child=child):
        yield Finding(each.rule, passage.place, each.why, each.better, each.text, each.start, each.end)


@lru_cache(maxsize=128)
def _checked(
    rules: WordingRules, text: str, slot: str | None, names: tuple[str, ...], *, child: bool | None
) -> tuple[wording.WordingFinding, ...]:
    """Return the wording findings of a text; one that did not change since is not gone through again."""
    return wording.check(text, slot, rules, under_18=child, names=names)


def forget() -> None:
    """Go through every text anew next time, as for one never seen before."""
    _checked.cache_clear()


def _lengths(letter: Letter) -> Iterator[Finding]:
    for section in letter.sections:
        words = len(section.text.split())
        if words > WORDS_OF_A_SECTION:
            why = f"This section has {words} words; the person who receives it may not get to what matters."
            yield Finding(TOO_LONG, section.name, why, "Put what matters first, and leave out what does not.")
        elif any(len(line.split()) > WORDS_OF_A_PARAGRAPH for line in section.text.split("\n")):
            why = "A paragraph here is longer than a screen and is hard to read."
            yield Finding(ONE_BLOCK, section.name, why, "Begin a new paragraph for each event or each person.")
