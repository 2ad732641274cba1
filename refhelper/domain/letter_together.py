"""Which people one letter may be about, and why the others have a letter of their own."""

from collections.abc import Sequence
from datetime import date

from refhelper.domain.case import ADULT, Case, Person, age_on
from refhelper.domain.letter_whereabouts import hides_from_another
from refhelper.domain.vocabulary import Role

SEVERAL = 2


def why_apart(case: Case, service: str, refs: Sequence[str], day: date) -> str:
    """Return why a service gets a letter for each of these people; empty where one letter may be about all of them.

    No child in hiding stands beside another whom the person it is hidden from is responsible for or lives with. Else
    children's social care may hear of all children of a family at once, those who cause harm among them. Anybody else
    gets one letter only about children who are harmed or live with it: nobody's place or words stand beside those of
    somebody who causes harm, and no adult's beside another's.
    """
    people = [case.person(ref) for ref in refs]
    if len(people) < SEVERAL:
        return ""
    if service != "childrens_social_care" and (why := _why_alone(people, day)):
        return why
    apart = (
        "One of these children is where somebody hides from another of them, from a parent of another, or from a "
        "person who lives with it."
    )
    return f"{apart} That person may see the letter." if hides_from_another(case, refs, day) else ""


def _why_alone(people: Sequence[Person], day: date) -> str:
    if any(Role.HARMING in person.roles for person in people):
        return "Whoever is said to cause harm has a letter of their own, apart from all others."
    if any((age := age_on(person, day)) is None or age >= ADULT for person in people):
        return (
            "One letter can be about several children; an adult, or somebody of unknown age, has a letter of their own."
        )
    return ""
