"""Searching the directory as somebody types: by name, purpose, provider, district, town, number or retired value."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from refhelper.domain.contacts import EVERYWHERE, Contact, ContactKind, open_now
from refhelper.domain.directory import Directory, Retired, Service, bare, every_line
from refhelper.domain.opening_hours import Opening
from refhelper.domain.towns import PLACES

MOST = 60
"""How many services are given at once; more are only counted, for nobody reads them."""
FIRST, IN_NAME, IN_LINES, IN_TEXT, NOWHERE = range(5)
"""How well a service fits a word."""
_MOST_REMEMBERED = 200
_SHORTEST_TOWN = 3
_SHORTEST_RETIRED = 4
_PARTS = tuple((part, district) for town, district in PLACES.items() for part in town.split())
_TYPED = re.compile(r"(?<!\S)(\+?\d[\d\s()-]*)(?!\S)|(\S+)")
_NOT_DIGIT = re.compile(r"\D")


class Found(NamedTuple):
    """What a search found: the best services first, retired values, and how many more services there are."""

    services: tuple[Service, ...]
    retired: tuple[Retired, ...]
    more: int = 0


class Index:
    """A directory made ready for searching: once for each directory, in time that grows as it does.

    How well each service fits a word is worked out once; a further letter costs one more word, whatever stands before.
    """

    def __init__(self, directory: Directory) -> None:
        """Take the directory."""
        self.directory = directory
        self._names = [_plain(service.name) for service in directory.services]
        self._lines = [_lines(service) for service in directory.services]
        self._texts = [_text(service) for service in directory.services]
        self._numbers = [_numbers(service) for service in directory.services]
        self._fits: dict[tuple[str, ...], bytes] = {}

    def find(self, words: str) -> Found:
        """Return what has every word: in names first, then in lines and their places, then anywhere.

        A word is found inside other words; a town also finds what serves its district; digits are found in numbers
        however either is spaced. Without a word everything is found, in the order of the directory.
        """
        if len(self._fits) > _MOST_REMEMBERED:
            self._fits.clear()
        fits = self._fit(_asked(words))
        best = (at for rank in range(NOWHERE) for at in _places_of(rank, fits))
        services = tuple(self.directory.services[at] for at in islice(best, MOST))
        every = len(fits) - fits.count(NOWHERE)
        return Found(services, self._retired(words), every - len(services))

    def _fit(self, wanted: tuple[str, ...]) -> bytes:
        """Return how well each service fits all that is asked for: 0 best, NOWHERE where a part is nowhere in it."""
        if not wanted:
            return bytes(len(self._names))
        if wanted not in self._fits:
            last = self._fit_number(wanted[-1]) if wanted[-1].isdigit() else self._fit_word(wanted[-1])
            earlier = self._fit(wanted[:-1])
            self._fits[wanted] = bytes(map(max, earlier, last)) if len(wanted) > 1 else last
        return self._fits[wanted]

    def _fit_word(self, word: str) -> bytes:
        found = bytearray([NOWHERE]) * len(self._names)
        districts = _districts(word)
        for rank, texts in ((IN_TEXT, self._texts), (IN_LINES, self._lines), (IN_NAME, self._names)):
            for sought in (word, *(districts if rank != IN_NAME else ())):
                for at in [at for at, text in enumerate(texts) if sought in text]:
                    found[at] = rank
        for at in [at for at, name in enumerate(self._names) if name.startswith(word)]:
            found[at] = FIRST
        return bytes(found)

    def _fit_number(self, number: str) -> bytes:
        return bytes(FIRST if number in numbers else NOWHERE for numbers in self._numbers)

    def _retired(self, words: str) -> tuple[Retired, ...]:
        asked, digits = bare(words), _NOT_DIGIT.sub("", words)
        if len(asked) < _SHORTEST_RETIRED:
            return ()
        return tuple(
            each
            for each in self.directory.retired
            if asked in bare(each.value) or bare(each.value) in asked or (digits and digits == bare(each.value))
        )


def line_for(service: Service, words: str, now: datetime) -> Contact:
    """Return the line of a service that fits best what was asked for; of several one not closed, a phone, the first.

    A line that serves a place named whole comes before all others: York is not North Yorkshire. A word of the
    service's own name says nothing of one line. `now` is local time.
    """
    named, name = [PLACES[word] for word in _asked(words) if word in PLACES], _plain(service.name)
    asked = [(word, _districts(word)) for word in _asked(words) if word not in name]

    def fits(contact: Contact) -> tuple[int, int, bool, bool]:
        own = _plain("\n".join([contact.label, contact.value, *contact.districts, _NOT_DIGIT.sub("", contact.value)]))
        serves = sum(place in contact.districts for place in named)
        said = sum(2 if word in own else any(each in own for each in districts) for word, districts in asked)
        return serves, said, open_now(contact, now) is not Opening.CLOSED, contact.kind is ContactKind.PHONE

    return max(every_line(service), key=fits)


def _places_of(rank: int, fits: bytes) -> Iterator[int]:
    at = fits.find(rank)
    while at >= 0:
        yield at
        at = fits.find(rank, at + 1)


def _asked(words: str) -> tuple[str, ...]:
    """Return the words, and the numbers as digits only, in the order in which they were typed."""
    asked: list[str] = []
    for number, word in _TYPED.findall(words):
        asked += [_digits(number)] if number else _plain(word).split()
    return tuple(asked)


def _districts(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_TOWN:
        return ()
    return tuple(dict.fromkeys(district.value for part, district in _PARTS if part.startswith(word)))


def _digits(number: str) -> str:
    digits = _NOT_DIGIT.sub("", number)
    return f"0{digits[2:]}" if number.startswith("+44") else digits


def _plain(text: str) -> str:
    """Return a text in small letters without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _lines(service: Service) -> str:
    """Return what is said of single lines: labels, values, and the districts that a line alone serves."""
    parts = [service.id]
    for contact in service.contacts:
        parts += [contact.label, contact.value]
        if not set(contact.districts).issuperset(EVERYWHERE):
            parts += contact.districts
    return _plain("\n".join(parts))


def _text(service: Service) -> str:
    parts = [service.provider, service.purpose, service.notes, *service.service_area, *service.alerts]
    return _plain("\n".join(parts))


def _numbers(service: Service) -> str:
    return " ".join(_NOT_DIGIT.sub("", contact.value) for contact in service.contacts)
