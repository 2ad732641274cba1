"""How old somebody is, as people write it: years, a date of birth in British forms, a baby's weeks, or unborn."""

import re
from datetime import date
from typing import NamedTuple

from refhelper.domain.case import years_old
from refhelper.domain.part import OLDEST
from refhelper.domain.vocabulary import Answer, Sex

UNBORN = "unborn"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})[ -]?(\d{4})")
_LEAD = re.compile(r"(?:aged?|d\.?o\.?b\.?|born(?: on)?)[:.]? ?(?=\d)")
"""What leaves no doubt that an age or date of birth follows."""
_YEARS = re.compile(r"(\d{1,3})(?:[ -]?(?:y|yr|yrs|y/?o|years?)(?:[ -]?old)?)?")
_BABY = re.compile(r"(\d{1,3}) ?(days?|wks?|weeks?|w|mths?|months?)(?: ?old)?|(\d{1,3})/(7|52|12)")
_WITH_SEX = re.compile(r"(\d{1,3})(f|female|male)")
_M = re.compile(r"(\d{1,3})m")
_PER_YEAR = {"d": 365, "7": 365, "w": 52, "52": 52, "m": 12, "12": 12}
_SPOKEN = {"d": "day", "7": "day", "w": "week", "52": "week", "m": "month", "12": "month"}
_OLDEST_BY_TWO_DIGITS = 105
_FEWEST_TO_DOUBT = 10
"""From so many on, `10m` read as a boy's years would be another age band than a baby's months."""


class Age(NamedTuple):
    """How old somebody is, in the one way it was said; `problem` says what was wrong with it.

    `spoken` is how to read back what a whole number of years does not say; `sex` what was written with the age.
    """

    years: int | None = None
    born: date | None = None
    unborn: bool = False
    problem: str = ""
    spoken: str = ""
    sex: Sex | None = None

    @property
    def keys(self) -> dict[str, object]:
        """All three keys of a case that say it; None for those to be left out."""
        return {
            "age": self.years,
            "date_of_birth": self.born.isoformat() if self.born else None,
            "unborn": Answer.YES.value if self.unborn else None,
        }


def read_age(word: str, today: date) -> Age | None:
    """Read an age; None where it is none.

    `34`, `34 years`, `34f`; `12/03/2010`, `12.3.2010`, `12 March 2010`, `2010-03-12`; `6 weeks`, `8 months`, `8m`,
    `8/12`; `unborn`. `aged`, `DOB` and `born` may stand before it.
    """
    said = " ".join(word.split()).lower()
    said = said[led.end() :] if (led := _LEAD.match(said)) else said
    if said == UNBORN:
        return Age(unborn=True)
    return _in_years(said, word) or _of_a_baby(said) or _with_m(said, word) or _date(said, word.strip(), today)


def _in_years(said: str, word: str) -> Age | None:
    plain, with_sex = _YEARS.fullmatch(said), _WITH_SEX.fullmatch(said)
    found = plain or with_sex
    if found is None:
        return None
    if int(found[1]) > OLDEST:
        return Age(problem=f"'{word.strip()}' is not an age: 0 to {OLDEST} years.")
    return Age(int(found[1]), sex=_sex(with_sex[2]) if with_sex else None)


def _sex(word: str) -> Sex:
    return Sex.MALE if word == "male" else Sex.FEMALE


def _of_a_baby(said: str) -> Age | None:
    found = _BABY.fullmatch(said)
    if found is None:
        return None
    number, unit = int(found[1] or found[3]), found[4] or found[2][0]
    years = number // _PER_YEAR[unit]
    plural = "" if number == 1 else "s"
    return Age(years, spoken=f"{number} {_SPOKEN[unit]}{plural} old, which counts as {years}")


def _with_m(said: str, word: str) -> Age | None:
    found = _M.fullmatch(said)
    if found is None:
        return None
    if int(found[1]) < _FEWEST_TO_DOUBT and word.strip().endswith("m"):
        return _of_a_baby(f"{found[1]} months")
    return Age(problem=f"'{word.strip()}' could be months or a male: write {found[1]} months, or {found[1]} male.")


def _date(said: str, word: str, today: date) -> Age | None:
    if iso := _ISO.fullmatch(said):
        return _born(word, (int(iso[1]), int(iso[2]), int(iso[3])), today)
    if words := _WORDS.fullmatch(said):
        month = next((list_.index(words[2]) + 1 for list_ in (_MONTHS, _NAMES) if words[2] in list_), 0)
        return _born(word, (int(words[3]), month, int(words[1])), today) if month else None
    numbers = _NUMBERS.fullmatch(said)
    if numbers is None:
        return None
    day, month, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    if len(numbers[4]) == len("2010"):
        return _born(word, (year, month, day), today)
    return _by_two_digits(word, (year, month, day), today)


def _by_two_digits(word: str, day: tuple[int, int, int], today: date) -> Age:
    early, late = (_born(word, (century + day[0], *day[1:]), today) for century in (1900, 2000))
    old = early.born is not None and years_old(early.born, today) <= _OLDEST_BY_TWO_DIGITS
    if late.born and old:
        return Age(problem=f"'{word}' could be 100 years apart: write the year with four digits.")
    return late if late.born else early


def _born(word: str, day: tuple[int, int, int], today: date) -> Age:
    try:
        born = date(*day)
    except ValueError:
        return Age(problem=f"'{word}' is not a day of the calendar: day/month/year, as 12/03/2010.")
    if born > today:
        return Age(problem=f"'{word}' is in the future; for a baby not born yet write unborn.")
    if years_old(born, today) > OLDEST:
        return Age(problem=f"'{word}' is more than {OLDEST} years ago.")
    return Age(born=born)
