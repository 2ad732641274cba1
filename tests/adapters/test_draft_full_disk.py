"""Drafts on a full disk: the old one stays, and saving works again when there is room."""

import errno
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.domain.draft_errors import (
    DraftNotSavedError,
)
from tests.draft_fakes import files, folder, refusal_of, save, title_there, two_revisions


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
        subprocess.run(["umount", "--lazy", path], check=True)


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
    with suppress(OSError):
        while True:
            disk.write(handle, bytes(1024))
    disk.close(handle)
    return path.stat().st_size


@pytest.mark.hazard("H11.2")
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
            assert title_there(path, draft, disk) == "old"
            assert not [name for name in files(path) if name.endswith(".tmp")]
        assert room > 0
        assert error is None
        assert title_there(path, draft, disk) == "new"
