"""The directory on screen: found as it is typed, every line with its state, marked in the practice's own file."""

from pathlib import Path

import pytest

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.directory import DirectoryScreen, ServiceScreen
from refhelper.ui.screens.front import Front
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.waiting import workspace
from tests.practices import HEAD
from tests.ui.conftest import AT, Clocks, Remembering, Sitting

pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures("folder")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("REFHELPER_DIRECTORY", str(tmp_path))
    return tmp_path


def _app(first=None) -> tuple[RefhelperApp, Remembering]:
    clipboard = Remembering()
    session = lambda: Session(Consultation(bootstrap.parts(lambda: AT)), clipboard)  # noqa: E731
    return RefhelperApp(session, Surroundings(Clocks()), first), clipboard


async def _opened(pilot, app: RefhelperApp, clipboard: Remembering) -> Sitting:
    at = Sitting(pilot, app, clipboard)
    await at.until(lambda: app.session is not None)
    await at.press("ctrl+g")
    await at.until(lambda: isinstance(app.screen, DirectoryScreen))
    return at


@pytest.mark.parametrize("first", [None, workspace], ids=["start", "workspace"])
async def test_ctrl_g_opens_it_from_anywhere_once_and_esc_goes_back(first) -> None:
    app, clipboard = _app(first)
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: app.session is not None and isinstance(app.screen, Workspace if first else Front))
        below = app.screen
        await at.press("ctrl+g")
        await at.until(lambda: isinstance(app.screen, DirectoryScreen))
        await at.press("ctrl+g", "escape")
        assert app.screen is below


async def test_what_goes_on_beyond_the_screen_says_so_in_the_list_and_on_the_page_of_a_service() -> None:
    app, clipboard = _app()
    async with app.run_test(size=(80, 24)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.until(lambda: "-- more below: arrows, page down" in at.words())
        await at.type("children's social", "enter")
        await at.until(lambda: isinstance(app.screen, ServiceScreen))
        await at.until(lambda: "-- more below: arrows, page down" in at.words())
        await at.until(lambda: at.words().count("-- more below: page down") == 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
async def test_what_is_typed_is_found_with_the_line_asked_for_and_its_state(size) -> None:
    app, clipboard = _app()
    async with app.run_test(size=size) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("york choi")
        assert "01904 557491 - York and Selby (out of date: last checked 31 March 2021; check before use)" in at.words()
        assert "1 found." in at.words()
        await at.press("ctrl+u")
        await at.type("0160978")
        assert "01609 780780: no longer in use" in at.words()
        assert "0300 131 2 131 - North Yorkshire children and families" in at.words()
        await at.press("ctrl+u")
        await at.type("zeppelin")
        assert "Nothing has all of these words" in at.words()


async def test_a_number_is_copied_by_the_one_way_and_its_state_is_said() -> None:
    app, clipboard = _app()
    async with app.run_test(size=(120, 30)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("idas", "enter", "down", "c")
        await at.until(lambda: clipboard.texts != [])
        assert clipboard.texts == ["03000 110 110"]
        await at.until(lambda: "Copied. 03000 110 110 - IDAS helpline (out of date" in at.words("#status"))


async def test_whom_to_ask_is_not_copied(folder) -> None:
    app, clipboard = _app()
    async with app.run_test(size=(120, 30)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("marac", "enter", "c", "m")
        await at.until(lambda: not app.workers)
        assert clipboard.texts == []
        assert list(folder.iterdir()) == []


async def test_marking_stamps_user_and_day_in_the_practices_file_and_shows_everywhere_at_once(folder) -> None:
    app, clipboard = _app()
    async with app.run_test(size=(120, 30)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("york choi", "enter", "down", "m", "y")
        await at.type("J Baker", "enter")
        shown = "01904 557491 - York and Selby (checked 20 November 2026; practice)"
        await at.until(lambda: f"Marked as checked: {shown}" in at.words("#status"))
        assert shown in at.words("#contacts")
        await at.press("escape")
        await at.until(lambda: shown in at.words())
        assert app.session.consultation.parts.directory.by_id["plus_choices"].contacts[1].assurer == "J Baker"
    assert 'assurer: "J Baker"' in (folder / "directory.local.yaml").read_text("utf-8")


OLDER = "  - id: respect_young_people\n    maximum_age: 17\n"
BOY = {"ref": "boy", "roles": ["harming"], "age": 17, "lives_in": "ryedale", "concerns": ["child_to_parent_abuse"],
       "risk_posed": "standard"}  # fmt: skip


async def test_what_else_changed_in_the_practices_file_when_a_contact_is_marked_holds_in_the_plan_at_once(
    folder,
) -> None:
    app, clipboard = _app(workspace)
    async with app.run_test(size=(120, 90)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: isinstance(app.screen, Workspace))
        at.consultation.add_person(BOY)
        await at.press("escape", "f4")
        assert "not suitable Respect Young People" in at.words("PlanPanel")
        (folder / "directory.local.yaml").write_text(HEAD + OLDER, "utf-8")
        await at.press("ctrl+g")
        await at.type("york choi", "enter", "down", "m", "y")
        await at.type("J Baker", "enter")
        await at.until(lambda: "Marked as checked" in at.words("#status"))
        await at.press("escape", "escape")
        await at.until(lambda: "consider Respect Young People" in at.words("PlanPanel"))


async def test_leaving_the_question_marks_nothing(folder) -> None:
    app, clipboard = _app()
    async with app.run_test(size=(120, 30)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("york choi", "enter", "down", "m", "n")
        await at.press("m", "y", "escape")
        assert isinstance(app.screen, ServiceScreen)
    assert list(folder.iterdir()) == []


async def test_a_page_holds_everything_and_labels_what_the_practice_changed(folder) -> None:
    (folder / "directory.local.yaml").write_text(HEAD + "  - id: respect_young_people\n    maximum_age: 17\n", "utf-8")
    app, clipboard = _app()
    async with app.run_test(size=(120, 50)) as pilot:
        at = await _opened(pilot, app, clipboard)
        await at.type("young people", "enter")
        words = at.words()
        for part in ("Ages (practice): 10 to 17", "Provider: IDAS", "Risk: standard, medium", "How to refer:",
                     "Never the only action", "North Yorkshire and York", "hours not known"):  # fmt: skip
            assert part in words


@pytest.mark.hazard("H25.3")
async def test_a_faulty_practices_directory_is_said_on_every_screen_and_the_shipped_one_is_used(folder) -> None:
    (folder / "directory.local.yaml").write_text(HEAD + "  - id: lado\n    minimum_age: 18\n", "utf-8")
    app, clipboard = _app()
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: app.session is not None)
        await at.until(lambda: "directory is NOT IN USE" in at.words())
        await at.press("n")
        await at.until(lambda: isinstance(app.screen, Workspace))
        assert "directory is NOT IN USE" in at.words()
        await at.press("ctrl+g")
        await at.until(lambda: isinstance(app.screen, DirectoryScreen))
        await at.until(lambda: "rule R065" in at.words("#status"))
        assert "01609 533080" in at.words() or "LADO" in at.words() or "999" in at.words()
        assert app.session.consultation.parts.directory.by_id["lado"].minimum_age is None


async def test_a_sound_practices_directory_takes_no_room_on_the_screen() -> None:
    app, clipboard = _app()
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: app.session is not None)
        assert "NOT IN USE" not in at.words()
