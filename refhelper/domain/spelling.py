"""Texts in a form in which two spellings of one place or one number are the same, so that one is found in the other."""

import re
import unicodedata
from collections.abc import Iterable

_LONG = {
    "st": "street",
    "saint": "street",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "dr": "drive",
    "cl": "close",
    "ct": "court",
    "cres": "crescent",
    "gdns": "gardens",
    "gr": "grove",
    "pl": "place",
    "sq": "square",
    "crt": "court",
    "terr": "terrace",
    "tce": "terrace",
    "hse": "house",
    "cott": "cottage",
    "apt": "flat",
    "apartment": "flat",
}
_LOOK_ALIKE = str.maketrans("oil", "011")
_WORD = re.compile(r"[^\W_]+")
_MIXED = re.compile(r"\b[oil\d]*\d[oil\d]*\b", re.IGNORECASE)
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def compact(text: str) -> str:
    """Return the text as its words run together: case, spaces, punctuation, accents and St or Street do not count."""
    return run_together(words_of(text))


def spaced(text: str) -> str:
    """Return the text as its words with a space between, so that a place ends where another one goes on."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words of the text in lower case, without accents, each short form of an address written out."""
    return [_LONG.get(word, word) for word in _WORD.findall(unaccented(text).casefold())]


def run_together(words: Iterable[str]) -> str:
    """Return the words as one, in which letters that are taken for figures are figures."""
    return "".join(words).translate(_LOOK_ALIKE)


def unaccented(text: str) -> str:
    """Return the text without accents, and with every letter, digit and apostrophe in its plain form."""
    apart = unicodedata.normalize("NFKD", text.replace(_CURLY, "'"))
    return "".join(character for character in apart if not unicodedata.combining(character))


def with_figures(text: str) -> str:
    """Return the text with the letters in its numbers, such as an O for a nought, made figures."""
    return _MIXED.sub(lambda found: found[0].casefold().translate(_LOOK_ALIKE), unaccented(text))


def digits(text: str) -> str:
    """Return the figures of the text and nothing else."""
    return re.sub(r"\D", "", with_figures(text))
