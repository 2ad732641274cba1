"""The locked screen: nothing of the case is seen or reached, and one way leads back."""

from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.widgets import Input

from refhelper.consultation import Consultation
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.lockable import CASE
from refhelper.ui.screens.dialog import Confirm
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.screens.locked import PATIENCE_POLLS, Locked
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.text import locking
from refhelper.ui.waiting import workspace
from tests.ui.conftest import Remembering, Sitting

NAMES = ("Anna", "Dan", "Ella")
KEYS = (
    *"aezhxunwocqlprsd123456789?", "escape", "tab", "shift+tab", "space", "up", "down", "left", "right", "delete",
    *(f"f{number}" for number in range(2, 9)), "f10", "f11", "f12", "pageup", "pagedown", "home", "end", "backspace",
    *(f"ctrl+{letter}" for letter in "abcdefghklnopqrstuvwxyz"), "ctrl+backslash", "ctrl+home", "shift+end",
)  # fmt: skip


class Windows:
    """A system lock that does what it is told to have done."""

    def __init__(self, *, locks: bool = True, locked: bool = False) -> None:
        self.locks, self.is_locked, self.asked = locks, locked, 0

    def lock(self) -> bool:
        self.asked += 1
        return self.locks

    def locked(self) -> bool:
        return self.is_locked


async def lock(at) -> None:
    """Let the time go by, and the program look at the clock."""
    at.app.idle._moment.on(180)  # noqa: SLF001 - the clocks of the test
    at.app.look_at_the_clock()
    await at.pilot.pause()


def click(at, x: int, y: int) -> None:
    """Click as the terminal reports it."""
    for kind in (events.MouseDown, events.MouseUp):
        at.app.post_message(kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False))


def shows_nothing(at) -> bool:
    return at.app.is_locked and not any(name in at.text() for name in NAMES)


@pytest.mark.asyncio
async def test_the_screen_says_in_how_many_minutes_it_locks(family, clocks) -> None:
    async with family() as at:
        at.app.look_at_the_clock()
        await at.pilot.pause()
        assert "locks in 3 min" in at.words("#header")
        clocks.on(100)
        at.app.look_at_the_clock()
        await at.pilot.pause()
        assert "locks in 2 min" in at.words("#header")


@pytest.mark.asyncio
async def test_the_minutes_are_those_of_the_settings(family, clocks) -> None:
    async with family() as at:
        at.app.session.settings = Settings(lock_minutes=7)
        at.app.look_at_the_clock()
        await at.pilot.pause()
        assert "locks in 7 min" in at.words("#header")
        clocks.on(419)
        at.app.look_at_the_clock()
        assert not at.app.is_locked
        clocks.on(1)
        at.app.look_at_the_clock()
        assert at.app.is_locked


@pytest.mark.asyncio
async def test_a_look_at_the_clock_after_the_last_screen_was_closed_does_no_harm(sitting) -> None:
    async with sitting() as at:
        pass
    at.app.look_at_the_clock()


@pytest.mark.parametrize("act", ["key", "click", "paste"])
@pytest.mark.asyncio
async def test_a_key_a_click_or_a_paste_gives_the_whole_time_again(family, clocks, act) -> None:
    async with family() as at:
        clocks.on(179)
        assert at.app.idle.minutes_left == 1
        match act:
            case "key":
                await at.press("down")
            case "click":
                click(at, 20, 1)
                await at.pilot.pause()
            case "paste":
                at.app.post_message(events.Paste("x"))
                await at.pilot.pause()
        assert at.app.idle.minutes_left == 3
        assert not at.app.is_locked


@pytest.mark.hazard("H19.4")
@pytest.mark.parametrize("width", [120, 80])
@pytest.mark.asyncio
async def test_after_its_time_the_screen_shows_nothing_of_the_case_and_who_to_ring(family, width) -> None:
    async with family(width=width, height=24) as at:
        assert "Anna" in at.text()
        await lock(at)
        assert shows_nothing(at)
        assert "refhelper is locked" in at.words()
        assert "F9" in at.words()
        assert locking.STEP in at.words()


@pytest.mark.asyncio
async def test_the_first_key_after_the_time_is_over_locks_and_does_nothing_else(family, clocks) -> None:
    async with family() as at:
        people = len(at.consultation.case.people)
        clocks.wall += 3600
        await at.press("x")
        assert shows_nothing(at)
        assert len(at.app.screen_stack) == 1
        assert len(at.consultation.case.people) == people


@pytest.mark.hazard("H19.4")
@pytest.mark.asyncio
async def test_no_key_reaches_the_case_while_it_is_locked(family) -> None:
    async with family() as at:
        before = at.consultation.case, at.app.theme, at.app.get_screen_stack(CASE)
        await lock(at)
        for key in KEYS:
            await at.press(key)
            assert shows_nothing(at), key
            assert len(at.app.screen_stack) == 1, key
        assert (at.consultation.case, at.app.theme, at.app.get_screen_stack(CASE)) == before
        assert at.clipboard.texts == []
        assert at.app.is_running


@pytest.mark.hazard("H19.4")
@pytest.mark.asyncio
async def test_neither_mouse_nor_paste_reaches_the_case_while_it_is_locked(family) -> None:
    async with family() as at:
        await lock(at)
        for y in range(0, 30, 2):
            click(at, 20, y)
            await at.pilot.click(offset=(60, y))
        at.app.post_message(events.Paste("Max 5 york affected\n"))
        await at.pilot.pause()
        assert shows_nothing(at)
        await at.press("enter", "y")
        assert not any(field.value for field in at.workspace.query(Input))
        assert len(at.consultation.case.people) == 3


@pytest.mark.asyncio
async def test_a_notice_or_dialog_that_comes_late_waits_behind_the_lock(family) -> None:
    async with family() as at:
        at.app.notify("Anna has a letter")
        await lock(at)
        at.app.notify("Ella has a letter")
        at.app.push_screen(Confirm("Take out Anna?", "Every answer about Anna goes too."))
        at.workspace.say("Anna is added.")
        at.workspace.draw()
        await at.pilot.pause()
        assert shows_nothing(at)
        assert isinstance(at.app.screen, Locked)
        assert not list(at.app._notifications)  # noqa: SLF001 - nor will one come up later
        await at.press("enter", "y")
        assert "Take out Anna?" in at.words()


@pytest.mark.hazard("H19.4")
@pytest.mark.asyncio
async def test_what_is_drawn_underneath_never_gets_to_the_terminal(family) -> None:
    async with family() as at:
        await lock(at)
        drawn: list[object] = []
        at.app._driver.write = drawn.append  # noqa: SLF001 - what the terminal would get
        at.app._driver.__class__.is_headless = False  # noqa: SLF001
        try:
            at.app._display(at.workspace, at.workspace._compositor.render_update(full=True))  # noqa: SLF001
        finally:
            at.app._driver.__class__.is_headless = True  # noqa: SLF001
        assert drawn == []


@pytest.mark.asyncio
async def test_whom_to_ring_is_one_key_away_while_it_is_locked_and_leads_back_to_the_lock(family) -> None:
    async with family() as at:
        await lock(at)
        await at.press("f9")
        assert isinstance(at.app.screen, Emergency)
        assert "999 - Emergency, any hour" in at.words()
        assert shows_nothing(at)
        await at.press("f1", "escape", "escape")
        assert isinstance(at.app.screen, Locked)
        assert at.app.is_locked


@pytest.mark.asyncio
async def test_the_help_of_the_locked_screen_is_about_the_lock(family) -> None:
    async with family() as at:
        await lock(at)
        await at.press("f1")
        assert "lock the computer itself when you go" in at.words()
        assert shows_nothing(at)


@pytest.mark.asyncio
async def test_enter_then_y_brings_all_of_it_back_with_the_whole_time(family) -> None:
    async with family() as at:
        await lock(at)
        await at.press("y")
        assert at.app.is_locked
        await at.press("enter")
        assert shows_nothing(at)
        assert locking.STEP_ASKED in at.words()
        await at.press("n", "y")
        assert at.app.is_locked, "any other key was a no"
        await at.press("enter", "y")
        assert not at.app.is_locked
        assert all(name in at.text() for name in NAMES)
        assert at.app.idle.minutes_left == 3


@pytest.mark.asyncio
async def test_what_was_being_typed_is_still_there_after_the_lock(family) -> None:
    async with family() as at:
        await at.press("a")
        await at.type("Max 5 york aff")
        await lock(at)
        await at.press("enter", "y")
        assert at.workspace.query_one("#entry", Input).value == "Max 5 york aff"
        await at.type("ected", "enter")
        assert "Max: concerns" in at.words()


@pytest.mark.asyncio
async def test_a_dialog_that_was_open_is_still_open_after_the_lock(family) -> None:
    async with family() as at:
        await at.press("f2", "h")
        kept = at.app.screen
        await lock(at)
        await at.press("enter", "y")
        assert at.app.screen is kept


@pytest.mark.hazard("H11.4")
@pytest.mark.asyncio
async def test_a_text_being_written_in_a_letter_is_kept_before_the_screen_locks(family) -> None:
    async with family() as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("f6", "enter")
        await at.type("A bruise on the left arm.")
        await lock(at)
        assert at.consultation.case.narrative.seen == "A bruise on the left arm."


@pytest.mark.asyncio
async def test_it_can_be_locked_at_once(family) -> None:
    async with family() as at:
        await at.press("f10")
        assert shows_nothing(at)


@pytest.mark.asyncio
async def test_it_locks_again_after_it_was_unlocked_and_asks_again(family) -> None:
    async with family() as at:
        for _twice in range(2):
            await lock(at)
            await at.press("y")
            assert at.app.is_locked
            await at.press("enter", "y")
            assert not at.app.is_locked


# the system's own lock


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def at_windows(around, windows):
    return around._replace(system_lock=windows)


@pytest.mark.asyncio
async def test_where_the_system_locks_only_signing_in_again_unlocks(parts, at_windows, windows) -> None:
    async with locked_app(parts, at_windows) as at:
        assert locking.SYSTEM in at.words()
        await at.press("y", "enter", "y", "enter")
        assert windows.asked == 1
        for _ in range(5):
            at.app.screen._poll()  # noqa: SLF001 - in place of waiting
        assert at.app.is_locked, "the lock has not come yet"
        windows.is_locked = True
        at.app.screen._poll()  # noqa: SLF001
        await at.press("y", "enter", "y")
        assert at.app.is_locked, "nobody has signed in yet"
        windows.is_locked = False
        at.app.screen._poll()  # noqa: SLF001
        await at.pilot.pause()
        assert not at.app.is_locked


@pytest.mark.parametrize("refusing", [Windows(locks=False), Windows(locked=True)], ids=["refuses", "cannot be told"])
@pytest.mark.asyncio
async def test_a_system_that_does_not_lock_is_said_to_and_the_step_is_asked_for(parts, around, refusing) -> None:
    async with locked_app(parts, around._replace(system_lock=refusing)) as at:
        await at.press("enter")
        assert "Windows did not lock this computer" in at.words()
        await at.press("y")
        assert at.app.is_locked
        await at.press("enter", "y")
        assert not at.app.is_locked


@pytest.mark.asyncio
async def test_a_lock_that_never_comes_does_not_keep_the_case_for_ever(parts, at_windows) -> None:
    async with locked_app(parts, at_windows) as at:
        await at.press("enter")
        for _ in range(PATIENCE_POLLS + 1):
            at.app.screen._poll()  # noqa: SLF001
        await at.pilot.pause()
        assert "Windows did not lock this computer" in at.words()
        assert at.app.is_locked


@asynccontextmanager
async def locked_app(parts, around):
    clipboard = Remembering()
    app = RefhelperApp(lambda: Session(Consultation(parts), clipboard), around, workspace)
    async with app.run_test(size=(120, 30)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: isinstance(app.screen, Workspace))
        await at.press("f10")
        yield at
