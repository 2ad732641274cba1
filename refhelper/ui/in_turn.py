"""Keys in their turn: each goes to where the focus is once all that the key before it brought about is there.

The library gives a key to what has the focus when the key comes. A command takes a moment to open its field or dialog;
what is typed in that moment would be taken for further commands, or be lost. The other way round, some commands do not
go through the queue of the field, and would take its text before the last letters typed are in it.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from textual import events
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, TextArea

from refhelper.ui.guarded import GuardedApp

PATIENCE_SECONDS = 1.0
"""The longest that a key waits for the one before it: where what was waited for is gone, typing goes on."""
ROUNDS = 2
"""A key goes from the focus up to the app; a message that its action sent goes the same way once more."""


class InTurnApp(GuardedApp):
    """An app in which keys that come faster than their effects wait for them, in order."""

    def __init__(self) -> None:
        """Start with nothing typed."""
        super().__init__()
        self._typed_ahead: deque[events.Event] = deque()
        self._turn = 0
        self._is_taking_effect = False
        self._is_being_written = False

    async def on_event(self, event: events.Event) -> None:
        """Give a key or a pasted text on, or let it wait."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_taking_effect:
            if not self._typed_ahead:
                self.set_timer(PATIENCE_SECONDS, partial(self._next, self._turn))
            self._typed_ahead.append(event)
        else:
            await self._give(event)

    async def _give(self, event: events.Event) -> None:
        self._turn += 1
        was_being_written, self._is_being_written = self._is_being_written, self._is_only_written(event)
        self._is_taking_effect = not self._is_being_written
        if was_being_written and self._is_taking_effect:
            self._wait_for_the_field(event)
            return
        path = self._path()
        await super().on_event(event)
        if self._is_taking_effect:
            self._follow(self._turn, path, ROUNDS, self._once_drawn)
        elif self._typed_ahead:
            await self._give(self._typed_ahead.popleft())

    def _wait_for_the_field(self, event: events.Event) -> None:
        """Give a key its turn once the field has what was typed before it."""
        self._typed_ahead.appendleft(event)
        self.set_timer(PATIENCE_SECONDS, partial(self._next, self._turn))
        self._follow(self._turn, self._path(), ROUNDS, partial(self.call_later, self._next))

    def _is_only_written(self, event: events.Event) -> bool:
        """Say whether this only puts characters into a field, so that nothing has to be waited for."""
        in_field = isinstance(self.focused, Input | TextArea)
        return in_field and (isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable))

    def _path(self) -> list[DOMNode]:
        return list((self.focused or self.screen).ancestors_with_self)

    def _follow(self, turn: int, path: Sequence[DOMNode], rounds: int, then: Callable[[int], object]) -> None:
        """Go the way of a key through every queue behind it, and do then what is to be done after it."""
        if turn != self._turn:
            return
        if path:
            step = partial(self._follow, turn, path[1:], rounds, then)
            if not path[0].call_later(step):
                step()
        elif rounds > 1:
            self._follow(turn, self._path(), rounds - 1, then)
        else:
            then(turn)

    def _once_drawn(self, turn: int) -> None:
        """Wait until the screen is drawn."""
        self.screen.call_after_refresh(self._settled, turn, self.screen, self.focused)

    def _settled(self, turn: int, screen: DOMNode, focused: Widget | None) -> None:
        """Let the next key have its turn, unless another screen or field came up meanwhile: then wait for that too."""
        if (screen, focused) == (self.screen, self.focused):
            self.call_later(self._next, turn)
        else:
            self._follow(turn, self._path(), ROUNDS, self._once_drawn)

    async def _next(self, turn: int) -> None:
        if turn != self._turn or not self._is_taking_effect:
            return
        self._is_taking_effect = False
        if self._typed_ahead:
            await self._give(self._typed_ahead.popleft())
