"""A talk in lines: one thing a line, numbered choices, nothing pre-selected, and words that act at any question."""

from collections.abc import Callable, Mapping
from textwrap import wrap
from typing import Protocol, TextIO

from refhelper.domain.plain_text import clean
from refhelper.ui.text import NOT_KNOWN
from refhelper.ui.text import plain as text

UNKNOWN, NONE, BACK, LEAVE, OUT = "u", "none", "back", "leave", "-"


class EndedError(Exception):
    """The input came to its end."""


class BackError(Exception):
    """A question was left as it was."""


class LeaveError(Exception):
    """Somebody wants to leave."""


class DoneError(BackError):
    """Enough texts were gone through."""


class Lines(Protocol):
    """Where lines come from."""

    def readline(self) -> str:
        """Return the next line with its end; empty at the end."""


class Talk:
    """Says lines and asks for lines. A word of `anywhere`, alone on a line, acts at any question."""

    def __init__(self, lines: Lines, out: TextIO, width: int = 0) -> None:
        """Take where lines come from and go to; a width in characters breaks lines between words, 0 never does."""
        self._lines, self._out, self._width = lines, out, width
        self.anywhere: Mapping[str, Callable[[], None]] = {}

    def say(self, *said: str) -> None:
        """Say something, a line each."""
        self.verbatim(*(line for each in said for line in self._broken(each)))

    def verbatim(self, *said: str) -> None:
        """Say lines as they are, however long: a letter, which somebody may take from the window."""
        self._out.writelines(f"{clean(each)[0]}\n" for each in said)
        self._out.flush()

    def _broken(self, said: str) -> list[str]:
        if len(said) < self._width:
            return [said]
        lines = wrap(said, self._width - 1, break_long_words=False, break_on_hyphens=False) if self._width else [said]
        return lines or [""]

    def line(self, prompt: str, *, said: bool = False) -> str:
        """Ask for a line and return it without what cannot be shown; it may be empty. `said`: it was asked for."""
        while True:
            self.say(*([] if said or not prompt else prompt.split("\n")))
            said = False
            typed = self._next()
            if typed is not None:
                return typed

    def _next(self) -> str | None:
        """Return the next line; None where it was a word that holds anywhere, and was acted on."""
        raw = self._lines.readline()
        if not raw:
            raise EndedError
        typed, removed = clean(raw)
        if removed:
            self.say(text.REMOVED_CHARACTERS.format(count=removed))
        typed = typed.strip()
        word = typed.lower()
        if word == BACK:
            raise BackError
        if word == LEAVE:
            raise LeaveError
        if word in self.anywhere:
            self.anywhere[word]()
            return None
        return typed

    def choose(self, title: str, choices: Mapping[str, str]) -> str:
        """Ask for one of several answers."""
        return self._chosen(title, choices, unknown=False) or ""

    def choose_or_not(self, title: str, choices: Mapping[str, str]) -> str | None:
        """Ask for one of several answers; None stands for not known."""
        return self._chosen(title, choices, unknown=True)

    def _chosen(self, title: str, choices: Mapping[str, str], *, unknown: bool) -> str | None:
        values = list(choices)
        numbers = "1" if len(values) == 1 else f"1 to {len(values)}"
        allowed = text.TYPE_NUMBER.format(allowed=f"{numbers}{', or u' if unknown else ''}, or back")
        lines = [f"{number} {choices[value]}" for number, value in enumerate(values, 1)]
        self.say(title, *lines, *([f"{UNKNOWN} {NOT_KNOWN}"] if unknown else []))
        while True:
            word = self.line(allowed).lower().rstrip(".")
            if unknown and word in {UNKNOWN, NOT_KNOWN}:
                return None
            if found := _meant(word, choices):
                return found
            self.say(text.NOT_AN_ANSWER.format(word=word))

    def several(self, title: str, choices: Mapping[str, str]) -> list[str]:
        """Ask for any number of several answers; none is an answer too."""
        values = list(choices)
        self.say(title, *(f"{number} {choices[value]}" for number, value in enumerate(values, 1)))
        while True:
            typed = self.line(text.TYPE_NUMBERS).lower()
            words = [typed] if _meant(typed, choices) else typed.replace(",", " ").split()
            if words == [NONE]:
                return []
            wrong = [word for word in words if not _meant(word, choices)]
            if words and not wrong:
                chosen = {_meant(word, choices) for word in words}
                return [value for value in values if value in chosen]
            self.say(text.NOT_AN_ANSWER.format(word=" ".join(wrong)))

    def sure(self, title: str) -> bool:
        """Ask for a yes or a no."""
        return self.choose(title, {"yes": "yes", "no": "no"}) == "yes"

    def needed(self, prompt: str, fault: Callable[[str], str]) -> str:
        """Ask for a line until nothing is wrong with it."""
        while True:
            word = self.line(prompt)
            wrong = fault(word)
            if not wrong:
                return word
            self.say(wrong)

    def paragraphs(self, title: str, held: str) -> str | None:
        """Ask for a text of any length; None keeps what is there, and an empty one takes it out.

        DoneError where somebody has had enough of texts.
        """
        self.say(*title.split("\n"), *([text.TEXT_HELD, *held.split("\n"), text.TEXT_OUT] if held else []))
        written: list[str] = []
        while line := self.line(text.TEXT_HOW if not written else ""):
            if not written and line.lower() == text.DONE_WORD:
                raise DoneError
            if held and not written and line == OUT:
                return ""
            written.append(line)
        return "\n".join(written) or None


def _meant(word: str, choices: Mapping[str, str]) -> str | None:
    """Return the choice with this number or these words; None where there is none, or more than one."""
    values = list(choices)
    if word.isascii() and word.isdigit():
        return values[int(word) - 1] if 0 < int(word) <= len(values) else None
    found = [value for value in values if choices[value].lower() == word]
    return found[0] if len(found) == 1 else None
