"""The small pattern language of the wording rows: words, alternatives, word lists; turned into one search per row.

`a b` words in a row (a hyphen counts as a space); `(a|b c)` one of several; `[a|b]` may be left out; `{list}` one of a
named list; `...` up to four words of the same clause; `#` a number; `,` a comma; `^` and `$` the
sentence's start and end; `{date}` a date or time; `{capital}` a word with a capital; `{few}` one to three words; `{child_aged}` and
`{adult_aged}` a name with an age, as in Leo, 4, or Leo (aged 4). Whole words only; a straight apostrophe stands for a curly one too.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

DATE, CAPITAL, FEW = "date", "capital", "few"
_DEEPEST = 8
_TOKEN = re.compile(r"\s*(\.\.\.|[()\[\]|#,^$]|\{[a-z_0-9]+\}|[^\s()\[\]|{}#,^$]+)")
_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_GAP = r"(?:[\s-]+|(?=['’]))"
_START, _END = r"(?:(?<!\w)|(?<=\w)(?=['’]))", r"(?!\w)"
_MARKS = {",": r"(?<=\w),", "^": r"^[\s*•-]*", "$": r"(?=[\s.!?,;:)+]*$)"}
_UP_TO_FOUR = r"(?:[\s-]+[\w'’/&]+){0,4}"

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SPAN = "seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?"
_DATE = "|".join(
    (
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
        r"\d{1,2}[/.]\d{1,2}",
        r"\d{4}-\d\d(?:-\d\d)?",
        r"(?:19|20)\d\d",
        r"\d{1,2}[:.]\d\d(?:\s?[ap]m)?",
        r"\d{1,2}\s?[ap]m",
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)(?:{_MONTH}|may)",
        rf"(?:{_MONTH})",
        r"(?:in|since|last|this|on|of|early|late|mid|until|from)[\s-]may",
        r"may\s(?:\d{1,2}|(?:19|20)\d\d)",
        _DAY,
        r"yesterday|today|tonight|midnight|noon|christmas|easter|overnight|recently|just now|currently",
        rf"(?:last|this|next|that|every|each|most|the previous|the same)\s(?:morning|afternoon|evening|{_SPAN})",
        rf"(?:the (?:night|day|week|morning|evening) before)|(?:at|during) the (?:visit|appointment|weekend)",
        rf"(?:\w+\s)?(?:{_SPAN})\s(?:ago|earlier|later|before|after)",
        rf"(?:for|over|past|within|in)\s(?:the\s)?(?:last|past)?\s?(?:\w+\s)?(?:{_SPAN})",
        rf"(?:once|twice|times|weekly|daily|nightly|monthly)\s(?:a|an|every|in|each)?\s?(?:{_SPAN})?",
        r"(?:when|while|before|after|since)\s(?:he|she|they|i|\w+)\s(?:was|were|am|is|turned|became)\s"
        r"(?:\d+|pregnant|a child|a baby|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
        r"|fourteen|fifteen|sixteen|seventeen)",
        r"(?:as a child|in childhood|in pregnancy|at the age of \w+|aged \w+|(?:day|night)s? of)",
    )
)
_NO_NAME = (
    "There|This|That|These|Those|It|Its|Here|What|Which|Who|When|Where|While|Why|How|If|In|On|At|And|But|Or|So|The|A|An"
    "|His|Her|Hers|My|Our|Their|No|Not|Nothing|Yes|We|You|Please|Some|Any|All|Both|Each|Every|One|Two|Three|After|Before"
    "|Since|Because|By|For|From|To|With|Of|As|Also|Then|Now|Today|Yesterday|Things|Everything|Something|Home|He|She|They"
)


def _aged(years: str) -> str:
    return rf"(?-i:[A-Z][\w'’]+)(?:,\s|\s?\()(?:aged?\s|now\s)?(?:{years})(?=[\s,.;)]|$)(?!\s(?:weeks|hours|minutes|mg|ml|cm|kg))"


_BUILT_IN = {
    "child_aged": _aged("[0-9]|1[0-7]"),
    "adult_aged": _aged("1[89]|[2-9][0-9]|1[01][0-9]"),
    DATE: f"(?:{_DATE})",
    CAPITAL: rf"(?-i:(?!(?:{_NO_NAME})\b)[A-Z][\w'’]+)",
    FEW: r"[\w'’]+(?:[\s-]+[\w'’]+){0,2}",
}


class PatternError(ValueError):
    """A pattern that cannot be read: what it must be."""


class Part(NamedTuple):
    """A piece of a pattern: its search, the words of which one is always in what it finds (None: not
    known), and how it joins on: it may be left out, it fills a gap, or it follows without a space."""

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

    def __bool__(self) -> bool:
        """Say whether there is any pattern at all."""
        return bool(self._parts)

    @property
    def triggers(self) -> frozenset[str] | None:
        """Words, in small letters, of which a text must have one for a match; None where that cannot be told."""
        needs = [part.needs for part in self._parts]
        return None if any(need is None for need in needs) else frozenset().union(*(need for need in needs if need))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The one search for all the patterns."""
        every = "|".join(part.regex for part in self._parts) or "(?!)"
        return re.compile(f"{_START}(?:{every}){_END}", self._flags)


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
        while (token := self._peek()) and token not in {")", "]", "|"}:
            self.at += 1
            parts.append(self._item(token))
        if not any(not part.optional and not part.gap for part in parts) or parts[0].gap or parts[-1].gap:
            _refuse("a pattern with a word at each end of every ... and something that is always there")
        return _in_a_row(parts)

    def _item(self, token: str) -> Part:
        match token[0]:
            case "(" | "[":
                return self._choice("]" if token == "[" else ")")
            case "{":
                return self._named(token[1:-1])
            case "#":
                return Part(r"\d+", None)
            case "," | "^" | "$":
                if self.inside and token != ",":
                    _refuse("a pattern with ^ and $ outside of choices")
                return Part(_MARKS[token], None, tight=True)
            case "." if token == "...":
                return Part(_UP_TO_FOUR, None, gap=True)
            case _:
                needed = max(words_in(token), key=len, default="")
                regex = re.escape(token.replace("’", "'")).replace("'", "['’]")
                return Part(regex, frozenset({needed}) if needed else None)

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
        if name in _BUILT_IN:
            return Part(_BUILT_IN[name], None)
        if name not in self.words:
            _refuse(f"a pattern of known lists; allowed: {', '.join(sorted([*self.words, *_BUILT_IN]))}")
        if self.depth >= _DEEPEST:
            _refuse("a pattern whose lists do not hold themselves")
        return _one_of([_Reader(word, self.words, self.depth + 1).whole() for word in self.words[name]])


def _tokens(pattern: str) -> list[str]:
    tokens, at = [], 0
    while at < len(pattern.rstrip()):
        found = _TOKEN.match(pattern, at)
        if found is None:
            _refuse("a pattern of words, (a|b), [a|b], {list}, #, ...")
        tokens.append(found[1])
        at = found.end()
    return tokens


def _refuse(expected: str) -> "None":
    raise PatternError(expected)


def _one_of(choices: list[Part]) -> Part:
    needs = [choice.needs for choice in choices]
    known = None if any(need is None for need in needs) else frozenset().union(*(need for need in needs if need))
    tight = {choice.tight for choice in choices}
    if len(tight) > 1:
        _refuse("a pattern with a comma alone in its choice")
    return Part("(?:" + "|".join(choice.regex for choice in choices) + ")", known, tight=True in tight)


def _in_a_row(parts: list[Part]) -> Part:
    if parts[0].regex == _MARKS["^"]:
        rest = _in_a_row(parts[1:])
        return Part(parts[0].regex + rest.regex, rest.needs)
    first = next(index for index, part in enumerate(parts) if not part.optional and not part.gap)
    regex = "".join(f"(?:{part.regex}{_GAP})?" for part in parts[:first]) + parts[first].regex
    for part in parts[first + 1 :]:
        piece = part.regex if part.gap or part.tight else _GAP + part.regex
        regex += f"(?:{piece})?" if part.optional else piece
    needs = [part.needs for part in parts if not part.optional and not part.gap and part.needs]
    return Part(regex, min(needs, key=len) if needs else None, tight=parts[0].tight)
