"""A reviewer's eye on the practitioner's own text: what is worth another word, why, and what would be better.

Advises and explains; never rewrites, never blocks. Somebody's own words in quotation marks are left alone in every
slot, the slot `childs_voice` as a whole. Content of the rules: `rules/wording/`; design: `wording.md`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refhelper.domain.wording_pattern import Matcher, words_in
from refhelper.domain.wording_rules import Age, Group, Kind, Rule, WordingRules, WordingRow
from refhelper.domain.wording_text import BLANK, Sentence, sentences, without_quotations

OWN_WORDS_SLOT = "childs_voice"
_LABEL_WORDS = 8
_SHORTEST_STATEMENT = 3
_SAME_PERSON = re.compile(r"['’]?,?\s*(?:[A-Z][\w'’-]+)?,?\s*(?:the|her|his|a|an|who is|is|my|called|named)?\s*\Z")
_OWNER = re.compile(r"['’]s?\s")
"""After a name that only says whose somebody is, as in Ella's mother."""

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
    r"(?:\s+[A-Z][\w'’-]+)?,?\s+(?:\(|the |a |our |their |her |his |from |of )*(?:[\w'’]+\s){0,3}?(?:doctor|GP|nurse|midwife|teacher"
    r"|worker|visitor|officer|interpreter|coordinator|manager|solicitor|psychologist|paediatrician|consultant|IDAS"
    r"|police|social care|therapist|physiotherapist|pharmacist|receptionist)\b"
)


class WordingFinding(NamedTuple):
    """One wording worth another look: the rule, the place in characters of the text, what stands there, why, better."""

    rule: str
    start: int
    end: int
    text: str
    why: str
    better: str


class _Page(NamedTuple):
    """What a check works on: the text with own words blanked, its sentences, and what is known around it."""

    blanked: str
    sentences: tuple[Sentence, ...]
    slot: str | None
    rules: WordingRules
    under_18: bool | None
    names: frozenset[str]


class _Found(NamedTuple):
    """A place in the text and what a find there does; each is told once."""

    start: int
    end: int
    group: Group


Span = tuple[int, int]


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
    page = _Page(blanked, tuple(sentences(blanked)), slot, rules, under_18, known)
    found: dict[_Found, Rule] = {}
    once: set[str] = set()
    for number, sentence in enumerate(page.sentences):
        for rule in rules.worth_trying(words_in(sentence.text)):
            for start, end in _finds(rule, page, number):
                if rule.row.kind is Kind.ABBREVIATION and rule.row.id in once:
                    continue
                once.add(rule.row.id)
                place = _Found(sentence.start + start, sentence.start + end, rule.group)
                found.setdefault(place, rule)
    return tuple(_finding(found[place], place, text) for place in sorted(found) if not _within_another(place, found))


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
            yield from _unexpanded(rule, page, sentence)
        case Kind.NO_TELLER:
            yield from _untold(rule, page, number)
        case Kind.NO_DATE:
            yield from _undated(rule, page, sentence)
        case Kind.PRONOUN:
            yield from _unclear_pronoun(rule, sentence)
        case Kind.UNKNOWN_NAME:
            yield from _unknown_names(rule, page, sentence)


def _applies(row: WordingRow, slot: str | None) -> bool:
    return (slot in row.slots) if row.slots else (slot not in row.not_slots)


def _right_age(row: WordingRow, page: _Page, sentence: Sentence) -> bool:
    if row.of_a_child is None:
        return True
    if page.under_18 is not None:
        return page.under_18
    for place in (sentence.text, page.blanked):
        if page.rules.child.regex.search(place):
            return True
        if page.rules.adult.regex.search(place):
            return False
    return row.of_a_child is Age.ALARM


def _holds(matcher: Matcher, text: str) -> bool:
    return bool(matcher) and matcher.regex.search(text) is not None


def _in_context(rule: Rule, sentence: Sentence) -> bool:
    wanted = not rule.only_with or _holds(rule.only_with, sentence.text)
    return wanted and not _holds(rule.not_with, sentence.text)


def _phrases(rule: Rule, sentence: Sentence) -> Iterator[Span]:
    found = [match.span() for match in rule.find.regex.finditer(sentence.text)]
    if found and _in_context(rule, sentence):
        for span in found:
            if not _overlapped(span, rule.unless, sentence.text):
                yield span


def _overlapped(span: Span, unless: Matcher, text: str) -> bool:
    if not unless:
        return False
    return any(match.start() < span[1] and span[0] < match.end() for match in unless.regex.finditer(text))


def _alone(rule: Rule, sentence: Sentence) -> Iterator[Span]:
    start, end = sentence.trimmed
    if rule.find.regex.fullmatch(sentence.text[start:end]) and _in_context(rule, sentence):
        yield start, end


def _unexpanded(rule: Rule, page: _Page, sentence: Sentence) -> Iterator[Span]:
    if not _holds(rule.expanded, page.blanked):
        yield from _phrases(rule, sentence)


def _untold(rule: Rule, page: _Page, number: int) -> Iterator[Span]:
    sentence = page.sentences[number]
    start, end = sentence.trimmed
    own = sentence.text[start:end].replace(BLANK, "")
    if len(words_in(own)) < _SHORTEST_STATEMENT:
        return
    upto = [each for each in page.sentences[: number + 1] if each.paragraph == sentence.paragraph]
    if not any(_holds(rule.find, each.text) or _labelled(each.text) for each in upto):
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
    if not any(_holds(rule.not_with, text) for text in around):
        for match in rule.find.regex.finditer(sentence.text):
            if not _overlapped(match.span(), rule.unless, sentence.text):
                yield match.span()
                return


def _unclear_pronoun(rule: Rule, sentence: Sentence) -> Iterator[Span]:
    """Yield the first pronoun that comes after two people whom it could stand for."""
    people = [each for each in rule.find.regex.finditer(sentence.text) if not _OWNER.match(sentence.text, each.end())]
    for pronoun in rule.pronoun.regex.finditer(sentence.text):
        before = [person for person in people if person.end() <= pronoun.start()]
        if len(_different(before, sentence.text)) > 1 and not _overlapped(pronoun.span(), rule.unless, sentence.text):
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


def _unknown_names(rule: Rule, page: _Page, sentence: Sentence) -> Iterator[Span]:
    if not page.names:
        return
    for name in rule.find.regex.finditer(sentence.text):
        before, after = sentence.text[: name.start()], sentence.text[name.end() :]
        known = name[0].lower() in page.names
        place = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
        professional = _PROFESSIONAL_BEFORE.search(before) or _PROFESSIONAL_AFTER.match(after)
        if not (known or place or professional) and not _overlapped(name.span(), rule.unless, sentence.text):
            yield name.span()
