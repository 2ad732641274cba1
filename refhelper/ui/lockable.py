"""An app whose screens lock when nothing was done for a while: what is locked is neither shown nor reached.

The locked screen stands in a mode of its own, so that no key, click, late dialog or notice gets to what it hides.
"""

from typing import Any, ClassVar

from textual import events
from textual.screen import Screen

from refhelper.ui.idle import Idle
from refhelper.ui.in_turn import InTurnApp
from refhelper.ui.screens.locked import Locked
from refhelper.ui.surroundings import SystemLock

TICK_SECONDS = 1.0
CASE, LOCKED = "case", "locked"
_WHILE_LOCKED = frozenset({"emergency", "help"})
"""The actions of the app that show nothing of the case."""


class LockableApp(InTurnApp):
    """Locks itself; what comes before and after is told to `before_lock` and `show_idle`."""

    DEFAULT_MODE = CASE
    MODES: ClassVar[dict[str, Any]] = {CASE: Screen}

    def __init__(self, idle: Idle, system_lock: SystemLock | None) -> None:
        """Take what tells idleness, and the system's lock where it has one."""
        super().__init__()
        self.idle = idle
        self.add_mode(LOCKED, lambda: Locked(system_lock))

    @property
    def is_locked(self) -> bool:
        """Whether the case is hidden."""
        return self.current_mode == LOCKED

    def begin_to_watch(self) -> None:
        """Look every second whether the screens must lock."""
        self.set_interval(TICK_SECONDS, self.look_at_the_clock)

    def look_at_the_clock(self) -> None:
        """Lock where it is time; else show how long it still is."""
        left = self.idle.minutes_left
        if left and not self.is_locked:
            self.show_idle(left)
        elif not self.is_locked:
            self.action_lock()

    def show_idle(self, minutes: int) -> None:
        """Show in how many minutes the screens lock."""

    def before_lock(self) -> None:
        """Keep what would be lost."""

    def action_lock(self) -> None:
        """Hide the case."""
        if self.is_locked:
            return
        self.before_lock()
        self.capture_mouse(None)
        self.switch_mode(LOCKED)

    def on_locked_unlocked(self) -> None:
        """Show the case again."""
        self.idle.touched()
        self.switch_mode(CASE)

    async def on_event(self, event: events.Event) -> None:
        """Take notice of whatever a person does; lock first, where the time was over before."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded and not self.is_locked:
            if not self.idle.minutes_left:
                self.action_lock()
                return
            self.idle.touched()
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow only what shows nothing of the case while it is locked."""
        if self.is_locked and action not in _WHILE_LOCKED:
            return False
        return super().check_action(action, parameters)

    def push_screen(self, *arguments: Any, mode: str | None = None, **names: Any) -> Any:  # noqa: ANN401 - as overridden
        """Open a screen over the case, out of sight while it is locked; `mode` says where else."""
        return super().push_screen(*arguments, mode=mode or CASE, **names)

    def notify(self, *arguments: Any, **names: Any) -> None:  # noqa: ANN401 - as overridden
        """Show no notice over the screens: it would stay there when they lock. The line above the keys says it all."""

    def _display(self, screen: Screen[Any], renderable: Any) -> None:  # noqa: ANN401 - as overridden
        """Draw a screen unless it is one of those that are hidden."""
        if screen in self.screen_stack:
            super()._display(screen, renderable)
