"""Before a letter goes to a contact nobody has checked lately it is asked once; no answer keeps the letter back."""

from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.domain.contact_check import to_check
from refhelper.domain.contacts import Contact, line
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.choosing import Choice, Marking
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session, Target
from refhelper.ui.surroundings import Surroundings
from refhelper.ui.waiting import workspace
from refhelper.ui.widgets.hand_over import HandOver
from tests.practices import HEAD
from tests.ui.conftest import ANNA, AT, DAN, ELLA, Clocks, Remembering, Sitting

_MARK = "{id: york_children_email, assured_date: 2026-11-10, assurer: J B}"
FRESH = f"{HEAD}  - id: childrens_social_care\n    contacts: [{_MARK}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("REFHELPER_DIRECTORY", str(tmp_path))
    return tmp_path


pytestmark = pytest.mark.usefixtures("folder")


@asynccontextmanager
async def _at_the_letter(target: Target, user: str = "J Baker"):
    consultation = Consultation(bootstrap.parts(lambda: AT))
    for person in (DAN, ANNA | {"harmed_by": ["dan"]}, ELLA):
        consultation.add_person(person)
    clipboard = Remembering()
    session = Session(consultation, clipboard, Settings(user=user))
    app = RefhelperApp(lambda: session, Surroundings(Clocks()), workspace)
    async with app.run_test(size=(120, 30)) as pilot:
        at = Sitting(pilot, app, clipboard)
        await at.until(lambda: isinstance(app.screen, Workspace))
        session.target = target
        await at.press("f7")
        yield at


ELLAS = Target("childrens_social_care", ("ella",))


@pytest.mark.asyncio
@pytest.mark.hazard("H09.4")
async def test_sent_without_checking_stamps_nothing_is_noted_in_the_record_and_is_not_asked_again(folder) -> None:
    async with _at_the_letter(ELLAS) as at:
        await at.press("c")
        await at.until(lambda: isinstance(at.app.screen, Choice))
        assert "MASH@york.gov.uk - York MASH (unverified: check before use)" in at.words()
        await at.press("2")
        await at.until(lambda: len(at.clipboard.texts) == 1)
        await at.press("c")
        await at.until(lambda: len(at.clipboard.texts) == 2)
        record = at.consultation.record("ella").text
        assert "sent without checking the contact, 20 November 2026: MASH@york.gov.uk" in record
        assert "unverified: check before use" in record
    assert list(folder.iterdir()) == []


@pytest.mark.asyncio
@pytest.mark.hazard("H09.4")
async def test_checked_today_stamps_user_and_day_in_the_practices_file_and_the_letter_goes(folder) -> None:
    async with _at_the_letter(ELLAS) as at:
        await at.press("c")
        await at.until(lambda: isinstance(at.app.screen, Choice))
        await at.press("1")
        await at.until(lambda: len(at.clipboard.texts) == 1)
        assert at.consultation.settled_case().sharing == ()
    written = (folder / "directory.local.yaml").read_text("utf-8")
    assert "id: york_children_email" in written
    assert "assured_date: 2026-11-20" in written
    assert 'assurer: "J Baker"' in written


@pytest.mark.asyncio
async def test_of_several_contacts_only_those_that_are_ticked_are_stamped(folder) -> None:
    async with _at_the_letter(Target("idas", ("anna",))) as at:
        at.consultation.amend(
            {("people", "anna", "agrees_to_share"): "yes", ("people", "anna", "agrees_to_service"): "yes"}
        )
        await at.press("f7", "c")
        await at.until(lambda: isinstance(at.app.screen, Choice))
        await at.press("1")
        await at.until(lambda: isinstance(at.app.screen, Marking))
        await at.press("space", "enter")
        await at.until(lambda: len(at.clipboard.texts) == 1)
    written = (folder / "directory.local.yaml").read_text("utf-8")
    assert "idas_form" in written
    assert "idas_email" not in written


@pytest.mark.asyncio
async def test_a_mark_that_cannot_be_written_does_not_keep_the_letter_back(folder) -> None:
    async with _at_the_letter(ELLAS) as at:
        (folder / "directory.local.yaml").write_text("refhelper_practice_directory: 2\n", "utf-8")
        await at.press("c")
        await at.until(lambda: isinstance(at.app.screen, Choice))
        await at.press("1")
        await at.until(lambda: len(at.clipboard.texts) == 1)
        await at.until(lambda: "Not marked as checked" in at.words("#status") and "Copied." in at.words("#status"))


@pytest.mark.asyncio
async def test_a_contact_checked_lately_asks_nothing(folder) -> None:
    (folder / "directory.local.yaml").write_text(FRESH, "utf-8")
    async with _at_the_letter(ELLAS) as at:
        await at.press("c")
        await at.until(lambda: len(at.clipboard.texts) == 1)


@pytest.mark.asyncio
@pytest.mark.hazard("H09.4")
async def test_phone_script_and_record_entry_are_never_held_up() -> None:
    async with _at_the_letter(ELLAS) as at:
        for number, key in enumerate(("p", "r"), 1):
            await at.press(key)
            await at.until(lambda: bool(at.app.screen.query_one(HandOver).document.letter))
            await at.press("c")
            await at.until(lambda number=number: len(at.clipboard.texts) == number)


@pytest.mark.asyncio
async def test_leaving_the_question_open_says_that_either_answer_lets_the_letter_go() -> None:
    async with _at_the_letter(ELLAS) as at:
        await at.press("c")
        await at.until(lambda: isinstance(at.app.screen, Choice))
        await at.press("escape")
        await at.until(lambda: "Either answer lets the letter go" in at.words("#status"))
        assert at.clipboard.texts == []


def _lines(*given: dict[str, str]):
    plain = {"label": "L", "source": "S", "confidence": "published"}
    made = [Contact.model_validate(plain | {"id": f"c{n}"} | each) for n, each in enumerate(given)]
    return tuple(line(contact, AT.date()) for contact in made)


PHONE = {"kind": "phone", "value": "01904 551900"}
EMAIL = {"kind": "email", "value": "a@example.org"}
OLD = {"assured_date": "2021-03-31", "assurer": "B"}
NEW = {"assured_date": "2026-11-01", "assurer": "B"}
ASK = {"kind": "ask", "value": "Ask.", "confidence": "ask_locally"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((PHONE, EMAIL), ["a@example.org"]),
        ((PHONE | NEW, EMAIL | OLD), ["a@example.org"]),
        ((PHONE, EMAIL | NEW), []),
        ((PHONE | OLD,), ["01904 551900"]),
        ((ASK,), []),
        (({"kind": "phone", "value": "101"},), []),
        (({"kind": "phone", "value": "999"},), []),
        ((), []),
    ],
)
def test_a_letter_is_asked_about_where_it_would_go_and_never_about_999_or_101(given, expected) -> None:
    assert [each.value for each in to_check("childrens_social_care", _lines(*given))] == expected


@pytest.mark.parametrize("template", ["phone_script", "record_entry", "fgm_report"])
def test_what_is_read_out_on_the_phone_is_never_asked_about(template: str) -> None:
    assert to_check(template, _lines(EMAIL)) == ()
