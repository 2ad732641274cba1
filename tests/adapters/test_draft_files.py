"""Drafts on disk: what a clinician saves is there, unreadable to others, and never silently replaced or lost."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from refhelper.adapters.draft_files import drafts_folder
from refhelper.adapters.sealed_format import MasterKey, seal
from refhelper.domain.draft import DamagedDraft, Draft, DraftSummary
from refhelper.domain.draft_errors import (
    DraftDamagedError,
    DraftNotFoundError,
    DraftsNotReadError,
    DraftTooNewError,
    KeyLostError,
    KeyStoreUnavailableError,
)
from refhelper.domain.editing import as_data
from tests.draft_fakes import CANARY, KEY, NOW, FixedKeys, NoKeys, case, files, folder, saved
from tests.engine import case_of

CASES = Path(__file__).parents[1] / "cases" / "shared.yaml"


def change(path, place=-1):
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


# saving and opening


def test_a_saved_draft_opens_as_it_was(tmp_path):
    window = folder(tmp_path)
    draft = window.new(case())._replace(handed_over_at=NOW, chase_on=date(2026, 11, 24))
    after = window.save(draft).draft
    assert after == draft._replace(revision=1, saved_at=NOW)
    assert folder(tmp_path).open(draft.id) == after


@pytest.mark.parametrize("row", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda row: row["id"])
def test_every_worked_case_comes_back_with_exactly_what_was_written_in_it(row):
    given = case_of(row["case"])
    content = Draft("0" * 32, given).as_content(NOW)
    back = Draft.from_content("0" * 32, 1, content).case
    assert back == given
    assert as_data(back) == as_data(given)


@pytest.mark.hazard("H14.1")
def test_nothing_of_the_case_lies_on_the_disk_in_clear_nor_in_a_file_name(tmp_path):
    saved(tmp_path, CANARY, CANARY + "2")
    assert len(files(tmp_path)) == 2
    for name, content in files(tmp_path).items():
        assert b"ella" not in content.lower()
        assert CANARY.encode() not in content
        assert CANARY not in name


@pytest.mark.not_on_windows("Windows keeps who may read a file in lists of its own")
def test_only_the_owner_may_look_at_the_folder_and_its_files(tmp_path):
    folder_of_drafts = tmp_path / "drafts"
    saved(folder_of_drafts, "one", "two")
    assert stat.S_IMODE(folder_of_drafts.stat().st_mode) == 0o700
    assert [stat.S_IMODE(each.stat().st_mode) for each in folder_of_drafts.iterdir()] == [0o600, 0o600]


def test_the_files_of_a_draft_are_its_last_two_revisions_and_no_more(tmp_path):
    draft = saved(tmp_path, "one", "two", "three")
    assert set(files(tmp_path)) == {f"{draft.id}.draft", f"{draft.id}.previous"}
    assert folder(tmp_path).open_previous(draft.id).case.title == "two"


def test_the_previous_revision_opens_as_a_new_draft_so_that_the_current_one_stays(tmp_path):
    draft = saved(tmp_path, "one", "two")
    window = folder(tmp_path)
    before = window.open_previous(draft.id)
    window.save(before)
    titles = {each.title for each in window.summaries()}
    assert (before.beside, titles) == (draft.id, {"one", "two"})


def test_the_folder_belongs_to_the_user_and_this_machine():
    assert drafts_folder().is_absolute()
    assert drafts_folder().parts[-2:] == ("refhelper", "drafts")


@pytest.mark.parametrize("wrong", ["", "0" * 32, "../../etc/passwd", "0" * 31 + "/"])
def test_a_draft_that_is_not_there_is_said_not_to_be_there(tmp_path, wrong):
    saved(tmp_path)
    for asked in (folder(tmp_path).open, folder(tmp_path).open_previous, folder(tmp_path).delete):
        with pytest.raises(DraftNotFoundError):
            asked(wrong)


def test_a_draft_without_a_revision_before_it_says_so(tmp_path):
    draft = saved(tmp_path)
    with pytest.raises(DraftNotFoundError):
        folder(tmp_path).open_previous(draft.id)


# the list


def test_the_list_shows_the_latest_first_and_what_needs_doing(tmp_path):
    times = iter([NOW, NOW + timedelta(days=1)])
    window = folder(tmp_path, now=lambda: next(times))
    first = window.save(window.new(case("first"))).draft
    second = window.save(window.new(case("second"))._replace(chase_on=date(2026, 12, 1))).draft
    assert window.summaries() == (
        DraftSummary(second.id, "second", 1, NOW + timedelta(days=1), None, date(2026, 12, 1), None),
        DraftSummary(first.id, "first", 1, NOW, None, None, None),
    )


def test_a_draft_without_a_title_is_listed_under_the_patients_name():
    assert Draft("0" * 32, case("")).title == f"Ella {CANARY}"


def test_an_empty_list_does_not_ask_the_key_store(tmp_path):
    assert folder(tmp_path / "none yet", keys=NoKeys()).summaries() == ()


def test_a_folder_that_is_no_folder_is_an_error_and_not_an_empty_list(tmp_path):
    (tmp_path / "drafts").write_text("in the way")
    with pytest.raises(DraftsNotReadError):
        folder(tmp_path / "drafts").summaries()


def test_files_of_others_in_the_folder_are_left_alone(tmp_path):
    saved(tmp_path)
    for name in ("notes.draft", "x.tmp", "0123.lock", "key.previous.draft"):
        (tmp_path / name).write_text("mine")
    assert len(folder(tmp_path).summaries()) == 1
    assert {"notes.draft", "x.tmp", "0123.lock", "key.previous.draft"} < set(files(tmp_path))


# the four messages


def test_a_damaged_draft_is_named_as_such_with_the_revision_before_it_on_offer(tmp_path):
    draft = saved(tmp_path, "one", "two")
    change(tmp_path / f"{draft.id}.draft")
    kept = files(tmp_path)
    (listed,) = folder(tmp_path).summaries()
    assert isinstance(listed, DamagedDraft)
    assert (type(listed.error), listed.previous) == (DraftDamagedError, True)
    with pytest.raises(DraftDamagedError):
        folder(tmp_path).open(draft.id)
    assert folder(tmp_path).open_previous(draft.id).case.title == "one"
    assert files(tmp_path) == kept


def test_a_draft_of_which_only_the_revision_before_is_left_is_not_passed_over(tmp_path):
    draft = saved(tmp_path, "one", "two")
    (tmp_path / f"{draft.id}.draft").unlink()
    (listed,) = folder(tmp_path).summaries()
    assert isinstance(listed, DamagedDraft)
    assert listed.previous


@pytest.mark.hazard("H12.2")
def test_a_draft_under_the_name_of_another_is_never_shown_as_that_other(tmp_path):
    one, other = saved(tmp_path, "one patient"), saved(tmp_path, "another patient")
    (tmp_path / f"{one.id}.draft").write_bytes((tmp_path / f"{other.id}.draft").read_bytes())
    with pytest.raises(DraftDamagedError):
        folder(tmp_path).open(one.id)


@pytest.mark.parametrize(
    "content", ['{"refhelper_draft": "2"}', '{"refhelper_draft": "1", "case": {}, "later": 1}', "[]", "1", "not JSON"]
)
def test_a_draft_whose_content_only_a_newer_version_knows_is_called_newer(tmp_path, content):
    draft = saved(tmp_path)
    (tmp_path / f"{draft.id}.draft").write_bytes(seal(content.encode(), KEY, draft.id, 2))
    with pytest.raises(DraftTooNewError):
        folder(tmp_path).open(draft.id)


def test_a_lost_key_is_said_of_each_draft_and_no_new_key_takes_its_place(tmp_path):
    draft = saved(tmp_path)
    kept, keys = files(tmp_path), FixedKeys(None)
    window = folder(tmp_path, keys=keys)
    (listed,) = window.summaries()
    assert isinstance(listed, DamagedDraft)
    assert isinstance(listed.error, KeyLostError)
    assert "the draft last saved on" in listed.error.detail
    for refused in (lambda: window.open(draft.id), lambda: window.save(window.new(case()))):
        with pytest.raises(KeyLostError):
            refused()
    assert isinstance(window.why_not_kept(), KeyLostError)
    assert (keys.made, files(tmp_path)) == (0, kept)


def test_a_lost_key_is_also_noticed_where_only_a_previous_revision_is_left(tmp_path):
    draft = saved(tmp_path, "one", "two")
    (tmp_path / f"{draft.id}.draft").unlink()
    keys = FixedKeys(None)
    assert isinstance(folder(tmp_path, keys=keys).why_not_kept(), KeyLostError)
    assert keys.made == 0


def test_after_the_drafts_of_a_lost_key_are_deleted_new_ones_can_be_saved(tmp_path):
    draft = saved(tmp_path)
    window = folder(tmp_path, keys=FixedKeys(None))
    assert window.why_not_kept()
    window.delete(draft.id)
    assert window.why_not_kept() is None
    assert window.save(window.new(case())).draft.revision == 1


def test_a_draft_under_another_key_is_a_lost_key_and_saving_leaves_it_alone(tmp_path):
    draft = saved(tmp_path)
    kept = files(tmp_path)
    window = folder(tmp_path, keys=FixedKeys(MasterKey(bytes(32))))
    with pytest.raises(KeyLostError):
        window.open(draft.id)
    after = window.save(draft)
    assert after.kept_beside == draft.id
    assert kept.items() <= files(tmp_path).items()


@pytest.mark.hazard("H14.2")
def test_without_a_key_store_nothing_at_all_is_written_and_the_reason_is_told(tmp_path):
    window = folder(tmp_path / "drafts", keys=NoKeys())
    with pytest.raises(KeyStoreUnavailableError) as caught:
        window.save(window.new(case()))
    assert "locked" in caught.value.detail
    assert "memory only" in caught.value.detail
    assert not (tmp_path / "drafts").exists()


def test_a_key_store_that_was_unlocked_meanwhile_is_asked_again_only_when_told(tmp_path):
    keys = FixedKeys()
    window = folder(tmp_path, keys=keys)
    keys.find = NoKeys().find
    assert window.why_not_kept()
    keys.find = lambda: KEY
    assert window.why_not_kept()
    window.ask_again()
    assert window.why_not_kept() is None


def test_no_error_holds_anything_of_the_case(tmp_path):
    draft = saved(tmp_path)
    (tmp_path / f"{draft.id}.draft").write_bytes(seal(f'{{"case": "{CANARY}"}}'.encode(), KEY, draft.id, 2))
    with pytest.raises(DraftTooNewError) as caught:
        folder(tmp_path).open(draft.id)
    error: BaseException | None = caught.value
    while error:
        assert CANARY not in repr(error) + str(error) or error.__suppress_context__
        error = error.__cause__
    assert caught.value.__suppress_context__
