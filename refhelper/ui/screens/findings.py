"""The list of what is worth another look: gone through, gone to, or left as it is."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from refhelper.domain.findings import Finding
from refhelper.ui import letter_view
from refhelper.ui.screens.dialog import Dialog, Scroll
from refhelper.ui.text import letter as said
from refhelper.ui.widgets.literal import Words, literal
from refhelper.ui.widgets.menu import Menu, More, Row


class Findings(Dialog[str]):
    """Every finding of a letter on a line, the one at hand in full below; the answer is the place to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("k", "keep", show=False)]

    def __init__(
        self, found: tuple[Finding, ...], where: Callable[[Finding], str], keep: Callable[[Finding], None]
    ) -> None:
        """Take the findings, what says where one is, and what remembers that one is left as it is."""
        super().__init__(said.LIST_TITLE.format(count=len(found)), said.LIST_BELOW, said.KEYS_LIST)
        self.found, self.where, self.keep = list(found), where, keep

    def body(self) -> tuple[Widget, ...]:
        """Show the list and the finding at hand."""
        menu = Menu(id="menu")
        return menu, More(menu), Scroll(Words("", id="at-hand"), id="finding")

    def on_mount(self) -> None:
        """Fill the list, and start at its top: nothing here is an answer."""
        self._fill()
        self.query_one(Menu).start()

    def _fill(self) -> None:
        rows = (Row(str(n), literal(letter_view.line(one, self.where(one)))) for n, one in enumerate(self.found))
        self.query_one(Menu).fill(rows)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the finding in full."""
        self.query_one("#at-hand", Words).say(letter_view.finding(self.found[event.option_index]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to where it is."""
        self.dismiss(self.found[event.option_index].place)

    def action_keep(self) -> None:
        """Leave the finding at hand as it is."""
        menu = self.query_one(Menu)
        at = menu.highlighted
        if at is None:
            return
        self.keep(self.found.pop(at))
        if not self.found:
            self.dismiss(None)
            return
        self.query_one(".title", Words).say(said.LIST_TITLE.format(count=len(self.found)))
        self._fill()
        menu.highlighted = min(at, len(self.found) - 1)
        self.query_one("#at-hand", Words).say(letter_view.finding(self.found[menu.highlighted]))
