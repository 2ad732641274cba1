"""The plan: what to do in order, each line with its contact and how far to trust it."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from refhelper.domain.plan import Destination
from refhelper.ui import help_pages, plan_view, reading, recording, text, words
from refhelper.ui.screens.choosing import Choice
from refhelper.ui.screens.dialog import Reader
from refhelper.ui.screens.writing import Form
from refhelper.ui.widgets.literal import Words, lines, literal
from refhelper.ui.widgets.menu import Menu, More, Row
from refhelper.ui.widgets.panel import SHARING, Panel


class PlanPanel(Panel):
    """The destinations, grouped by when to act."""

    keys_text = text.KEYS_PLAN
    help_text = help_pages.PLAN
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "why", show=False), Binding("o", "decide", show=False)]

    def compose(self) -> ComposeResult:
        """Build the panel."""
        yield Words("", id="plan-title", classes="title")
        menu = Menu(id="plan")
        yield from (menu, More(menu))

    def show(self) -> None:
        """List the destinations."""
        self.query_one("#plan-title", Words).say(plan_view.title(self.session))
        self.query_one(Menu).fill(self._rows())

    def _rows(self) -> Iterator[Row]:
        if self.session.case is None:
            yield Row("-none-", literal(text.PLAN_NOBODY), heading=True)
        elif not self.session.consultation.plan.destinations:
            yield Row("-none-", literal(text.PLAN_NOTHING), heading=True)
        for heading, destinations in plan_view.grouped(self.session):
            yield Row(f"-{heading}-", literal(heading, "bold underline"), heading=True)
            for one in destinations:
                yield self._row(one)

    def _row(self, one: Destination) -> Row:
        head, who = plan_view.headline(self.session, one), plan_view.who(self.session, one)
        parts = [who, *plan_view.below(self.session, one)]
        return Row(f"{one.service}/{one.person or ''}", lines(literal(head, "bold"), *(f"  {part}" for part in parts)))

    def enter(self) -> None:
        """Take the focus."""
        self.query_one(Menu).start()

    def _chosen(self) -> Destination | None:
        service, _, person = (self.query_one(Menu).chosen or "").partition("/")
        return self.session.consultation.plan.find(service, person or None)

    @on(OptionList.OptionSelected, "#plan")
    def _on_to_sharing(self) -> None:
        destination = self._chosen()
        if destination:
            self.session.choose(destination)
            self.post_message(self.Changed("", forward=SHARING))

    def action_why(self) -> None:
        """Show what is behind the highlighted line."""
        one = self._chosen()
        if one:
            service = self.session.consultation.service_name(one.service)
            heading = text.WHY_TITLE.format(service=service, who=plan_view.who(self.session, one))
            self.app.push_screen(Reader(heading, plan_view.why(self.session, one)))

    @work
    async def action_decide(self) -> None:
        """Record the clinician's own decision on the highlighted line, with its reason."""
        one, case = self._chosen(), self.session.case
        if one is None or case is None:
            return
        service = self.session.consultation.service_name(one.service)
        heading = text.DECIDE_TITLE.format(service=service, who=plan_view.who(self.session, one))
        below = text.DECIDE_BELOW.format(verdict=words.VERDICT[one.verdict])
        decided = await self.ask(Choice(heading, words.DECIDED, unknown=False, clear=False, below=below))
        if decided is None:
            return
        tests = dict.fromkeys(recording.DECISION, reading.needed)
        written = await self.ask(Form(heading, recording.DECISION, {"by": case.referrer.name}, tests))
        if written is None:
            return
        made = recording.decision(case, one, decided, written)
        self.amend(made, text.DECISION_MADE.format(what=words.DECIDED[decided]))
