"""One typed line that adds a person: `Anna 34 york harmed patient`. Read, never guessed at.

The words before the first one that is understood are the name; after that every word must be understood, so that a
slip of the finger is named and nothing is entered.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from itertools import count
from typing import NamedTuple

from refhelper.domain.case import years_old
from refhelper.domain.part import OLDEST, WHOLE_CASE
from refhelper.domain.plain_text import clean
from refhelper.domain.vocabulary import Answer, District, Role, Sex

TOWNS = {
    "whitby": District.SCARBOROUGH,
    "filey": District.SCARBOROUGH,
    "skipton": District.CRAVEN,
    "settle": District.CRAVEN,
    "ripon": District.HARROGATE,
    "knaresborough": District.HARROGATE,
    "malton": District.RYEDALE,
    "pickering": District.RYEDALE,
    "thirsk": District.HAMBLETON,
    "northallerton": District.HAMBLETON,
    "richmond": District.RICHMONDSHIRE,
    "catterick": District.RICHMONDSHIRE,
    "leyburn": District.RICHMONDSHIRE,
    "tadcaster": District.SELBY,
}
"""Towns that stand for the former district they lie in."""

DISTRICTS = {district.value: district for district in District if district is not District.NOT_KNOWN} | TOWNS
ROLES = {role.value: role for role in Role}
SEXES = {"m": Sex.MALE, "f": Sex.FEMALE, "male": Sex.MALE, "female": Sex.FEMALE}
INITIALS = frozenset({"M", "F"})
"""Capitals that, straight after a name or first of all, could belong to it."""
PATIENT, UNBORN = "patient", "unborn"

_BRITISH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEARS = re.compile(r"\d{1,3}")
_WORDS = re.compile(r'"([^"]+)"|([^\s"]+)')
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_REF = 30


class Age(NamedTuple):
    """How old somebody is, in the one way it was said; `problem` says what was wrong with it."""

    years: int | None = None
    born: date | None = None
    unborn: bool = False
    problem: str = ""

    @property
    def keys(self) -> dict[str, object]:
        """All three keys of a case that say it; None for those to be left out."""
        return {
            "age": self.years,
            "date_of_birth": self.born.isoformat() if self.born else None,
            "unborn": Answer.YES.value if self.unborn else None,
        }


class PersonLine(NamedTuple):
    """What a line says. Where `problem` is not empty, nothing may be entered."""

    name: str = ""
    age: Age | None = None
    lives_in: District | None = None
    roles: tuple[Role, ...] = ()
    patient: bool = False
    sex: Sex | None = None
    problem: str = ""


def read_age(word: str, today: date) -> Age | None:
    """Read years, a date of birth as 12/03/2010 or 2010-03-12, or `unborn`; None where it is none of these."""
    word = word.strip()
    if word.lower() == UNBORN:
        return Age(unborn=True)
    if _YEARS.fullmatch(word):
        years = int(word)
        return Age(years) if years <= OLDEST else Age(problem=f"'{word}' is not an age: 0 to {OLDEST} years.")
    british, iso = _BRITISH_DATE.fullmatch(word), _ISO_DATE.fullmatch(word)
    if british:
        return _born(word, int(british[3]), int(british[2]), int(british[1]), today)
    return _born(word, int(iso[1]), int(iso[2]), int(iso[3]), today) if iso else None


def _born(word: str, year: int, month: int, day: int, today: date) -> Age:
    try:
        born = date(year, month, day)
    except ValueError:
        return Age(problem=f"'{word}' is not a day of the calendar: day/month/year, as 12/03/2010.")
    if born > today:
        return Age(problem=f"'{word}' is in the future; for a baby not born yet write unborn.")
    if years_old(born, today) > OLDEST:
        return Age(problem=f"'{word}' is more than {OLDEST} years ago.")
    return Age(born=born)


def read(line: str, today: date) -> PersonLine:
    """Read one line. The first thing wrong with it is named in `problem`, with the word it is about."""
    found, in_name = PersonLine(), True
    for quoted, bare in _WORDS.findall(clean(line)[0]):
        in_name = in_name and bool(quoted or not _understood(bare, today))
        found = _name(found, quoted or bare) if in_name else _add(found, quoted, bare, today)
        if found.problem:
            return found
    return found if found.roles else found._replace(problem=_missing_role(found))


def _name(found: PersonLine, word: str) -> PersonLine:
    return found._replace(name=f"{found.name} {word}".strip())


def _missing_role(found: PersonLine) -> str:
    who = found.name or "this person"
    return f"Say what part {who} has: harmed, harming or affected (more than one may hold)."


def _understood(word: str, today: date) -> bool:
    low = word.lower()
    known = (DISTRICTS, ROLES, SEXES, {PATIENT})
    return any(low in words for words in known) or read_age(word, today) is not None


def _unknown(word: str) -> str:
    return (
        f"'{word}' is not understood: after the name come age or date of birth, district or town, "
        "harmed, harming, affected, patient, male, female."
    )


def _add(found: PersonLine, quoted: str, word: str, today: date) -> PersonLine:
    low = word.lower()
    if quoted or low not in SEXES:
        return found._replace(problem=_unknown(quoted)) if quoted else _add_word(found, word, today)
    if word in INITIALS and not _after_name(found):
        return found._replace(problem=_initial(word))
    other_sex = found.sex not in {None, SEXES[low]}
    return found._replace(sex=SEXES[low], problem=_twice("sexes", word) if other_sex else "")


def _after_name(found: PersonLine) -> bool:
    return found != PersonLine(name=found.name)


def _initial(word: str) -> str:
    return f"'{word}' could be an initial or a sex: put the name in quotes, or write male or female."


def _add_word(found: PersonLine, word: str, today: date) -> PersonLine:
    low = word.lower()
    age = read_age(word, today)
    if age is not None:
        problem = age.problem or (_twice("ages", word) if found.age else "")
        return found._replace(age=age, problem=problem)
    if low in DISTRICTS:
        other = found.lives_in not in {None, DISTRICTS[low]}
        return found._replace(lives_in=DISTRICTS[low], problem=_twice("places", word) if other else "")
    if low in ROLES:
        return found._replace(roles=tuple(dict.fromkeys((*found.roles, ROLES[low]))))
    if low == PATIENT:
        return found._replace(patient=True)
    return found._replace(problem=_unknown(word))


def _twice(what: str, word: str) -> str:
    return f"Two {what} in one line: '{word}' is the second. A name that is also a place or a number goes in quotes."


def as_person(line: PersonLine, taken: Collection[str]) -> dict[str, object]:
    """Return the person as a case file writes one, with a ref that nobody else has; only what was said is in it."""
    person: dict[str, object] = {"ref": unique_ref(line.name, taken), "roles": [role.value for role in line.roles]}
    if line.age:
        person |= {key: value for key, value in line.age.keys.items() if value is not None}
    if line.lives_in:
        person["lives_in"] = line.lives_in.value
    if line.sex:
        person["sex"] = line.sex.value
    if line.patient:
        person["patient"] = Answer.YES.value
    if line.name:
        person["details"] = {"name": line.name}
    return person


def unique_ref(name: str, taken: Collection[str]) -> str:
    """Return a short ref made from a name, different from those taken and from what stands for the whole case."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NOT_SLUG.sub("-", ascii_name.lower()).strip("-")[:_LONGEST_REF].strip("-") or "person"
    refs = {*taken, WHOLE_CASE}
    if slug not in refs:
        return slug
    return next(ref for number in count(2) if (ref := f"{slug}-{number}") not in refs)
