"""The small pattern language of the wording rows: words, alternatives, word lists; turned into one search per row.

`a b` words in a row (a hyphen counts as a space); `(a|b c)` one of several; `[a|b]` may be left out; `{list}` one of a
named list; `...` up to four words of the same clause; `#` a number; `,` a comma; `:` a colon; `^` and `$` the
sentence's start and end; `{date}` a date or time; `{capital}` a word with a capital; `{few}` one to three words;
`{child_aged}` and `{adult_aged}` a name with an age, as in Leo, 4, or Leo (aged 4). Whole words only; a straight
apostrophe stands for a curly one too.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple, NoReturn

from refhelper.domain.wording_builtins import BUILT_IN, COMMON

Span = tuple[int, int]
_DEEPEST = 8
_TOKEN = re.compile(r"\s*(\.\.\.|[()\[\]|#,:^$]|\{[a-z_0-9]+\}|[^\s()\[\]|{}#,:^$]+)")
_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_GAP = r"(?:[\s-]+|(?=['’]))"
_START, _END = r"(?:(?<!\w)|(?<=\w)(?=['’]))", r"(?!\w)"
_FIRST, _LAST = r"^[\s*•-]*", r"(?=[\s.!?,;:)+]*$)"
_UP_TO_FOUR = r"(?:[\s-]+[\w'’/&]+){0,4}"
_MUCH_COMMONER = 50


class PatternError(ValueError):
    """A pattern that cannot be read: what it must be."""


class Part(NamedTuple):
    """A piece of a pattern: its search, and the words of which one is always in what it finds (None: not known).

    It may be left out (`optional`), stand for words between (`gap`), or follow without a space (`tight`).
    """

    regex: str
    needs: frozenset[str] | None
    optional: bool = False
    gap: bool = False
    tight: bool = False


class Matcher:
    """Several patterns searched for as one. Compiled only when first wanted."""

    def __init__(self, patterns: Iterable[str], words: Mapping[str, tuple[str, ...]], *, case: bool = False) -> None:
        """Read the patterns; PatternError where one cannot be read. `case`: capitals must be as written."""
        self._parts = [_Reader(pattern, words).whole() for pattern in patterns]
        self._flags = 0 if case else re.IGNORECASE

    @property
    def triggers(self) -> frozenset[str] | None:
        """Words, in small letters, of which a text must have one for a match; None where that cannot be told."""
        return _all_needs(self._parts)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The one search for all the patterns."""
        every = "|".join(part.regex for part in self._parts) or "(?!)"
        return re.compile(f"{_START}(?:{every}){_END}", self._flags)

    def holds(self, text: str) -> bool:
        """Say whether there is a match anywhere in a text."""
        return bool(self._parts) and self.regex.search(text) is not None

    def overlaps(self, span: Span, text: str) -> bool:
        """Say whether a match shares a place with a span of the text."""
        found = self.regex.finditer(text) if self._parts else ()
        return any(match.start() < span[1] and span[0] < match.end() for match in found)


def words_in(text: str) -> set[str]:
    """Return the words of a text in small letters, those with an apostrophe whole and in parts."""
    whole = {word.lower().replace("’", "'") for word in _WORDS.findall(text)}
    return whole | {part for word in whole if "'" in word for part in word.split("'")}


class _Reader:
    def __init__(self, pattern: str, words: Mapping[str, tuple[str, ...]], depth: int = 0) -> None:
        self.tokens = _tokens(pattern)
        self.words, self.depth = words, depth
        self.at = self.inside = 0

    def whole(self) -> Part:
        part = self._sequence()
        if self._peek():
            _refuse(f"a pattern in which '{self._peek()}' has its pair")
        return part

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while (following := self._peek()) and following not in {")", "]", "|"}:
            self.at += 1
            parts.append(self._item(following))
        if not any(not part.optional and not part.gap for part in parts) or parts[0].gap or parts[-1].gap:
            _refuse("a pattern with a word at each end of every ... and something that is always there")
        return _in_a_row(parts)

    def _item(self, written: str) -> Part:
        match written:
            case "(" | "[":
                return self._choice("]" if written == "[" else ")")
            case "#":
                return Part(r"\d+", None)
            case "," | ":":
                return Part(rf"(?<=\w){written}", None, tight=True)
            case "^" | "$":
                return self._edge(written)
            case "...":
                return Part(_UP_TO_FOUR, None, gap=True)
            case _:
                return self._named(written[1:-1]) if written[0] == "{" else _word(written)

    def _edge(self, written: str) -> Part:
        if self.inside:
            _refuse("a pattern with ^ and $ outside of choices")
        return Part(_FIRST if written == "^" else _LAST, None, tight=True)

    def _choice(self, closing: str) -> Part:
        self.inside += 1
        choices = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            choices.append(self._sequence())
        if self._peek() != closing:
            _refuse(f"a pattern with '{closing}' where a choice ends")
        self.at += 1
        self.inside -= 1
        return _one_of(choices)._replace(optional=closing == "]")

    def _named(self, name: str) -> Part:
        if name in BUILT_IN:
            return Part(BUILT_IN[name], None)
        if name not in self.words:
            _refuse(f"a pattern of known lists; allowed: {', '.join(sorted([*self.words, *BUILT_IN]))}")
        if self.depth >= _DEEPEST:
            _refuse("a pattern whose lists do not hold themselves")
        return _one_of([_Reader(word, self.words, self.depth + 1).whole() for word in self.words[name]])


@cache
def _tokens(pattern: str) -> tuple[str, ...]:
    tokens: list[str] = []
    at = 0
    while at < len(pattern.rstrip()):
        found = _TOKEN.match(pattern, at)
        if found is None:
            _refuse("a pattern of words, (a|b), [a|b], {list}, #, ...")
        tokens.append(found[1])
        at = found.end()
    return tuple(tokens)


def _refuse(expected: str) -> NoReturn:
    raise PatternError(expected)


@cache
def _word(written: str) -> Part:
    needed = max(words_in(written), key=lambda word: (len(word), word), default="")
    regex = re.escape(written.replace("’", "'")).replace("'", "['’]")
    return Part(regex, frozenset({needed}) if needed else None)


def _all_needs(parts: list[Part]) -> frozenset[str] | None:
    known = [part.needs for part in parts if part.needs is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _one_of(choices: list[Part]) -> Part:
    tight = {choice.tight for choice in choices}
    if len(tight) > 1:
        _refuse("a pattern with a comma or colon alone in its choice")
    return Part("(?:" + "|".join(choice.regex for choice in choices) + ")", _all_needs(choices), tight=True in tight)


def _in_a_row(parts: list[Part]) -> Part:
    if parts[0].regex == _FIRST and parts[1:]:
        rest = _in_a_row(parts[1:])
        return Part(_FIRST + rest.regex, rest.needs)
    first = next(index for index, part in enumerate(parts) if not part.optional and not part.gap)
    regex = "".join(f"(?:{part.regex}{_GAP})?" for part in parts[:first]) + parts[first].regex
    for part in parts[first + 1 :]:
        piece = part.regex if part.gap or part.tight else _GAP + part.regex
        regex += f"(?:{piece})?" if part.optional else piece
    needs = [part.needs for part in parts if not part.optional and not part.gap and part.needs]
    return Part(regex, min(needs, key=_how_common) if needs else None, tight=parts[0].tight)


def _how_common(needs: frozenset[str]) -> int:
    """Return how often one of the words is likely to stand in a sentence: the rarer, the less is searched in vain."""
    return sum(_MUCH_COMMONER if word in COMMON else 1 for word in needs)
