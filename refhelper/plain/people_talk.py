"""People in the line mode: adding them with one line, reading and changing every answer, taking somebody out."""

from collections.abc import Callable

from refhelper.domain.case import Person
from refhelper.domain.errors import RefhelperError
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.person_line import as_person, read
from refhelper.domain.vocabulary import Role
from refhelper.plain.answering import Answering
from refhelper.plain.talk import Talk
from refhelper.ui import checklist, keys, reading, text, words
from refhelper.ui.session import Session
from refhelper.ui.text import plain


class PeopleTalk:
    """What is said and asked about the people of the case."""

    def __init__(self, talk: Talk, session: Session, answering: Answering) -> None:
        """Take the talk, the sitting, and how answers are asked for."""
        self.talk, self.session, self.consultation = talk, session, session.consultation
        self.answering = answering

    def add(self) -> None:
        """Ask for the line that adds somebody."""
        line = self.talk.line(plain.FIRST if self.session.case is None else text.PERSON_HINT)
        if line:
            self.add_line(line)

    def add_line(self, line: str) -> None:
        """Add somebody by a line, say what was understood, and ask what belongs to them."""
        found = read(line, self.session.today)
        self.talk.say(text.UNDERSTOOD.format(said=reading.spoken(found)))
        if found.problem:
            self.talk.say(found.problem)
            return
        if not found.roles:
            title = text.ROLE_TITLE.format(name=found.name or text.THIS_PERSON)
            chosen = self.talk.choose(title, {**words.ROLE, **text.BOTH_PARTS})
            found = found._replace(roles=tuple(Role(role) for role in chosen.split(",")))
        case = self.session.case
        try:
            self.consultation.add_person(as_person(found, [each.ref for each in case.people] if case else ()))
        except RefhelperError as error:
            self.talk.say(*str(error).split("\n"))
            return
        added = self.consultation.settled_case().people[-1]
        self.talk.say(plain.ADDED.format(name=added.label))
        self.answering.about_new(added.ref)

    def person(self, title: str = plain.WHO, *, asked: Callable[[Person], bool] = lambda _: True) -> Person | None:
        """Ask for one of the people; without asking where only one can be meant, None where nobody can."""
        people = {each.ref: each for each in self.consultation.settled_case().people if asked(each)}
        if len(people) > 1:
            chosen = self.talk.choose(title, {ref: self.session.label(ref) for ref in people})
            return people[chosen]
        return next(iter(people.values()), None)

    def read_people(self) -> None:
        """Say every answer about everybody."""
        case = self.consultation.settled_case()
        for person in case.people:
            self.talk.say(person.label)
            self.talk.say(*(f"{key.label}: {keys.shown(case, person, fact)}" for fact, key in keys.PERSON.items()))
        self.talk.say(text.THE_CASE)
        self.talk.say(*(f"{key.label}: {keys.shown(case, None, fact)}" for fact, key in keys.CASE.items()))

    def go_through_features(self) -> None:
        """Go through somebody's high-risk features."""
        person = self.person(asked=checklist.has_checklist)
        if person:
            self.answering.amend(self.answering.features(person))

    def change(self) -> None:
        """Change any answer."""
        case = self.consultation.settled_case()
        whose = {person.ref: self.session.label(person.ref) for person in case.people} | {WHOLE_CASE: text.THE_CASE}
        ref = self.talk.choose(plain.WHO, whose)
        person = None if ref == WHOLE_CASE else case.person(ref)
        every = keys.PERSON if person else keys.CASE
        listed = {fact: f"{key.label}: {keys.shown(case, person, fact)}" for fact, key in every.items()}
        fact = self.talk.choose(plain.WHICH_KEY, listed)
        if person and fact in checklist.RISKS and not checklist.opened(case, person):
            self.answering.amend(self.answering.features(person))
        self.answering.amend(self.answering.answer(fact, person.ref if person else None))

    def remove(self) -> None:
        """Take somebody out, after asking."""
        person = self.person()
        case = self.consultation.settled_case()
        if person and self.talk.sure(f"{text.REMOVE} {plain.REMOVE_BELOW}".format(name=person.label)):
            self.consultation.remove_person(person.ref, checklist.without(case, person))
            self.talk.say(text.REMOVED.format(name=person.label))
