"""What was typed, read and judged: days, what is needed, and the line that adds a person as it was understood."""

from datetime import date

from refhelper.domain.person_line import PersonLine
from refhelper.domain.supposing import MOST_TICKS
from refhelper.ui import text, words


def read_day(word: str) -> date | None:
    """Read a day as 20/11/2026 or 2026-11-20, be it past or to come; None where it is neither."""
    parts = word.split("/")[::-1] if "/" in word else word.split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def day_fault(word: str) -> str:
    """Say what is wrong with a day that may be left empty."""
    return "" if not word or read_day(word) else text.DATE_FAULT


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
