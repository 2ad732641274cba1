"""The first screen is painted before anything of the engine is loaded, and nothing typed meanwhile is lost."""

import subprocess
import sys
import threading
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from refhelper.consultation import Consultation
from refhelper.domain.errors import RefhelperError
from refhelper.ui import text
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.waiting import workspace
from tests.ui.conftest import Remembering, Sitting

HEAVY = ("pydantic", "yaml", "jinja2", "keyring", "cryptography", "refhelper.adapters.rule_files",
         "refhelper.consultation", "refhelper.domain.case", "refhelper.domain.rules", "refhelper.domain.directory",
         "refhelper.ui.session",
         "refhelper.ui.screens.workspace")  # fmt: skip
AT_FIRST_PAINT = """
import sys
from refhelper import bootstrap
from refhelper.ui.app import RefhelperApp

def make_session():
    drawn = app.screen._compositor.render_strips()
    print("999 if anyone is in danger now" in "".join(strip.text for strip in drawn), file=sys.stderr)
    print(*sys.modules, file=sys.stderr)
    app.call_from_thread(app.exit)
    raise SystemExit

from refhelper import cli
app = RefhelperApp(make_session, bootstrap.surroundings())
app.run(headless=True)
"""


def test_nothing_of_the_engine_is_imported_before_the_first_screen_is_painted() -> None:
    ran = subprocess.run([sys.executable, "-c", AT_FIRST_PAINT], capture_output=True, text=True, check=False)
    painted, _, modules = ran.stderr.partition("\n")
    assert painted == "True", ran.stderr
    loaded = modules.split()
    assert "textual.app" in loaded
    assert [name for name in loaded if name in HEAVY] == []


@pytest.fixture
def slow(parts, around):
    """Screens whose engine comes when `ready` is set."""
    ready, clipboard = threading.Event(), Remembering()

    def make_session() -> Session:
        assert ready.wait(20)
        return Session(Consultation(parts), clipboard)

    @asynccontextmanager
    async def opened():
        app = RefhelperApp(make_session, around, workspace)
        async with app.run_test(size=(120, 30)) as pilot:
            try:
                yield Sitting(pilot, app, clipboard), ready
            finally:
                ready.set()

    return opened


def opened(at: Sitting) -> bool:
    return isinstance(at.app.screen, Workspace)


@pytest.mark.asyncio
async def test_what_is_typed_while_the_engine_loads_arrives_in_its_order(slow) -> None:
    async with slow() as (at, ready):
        await at.press(*"Anna", "space")
        at.app.post_message(events.Paste("34 york"))
        await at.press("space", *"harmed", "enter")
        assert at.app.session is None
        ready.set()
        await at.until(lambda: at.app.session is not None and at.app.session.case is not None)
        person = at.consultation.case.people[0]
        assert (person.details.name, person.age, person.lives_in, person.roles) == ("Anna", 34, "york", ("harmed",))


@pytest.mark.hazard("H23.1")
@pytest.mark.asyncio
async def test_the_first_number_is_there_while_the_engine_loads_and_the_others_follow(slow) -> None:
    async with slow() as (at, ready):
        await at.press("f9")
        assert "Ring 999 now." in at.words()
        ready.set()
        await at.until(lambda: "Emergency, any hour" in at.words())
        assert isinstance(at.app.screen, Emergency)
        await at.press("escape")
        await at.until(lambda: opened(at))


@pytest.mark.asyncio
async def test_help_and_leaving_wait_for_nothing(slow) -> None:
    async with slow() as (at, _):
        await at.press("f1")
        assert "What you type meanwhile is kept" in at.words()
        await at.press("escape", "ctrl+q")
        assert at.app.return_code == 0


@pytest.mark.asyncio
async def test_the_engine_that_comes_after_the_program_was_left_opens_nothing(slow) -> None:
    async with slow() as (at, ready):
        at.app._running = False  # noqa: SLF001 - as the library does first when it shuts down
        await at.app._close_all()  # noqa: SLF001 - and then
        ready.set()
        at.app._say_loading()  # noqa: SLF001 - half a second may be over just then
        await at.app.workers.wait_for_complete()
    assert at.app.failure == ""


@pytest.mark.parametrize(("error", "failed"), [(NoMatches("#found"), False), (ValueError("found"), True)])
def test_a_task_that_outlives_the_screens_and_finds_none_is_no_failure_and_any_other_error_is(around, error, failed):
    app = RefhelperApp(Session, around)
    app._handle_exception(WorkerFailed(error))  # noqa: SLF001 - as the library hands it over
    assert (bool(app.failure), app.return_code) == (failed, 1 if failed else None)


@pytest.mark.asyncio
async def test_after_half_a_second_it_says_what_is_waited_for(slow) -> None:
    async with slow() as (at, _):
        assert text.LOADING not in at.words()
        await at.until(lambda: text.LOADING in at.words())


@pytest.mark.hazard("H23.1")
@pytest.mark.asyncio
async def test_a_directory_that_cannot_be_used_ends_the_program_with_the_reason_and_999(around) -> None:
    def make_session() -> Session:
        title = "The directory cannot be used."
        raise RefhelperError(title)

    app = RefhelperApp(make_session, around)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert "The directory cannot be used." in app.failure
    assert "999" in app.failure
    assert app.return_code == RefhelperError.exit_code
