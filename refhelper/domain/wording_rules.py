"""The rows of the wording rules, and the rows made ready for searching. What is done with them: `wording.py`."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BeforeValidator, Field

from refhelper.domain.part import Part, Written
from refhelper.domain.wording_pattern import Matcher

Slot = Literal[
    "seen",
    "told",
    "opinion",
    "asked_and_absent",
    "not_asked",
    "childs_voice",
    "impact",
    "strengths",
    "needs_to_change",
    "history",
    "actions_taken",
    "request",
]

SLOTS: tuple[str, ...] = get_args(Slot)
"""The narrative slots, as a case file names them."""


class Group(StrEnum):
    """What a wording does; the rows of one group stand in one file."""

    BLAMES = "blames"
    CHILD_AS_ADULT = "child_as_adult"
    HIDES_WHO = "hides_who"
    DOUBT = "doubt"
    VAGUE = "vague"
    SAYS_NOTHING = "says_nothing"
    ABBREVIATION = "abbreviation"
    NOT_BROUGHT = "not_brought"
    NO_SOURCE = "no_source"
    OPINION_AS_FACT = "opinion_as_fact"
    DATES_AND_PEOPLE = "dates_and_people"


class Kind(StrEnum):
    """How a row looks for what it is about: the closed list of what the engine can do."""

    PHRASE = "phrase"
    ALONE = "alone"
    ABBREVIATION = "abbreviation"
    NO_TELLER = "no_teller"
    NO_DATE = "no_date"
    PRONOUN = "pronoun"
    UNKNOWN_NAME = "unknown_name"


class Severity(StrEnum):
    """How much it matters: it may harm somebody's safety or standing, or it is worth a better word."""

    IMPORTANT = "important"
    ADVICE = "advice"


class AgeUnknown(StrEnum):
    """What a row about a child does where nothing says how old the person is."""

    ALARM = "alarm"
    QUIET = "quiet"


def _example(value: Any) -> Any:  # noqa: ANN401 - models and mappings pass through
    return {"text": value} if isinstance(value, str) else value


Patterns = tuple[Written, ...]


class Example(Part):
    """A sentence that a row must or must not find, with what it is checked with."""

    text: Written
    slot: Slot | None = None
    under_18: bool | None = None
    names: tuple[Written, ...] = ()


Examples = Annotated[tuple[Annotated[Example, BeforeValidator(_example)], ...], Field(min_length=1)]


class WordingRow(Part):
    """One row: what to look for and where, why it matters, what would be better, and examples of both outcomes.

    `unless` overlaps the find; `not_with` is looked for in its whole sentence (of a missing date, the paragraph);
    `expanded` anywhere in the text. A row with `slots` applies in those only; `not_slots` keeps it out of some.
    """

    id: Annotated[str, Field(pattern=r"^W\d{3}$")]
    kind: Kind = Kind.PHRASE
    patterns: Annotated[Patterns, Field(min_length=1)]
    unless: Patterns = ()
    not_with: Patterns = ()
    expanded: Patterns = ()
    pronoun: Patterns = ()
    slots: tuple[Slot, ...] = ()
    not_slots: tuple[Slot, ...] = ()
    of_a_child: AgeUnknown | None = None
    why: Written
    better: Written
    source: Written
    severity: Severity = Severity.ADVICE
    hit: Examples
    miss: Examples


class Rule(NamedTuple):
    """A row ready for searching, with its group."""

    row: WordingRow
    group: Group
    find: Matcher
    unless: Matcher
    not_with: Matcher
    expanded: Matcher
    pronoun: Matcher


Words = Mapping[str, tuple[str, ...]]
CASED = {Kind.ABBREVIATION, Kind.UNKNOWN_NAME}
"""Kinds for which capitals count."""

NEEDED_LISTS = ("child_sign", "adult_sign")
"""The word lists that the engine itself reads."""


def ready(row: WordingRow, group: Group, words: Words) -> Rule:
    """Return a row ready for searching; PatternError where a pattern cannot be read."""
    find = Matcher(row.patterns, words, case=row.kind in CASED)
    more = (row.unless, row.not_with, row.expanded, row.pronoun)
    return Rule(row, group, find, *(Matcher(patterns, words) for patterns in more))


class WordingRules:
    """All rules, found by the words that must be in a sentence for them to apply."""

    def __init__(self, rules: Iterable[Rule], words: Words, sources: Mapping[str, str]) -> None:
        """Take the rules, of which the one with the lower id wins a place, the word lists, and the sources."""
        self.all = tuple(sorted(rules, key=lambda rule: rule.row.id))
        self.words, self.sources = words, dict(sources)
        self.child = Matcher(("{child_sign}",), words)
        self.adult = Matcher(("{adult_sign}",), words)
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, rule in enumerate(self.all):
            triggers = None if rule.row.kind is Kind.NO_TELLER else rule.find.triggers
            for word in triggers or ():
                self._by_word.setdefault(word, []).append(number)
            if triggers is None:
                self._always.append(number)

    def only(self, row_id: str) -> "WordingRules":
        """Return these rules with one row left."""
        return WordingRules((rule for rule in self.all if rule.row.id == row_id), self.words, self.sources)

    def worth_trying(self, words: Iterable[str]) -> list[Rule]:
        """Return the rules that could find something in a sentence of these words, in their order."""
        numbers = set(self._always)
        for word in words:
            numbers.update(self._by_word.get(word, ()))
        return [self.all[number] for number in sorted(numbers)]
