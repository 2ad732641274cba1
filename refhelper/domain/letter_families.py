"""Who nothing written ties to the people of a letter, though it ties them to others: perhaps another family's."""

from collections.abc import Iterable

from refhelper.domain.case import Case, Person
from refhelper.domain.findings import Finding
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import Share
from refhelper.domain.letter_whereabouts import WITHHELD, places_of
from refhelper.domain.letter_words import joined

OTHERS = "L22"


def of_another_family(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding where a letter says how somebody is found who belongs, as far as is written, to others.

    People belong together where one harms another or has parental responsibility, or where they share a place. Where
    nobody is tied to whom the letter is about, nothing can be told. It holds nothing back.
    """
    case, about = request.case, set(request.people)
    near = _tied_to(case, about)
    apart = [each for each in case.people if each.ref not in near and _tied_to(case, {each.ref}) != {each.ref}]
    printed = {ref for ref, field in shares if field in WITHHELD}
    told = [each.label for each in apart if each.ref in printed]
    if near == about or not told:
        return []
    why = f"This letter holds where {joined(told)} can be found, and nothing written ties them to whom it is about."
    better = "If they are another family, take them out and make them a case. If not, write who belongs to whom."
    return [Finding(OTHERS, "people", why, better)]


def _tied_to(case: Case, refs: set[str]) -> set[str]:
    """Return these people and everybody tied to them, over however many others."""
    near = {each.ref for each in case.people if any(_tied(each, case.person(ref)) for ref in refs)} | refs
    return near if near == refs else _tied_to(case, near)


def _tied(one: Person, other: Person) -> bool:
    named = [{*each.harmed_by, *each.details.parental_responsibility} for each in (one, other)]
    return one.ref in named[1] or other.ref in named[0] or bool(places_of(one) & places_of(other))
