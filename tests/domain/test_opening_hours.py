"""Opening hours and the bank holidays of England, worked out offline."""

from datetime import date, datetime

import pytest

from refhelper.domain.opening_hours import (
    bank_holidays,
    easter_sunday,
    is_open,
    may_be_out_of_hours,
    next_working_day,
    spans,
)

# As published by the government for England and Wales; one-off holidays of those years left out.
PUBLISHED = {
    2021: "0101 0402 0405 0503 0531 0830 1227 1228",
    2023: "0102 0407 0410 0501 0529 0828 1225 1226",
    2024: "0101 0329 0401 0506 0527 0826 1225 1226",
    2025: "0101 0418 0421 0505 0526 0825 1225 1226",
    2026: "0101 0403 0406 0504 0525 0831 1225 1228",
    2027: "0101 0326 0329 0503 0531 0830 1227 1228",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones_with_the_days_that_stand_in_for_a_weekend(year: int) -> None:
    assert " ".join(f"{day:%m%d}" for day in sorted(bank_holidays(year))) == PUBLISHED[year]


def test_when_christmas_is_a_sunday_boxing_day_keeps_the_monday_and_tuesday_stands_in() -> None:
    december = {day for day in bank_holidays(2033) if day.month == 12}
    assert december == {date(2033, 12, 26), date(2033, 12, 27)}


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "0423"), (2008, "0323"), (2019, "0421"), (2038, "0425"), (2049, "0418"), (2076, "0419")]
)
def test_easter_falls_where_the_calendar_puts_it(year: int, day: str) -> None:
    assert f"{easter_sunday(year):%m%d}" == day


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 24), date(2026, 12, 29)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_the_next_working_day_skips_weekends_and_bank_holidays(day: date, following: date) -> None:
    assert next_working_day(day) == following


def test_on_a_bank_holiday_only_hours_for_holidays_count() -> None:
    easter_monday = datetime.fromisoformat("2026-04-06T10:00")
    assert not is_open(("mon-fri 09:00-17:00",), easter_monday)
    assert is_open(("mon-fri 12:00-13:00", "holidays 09:00-17:00"), easter_monday)


def test_a_line_with_weekend_hours_is_closed_on_a_christmas_day_that_falls_on_a_saturday() -> None:
    assert not is_open(("sat 09:00-12:00",), datetime.fromisoformat("2027-12-25T10:00"))


def test_round_the_clock_is_open_at_the_last_minute_of_the_day() -> None:
    assert is_open(("mon-sun 00:00-24:00",), datetime.fromisoformat("2026-11-20T23:59"))


@pytest.mark.parametrize(
    "wrong",
    [
        "weekdays",
        "mon-fri 9-17",
        "mon-fri 17:00-09:00",
        "mon 09:00-09:00",
        "mon 25:00-26:00",
        "fri-mon 09:00-10:00",
        "mon 09:00-10:00 ",
        "mon 09:60-10:00",
    ],
)
def test_hours_that_mean_nothing_are_refused_with_what_is_allowed(wrong: str) -> None:
    with pytest.raises(ValueError, match="mon-fri 10:00-12:00"):
        spans((wrong,))


def test_hours_that_give_the_same_time_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="no time given twice"):
        spans(("mon-fri 09:00-12:00", "wed 11:00-13:00"))


@pytest.mark.parametrize(
    ("moment", "closed"),
    [
        ("2026-11-20T08:59", True),
        ("2026-11-20T09:00", False),
        ("2026-11-20T16:59", False),
        ("2026-11-20T17:00", True),
        ("2026-11-21T11:00", True),
        ("2026-12-25T11:00", True),
    ],
)
def test_it_may_be_out_of_hours_outside_9_to_17_at_weekends_and_on_holidays(moment, closed):
    assert may_be_out_of_hours(datetime.fromisoformat(moment)) is closed
