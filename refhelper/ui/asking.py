"""How an answer to each kind of key is asked for: each function returns the changes to the case, or None."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol, TypeVar

from refhelper.domain.ages import read_age
from refhelper.domain.case import Person
from refhelper.domain.editing import Place
from refhelper.domain.feature_lines import called
from refhelper.domain.vocabulary import Feature
from refhelper.ui import checklist, reading, text
from refhelper.ui.keys import Key, Kind, key_of, label
from refhelper.ui.screens.choosing import CLEAR, TICKS, Choice, Mark, Marking, ticked
from refhelper.ui.screens.dialog import Dialog
from refhelper.ui.screens.writing import Line, LongText
from refhelper.ui.session import Session
from refhelper.ui.words import FEATURE

Answered = TypeVar("Answered")
Changes = Mapping[Place, object] | None
_MARKS = (
    Mark(checklist.Mark.NOT_ASKED, "n", "[n]", text.FEATURE_NOT_ASKED),
    Mark(checklist.Mark.SEEN, "s", "[S]", text.FEATURE_SEEN),
    Mark(checklist.Mark.ABSENT, "a", "[a]", text.FEATURE_ABSENT),
)


class Asker(Protocol):
    """Whoever can open a dialog over the workspace."""

    session: Session

    async def ask(self, dialog: Dialog[Answered]) -> Answered | None:
        """Open it and return the answer; None where it was left."""


async def answer(asker: Asker, fact: str, ref: str | None) -> Changes:
    """Ask for one key of the case or of a person, in the way that suits it."""
    case, key = asker.session.case, key_of(fact, ref)
    if case is None or key is None:
        return None
    if ref is None:
        return await _one(asker, key, (fact,), text.THE_CASE, given=fact in case.model_fields_set)
    person = case.person(ref)
    if fact in checklist.RISKS and not checklist.opened(case, person):
        return await features(asker, person)
    return await _of_person(asker, key, fact, person)


async def _of_person(asker: Asker, key: Key, fact: str, person: Person) -> Changes:  # noqa: PLR0911 - one a kind
    place = ("people", person.ref, fact)
    match key.kind:
        case Kind.ONE:
            return await _one(asker, key, place, person.label, given=person.given(fact))
        case Kind.SEVERAL:
            return await _several(asker, key, place, person)
        case Kind.PEOPLE:
            return await people(asker, place, person, getattr(person, fact))
        case Kind.FEATURES:
            return await features(asker, person)
        case Kind.AGE:
            return await age(asker, person)
        case Kind.NUMBER:
            return await _number(asker, key, place, person)
        case Kind.TEXT:
            return await words(asker, place, f"{person.label}: {key.label}", getattr(person, fact))


async def _one(asker: Asker, key: Key, place: Place, who: str, *, given: bool) -> Changes:
    found = await asker.ask(Choice(f"{who}: {key.label}", key.choices, unknown=key.unknown, clear=given))
    return None if found is None else {place: None if found == CLEAR else found}


async def _several(asker: Asker, key: Key, place: Place, person: Person) -> Changes:
    held = {str(value) for value in getattr(person, place[-1])}
    marks = {value: "yes" if value in held else "no" for value in key.choices}
    found = await asker.ask(Marking(f"{person.label}: {key.label}", key.choices, marks, TICKS))
    return None if found is None else {place: ticked(found)}


async def concerns(asker: Asker, person: Person, choices: Mapping[str, str]) -> Changes:
    """Ask for the concerns about somebody, with a sentence on how."""
    held = set(person.concerns)
    marks = {value: "yes" if value in held else "no" for value in choices}
    title = text.CONCERNS_TITLE.format(name=person.label)
    found = await asker.ask(Marking(title, choices, marks, TICKS, text.CONCERNS_BELOW))
    return None if found is None else {("people", person.ref, "concerns"): ticked(found)}


async def people(  # noqa: PLR0913, PLR0917 - the last two are seldom given
    asker: Asker,
    place: Place,
    person: Person,
    held: tuple[str, ...],
    title: str = "",
    among: tuple[str, ...] | None = None,
) -> Changes:
    """Ask which other people of the case belong here; `among` narrows them down."""
    case = asker.session.case
    others = {each.ref: called(case, each) for each in case.people if each.ref != person.ref} if case else {}
    offered = {ref: name for ref, name in others.items() if among is None or ref in among}
    marks = {ref: "yes" if ref in held else "no" for ref in offered}
    heading = title or f"{person.label}: {label(place[-1])}"
    if not offered:
        return None
    found = await asker.ask(Marking(heading, offered, marks, TICKS))
    return None if found is None else {place: ticked(found)}


async def features(asker: Asker, person: Person) -> Changes:
    """Go through the high-risk features of somebody."""
    case = asker.session.case
    if case is None:
        return None
    held = {feature.value: mark.value for feature, mark in checklist.marks(case, person).items()}
    title = text.FEATURES_TITLE.format(name=asker.session.label(person.ref))
    found = await asker.ask(Marking(title, FEATURE, held, _MARKS, text.FEATURES_BELOW))
    if found is None:
        return None
    return checklist.changes(case, person, {Feature(row): checklist.Mark(mark) for row, mark in found.items()})


async def age(asker: Asker, person: Person, first: str = "") -> Changes:
    """Ask how old somebody is; `first` is what was typed already."""
    today = asker.session.today

    def fault(word: str) -> str:
        found = read_age(word, today)
        if found is None:
            return text.AGE_FAULT.format(word=word) if word else ""
        return found.problem

    held = first or _age_as_typed(person)
    word = await asker.ask(Line(f"{person.label}: age", held, text.AGE_BELOW, fault))
    if word is None:
        return None
    read = read_age(word, today)
    keys = read.keys if read else {"age": None, "date_of_birth": None, "unborn": None}
    return {("people", person.ref, key): value for key, value in keys.items()}


def _age_as_typed(person: Person) -> str:
    if person.unborn == "yes":
        return "unborn"
    if person.date_of_birth:
        return person.date_of_birth.strftime("%d/%m/%Y")
    return "" if person.age is None else str(person.age)


async def _number(asker: Asker, key: Key, place: Place, person: Person) -> Changes:
    held = getattr(person, place[-1])
    shown = "" if held is None else str(held)
    word = await asker.ask(Line(f"{person.label}: {key.label}", shown, text.NUMBER_BELOW, reading.ticks_fault))
    return None if word is None else {place: int(word) if word else None}


async def words(asker: Asker, place: Place, title: str, held: str) -> Changes:
    """Ask for a text; it is saved while it is typed, and given up with Esc."""
    found = await _written(asker, place, LongText(title, held, text.TEXT_BELOW, partial(asker.session.write, place)))
    return None if found is None else {place: found or None}


async def _written(asker: Asker, place: Place, dialog: Dialog[str]) -> str | None:
    found = await asker.ask(dialog)
    if found is None:
        asker.session.give_up(place)
    else:
        asker.session.written(place)
    return found


async def name(asker: Asker, person: Person) -> Changes:
    """Ask for somebody's name; it is saved while it is typed."""
    place, title = ("people", person.ref, "details", "name"), f"{person.label}: name"
    line = Line(title, person.details.name, text.TEXT_BELOW, typed=partial(asker.session.write, place))
    found = await _written(asker, place, line)
    return None if found is None else {place: found or None}
