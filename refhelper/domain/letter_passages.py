"""The texts that people wrote and that a letter prints, each with its place and whom it is about."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from refhelper.domain.case import ADULT, Case, Person, age_on
from refhelper.domain.editing import entry_of
from refhelper.domain.letter_request import Letter, LetterRequest
from refhelper.domain.vocabulary import Answer

PER_PERSON = ("childs_voice", "impact")
NOT_WRITTEN_FREELY = frozenset({"name", "known_as", "nhs_number", "phone", "email", "address", "current_address"})
"""Printed as they are; a name, a number or an address is no sentence."""


class Passage(NamedTuple):
    """One text: its place, its slot (None: it is none of the narrative), whom it is about (None: the case)."""

    place: str
    slot: str | None
    person: Person | None
    text: str

    @property
    def field(self) -> str:
        """The last part of the place: the name of the field."""
        return self.place.rpartition(".")[2]


def passages(case: Case, letter: Letter) -> tuple[Passage, ...]:
    """Return the texts of a letter in the order in which it prints them first."""
    return tuple(_of_shares(case, letter))


def _of_shares(case: Case, letter: Letter) -> Iterator[Passage]:
    for ref, field in letter.shares:
        person = case.person(ref) if ref else None
        text = written(case, letter, person, field) if person else getattr(case.narrative, field, "")
        slot = field if person is None or field in PER_PERSON else None
        if isinstance(text, str) and text.strip() and field not in NOT_WRITTEN_FREELY:
            yield Passage(f"{ref}.{field}" if ref else field, slot, person, text)


def written(case: Case, letter: Letter | LetterRequest, person: Person, field: str) -> str:
    """Return what stands in one field of somebody, where it is text; in a letter's sharing answers or their details."""
    if field in PER_PERSON:
        slot: dict[str, str] = getattr(case.narrative, field)
        return slot.get(person.ref, "")
    part = entry_of(case, person.ref, letter.service) if field.startswith("sharing.") else person.details
    value = getattr(part, field.removeprefix("sharing."), "")
    return value if isinstance(value, str) else ""


def under_18(case: Case, passage: Passage, today: date) -> bool | None:
    """Say whether a text is about a child: whom it stands under; else everybody in the case alike; else not known."""
    people = (passage.person,) if passage.person else case.people
    told = {known_child(case, person, today) for person in people}
    return told.pop() if len(told) == 1 else None


def known_child(case: Case, person: Person, today: date) -> bool | None:
    """Say whether somebody is unborn or under 18 at the consultation, or today; None where the age is not known."""
    if person.unborn is Answer.YES:
        return True
    age = age_on(person, case.at.date() if case.at else today)
    return None if age is None else age < ADULT


def about(letter: Letter) -> frozenset[str]:
    """Return the refs of everybody whom a letter says anything of."""
    return frozenset(ref for ref, _ in letter.shares if ref)
