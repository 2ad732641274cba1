"""Searching the directory as somebody types: by name, purpose, provider, district, town, number or retired value."""

import re
import unicodedata
from typing import NamedTuple

from refhelper.domain.contacts import EVERYWHERE
from refhelper.domain.directory import Directory, Retired, Service, bare
from refhelper.domain.towns import PLACES

MOST = 60
"""How many services are given at once; more are only counted, for nobody reads them."""
_SHORTEST_TOWN = 3
_SHORTEST_RETIRED = 4
_NUMBER = re.compile(r"(?:(?<=\s)|\A)\+?\d[\d\s()-]*(?=\s|\Z)")
_NOT_DIGIT = re.compile(r"\D")


class Found(NamedTuple):
    """What a search found: the best services first, retired values, and how many more services there are."""

    services: tuple[Service, ...]
    retired: tuple[Retired, ...]
    more: int = 0


class Index:
    """A directory made ready for searching: once for each directory, in time that grows as it does."""

    def __init__(self, directory: Directory) -> None:
        """Take the directory."""
        self.directory = directory
        self._names = [_plain(service.name) for service in directory.services]
        self._lines = [_lines(service) for service in directory.services]
        self._texts = [_text(service) for service in directory.services]
        self._numbers = [_numbers(service) for service in directory.services]

    def find(self, words: str) -> Found:
        """Return what has every word: in names first, then in lines and their places, then anywhere.

        A word is found inside other words; a town also finds what serves its district; digits are found in numbers
        however either is spaced. Without a word everything is found, in the order of the directory.
        """
        wanted, numbers = _asked(words)
        ranked: tuple[list[int], ...] = ([], [], [], [])
        for at in range(len(self._names)):
            rank = self._rank(at, wanted, numbers)
            if rank is not None:
                ranked[rank].append(at)
        order = [at for found in ranked for at in found]
        services = tuple(self.directory.services[at] for at in order[:MOST])
        return Found(services, self._retired(words), max(0, len(order) - MOST))

    def _rank(self, at: int, wanted: list[tuple[str, ...]], numbers: list[str]) -> int | None:
        """Return how well a service fits, 0 best; None where something asked for is nowhere in it."""
        name, lines, text = self._names[at], self._lines[at], self._texts[at]
        rank = 0
        for word, *districts in wanted:
            if word in name:
                rank = max(rank, 0 if name.startswith(word) else 1)
            elif word in lines or any(district in lines for district in districts):
                rank = max(rank, 2)
            elif word in text or any(district in text for district in districts):
                rank = 3
            else:
                return None
        return rank if all(number in self._numbers[at] for number in numbers) else None

    def _retired(self, words: str) -> tuple[Retired, ...]:
        asked, digits = bare(words), _NOT_DIGIT.sub("", words)
        if len(asked) < _SHORTEST_RETIRED:
            return ()
        return tuple(
            each
            for each in self.directory.retired
            if asked in bare(each.value) or bare(each.value) in asked or (digits and digits == bare(each.value))
        )


def _asked(words: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the words, each with the districts of towns that begin with it, and the numbers as digits only."""
    numbers = [digits for found in _NUMBER.findall(words) if (digits := _digits(found))]
    rest = _plain(_NUMBER.sub(" ", words)).split()
    return [(word, *_districts(word)) for word in rest], numbers


def _districts(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_TOWN:
        return ()
    return tuple(dict.fromkeys(district.value for town, district in PLACES.items() if town.startswith(word)))


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
