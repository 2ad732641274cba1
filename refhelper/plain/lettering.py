"""A letter in the line mode: which one, whether it may go, its texts in turn, findings, copying and handing over."""

from collections.abc import Callable
from functools import partial

from refhelper.domain import sharing
from refhelper.domain.decisions import decision_on
from refhelper.domain.draft import to_chase
from refhelper.domain.findings import Finding
from refhelper.domain.letter_request import Letter
from refhelper.domain.plan import Destination
from refhelper.domain.sharing import OpenCheck
from refhelper.domain.vocabulary import Decided, Verdict
from refhelper.plain.answering import Answering
from refhelper.plain.leaving import Leaving
from refhelper.plain.sharing_talk import SharingTalk
from refhelper.plain.talk import DoneError, Talk
from refhelper.ui import handed_over, letter_view, plan_view, slots, text
from refhelper.ui.session import PHONE, Session
from refhelper.ui.text import letter as said
from refhelper.ui.text import plain


class Lettering:
    """Works on one letter after another."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting."""
        self.talk, self.session = talk, session
        self.leaving, self.answering = Leaving(talk, session), Answering(talk, session)
        self.checks = SharingTalk(talk, session, self.answering)

    def begin(self) -> None:
        """Choose a letter, settle whether it may go, write its texts, and hand it over."""
        every = [one for one in self.session.consultation.plan.destinations if self._can_be_written(one)]
        if not every:
            self.talk.say(plain.NO_LINES)
            return
        self.session.choose(self.line_of_plan(every))
        self._together()
        self.checks.go_through()
        if not self._may_go() and not self._not_yet():
            return
        self._texts()
        if self.leaving.read(self.session.document()):
            self._say_found()
        self._what_next()

    def line_of_plan(self, every: list[Destination]) -> Destination:
        """Ask for a line of the plan."""
        lines = {
            str(number): f"{plan_view.headline(self.session, one)}, {plan_view.who(self.session, one)}"
            for number, one in enumerate(every)
        }
        return every[int(self.talk.choose(plain.WHICH_LINE, lines))]

    def _can_be_written(self, one: Destination) -> bool:
        made = decision_on(self.session.consultation.settled_case(), one.person, one.service)
        return one.verdict is not Verdict.BLOCKED or (made is not None and made.decided is Decided.REFER)

    def _together(self) -> None:
        people = self.session.companions()
        if len(people) < 2 or self.session.target is None:  # noqa: PLR2004 - two make a letter for several
            return
        everybody = ", ".join(self.session.label(ref) for ref in people)
        choices = {"all": plain.ALL_OF_THEM.format(who=everybody)}
        choices |= {ref: self.session.label(ref) for ref in people}
        chosen = self.talk.choose(plain.TOGETHER, choices)
        self.session.target = self.session.target._replace(people=people if chosen == "all" else (chosen,))

    def _may_go(self) -> bool:
        return self.session.document().letter is not None

    def _not_yet(self) -> bool:
        """Offer what can be done about a letter that may not go, until it may."""
        while not self._may_go():
            self.talk.say(*self.session.document().refusal.split("\n"))
            match self.talk.choose(plain.WHAT_WITH_SHARING, plain.SHARING_CHOICES):
                case "advice":
                    self.checks.advice()
                case "override":
                    self.checks.override()
                case _:
                    self._texts()
        return True

    def _texts(self) -> None:
        self.talk.say(*plain.TEXTS_HOW)
        every = slots.slots(self.session)
        wanted = slots.wanted(self.session.document().letter, every)
        try:
            for slot in every:
                missing = [plain.WANTED] if slot.place in wanted and not slot.held else []
                title = "\n".join([f"{slot.heading}: {slot.label}", *missing])
                self.answering.amend(self.answering.words(slot.place, title, slot.held))
        except DoneError:
            return

    def _what_next(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "findings": self._findings,
            "shares": lambda: self.talk.say(*letter_view.shares(self.session, self._letter()).split("\n")),
            "texts": self._texts,
            "sharing": lambda: self.checks.go_through(again=True),
            "confirm": self._confirm,
            "phone": self._phone,
            "handed": self._handed_over,
        }
        self.leaving.offer(self.session.document, sent=True, more=acts, words=plain.LETTER_CHOICES)

    def _letter(self) -> Letter | None:
        return self.session.document().letter

    def _say_found(self) -> tuple[Finding, ...]:
        letter = self._letter()
        found = self.session.review(letter) if letter else ()
        self.talk.say(plain.FOUND.format(count=len(found)) if found else text.FINDINGS_NONE)
        return found

    def _findings(self) -> None:
        """Say what is worth another look; each can be left as it is."""
        while found := self._say_found():
            choices = {str(at): f"{self._where(one)}: {letter_view.finding(one)}" for at, one in enumerate(found)}
            one = found[int(self.talk.choose(plain.LEAVE_ONE, choices))]
            self.session.keep_as_it_is(one)
            self.talk.say(said.KEPT.format(text=one.text or self._where(one)))

    def _where(self, one: Finding) -> str:
        return letter_view.place(self.session, self._letter(), one)

    def _phone(self) -> None:
        script = partial(self.session.document, PHONE)
        if self.leaving.read(script()):
            self.leaving.offer(script, sent=False, more={}, words={})

    def _confirm(self) -> None:
        target = self.session.target
        if target is None:
            return
        case, texts = self.session.consultation.settled_case(), self.session.consultation.parts.sharing_texts
        wanted: tuple[OpenCheck, ...] = sharing.unconfirmed(case, target.person, target.service, texts)
        for check in wanted:
            self.checks.answer(check)

    def chase(self) -> None:
        """Record what came of chasing a letter that left."""
        every = list(to_chase(self.session.consultation.settled_case()).items())
        if not every:
            self.talk.say(plain.NOBODY_TO_CHASE)
            return
        lines = {str(number): handed_over.chase_words(self.session, *one) for number, one in enumerate(every)}
        sent, _ = every[int(self.talk.choose(plain.WHICH_CHASE, lines))]
        self.session.target = handed_over.target_of(sent)
        self._handed_over()

    def _handed_over(self) -> None:
        target = self.session.target
        if target is None:
            return
        day = handed_over.chase_on(self.session, target)
        self.talk.say(
            handed_over.clock(self.session, target), *([plain.CHASE_SUGGESTED.format(day=day)] if day else [])
        )
        tests = handed_over.tests(self.session)
        written = {name: self.talk.needed(label, tests.get(name, lambda _: "")) for name, label in text.HANDED.items()}
        written["by"] = written["by"] or handed_over.by(self.session)
        self.answering.amend(handed_over.changes(self.session, target, written), text.HANDED_MADE)
