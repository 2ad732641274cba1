"""When a line is open: weekly hours as a person writes them, and the bank holidays of England, worked out offline.

One-off holidays by proclamation are not known in advance and are not counted.
"""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE_OPENS, OFFICE_CLOSES = 9, 17
SATURDAY = 5
HOLIDAY = 7
"""The place after Sunday: a bank holiday, whatever day of the week it falls on."""

HOURS_ALLOWED = (
    "hours as 'mon-fri 10:00-12:00', 'sat 09:00-12:00' or, for bank holidays, 'holidays 10:00-12:00', from 00:00 to "
    "24:00, opening before closing and no time given twice; past midnight is two entries"
)
_NAMED = "|".join(DAYS)
_SPAN = re.compile(
    rf"(?:(?P<first>{_NAMED})(?:-(?P<last>{_NAMED}))?|holidays) "
    r"(?P<opens>(?:[01]\d|2[0-3]):[0-5]\d)-(?P<closes>(?:[01]\d|2[0-3]):[0-5]\d|24:00)"
)


class Opening(StrEnum):
    """Whether a line is open at a moment, as far as is known."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_KNOWN = "not_known"


class Span(NamedTuple):
    """One stretch of opening: days (0 is Monday, 7 a bank holiday), and minutes from midnight, the last excluded."""

    days: frozenset[int]
    opens: int
    closes: int


@lru_cache(maxsize=256)
def spans(hours: tuple[str, ...]) -> tuple[Span, ...]:
    """Return what the written hours mean; ValueError with what is allowed where they mean nothing."""
    found = tuple(_span(text) for text in hours)
    clash = any(_clash(one, other) for index, one in enumerate(found) for other in found[:index])
    if clash or any(span.opens >= span.closes or not span.days for span in found):
        raise ValueError(HOURS_ALLOWED)
    return found


def _span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(HOURS_ALLOWED)
    days = frozenset({HOLIDAY})
    if first := match["first"]:
        days = frozenset(range(DAYS.index(first), DAYS.index(match["last"] or first) + 1))
    return Span(days, _minutes(match["opens"]), _minutes(match["closes"]))


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _clash(one: Span, other: Span) -> bool:
    return bool(one.days & other.days) and one.opens < other.closes and other.opens < one.closes


def is_open(hours: tuple[str, ...], moment: datetime) -> bool:
    """Say whether the hours hold the moment (local time). On a bank holiday only hours for holidays count."""
    day = HOLIDAY if is_holiday(moment.date()) else moment.weekday()
    minute = moment.hour * 60 + moment.minute
    return any(day in span.days and span.opens <= minute < span.closes for span in spans(hours))


def is_holiday(day: date) -> bool:
    """Say whether a day is kept as a holiday: a bank holiday, or a Christmas or New Year's day at a weekend."""
    return (day.month, day.day) in {(1, 1), (12, 25), (12, 26)} or day in bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Say whether a day is Monday to Friday and no bank holiday in England."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def may_be_out_of_hours(moment: datetime) -> bool:
    """Say whether a moment of local time lies outside 9 to 17 on a working day, as offices may be closed then."""
    return not is_working_day(moment.date()) or not OFFICE_OPENS <= moment.hour < OFFICE_CLOSES


def next_working_day(day: date) -> date:
    """Return the first working day after a day."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """Return the regular bank holidays of England in a year, with the days that stand in for those at a weekend.

    Source: Banking and Financial Dealings Act 1971, with the Easter rule of the Gregorian calendar.
    """
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    easter = easter_sunday(year)
    found = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        *(day for day in fixed if day.weekday() < SATURDAY),
    }
    for day in fixed:
        if day.weekday() >= SATURDAY:
            found.add(_stand_in(day, found))
    return frozenset(found)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _stand_in(day: date, taken: set[date]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - full_moon - year_rest) % 7
    late = (golden + 11 * full_moon + 22 * to_sunday) // 451
    month, day = divmod(full_moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
