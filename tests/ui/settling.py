"""Waiting until the screens have nothing left to do: no task that could go on, none due at once, no thread at work.

The library's own way is to sleep until the computer seems idle, which takes long on a quiet one and errs on a busy one.
"""

import asyncio
import threading

from textual._context import active_app

SOON_SECONDS = 0.02
"""What is due within this is waited for: a screen draws what changed at its next sixtieth of a second."""
PATIENCE_SECONDS = 0.3
"""For work in a thread; what takes longer is taken to hang, as a key store may, and is not waited for again."""


def _is_drawing() -> bool:
    """Say whether something waits for a screen to be drawn, or a key for the one before it."""
    app = active_app.get(None)
    screens = app.screen_stack if app else ()
    waiting = getattr(app, "_is_taking_effect", False)
    return waiting or any(screen._callbacks or screen._dirty_widgets for screen in screens[-1:])  # noqa: SLF001


class Settling:
    """Stands in for `wait_for_idle` of the library, for one test."""

    def __init__(self) -> None:
        """Take notice of the threads that have nothing to do with the test."""
        self._others = frozenset(threading.enumerate())
        self._hanging = 0

    async def __call__(self, _: float = 0, longest: float = 1.0) -> None:
        """Return as soon as nothing is left to do, or after `longest` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + longest
        while loop.time() < end:
            await asyncio.sleep(0)
            if loop._ready:  # noqa: SLF001 - what could go on is known nowhere else
                continue
            now = loop.time()
            due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)  # noqa: SLF001
            if due < now + SOON_SECONDS:
                await asyncio.sleep(max(0.0, due - now))
            elif _is_drawing():
                await asyncio.sleep(0.001)
            elif not await self._waited_for_threads(loop):
                return

    async def _waited_for_threads(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Wait for work in threads; say whether any came to its end."""
        working = self._working(loop)
        self._hanging = min(self._hanging, working)
        end = loop.time() + PATIENCE_SECONDS
        while self._hanging < self._working(loop):
            if loop.time() > end:
                self._hanging = self._working(loop)
                return False
            await asyncio.sleep(0.001)
        return working > self._hanging

    def _working(self, loop: asyncio.AbstractEventLoop) -> int:
        pool = loop._default_executor  # noqa: SLF001
        pooled = pool._threads if pool else frozenset()  # noqa: SLF001
        idle = pool._idle_semaphore._value if pool else 0  # noqa: SLF001
        own = [thread for thread in threading.enumerate() if thread not in self._others and thread not in pooled]
        return len(own) + len(pooled) - idle
