"""Drafts on a disk that refuses, at any of its calls: the old draft stays, the reason is told, no litter."""

import errno
import shutil
from pathlib import Path

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.domain.draft import DamagedDraft
from refhelper.domain.draft_errors import (
    DraftNotCertainError,
    DraftNotDeletedError,
    DraftNotSavedError,
    DraftsNotReadError,
)
from refhelper.domain.errors import RefhelperError
from tests.draft_disks import FaultyDisk
from tests.draft_fakes import (
    CANARY,
    DISK_ERRORS,
    REASONS,
    case,
    files,
    folder,
    refusal_of,
    save,
    title_there,
    titled,
    two_revisions,
)

NAMES = [errno.errorcode[code] for code in DISK_ERRORS]


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


@pytest.mark.hazard("H11.2")
@pytest.mark.parametrize("code", DISK_ERRORS, ids=NAMES)
def test_a_save_that_the_disk_refuses_anywhere_leaves_the_old_draft_and_says_why(tmp_path, code):
    told = []
    for path, draft, at, how in faults(tmp_path, save):
        disk = FaultyDisk(at, code, **how)
        error = refusal_of(save, folder(path, disk), draft)
        told.append(type(error))
        title = title_there(path, draft)
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
        assert title_there(path, draft) == "new"
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
        found = []
        error = refusal_of(
            lambda window, _draft, found=found: found.extend(window.summaries()),
            folder(path, FaultyDisk(at, code, **how)),
            draft,
        )
        assert [each.id for each in found] == ([] if error else [draft.id])
        refusals = [error, *(each.error for each in found if isinstance(each, DamagedDraft))]
        assert all(isinstance(each, DraftsNotReadError) for each in refusals if each)
        assert all(each.reason == REASONS[code] for each in refusals if each)


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
