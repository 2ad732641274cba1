"""Dialogs in which something is written: one line, a longer text, or a few lines that belong together."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, TextArea

from refhelper.domain.plain_text import clean
from refhelper.ui import text
from refhelper.ui.screens.dialog import Dialog
from refhelper.ui.widgets.fields import LineField, TextField
from refhelper.ui.widgets.literal import Words

Fault = Callable[[str], str]
"""Says what is wrong with a line; empty where nothing is."""
Typed = Callable[[str], object]
"""Takes notice of a text that is not finished yet."""


def unheard(_: str) -> None:
    """Take no notice."""


def nothing_wrong(_: str) -> str:
    """Take any line."""
    return ""


class Line(Dialog[str]):
    """One line of text, taken with Enter; what is wrong with it is said and it stays open."""

    def __init__(
        self, title: str, value: str = "", below: str = "", fault: Fault = nothing_wrong, typed: Typed = unheard
    ) -> None:
        """Take what it holds, the test it must pass, and what is told of every change before it is taken."""
        super().__init__(title, below, text.KEYS_LINE)
        self.value, self.test, self.typed = value, fault, typed

    def body(self) -> tuple[Widget, ...]:
        """Show the line."""
        return (LineField(self.value, id="line"),)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.value != self.value:
            self.typed(clean(event.value)[0].strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, or say what is wrong with it."""
        line = clean(event.value)[0].strip()
        wrong = self.test(line)
        if wrong:
            self.fault(wrong)
        else:
            self.dismiss(line)


class LongText(Dialog[str]):
    """A text of several lines, taken with ctrl+s."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", show=False, priority=True)]

    def __init__(self, title: str, value: str = "", below: str = "", typed: Typed = unheard) -> None:
        """Take what it holds, and what is told of every change before it is taken."""
        super().__init__(title, below, text.KEYS_LONG_TEXT)
        self.value, self.typed = value, typed

    def body(self) -> tuple[Widget, ...]:
        """Show the text."""
        return (TextField(self.value, id="text"),)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self.query_one(TextField).text != self.value:
            self.typed(self._written())

    def _written(self) -> str:
        return clean(self.query_one(TextField).text)[0].strip()

    def action_take(self) -> None:
        """Take the text."""
        self.dismiss(self._written())


class Form(Dialog[dict[str, str]]):
    """A few lines, each with a label; Enter goes on to the next one and takes all from the last."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", show=False, priority=True)]

    def __init__(
        self,
        title: str,
        labels: Mapping[str, str],
        values: Mapping[str, str],
        faults: Mapping[str, Fault],
        below: str = "",
    ) -> None:
        """Take the lines' labels, what they hold, and the tests that some of them must pass."""
        super().__init__(title, below, text.KEYS_FORM if len(labels) > 1 else text.KEYS_LINE)
        self.labels, self.values, self.tests = labels, values, faults

    def body(self) -> tuple[Widget, ...]:
        """Show the lines with their labels."""
        shown: list[Widget] = []
        for name, label in self.labels.items():
            shown += [Words(label), LineField(self.values.get(name, ""), id=name)]
        return tuple(shown)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line, or take them all."""
        names = list(self.labels)
        at = names.index(event.input.id or names[-1])
        if at + 1 < len(names):
            self.set_focus(self.query_one(f"#{names[at + 1]}"))
        else:
            self.action_take()

    def action_take(self) -> None:
        """Take the lines, or go to the first that something is wrong with and say what."""
        found = {name: clean(self.query_one(f"#{name}", LineField).value)[0].strip() for name in self.labels}
        for name, test in self.tests.items():
            if wrong := test(found[name]):
                self.fault(f"{self.labels[name]}: {wrong}")
                self.set_focus(self.query_one(f"#{name}"))
                return
        self.dismiss(found)
