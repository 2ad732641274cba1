"""Every answer of the case, or of one person, each of which can be changed here."""

from collections.abc import Iterator

from textual import work
from textual.widget import Widget
from textual.widgets import OptionList

from refhelper.domain.case import Case, Person
from refhelper.domain.errors import RefhelperError
from refhelper.domain.letter_words import DNACPR_CHECK
from refhelper.ui import asking, keys, recording, text
from refhelper.ui.screens.dialog import Answered, Dialog
from refhelper.ui.session import Session
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.menu import Menu, More, Row
from refhelper.ui.words import OPEN

NAME, RESPONSIBLE = "name", "parental_responsibility"
DETAIL, CHECK = "details", "dnacpr_checks"


class Answers(Dialog[None]):
    """A list of answers; Enter on one asks for it again."""

    def __init__(self, session: Session, ref: str | None = None) -> None:
        """Take the session, and whose answers; None for everybody's and the case's."""
        super().__init__(text.ANSWERS_TITLE, keys=text.KEYS_ANSWERS)
        self.session, self.ref = session, ref

    def body(self) -> tuple[Widget, ...]:
        """Show the list."""
        menu = Menu(id="answers")
        return menu, More(menu)

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill()
        self.query_one(Menu).start()

    def fill(self) -> None:
        """List everything as it stands."""
        case = self.session.case
        if self.ref:
            self.query_one(".title", Words).say(text.ANSWERS_OF.format(name=self.session.label(self.ref)))
        self.query_one(Menu).fill(self._rows(case) if case else ())

    def _rows(self, case: Case) -> Iterator[Row]:
        if self.ref is None:
            yield Row("-case-", literal(text.THE_CASE, "bold"), heading=True)
            for fact in keys.CASE:
                yield _row(keys.CASE[fact].label, keys.shown(case, None, fact), fact)
        for person in case.people:
            if self.ref in {None, person.ref}:
                yield from self._about(case, person)

    def _about(self, case: Case, person: Person) -> Iterator[Row]:
        yield Row(f"-{person.ref}-", literal(person.label, "bold"), heading=True)
        yield _row(keys.label(NAME), person.details.name or OPEN, person.ref, DETAIL, NAME)
        for fact in keys.PERSON:
            yield _row(keys.PERSON[fact].label, keys.shown(case, person, fact), person.ref, fact)
        if self.ref is not None:
            yield from _details(case, person)

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the answer again."""
        case = self.session.case
        if case is None or event.option_id is None:
            return
        changes = await self._again(case, event.option_id.split("/"))
        try:
            also = recording.amend(self.session, changes) if changes is not None else ()
        except RefhelperError as error:
            self.fault(str(error))
            return
        self.fault(" ".join(also))
        self.fill()

    async def _again(self, case: Case, steps: list[str]) -> asking.Changes:
        match steps:
            case [fact]:
                return await asking.answer(self, fact, None)
            case [ref, "details", "name"]:
                return await asking.name(self, case.person(ref))
            case [ref, "details", "parental_responsibility"]:
                person = case.person(ref)
                held = person.details.parental_responsibility
                return await asking.people(self, ("people", ref, DETAIL, RESPONSIBLE), person, held)
            case [ref, "details", *rest]:
                title = f"{case.person(ref).label}: {DNACPR_CHECK.get(rest[-1]) or keys.label(rest[-1])}"
                return await asking.words(self, ("people", ref, DETAIL, *rest), title, _text(case.person(ref), rest))
            case [ref, fact]:
                return await asking.answer(self, fact, ref)
        return None

    async def ask(self, dialog: Dialog[Answered]) -> Answered | None:
        """Open a dialog over this one and return its answer."""
        return await self.app.push_screen_wait(dialog)


def _row(label: str, answer: str, *steps: str) -> Row:
    return Row("/".join(steps), literal(f"  {label}: {answer}"))


def _details(case: Case, person: Person) -> Iterator[Row]:
    yield Row("-details-", literal(text.DETAILS_HEADING.format(name=person.label), "bold"), heading=True)
    for name in keys.DETAILS:
        if name != NAME:
            yield _row(keys.label(name), getattr(person.details, name) or OPEN, person.ref, DETAIL, name)
    names = {each.ref: each.label for each in case.people}
    held = ", ".join(names[ref] for ref in person.details.parental_responsibility)
    yield _row(keys.label(RESPONSIBLE), held or OPEN, person.ref, DETAIL, RESPONSIBLE)
    for check, label in DNACPR_CHECK.items():
        found = person.details.dnacpr_checks.get(check, OPEN)
        yield _row(f"resuscitation decision: {label}", found, person.ref, DETAIL, CHECK, check)


def _text(person: Person, steps: list[str]) -> str:
    if steps[0] == CHECK:
        return person.details.dnacpr_checks.get(steps[1], "")
    held: str = getattr(person.details, steps[0])
    return held
