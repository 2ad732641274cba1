"""Drafts on disk: what a clinician saves is there, unreadable to others, and never silently replaced or lost."""

import errno
import stat
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from refhelper.adapters.disk import SystemDisk
from refhelper.adapters.draft_files import drafts_folder
from refhelper.adapters.sealed_format import MasterKey, seal
from refhelper.adapters.whole_file import Waiting
from refhelper.domain.case import Case
from refhelper.domain.draft import DamagedDraft, Draft, DraftSummary, deleted_from, first_chase, is_left_over
from refhelper.domain.draft_errors import (
    DraftDamagedError,
    DraftInUseError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftsNotReadError,
    DraftTooNewError,
    KeyLostError,
    KeyStoreUnavailableError,
)
from refhelper.domain.editing import as_data
from tests.draft_fakes import CANARY, KEY, NOW, FixedKeys, case, files, folder
from tests.engine import case_of

CASES = Path(__file__).parent / "cases" / "shared.yaml"
POSIX = sys.platform != "win32"


class NoKeys:
    """A key store that answers nothing."""

    def find(self):
        reason = "The key store is locked."
        raise KeyStoreUnavailableError(reason)

    make = find


def saved(path, *titles):
    """Save revisions of one draft, one a title, and return the last, with no window left open."""
    window = folder(path)
    draft = window.new(case())
    for title in titles or (CANARY,):
        draft = window.save(draft._replace(case=case(title))).draft
    window.close_all()
    return draft


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


def test_nothing_of_the_case_lies_on_the_disk_in_clear_nor_in_a_file_name(tmp_path):
    saved(tmp_path, CANARY, CANARY + "2")
    for name, content in files(tmp_path).items():
        assert b"ella" not in content.lower()
        assert CANARY.encode() not in content
        assert CANARY not in name


@pytest.mark.parametrize("which", ["folder", "files"])
def test_only_the_owner_may_look_at_the(which, tmp_path):
    saved(tmp_path / "drafts", "one", "two")
    if POSIX:
        paths = [tmp_path / "drafts"] if which == "folder" else list((tmp_path / "drafts").iterdir())
        assert {stat.S_IMODE(each.stat().st_mode) for each in paths} == {0o700 if which == "folder" else 0o600}


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


# two windows


def test_a_second_window_may_read_a_draft_but_not_save_or_delete_it_and_says_why(tmp_path):
    draft = saved(tmp_path)
    first, second = folder(tmp_path), folder(tmp_path)
    assert first.open(draft.id) == second.open(draft.id) == draft
    assert first.read_only(draft.id) == ""
    assert "another window" in second.read_only(draft.id)
    for refused in (lambda: second.save(draft), lambda: second.delete(draft.id)):
        with pytest.raises(DraftInUseError):
            refused()
    assert second.read_only(draft.id)
    assert first.save(draft).draft.revision == 2


def test_once_the_first_window_lets_go_the_second_may_save(tmp_path):
    draft = saved(tmp_path)
    first, second = folder(tmp_path), folder(tmp_path)
    first.open(draft.id)
    second.open(draft.id)
    first.close(draft.id)
    assert second.save(draft).draft.revision == 2
    assert second.read_only(draft.id) == ""


def test_a_draft_changed_by_another_window_is_kept_beside_this_one(tmp_path):
    draft = saved(tmp_path)
    other = folder(tmp_path)
    other.save(draft._replace(case=case("theirs")))
    other.close_all()
    window = folder(tmp_path)
    mine = window.save(draft._replace(case=case("mine")))
    assert mine.kept_beside == mine.draft.beside == draft.id
    assert {each.title for each in window.summaries()} == {"theirs", "mine"}
    assert window.save(mine.draft).kept_beside is None


def test_a_damaged_draft_is_not_overwritten_by_saving(tmp_path):
    draft = saved(tmp_path)
    change(tmp_path / f"{draft.id}.draft")
    kept = files(tmp_path)
    assert folder(tmp_path).save(draft).kept_beside == draft.id
    assert kept.items() <= files(tmp_path).items()


def test_a_draft_deleted_while_it_is_being_written_is_saved_again(tmp_path):
    draft = saved(tmp_path)
    (tmp_path / f"{draft.id}.draft").unlink()
    assert folder(tmp_path).save(draft).draft.revision == 2


def test_a_window_that_only_reads_leaves_nothing_behind(tmp_path):
    draft = saved(tmp_path)
    kept = files(tmp_path)
    window = folder(tmp_path)
    window.open(draft.id)
    window.close_all()
    assert files(tmp_path) == kept


def test_on_a_drive_without_locks_drafts_are_saved_and_both_versions_kept(tmp_path):
    class NoLocks(SystemDisk):
        def lock(self, path):  # noqa: ARG002
            raise OSError(errno.ENOLCK, "none")

    draft = saved(tmp_path)
    first, second = folder(tmp_path, NoLocks()), folder(tmp_path, NoLocks())
    first.save(first.open(draft.id))
    assert second.save(draft).kept_beside == draft.id


def test_what_a_window_left_that_ended_without_warning_is_taken_away_but_not_what_an_open_one_writes(tmp_path):
    dead, living = saved(tmp_path), saved(tmp_path)
    window = folder(tmp_path)
    window.open(living.id)
    for name in (f"{dead.id}.00.tmp", f"{dead.id}.lock", f"{living.id}.00.tmp", "key.lock"):
        (tmp_path / name).touch()
    folder(tmp_path).summaries()
    left = {name for name in files(tmp_path) if name.endswith((".tmp", ".lock"))}
    assert left == {f"{living.id}.00.tmp", f"{living.id}.lock"}


def test_two_windows_that_start_together_do_not_make_two_keys(tmp_path):
    class Slow(FixedKeys):
        def make(self):
            second = folder(tmp_path, keys=self)
            assert isinstance(second.why_not_kept(), KeyStoreUnavailableError)
            return super().make()

    keys = Slow(None)
    assert folder(tmp_path, keys=keys).why_not_kept() is None
    assert keys.made == 1


# deleting and keeping


def test_a_deleted_draft_leaves_no_file(tmp_path):
    draft = saved(tmp_path, "one", "two")
    folder(tmp_path).delete(draft.id)
    assert files(tmp_path) == {}


def test_deleting_needs_no_key(tmp_path):
    draft = saved(tmp_path)
    folder(tmp_path, keys=NoKeys()).delete(draft.id)
    assert files(tmp_path) == {}


def on(day):
    """Return the clock of a day."""
    return lambda: datetime(2026, 11, day, 9, 0)  # noqa: DTZ001


@pytest.mark.parametrize(("day", "left"), [(19, 1), (20, 0), (21, 0)])
def test_a_handed_over_draft_is_deleted_once_the_days_are_over(tmp_path, day, left):
    window = folder(tmp_path)
    draft = window.save(window.new(case())._replace(handed_over_at=datetime(2026, 11, 10, 23, 59))).draft  # noqa: DTZ001
    window.close_all()
    later = folder(tmp_path, now=on(day))
    assert later.purge(older_than=10) == ((draft.id,) if not left else ())
    assert len(later.summaries()) == left


@pytest.mark.parametrize(("chase", "due"), [(None, date(2026, 12, 10)), (date(2026, 12, 1), date(2026, 12, 31))])
def test_the_days_run_from_the_chase_date_where_that_is_later(chase, due):
    handed_over = datetime(2026, 11, 10, 9, 0)  # noqa: DTZ001
    assert deleted_from(Draft("0" * 32, case(), handed_over_at=handed_over, chase_on=chase)) == due


def test_a_draft_not_handed_over_is_never_deleted_by_itself_but_flagged(tmp_path):
    draft = saved(tmp_path)
    later = folder(tmp_path, now=lambda: NOW + timedelta(days=3650))
    assert later.purge(0) == ()
    assert not is_left_over(draft, NOW.date() + timedelta(days=29))
    assert is_left_over(draft, NOW.date() + timedelta(days=30))


def test_a_handed_over_draft_is_not_flagged_as_left_over():
    handed_over = Draft("0" * 32, case(), 1, NOW, handed_over_at=NOW)
    assert not is_left_over(handed_over, NOW.date() + timedelta(days=99))


@pytest.mark.parametrize("whose", ["this window", "another window"])
def test_an_open_draft_is_not_purged_in(whose, tmp_path):
    window = folder(tmp_path)
    draft = window.save(window.new(case())._replace(handed_over_at=NOW)).draft
    purging = window if whose == "this window" else folder(tmp_path)
    assert purging.purge(0) == ()
    window.close(draft.id)
    assert purging.purge(0) == (draft.id,)


def test_a_purge_leaves_alone_what_it_cannot_open(tmp_path):
    draft = saved(tmp_path)
    change(tmp_path / f"{draft.id}.draft")
    assert folder(tmp_path).purge(0) == ()
    assert len(files(tmp_path)) == 1


def test_the_first_chase_date_of_a_case_is_the_earliest():
    sent = [{"for": "ella", "to": "idas", "chase_on": day} for day in ("2026-12-02", "2026-11-30")]
    data = as_data(case()) | {"handed_over": [*sent, {"for": "ella", "to": "marac"}]}
    assert first_chase(Case.model_validate(data)) == date(2026, 11, 30)
    assert first_chase(case()) is None


# Windows: another program has the file for a moment


class WindowsError(OSError):
    """An OSError as Windows raises it."""

    def __init__(self, code):
        super().__init__(errno.EACCES, "in use")
        self.winerror = code


class Busy(SystemDisk):
    """A disk on which a scanner has the file for so many tries."""

    def __init__(self, code, tries):
        self.code, self.tries = code, tries

    def replace(self, old, new):
        if self.tries:
            self.tries -= 1
            raise WindowsError(self.code)
        super().replace(old, new)


class Clock:
    """Seconds that pass only by waiting."""

    def __init__(self):
        self.now = 0.0

    def pause(self, seconds):
        self.now += seconds

    @property
    def waiting(self):
        return Waiting(lambda: self.now, self.pause)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_a_scanner_has_for_a_second_is_waited_for(tmp_path, code):
    clock = Clock()
    window = folder(tmp_path, Busy(code, tries=20), waiting=clock.waiting)
    assert window.save(window.new(case())).draft.revision == 1
    assert 0.9 < clock.now < 1.1


@pytest.mark.parametrize(("code", "least", "most"), [(32, 2.0, 2.1), (112, 0, 0)])
def test_a_file_that_stays_in_use_is_given_up_after_two_seconds_and_any_other_error_at_once(
    tmp_path, code, least, most
):
    clock = Clock()
    window = folder(tmp_path, Busy(code, tries=10_000), waiting=clock.waiting)
    with pytest.raises(DraftNotSavedError):
        window.save(window.new(case()))
    assert least <= clock.now <= most
    window.close_all()
    assert files(tmp_path) == {}
