"""The sharing checks of one letter: the outcome, what is still to answer, and why."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from refhelper.domain import sharing
from refhelper.domain.confirming import check_of, given
from refhelper.domain.plan import Destination, Reason
from refhelper.domain.sharing import OpenCheck, Outcome, SharingResult
from refhelper.domain.vocabulary import Verdict
from refhelper.ui import (
    agreement_due,
    asking,
    asking_again,
    help_pages,
    keys,
    plan_view,
    reading,
    recording,
    sharing_answers,
    sharing_words,
    text,
    words,
)
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.writing import Form
from refhelper.ui.session import Session, Target
from refhelper.ui.sharing_words import CONFIRMED, ENTRY
from refhelper.ui.text import asking_again as again
from refhelper.ui.text import letter as letter_said
from refhelper.ui.widgets import unchosen
from refhelper.ui.widgets.literal import Words, lines, literal
from refhelper.ui.widgets.menu import Menu, More, Row
from refhelper.ui.widgets.panel import LETTER, Panel

GO_ON = "-go-"
EARLIER = "earlier:"
OWN = ("agrees_to_share", "agrees_to_service", "told", "capacity", "coerced")


class SharingPanel(Panel):
    """Whether the chosen letter may go."""

    help_text = help_pages.SHARING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "advice", show=False),
        Binding("o", "override", show=False),
    ]
    _kept_back = False
    _of: Target | None = None
    """The letter whose checks are listed."""

    @property
    def keys_text(self) -> str:  # type: ignore[override]
        """The keys that work now."""
        return text.KEYS_SHARING if self.session.destination else unchosen.keys(self.session, text.KEYS_UNDO)

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words("", id="sharing-title", classes="title")
        yield Words("", id="outcome")
        menu = Menu(id="checks")
        yield from (menu, More(menu))

    def show(self) -> None:
        """Work the checks out and list them."""
        result, destination = self.session.sharing(), self.session.destination
        heading, outcome = self.query_one("#sharing-title", Words), self.query_one("#outcome", Words)
        if result is None or destination is None:
            heading.say(unchosen.title(self.session))
            outcome.say("")
            self.query_one(Menu).fill([unchosen.row(self.session)])
            if self.query_one(Menu).has_focus:
                self.enter()
            return
        service = self.session.consultation.service_name(destination.service)
        heading.say(text.SHARING_TITLE.format(service=service, who=plan_view.who(self.session, destination)))
        outcome.say(lines(*_not_suitable(self.session, destination), _outcome(result)))
        menu, kept_back = self.query_one(Menu), result.outcome is not Outcome.MAY_SHARE
        another = self._of != self.session.target
        self._of = self.session.target
        if another:
            menu.highlighted = None
        menu.fill(self._rows(result), nearest=not another)
        if another and menu.has_focus:
            menu.start()
        if not another and self._kept_back and not kept_back:
            menu.point_at(GO_ON)
        self._kept_back = kept_back

    def _rows(self, result: SharingResult) -> Iterator[Row]:
        yield from _asked(text.OPEN_CHECKS, result.open)
        yield from self._earlier()
        if result.outcome is Outcome.MAY_SHARE:
            yield Row(GO_ON, literal(text.GO_ON, "bold"))
        said = [reason for reason in result.reasons if not _asks(reason, result.open)]
        if said:
            yield Row("-why-", literal(text.REASONS, "bold underline"), heading=True)
        for number, reason in enumerate(said):
            yield Row(f"-why-{number}", literal(f"  {reason.rule}  {reason.text}"))
        yield from _asked(text.WANTED_CHECKS, result.wanted)
        yield from self._answered()
        yield from self._to_confirm(result)

    def _earlier(self) -> Iterator[Row]:
        found = agreement_due.earlier(self.session)
        if found:
            yield Row("-earlier-", literal(again.HEADING, "bold underline"), heading=True)
        for one in found:
            yield Row(f"{EARLIER}{one.person}/{one.key}", literal(agreement_due.row(self.session, one)))

    def _answered(self) -> Iterator[Row]:
        target, case = self.session.target, self.session.case
        rows = []
        if target and target.person and case:
            person = case.person(target.person)
            held = [fact for fact in OWN if person.given(fact)]
            rows += [(fact, keys.PERSON[fact].label, keys.shown(case, person, fact)) for fact in held]
        entry = self.session.entry()
        for name in sharing_words.LABELS if entry else ():
            value = getattr(entry, name)
            if value:
                rows.append((ENTRY + name, sharing_words.LABELS[name], sharing_words.shown(value)))
        if rows:
            yield Row("-answered-", literal(text.ANSWERED_CHECKS, "bold underline"), heading=True)
        for key, label, value in rows:
            yield Row(f"again:{key}", literal(f"  {label}: {value}"))

    def _to_confirm(self, result: SharingResult) -> Iterator[Row]:
        case, target = self.session.case, self.session.target
        if case is None or target is None or result.outcome is not Outcome.MAY_SHARE:
            return
        texts = self.session.consultation.parts.sharing_texts
        wanted = sharing.unconfirmed(case, target.person, target.service, texts)
        yield from _asked(text.CONFIRM_CHECKS, wanted, with_why=False)
        for name, said in given(self.session.entry()):
            yield Row(f"{CONFIRMED}{name}", literal(f"  [x] {check_of(name)}: {said}"))

    def enter(self) -> None:
        """Take the focus."""
        self.query_one(Menu).start()

    @on(OptionList.OptionSelected, "#checks")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        row = (event.option_id or "").removeprefix("again:")
        if row.startswith(EARLIER):
            self._ask_again(row.removeprefix(EARLIER))
        elif row == unchosen.FIRST:
            self.post_message(self.Changed("", forward=unchosen.panel(self.session)))
        elif row == GO_ON:
            self.post_message(self.Changed("", forward=LETTER))
        elif not row.startswith("-"):
            self._ask(row)

    @work
    async def _ask_again(self, name: str) -> None:
        for one in agreement_due.earlier(self.session):
            if f"{one.person}/{one.key}" == name:
                answer = await self.ask(asking_again.question(self.session, one))
                self.amend(agreement_due.answered(self.session, one, answer), again.CHANGED)
                self.post_message(self.Changed(again.STILL if answer == words.YES else ""))

    @work
    async def _ask(self, key: str) -> None:
        target, case = self.session.target, self.session.case
        if target is None or case is None:
            return
        if key.startswith(ENTRY):
            self.amend(await sharing_answers.answer(self, key.removeprefix(ENTRY)), "")
        elif key in keys.CASE:
            self.amend(await asking.answer(self, key, None), "")
        else:
            only = case.people[0].ref if len(case.people) == 1 else None
            self.amend(await asking.answer(self, key, target.person or only), "")

    @work
    async def action_advice(self) -> None:
        """Record advice: what was said, by whom, and when."""
        if self.session.sharing() is None:
            return
        outcome = await self.ask(Choice(text.ADVICE_ASKED, words.ADVICE, unknown=False, clear=False))
        if outcome is None:
            return
        tests = recording.advice_tests(self.session)
        written = await self.ask(Form(text.ADVICE_TITLE, recording.ADVICE, {}, tests))
        if written is not None:
            self.amend(recording.advice(self.session, outcome, written), text.ADVICE_MADE)

    @work
    async def action_override(self) -> None:
        """Decide to share against the outcome, with name and reason; or take that decision out again."""
        result, entry = self.session.sharing(), self.session.entry()
        if result is None:
            return
        if entry and entry.override:
            self.amend(self.session.entry_with({"override": None}), text.OVERRIDE_OUT)
        elif result.outcome is Outcome.MAY_SHARE:
            self.say(text.OVERRIDE_NOT_NEEDED)
        elif not self.session.override_would_count():
            self.say(text.OVERRIDE_REFUSED, wrong=True)
        else:
            tests = {"by": reading.needed, "why": reading.needed}
            labels = {"by": text.BY, "why": text.WHY}
            written = await self.ask(Form(text.OVERRIDE_TITLE, labels, {}, tests, text.OVERRIDE_BELOW))
            if written:
                self.amend(self.session.entry_with({"override": written}), text.OVERRIDE_MADE)


def _not_suitable(session: Session, destination: Destination) -> Iterator[Content]:
    if destination.verdict is Verdict.BLOCKED:
        reasons = " ".join(reason.text for reason in destination.reasons)
        yield literal(text.NOT_SUITABLE.format(reasons=reasons), "bold")
        if not plan_view.decided(session, destination):
            yield literal(letter_said.DECIDE_FIRST)


def _outcome(result: SharingResult) -> Content:
    said = [literal(text.OUTCOMES[result.outcome], "bold"), literal(_next_step(result))]
    if result.overridden:
        said.append(literal(text.OVERRIDDEN, "bold"))
    if result.do_not_tell_family:
        said.append(literal(f"! {text.DO_NOT_TELL}", "bold"))
    return lines(*said)


def _next_step(result: SharingResult) -> str:
    """Return what to do next; the questions themselves stand in the list below."""
    return result.to_do if result.outcome is Outcome.MAY_SHARE else f"{result.to_do} {text.DANGER}"


def _asks(reason: Reason, open_checks: tuple[OpenCheck, ...]) -> bool:
    return any(reason.text.endswith(check.question) for check in open_checks)


def _asked(heading: str, checks: tuple[OpenCheck, ...], *, with_why: bool = True) -> Iterator[Row]:
    if checks:
        yield Row(f"-{heading}-", literal(heading, "bold underline"), heading=True)
    for check in checks:
        question = literal(f"  [ ] {check.question}", "bold")
        yield Row(check.key, lines(question, literal(f"      {check.why}")) if with_why else question)
