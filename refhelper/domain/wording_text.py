"""A text as the wording rules see it: somebody's own words blanked out, and cut into sentences with their places."""

import re
from collections.abc import Iterator
from typing import NamedTuple

BLANK = "\ue000"
"""Stands for each character of somebody's own words: no letter, no space, no full stop."""

_DOUBLE = re.compile(r"(?:(?<!\d)\"|[“”])(?P<inside>[^\"“”\n]+)[\"“”]")
_CURLY = re.compile(r"‘(?P<inside>[^‘\n]+?)’(?!\w)")
_OPENING = re.compile(r"(?:(?<=[\s(\[:,-])|^)'(?=\S)", re.MULTILINE)
_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
_OF_SEVERAL = re.compile(r"(?<=s)'(?= [a-z])")
"""An apostrophe that may only say that something belongs to several, as in my parents' house."""

_SENTENCE_END = re.compile(r"[.!?]+[\"”’')]*(?=\s)|\n+")
_SHORT_FORMS = frozenset({"dr", "mr", "mrs", "ms", "e.g", "eg", "i.e", "ie", "approx", "no", "st", "vs", "etc", "prof"})
_WORD_BEFORE = re.compile(r"[\w.]*\w$")
EDGES = " \t\r\n-*•.,;:!?+()"


class Sentence(NamedTuple):
    """One sentence: where it stands, its text with own words blanked, and the number of its paragraph."""

    start: int
    text: str
    paragraph: int

    @property
    def trimmed(self) -> tuple[int, int]:
        """Where its first and last words begin and end, counted from its own start."""
        left = len(self.text) - len(self.text.lstrip(EDGES))
        return left, max(left, len(self.text.rstrip(EDGES)))


def without_quotations(text: str) -> str:
    """Return the text, as long as before, with what stands in quotation marks blanked.

    A mark without its partner on the same line is no quotation. A full stop before the closing mark stays, so that the
    sentence ends there.
    """
    for quotation in (_DOUBLE, _CURLY):
        text = quotation.sub(_blanked, text)
    return "\n".join(_without_single(line) for line in text.split("\n")) if "'" in text else text


def _without_single(line: str) -> str:
    """Blank what stands between single straight marks; an apostrophe inside a word is none."""
    opening = {match.start() for match in _OPENING.finditer(line)}
    closing = [match.start() for match in _CLOSING.finditer(line) if match.start() not in opening]
    begun, characters = -1, list(line)
    for mark in sorted([*opening, *closing]):
        if mark in opening:
            begun = mark if begun < 0 else begun
        elif begun >= 0 and not _goes_on(line, mark, closing):
            stop = mark - 1 if line[mark - 1] in ".!?" else mark
            characters[begun + 1 : stop] = BLANK * (stop - begun - 1)
            begun = -1
    return "".join(characters)


def _goes_on(line: str, mark: int, closing: list[int]) -> bool:
    """Tell an apostrophe after an s that has the true closing mark still to come."""
    return mark != closing[-1] and _OF_SEVERAL.match(line, mark) is not None


def _blanked(match: re.Match[str]) -> str:
    inside, whole = match["inside"], match[0]
    kept = inside[-1] if inside[-1] in ".!?" else BLANK
    return whole[0] + BLANK * (len(inside) - 1) + kept + whole[-1]


def sentences(blanked: str) -> Iterator[Sentence]:
    """Yield the sentences in order; a line's end ends a sentence and a paragraph."""
    start = paragraph = 0
    for end in _SENTENCE_END.finditer(blanked):
        if _is_short_form(blanked, end) or not _begins_anew(blanked, end):
            continue
        if blanked[start : end.end()].strip():
            yield Sentence(start, blanked[start : end.end()], paragraph)
        start = end.end()
        paragraph += "\n" in end[0]
    if blanked[start:].strip():
        yield Sentence(start, blanked[start:], paragraph)


def _is_short_form(text: str, end: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(0, end.start() - 12), end.start())
    return end[0] == "." and before is not None and before[0].lower() in _SHORT_FORMS


def _begins_anew(text: str, end: re.Match[str]) -> bool:
    """Tell a full stop at a sentence's end from one before a small letter."""
    following = text[end.end() : end.end() + 3].strip()[:1]
    return end[0][0] == "\n" or not following.islower()
