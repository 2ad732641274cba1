"""A reviewer's eye on the practitioner's own text: what is worth another word, why, and what would be better.

Advises and explains; never rewrites, never blocks. Somebody's own words in quotation marks are left alone in every
slot, the slot `childs_voice` as a whole. Content of the rules: `refhelper/rules/wording/`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from refhelper.domain.wording_pattern import Span, words_in
from refhelper.domain.wording_people import unclear_pronouns, unknown_names
from refhelper.domain.wording_rules import AgeUnknown, Group, Kind, Rule, WordingRow, WordingRules
from refhelper.domain.wording_text import BLANK, EDGES, Sentence, sentences, without_quotations

OWN_WORDS_SLOT = "childs_voice"
_LABEL_WORDS = 8
_SHORTEST_STATEMENT = 3


class WordingFinding(NamedTuple):
    """One wording worth another look: the rule, the place in characters of the text, what stands there, why, better."""

    rule: str
    start: int
    end: int
    text: str
    why: str
    better: str


class _Found(NamedTuple):
    """A place in the text and what a find there does; each is told once."""

    start: int
    end: int
    group: Group


@dataclass(frozen=True)
class _Page:
    """What a check works on: the text with own words blanked, its sentences, and what is known around it."""

    blanked: str
    sentences: tuple[Sentence, ...]
    slot: str | None
    rules: WordingRules
    under_18: bool | None
    names: frozenset[str]

    def tells_child(self, text: str) -> bool | None:
        """Tell from its words whether a text is about a child; None where it does not say."""
        if self.rules.child.holds(text):
            return True
        return False if self.rules.adult.holds(text) else None

    @cached_property
    def tells_child_somewhere(self) -> bool | None:
        """The same of the whole text."""
        return self.tells_child(self.blanked)


def check(
    text: str,
    slot: str | None,
    rules: WordingRules,
    *,
    under_18: bool | None = None,
    names: tuple[str, ...] = (),
) -> tuple[WordingFinding, ...]:
    """Return what is worth another look in a text, in the order of places.

    Without a slot the rules that belong to certain slots are left out. `under_18` is about the person the text is
    about: None, not known, lets the text itself tell. `names` are those in the case; with none, names are not checked.
    """
    if slot == OWN_WORDS_SLOT:
        return ()
    blanked = without_quotations(text)
    known = frozenset(part for name in names for part in words_in(name))
    found = _all_found(_Page(blanked, tuple(sentences(blanked)), slot, rules, under_18, known))
    return tuple(_finding(found[place], place, text) for place in sorted(found) if not _within_another(place, found))


def _all_found(page: _Page) -> dict[_Found, Rule]:
    found: dict[_Found, Rule] = {}
    once: set[str] = set()
    for number, sentence in enumerate(page.sentences):
        for rule in page.rules.worth_trying(words_in(sentence.text)):
            for start, end in _finds(rule, page, number):
                if rule.row.kind is not Kind.ABBREVIATION or rule.row.id not in once:
                    found.setdefault(_Found(sentence.start + start, sentence.start + end, rule.group), rule)
                once.add(rule.row.id)
    return found


def _finding(rule: Rule, place: _Found, text: str) -> WordingFinding:
    start, end, _ = place
    return WordingFinding(rule.row.id, start, end, text[start:end], rule.row.why, rule.row.better)


def _within_another(place: _Found, found: dict[_Found, Rule]) -> bool:
    """Tell a find that lies inside a longer one of its own group."""
    return any(
        other.start <= place.start and place.end <= other.end and other.group == place.group and other != place
        for other, rule in found.items()
        if rule.row.kind is not Kind.NO_TELLER
    )


def _finds(rule: Rule, page: _Page, number: int) -> Iterator[Span]:
    """Yield the places, counted from the sentence's start, that a rule finds in a sentence."""
    sentence = page.sentences[number]
    if not _applies(rule.row, page.slot) or not _right_age(rule.row, page, sentence):
        return
    match rule.row.kind:
        case Kind.PHRASE:
            yield from _phrases(rule, sentence)
        case Kind.ALONE:
            yield from _alone(rule, sentence)
        case Kind.ABBREVIATION:
            if not rule.expanded.holds(page.blanked):
                yield from _phrases(rule, sentence)
        case Kind.NO_TELLER:
            yield from _untold(rule, page, number)
        case Kind.NO_DATE:
            yield from _undated(rule, page, sentence)
        case Kind.PRONOUN:
            yield from unclear_pronouns(rule, sentence.text)
        case Kind.UNKNOWN_NAME:
            yield from unknown_names(rule, sentence.text, page.names) if page.names else ()


def _applies(row: WordingRow, slot: str | None) -> bool:
    return (slot in row.slots) if row.slots else (slot not in row.not_slots)


def _right_age(row: WordingRow, page: _Page, sentence: Sentence) -> bool:
    if row.of_a_child is None:
        return True
    if page.under_18 is not None:
        return page.under_18
    told = page.tells_child(sentence.text)
    told = page.tells_child_somewhere if told is None else told
    return row.of_a_child is AgeUnknown.ALARM if told is None else told


def _phrases(rule: Rule, sentence: Sentence) -> Iterator[Span]:
    found = [match.span() for match in rule.find.regex.finditer(sentence.text)]
    if found and not rule.not_with.holds(sentence.text):
        for start, end in found:
            if not rule.unless.overlaps((start, end), sentence.text):
                whole = sentence.text[start:end]
                yield start + len(whole) - len(whole.lstrip(EDGES)), end


def _alone(rule: Rule, sentence: Sentence) -> Iterator[Span]:
    start, end = sentence.trimmed
    if rule.find.regex.fullmatch(sentence.text[start:end]) and not rule.not_with.holds(sentence.text):
        yield start, end


def _untold(rule: Rule, page: _Page, number: int) -> Iterator[Span]:
    sentence = page.sentences[number]
    start, end = sentence.trimmed
    if len(words_in(sentence.text[start:end].replace(BLANK, ""))) < _SHORTEST_STATEMENT:
        return
    upto = [each for each in page.sentences[: number + 1] if each.paragraph == sentence.paragraph]
    if not any(rule.find.holds(each.text) or _labelled(each.text) for each in upto):
        yield start, end


def _labelled(text: str) -> bool:
    """Tell a name or a person before a colon, or beside somebody's own words."""
    before, colon, _ = text.partition(":")
    if colon and len(before.split()) <= _LABEL_WORDS and re.search(r"[^\W\d_]", before):
        return True
    outside = text.replace(BLANK, "").split()
    return BLANK in text and len(outside) <= _LABEL_WORDS and any(word.strip("(-–").istitle() for word in outside)


def _undated(rule: Rule, page: _Page, sentence: Sentence) -> Iterator[Span]:
    around = (each.text for each in page.sentences if each.paragraph == sentence.paragraph)
    if not any(rule.not_with.holds(text) for text in around):
        found = (match.span() for match in rule.find.regex.finditer(sentence.text))
        yield from [span for span in found if not rule.unless.overlaps(span, sentence.text)][:1]
