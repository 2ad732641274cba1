"""Work away from the loop, for what may wait for the disk or the key store."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

Made = TypeVar("Made")


async def away(act: Callable[[], Made]) -> Made:
    """Return what a call gives, made in a thread of its own that never keeps the program from ending."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[Made] = loop.create_future()

    def run() -> None:
        try:
            result = act()
        except BaseException as error:  # noqa: BLE001 - handed on to whoever waits
            give(made.set_exception, error)
        else:
            give(made.set_result, result)

    def give(take: Callable[..., None], value: object) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if made.cancelled() else take(value))

    Thread(target=run, daemon=True).start()
    return await made
