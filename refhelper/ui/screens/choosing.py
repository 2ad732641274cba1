"""Dialogs in which something is chosen from a list: one of several, any of several, or a mark for each row."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from refhelper.ui import text
from refhelper.ui.screens.dialog import Dialog
from refhelper.ui.widgets.literal import literal
from refhelper.ui.widgets.menu import Menu, More, Row

CLEAR = "-clear-"
"""The answer that takes an answer out, as if it was never given."""
UNKNOWN = "not_known"


class Choice(Dialog[str]):
    """One value of a list, by its digit, or with the arrows and Enter. Nothing is chosen beforehand."""

    def __init__(self, title: str, choices: Mapping[str, str], *, unknown: bool, clear: bool, below: str = "") -> None:
        """Take the values with their words, and whether not known and taking the answer out are offered."""
        super().__init__(title, below, text.KEYS_CHOICE)
        self.by_key = {str(number): value for number, value in enumerate(choices, 1)}
        self.words = dict(choices)
        if unknown:
            self.by_key["u"], self.words[UNKNOWN] = UNKNOWN, text.NOT_KNOWN
        if clear:
            self.by_key["x"], self.words[CLEAR] = CLEAR, text.TAKE_OUT

    def body(self) -> tuple[Widget, ...]:
        """Show the values with their keys."""
        menu = Menu(id="menu")
        return menu, More(menu)

    def on_mount(self) -> None:
        """Fill the list."""
        menu = self.query_one(Menu)
        menu.fill(Row(value, literal(f"{key}  {self.words[value]}")) for key, value in self.by_key.items())
        self.set_focus(menu)

    def on_key(self, event: events.Key) -> None:
        """Take a value by its key."""
        if event.key in self.by_key:
            event.stop()
            self.dismiss(self.by_key[event.key])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the highlighted value."""
        self.dismiss(event.option_id)


class Mark(NamedTuple):
    """One thing that can be said of a row: the key that says it, the sign before the row, and the word."""

    value: str
    key: str
    sign: str
    word: str = ""


TICKS = (Mark("no", "", "[ ]"), Mark("yes", "", "[x]"))


class Marking(Dialog[dict[str, str]]):
    """A mark for each row. Space ticks; a mark's key sets it and moves down; Enter takes all.

    The letters of a row's words go to it, and so does its first letter. What begins no row, a number after a letter,
    and letters that change their aim twice come from a line typed for another place, of which nothing is taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "next_mark", show=False)]

    def __init__(
        self, title: str, rows: Mapping[str, str], found: Mapping[str, str], marks: Sequence[Mark], below: str = ""
    ) -> None:
        """Take the rows with their words, the mark that each has, and the marks in order."""
        self.ticks, self.jumped, self.strayed = marks is TICKS, False, False
        self.begun, self.turns = "", 0
        super().__init__(title, below, text.KEYS_TICKS if self.ticks else text.KEYS_MARKS)
        self.rows, self.at_first, self.marks = rows, dict(found), {mark.value: mark for mark in marks}
        self.found = dict(found)

    def body(self) -> tuple[Widget, ...]:
        """Show the rows."""
        menu = Menu(id="menu")
        return menu, More(menu)

    def on_mount(self) -> None:
        """Fill the list, and start at its top: every mark is still to be set by hand."""
        self._fill()
        menu = self.query_one(Menu)
        self.set_focus(menu)
        menu.highlighted = 0

    def _fill(self) -> None:
        self.query_one(Menu).fill(
            Row(value, literal(f"{self.marks[self.found[value]].sign} {words}{self._said(value)}"))
            for value, words in self.rows.items()
        )

    def _said(self, value: str) -> str:
        word = self.marks[self.found[value]].word
        return f": {word}" if word else ""

    def action_next_mark(self) -> None:
        """Tick the highlighted row, or take the tick away. Other marks have a key each, and none comes by accident."""
        row = self.query_one(Menu).chosen
        self.begun, self.turns = "", 0
        if row is not None and self.ticks:
            order = list(self.marks)
            self._put(row, order[(order.index(self.found[row]) + 1) % len(order)])

    def _put(self, row: str, mark: str) -> None:
        self.found[row] = mark
        self._fill()

    def on_key(self, event: events.Key) -> None:
        """Set a mark by its key, or go to the next row that begins with a letter."""
        if event.character and event.character.isdigit() and (self.jumped or self.found != self.at_first):
            self._stray()
        menu = self.query_one(Menu)
        spelling = self.begun and event.character and self._first(self.begun + event.character.lower(), 0)
        named = next((mark for mark in self.marks.values() if mark.key == event.key and not spelling), None)
        if named and menu.chosen is not None:
            event.stop()
            self._put(menu.chosen, named.value)
            if menu.highlighted is not None and menu.highlighted + 1 < menu.option_count:
                menu.highlighted += 1
        if named is None and event.character and event.character.isalpha():
            self._jump(menu, event.character.lower())
        elif event.key != "enter":
            self.begun, self.turns = "", 0

    def _jump(self, menu: Menu, letter: str) -> None:
        """Go to the row that begins with what was typed; else to the next one that begins with this letter."""
        self.jumped = True
        at = menu.highlighted or 0
        if (spelt := self._first(self.begun + letter, at)) and self.begun:
            self.begun += letter
            menu.point_at(spelt)
            return
        self.turns += self.begun not in {"", letter}
        self.begun = letter
        found = self._first(letter, at + 1)
        if found:
            menu.point_at(found)
        if not found or self.turns > 1:
            self._stray()

    def _first(self, beginning: str, start: int) -> str | None:
        order = list(self.rows)
        turned = (*order[start:], *order[:start])
        return next((value for value in turned if self.rows[value].lower().startswith(beginning)), None)

    def _stray(self) -> None:
        self.strayed = True
        self.fault(text.STRAYING)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take all the marks, but none of those that a line typed for another place has set."""
        event.stop()
        if self.strayed or self.turns:
            self.strayed, self.turns, self.begun, self.found = False, 0, "", dict(self.at_first)
            self._fill()
            self.query_one(Menu).highlighted = 0
            self.fault(text.STRAYED)
        else:
            self.dismiss(dict(self.found))


def ticked(found: Mapping[str, str]) -> list[str]:
    """Return the rows that are ticked."""
    return [value for value, mark in found.items() if mark == "yes"]
