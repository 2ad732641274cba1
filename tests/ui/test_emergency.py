"""F9 shows whom to ring over whatever is on screen, and what was there has the focus again when it is closed."""

import pytest

from refhelper.consultation import Consultation
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.answers import Answers
from refhelper.ui.screens.choosing import Choice, Marking
from refhelper.ui.screens.dialog import Confirm, Reader
from refhelper.ui.screens.directory import DirectoryScreen, ServiceScreen
from refhelper.ui.screens.emergency import Emergency
from refhelper.ui.screens.findings import Findings
from refhelper.ui.screens.front import Front
from refhelper.ui.screens.locked import Locked
from refhelper.ui.screens.setting import SettingsScreen
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.screens.writing import Form, Line, LongText
from refhelper.ui.session import Session
from tests.ui.conftest import Remembering, Sitting

pytestmark = pytest.mark.asyncio
DETAIL = ["down"] * 23

OVER_THE_CASE = {
    "people": (Workspace, ["f2"]),
    "the line that adds a person": (Workspace, ["a", "X"]),
    "questions": (Workspace, ["f3"]),
    "plan": (Workspace, ["f4"]),
    "sharing": (Workspace, ["f5"]),
    "letter": (Workspace, ["f6"]),
    "a text of the letter": (Workspace, ["f6", "enter", "x"]),
    "hand over": (Workspace, ["f7"]),
    "all answers": (Answers, ["f2", "enter"]),
    "a name": (Line, ["f2", "enter", "enter", "x"]),
    "a detail": (LongText, ["f2", "enter", *DETAIL, "enter", "x"]),
    "features": (Marking, ["f2", "h"]),
    "taking out": (Confirm, ["f2", "x"]),
    "why": (Reader, ["f4", "w"]),
    "help": (Reader, ["f4", "question_mark"]),
    "a decision": (Choice, ["f4", "o"]),
    "its reason": (Form, ["f4", "o", "1", "x"]),
    "advice taken": (Choice, ["f5", "d"]),
    "findings": (Findings, ["f"]),
    "who took it": (Form, ["f7", "d"]),
    "directory": (DirectoryScreen, ["ctrl+g", "x"]),
    "a service": (ServiceScreen, ["ctrl+g", "enter"]),
    "locked": (Locked, ["f10"]),
}
FROM_THE_START = {"the start": (Front, []), "settings": (SettingsScreen, ["s"]), "directory": (DirectoryScreen, ["d"])}


async def opens_and_gives_back(at: Sitting, screen: type) -> None:
    await at.until(lambda: isinstance(at.app.screen, screen))
    below, focused = at.app.screen, at.app.focused
    await at.press("f9")
    assert isinstance(at.app.screen, Emergency)
    assert "999 - Emergency, any hour (checked)" in at.words()
    await at.press("f9", "escape")
    assert (at.app.screen, at.app.focused) == (below, focused)


@pytest.mark.hazard("H23.3")
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(("screen", "keys"), OVER_THE_CASE.values(), ids=OVER_THE_CASE)
async def test_f9_opens_over_every_panel_field_and_dialog(family, screen, keys, width) -> None:
    async with family(width=width, height=24) as at:
        at.app.session.choose(at.consultation.destination("childrens_social_care", "ella"))
        await at.press("escape")
        if screen is Findings:
            at.consultation.amend({("narrative", "seen"): "She alleges that he hit her."})
            await at.press("f6")
            await at.until(lambda: "worth another look" in at.words())
        await at.press(*keys)
        await opens_and_gives_back(at, screen)


@pytest.mark.hazard("H23.3")
@pytest.mark.parametrize(("screen", "keys"), FROM_THE_START.values(), ids=FROM_THE_START)
async def test_f9_opens_over_every_screen_of_the_start(parts, around, screen, keys) -> None:
    app = RefhelperApp(lambda: Session(Consultation(parts), Remembering()), around)
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(pilot, app, Remembering())
        await at.until(lambda: app.session is not None and "Looking for drafts" not in at.text())
        await at.press(*keys)
        await opens_and_gives_back(at, screen)
