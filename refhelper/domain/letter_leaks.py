"""What a letter about someone who harms must not give away: where somebody harmed is, who they are, who protects them.

A text is searched for each value however it is spelt: spaces, case and punctuation, St for Street, the letter O for a
nought, accents, a house without its number, a number with +44 or without its area code and a postcode in one make no
difference.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refhelper.domain.case import Person
from refhelper.domain.findings import Finding, mark_of
from refhelper.domain.letter_passages import written
from refhelper.domain.letter_people import Subject
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import Share
from refhelper.domain.letter_whereabouts import WITHHELD, around_of, found_with_the_child, hiding, kept_apart
from refhelper.domain.letter_words import joined
from refhelper.domain.spelling import compact, digits, run_together, unaccented, with_figures, words_of
from refhelper.domain.towns import named_in
from refhelper.domain.vocabulary import Role

LEAK, HIDDEN, WHOSE_CHILD, WITH_THE_CHILD = "L02", "L19", "L21", "L23"
PLACES = ("address", "current_address", "school", "employer")
"""The details that name a place, whose name alone, or whose street alone, gives it away."""
WHEREABOUTS = (*PLACES, "phone", "email", "safe_contact", "living_arrangements", "nhs_number")
"""The details of a harmed person that must never reach a service for the person who harms them."""

_WITH_TOWNS = ("address", "current_address", "living_arrangements", "safe_contact", "gp_practice")
SHORTEST = 5
"""Letters and digits that a value needs before its turning up in a text means anything."""
SHORTEST_NAME = 3
"""Letters that a name needs to be searched for in any case; a shorter one is searched for as it is written."""
_NO_NAMES = frozenset(
    {"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "the", "and", "or", "now", "was", "new", "name", "known"}
    | {"as", "formerly", "nee", "aka", "not", "unknown", "baby", "unborn", "of", "mum", "mam", "mother"}
    | {"dad", "father", "wife", "husband", "partner", "ex", "son", "daughter", "child", "children", "girl"}
    | {"boy", "sister", "brother", "gran", "nan", "granny", "grandmother", "grandfather", "grandad", "aunt"}
    | {"uncle", "carer"}
)
"""Words that stand among names and name nobody."""
_STREETS = frozenset(
    {"street", "road", "avenue", "lane", "drive", "close", "court", "crescent", "gardens", "grove", "place"}
    | {"square", "terrace", "way", "row", "view", "walk", "hill", "park", "rise", "mews", "gate", "wynd"}
    | {"garth", "yard", "house", "cottage", "farm", "lodge"}
)
_KINDS = frozenset(
    {"refuge", "hostel", "ltd", "limited", "plc", "school", "academy", "nursery", "college", "cottage", "primary"}
    | {"secondary", "infant", "infants", "junior", "juniors", "high", "grammar", "catholic", "rc", "ce", "cofe"}
)
_LEADING = frozenset({"the", "at", "flat", "c", "o", "care", "of"})
_PHONE = re.compile(r"\+?\d[\d\s().-]{7,}\d")
_PHONE_DIGITS = 9
_WITHOUT_AREA_CODE = 6
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>]{1,255}")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;\n]")
_NAME = re.compile(r"[^\W\d_][\w'-]*")
_NAME_BREAK = re.compile("[-']")
_REFUGE = re.compile(r"\b(?:refuges?|shelters?|safe house|women'?s aid)\b", re.IGNORECASE)
_PROTECTION = re.compile(r"\b(?:marac|matac|idvas?|idas|clare'?s law|disclos\w+)\b", re.IGNORECASE)

_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")

_REACH = "it would reach the person said to harm them."
_MAY_REACH = "It may reach the person from whom they hide, who is responsible for this child or shares a home with it."
_BOTH_KNOW = "Take it out. If it is the same for both and known to both, keep it and write why."
_TOWN = "This text names the town or district where someone harmed is, or is in touch; it is not this person's own."
_NAMES = "This text names someone who is harmed or lives with the harm."
_HARMS_THEM = "This text names who is said to harm this person; it may have been written for a letter about that."
_OF_REFUGE = "This text speaks of a refuge; it would reach those it hides from."
_OF_PROTECTION = (
    "This text speaks of what somebody disclosed, or of MARAC or the like; the person who harms may read it."
)
_ASK_BY_PHONE = "Take it out, and say that you can be asked by phone."
_OUT = "Take it out."
_OUT_OR_WHY = "Take it out, or keep it and write why."
_OTHER_LETTER = "Take it out. If it is meant for this service, keep it and write why."
_NAMED = "Take the name out, or write the relationship. If it has to stand, keep it and write why."


class Text(NamedTuple):
    """A text in the two forms in which it is searched."""

    compact: str
    digits: str


def leaks(request: LetterRequest, text: str, subjects: Iterable[Subject], shares: Iterable[Share]) -> list[Finding]:
    """Return one finding for every detail of a harmed person's whereabouts that turns up in the text.

    The people the letter is about are left out, and so is what the form itself prints of a parent or guardian who is
    not harmed. The name of a place that is theirs too, such as the street in which both live, is none.
    """
    about, printed = {subject.person.ref for subject in subjects}, set(shares)
    return [*whereabouts(request, text, subjects, shares), *_mentions(request, about, printed)]


def whereabouts(
    request: LetterRequest, text: str, subjects: Iterable[Subject], shares: Iterable[Share]
) -> Iterator[Finding]:
    """Yield what `leaks` finds of the places themselves; names, and what protects somebody, apart."""
    about, printed, searched = {subject.person.ref for subject in subjects}, set(shares), _searched(text)
    theirs = "|".join(compact(_places(request.case.person(ref))) for ref in about)
    for field in WHEREABOUTS:
        found = {
            (person.ref, piece)
            for person in _protected(request, about)
            if (person.ref, field) not in printed
            for piece in _given_away(getattr(person.details, field), field, searched, theirs)
        }
        if found:
            why = f"This text holds the {field.replace('_', ' ')} of someone who is harmed, or a part of it; {_REACH}"
            yield Finding(LEAK, field, why, _BOTH_KNOW, mark=_mark(found))


def hidden_in(request: LetterRequest, text: str, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding for every place of somebody in hiding that a letter names which may reach who they hide from.

    It is about a child of that person, or one that lives with them. It holds no report to social care back.
    """
    searched, printed, hide = _searched(text), set(shares), hiding(request)
    hide += [each for each in kept_apart(request) if each not in hide]
    near = [each for each in around_of(request) if each not in hide]
    known = "|".join(compact(getattr(each.details, name)) for each in near for name in PLACES)
    found = []
    for person in hide:
        for field in WHEREABOUTS:
            value = getattr(person.details, field)
            given = _given_away(value, field, searched, known) if (person.ref, field) not in printed else ()
            if any(piece not in known for piece in given):
                why = f"This text holds the {field.replace('_', ' ')} of {person.label}, or a part of it. {_MAY_REACH}"
                found.append(Finding(HIDDEN, field, why, _ASK_BY_PHONE))
    towns = set().union(*map(_towns, hide)) - set().union(*map(_homes, near))
    if hide and _REFUGE.search(text):
        why = f"This text speaks of a refuge. {_MAY_REACH}"
        found.append(Finding(HIDDEN, "refuge", why, _ASK_BY_PHONE))
    if towns & named_in(text):
        why = f"This text names the town or district where {joined(each.label for each in hide)} may be. {_MAY_REACH}"
        found.append(Finding(HIDDEN, "town", why, _ASK_BY_PHONE))
    return found


def with_the_child(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding where a letter has to say where a child is, and somebody hides there from a person around it."""
    printed = {ref for ref, field in shares if field in WITHHELD}
    found = [each.label for each in found_with_the_child(request) if each.ref in printed]
    why = f"This text says how {joined(found)} can be found, as the child is there. {_MAY_REACH}"
    better = "Say on the phone that nobody may pass it on, and ask how it will be kept from that person."
    return [Finding(WITH_THE_CHILD, "current_address", why, better)] if found else []


def whose_child(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding where a letter says how somebody is found from whom a parent of the child may have to be kept.

    It is not written who has parental responsibility for the child, so nothing was left out. It holds nothing back.
    """
    surely, perhaps = (hiding(request, supposing=supposing) for supposing in (False, True))
    doubtful = {person.ref: person.label for person in perhaps if person not in surely}
    told = dict.fromkeys(doubtful[ref] for ref, field in shares if ref in doubtful and field in WITHHELD)
    why = "It is not written who has parental responsibility. If that is the person who harms, the letter may reach "
    why += f"them, and it holds where {joined(list(told))} can be found."
    better = "Write who has it; where it is the person who harms, that is left out. Until then, say so on the phone."
    return [Finding(WHOSE_CHILD, "parental_responsibility", why, better)] if told else []


def _searched(text: str) -> Text:
    return Text(compact(text), digits(text))


def _given_away(value: str, field: str, searched: Text, theirs: str) -> Iterator[str]:
    yield from (piece for piece in _pieces(value) if piece in searched.compact)
    yield from (number for number in _numbers(value) if number in searched.digits)
    if field in PLACES:
        yield from (name for name in _place_names(value) if name in searched.compact and name not in theirs)


def _mentions(request: LetterRequest, about: set[str], printed: set[Share]) -> Iterator[Finding]:
    """Yield findings on free text that names somebody harmed or affected, or speaks of what protects them."""
    free = unaccented("\n".join(_written(request, ref, field) for ref, field in printed))
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCE_ENDS.split(free)]
    own = {word.casefold() for ref in about for word in _names(request.case.person(ref))}
    protected = [person for person in _protected(request, about) if (person.ref, "name") not in printed]
    names = {word for person in protected for word in _names(person) if word.casefold() not in own}
    harms_them = {word for word in _names_of_who_harms(request, about) - names if word.casefold() not in own}
    towns = set().union(*map(_towns, protected)) - set().union(*(_towns(request.case.person(ref)) for ref in about))
    searched = (
        ("town", lambda said: towns & named_in(said), _TOWN, _BOTH_KNOW),
        ("name", lambda said: any(_holds_name(said, name) for name in names), _NAMES, _NAMED),
        ("harmed_by", lambda said: any(_holds_name(said, name) for name in harms_them), _HARMS_THEM, _OTHER_LETTER),
        ("refuge", _REFUGE.search, _OF_REFUGE, _OUT),
        ("protection", _PROTECTION.search, _OF_PROTECTION, _OUT_OR_WHY),
    )
    for place, holds, why, better in searched:
        found = {(place, said) for said in sentences if holds(said)}
        if found:
            yield Finding(LEAK, place, why, better, mark=_mark(found))


def _mark(found: Iterable[tuple[str, str]]) -> str:
    """Return what stands for exactly these finds: any other, or one more, has another mark."""
    return mark_of(repr(sorted(found)))


def _written(request: LetterRequest, ref: str | None, field: str) -> str:
    """Return what was written freely in one printed field; a name that the form itself prints is none."""
    if field in {"name", "known_as"}:
        return ""
    if ref is None:
        value = getattr(request.case.narrative, field, "")
        return value if isinstance(value, str) else ""
    return written(request.case, request, request.case.person(ref), field)


def _names(person: Person) -> set[str]:
    """Return the words of a person's names; one of two letters counts only where it is written as a name."""
    full = unaccented(person.details.name)
    words = _NAME.findall(f"{full} {unaccented(person.details.known_as)} {person.ref}")
    short = SHORTEST_NAME - 1
    return {
        word
        for word in words
        if word.casefold() not in _NO_NAMES
        and (len(word) > short or (len(word) == short and word.istitle() and word in full))
    }


def _names_of_who_harms(request: LetterRequest, about: set[str]) -> set[str]:
    """Return the names of whoever harms the people of a letter about the harm that they do themselves."""
    by = {ref for each in about for ref in request.case.person(each).harmed_by} - about
    return set().union(*(_names(request.case.person(ref)) for ref in by))


def _homes(person: Person) -> set[str]:
    """Return the towns that somebody is surely in, by where they live, stay, learn and work."""
    return {person.lives_in.value} | named_in("; ".join(getattr(person.details, field) for field in PLACES))


def _towns(person: Person) -> set[str]:
    return {person.lives_in.value} | named_in("; ".join(getattr(person.details, field) for field in _WITH_TOWNS))


def _holds_name(free: str, name: str) -> bool:
    flags = re.NOFLAG if len(name) < SHORTEST_NAME else re.IGNORECASE
    spelt = "[-' ]?".join(re.escape(part) for part in _NAME_BREAK.split(name))
    return re.search(rf"(?<!\w){spelt}s?(?!\w)", free, flags) is not None


def _protected(request: LetterRequest, about: set[str]) -> Iterator[Person]:
    protected = {Role.HARMED, Role.AFFECTED}
    return (person for person in request.case.people if person.ref not in about and protected & set(person.roles))


def _pieces(value: str) -> set[str]:
    parts = [value, *_EMAIL.findall(value), *_POSTCODE.findall(value)]
    parts += [piece for piece in _PIECES.split(value) if any(character.isdigit() for character in piece)]
    return {piece for part in parts if len(piece := compact(part)) >= SHORTEST}


def _numbers(value: str) -> set[str]:
    """Return the last digits of each phone number, so that +44, 0 and the area code make no difference."""
    numbers = (re.sub(r"\D", "", found) for found in _PHONE.findall(with_figures(value)))
    return {number[-_WITHOUT_AREA_CODE:] for number in numbers if len(number) >= _PHONE_DIGITS}


def _place_names(value: str) -> Iterator[str]:
    """Yield the names of places in a value: its house, school or firm, and its streets without their numbers."""
    for at, piece in enumerate(_PIECES.split(value)):
        words = words_of(piece)
        while words and (words[0] in _LEADING or any(character.isdigit() for character in words[0])):
            words = words[1:]
        if (at == 0 and len(words) > 1) or (words and len(words) > 1 and words[-1] in _STREETS):
            yield run_together(words)
            while words[-1] in _KINDS and len(words) > 2:  # noqa: PLR2004 - two words and what kind of place it is
                words = words[:-1]
                yield run_together(words)


def _places(person: Person) -> str:
    return f"{person.details.address} {person.details.current_address}"
