"""A day and a moment in the words that a letter, a list and a screen use."""

from datetime import date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """Return a date as a reader writes it: 20 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """Return a date and time: 20 November 2026 at 18:30."""
    return f"{day_words(moment)} at {moment:%H:%M}"
