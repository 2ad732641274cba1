"""One typed line that adds a person: `Anna 34 york harmed patient`. Read, never guessed at.

The words before the first one that is understood are the name; after that every word must be understood, so that a
slip of the finger is named and nothing is entered. A word that could be a name or something else is not decided, and
words of a sentence (not, and, about) or with a digit are no part of a name.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from itertools import count
from typing import NamedTuple

from refhelper.domain.ages import UNBORN, Age, read_age
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.person_words import IN_NAMES, NO_NAMES, OWNERS, PATIENT, PREGNANT, ROLES, SEXES, related
from refhelper.domain.plain_text import clean
from refhelper.domain.towns import PLACES, places_called, spelt
from refhelper.domain.vocabulary import Answer, District, Role, Sex

_MARKS = ",;:()*-\N{EN DASH}\N{EM DASH}\N{BULLET}"
"""What people put between and around the words; a name keeps those inside it, as in Smith, Anna (Annie) Jane."""
_WORDS = re.compile(r'"([^"]+)"|([^\s",;]+[,;]*)')
_OF_PREGNANCY = re.compile(r"w(?:ee)?ks?\b|/40", re.IGNORECASE)
_WEEKS = "The weeks of a pregnancy have no place here: write pregnant here, and under this person when it is due."
_OWNS = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s?$")
_ENDS = ",;:-"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_REF = 30
_MOST_WORDS = 6
"""Words that one place or age can have: lives in a town on a river, a date of birth in words."""
_LED = re.compile(r"(?:lives in|living in|lives|in|from) (.+)", re.IGNORECASE)
"""What leaves no doubt that a place follows."""
_LONGER_THAN_INITIALS = 3
"""A full stop after a shorter word, counted with it, belongs to an initial."""


class PersonLine(NamedTuple):
    """What a line says. Where `problem` is not empty, nothing may be entered; without a role it is still to be asked.

    `place` is the town or district as the table spells it.
    """

    name: str = ""
    age: Age | None = None
    lives_in: District | None = None
    place: str = ""
    roles: tuple[Role, ...] = ()
    patient: bool = False
    pregnant: bool = False
    relationship: str = ""
    sex: Sex | None = None
    problem: str = ""


def read(line: str, today: date) -> PersonLine:
    """Read one line; commas, semicolons and brackets around words after the name are as spaces.

    The first thing wrong with it is named in `problem`, with the word it is about.
    """
    found, in_name = PersonLine(), True
    for quoted, bare in _pieces(clean(line)[0], today):
        word = _plain(bare)
        if not (quoted or word):
            continue
        in_name = in_name and bool(quoted or not _ends_name(found.name, word, today))
        found = _name(found, quoted, bare) if in_name else _add(found, quoted, word, today)
        if found.problem:
            return found
    found = found._replace(name=found.name.strip(f" {_ENDS}"))
    return found._replace(problem=_at_last(found))


def _at_last(found: PersonLine) -> str:
    """Return what is wrong with a line of which every word is understood; empty where nothing is."""
    if found == PersonLine():
        return "The line is empty."
    if found.pregnant and found.age and found.age.spoken:
        return _WEEKS
    return _unknown(found.name) if found.name.lower() in OWNERS else ""


def _plain(word: str) -> str:
    word = word.strip(_MARKS)
    return word.rstrip(".") if len(word) >= _LONGER_THAN_INITIALS else word


def _ends_name(name: str, word: str, today: date) -> bool:
    """Say whether a word is something else than a part of the name: Lucy daughter, but her mum and Anna's mum."""
    owned = any(not one[:1].isupper() or _OWNS.search(one) for one in name.split())
    return _understood(word, today) or bool(name and not owned and related(word))


def _pieces(line: str, today: date) -> Iterator[tuple[str, str]]:
    """Go through quoted and bare words; the words of one place, age or relationship are one piece."""
    words = _WORDS.findall(line)
    while words:
        width = next((size for size in range(_MOST_WORDS, 1, -1) if _is_one(words[:size], size, today)), 1)
        piece, words = words[:width], words[width:]
        yield piece[0][0], " ".join(bare for _, bare in piece) if width > 1 else piece[0][1]


def _is_one(words: list[tuple[str, str]], size: int, today: date) -> bool:
    if len(words) < size or any(quoted for quoted, _ in words):
        return False
    joined = _plain(" ".join(bare for _, bare in words))
    return spelt(_place(joined)) in PLACES or read_age(joined, today) is not None or bool(related(joined))


def _place(word: str) -> str:
    """Return a place without the words that lead to it."""
    led = _LED.fullmatch(word)
    return led[1] if led else word


def _name(found: PersonLine, quoted: str, bare: str) -> PersonLine:
    problem = "" if quoted else _no_name(_plain(bare))
    return found._replace(name=f"{found.name} {quoted or bare}".strip(), problem=problem)


def _no_name(word: str) -> str:
    """Say why a word cannot be part of a name; empty where it can."""
    if hint := NO_NAMES.get(word.lower()):
        return f"'{word}' is not understood: {hint}"
    if not any(letter.isdigit() for letter in word):
        return ""
    if _OF_PREGNANCY.search(word):
        return _WEEKS
    return f"'{word}' is no age, date or name: 34, 12/03/2010 or 6 weeks; a name with a number goes in quotes."


def _understood(word: str, today: date) -> bool:
    low = word.lower()
    known = (ROLES, SEXES, PATIENT, {PREGNANT})
    return any(low in words for words in known) or spelt(_place(word)) in PLACES or read_age(word, today) is not None


def _unknown(word: str) -> str:
    return (NO_NAMES.get(word.lower()) and _no_name(word)) or (
        f"'{word}' is not understood: after the name come age or date of birth, district or town, "
        "harmed, harming, affected, patient, male, female, pregnant, or a word as mother or partner; one person a line."
    )


def _after_name(found: PersonLine) -> bool:
    return found != PersonLine(name=found.name)


def _add(found: PersonLine, quoted: str, word: str, today: date) -> PersonLine:  # noqa: PLR0911 - one a kind of word
    low = word.lower()
    if quoted:
        return found._replace(problem=_unknown(quoted))
    if low in SEXES:
        if word in IN_NAMES and not _after_name(found):
            return found._replace(problem=_initial(word))
        return _with_sex(found, SEXES[low], word)
    if low in ROLES:
        return found._replace(roles=tuple(dict.fromkeys((*found.roles, ROLES[low]))))
    if low in PATIENT:
        return found._replace(patient=True)
    if low == PREGNANT:
        return found._replace(pregnant=True)
    if relationship := related(word):
        return _with_relationship(found, relationship, word)
    if found.age and _OF_PREGNANCY.search(word):
        return found._replace(problem=_WEEKS)
    age = read_age(word, today)
    return _with_age(found, age, word) if age else _with_place(found, word)


def _with_relationship(found: PersonLine, relationship: str, word: str) -> PersonLine:
    if word[:1].isupper() and not _after_name(found):
        return found._replace(problem=_name_or_related(word))
    two = _twice("relationships", word) if found.relationship not in {"", relationship} else ""
    return found._replace(relationship=relationship, problem=two)


def _with_sex(found: PersonLine, sex: Sex, word: str) -> PersonLine:
    return found._replace(sex=sex, problem=_twice("sexes", word) if found.sex not in {None, sex} else "")


def _with_age(found: PersonLine, age: Age, word: str) -> PersonLine:
    if age.problem or found.age:
        return found._replace(problem=age.problem or _twice("ages", word))
    aged = found._replace(age=age)
    return _with_sex(aged, age.sex, word) if age.sex else aged


def _with_place(found: PersonLine, word: str) -> PersonLine:
    led, word = _LED.fullmatch(word) is not None, _place(word)
    places = places_called(word)
    districts = set(places.values())
    if not places:
        return found._replace(problem=_unknown(word))
    if not led and not _after_name(found) and not (found.name[:1].isupper() and word.islower()):
        return found._replace(problem=_name_or_place(word))
    if len(districts) > 1:
        return found._replace(problem=f"'{word}' could be {', '.join(sorted(places))}: write more of it.")
    district, place = districts.pop(), min(places, key=len)
    two = _twice("places", word) if found.lives_in not in {None, district} else ""
    return found._replace(lives_in=district, place=place, problem=two)


def _initial(word: str) -> str:
    return f"'{word}' could be part of the name or a sex: put the name in quotes, or write male or female."


def _name_or_related(word: str) -> str:
    return f"'{word}' could be a name or how somebody is related: put a name in quotes, or use small letters."


def _name_or_place(word: str) -> str:
    return f"'{word}' could be a name or a place: put a name in quotes, and a place after the age or another word."


def _twice(what: str, word: str) -> str:
    return f"Two {what} in one line: '{word}' is the second. A name that is also a place or a number goes in quotes."


def as_person(line: PersonLine, taken: Collection[str]) -> dict[str, object]:
    """Return the person as a case file writes one, with a ref that nobody else has; only what was said is in it."""
    person: dict[str, object] = {"ref": unique_ref(_called(line), taken), "roles": [role.value for role in line.roles]}
    if line.age:
        person |= {key: value for key, value in line.age.keys.items() if value is not None}
    said = {
        "lives_in": line.lives_in and line.lives_in.value,
        "sex": line.sex and line.sex.value,
        "patient": Answer.YES.value if line.patient else None,
        "pregnant": Answer.YES.value if line.pregnant else None,
    }
    details = {"name": line.name, "relationship": line.relationship}
    person |= {key: value for key, value in said.items() if value}
    written = {key: value for key, value in details.items() if value}
    return person | ({"details": written} if written else {})


def _called(line: PersonLine) -> str:
    unborn = UNBORN if line.age and line.age.unborn else ""
    return line.name or line.relationship or unborn or ("patient" if line.patient else "-".join(line.roles))


def unique_ref(name: str, taken: Collection[str]) -> str:
    """Return a short ref made from a name, different from those taken and from what stands for the whole case."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NOT_SLUG.sub("-", ascii_name.lower()).strip("-")[:_LONGEST_REF].strip("-") or "person"
    refs = {*taken, WHOLE_CASE}
    if slug not in refs:
        return slug
    return next(ref for number in count(2) if (ref := f"{slug}-{number}") not in refs)
