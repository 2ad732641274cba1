"""The people of the case, and the line that adds one."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList

from refhelper.domain.case import Case, Person
from refhelper.domain.errors import RefhelperError
from refhelper.domain.person_line import PersonLine, as_person, read
from refhelper.domain.vocabulary import Answer, Role
from refhelper.ui import asking, checklist, help_pages, keys, reading, recording, text, words
from refhelper.ui.screens.answers import Answers
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.dialog import Confirm
from refhelper.ui.widgets.fields import LineField
from refhelper.ui.widgets.literal import Words, lines, literal
from refhelper.ui.widgets.menu import Menu, More, Row
from refhelper.ui.widgets.panel import QUESTIONS, Panel

COMMANDS = "aehxz"
"""The small letters that do something on the list; z begins the line by a binding, in place of undo."""


class People(Panel):
    """Everybody in the case, and a line to add one more."""

    help_text = help_pages.PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "to_list", show=False),
        Binding("e", "change", show=False),
        Binding("h", "features", show=False),
        Binding("x,delete", "remove", show=False),
        Binding("z", "begin('z')", show=False),
    ]

    @property
    def keys_text(self) -> str:  # type: ignore[override]
        """The keys that work now: in the line, letters are only letters."""
        writing, somebody = self.query_one("#entry").has_focus, self.session.case
        if writing:
            return text.KEYS_ENTRY if somebody else text.KEYS_FIRST_ENTRY
        return text.KEYS_PEOPLE if somebody else text.KEYS_NOBODY

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words(text.PEOPLE_TITLE, classes="title")
        yield LineField(placeholder=text.PERSON_PLACEHOLDER, id="entry")
        yield Words("", id="reading")
        menu = Menu(id="people")
        yield from (menu, More(menu))

    def show(self) -> None:
        """List the people."""
        case = self.session.case
        self.query_one(Menu).fill(_row(case, person) for person in case.people) if case else self._show_nobody()

    def _show_nobody(self) -> None:
        self.query_one(Menu).fill([Row("nobody", literal(text.NOBODY), heading=True)])

    def enter(self) -> None:
        """Go to the line while nobody is there, else to the list."""
        if self.session.case:
            self.query_one(Menu).start()
        else:
            self.add()

    def add(self) -> None:
        """Go to the line that adds a person."""
        self.focus_on(self.query_one("#entry"))

    def action_to_list(self) -> None:
        """Leave the line."""
        self.query_one(Menu).start()

    def on_key(self, event: events.Key) -> None:
        """Begin the line with any letter that is no command here: a name begins with it."""
        letter = event.character or ""
        if letter.isalpha() and letter not in COMMANDS and not self.query_one("#entry").has_focus:
            event.stop()
            self.action_begin(letter)

    def action_begin(self, letter: str) -> None:
        """Go to the line that adds a person, with its first letter."""
        self.add()
        self.query_one("#entry", LineField).insert_text_at_cursor(letter)

    @on(Input.Changed, "#entry")
    def _read_back(self, event: Input.Changed) -> None:
        found = read(event.value, self.session.today)
        self.query_one("#reading", Words).say(self._reading(event.value, found))

    def _reading(self, line: str, found: PersonLine) -> Content:
        if not line.strip():
            return literal(text.PERSON_HINT)
        understood = literal(text.UNDERSTOOD.format(said=reading.spoken(found)))
        return lines(understood, literal(f"! {found.problem}", "bold")) if found.problem else understood

    @on(Input.Submitted, "#entry")
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            if self.session.case:
                self.post_message(self.Changed("", forward=QUESTIONS))
            return
        found = read(event.value, self.session.today)
        if found.problem:
            self.say(found.problem, wrong=True)
            return
        if found.roles:
            self._add(found)
        else:
            self._add_with_role(found)

    @work
    async def _add_with_role(self, found: PersonLine) -> None:
        title = text.ROLE_TITLE.format(name=found.name or text.THIS_PERSON)
        chosen = await self.ask(
            Choice(title, {**words.ROLE, **text.BOTH_PARTS}, unknown=False, clear=False, below=text.ROLE_BELOW)
        )
        if chosen is not None:
            self._add(found._replace(roles=tuple(Role(role) for role in chosen.split(","))))

    def _add(self, found: PersonLine) -> None:
        case, since = self.session.case, self.session.consultation.steps
        person = as_person(found, [each.ref for each in case.people] if case else ())
        try:
            self.session.consultation.add_person(person)
        except RefhelperError as error:
            self.say(str(error), wrong=True)
            return
        self.query_one("#entry", LineField).value = ""
        added = self.session.consultation.settled_case().people[-1]
        self.post_message(self.Changed(text.ADDED.format(name=added.label)))
        self._ask_about(added.ref, since)

    @work
    async def _ask_about(self, ref: str, since: int) -> None:
        """Ask what belongs to somebody new; adding and answers are taken back together."""
        person = self.session.consultation.settled_case().person(ref)
        self._also(await asking.concerns(self, person, words.CONCERN), since)
        self._also(await self._whom(person), since)
        harming = tuple(each.ref for each in recording.may_harm(self.session.consultation.settled_case(), person))
        title, place = text.HARMED_BY_TITLE.format(name=person.label), ("people", ref, "harmed_by")
        self._also(await asking.people(self, place, person, person.harmed_by, title, harming), since)
        if self.has_class("current"):
            self.add()

    def _also(self, changes: asking.Changes, since: int) -> None:
        if self.amend(changes, ""):
            self.session.consultation.as_one(since)

    async def _whom(self, person: Person) -> asking.Changes:
        others = recording.may_be_harmed_by(self.session.consultation.settled_case(), person)
        held = tuple(each.ref for each in others if person.ref in each.harmed_by)
        title = text.HARMS_TITLE.format(name=person.label)
        found = await asking.people(self, ("harms",), person, held, title, tuple(each.ref for each in others))
        chosen = found["harms",] if found else None
        case = self.session.consultation.settled_case()
        return recording.harms(case, person, chosen) or None if isinstance(chosen, list) else None

    @on(OptionList.OptionSelected, "#people")
    def _chosen(self) -> None:
        self.action_change()

    def _person(self) -> Person | None:
        case, ref = self.session.case, self.query_one(Menu).chosen
        return next((each for each in case.people if each.ref == ref), None) if case else None

    @work
    async def action_change(self) -> None:
        """Show every answer about the highlighted person."""
        person = self._person()
        if person:
            await self.ask(Answers(self.session, person.ref))
            self.post_message(self.Changed(""))

    @work
    async def action_features(self) -> None:
        """Go through the high-risk features of the highlighted person."""
        person = self._person()
        if person and checklist.has_checklist(person):
            self.amend(await asking.features(self, person), text.FEATURES_KEPT.format(name=person.label))
        elif person:
            self.say(text.FEATURES_NOT_HERE.format(name=person.label))

    @work
    async def action_remove(self) -> None:
        """Take the highlighted person out, after asking."""
        person, case = self._person(), self.session.case
        if person is None or case is None:
            return
        below = text.REMOVE_BELOW.format(name=person.label)
        if await self.ask(Confirm(text.REMOVE.format(name=person.label), below)):
            self.session.consultation.remove_person(person.ref, checklist.without(case, person))
            self.post_message(self.Changed(text.REMOVED.format(name=person.label)))


def _row(case: Case, person: Person) -> Row:
    age = keys.shown(case, person, keys.AGE)
    place = words.DISTRICT.get(person.lives_in, text.PLACE_OPEN)
    roles = ", ".join(words.ROLE[role] for role in person.roles)
    patient = f", {text.THE_PATIENT}" if person.patient is Answer.YES else ""
    parts = [
        literal(f"{person.label}  {text.AGE_OPEN if age == words.OPEN else age}  {place}", "bold"),
        literal(f"  {roles}{patient}"),
    ]
    parts += [literal(f"  {', '.join(words.CONCERN[each] for each in person.concerns)}")] if person.concerns else []
    if person.harmed_by:
        parts.append(literal(f"  harmed by {keys.shown(case, person, 'harmed_by')}"))
    return Row(person.ref, lines(*parts))
