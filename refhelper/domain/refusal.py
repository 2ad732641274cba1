"""Why a letter may not go as things stand, and what to do next: each thing said once, about everybody it holds for."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from refhelper.domain.errors import NotAllowedError
from refhelper.domain.letter_words import joined
from refhelper.domain.plain_text import clean
from refhelper.domain.sharing import OpenCheck

TITLE = "No letter as things stand."
NEXT = "If anyone is in danger now, call 999 without waiting for this. Nothing stops a phone call for advice."
NOT_SUITABLE = "To refer all the same, first record that as your decision, with the reason."


class Why(NamedTuple):
    """Why there is no letter about one person or the whole case (`about`, a ref), what to do, and what is open."""

    about: str
    reasons: tuple[str, ...]
    to_do: str
    open: tuple[OpenCheck, ...] = ()


class NoLetterYetError(NotAllowedError):
    """A letter that may not go yet. As text it names people by ref and answers by key, as a case file does."""

    def __init__(self, whys: tuple[Why, ...]) -> None:
        """Take why, a person at a time."""
        self.whys = whys
        super().__init__(TITLE, "\n".join([*_each(whys, str), *_keys(whys)]), NEXT)

    def to_read(self, name: Callable[[str], str]) -> str:
        """Return the same for a reader: people by the name that they go by, and no key."""
        return clean("\n".join([TITLE, *_each(self.whys, name), NEXT]))[0]


def _each(whys: tuple[Why, ...], name: Callable[[str], str]) -> Iterator[str]:
    for said in dict.fromkeys(why[1:] for why in whys):
        reasons, to_do, questions = said
        yield f"{joined([name(why.about) for why in whys if why[1:] == said])}:"
        yield from (*reasons, to_do, *(f"- {each.question}" for each in questions))


def _keys(whys: tuple[Why, ...]) -> Iterator[str]:
    for why in whys:
        if why.open:
            yield f"In the case file, of {why.about}: {', '.join(f'{each.key} ({each.check})' for each in why.open)}"
