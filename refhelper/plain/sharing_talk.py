"""The sharing checks in the line mode: what is open is asked, then the outcome with its reasons is said."""

from collections.abc import Mapping

from refhelper.domain.sharing import OpenCheck, Outcome
from refhelper.domain.sharing_texts import Confirmation
from refhelper.domain.vocabulary import Answer
from refhelper.plain.answering import Answering
from refhelper.plain.talk import Talk
from refhelper.ui import keys, reading, recording, text, words
from refhelper.ui.session import Session
from refhelper.ui.sharing_words import CONFIRMED, ENTRY, LABELS
from refhelper.ui.text import plain


class SharingTalk:
    """Goes through the sharing checks of the letter that is being worked on."""

    def __init__(self, talk: Talk, session: Session, answering: Answering) -> None:
        """Take the talk, the sitting, and how answers of the case are asked for."""
        self.talk, self.session, self.answering = talk, session, answering

    def go_through(self, *, again: bool = False) -> None:
        """Ask what is open, one check after another, and say what comes of it; `again` asks what is worth recording."""
        asked: set[str] = set()
        while check := next((one for one in self._open() if one.key not in asked), None):
            asked.add(check.key)
            self.answer(check)
        self._say_outcome()
        result = self.session.sharing()
        wanted = result.wanted if result and again else ()
        if wanted and self.talk.sure(plain.GO_THROUGH.format(heading=text.WANTED_CHECKS, count=len(wanted))):
            for check in wanted:
                self.answer(check)

    def _open(self) -> tuple[OpenCheck, ...]:
        result = self.session.sharing()
        return result.open if result else ()

    def _say_outcome(self) -> None:
        result = self.session.sharing()
        if result is None:
            return
        self.talk.say(text.OUTCOMES[result.outcome], result.next_step)
        if result.overridden:
            self.talk.say(text.OVERRIDDEN)
        if result.do_not_tell_family:
            self.talk.say(text.DO_NOT_TELL)
        self.talk.say(f"{text.REASONS}:", *(f"{reason.text} [{reason.rule}]" for reason in result.reasons))

    def answer(self, check: OpenCheck) -> None:
        """Ask for what one check wants."""
        self.talk.say(check.why)
        if check.key.startswith(CONFIRMED):
            changes = self._confirmed(check.key.removeprefix(CONFIRMED))
        elif check.key.startswith(ENTRY):
            changes = self._of_entry(check.key.removeprefix(ENTRY), check.question)
        else:
            changes = self.answering.answer(check.key, self._whose(check.key), check.question)
        self.answering.amend(changes)

    def _whose(self, key: str) -> str | None:
        people = self.session.consultation.settled_case().people
        target = self.session.target
        only = people[0].ref if len(people) == 1 else None
        return None if key in keys.CASE else (target.person if target else None) or only

    def _of_entry(self, name: str, question: str) -> Mapping[tuple[str, ...], object]:
        match name:
            case "reasons":
                sentences = self.session.consultation.parts.sharing_texts.lawful_reasons
                chosen = self.talk.several(question, {reason.value: said for reason, said in sentences.items()})
                return self.session.entry_with({name: chosen})
            case "identifiable":
                return self.session.entry_with({name: self.talk.choose(question, words.YES_NO)})
            case "advice":
                self.advice()
                return {}
            case "override":
                self.override()
                return {}
        below = text.ENTRY_BELOW.get(name, "")
        line = self.talk.line(f"{question} {below}" if below else f"{LABELS.get(name, name)}: {question}")
        return self.session.entry_with({name: line or None})

    def _confirmed(self, name: str) -> Mapping[tuple[str, ...], object]:
        question = self.session.consultation.parts.sharing_texts.confirmations[Confirmation(name)]
        choices = {Answer.YES.value: text.CONFIRM_YES, Answer.NO.value: text.CONFIRM_NO}
        found = self.talk.choose(question, choices)
        if found == Answer.NO.value:
            found = self.talk.needed(text.CONFIRM_BELOW, reading.needed)
        entry = self.session.entry()
        return self.session.entry_with({"confirmed": {**(entry.confirmed if entry else {}), name: found}})

    def advice(self) -> None:
        """Record advice: what was said, by whom, and when."""
        outcome = self.talk.choose(text.ADVICE_ASKED, words.ADVICE)
        tests = recording.advice_tests(self.session)
        written = {name: self.talk.needed(label, tests[name]) for name, label in recording.ADVICE.items()}
        self.answering.amend(recording.advice(self.session, outcome, written), text.ADVICE_MADE)

    def override(self) -> None:
        """Decide to share against the outcome, with name and reason, where that can be decided."""
        result = self.session.sharing()
        if result is None or result.outcome is Outcome.MAY_SHARE:
            self.talk.say(text.OVERRIDE_NOT_NEEDED)
        elif not self.session.override_would_count():
            self.talk.say(text.OVERRIDE_REFUSED)
        else:
            self.talk.say(text.OVERRIDE_TITLE, text.OVERRIDE_BELOW)
            by = self.talk.needed(text.BY, reading.needed)
            why = self.talk.needed(text.WHY, reading.needed)
            self.answering.amend(self.session.entry_with({"override": {"by": by, "why": why}}), text.OVERRIDE_MADE)
