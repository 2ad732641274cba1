"""Dates as people write them in a letter, found in running text: 20 November 2026, 20/11/26, 2026-11-20, May 2026."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from refhelper.domain.dates import MONTHS

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)  # noqa: PLR2004
_DATE = re.compile(
    rf"(?<![\w./-])(?:(?P<year1>(?:19|20)\d\d)-(?P<month1>\d\d)-(?P<day1>\d\d)"
    rf"|(?P<day2>\d{{1,2}})[/.-](?P<month2>\d{{1,2}})[/.-](?P<year2>(?:(?:19|20)\d\d|\d\d))"
    rf"|(?:(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<name>{_MONTH}|Sept)\.?,?\s(?P<year3>(?:19|20)\d\d))(?!\w)",
    re.IGNORECASE,
)
_CENTURY = 100
_AHEAD = 5
"""Years for which a year of two digits may be one to come; a later one is of the century before."""


class Dated(NamedTuple):
    """A date in a text: where it stands, its first and last day; both None where there is no such day."""

    start: int
    end: int
    first: date | None
    last: date | None


def dates_in(text: str, today: date) -> Iterator[Dated]:
    """Yield every date that names its year, in the order of the text. A date in figures is day, month, year."""
    for match in _DATE.finditer(text):
        day, month, year = _parts(match, today)
        yield Dated(match.start(), match.end(), *_days(day, month, year))


def _parts(match: re.Match[str], today: date) -> tuple[int | None, int, int]:
    found = match.groupdict()
    if found["name"]:
        month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == found["name"][:3].casefold())
        return int(found["day3"]) if found["day3"] else None, month, int(found["year3"])
    if found["year1"]:
        return int(found["day1"]), int(found["month1"]), int(found["year1"])
    return int(found["day2"]), int(found["month2"]), _in_full(int(found["year2"]), today)


def _in_full(year: int, today: date) -> int:
    """Return a year with its century: the latest that is not long to come."""
    if year >= _CENTURY:
        return year
    latest = today.year + _AHEAD
    return latest - (latest - year) % _CENTURY


def _days(day: int | None, month: int, year: int) -> tuple[date | None, date | None]:
    try:
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None, None
