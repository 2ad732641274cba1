"""The start: what is there to go on with, what needs somebody first, and what to do with a draft that is damaged."""

from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from textual.events import AppBlur, Key

from refhelper.consultation import Consultation
from refhelper.domain.settings import Settings
from refhelper.ui.app import RefhelperApp
from refhelper.ui.screens.workspace import Workspace
from refhelper.ui.session import Session
from tests.draft_fakes import FixedKeys, NoKeys, case, files, folder
from tests.ui.conftest import AT, Remembering, Sitting

pytestmark = pytest.mark.asyncio
TODAY = AT.date()
ANNA = {"ref": "anna", "roles": ["harmed"], "patient": "yes", "lives_in": "york", "details": {"name": "Anna"}}


@pytest.fixture
def at_start(parts, around, tmp_path):
    """Open the start on the drafts of a folder; `keys` is the key store."""

    @asynccontextmanager
    async def opened(width=80, height=24, keys=None, settings=None, **of_folder):
        window = folder(tmp_path, keys=keys or FixedKeys(), now=lambda: AT, **of_folder)
        clipboard = Remembering()
        app = RefhelperApp(lambda: Session(Consultation(parts), clipboard, settings or Settings(), window), around)
        async with app.run_test(size=(width, height)) as pilot:
            at = Sitting(pilot, app, clipboard)
            await at.until(lambda: "Looking for drafts" not in at.text())
            await pilot.pause()
            yield at
            if app.session:
                await app.session.keeping.save_now()
                app.session.keeping.close()

    return opened


def kept(path, title, on=AT, **known):
    """Keep a draft that was saved on a day."""
    window = folder(path, now=lambda: on)
    draft = window.save(window.new(case(title))._replace(**known)).draft
    window.close_all()
    return draft


def change(path, draft, suffix=".draft"):
    file = path / f"{draft.id}{suffix}"
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)


async def open_first(at):
    """Go to the first draft and open it."""
    await at.press(*["down"] * 6, "enter")


async def in_workspace(at):
    await at.until(lambda: isinstance(at.app.screen, Workspace))
    await at.pilot.pause()


async def test_without_drafts_a_new_case_is_one_key_away(at_start) -> None:
    async with at_start() as at:
        assert "No drafts." in at.words()
        await at.press("n")
        await in_workspace(at)
        assert "Nobody yet." in at.words()


@pytest.mark.hazard("H11.4")
async def test_a_draft_is_listed_with_its_title_age_and_state_and_opens_with_every_answer(at_start, tmp_path) -> None:
    draft = kept(tmp_path, "Mother and girl", AT - timedelta(days=3))
    async with at_start() as at:
        assert "Mother and girl in progress saved 3 days ago" in at.words()
        await open_first(at)
        await in_workspace(at)
        assert at.app.session.case == draft.case
        assert at.app.session.keeping.draft == draft
        assert "draft saved 18:30" in at.words()


async def test_a_draft_opens_with_the_digit_before_it(at_start, tmp_path) -> None:
    kept(tmp_path, "First", AT - timedelta(days=1))
    older = kept(tmp_path, "Second", AT - timedelta(days=3))
    async with at_start() as at:
        await at.until(lambda: "2 Second" in at.words())
        await at.press("9")
        assert not isinstance(at.app.screen, Workspace)
        await at.press("2")
        await in_workspace(at)
        assert at.app.session.keeping.draft == older


@pytest.mark.hazard("H11.4")
async def test_what_was_typed_in_a_letter_and_not_finished_is_there_again(at_start) -> None:
    async with at_start(120, 30) as at:
        await at.press("n")
        await in_workspace(at)
        session = at.app.session
        session.consultation.add_person(ANNA | {"concerns": ["domestic_abuse"]})
        session.choose(at.consultation.destination("idas", "anna"))
        await at.press("f6", "enter")
        await at.type("A bruise on the left arm, half a sent")
        assert await session.keeping.save_now()
        assert "half a sent" not in str(session.case.model_dump())
        at.app.post_message(Key("f8", None))
        await at.until(lambda: at.app.screen is at.app.front)
        await at.until(lambda: "Anna" in at.words())
        await open_first(at)
        await in_workspace(at)
        assert "A bruise on the left arm, half a sent" in str(at.app.session.case.model_dump())


@pytest.mark.hazard("H11.4")
async def test_what_was_typed_in_a_dialog_and_not_taken_is_in_the_draft_until_it_is_given_up(at_start) -> None:
    async with at_start(120, 30) as at:
        await at.press("n")
        await in_workspace(at)
        session = at.app.session
        session.consultation.add_person(ANNA | {"concerns": ["domestic_abuse"]})
        await at.press("f3", "f2", "enter", *["down"] * 23, "enter")
        await at.type("Half a sent")
        assert "Half a sent" in str(session.case_to_keep().model_dump())
        assert "Half a sent" not in str(session.case.model_dump())
        await at.press("escape")
        assert "Half a sent" not in str(session.case_to_keep().model_dump())
        await at.press("enter")
        await at.type("A whole one.", "ctrl+s")
        assert "A whole one." in str(session.case.model_dump())


@pytest.mark.hazard("H17.2")
async def test_drafts_to_chase_come_first_and_the_longest_overdue_before_all(at_start, tmp_path) -> None:
    kept(tmp_path, "Newest", AT)
    kept(tmp_path, "Later", AT - timedelta(days=2), chase_on=TODAY + timedelta(days=1))
    kept(tmp_path, "Today", AT - timedelta(days=4), chase_on=TODAY)
    kept(tmp_path, "Long ago", AT - timedelta(days=9), chase_on=TODAY - timedelta(days=6))
    async with at_start() as at:
        words = at.words()
        assert "Drafts - 4, 2 to chase" in words
        places = [words.index(title) for title in ("Long ago", "Today", "Newest", "Later")]
        assert places == sorted(places)
        assert "Long ago OVERDUE: chase since 14/11/2026 saved 9 days ago" in words
        assert "Today CHASE TODAY" in words
        assert "Later chase on 21/11/2026" in words


@pytest.mark.hazard("H17.2")
async def test_an_overdue_draft_opens_where_its_chasing_is_recorded(at_start, tmp_path) -> None:
    sent = {"for": "ella", "to": "childrens_social_care", "at": "10/11/2026", "how": "phone", "taken_by": "duty",
            "chase_on": "2026-11-11"}  # fmt: skip
    girl = {"ref": "ella", "roles": ["affected"], "age": "8", "lives_in": "york", "significant_harm": "yes"}
    from refhelper.domain.case import Case

    whole = Case.model_validate({"refhelper_case": "1", "title": "Girl", "people": [girl], "handed_over": [sent]})
    window = folder(tmp_path, now=lambda: AT - timedelta(days=9))
    window.save(window.new(whole)._replace(chase_on=date(2026, 11, 11)))
    window.close_all()
    async with at_start(120, 30) as at:
        await open_first(at)
        await in_workspace(at)
        assert "[6 Hand over]" in at.words()
        assert "Chase Children's social care, ella: due 11/11/2026." in at.words("#status")


async def test_a_draft_that_was_left_over_is_flagged_and_never_deleted(at_start, tmp_path) -> None:
    kept(tmp_path, "Old", AT - timedelta(days=40))
    async with at_start(120) as at:
        assert "Old LEFT OVER: not touched for 30 days or more; finish or delete it" in at.words()


async def test_finished_drafts_are_deleted_after_their_days_and_it_is_said_how_many(at_start, tmp_path) -> None:
    for days in (12, 11, 1):
        at = AT - timedelta(days=days)
        kept(tmp_path, f"Finished {days} days ago", at, handed_over_at=at)
    async with at_start(settings=Settings(kept_days=10)) as at:
        assert "Finished long enough ago. Deleted: 2." in at.words()
        assert "Finished 1 days ago finished, deleted on 29/11/2026" in at.words()
        assert "Drafts - 1" in at.words()


@pytest.mark.hazard("H17.2")
async def test_the_start_keeps_every_draft_in_which_somebody_is_to_be_chased_and_says_so(at_start, tmp_path) -> None:
    long_ago = AT - timedelta(days=40)
    for day in (-39, 0, 3):
        kept(tmp_path, f"To chase in {day}", long_ago, handed_over_at=long_ago, chase_on=TODAY + timedelta(days=day))
    async with at_start(settings=Settings(kept_days=1)) as at:
        assert "Deleted: 0. Kept though finished, as somebody is still to be chased: 3." in at.words()
        assert "Drafts - 3, 2 to chase" in at.words()
        await at.press(*["down"] * 6, "x", "y")
        await at.until(lambda: "The draft is deleted." in at.words() and "Drafts - 2" in at.words())


async def test_all_finished_drafts_can_be_deleted_now_with_one_question(at_start, tmp_path) -> None:
    kept(tmp_path, "Finished", AT, handed_over_at=AT)
    for day in (-3, 0, 3):
        kept(tmp_path, f"To chase in {day}", AT, handed_over_at=AT, chase_on=TODAY + timedelta(days=day))
    kept(tmp_path, "Open", AT)
    async with at_start() as at:
        await at.press("end", "enter")
        assert "Delete all finished drafts now?" in at.words()
        await at.press("y")
        await at.until(lambda: "Deleted: 1." in at.words() and "Drafts - 4" in at.words())
        assert "Kept though finished, as somebody is still to be chased: 3." in at.words()
        assert all(f"To chase in {day}" in at.words() for day in (-3, 0, 3))


async def test_a_draft_is_deleted_only_after_a_yes(at_start, tmp_path) -> None:
    kept(tmp_path, "Anna")
    async with at_start() as at:
        await at.press(*["down"] * 6, "x")
        assert "Delete this draft? Anna, saved today 18:30." in at.words()
        await at.press("n")
        assert any(name.endswith(".draft") for name in files(tmp_path))
        await at.press("x", "y")
        await at.until(lambda: "The draft is deleted." in at.words() and "No drafts." in at.words())
        assert files(tmp_path) == {}


@pytest.mark.hazard("H11.4")
async def test_a_damaged_draft_says_why_and_offers_the_revision_before_it(at_start, tmp_path) -> None:
    window = folder(tmp_path)
    draft = window.save(window.new(case("first"))).draft
    window.save(draft._replace(case=case("second")))
    window.close_all()
    change(tmp_path, draft)
    async with at_start() as at:
        assert "a draft that cannot be opened This draft's file is damaged." in at.words()
        await open_first(at)
        await at.until(lambda: "What lies on the disk is not what was saved" in at.words())
        await at.press("1")
        await in_workspace(at)
        assert at.app.session.case.title == "first"
        await at.until(lambda: at.app.session.keeping.is_safe)
    assert sum(name.endswith(".draft") for name in files(tmp_path)) == 2


async def test_a_damaged_draft_without_a_revision_before_it_can_only_be_deleted(at_start, tmp_path) -> None:
    change(tmp_path, kept(tmp_path, "only"))
    async with at_start() as at:
        await open_first(at)
        await at.until(lambda: "delete it" in at.words())
        assert "before it" not in at.words(".dialog Menu")
        await at.press("1", "y")
        await at.until(lambda: "No drafts." in at.words())


async def test_a_draft_of_a_newer_version_says_so_and_is_left_alone(at_start, tmp_path) -> None:
    draft = kept(tmp_path, "newer")
    file = tmp_path / f"{draft.id}.draft"
    from refhelper.adapters.sealed_format import seal
    from tests.draft_fakes import KEY

    file.write_bytes(seal(b'{"refhelper_draft": "2"}', KEY, draft.id, 2))
    before = file.read_bytes()
    async with at_start() as at:
        assert "This draft was saved by a newer version of refhelper." in at.words()
        await open_first(at)
        await at.until(lambda: "The file is sound and was left as it is." in at.words())
    assert file.read_bytes() == before


async def test_a_lost_key_is_said_and_no_new_one_is_made(at_start, tmp_path) -> None:
    kept(tmp_path, "sealed with another key")
    keys = FixedKeys(None)
    async with at_start(120, 40, keys=keys) as at:
        assert "The key to what is saved here is lost." in at.words()
        assert "no new key was made in its place" in at.words()
        await at.press("n")
        await in_workspace(at)
        assert "nothing saved: the key is lost" in at.words("#header")
    assert keys.made == 0


@pytest.mark.hazard("H11.3")
async def test_without_a_key_store_it_is_said_before_anything_is_entered_and_for_as_long_as_it_lasts(at_start) -> None:
    async with at_start(keys=NoKeys()) as at:
        assert "nothing saved: no key store" in at.words("#header")
        assert "999 if anyone is in danger now" in at.words("#header")
        assert "Drafts are never saved unencrypted" in at.words()
        await at.press("n")
        await in_workspace(at)
        assert "nothing saved: no key store" in at.words("#header")
        at.consultation.add_person(ANNA)
        await at.app.session.keeping.save_now()
        assert "nothing saved: no key store" in at.words("#header")
        await at.press("ctrl+q")
        assert (
            "Nothing is being saved: this computer's key store cannot be used. The key store is locked." in at.words()
        )
        await at.press("n", "f8")
        assert "Close this case" in at.words()
        await at.press("y")
        await at.until(lambda: at.app.screen is at.app.front)
        assert "nothing saved: no key store" in at.words("#header")


@pytest.mark.hazard("H13.1")
async def test_a_draft_that_is_open_in_another_window_is_read_only_here_and_says_why(at_start, tmp_path) -> None:
    draft = kept(tmp_path, "Anna")
    other = folder(tmp_path)
    other.open(draft.id)
    async with at_start(120) as at:
        await open_first(at)
        await in_workspace(at)
        assert "read only: open elsewhere" in at.words("#header")
        assert "This draft is open in another window of refhelper." in at.words("#status")
    other.close_all()


@asynccontextmanager
async def changed_while_open_elsewhere(at_start, path):
    """Open Anna's draft while another window has it, and add Zoe."""
    other = folder(path)
    other.open(kept(path, "Anna").id)
    async with at_start(120) as at:
        await open_first(at)
        await in_workspace(at)
        assert "ctrl+s keeps a copy as a draft of your own" in at.words("#status")
        at.consultation.add_person(ANNA | {"ref": "zoe", "details": {"name": "Zoe"}})
        await at.until(lambda: "read only, NOT saved: ctrl+s keeps a copy" in at.words("#header"))
        yield at
    other.close_all()


def people_on_disk(path) -> list[int]:
    """How many people each draft holds."""
    window = folder(path)
    found = [len(window.open(each.id).case.people) for each in window.summaries()]
    window.close_all()
    return sorted(found)


@pytest.mark.hazard("H13.1")
async def test_what_is_changed_in_a_draft_that_is_open_elsewhere_becomes_a_draft_of_its_own_on_one_key(
    at_start, tmp_path
) -> None:
    async with changed_while_open_elsewhere(at_start, tmp_path) as at:
        await at.press("ctrl+s")
        await at.until(lambda: "This is now a draft of your own" in at.words("#status"))
        assert "draft saved" in at.words("#header")
        assert people_on_disk(tmp_path) == [1, 2]


@pytest.mark.hazard("H13.1")
async def test_leaving_what_was_changed_in_a_draft_that_is_open_elsewhere_asks_first(at_start, tmp_path) -> None:
    async with changed_while_open_elsewhere(at_start, tmp_path) as at:
        await at.press("ctrl+q")
        await at.until(lambda: "What is not saved will be gone." in at.words())
        await at.press("n")
        assert people_on_disk(tmp_path) == [1]


@pytest.mark.hazard("H13.1")
async def test_a_terminal_that_closes_keeps_what_was_changed_in_a_draft_that_is_open_elsewhere(
    at_start, tmp_path
) -> None:
    async with changed_while_open_elsewhere(at_start, tmp_path) as at:
        at.app.close_at_once()
        await at.until(lambda: people_on_disk(tmp_path) == [1, 2])


@pytest.mark.hazard("H13.1")
async def test_a_text_that_is_being_written_in_a_draft_that_is_open_elsewhere_is_kept_by_the_same_key(
    at_start, tmp_path
) -> None:
    async with changed_while_open_elsewhere(at_start, tmp_path) as at:
        at.app.session.choose(at.consultation.plan.destinations[0])
        await at.press("f6", "enter")
        await at.type("A bruise.", "ctrl+s")
        await at.until(lambda: people_on_disk(tmp_path) == [1, 2])
        assert at.app.session.keeping.is_safe


@pytest.mark.hazard("H11.4")
@pytest.mark.parametrize(("leaving", "kept_as"), [((), "Annabel"), (("escape",), "Anna")])
async def test_a_name_is_saved_while_it_is_typed_and_forgotten_where_it_is_given_up(
    at_start, tmp_path, leaving, kept_as
) -> None:
    async with at_start() as at:
        await at.press("n")
        await in_workspace(at)
        at.consultation.add_person(ANNA)
        at.workspace.draw()
        await at.press("escape", "down", "e", "enter")
        await at.type("bel", *leaving)
        at.app.close_at_once()
        await at.until(lambda: at.app.session.keeping.is_safe)
    window = folder(tmp_path)
    (listed,) = window.summaries()
    assert window.open(listed.id).case.people[0].details.name == kept_as
    window.close_all()


@pytest.mark.hazard("H11.4")
async def test_going_back_to_the_start_empties_no_clipboard_and_asks_nothing_about_it(at_start) -> None:
    async with at_start() as at:
        await at.press("n")
        await in_workspace(at)
        at.consultation.add_person(ANNA)
        at.app.session.copy("a section")
        await at.press("f8")
        await at.until(lambda: "Anna in progress" in at.words())
        assert at.clipboard.cleared == 0


async def test_going_back_to_the_start_saves_and_lets_other_windows_have_the_draft(at_start, tmp_path) -> None:
    async with at_start() as at:
        await at.press("n")
        await in_workspace(at)
        at.consultation.add_person(ANNA)
        at.app.post_message(Key("f8", None))
        await at.until(lambda: "Anna in progress" in at.words())
        window = folder(tmp_path)
        (listed,) = window.summaries()
        window.open(listed.id)
        assert window.read_only(listed.id) == ""
        window.close_all()


@pytest.mark.parametrize("width", [80, 120])
async def test_two_hundred_drafts_and_names_without_end_can_be_gone_through(at_start, tmp_path, width) -> None:
    window = folder(tmp_path, now=lambda: AT)
    for number in range(200):
        title = f"Draft {number:03} " + ("long " * 2000 if number % 2 else "[red]x[/]")
        window.save(window.new(case(title)))
    window.close_all()
    async with at_start(width) as at:
        assert "Drafts - 200" in at.words()
        await at.until(lambda: "-- more below" in at.words())
        await at.press("end")
        await at.pilot.pause()
        last = at.app.front.found.drafts[-1]
        assert last.title[:20] in at.words()
        await at.press("enter")
        await in_workspace(at)


async def test_the_paper_copy_and_the_settings_open_from_the_start(at_start) -> None:
    async with at_start() as at:
        await at.press("p")
        await at.until(lambda: "REFHELPER PAPER FORM" in at.words())
        await at.press("escape", "s")
        await at.until(lambda: "Minutes without a key until the screen locks: 3" in at.words())
        await at.press("escape")
        await at.until(lambda: at.app.screen is at.app.front)


@pytest.mark.hazard("H11.4")
async def test_saving_when_the_window_loses_the_focus(at_start, tmp_path) -> None:
    async with at_start() as at:
        await at.press("n")
        await in_workspace(at)
        at.consultation.add_person(ANNA)
        at.app.post_message(AppBlur())
        await at.until(lambda: at.app.session.keeping.is_safe)
        assert len([name for name in files(tmp_path) if name.endswith(".draft")]) == 1
