"""What Windows tells of a closing console, and the lock that it puts on the computer."""

import threading

import pytest

from refhelper.adapters.console_close import BREAK, CLOSE, LOGOFF, SHUTDOWN, ConsoleClose, console_close
from refhelper.adapters.system_lock import WindowsLock, system_lock


class Windows:
    """The calls, answered as Windows does."""

    def __init__(self, desktop: str = "Default", *, locks: bool = True) -> None:
        self.desktop, self.locks, self.handler = desktop, locks, None

    def lock_work_station(self) -> bool:
        return self.locks

    def input_desktop(self) -> str:
        return self.desktop

    def on_control(self, handler) -> None:
        self.handler = handler


@pytest.mark.parametrize(("desktop", "locked"), [("Default", False), ("Winlogon", True), ("", True)])
def test_the_computer_counts_as_locked_unless_keys_go_to_the_users_desktop(desktop, locked) -> None:
    assert WindowsLock(Windows(desktop)).locked() is locked


@pytest.mark.parametrize("locks", [True, False])
def test_a_lock_that_a_policy_forbids_is_told(locks) -> None:
    assert WindowsLock(Windows(locks=locks)).lock() is locks


@pytest.mark.parametrize("event", [CLOSE, LOGOFF, SHUTDOWN, BREAK])
def test_a_console_that_is_about_to_go_away_has_the_program_close_first(event) -> None:
    windows, closed = Windows(), []
    ConsoleClose(windows).listen(lambda: closed.append(event))
    assert windows.handler(event)
    assert closed == [event]


def test_ctrl_c_is_a_key_like_any_other() -> None:
    windows, closed = Windows(), []
    ConsoleClose(windows).listen(lambda: closed.append(0))
    assert not windows.handler(0)
    assert closed == []


@pytest.mark.asyncio
async def test_the_console_is_kept_waiting_until_all_is_saved_and_not_for_ever() -> None:
    import asyncio

    from refhelper.ui.closing import Closing

    windows, begun = Windows(), asyncio.Event()
    closing = Closing(begun.set)
    closing.listen(ConsoleClose(windows))
    told = threading.Thread(target=windows.handler, args=(CLOSE,))
    told.start()
    await asyncio.wait_for(begun.wait(), 10)
    assert told.is_alive(), "Windows still waits"
    closing.done.set()
    await asyncio.to_thread(told.join, 10)
    assert not told.is_alive()


def test_here_neither_is_made_up() -> None:
    assert (system_lock() is None, console_close() is None) == (True, True)


class Drawing:
    """A driver whose writing is done by a thread, as that of a terminal is."""

    def __init__(self) -> None:
        self.written, self.gone = [], threading.Event()
        self._writer_thread = threading.Thread(target=self.gone.wait, args=(10,))
        self._writer_thread.start()

    def write(self, data: str) -> None:
        self.written.append(data)

    def stop_application_mode(self) -> None:
        self.write("left")


def test_the_screen_is_wiped_before_it_is_left_and_nothing_waits_for_a_terminal_that_is_gone() -> None:
    from refhelper.ui.closing import WIPE, leaving_clean

    driver = leaving_clean(Drawing)()
    driver.stop_application_mode()
    assert driver.written == [WIPE, "left"]
    driver.gone.set()
    driver._writer_thread.join()  # noqa: SLF001 - what writes for a terminal ends with it
    driver.write("for nobody")
    assert driver.written == [WIPE, "left"]
