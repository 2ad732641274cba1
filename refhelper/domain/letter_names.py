"""What a letter calls somebody: by name or ref, and where another of the case is called the same, with the age."""

from refhelper.domain.case import Person, age_on
from refhelper.domain.feature_lines import called
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import Field


def label(person: Person) -> Field:
    """Return the person's name, or the ref where there is none."""
    return Field(person.label, ((person.ref, "name" if person.details.name else "ref"),))


def named(request: LetterRequest, person: Person) -> Field:
    """Return what somebody is called; among people of one name with the age in brackets, else the relationship."""
    name = label(person)
    if called(request.case, person) == person.label:
        return name
    age = age_on(person, request.day)
    if age is not None and age >= 0:
        return _with(name, str(age), person, "date_of_birth" if person.date_of_birth else "age")
    return _with(name, person.details.relationship, person, "relationship")


def _with(name: Field, more: str, person: Person, field: str) -> Field:
    return Field(f"{name.value} ({more})", (*name.origins, (person.ref, field))) if more else name
