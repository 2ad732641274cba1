"""The start: a new case, the drafts to go on with, and what else there is. Painted before anything is loaded."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList

from refhelper.ui import help_pages
from refhelper.ui import text as everywhere
from refhelper.ui.screens.dialog import Reader
from refhelper.ui.text import start as text
from refhelper.ui.widgets.header import Header, PracticeNotice
from refhelper.ui.widgets.key_line import KeyLine
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.menu import Menu, More, Row

if TYPE_CHECKING:
    from refhelper.ui.app import RefhelperApp
    from refhelper.ui.session import Session
    from refhelper.ui.shelf import Found


class Front(Screen[None]):
    """The list of what can be begun or gone on with. What it opens waits for the engine."""

    help_text = help_pages.FRONT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", show=False),
        Binding("s", "settings", show=False),
        Binding("p", "paper", show=False),
        Binding("d", "app.directory", show=False),
        Binding("x,delete", "delete", show=False),
        Binding("ctrl+s", "ask_again", show=False),
        Binding("q", "app.leave", show=False),
        Binding("question_mark", "app.help", show=False),
        *(Binding(str(number), f"resume({number})", show=False) for number in range(1, 10)),
    ]

    class Shown(Message):
        """Nothing lies over the front any more."""

    def __init__(self) -> None:
        """Start with nothing found yet."""
        super().__init__()
        self.session: Session | None = None
        self.found: Found | None = None

    def compose(self) -> ComposeResult:
        """Build the frame."""
        yield Header(id="header")
        yield PracticeNotice()
        menu = Menu(id="start")
        yield from (menu, More(menu))
        yield Words(everywhere.WELCOME, id="status")
        yield KeyLine(text.KEYS, id="keys")

    def on_mount(self) -> None:
        """Offer what needs nothing else."""
        self._fill([Row("-drafts-", literal(text.READING), heading=True)])
        self.query_one(Menu).start()

    def _fill(self, drafts: list[Row]) -> None:
        actions = [Row(name, literal(words)) for name, words in text.ACTIONS.items()]
        self.query_one(Menu).fill([*actions, *_numbered(drafts)])

    def on_screen_resume(self) -> None:
        """Say that the front is on top."""
        self.post_message(self.Shown())

    def say(self, words: str) -> None:
        """Show a sentence at the bottom."""
        self.query_one("#status", Words).say(words)

    # the drafts

    @work(exclusive=True, group="look")
    async def look(self, session: "Session") -> None:
        """List the drafts anew; at the first time those kept long enough are deleted, and it is said how many."""
        from refhelper.ui import shelf
        from refhelper.ui.away import away

        first, self.session = self.found is None, session
        self.found = found = await away(lambda: shelf.look(session, first=first))
        now = self._house.session or session
        now.keeping.foresee(found.trouble)
        if not self.query(Menu):
            return  # the program was left meanwhile
        self.query_one("#saved", Words).say(now.keeping.state_words if found.trouble else "")
        rows = list(shelf.rows(found, session.today, session.settings.kept_days))
        self._fill(rows)
        has_drafts = any(_is_draft(row.id) for row in rows)
        self.query_one("#keys", KeyLine).say(text.KEYS_DRAFTS if has_drafts else text.KEYS)
        if first and found.said:
            self.say("\n".join(found.said))

    def action_ask_again(self) -> None:
        """Ask the key store again, if it refused, and list the drafts anew."""
        if self.session:
            self.found = None
            self.look(self.session)

    @property
    def _house(self) -> "RefhelperApp":
        return cast("RefhelperApp", self.app)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        row = event.option_id or ""
        if _is_draft(row):
            self._go_on(row)
        else:
            await self.run_action(f"app.{row}" if row in {text.LEAVE, text.HELP, text.DIRECTORY} else row)

    @work(exclusive=True, group="act")
    async def _go_on(self, row: str) -> None:
        from refhelper.ui import draft_acts

        draft = self.found.by_row(row) if self.found else None
        if draft and self.session:
            await draft_acts.go_on(self._house, self.session, draft)

    def action_resume(self, number: int) -> None:
        """Go on with the draft that has this number."""
        drafts = [option.id for option in self.query_one(Menu).options if _is_draft(option.id)]
        if number <= len(drafts):
            self._go_on(drafts[number - 1] or "")

    @work(exclusive=True, group="act")
    async def action_delete(self) -> None:
        """Delete the highlighted draft, after asking."""
        from refhelper.ui import draft_acts

        draft = self.found.by_row(self.query_one(Menu).chosen) if self.found else None
        if draft and self.session:
            await draft_acts.delete(self._house, self.session, draft)

    @work(exclusive=True, group="act")
    async def action_purge(self) -> None:
        """Delete all finished drafts, after asking once."""
        from refhelper.ui import draft_acts

        if self.session:
            await draft_acts.purge(self._house, self.session)

    # what else there is

    def action_new(self) -> None:
        """Begin a new case."""
        self._house.open(new_case)

    def action_settings(self) -> None:
        """Open the settings."""
        self._house.open(settings)

    def action_paper(self) -> None:
        """Show the blank form with the phone numbers."""
        self._house.open(paper_copy)


def _is_draft(row: str | None) -> bool:
    return (row or "").startswith(text.DRAFT)


def _numbered(rows: list[Row]) -> list[Row]:
    """Return the rows with the digit that opens it before each of the first nine drafts."""
    drafts = [row.id for row in rows if _is_draft(row.id)][:9]
    digits = {row: f"{number}  " for number, row in enumerate(drafts, 1)}
    return [row._replace(content=literal(digits.get(row.id, "")) + row.content) for row in rows]


def new_case(session: "Session") -> Screen[None]:
    """Return a workspace in which nobody is entered yet."""
    from refhelper.ui.screens.workspace import Workspace

    return Workspace(session.another())


def settings(session: "Session") -> Screen[None]:
    """Return the settings screen."""
    from refhelper.ui.screens.setting import SettingsScreen

    return SettingsScreen(session)


def paper_copy(session: "Session") -> Screen[None]:
    """Return the blank form with the phone numbers, to read."""
    from refhelper.domain.paper import paper

    return Reader(text.PAPER, paper(session.consultation.parts.directory, session.today))
