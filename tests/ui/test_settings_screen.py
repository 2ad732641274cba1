"""The settings: changed one at a time, saved at once, with every fault named; who writes is put into new cases."""

from contextlib import asynccontextmanager

import pytest

from refhelper.adapters.settings_files import SettingsFile
from refhelper.consultation import Consultation
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.setting import SettingsScreen
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from tests.draft_disks import FaultyDisk
from tests.ui.conftest import Remembering, Sitting

pytestmark = pytest.mark.asyncio


@pytest.fixture
def opened(parts, around, tmp_path):
    """Open the settings, kept in a file that may be refused."""

    @asynccontextmanager
    async def opened(disk=None):
        clipboard, store = Remembering(), SettingsFile(tmp_path / "settings.yaml", disk)
        settings, _ = store.read()
        app = RefhelperApp(
            lambda: Session(Consultation(parts), clipboard, settings, store=store), around, SettingsScreen
        )
        async with app.run_test(size=(80, 24)) as pilot:
            at = Sitting(pilot, app, clipboard)
            await at.until(lambda: isinstance(app.screen, SettingsScreen))
            await pilot.pause()
            at.store = store
            yield at

    return opened


async def change(at, row, line) -> None:
    """Write another value on a row."""
    at.app.screen.query_one("#settings").point_at(row)
    await at.press("enter", "home", "shift+end", "delete")
    await at.type(line, "enter")


async def test_a_change_is_saved_at_once_and_there_after_a_new_start(opened) -> None:
    async with opened() as at:
        await change(at, "lock_minutes", "7")
        await at.until(lambda: "Saved." in at.words("#status"))
        assert "Minutes without a key until the screen locks: 7" in at.words()
        assert at.store.read() == (Settings(lock_minutes=7), [])


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ("kept_days", "0", "a whole number from 1 to 3650"),
        ("lock_minutes", "never", "a whole number from 1 to 60"),
        ("clipboard_seconds", "5", "a whole number from 10 to 600"),
    ],
)
async def test_what_is_not_allowed_is_named_and_changes_nothing(opened, row, line, said) -> None:
    async with opened() as at:
        await change(at, row, line)
        assert said in at.words("#fault")
        await at.press("escape")
        assert at.app.session.settings == Settings()
        assert not at.store.path.exists()


async def test_who_writes_is_put_into_the_next_new_case(opened) -> None:
    async with opened() as at:
        await change(at, "name", "Dr A. Example")
        await at.until(lambda: "Saved." in at.words("#status"))
        await at.press("escape")
        await at.until(lambda: at.app.screen is at.app.front)
        await at.press("n")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        at.consultation.add_person({"ref": "anna", "roles": ["harmed"]})
        assert at.consultation.settled_case().referrer.name == "Dr A. Example"


async def test_the_theme_is_taken_at_once(opened) -> None:
    async with opened() as at:
        at.app.screen.query_one("#settings").point_at("theme")
        await at.press("enter", "2")
        await at.until(lambda: at.app.theme == "light")
        await at.until(lambda: at.store.read()[0].theme == "light")


async def test_settings_that_the_disk_refuses_hold_until_the_end_and_that_is_said(opened) -> None:
    async with opened(FaultyDisk(1, 28, stays=True)) as at:
        await change(at, "lock_minutes", "7")
        await at.until(lambda: "The settings were not saved." in at.words("#status"))
        assert "The disk is full." in at.words("#status")
        assert at.app.session.settings.lock_minutes == 7
