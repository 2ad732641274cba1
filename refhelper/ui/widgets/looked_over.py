"""What is worth another look in a letter: looked for away from the keys, underlined, listed, and left as it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.worker import get_current_worker

from refhelper.domain import findings
from refhelper.domain.editing import Place
from refhelper.domain.findings import Finding
from refhelper.ui import letter_view, text
from refhelper.ui.screens.dialog import Reader
from refhelper.ui.screens.findings import Findings
from refhelper.ui.session import Document, Session
from refhelper.ui.slots import Slot, place_of
from refhelper.ui.text import letter as said
from refhelper.ui.widgets.literal import Words
from refhelper.ui.widgets.marked_field import MarkedField
from refhelper.ui.widgets.menu import Menu
from refhelper.ui.widgets.panel import SHARING, Panel


class LookedOver(Panel):
    """A panel with a letter and a text of it that is being written; both are looked over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "findings", show=False),
        Binding("k,ctrl+o", "keep_finding", show=False),
    ]
    document = Document(None)
    slots: Mapping[str, Slot] = MappingProxyType({})
    open: Slot | None = None
    found: tuple[Finding, ...] = ()
    _looked_over: Document | None = None
    _put_off: Timer | None = None

    def fill(self) -> None:
        """List what the letter is made of."""

    def call_off(self) -> None:
        """Show nothing of what was put off or is under way: it is out of date already."""
        if self._put_off:
            self._put_off.stop()
        self.workers.cancel_group(self, "letter")

    @work(thread=True, exclusive=True, group="letter")
    def look_over(self, session: Session, document: Document) -> None:
        """Look a letter over away from the keys: reading every text again takes longer than a key may."""
        found = session.review(document.letter) if document.letter else ()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_findings, document, found)

    def _show_findings(self, document: Document, found: tuple[Finding, ...]) -> None:
        self.found, self._looked_over = found, document
        if document.letter:
            self.query_one("#found", Words).say(letter_view.found(found, said.HOW_HERE))
        self.fill()
        self.mark()

    @property
    def here(self) -> tuple[Finding, ...]:
        """What was found in the text at hand."""
        return tuple(one for one in self.found if self.open and self._at(one.place) == self.open.place)

    def _at(self, found_at: str) -> Place:
        return place_of(found_at, self.slots.values())

    def mark(self) -> None:
        """Underline in the text at hand what was found in it, and say why."""
        here = self.here
        self.query_one(MarkedField).mark(here)
        self.query_one("#in-text", Words).say(letter_view.in_text(here))
        self.set_class(bool(here), "noted")
        self.post_message(self.KeysChanged())
        self.call_after_refresh(self.query_one(MarkedField).scroll_cursor_visible)

    def action_findings(self) -> None:
        """List what is worth another look, looking now where that was put off, and go where it is."""
        if self._looked_over is not self.document:
            self.call_off()
            letter = self.document.letter
            self._show_findings(self.document, self.session.review(letter) if letter else ())
        if self.found:
            self.app.push_screen(Findings(self.found, self._where, self._keep_finding), self._go_to_finding)
        else:
            nothing = text.FINDINGS_NONE if self.document.letter else letter_view.whole(self.document)
            self.app.push_screen(Reader(text.FINDINGS, nothing or text.SHARING_NONE))

    def _where(self, finding: Finding) -> str:
        return letter_view.place(self.session, self.document.letter, finding)

    def _go_to_finding(self, place: str | None) -> None:
        self._show_findings(self.document, self.found)
        if place:
            self._go_to("/".join(self._at(place)))

    def _go_to(self, slot: str) -> None:
        """Go to a text; say where else it is answered that has none."""
        if slot in self.slots:
            self.query_one("#slots", Menu).point_at(slot)
        elif slot.startswith(f"{findings.SHARING}/"):
            self.post_message(self.Changed(said.IN_CHECKS, forward=SHARING))
        else:
            self.say(said.NO_TEXT)

    def action_keep_finding(self) -> None:
        """Leave the first finding of the text at hand as it is."""
        here = self.here
        if here:
            self._keep_finding(here[0])
            self._show_findings(self.document, self.found)

    def _keep_finding(self, finding: Finding) -> None:
        self.session.keep_as_it_is(finding)
        self.found = tuple(one for one in self.found if one.kept_as != finding.kept_as)
        self.say(said.KEPT.format(text=finding.text or self._where(finding)))
