"""A draft in two windows, or in the hands of another program: nobody overwrites what they have not read."""

import errno

import pytest

from refhelper.adapters import disk as disk_calls
from refhelper.adapters.disk import SystemDisk
from refhelper.adapters.whole_file import Waiting
from refhelper.domain.draft_errors import (
    DraftInUseError,
    DraftNotCertainError,
    DraftNotSavedError,
    KeyStoreUnavailableError,
)
from tests.draft_fakes import FixedKeys, case, files, folder, saved


def change(path, place=-1):
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


@pytest.mark.hazard("H13.1")
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


@pytest.mark.hazard("H13.2")
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


def test_on_a_drive_without_locks_no_temporary_file_is_taken_from_a_window_that_may_be_writing_it(tmp_path):
    class NoLocks(SystemDisk):
        def lock(self, path):  # noqa: ARG002
            raise OSError(errno.ENOLCK, "none")

    draft = saved(tmp_path)
    (tmp_path / f"{draft.id}.00.tmp").touch()
    folder(tmp_path, NoLocks()).summaries()
    assert f"{draft.id}.00.tmp" in files(tmp_path)


def test_a_lock_whose_file_was_taken_away_while_it_was_waited_for_is_taken_anew(tmp_path, monkeypatch):
    disk, path, hold = SystemDisk(), tmp_path / "one.lock", disk_calls._hold  # noqa: SLF001
    first = disk.lock(path)

    def late(handle):
        monkeypatch.setattr(disk_calls, "_hold", hold)
        disk.unlock(path, first)
        return hold(handle)

    monkeypatch.setattr(disk_calls, "_hold", late)
    second = disk.lock(path)
    assert disk.lock(path) is None
    disk.unlock(path, second)


def test_a_draft_kept_beside_another_is_kept_once_however_often_saving_it_fails(tmp_path):
    class Unconfirmed(SystemDisk):
        tries = 0

        def fsync_folder(self, folder):
            self.tries += 1
            if self.tries < 4:
                raise OSError(errno.EIO, "fault")
            super().fsync_folder(folder)

    draft = saved(tmp_path, "one", "two")
    window = folder(tmp_path, Unconfirmed())
    for _try in range(3):
        with pytest.raises(DraftNotCertainError):
            window.save(draft._replace(revision=1))
    assert window.save(draft._replace(revision=1)).kept_beside == draft.id
    assert len(window.summaries()) == 2


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


def test_a_draft_that_a_scanner_lets_nobody_read_for_a_second_is_waited_for(tmp_path):
    class Scanned(SystemDisk):
        tries = 20

        def read(self, path):
            self.tries -= 1
            if self.tries >= 0:
                raise WindowsError(None)  # as opening a file gives it there
            return super().read(path)

    draft, clock = saved(tmp_path), Clock()
    window = folder(tmp_path, Scanned(), waiting=clock.waiting)
    assert window.save(draft).draft.revision == 2
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
