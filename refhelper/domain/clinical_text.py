"""Text as clinical systems keep it: the characters their free-text boxes mangle, put plainly."""

import re
import unicodedata

_PLAIN = {
    "\u2018": ("'", "curly quotes"),
    "\u2019": ("'", "curly quotes"),
    "\u201a": ("'", "curly quotes"),
    "\u201b": ("'", "curly quotes"),
    "\u2032": ("'", "curly quotes"),
    "\u201c": ('"', "curly quotes"),
    "\u201d": ('"', "curly quotes"),
    "\u201e": ('"', "curly quotes"),
    "\u2033": ('"', "curly quotes"),
    "\u2010": ("-", "dashes"),
    "\u2011": ("-", "dashes"),
    "\u2012": ("-", "dashes"),
    "\u2013": ("-", "dashes"),
    "\u2014": ("-", "dashes"),
    "\u2015": ("-", "dashes"),
    "\u2212": ("-", "dashes"),
    "\u2026": ("...", "ellipses"),
    "\u2022": ("-", "bullets"),
    "\u25cf": ("-", "bullets"),
    "\u25aa": ("-", "bullets"),
    "\u00b7": ("-", "bullets"),
    "\u00a0": (" ", "special spaces"),
    "\u2007": (" ", "special spaces"),
    "\u2009": (" ", "special spaces"),
    "\u202f": (" ", "special spaces"),
    "\u3000": (" ", "special spaces"),
    "\t": (" ", "tabs"),
}
_LINES_DRAWN = re.compile("[\u2500-\u259f]+")


def for_clinical_system(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with plain quotes, hyphens and spaces, and the kinds of character that were changed.

    Letters of other alphabets and accents are composed and otherwise left alone.
    """
    whole = unicodedata.normalize("NFC", text)
    changed = [kind for mark, (_, kind) in _PLAIN.items() if mark in whole]
    for mark, (plain, _) in _PLAIN.items():
        whole = whole.replace(mark, plain)
    whole, drawn = _LINES_DRAWN.subn("-", whole)
    return whole, tuple(dict.fromkeys([*changed, *(["box drawing"] if drawn else [])]))
