"""Drafts when things go wrong: power cuts, refusing and full disks, killed programs. What was saved is never lost."""

import errno
import os
import select
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.domain.draft import DamagedDraft, Draft
from refhelper.domain.draft_errors import (
    DraftNotCertainError,
    DraftNotDeletedError,
    DraftNotSavedError,
    DraftsNotReadError,
)
from refhelper.domain.errors import RefhelperError
from tests.draft_fakes import CANARY, DISK_ERRORS, REASONS, FaultyDisk, ModelDisk, case, disk_holding, files, folder

PATH = Path("/drafts")
ROOT = Path(__file__).parent.parent
NAMES = [errno.errorcode[code] for code in DISK_ERRORS]
KILLS = 200


def titled(draft, title):
    return draft._replace(case=case(title))


def prepared(disk, revisions):
    """Return the model with so many revisions of one draft on it, all safe, and the last of them."""
    window = folder(PATH, disk)
    draft = window.new(case())
    for number in range(revisions):
        draft = window.save(titled(draft, f"revision {number + 1}")).draft
    disk.moments.clear()
    return draft


def opened(state, draft_id):
    """Return the title that opens after a power cut; None where there is no draft; damage fails the test."""
    window = folder(PATH, disk_holding(state))
    listed = window.summaries()
    assert not [each for each in listed if isinstance(each, DamagedDraft)]
    return window.open(draft_id).title if listed else None


# power cuts


@pytest.mark.parametrize("revisions", [0, 1, 2])
def test_a_power_cut_at_any_point_of_a_save_leaves_the_old_or_the_new_revision(revisions):
    disk = ModelDisk()
    draft = prepared(disk, revisions)
    folder(PATH, disk).save(titled(draft, "new"))
    old = f"revision {revisions}" if revisions else None
    seen = [{opened(state, draft.id) for state in moment.after_a_cut()} for moment in disk.moments]
    assert set().union(*seen) == {old, "new"}
    assert seen[-1] == {"new"}


def test_a_power_cut_between_saves_never_takes_back_more_than_the_last_one():
    disk = ModelDisk()
    draft = prepared(disk, 1)
    window = folder(PATH, disk)
    for number in range(2, 5):
        disk.moments.clear()
        draft = window.save(titled(draft, f"revision {number}")).draft
        found = {opened(state, draft.id) for moment in disk.moments for state in moment.after_a_cut()}
        assert found == {f"revision {number - 1}", f"revision {number}"}


def test_a_power_cut_while_deleting_never_leaves_half_a_draft_that_opens_as_whole():
    disk = ModelDisk()
    draft = prepared(disk, 2)
    folder(PATH, disk).delete(draft.id)
    for moment in disk.moments:
        for state in moment.after_a_cut():
            listed = folder(PATH, disk_holding(state)).summaries()
            assert all(isinstance(each, DamagedDraft) or each.title == "revision 2" for each in listed)
    assert list(disk.moments[-1].after_a_cut()) == [{}]


def test_the_model_catches_a_program_that_overwrites_its_file():
    disk = ModelDisk()
    draft = prepared(disk, 1)
    (path,) = disk.names_now
    other = ModelDisk()
    folder(PATH, other).save(titled(draft, "new"))
    handle = disk.truncate(path)
    disk.write(handle, other.data[0])
    disk.fsync(handle)
    states = [state for moment in disk.moments for state in moment.after_a_cut()]
    lost = [state for state in states if isinstance(folder(PATH, disk_holding(state)).summaries()[0], DamagedDraft)]
    assert lost


def test_the_model_catches_a_program_that_renames_before_the_data_is_on_the_disk():
    class Hasty(ModelDisk):
        def fsync(self, handle):
            """Do nothing."""

    disk = Hasty()
    draft = prepared(disk, 0)
    folder(PATH, disk).save(titled(draft, "new"))
    states = disk.moments[-1].after_a_cut()
    found = [each for state in states for each in folder(PATH, disk_holding(state)).summaries()]
    assert any(isinstance(each, DamagedDraft) for each in found)


# a disk that refuses


def two_revisions(path):
    window = folder(path)
    draft = window.save(titled(window.new(case()), "first")).draft
    draft = window.save(titled(draft, "old")).draft
    window.close_all()
    return draft


def calls_of(tmp_path, act):
    """Return how many calls to the disk an act takes when nothing fails."""
    path = tmp_path / "counted"
    disk = FaultyDisk()
    act(folder(path, disk), two_revisions(path))
    shutil.rmtree(path)
    return len(disk.calls)


def faults(tmp_path, act):
    """Give, for every call of an act, a draft of two revisions and a disk that fails there, once or from then on."""
    for at in range(1, calls_of(tmp_path, act) + 1):
        for how in ({}, {"stays": True}, {"too_late": True}):
            path = tmp_path / f"{at}-{'-'.join(how)}"
            yield path, two_revisions(path), at, how


def refusal_of(act, window, draft):
    """Return what the user is told; None where the act went through."""
    try:
        act(window, draft)
    except RefhelperError as error:
        return error
    finally:
        window.close_all()
    return None


def save(window, draft):
    window.save(titled(draft, "new"))


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_save_that_the_disk_refuses_anywhere_leaves_the_old_draft_and_says_why(tmp_path, code):
    told = []
    for path, draft, at, how in faults(tmp_path, save):
        disk = FaultyDisk(at, code, **how)
        error = refusal_of(save, folder(path, disk), draft)
        told.append(type(error))
        title = folder(path).open(draft.id).title
        match error:
            case None:
                assert title == "new"
            case DraftNotSavedError() if not how.get("too_late"):
                assert title == "old"
            case _:
                assert isinstance(error, DraftNotSavedError | DraftNotCertainError)
                assert title in {"old", "new"}
        if error:
            assert error.reason == REASONS[code]
            assert "/somewhere" not in str(error)
    assert {DraftNotSavedError, DraftNotCertainError} <= set(told)


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_save_refused_once_leaves_no_litter_and_works_the_next_time_without_a_second_copy(tmp_path, code):
    for path, draft, at, how in faults(tmp_path, save):
        if how.get("stays"):
            continue
        window = folder(path, FaultyDisk(at, code, **how))
        first = None
        try:
            first = window.save(titled(draft, "new")).draft
        except RefhelperError:
            kept = {name for name in files(path) if name.endswith(".tmp")}
            assert not kept
            assert window.save(titled(draft, "new")).kept_beside is None
        window.close_all()
        assert len(folder(path).summaries()) == 1
        assert folder(path).open(draft.id).title == "new"
        assert first is None or first.revision == 3
        assert {Path(name).suffix for name in files(path)} <= {".draft", ".previous", ".lock"}


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_litter_that_a_broken_disk_kept_is_sealed_and_is_taken_away_once_the_disk_works(tmp_path, code):
    for path, draft, at, how in faults(tmp_path, save):
        refusal_of(save, folder(path, FaultyDisk(at, code, **how)), draft)
        assert not any(CANARY.encode() in content for content in files(path).values())
        folder(path).summaries()
        assert set(files(path)) == {f"{draft.id}.draft", f"{draft.id}.previous"}


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_the_very_first_save_that_the_disk_refuses_leaves_nothing_or_the_whole_draft(tmp_path, code):
    for at in range(1, 30):
        path = tmp_path / str(at) / "drafts"
        disk = FaultyDisk(at, code)
        window = folder(path, disk)
        draft = titled(window.new(case()), "new")
        error = refusal_of(lambda window, draft: window.save(draft), window, draft)
        listed = folder(path).summaries()
        assert [each.title for each in listed] in ([], ["new"])
        assert listed or isinstance(error, DraftNotSavedError)
        assert isinstance(error, DraftNotSavedError | DraftNotCertainError | None)


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
@pytest.mark.parametrize("act", ["open", "open_previous"])
def test_reading_from_a_disk_that_refuses_changes_nothing_and_says_why(tmp_path, act, code):
    def read(window, draft):
        getattr(window, act)(draft.id)

    for path, draft, at, how in faults(tmp_path, read):
        before = files(path)
        error = refusal_of(read, folder(path, FaultyDisk(at, code, **how)), draft)
        assert error is None or (isinstance(error, DraftsNotReadError) and error.reason == REASONS[code])
        folder(path).summaries()
        assert files(path) == before


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_draft_that_the_disk_does_not_let_be_locked_is_read_only_and_says_why(tmp_path, code):
    draft = two_revisions(tmp_path)
    disk = FaultyDisk(2, code)
    window = folder(tmp_path, disk)
    assert window.open(draft.id).title == "old"
    assert disk.calls[1] == "lock"
    assert REASONS[code] in window.read_only(draft.id)


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_list_from_a_disk_that_refuses_never_passes_over_a_draft_in_silence(tmp_path, code):
    for path, draft, at, how in faults(tmp_path, lambda window, _draft: window.summaries()):
        try:
            (listed,) = folder(path, FaultyDisk(at, code, **how)).summaries()
        except DraftsNotReadError as error:
            assert error.reason == REASONS[code]
        else:
            assert listed.id == draft.id
            assert not isinstance(listed, DamagedDraft) or isinstance(listed.error, DraftsNotReadError)


@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_deletion_that_the_disk_refuses_is_not_called_done(tmp_path, code):
    def delete(window, draft):
        window.delete(draft.id)

    for path, draft, at, how in faults(tmp_path, delete):
        error = refusal_of(delete, folder(path, FaultyDisk(at, code, **how)), draft)
        assert error is None or (isinstance(error, DraftNotDeletedError) and error.reason == REASONS[code])
        listed = folder(path).summaries()
        assert error or not listed
        assert all(not isinstance(each, DamagedDraft) for each in listed)


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(tmp_path):
    class Sipping(SystemDisk):
        def write(self, handle, data):
            return super().write(handle, data[:100])

    window = folder(tmp_path, Sipping())
    draft = window.save(window.new(case())).draft
    assert folder(tmp_path).open(draft.id) == draft


def test_a_disk_that_takes_nothing_is_an_error_and_not_an_endless_wait(tmp_path):
    class Shut(SystemDisk):
        def write(self, handle, data):  # noqa: ARG002
            return 0

    window = folder(tmp_path, Shut())
    with pytest.raises(DraftNotSavedError):
        window.save(window.new(case()))


# a full disk


class QuotaDisk(SystemDisk):
    """A disk that holds so many bytes in all its files, as a quota does."""

    def __init__(self, folder, size):
        self.folder, self.size = folder, size

    def write(self, handle, data):
        room = self.size - sum(len(content) for content in files(self.folder).values())
        if room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data[:room])


@contextmanager
def tmpfs(path, size):
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", path], check=True, capture_output=True)
    try:
        yield SystemDisk()
    finally:
        subprocess.run(["umount", path], check=True)


@contextmanager
def quota(path, size):
    path.mkdir()
    yield QuotaDisk(path, size)


def may_mount():
    """Say whether this process may mount a file system of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    place = Path(os.environ.get("TMPDIR", "/tmp")) / f"refhelper-mount-{os.getpid()}"  # noqa: S108
    try:
        with tmpfs(place, 4096):
            return True
    except subprocess.CalledProcessError:
        return False
    finally:
        place.rmdir()


FULL = (tmpfs, "a real tmpfs") if may_mount() else (quota, "a stand-in with a quota")


def fill(disk, path):
    """Fill the disk to the last byte and return the size of what fills it."""
    handle = disk.create(path)
    try:
        while True:
            disk.write(handle, bytes(1024))
    except OSError as error:
        assert error.errno == errno.ENOSPC
    finally:
        disk.close(handle)
    return path.stat().st_size


@pytest.mark.parametrize("place", [FULL[0]], ids=[FULL[1]])
def test_on_a_full_disk_the_old_draft_stays_and_saving_works_again_when_there_is_room(tmp_path, place):
    path = tmp_path / "drafts"
    with place(path, 64 * 1024) as disk:
        draft = two_revisions(path)
        size = fill(disk, path / "filler")
        for room in range(0, 5 * 4096, 4096):
            os.truncate(path / "filler", size - room)
            error = refusal_of(save, folder(path, disk), draft)
            assert isinstance(error, DraftNotSavedError | None)
            if error is None:
                break
            assert error.reason == "The disk is full."
            assert folder(path, disk).open(draft.id).title == "old"
            assert not [name for name in files(path) if name.endswith(".tmp")]
        assert room > 0
        assert error is None
        assert folder(path, disk).open(draft.id).title == "new"


# a killed program


if hasattr(os, "fork"):

    def test_no_revision_that_was_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
        path, draft_id, chance = tmp_path / "drafts", "ab" * 16, Random(20261120)
        command = [sys.executable, "-m", "tests.draft_writer", str(path), draft_id]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
            last = 0
            for _kill in range(KILLS):
                last = killed_once(writer, chance, last)
                last = still_there(path, draft_id, last)
            writer.stdin.close()
        assert last > KILLS

    def killed_once(writer, chance, last):
        """Let a writer save some revisions, kill it at a chance moment and return the last it acknowledged."""
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
        pid = int(writer.stdout.readline().split()[1]) if last is not None else 0
        for _revision in range(chance.randrange(4)):
            last = int(writer.stdout.readline())
        select.select([], [], [], chance.random() * 0.01)
        os.kill(pid, signal.SIGKILL)
        for line in iter(writer.stdout.readline, b"dead\n"):
            last = int(line)
        return last

    def still_there(path, draft_id, last):
        """Check what a killed writer left, and return the revision that opens."""
        content = b"".join(files(path).values())
        assert CANARY.encode() not in content
        window = folder(path)
        listed = window.summaries()
        assert not [each for each in listed if isinstance(each, DamagedDraft)]
        assert set(files(path)) <= {f"{draft_id}.draft", f"{draft_id}.previous"}
        if not listed:
            assert last == 0
            return 0
        draft: Draft = window.open(draft_id)
        window.close_all()
        assert draft.revision >= last
        assert draft.title == str(draft.revision)
        return draft.revision
