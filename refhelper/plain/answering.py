"""How one answer of a case is asked for, line by line: each function returns the changes to the case."""

from collections.abc import Mapping
from typing import Protocol

from refhelper.domain.ages import read_age
from refhelper.domain.case import Person
from refhelper.domain.editing import Place
from refhelper.domain.errors import RefhelperError
from refhelper.domain.vocabulary import Answer, Feature
from refhelper.plain.talk import Talk
from refhelper.ui import checklist, keys, reading, recording, text
from refhelper.ui.keys import Key, Kind
from refhelper.ui.session import Session
from refhelper.ui.text import plain
from refhelper.ui.words import CONCERN, FEATURE

Changes = Mapping[Place, object]
_MARKS = {
    checklist.Mark.SEEN.value: text.FEATURE_SEEN,
    checklist.Mark.ABSENT.value: text.FEATURE_ABSENT,
    checklist.Mark.NOT_ASKED.value: text.FEATURE_NOT_ASKED,
}


class Answering:
    """Asks for answers about one case."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting."""
        self.talk, self.session = talk, session

    def answer(self, fact: str, ref: str | None, title: str = "") -> Changes:  # noqa: PLR0911 - one a kind
        """Ask for one key of the case or of a person, in the way that suits it."""
        key, case = keys.key_of(fact, ref), self.session.consultation.settled_case()
        if key is None:
            return {}
        person = case.person(ref) if ref else None
        title = title or f"{person.label if person else text.THE_CASE}: {key.label}"
        self._say_held(fact, person)
        if person is None:
            return {(fact,): self._one(title, key)}
        place = ("people", person.ref, fact)
        match key.kind:
            case Kind.FEATURES:
                return self.features(person)
            case Kind.AGE:
                return self.age(person, title)
            case Kind.ONE:
                return {place: self._one(title, key)}
            case Kind.SEVERAL:
                return {place: self.talk.several(title, key.choices)}
            case Kind.PEOPLE:
                return {place: self.talk.several(title, self.others(person))}
            case Kind.NUMBER:
                word = self.talk.needed(f"{title}. {text.NUMBER_BELOW}", reading.ticks_fault)
                return {place: int(word) if word else None}
            case Kind.TEXT:
                return self.words(place, title, getattr(person, fact))

    def _say_held(self, fact: str, person: Person | None) -> None:
        if self.session.said(fact, person.ref if person else None) is not None:
            shown = keys.shown(self.session.consultation.settled_case(), person, fact)
            self.talk.say(plain.HELD_NOW.format(value=shown))

    def _one(self, title: str, key: Key) -> str:
        ask = self.talk.choose_or_not if key.unknown else self.talk.choose
        return ask(title, key.choices) or Answer.NOT_KNOWN.value

    def words(self, place: Place, title: str, held: str) -> Changes:
        """Ask for a text; nothing changes where none is written."""
        found = self.talk.paragraphs(title, held)
        return {} if found is None else self.session.texts({place: found})

    def others(self, person: Person) -> dict[str, str]:
        """Return everybody else by ref."""
        people = self.session.consultation.settled_case().people
        return {each.ref: self.session.label(each.ref) for each in people if each.ref != person.ref}

    def age(self, person: Person, title: str) -> Changes:
        """Ask how old somebody is; an empty line takes the answer out."""
        today = self.session.today

        def fault(word: str) -> str:
            found = read_age(word, today)
            return found.problem if found else text.AGE_FAULT.format(word=word) if word else ""

        read = read_age(self.talk.needed(f"{title}. {text.AGE_BELOW}", fault), today)
        found = read.keys if read else {"age": None, "date_of_birth": None, "unborn": None}
        return {("people", person.ref, key): value for key, value in found.items()}

    def features(self, person: Person) -> Changes:
        """Go through the high-risk features of somebody, one by one."""
        case = self.session.consultation.settled_case()
        self.talk.say(text.FEATURES_TITLE.format(name=self.session.label(person.ref)), text.FEATURES_BELOW)
        if checklist.opened(case, person):
            held = checklist.marks(case, person)
            self.talk.say(*(f"{plain.HELD_NOW.format(value=FEATURE[each])}: {_MARKS[held[each]]}" for each in Feature))
        found = {each: checklist.Mark(self.talk.choose(FEATURE[each], _MARKS)) for each in Feature}
        return checklist.changes(case, person, found)

    def about_new(self, ref: str) -> None:
        """Ask what belongs to somebody who was just added: concerns, and who harms whom."""
        self._amend_with(self._concerns, ref)
        self._amend_with(self._whom, ref)
        self._amend_with(self._by_whom, ref)

    def _amend_with(self, ask: "Asks", ref: str) -> None:
        self.amend(ask(self.session.consultation.settled_case().person(ref)))

    def amend(self, changes: Changes, said: str = "") -> None:
        """Make changes, if there are any, and say so; where they cannot be made say why."""
        try:
            also = recording.amend(self.session, changes) if changes else ()
        except RefhelperError as error:
            self.talk.say(*str(error).split("\n"))
        else:
            self.talk.say(*([said] if said else []), *also)

    def _concerns(self, person: Person) -> Changes:
        title = text.CONCERNS_TITLE.format(name=person.label)
        return {("people", person.ref, "concerns"): self.talk.several(title, CONCERN)}

    def _whom(self, person: Person) -> Changes:
        case = self.session.consultation.settled_case()
        others = {each.ref: self.session.label(each.ref) for each in recording.may_be_harmed_by(case, person)}
        title = text.HARMS_TITLE.format(name=person.label)
        return recording.harms(case, person, self.talk.several(title, others)) if others else {}

    def _by_whom(self, person: Person) -> Changes:
        case = self.session.consultation.settled_case()
        others = {each.ref: self.session.label(each.ref) for each in recording.may_harm(case, person)}
        title = text.HARMED_BY_TITLE.format(name=person.label)
        return {("people", person.ref, "harmed_by"): self.talk.several(title, others)} if others else {}


class Asks(Protocol):
    """Asks something about a person and returns the changes."""

    def __call__(self, person: Person) -> Changes:
        """Ask."""
