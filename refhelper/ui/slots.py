"""What one letter is made of: the texts that can be written for it, each with its place in the case."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refhelper.domain.case import ADULT, Case, Consultation, Person, age_on
from refhelper.domain.editing import Place
from refhelper.domain.findings import SHARING, parts_of
from refhelper.domain.letter_fields import Form
from refhelper.domain.letter_forms import FORMS, template_for
from refhelper.domain.letter_request import Letter
from refhelper.domain.letter_words import DNACPR_CHECK
from refhelper.domain.vocabulary import Concern
from refhelper.ui import keys, text
from refhelper.ui.session import Session
from refhelper.ui.text import letter as said

CHECKS = "dnacpr_checks"
FIRST_TEXT = {
    **dict.fromkeys(("child", "person", "adult", "young_person", "girl"), "name"),
    **dict.fromkeys(("worries", "abuse", "reason", "what", "concern", "information"), "seen"),
    "passed_on": "referrer", "where_now": "last_seen", "analysis": "opinion", "parents": "parents_view",
    "parent": "parents_view", "behaviour": "own_account", "section_42": "section_42_evidence", "checks": CHECKS,
}  # fmt: skip
"""By the name of a section that no text has: the text in which its answer is begun."""


class Slot(NamedTuple):
    """One text: the heading it stands under, its label, its place in the case, and what is written there."""

    heading: str
    label: str
    place: Place
    held: str


def slots(session: Session, template: str | None = None) -> tuple[Slot, ...]:
    """Return the texts that the letter in hand can hold, in the order in which they are listed."""
    case, target = session.case, session.target
    if case is None or target is None:
        return ()
    form = FORMS[template or _template(case, target.service)]
    about = [person for ref in target.people for person in case.people if person.ref == ref] or list(case.people)
    return (
        *_narrative(case, form, about, session),
        *(slot for person in about for slot in _details(person, form.subject)),
        *(slot for person in case.people if person not in about for slot in _details(person, _of_others(form))),
        *_writer_and_consultation(case),
    )


def _template(case: Case, service: str) -> str:
    concerns = {concern for person in case.people for concern in person.concerns}
    return template_for(service, only_dnacpr=concerns == {Concern.DNACPR})


def _of_others(form: Form) -> frozenset[str]:
    return frozenset().union(*form.people.values())


def _narrative(case: Case, form: Form, about: list[Person], session: Session) -> Iterator[Slot]:
    for name in keys.NARRATIVE:
        if name in form.narrative:
            label = said.REQUEST if name == "request" else keys.label_of_slot(name)
            yield Slot(text.MINE, label, ("narrative", name), getattr(case.narrative, name))
    for person in about:
        age = age_on(person, case.at.date() if case.at else session.today)
        for name in keys.PER_CHILD:
            if name in form.subject and (age is None or age < ADULT):
                label = f"{person.label}: {keys.label_of_slot(name)}"
                held = getattr(case.narrative, name).get(person.ref, "")
                yield Slot(text.MINE, label, ("narrative", name, person.ref), held)


def _details(person: Person, allowed: frozenset[str]) -> Iterator[Slot]:
    held = person.details
    for name in keys.DETAILS:
        if name in allowed or (name == "name" and "who" in allowed):
            place = ("people", person.ref, "details", name)
            yield Slot(person.label, keys.label(name), place, getattr(held, name))
    for check, label in DNACPR_CHECK.items() if CHECKS in allowed else ():
        of_check = ("people", person.ref, "details", CHECKS, check)
        yield Slot(person.label, label, of_check, held.dnacpr_checks.get(check, ""))


def _writer_and_consultation(case: Case) -> Iterator[Slot]:
    for name in keys.REFERRER:
        yield Slot(text.WRITER, keys.label(name), ("referrer", name), getattr(case.referrer, name))
    for name in Consultation.model_fields:
        yield Slot(text.HELD, keys.label(name), ("consultation", name), getattr(case.consultation, name))


def wanted(letter: Letter | None, among: Iterable[Slot]) -> frozenset[Place]:
    """Return the places of the texts that the receiving form asks for and that are empty."""
    empty = tuple(slot for slot in among if not slot.held)
    asked = [finding.place for finding in letter.findings if not finding.text] if letter else []
    return frozenset(place_of(place, empty) for place in asked)


def place_of(found_at: str, among: Iterable[Slot]) -> Place:
    """Return the place in the case of the text that a finding names; of a section, that of its first text.

    What is answered in the checks of the letter, and is no text of it, has a place that begins with `sharing`.
    """
    ref, name = parts_of(found_at)
    if name.startswith(f"{SHARING}."):
        return tuple(name.split("."))
    if ref:
        return ("narrative", name, ref) if name in keys.PER_CHILD else ("people", ref, "details", name)
    field = FIRST_TEXT.get(name, name)
    return next((slot.place for slot in among if _field(slot.place) == field), ("narrative", field))


def _field(place: Place) -> str:
    """Return the name of a text: a detail, part of the narrative, or whoever writes as a whole."""
    return place[3] if place[0] == "people" else place[1] if place[0] == "narrative" else place[0]
