"""The next question: answered with one key, with why it is asked and what it decides below it."""

from math import inf
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from refhelper.domain.plan import Question
from refhelper.domain.vocabulary import Answer
from refhelper.ui import asking, checklist, help_pages, keys, text, words
from refhelper.ui.keys import AGE, Kind
from refhelper.ui.screens.answers import Answers
from refhelper.ui.widgets.literal import Words, lines, literal
from refhelper.ui.widgets.menu import Menu, More, Row
from refhelper.ui.widgets.panel import PEOPLE, PLAN, Panel

UNKNOWN_BY = "u"
TO_PLAN = "plan"
STEPS = frozenset({"people", "age", "features"})
"""Rows that answer nothing by themselves, so that Enter may take them at once."""


class NextQuestion(Panel):
    """One open question at a time."""

    help_text = help_pages.QUESTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("e", "answers", show=False),
    ]

    def __init__(self, *args: object, **names: object) -> None:
        """Start at the first question."""
        super().__init__(*args, **names)  # type: ignore[arg-type]
        self.at = 0
        self.shown: tuple[str, str | None] | None = None
        self._just_answered = False
        self._seen_from = 0.0

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words("", id="count", classes="title")
        yield Words("", id="asked")
        menu = Menu(id="choices")
        yield from (menu, More(menu))
        yield Words("", id="because")

    @property
    def keys_text(self) -> str:  # type: ignore[override]
        """The keys that work now."""
        if self.question:
            return text.KEYS_QUESTION
        return text.KEYS_NO_QUESTION if self.session.case else text.KEYS_NO_QUESTION_YET

    @property
    def question(self) -> Question | None:
        """The question on screen; None where none is left."""
        questions = self.session.questions()
        return questions[self.at % len(questions)] if questions else None

    def show(self) -> None:
        """Ask the question that stands first, unless another one was turned to and is still open."""
        questions = self.session.questions()
        at = [number for number, one in enumerate(questions) if (one.fact, one.person) == self.shown]
        self.at = at[0] if at and self.at else 0
        self._draw()

    def _draw(self) -> None:
        question, left = self.question, len(self.session.questions())
        if self._just_answered:
            self._just_answered, self._seen_from = False, inf
            self.call_after_refresh(self._seen)
        self.shown = (question.fact, question.person) if question else None
        self.query_one("#count", Words).say(text.QUESTIONS_LEFT.format(count=left) if left else text.QUESTION_TITLE)
        asked = self.query_one("#asked", Words)
        if question is None:
            asked.say(text.QUESTIONS_DONE if self.session.case else text.QUESTIONS_NOBODY)
            self.query_one(Menu).fill([Row(TO_PLAN, literal(text.SEE_PLAN))] if self.session.case else ())
            self.query_one(Menu).action_first()
            self.query_one("#because", Words).say("")
            return
        who = f"{self.session.label(question.person)}: " if question.person else ""
        asked.say(literal(f"{who}{question.ask}", "bold"))
        rows = self._rows(question)
        self.query_one(Menu).fill(rows, nearest=False)
        if rows[0].id.rpartition("/")[2] in STEPS:
            self.query_one(Menu).highlighted = 0
        self.query_one("#because", Words).say(self._below(question))

    def _seen(self) -> None:
        self._seen_from = Message().time

    def _is_too_early(self, event: events.Key) -> bool:
        """Say whether a key was pressed before the question that follows an answer could be seen."""
        return self._just_answered or event.time < self._seen_from

    def _rows(self, question: Question) -> list[Row]:
        """Give each row an id of its own question, so that no highlight is carried over to the next one."""
        prefix = f"{question.fact}/{question.person or ''}"
        if self._features_first(question):
            return [Row(f"{prefix}/features", literal(text.FEATURES_FIRST))]
        key = keys.key_of(question.fact, question.person)
        if key is None:
            rows = [Row(f"{prefix}/people", literal(text.ADD_PEOPLE))]
        elif key.kind is Kind.AGE:
            rows = [Row(f"{prefix}/age", literal(text.ANSWER_IN_WORDS))]
        else:
            choices = enumerate(key.choices.items(), 1)
            rows = [Row(f"{prefix}/{value}", literal(f"{number}  {word}")) for number, (value, word) in choices]
        return [*rows, Row(f"{prefix}/{Answer.NOT_KNOWN}", literal(text.UNKNOWN_KEY))]

    def _below(self, question: Question) -> Content:
        named = [self.session.consultation.service_name(service) for service, _ in question.decides]
        parts = [literal(question.because), literal(text.DECIDES.format(what="; ".join(dict.fromkeys(named))))]
        if self.session.was_passed(question):
            parts.insert(0, literal(text.QUESTION_PASSED))
        return lines(*(parts if named else parts[:-1]))

    def _features_first(self, question: Question) -> bool:
        case = self.session.case
        if case is None or question.person is None or question.fact not in checklist.RISKS:
            return False
        return not checklist.opened(case, case.person(question.person))

    def enter(self) -> None:
        """Take the focus."""
        self.focus_on(self.query_one(Menu))

    def action_turn(self, by: int) -> None:
        """Show another open question."""
        questions = self.session.questions()
        if questions:
            self.at = (self.at + by) % len(questions)
            self._draw()

    @work
    async def action_answers(self) -> None:
        """List every answer of the case."""
        if self.session.case:
            await self.ask(Answers(self.session))
            self.post_message(self.Changed(""))

    def on_key(self, event: events.Key) -> None:
        """Take an answer by the key beside it."""
        question = self.question
        if question is None or not event.character:
            return
        key = keys.key_of(question.fact, question.person)
        if self._is_too_early(event) and (event.key == UNKNOWN_BY or event.character.isdigit()):
            event.stop()
            self.say(text.ANSWERED_UNSEEN, wrong=True)
        elif event.key == UNKNOWN_BY:
            event.stop()
            self._answer(question, Answer.NOT_KNOWN)
        elif event.character.isdigit():
            event.stop()
            values = list(key.choices) if key else []
            number = int(event.character)
            if question.fact == AGE:
                self._ask(question, event.character)
            elif self._features_first(question):
                self._ask(question)
            elif 0 < number <= len(values):
                self._answer(question, values[number - 1])

    @on(OptionList.OptionSelected, "#choices")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        question, value = self.question, (event.option_id or "").rpartition("/")[2]
        if question is None:
            self.post_message(self.Changed("", forward=PLAN))
        elif value == "people":
            self.post_message(self.Changed("", forward=PEOPLE))
        elif value in STEPS:
            self._ask(question)
        else:
            self._answer(question, value)

    def _answer(self, question: Question, value: str) -> None:
        key = keys.key_of(question.fact, question.person)
        if value == Answer.NOT_KNOWN:
            self._just_answered = True
            self._pass(question, writable=key is not None and key.unknown)
            return
        place = (question.fact,) if question.person is None else ("people", question.person, question.fact)
        self.at = 0
        said = self._echo(question, words.spoken(value, key.choices if key else {}))
        self._just_answered = self.amend({place: value}, said)

    def _pass(self, question: Question, *, writable: bool) -> None:
        again = self.session.was_passed(question)
        self.at = 0
        if again:
            self.session.turn += 1
        elif writable:
            place = (question.fact,) if question.person is None else ("people", question.person, question.fact)
            self.amend({place: Answer.NOT_KNOWN.value}, self._echo(question, text.NOT_KNOWN))
            return
        else:
            self.session.passed.add((question.fact, question.person))
        self.post_message(self.Changed(self._echo(question, text.NOT_KNOWN)))

    def _echo(self, question: Question, value: str) -> str:
        who = f"{self.session.label(question.person)}: " if question.person else ""
        key = keys.key_of(question.fact, question.person)
        said = text.ANSWERED.format(who=who, label=key.label if key else question.fact, value=value)
        return f"{said} {text.TAKES_BACK}."

    @work
    async def _ask(self, question: Question, first: str = "") -> None:
        case = self.session.case
        if case is None or question.person is None:
            return
        person = case.person(question.person)
        if question.fact == AGE:
            self.amend(await asking.age(self, person, first), self._echo(question, ""))
        else:
            kept = self.amend(await asking.features(self, person), text.FEATURES_KEPT.format(name=person.label))
            if kept and not self._is_open(question):
                self.post_message(self.Changed(text.FEATURES_SETTLE.format(name=person.label)))

    def _is_open(self, question: Question) -> bool:
        return any((one.fact, one.person) == (question.fact, question.person) for one in self.session.questions())
