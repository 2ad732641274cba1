"""What all panels have in common: a title, a session to show, and how they change the case and say so."""

from collections.abc import Mapping
from typing import TypeVar

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from refhelper.domain.editing import Place
from refhelper.domain.errors import RefhelperError
from refhelper.ui import recording
from refhelper.ui.screens.dialog import Dialog, ask
from refhelper.ui.session import Session

Answered = TypeVar("Answered")
PEOPLE, QUESTIONS, PLAN, SHARING, LETTER, HAND_OVER = range(6)
"""The panels in the order in which they stand in the workspace."""


class Panel(Vertical):
    """One part of the workspace. `show` draws it anew from the consultation; it keeps no answers of its own."""

    keys_text = ""
    help_text = ""

    class Said(Message):
        """A sentence for the line above the keys; `wrong` where something was not done."""

        def __init__(self, words: str, *, wrong: bool = False) -> None:
            """Take the sentence."""
            super().__init__()
            self.words, self.wrong = words, wrong

    class KeysChanged(Message):
        """Other keys work now."""

    class Changed(Message):
        """The case changed; every panel is to be drawn anew. `forward` is the panel to go to, if any."""

        def __init__(self, words: str, forward: int | None = None) -> None:
            """Take what to say about it."""
            super().__init__()
            self.words, self.forward = words, forward

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 - the library's own name
        """Take the session."""
        super().__init__(id=id, classes="panel")
        self.session = session

    def show(self) -> None:
        """Draw everything anew."""

    def enter(self) -> None:
        """Take the focus."""

    def leave(self) -> None:
        """Keep what is being written, before another panel is shown."""

    def focus_on(self, widget: Widget) -> None:
        """Give a part of the panel the focus at once, so that a key pressed right after goes there already."""
        self.screen.set_focus(widget)

    async def ask(self, dialog: Dialog[Answered]) -> Answered | None:
        """Open a dialog and return its answer; None where it was left, or where one is open (a key pressed twice)."""
        if self.app.screen is not self.screen:
            return None
        return await ask(self.app, dialog)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show a sentence above the keys."""
        self.post_message(self.Said(words, wrong=wrong))

    def amend(self, changes: Mapping[Place, object] | None, words: str, forward: int | None = None) -> bool:
        """Change the case and say so; where it cannot be, say why. False where nothing changed."""
        if changes is None:
            return False
        try:
            also = recording.amend(self.session, changes)
        except RefhelperError as error:
            self.say(str(error), wrong=True)
            return False
        self.post_message(self.Changed(" ".join(filter(None, (words, *also))), forward))
        return True
