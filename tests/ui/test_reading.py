"""A day as it is typed: what is read of it, and what is said of one that cannot be meant."""

from datetime import date

import pytest

from refhelper.ui import reading

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("20/11/2026", TODAY),
        ("2026-11-20", TODAY),
        ("20/11/26", TODAY),
        ("20 / 11 / 26", TODAY),
        ("01/01/1900", date(1900, 1, 1)),
        ("31/12/1899", None),
        ("20/11/0026", None),
        ("26-11-20", None),
        ("20-11-26", None),
        ("29/02/26", None),
        ("20/11", None),
        ("today", None),
    ],
)
def test_a_day_is_read_with_a_year_of_two_digits_last_and_in_no_year_that_cannot_be_meant(word, day):
    assert reading.read_day(word) == day


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("", ""),
        ("20/11/26", ""),
        ("20/11/1826", "a year from 1900 on, as 20/11/2026"),
        ("26-11-20", "a year from 1900 on, as 20/11/2026"),
        ("31/11/26", "a date as 20/11/2026"),
    ],
)
def test_what_is_wrong_with_a_day_is_told(word, told):
    assert reading.day_fault(word) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("", ""),
        ("20/11/26", ""),
        ("21/11/26", "that day is still to come"),
        ("20/11/99", "that day is still to come"),
        ("20/11/1026", "a year from 1900 on, as 20/11/2026"),
    ],
)
def test_nothing_was_done_on_a_day_that_is_still_to_come(word, told):
    assert reading.past_day_fault(TODAY, word) == told
