"""One sitting at the line mode: what each word does, and what was kept at the end."""

from collections.abc import Callable, Iterator, Mapping

from refhelper.domain.case import Case
from refhelper.domain.draft import to_chase
from refhelper.domain.practice_directory import REFUSED
from refhelper.domain.vocabulary import Verdict
from refhelper.plain.answering import Answering
from refhelper.plain.draft_talk import DraftTalk
from refhelper.plain.keeping import Kept
from refhelper.plain.lettering import Lettering
from refhelper.plain.people_talk import PeopleTalk
from refhelper.plain.plan_talk import PlanTalk
from refhelper.plain.question_talk import QuestionTalk
from refhelper.plain.talk import BackError, LeaveError, Talk
from refhelper.ui import handed_over, text
from refhelper.ui.emergency_lines import emergency_lines
from refhelper.ui.session import Session
from refhelper.ui.text import plain

NOBODY_NEEDED = frozenset({"add", "help", "leave", "drafts", "undo", "redo", "save"})


class Sitting:
    """What the words of the line mode do."""

    def __init__(self, talk: Talk, session: Session) -> None:
        """Take the talk and the sitting it shares with the screens."""
        self.talk, self.session, self.consultation = talk, session, session.consultation
        self.kept, self.letters = Kept(talk, session), Lettering(talk, session)
        answering = Answering(talk, session)
        self.people = PeopleTalk(talk, session, answering)
        questions = QuestionTalk(talk, session, answering, self.people.add, self.kept.after_change)
        plan = PlanTalk(talk, session, self.letters, self.people.person)
        self.acts: Mapping[str, Callable[[], None]] = {
            "add": self.people.add,
            "next": questions.ask_questions,
            "people": self.people.read_people,
            "features": self.people.go_through_features,
            "change": self.people.change,
            "plan": plan.read_plan,
            "why": plan.why,
            "decide": plan.decide,
            "letter": self.letters.begin,
            "chase": self.letters.chase,
            "record": plan.record,
            "remove": self.people.remove,
            "drafts": DraftTalk(talk, session, self.kept).choose,
            "undo": self.undo,
            "redo": self.redo,
            "save": self.save,
            "help": self.help,
        }
        talk.anywhere = {"999": self.emergency, "help": self.help}

    def begin(self) -> bool:
        """Say that the practice's directory is not in use, and who is there already; return whether either was said."""
        practice, case = self.consultation.parts.practice, self.session.case
        problems = practice.in_use.problems if practice else ()
        said = [REFUSED, *map(str, problems)] if problems else []
        said += [plain.CASE_OPENED.format(people=", ".join(person.label for person in case.people))] if case else []
        said += [*self._due(case)] if case else []
        self.talk.say(*said)
        return bool(said)

    def _due(self, case: Case) -> Iterator[str]:
        """Say whom to chase by now, and how that is recorded."""
        for sent, day in to_chase(case).items():
            if day <= self.session.today:
                yield f"{handed_over.chase_words(self.session, sent, day)} {plain.CHASE_HOW}"

    def turn(self, *, asked: bool) -> None:
        """Take one line and do what it says; while nobody is entered, a line that is no word adds somebody.

        `asked`: the first line was asked for already.
        """
        if self.session.case is None:
            self._first(self.talk.line(plain.FIRST, said=asked))
        else:
            self._act(self.talk.line(self._prompt()))
        self.kept.after_change()

    def _first(self, typed: str) -> None:
        if typed.partition(" ")[0].lower() in self.acts:
            self._act(typed)
        elif typed:
            self.people.add_line(typed)

    def _prompt(self) -> str:
        return f"{self._status()}{plain.NEXT.format(words=', '.join(plain.WORDS))}"

    def _status(self) -> str:
        plan = self.consultation.plan
        must = sum(one.verdict is Verdict.MUST for one in plan.destinations)
        return plain.STATUS.format(must=must, open=len(plan.questions)) + "\n"

    def _act(self, typed: str) -> None:
        word, _, rest = typed.partition(" ")
        act = self.acts.get(word.lower())
        if word.lower() == "add" and rest:
            self.people.add_line(rest)
        elif not typed:
            return
        elif act is None:
            self.talk.say(plain.NO_SUCH_WORD.format(word=word))
        elif self.session.case is None and word.lower() not in NOBODY_NEEDED:
            self.talk.say(plain.NOBODY_YET)
        else:
            act()

    # what holds anywhere

    def emergency(self) -> None:
        """Say whom to ring now."""
        self.talk.say(text.EMERGENCY_TITLE, *emergency_lines(self.consultation).split("\n"))

    def help(self) -> None:
        """Say what can be typed."""
        self.talk.say(plain.HELP_HEAD, *(f"{word}: {said}" for word, said in plain.WORDS.items()))
        self.talk.say(plain.HELP_ANYWHERE, *(f"{word}: {said}" for word, said in plain.ANYWHERE.items()))
        self.talk.say(plain.HELP_TAIL)

    # changes

    def undo(self) -> None:
        """Take the last change back."""
        self.talk.say(plain.UNDONE if self.consultation.undo() else text.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make it again."""
        self.talk.say(text.REDONE if self.consultation.redo() else text.NOTHING_TO_REDO)

    def save(self) -> None:
        """Save now, and say how saving stands."""
        self.kept.save()
        self.kept.say_state()

    # leaving

    def may_leave(self) -> bool:
        """Say whether to leave, after asking once where something would be lost."""
        self.kept.after_change()
        lost = self.kept.lost_by_leaving()
        if not lost:
            return True
        try:
            return self.talk.choose(f"{lost} {plain.LEAVE}", plain.LEAVE_YES) == "yes"
        except BackError:
            return False
        except LeaveError:
            return True

    def put_away(self) -> None:
        """Save the case a last time and let it go, for another one."""
        self.letters.leaving.stop()
        self.kept.put_away()

    def close(self) -> None:
        """Empty the clipboard if it holds our text, and say what was kept."""
        self.letters.leaving.stop()
        if self.session.on_clipboard and self.session.clear_clipboard():
            self.talk.say(plain.CLEARED)
        self.kept.end()
        self.talk.say(plain.CLOSED)
