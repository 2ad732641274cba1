"""What was typed, read and judged: days, what is needed, and the line that adds a person as it was understood."""

from datetime import date

from refhelper.domain.person_line import PersonLine
from refhelper.domain.supposing import MOST_TICKS
from refhelper.ui import text, words

FIRST_YEAR = 1900
"""The first year that anything said in a consultation could be about."""
_CENTURY = 2000


def read_day(word: str) -> date | None:
    """Read a day as 20/11/2026, 20/11/26 or 2026-11-20, be it past or to come; None where it is no such day."""
    day = _written(word)
    return day if day and day.year >= FIRST_YEAR else None


def _written(word: str) -> date | None:
    """Return the day that was written, be it in whatever year; one of two digits, last of all, is of this century."""
    parts = word.split("/")[::-1] if "/" in word else word.split("-")
    try:
        year, month, day = (int(part) for part in parts)
        short = "/" in word and len(parts[0].strip()) == len("26")
        return date(year + _CENTURY if short else year, month, day)
    except ValueError:
        return None


def day_fault(word: str) -> str:
    """Say what is wrong with a day that may be left empty."""
    if not word or read_day(word):
        return ""
    return text.YEAR_FAULT.format(first=FIRST_YEAR) if _written(word) else text.DATE_FAULT


def past_day_fault(today: date, word: str) -> str:
    """Say what is wrong with a day on which something was done, which may be left empty."""
    day = read_day(word)
    return text.DAY_TO_COME if day and day > today else day_fault(word)


def ticks_fault(word: str) -> str:
    """Say what is wrong with a number of Dash ticks that may be left empty."""
    fits = not word or (word.isascii() and word.isdigit() and int(word) <= MOST_TICKS)
    return "" if fits else text.NUMBER_FAULT


def needed(word: str) -> str:
    """Say that something must be written."""
    return "" if word else text.NEEDED


def spoken(found: PersonLine) -> str:
    """Return what a line was understood to say."""
    said = [found.name, _age(found), _place(found), words.SEX[found.sex] if found.sex else "", found.relationship]
    said += [text.PREGNANT if found.pregnant else "", *(words.ROLE[role] for role in found.roles)]
    said.append(text.THE_PATIENT if found.patient else "")
    if not (found.roles or found.problem):
        said.append(text.ROLE_OPEN)
    return ", ".join(each for each in said if each)


def _place(found: PersonLine) -> str:
    if found.lives_in is None:
        return ""
    district = words.DISTRICT_READ.get(found.lives_in, words.DISTRICT[found.lives_in])
    if found.place == found.lives_in.value:
        return district
    return text.PLACE_READ.format(place=found.place.title().replace("'S", "'s"), district=district)


def _age(found: PersonLine) -> str:
    age = found.age
    if age is None or age.problem:
        return ""
    if age.unborn:
        return text.UNBORN
    return f"born {age.born:%d/%m/%Y}" if age.born else age.spoken or str(age.years)
