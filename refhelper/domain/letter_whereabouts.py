"""Places that the person who harms may not know: the warning about them, and the letters that leave them out."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import permutations

from refhelper.domain.case import ADULT, Case, Person, age_on
from refhelper.domain.letter_names import named
from refhelper.domain.letter_people import mothers_of
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import NOTHING, Field
from refhelper.domain.letter_words import joined
from refhelper.domain.spelling import spaced
from refhelper.domain.vocabulary import Answer, Role

WITHHELD = frozenset(
    {"address", "current_address", "phone", "email", "safe_contact", "safe_times", "school", "employer"}
    | {"living_arrangements"}
)
"""The details by which somebody can be found."""
SAID_TO_BE_LEFT_OUT = frozenset({"address", "current_address", "safe_contact"})
"""Those of which the reader is told that they exist, so as to ask."""
LEFT_OUT = "left out of this letter for safety; please ask me by phone"


def do_not_give(request: LetterRequest, person: Person) -> Field:
    """Return the warning where somebody's place is known and the person who harms them does not share it.

    Where it is written who must not know, only a place where they stay now needs the warning too. For somebody who
    lives with the harm it is the place where they stay with the person harmed.
    """
    kept_from = [each for each in _who_harms(request, person) if any(not _knows(each, at) for at in _secret(person))]
    if not kept_from:
        return NOTHING
    who, *others = (named(request, each) for each in (person, *kept_from))
    origins = [origin for each in (who, *others) for origin in each.origins]
    whom = joined(str(each.value) for each in others)
    return Field(f"Do not give {who.value}'s address or whereabouts to {whom}.", tuple(origins))


def place(request: LetterRequest, person: Person, name: str) -> Field:
    """Return an address, school, phone or safe contact, or what stands there where this letter leaves it out.

    It is left out of a letter about the child who harms this child or partner and shares no home or parent with them,
    as is the same place of whoever lives there. A place where somebody stays is left out, too, of a letter about the
    child they stay there for fear of, or about a child whom the person who harms them has responsibility for or lives
    with, where neither that person nor the child is there: the letter may reach them.
    """
    value: str = getattr(person.details, name)
    if value and _with_somebody_apart(request, person):
        return Field(LEFT_OUT if name in {"address", "current_address"} else "")
    hidden = _hidden_from(request) if value and person.ref not in request.people else set()
    known = name in {"address", "current_address"} and spaced(value) not in hidden
    if _hides(request.case, person, hidden) and not known:
        return Field(LEFT_OUT if name in SAID_TO_BE_LEFT_OUT else "")
    return Field(value, ((person.ref, name),))


def hiding(request: LetterRequest, *, supposing: bool = False) -> list[Person]:
    """Return who hides from somebody around the children of this letter, and who is with them.

    `supposing` that whoever harms is a parent of each child of whom it is not written who its parents are.
    """
    hidden = _hidden_from(request, supposing=supposing)
    return [p for p in request.case.people if p.ref not in request.people and _hides(request.case, p, hidden)]


def found_with_the_child(request: LetterRequest) -> list[Person]:
    """Return who is where a child of this letter is, and where somebody hides from a person around that child.

    The letter has to say where the child is, so nothing of it is left out.
    """
    near = around_of(request)
    known = _kept_from(request.case, near) - _hidden_from(request)
    return [each for each in request.case.people if _hides(request.case, each, known)]


def hides_from_another(case: Case, refs: Iterable[str], day: date) -> bool:
    """Say whether one of these people is or belongs where somebody hides from another of them, or from a person around.

    So is a child or partner whose place is kept from the child that harms them.
    """
    hide = {ref: _in_hiding(case, ref) for ref in refs}
    for ref, other in permutations(hide, 2):
        if (
            _is_kept_from(case.person(other), case.person(ref), day)
            or other in hide[ref]
            or set(case.person(other).details.parental_responsibility) & (hide[ref] - hide[other])
        ):
            return True
    return False


def _is_kept_from(person: Person, other: Person, day: date) -> bool:
    """Say whether a place is written for somebody that the letter about this other, who harms them, would leave out."""
    unknown = any(not _knows(other, at) for at in places_of(person))
    return unknown and _lives_apart(person, [other], day)


def _in_hiding(case: Case, ref: str) -> set[str]:
    hidden = _hidden(case, (ref,), around(case, (ref,)), _fled_from(case, (ref,)))
    return {each.ref for each in case.people if _hides(case, each, hidden)}


def _hides(case: Case, person: Person, hidden: set[str]) -> bool:
    """Say whether somebody is, or belongs, at one of these places.

    Of somebody harmed of whom no place is written it is where a child stays for whom they are responsible.
    """
    if places_of(person) or Role.HARMED not in person.roles:
        return bool(places_of(person) & hidden)
    return any(spaced(child.details.current_address) in hidden for child in _children(case, person))


def _children(case: Case, person: Person) -> list[Person]:
    return [each for each in case.people if person.ref in each.details.parental_responsibility]


def _with_somebody_apart(request: LetterRequest, person: Person) -> bool:
    """Say whether somebody, or whoever lives with them, is to be kept from the child of this letter who harms them."""
    return person.ref not in request.people and person in kept_apart(request)


def kept_apart(request: LetterRequest) -> list[Person]:
    """Return who is to be kept from the child of this letter to social care who harms them, and who lives with them.

    Where no place of somebody responsible for them is written, they may live with them.
    """
    if request.service != "childrens_social_care":
        return []
    apart = [each for each in request.case.people if _lives_apart(each, request.named, request.day)]
    at = {place for each in apart for place in places_of(each)}
    responsible = {ref for each in apart for ref in each.details.parental_responsibility}
    with_them = [
        each
        for each in request.case.people
        if any(_is_same(one, other) for one in places_of(each) for other in at)
        or (each.ref in responsible and not places_of(each))
    ]
    return [*apart, *(each for each in with_them if each not in [*apart, *request.named])]


def _lives_apart(person: Person, named: Iterable[Person], day: date) -> bool:
    """Say whether these people harm a child or partner who shares no home or parent with any of those who do."""
    age = age_on(person, day)
    if (age is None or age >= ADULT) and person.by_partner is not Answer.YES:
        return False
    by = [each for each in named if each.ref in person.harmed_by]
    own = {person.ref, *person.details.parental_responsibility}
    apart = [e for e in by if not own & set(e.details.parental_responsibility) and not places_of(e) & places_of(person)]
    return bool(by) and len(apart) == len(by)


def _secret(person: Person) -> set[str]:
    now = spaced(person.details.current_address)
    first_hand = Role.HARMED in person.roles and not person.details.must_not_know
    return places_of(person) if first_hand else {now} - {""}


def _who_harms(request: LetterRequest, person: Person) -> list[Person]:
    """Return who harms this person or, where they only live with it, the person with whom they stay now."""
    now = spaced(person.details.current_address)
    with_them = [each for each in request.case.people if now and spaced(each.details.current_address) == now]
    harmed = [person] if Role.HARMED in person.roles else with_them if Role.HARMING not in person.roles else []
    by = {ref for each in harmed for ref in each.harmed_by} - {person.ref}
    return [each for each in request.case.people if each.ref in by]


def _hidden_from(request: LetterRequest, *, supposing: bool = False) -> set[str]:
    near = around_of(request, supposing=supposing)
    fled = _fled_from(request.case, request.people) if request.service == "childrens_social_care" else set()
    return _hidden(request.case, request.people, near, fled)


def around_of(request: LetterRequest, *, supposing: bool = False) -> list[Person]:
    """Return who is around those a letter is about; who is at home with them counts where it is surely of children."""
    of_children = request.service == "childrens_social_care"
    return around(request.case, request.people, supposing=supposing, housed=of_children)


def _fled_from(case: Case, refs: Iterable[str]) -> set[str]:
    """Return the places, not known to these children, where somebody stays whom one of them harms.

    With them stays, as far as is written, a child they are responsible for. Where it is written who must not know, a
    home that the child does not know counts, too.
    """
    fled = set()
    for child in (case.person(ref) for ref in refs):
        for each in (one for one in case.people if child.ref in one.harmed_by):
            stay = {spaced(one.details.current_address) for one in (each, *_children(case, each)) if one is not child}
            at_home = places_of(each) if each.details.must_not_know else set()
            fled |= {at for at in stay | at_home if at and not _knows(child, at)}
    return fled


def _hidden(case: Case, refs: Iterable[str], near: list[Person], fled: set[str]) -> set[str]:
    """Return the places where somebody hides from a person near these children, and where none of the children is.

    With them the places to which somebody `fled` from one of the children.
    """
    children = [case.person(ref) for ref in refs]
    others = [each for each in near if each not in children]
    there = [one for child in children for one in _with_the_mother(case, child)]
    return {at for at in _kept_from(case, others) | fled if not any(_knows(one, at) for one in there)}


def _with_the_mother(case: Case, child: Person) -> list[Person]:
    """Return a child, and for an unborn one its mother, where it is: she who is pregnant, or whoever does not harm."""
    if child.unborn is not Answer.YES:
        return [child]
    parents = [case.person(ref) for ref in child.details.parental_responsibility]
    return [child, *(mothers_of(case, child) or [each for each in parents if Role.HARMING not in each.roles])]


def _kept_from(case: Case, near: list[Person]) -> set[str]:
    """Return the places of everybody whom one of these people harms that are not known, as far as is written, to them.

    Of somebody harmed of whom it is not written by whom, it may be anybody who harms. A child who lives with it may
    stay where it is hidden from whoever harms those who are responsible for it.
    """
    kept = set()
    for each in case.people:
        first_hand = each.harmed_by or Role.HARMED in each.roles
        places = places_of(each) if first_hand else {spaced(each.details.current_address)} - {""}
        by = _by_whom(case, each) if first_hand else _by_whom_around(case, each)
        by_near = [one for one in near if one.ref in by - {each.ref}]
        kept |= {at for at in places if not all(_knows(one, at) for one in by_near)}
    return kept


def _by_whom(case: Case, person: Person) -> set[str]:
    return set(person.harmed_by) or (_who_harm(case) if Role.HARMED in person.roles else set())


def _by_whom_around(case: Case, person: Person) -> set[str]:
    """Return who harms those responsible for somebody who lives with it; anybody who harms where nobody is written."""
    if Role.HARMING in person.roles:
        return set()
    parents = [case.person(ref) for ref in person.details.parental_responsibility]
    return {ref for each in parents for ref in _by_whom(case, each)} if parents else _who_harm(case)


def around(case: Case, refs: Iterable[str], *, supposing: bool = False, housed: bool = True) -> list[Person]:
    """Return these children, who is responsible for them, and who is `housed` with one of them.

    As far as it is written or, where it is not written who is responsible, supposed as for hiding.
    """
    children = [case.person(ref) for ref in refs]
    near = {ref for child in children for ref in child.details.parental_responsibility}
    if supposing and not (children and all(child.details.parental_responsibility for child in children)):
        near |= _who_harm(case)
    if housed:
        near |= {each.ref for each in case.people if any(_share_a_home(each, child) for child in children)}
    return [*children, *(each for each in case.people if each.ref in near - set(refs))]


def _share_a_home(one: Person, other: Person) -> bool:
    return any(at in its or its in at for at in places_of(one) for its in places_of(other))


def _who_harm(case: Case) -> set[str]:
    return {each.ref for each in case.people if Role.HARMING in each.roles}


def _knows(person: Person, place: str) -> bool:
    """Say whether somebody lives, stays or works at a place, as far as it is written."""
    works_at = spaced(person.details.employer)
    there = " " in works_at and f"{place} ".startswith(f"{works_at} ")
    return there or any(_is_same(at, place) for at in {*places_of(person), works_at})


def _is_same(one: str, other: str) -> bool:
    """Say whether two places are surely one: word for word, or a numbered house after which only one goes on."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (_NUMBERED.match(shorter) is not None and longer.startswith(f"{shorter} "))


_NUMBERED = re.compile(r"(?:flat \w+ )?\d+[a-z]? [a-z]")


def places_of(person: Person) -> set[str]:
    """Return the places where somebody lives and stays, however they are spaced and punctuated."""
    return {spaced(place) for place in (person.details.address, person.details.current_address)} - {""}
