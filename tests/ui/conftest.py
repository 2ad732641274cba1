"""One sitting at the screens, with a clipboard that only remembers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

import pytest
from textual import events
from textual.pilot import Pilot

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.idle import Moment
from refhelper.ui.app import RefhelperApp
from refhelper.ui.lockable import CASE
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.waiting import workspace
from tests.practices import HEAD
from tests.ui.settling import Settling

LONGEST_SECONDS = 60.0
AT = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition


class Remembering:
    """A clipboard that remembers what was copied; `works` says whether it takes anything."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.works = True
        self.cleared = 0

    def copy(self, text: str) -> CopyResult:
        if self.works:
            self.texts.append(text)
        return CopyResult(self.works, self.works, "Copied." if self.works else "Not copied.")

    def clear_if_ours(self) -> bool:
        self.cleared += 1
        return True


class Sitting:
    """The screens, the keys pressed on them, and what is on them."""

    def __init__(self, pilot: Pilot, app: RefhelperApp, clipboard: Remembering) -> None:
        self.pilot, self.app, self.clipboard = pilot, app, clipboard

    @property
    def consultation(self) -> Consultation:
        return self.app.session.consultation

    @property
    def workspace(self) -> Workspace:
        return next(screen for screen in self.app.get_screen_stack(CASE) if isinstance(screen, Workspace))

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, line: str, *keys: str) -> None:
        """Put a line where the focus is, as a paste does; then press the keys."""
        self.app.screen.post_message(events.Paste(line))
        await self.pilot.pause()
        await self.press(*keys)

    async def until(self, condition: Callable[[], bool]) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + LONGEST_SECONDS
        while not condition():
            assert loop.time() < end, "What was waited for never came."
            await asyncio.sleep(0.02)
            await self.pilot.pause()

    async def add(self, line: str, *keys: str) -> None:
        """Add a person, and answer what is asked about them."""
        await self.press("escape", "a")
        await self.type(line, "enter", *keys)
        await self.until(lambda: not self.app.workers)

    def text(self, part: str = "") -> str:
        """What a reader sees on the screen, or in one part of it."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - what is drawn is what counts
        region = self.app.screen.query_one(part).region if part else self.app.screen.region
        rows = strips[region.y : region.bottom]
        return "\n".join(strip.text[region.x : region.right] for strip in rows)

    def words(self, part: str = "") -> str:
        """The same on one line, without borders, so that wrapping makes no difference."""
        plain = "".join(" " if character in "║│╔╗╚╝┌┐└┘═─" else character for character in self.text(part))
        return " ".join(plain.split())


Open = Callable[..., AbstractAsyncContextManager[Sitting]]


CHECKED = "{id: york_children_email, assured_date: 2026-11-10, assurer: Practice manager}"


@pytest.fixture(scope="session")
def parts(tmp_path_factory):
    """What a consultation needs, in a practice that checked the address for York's children ten days ago."""
    folder = tmp_path_factory.mktemp("practice")
    own = f"{HEAD}  - id: childrens_social_care\n    contacts: [{CHECKED}]\n"
    (folder / "directory.local.yaml").write_text(own, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REFHELPER_DIRECTORY", str(folder))
        return bootstrap.parts(lambda: AT)


ANNA = {"ref": "anna", "roles": ["harmed"], "age": 34, "lives_in": "york", "patient": "yes",
        "concerns": ["domestic_abuse"], "details": {"name": "Anna"}}  # fmt: skip
DAN = {"ref": "dan", "roles": ["harming"], "age": 36, "sex": "male", "lives_in": "york", "details": {"name": "Dan"}}
ELLA = {"ref": "ella", "roles": ["affected"], "age": 8, "lives_in": "york", "harmed_by": ["dan"],
        "details": {"name": "Ella"}}  # fmt: skip


class Clocks:
    """The clocks that idleness is told by, which stand until they are put on."""

    def __init__(self) -> None:
        self.wall = self.running = 1000.0

    def __call__(self) -> Moment:
        return Moment(self.wall, self.running)

    def on(self, seconds: float) -> None:
        self.wall += seconds
        self.running += seconds


@pytest.fixture(autouse=True)
def settling(monkeypatch) -> None:
    """Let a key take its whole effect before the test goes on, and no longer."""
    settled = Settling()
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def around(clocks) -> Surroundings:
    return Surroundings(clocks)


@pytest.fixture
def sitting(parts, around) -> Open:
    @asynccontextmanager
    async def opened(*people: dict[str, object], width: int = 120, height: int = 30) -> AsyncIterator[Sitting]:
        consultation = Consultation(parts)
        for person in people:
            consultation.add_person(person)
        clipboard = Remembering()
        app = RefhelperApp(lambda: Session(consultation, clipboard), around, workspace)
        async with app.run_test(size=(width, height)) as pilot:
            at = Sitting(pilot, app, clipboard)
            await at.until(lambda: isinstance(app.screen, Workspace))
            await pilot.pause()
            yield at

    return opened


@pytest.fixture
def family(sitting) -> Open:
    """Open the screens with Anna, who is harmed by Dan, and Ella, who lives with it."""

    def opened(width: int = 120, height: int = 30) -> AbstractAsyncContextManager[Sitting]:
        return sitting(DAN, ANNA | {"harmed_by": ["dan"]}, ELLA, width=width, height=height)

    return opened
