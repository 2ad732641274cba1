"""Drafts after a power cut at any point: the old or the new revision opens, never a damaged one."""

from pathlib import Path

import pytest

from refhelper.domain.draft import DamagedDraft
from tests.draft_disks import DiskWithoutLinks, ModelDisk, disk_holding
from tests.draft_fakes import case, folder, titled

PATH = Path("/drafts")


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


@pytest.mark.hazard("H11.2")
@pytest.mark.parametrize("kind", [ModelDisk, DiskWithoutLinks])
@pytest.mark.parametrize("revisions", [0, 1, 2])
def test_a_power_cut_at_any_point_of_a_save_leaves_the_old_or_the_new_revision(revisions, kind):
    disk = kind()
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
