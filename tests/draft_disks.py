"""Disks that misbehave: one that refuses at any call, and a model that lists what a power cut may leave."""

import errno
import itertools
import os
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from refhelper.adapters.disk import SystemDisk
from tests.draft_fakes import NOW


class FaultyDisk:
    """The computer's own disk until a call, counted from 1, that fails.

    With `stays` all calls after it fail too; with `too_late` the call does its work and then says that it failed.
    """

    def __init__(self, at: int = 0, code: int = errno.EIO, *, stays: bool = False, too_late: bool = False) -> None:
        self.at, self.code, self.stays, self.too_late = at, code, stays, too_late
        self.calls: list[str] = []
        self._disk = SystemDisk()

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._disk, name)

        def call(*given: Any) -> Any:
            self.calls.append(name)
            fails = len(self.calls) == self.at or (self.stays and 0 < self.at < len(self.calls))
            if not fails:
                return real(*given)
            if name in {"close", "unlock"} or self.too_late:
                done = real(*given)
                if name in {"create", "lock"}:
                    os.close(done)
            raise OSError(self.code, os.strerror(self.code), "/somewhere")

        return call


class ModelDisk:
    """A disk in memory that knows what has reached it, and lists what a power cut may leave of it.

    Data written and not synced may be lost, cut short, or stand as zeros; each name changed and not synced may be old
    or new by itself, so a renamed file may be under both names, either or none.
    """

    def __init__(self) -> None:
        self.data: list[bytes] = []
        self.safe: list[bytes] = []
        self.names_now: dict[Path, int] = {}
        self.names_safe: dict[Path, int] = {}
        self.changes: list[tuple[Path, int | None]] = []
        self.moments: list[ModelDisk] = []

    def _moment(self) -> None:
        copy = ModelDisk()
        for part in ("data", "safe", "names_now", "names_safe", "changes"):
            setattr(copy, part, deepcopy(getattr(self, part)))
        self.moments.append(copy)

    def _change(self, path: Path, inode: int | None) -> None:
        self.changes.append((path, inode))
        self.names_now = _changed(self.names_now, [(path, inode)])

    def _inode(self, path: Path) -> int:
        if path not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "none")
        return self.names_now[path]

    def make_folder(self, folder: Path) -> None:
        """Do nothing: the folder is there."""

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(path.name for path in self.names_now if path.parent == folder)

    def read(self, path: Path) -> bytes:
        return self.data[self._inode(path)]

    def modified(self, path: Path) -> datetime:
        self._inode(path)
        return NOW

    def create(self, path: Path) -> int:
        assert path not in self.names_now
        self.data.append(b"")
        self.safe.append(b"")
        self._change(path, len(self.data) - 1)
        self._moment()
        return len(self.data) - 1

    def truncate(self, path: Path) -> int:
        """Open a file to be overwritten, as careless programs do."""
        inode = self._inode(path)
        self.data[inode] = b""
        self._moment()
        return inode

    def write(self, handle: int, data: bytes) -> int:
        self.data[handle] += data
        self._moment()
        return len(data)

    def fsync(self, handle: int) -> None:
        self.safe[handle] = self.data[handle]
        self._moment()

    def close(self, handle: int) -> None:  # noqa: ARG002
        self._moment()

    def link(self, old: Path, new: Path) -> None:
        assert new not in self.names_now
        self._change(new, self._inode(old))
        self._moment()

    def replace(self, old: Path, new: Path) -> None:
        self._change(new, self._inode(old))
        self._change(old, None)
        self._moment()

    def unlink(self, path: Path) -> None:
        self._inode(path)
        self._change(path, None)
        self._moment()

    def fsync_folder(self, folder: Path) -> None:  # noqa: ARG002
        self.names_safe, self.changes = dict(self.names_now), []
        self._moment()

    def lock(self, path: Path) -> int:  # noqa: ARG002
        return 0

    def unlock(self, path: Path, handle: int) -> None:
        """Do nothing: nobody else is there."""

    def after_a_cut(self) -> Iterator[dict[Path, bytes]]:
        """Give every content that the disk may have when the power comes back, each once."""
        seen = set()
        for kept in itertools.product([False, True], repeat=len(self.changes)):
            names = _changed(self.names_safe, list(itertools.compress(self.changes, kept)))
            for contents in itertools.product(*(self._possible(inode) for inode in names.values())):
                state = tuple(zip(names, contents, strict=True))
                if state not in seen:
                    seen.add(state)
                    yield dict(state)

    def _possible(self, inode: int) -> list[bytes]:
        now, safe = self.data[inode], self.safe[inode]
        return [safe] if now == safe else list({safe, now, now[: len(now) // 2], bytes(len(now))})


class DiskWithoutLinks(ModelDisk):
    """A disk whose files have one name each, as on some memory sticks and network drives."""

    def link(self, old: Path, new: Path) -> None:  # noqa: ARG002
        raise PermissionError(errno.EPERM, "no links here")


def disk_holding(state: dict[Path, bytes]) -> ModelDisk:
    """Return a disk with these files on it."""
    disk = ModelDisk()
    disk.data = list(state.values())
    disk.safe = list(state.values())
    disk.names_now = {path: inode for inode, path in enumerate(state)}
    disk.names_safe = dict(disk.names_now)
    return disk


def _changed(names: dict[Path, int], changes: list[tuple[Path, int | None]]) -> dict[Path, int]:
    new = dict(names)
    for path, inode in changes:
        if inode is None:
            new.pop(path, None)
        else:
            new[path] = inode
    return new
