"""The fictional practice case can never be taken for a real one: not on a screen, in a letter, or on the clipboard."""

from datetime import datetime

import pytest

from refhelper import bootstrap
from refhelper.adapters.demo import MarkedClipboard
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.demo import FICTIONAL
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.waiting import workspace
from tests.ui.conftest import Remembering, Sitting

AT = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition


class Clipboard(Remembering):
    def copy(self, text: str) -> CopyResult:
        super().copy(text)
        return CopyResult(done=True, confirmed=True, message="Copied.")


@pytest.mark.hazard("H22.4")
@pytest.mark.asyncio
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 30)])
async def test_every_screen_panel_and_dialog_carries_the_mark(around, columns, rows) -> None:
    kept = Clipboard()
    session = Session(bootstrap.demo(lambda: AT), MarkedClipboard(kept))
    app = RefhelperApp(lambda: session, around, workspace)
    app.set_class(True, "fictional")  # noqa: FBT003 - the library's own
    async with app.run_test(size=(columns, rows)) as pilot:
        at = Sitting(pilot, app, kept)
        await at.until(lambda: isinstance(app.screen, Workspace))
        session.choose(session.consultation.destination("childrens_social_care", "ella"))
        keys = ("f2", "enter", "escape", "h", "escape", "f3", "e", "escape", "f4", "w", "escape", "o", "escape", "f5",
                "f6", "v", "escape", "f7", "c", "2", "p", "r", "f9", "escape", "f1", "escape",
                "ctrl+g", "escape", "f8")  # fmt: skip
        for key in keys:
            await at.press(key)
            assert FICTIONAL in at.words(), key
        assert kept.texts
        assert all(FICTIONAL in text for text in kept.texts)


@pytest.mark.hazard("H22.4")
def test_every_section_of_every_letter_and_entry_carries_the_mark() -> None:
    consultation = bootstrap.demo(lambda: AT)
    made = [consultation.letter("childrens_social_care", ["ella"]), consultation.record("anna"),
            consultation.letter("childrens_social_care", ["ella"], "phone_script")]  # fmt: skip
    for letter in made:
        assert letter.sections
        assert all(FICTIONAL in section.text for section in letter.sections), letter.template


def test_a_text_without_the_mark_gets_it_before_it_is_copied() -> None:
    kept = Clipboard()
    MarkedClipboard(kept).copy("Anna Example")
    assert kept.texts == [f"[{FICTIONAL}]\nAnna Example"]


@pytest.mark.hazard("H22.4")
def test_nothing_of_it_is_kept_and_no_file_of_the_practice_can_be_written() -> None:
    session = bootstrap.demo_session()
    assert session.drafts is None
    assert session.store is None
    assert session.consultation.parts.practice is None
    assert "Example" in session.case.people[0].details.name
