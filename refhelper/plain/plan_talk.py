"""The plan in the line mode: read, explained, decided on; and the entry for somebody's own record."""

from collections.abc import Callable
from functools import partial

from refhelper.domain.case import Person
from refhelper.domain.plan import Destination
from refhelper.plain.answering import Answering
from refhelper.plain.lettering import Lettering
from refhelper.plain.plan_text import plan_text
from refhelper.plain.talk import Talk
from refhelper.ui import plan_view, reading, recording, text, words
from refhelper.ui.session import Session
from refhelper.ui.text import plain


class PlanTalk:
    """What is said of the plan, and decided on it."""

    def __init__(
        self, talk: Talk, session: Session, letters: Lettering, person: Callable[[str], Person | None]
    ) -> None:
        """Take the talk, the sitting, the letters, and how somebody is asked for."""
        self.talk, self.session, self.consultation = talk, session, session.consultation
        self.letters, self.person = letters, person
        self.answering = Answering(talk, session)

    def read_plan(self) -> None:
        """Say the whole plan, with what is not asked yet."""
        self.talk.say(*plan_text(self.consultation).split("\n"))
        self.talk.say(*plan_view.title(self.session).split("\n"))

    def _line(self) -> Destination | None:
        every = [one for _, found in plan_view.grouped(self.session) for one in found]
        if not every:
            self.talk.say(plain.NO_LINES)
            return None
        return self.letters.line_of_plan(every)

    def why(self) -> None:
        """Say what is behind one line of the plan."""
        one = self._line()
        if one:
            self.talk.say(*(line for line in plan_view.why(self.session, one).split("\n") if line))

    def decide(self) -> None:
        """Record the clinician's own decision on a line of the plan, with its reason."""
        one = self._line()
        if one is None:
            return
        decided = self.talk.choose(text.DECIDE_BELOW.format(verdict=words.VERDICT[one.verdict]), words.DECIDED)
        written = {name: self.talk.needed(label, reading.needed) for name, label in recording.DECISION.items()}
        made = recording.decision(self.consultation.settled_case(), one, decided, written)
        self.answering.amend(made, text.DECISION_MADE.format(what=words.DECIDED[decided]))

    def record(self) -> None:
        """Say the entry for somebody's own record, and copy it where that is wanted."""
        person = self.person(text.RECORD_OF)
        if person is None:
            return
        unchosen = self.session.record(person.ref, chosen=False).letter
        left_empty = unchosen is not None and not unchosen.text
        chosen = left_empty and self.talk.sure(f"{text.WRITE_IN_RECORD} {text.WRITE_BELOW}")
        entry = partial(self.session.record, person.ref, chosen=chosen)
        if self.letters.leaving.read(entry()):
            self.letters.leaving.offer(entry, sent=False, more={}, words={})
