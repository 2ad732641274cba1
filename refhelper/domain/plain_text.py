"""Text made safe to show, send and paste: what a terminal or a clinical system would act on is taken out."""

import re

_C0_C1 = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_SURROGATES = "\ud800-\udfff"
# Operating system commands (such as the clipboard's), other strings, control sequences, short escapes.
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]{0,5000}(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\x90\x98\x9e\x9f]{0,5000}(?:\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
_UNSAFE = re.compile(f"[{_C0_C1}{_BIDI}{_INVISIBLE}{_TAGS}{_SURROGATES}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")


def clean(text: str) -> tuple[str, int]:
    """Return the text without control, escape, direction and invisible characters, and how many were removed.

    Line ends become newlines; the joiners that some scripts and emoji need stay. Pairs of surrogates (as JSON
    writes emoji) become the character they stand for; a lone one is removed.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    lines = _LINE_ENDS.sub("\n", text)
    kept = _UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", lines))
    return kept, len(lines) - len(kept)


def left_out(removed: int) -> str:
    """Return a sentence on how many characters were removed."""
    if removed == 1:
        return "One hidden character that could do harm was left out."
    return f"{removed} hidden characters that could do harm were left out."
