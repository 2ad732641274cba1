"""The open questions in the line mode: one at a time, with why each is asked and what it decides."""

from collections.abc import Callable

from refhelper.domain.plan import Question
from refhelper.domain.vocabulary import Answer
from refhelper.plain.answering import Answering
from refhelper.plain.talk import Talk
from refhelper.ui import checklist, keys, text
from refhelper.ui.session import Session
from refhelper.ui.text import plain

Asked = set[tuple[str, str | None]]


class QuestionTalk:
    """Asks the open questions."""

    def __init__(
        self, talk: Talk, session: Session, answering: Answering, add: Callable[[], None], after: Callable[[], None]
    ) -> None:
        """Take the talk, the sitting, how answers are asked for, how somebody is added, and what follows a change."""
        self.talk, self.session, self.consultation = talk, session, session.consultation
        self.answering, self.add, self.after = answering, add, after

    def ask_questions(self) -> None:
        """Ask the open questions, the most decisive first, until only those that were passed over are left."""
        passed: Asked = set()
        while question := next((one for one in self.session.questions() if (one.fact, one.person) not in passed), None):
            self._ask(question, passed)
            self.after()
        self.talk.say(plain.PASSED_ONLY if self.session.questions() else text.QUESTIONS_DONE)

    def _ask(self, question: Question, passed: Asked) -> None:
        case, key = self.consultation.settled_case(), keys.key_of(question.fact, question.person)
        who = f"{self.session.label(question.person)}: " if question.person else ""
        person = case.person(question.person) if question.person else None
        if person and question.fact in checklist.RISKS and not checklist.opened(case, person):
            self.answering.amend(self.answering.features(person))
            return
        services = dict.fromkeys(self.consultation.service_name(service) for service, _ in question.decides)
        self.talk.say(text.QUESTIONS_LEFT.format(count=len(self.session.questions())), question.because)
        self.talk.say(*([text.DECIDES.format(what="; ".join(services))] if services else []))
        if key is None:
            passed.add((question.fact, question.person))
            self.talk.say(question.ask)
            self.add()
            return
        if question.fact == keys.AGE and person:
            changes = self.answering.age(person, f"{who}{question.ask}")
        else:
            changes = self.answering.answer(question.fact, question.person, f"{who}{question.ask}")
        if set(changes.values()) <= {None, Answer.NOT_KNOWN.value}:
            passed.add((question.fact, question.person))
        self.answering.amend(changes)
