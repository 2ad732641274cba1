"""After a letter has left: the day to chase is suggested, and a finished draft is deleted only after its days."""

from contextlib import asynccontextmanager

import pytest

from refhelper.consultation import Consultation
from refhelper.domain.draft_errors import DraftNotSavedError, KeyStoreUnavailableError
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from refhelper.ui.waiting import workspace
from tests.draft_fakes import folder
from tests.ui.conftest import ANNA, AT, DAN, ELLA, Remembering, Sitting
from tests.ui.test_keeping import Refusing

pytestmark = pytest.mark.asyncio


@pytest.fixture
def opened(parts, around, tmp_path):
    """Open the family's case with a window on a folder of drafts that may refuse."""
    return lambda: sitting(parts, around, tmp_path)


@asynccontextmanager
async def sitting(parts, around, tmp_path):
    consultation = Consultation(parts)
    for person in (DAN, ANNA | {"harmed_by": ["dan"]}, ELLA):
        consultation.add_person(person)
    clipboard, window = Remembering(), Refusing(folder(tmp_path, now=lambda: AT))
    settings = Settings(user="Dr A", kept_days=10)
    app = RefhelperApp(lambda: Session(consultation, clipboard, settings, window), around, workspace)
    async with app.run_test(size=(120, 30)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: isinstance(app.screen, Workspace))
        at.window = window
        yield at
        window.error = None
        await app.session.keeping.save_now()
        app.session.keeping.close()


async def hand_over(at, service, person):
    at.app.session.choose(at.consultation.destination(service, person))
    await at.press("f7")


async def taken(at, *rest):
    """Write how it went and who took it; then the rest of the form."""
    await at.type("phone", "enter")
    await at.type("duty worker", "enter", "enter", *rest)


@pytest.mark.hazard("H17.2")
async def test_the_day_to_chase_is_filled_in_for_social_care_and_can_be_changed(opened) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("d")
        assert "They decide within one working day; where nothing is heard by then, phone." in at.words()
        await taken(at, "enter")
        (sent,) = at.consultation.settled_case().handed_over
        assert (sent.for_, sent.taken_by, sent.by, str(sent.chase_on)) == ("ella", "duty worker", "Dr A", "2026-11-23")
        await at.until(lambda: at.app.session.keeping.is_safe)
        assert str(at.app.session.keeping.draft.chase_on) == "2026-11-23"


@pytest.mark.hazard("H17.2")
@pytest.mark.parametrize(("day", "told"), [
    ("19/11/2026", "that day is over"), ("27/11/62", "that day is more than a year off"),
])  # fmt: skip
async def test_nobody_is_put_down_to_be_chased_on_a_day_that_cannot_be_meant(opened, day, told) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("d")
        await taken(at, "ctrl+a")
        await at.type(day, "enter")
        assert told in at.words()
        assert at.consultation.settled_case().handed_over == ()


@pytest.mark.hazard("H17.2")
async def test_where_nobody_has_said_by_when_no_day_is_filled_in(opened) -> None:
    async with opened() as at:
        await hand_over(at, "idas", "anna")
        await at.press("d")
        assert "No day to chase is suggested" in at.words()
        assert at.app.screen.query_one("#chase_on").value == ""


@pytest.mark.hazard("H17.2")
async def test_recording_what_came_of_chasing_takes_the_letter_off_the_list(opened) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        for chase_again in ((), ("ctrl+u",)):
            await at.press("d")
            await taken(at, *chase_again, "enter")
        await at.until(lambda: at.app.session.keeping.is_safe)
        assert [str(sent.chase_on) for sent in at.consultation.settled_case().handed_over] == ["2026-11-23", "None"]
        assert at.app.session.keeping.draft.chase_on is None


async def test_a_case_is_finished_only_after_a_yes_and_the_day_of_deletion_is_said(opened) -> None:
    async with opened() as at:
        await hand_over(at, "idas", "anna")
        await at.press("e")
        assert "kept for 10 days" in at.words()
        await at.press("n")
        assert not at.app.session.keeping.is_finished
        await at.press("e", "y")
        await at.until(lambda: "The draft is deleted on 30/11/2026." in at.words("#status"))
        (listed,) = at.window.summaries()
        assert listed.handed_over_at == AT


async def test_where_nothing_is_kept_no_days_of_keeping_are_promised(opened) -> None:
    async with opened() as at:
        await hand_over(at, "idas", "anna")
        at.app.session.keeping.foresee(KeyStoreUnavailableError("None was found."))
        await at.press("e")
        assert "cannot be marked as finished now: nothing saved: no key store" in at.words()
        assert "kept for" not in at.words()


@pytest.mark.hazard("H17.2")
async def test_what_must_be_and_was_not_handed_over_is_said_before_a_case_is_finished(opened) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("e")
        assert "neither handed over nor decided against: Children's social care, Ella" in at.words()
        made = {"person": "ella", "service": "childrens_social_care", "decided": "later", "why": "She comes on Monday."}
        at.consultation.amend({("decisions",): [made]})
        await at.press("n", "e")
        assert "Children's social care, Ella" in at.words(), "later is not never"
        await at.press("n", "d")
        await taken(at, "enter")
        await at.press("e")
        assert "Is nothing left to hand over?" in at.words()
        assert "Children's social care, Ella" not in at.words()
        await at.press("n", "f4")
        assert "[decided: decide later] [handed over 20/11/2026 18:30]" in at.words("PlanPanel")


async def test_a_finished_case_that_changes_is_kept_again_and_that_is_said(opened) -> None:
    async with opened() as at:
        await hand_over(at, "idas", "anna")
        await at.press("e", "y")
        await at.until(lambda: at.app.session.keeping.is_finished and at.app.session.keeping.is_safe)
        at.consultation.amend({("people", "anna", "risk"): "high"})
        await at.app.session.keeping.save_now()
        await at.pilot.pause()
        assert "it is kept until you say again that nothing is left" in at.words("#status")
        (listed,) = at.window.summaries()
        assert listed.handed_over_at is None


async def test_recording_a_hand_over_leaves_a_finished_case_finished(opened) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("e", "y")
        await at.until(lambda: at.app.session.keeping.is_finished and at.app.session.keeping.is_safe)
        await at.press("d")
        await taken(at, "enter")
        await at.until(lambda: at.app.session.keeping.is_safe)
        (listed,) = at.window.summaries()
        assert (listed.handed_over_at, str(listed.chase_on)) == (AT, "2026-11-23")


@pytest.mark.hazard("H17.2")
async def test_finishing_with_somebody_to_chase_says_that_the_draft_is_kept_and_how_that_is_settled(opened) -> None:
    async with opened() as at:
        await hand_over(at, "childrens_social_care", "ella")
        await at.press("d")
        await taken(at, "enter")
        await at.press("e", "y")
        await at.until(lambda: "kept while somebody is to be chased" in at.words("#status"))
        await at.press("d")
        assert "empty: nothing to chase" in at.words()
        await taken(at, "ctrl+u", "enter")
        await at.until(lambda: at.app.session.keeping.is_safe)
        (listed,) = at.window.summaries()
        assert (listed.handed_over_at, listed.chase_on) == (AT, None)


async def test_a_mark_that_was_not_saved_is_not_taken_for_saved(opened) -> None:
    async with opened() as at:
        await hand_over(at, "idas", "anna")
        await at.app.session.keeping.save_now()
        at.window.error = DraftNotSavedError("The disk is full.")
        await at.press("e", "y")
        await at.until(lambda: "Not marked as yet: NOT saved since 18:30: the disk is full." in at.words("#status"))
