"""The locked screen: opaque, with nothing of the case on it, and the one way back."""

from enum import Enum, auto

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from refhelper.ui.surroundings import SystemLock
from refhelper.ui.text import locking
from refhelper.ui.widgets.literal import Words

POLL_SECONDS = 0.5
PATIENCE_POLLS = 40
"""How often the system is asked whether it has locked, before it is taken to have refused."""


class Way(Enum):
    """How far the unlocking is."""

    CLOSED = auto()
    ASKED = auto()
    WAITING_FOR_LOCK = auto()
    SYSTEM_LOCKED = auto()


class Locked(Screen[None]):
    """Shown in place of everything else until it is unlocked."""

    help_text = locking.HELP

    class Unlocked(Message):
        """The way back was gone."""

    def __init__(self, system: SystemLock | None) -> None:
        """Take the system's own lock, where it has one."""
        super().__init__()
        self._system = system
        self._refused = False
        self._way = Way.CLOSED
        self._polls = 0
        self._polling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with Vertical(id="locked"):
            yield Words(locking.TITLE, classes="title")
            yield Words(locking.BELOW)
            yield Words(locking.EMERGENCY, id="locked-emergency")
            yield Words("", id="way")

    def on_screen_resume(self) -> None:
        """Be closed again each time it comes up."""
        self._stop(Way.CLOSED)

    @property
    def _by_system(self) -> bool:
        return self._system is not None and not self._refused

    def _stop(self, way: Way) -> None:
        if self._polling:
            self._polling.stop()
        self._polling, self._way = None, way
        closed = locking.SYSTEM if self._by_system else locking.STEP
        said = locking.STEP_ASKED if way is Way.ASKED else closed
        self._say(locking.SYSTEM_REFUSED if way is Way.CLOSED and self._refused else said)

    def _say(self, words: str) -> None:
        self.query_one("#way", Words).say(words)

    def on_key(self, event: events.Key) -> None:
        """Take the keys of the way back; no other does anything, or goes any further."""
        event.stop()
        if self._way is Way.ASKED:
            self._unlock() if event.key == "y" else self._stop(Way.CLOSED)
        elif event.key == "enter":
            self._begin()

    def _begin(self) -> None:
        if self._by_system and self._system:
            self._ask_system(self._system)
        else:
            self._stop(Way.ASKED)

    def _unlock(self) -> None:
        self._stop(Way.CLOSED)
        self.post_message(self.Unlocked())

    def _ask_system(self, system: SystemLock) -> None:
        if self._polling:
            return
        if system.locked() or not system.lock():
            self._refuse()
            return
        self._way, self._polls = Way.WAITING_FOR_LOCK, 0
        self._say(locking.SYSTEM_WAITING)
        self._polling = self.set_interval(POLL_SECONDS, self._poll)

    def _refuse(self) -> None:
        self._refused = True
        self._stop(Way.CLOSED)

    def _poll(self) -> None:
        """Unlock once the computer was seen locked and is no longer."""
        locked, self._polls = bool(self._system and self._system.locked()), self._polls + 1
        if self._way is Way.SYSTEM_LOCKED and not locked:
            self._unlock()
        elif locked:
            self._way = Way.SYSTEM_LOCKED
        elif self._polls > PATIENCE_POLLS:
            self._refuse()
