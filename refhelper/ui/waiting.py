"""What is painted first, and what waits until the engine is there.

The first screen is painted before the engine (models, rules, directory, keys) is even imported; the engine is then
built in a thread. What was typed meanwhile is held and given to the screen that it was typed for.
"""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, work

from refhelper.domain.errors import RefhelperError
from refhelper.ui import text
from refhelper.ui.idle import Idle
from refhelper.ui.lockable import LockableApp
from refhelper.ui.screens.front import Front
from refhelper.ui.surroundings import SystemLock

if TYPE_CHECKING:
    from textual.screen import Screen

    from refhelper.ui.session import Session

MakeSession = Callable[[], "Session"]
MakeScreen = Callable[["Session"], "Screen[None]"]
SHOWN_AFTER = 0.5
"""Seconds of waiting after which it is said what is waited for."""
AT_ONCE = frozenset({"f9", "f1", "ctrl+q", "ctrl+t", "f10"})
"""Keys that wait for nothing."""


def workspace(session: "Session") -> "Screen[None]":
    """Return the workspace."""
    from refhelper.ui.screens.workspace import Workspace

    return Workspace(session)


class WaitingApp(LockableApp):
    """Has a first screen at once, and a session when the engine is there; `loaded` is told of it."""

    def __init__(self, make_session: MakeSession, idle: Idle, system_lock: SystemLock | None) -> None:
        """Take what builds the engine in a thread, what tells idleness, and the system's lock where it has one."""
        super().__init__(idle, system_lock)
        self._make_session = make_session
        self.session: Session | None = None
        self._wanted: MakeScreen | None = None
        self._typed: list[events.Event] = []
        self._holding = False
        self.front = Front()

    def loaded(self, session: "Session") -> None:
        """Show what can be shown now."""

    @work
    async def load(self) -> None:
        """Build the engine, then open what waited for it; where it cannot be built, end and say why."""
        try:
            self.session = await asyncio.to_thread(self._engine)
        except RefhelperError as error:
            self.failure = f"{error}\n{text.DANGER}"
            self.exit(return_code=error.exit_code)
            return
        gc.freeze()
        gc.enable()
        if self.is_running:  # and not left meanwhile
            self.loaded(self.session)
            await self._open_wanted()

    def _engine(self) -> "Session":
        session = self._make_session()
        workspace(session)
        return session

    def open(self, make: MakeScreen) -> None:
        """Open a screen that needs the engine, at once or when it is there; what is typed meanwhile is for it."""
        self._wanted, self._holding = make, True
        if self.session is None:
            self.set_timer(SHOWN_AFTER, self._say_loading)
        else:
            self.call_next(self._open_wanted)

    def _say_loading(self) -> None:
        if self._wanted and self.is_running:
            self.front.say(text.LOADING)

    async def on_front_shown(self) -> None:
        """Open what waited for the engine, or for a page that lay over the front; else list the drafts anew."""
        if self.session and not self._wanted:
            self.front.look(self.session)
        await self._open_wanted()

    async def _open_wanted(self) -> None:
        if self.session and self._wanted and self.screen is self.front:
            wanted, self._wanted = self._wanted, None
            screen = wanted(self.session)
            self.session = getattr(screen, "session", self.session)
            await self.push_screen(screen)
            screen.call_after_refresh(self._type_next)

    async def on_event(self, event: events.Event) -> None:
        """Hold what is typed for a screen that is not there yet."""
        if self._is_for_later(event):
            self._typed.append(event)
        else:
            await super().on_event(event)

    def _is_for_later(self, event: events.Event) -> bool:
        if not self._holding or not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            return False
        over_the_front = self._wanted is not None and self.screen is not self.front
        return not over_the_front and not (isinstance(event, events.Key) and event.key in AT_ONCE)

    async def _type_next(self) -> None:
        if self._typed:
            await super().on_event(self._typed.pop(0))
            self.screen.call_after_refresh(self._type_next)
        else:
            self._holding = False
