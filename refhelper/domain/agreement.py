"""Agreements with the day on which each was given: they are asked again when a case is gone on with on a later day."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from refhelper.domain.case import Case
from refhelper.domain.vocabulary import Agreement

KEYS = ("agrees_to_share", "agrees_to_service")
Days = Mapping[str, date]
"""The day of each agreement, by the ref of who agreed and the key of the case, as `anna/agrees_to_share`."""

NO_DAYS: Days = MappingProxyType({})


class Agreed(NamedTuple):
    """Somebody's agreement, and the day on which it was given."""

    person: str
    key: str
    on: date


def agreements(case: Case) -> Iterator[tuple[str, str]]:
    """Return who agrees to what in a case: a ref and a key for each."""
    return ((each.ref, key) for each in case.people for key in KEYS if getattr(each, key) is Agreement.YES)


class Agreements:
    """The days of one sitting's agreements; an answer taken back and given again keeps its day until asked again."""

    def __init__(self, known: Days = NO_DAYS) -> None:
        """Take the days that are known already."""
        self._days = dict(known)

    @classmethod
    def of_draft(cls, case: Case, known: Days, saved: date) -> "Agreements":
        """Return those of a draft that is gone on with: what has no day of its own was given when it was last saved."""
        return cls({(name := f"{ref}/{key}"): known.get(name, saved) for ref, key in agreements(case)})

    def of(self, case: Case, today: date) -> dict[str, date]:
        """Return the day of each agreement in a case; one that is new was given today."""
        names = [f"{ref}/{key}" for ref, key in agreements(case)]
        return {name: self._days.setdefault(name, today) for name in names}

    def earlier(self, case: Case, people: tuple[str, ...], today: date) -> tuple[Agreed, ...]:
        """Return the agreements of these people that were given on an earlier day than this."""
        days = self.of(case, today)
        found = [Agreed(ref, key, days[f"{ref}/{key}"]) for ref, key in agreements(case) if ref in people]
        return tuple(one for one in found if one.on < today)

    def again(self, person: str, key: str, today: date) -> None:
        """Take notice that somebody was asked again today and still agrees."""
        self._days[f"{person}/{key}"] = today
