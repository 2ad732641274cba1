"""The files of a folder of drafts, by the id of the draft: sealed bytes in, sealed bytes out."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from refhelper.adapters.disk import Disk
from refhelper.adapters.whole_file import TEMPORARY, Waiting, discard, patiently, put, stage, temporary_name

_ID = re.compile(r"[0-9a-f]{32}\Z")
_CURRENT, _PREVIOUS, _LOCK = ".draft", ".previous", ".lock"
KEY_LOCK = "key"
"""Stands where a draft's id stands, in the name of the lock that guards the making of the key."""


class Leftovers(NamedTuple):
    """What a window that ended without warning left of a draft: temporary files, or its lock file alone."""

    draft: str
    temporary: tuple[str, ...]


class SealedFiles:
    """Knows the files of each draft by their names, which are random ids and say nothing."""

    def __init__(self, disk: Disk, folder: Path, waiting: Waiting) -> None:
        """Take the disk, the folder, and how time passes while another program has a file."""
        self._disk, self.folder, self._waiting = disk, folder, waiting

    def make_folder(self) -> None:
        """Make the folder unless it is there."""
        self._disk.make_folder(self.folder)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all drafts of which a revision is there."""
        names = (Path(name) for name in self._disk.names(self.folder))
        found = {name.stem for name in names if name.suffix in {_CURRENT, _PREVIOUS} and _ID.match(name.stem)}
        return tuple(sorted(found))

    def read(self, draft: str) -> bytes | None:
        """Return the current revision's file; None where there is none."""
        return self._read(self._path(draft, _CURRENT))

    def read_previous(self, draft: str) -> bytes | None:
        """Return the file of the revision before it; None where there is none."""
        return self._read(self._path(draft, _PREVIOUS))

    def modified(self, draft: str) -> datetime | None:
        """Return when a draft was last written, as the disk says; None where it does not say."""
        for suffix in (_CURRENT, _PREVIOUS):
            with suppress(OSError):
                return self._disk.modified(self._path(draft, suffix))
        return None

    def replace(self, draft: str, new: bytes, old: bytes | None) -> None:
        """Put a new revision in place of the old one, which is kept as the one before.

        OSError: the current revision is the old one, untouched. The names are on the disk only after `settle`.
        """
        current = self._path(draft, _CURRENT)
        staged = stage(self._disk, current, new)
        try:
            if old is not None:
                self._keep(current, self._path(draft, _PREVIOUS), old)
            put(self._disk, staged, current, self._waiting)
        except BaseException:
            discard(self._disk, staged)
            raise

    def _keep(self, current: Path, previous: Path, old: bytes) -> None:
        """Keep the current revision under the name of the one before: the file itself, which is on the disk already."""
        staged = self._second_name(current, previous) or stage(self._disk, previous, old)
        try:
            put(self._disk, staged, previous, self._waiting)
        finally:
            discard(self._disk, staged)  # it stays where both names were the same file already

    def _second_name(self, current: Path, beside: Path) -> Path | None:
        """Give the current file another name; None where the file system cannot, and it has to be written again."""
        name = temporary_name(beside)
        try:
            self._disk.link(current, name)
        except OSError:
            discard(self._disk, name)
            return None
        return name

    def settle(self) -> None:
        """Return once the names in the folder would outlast a power cut."""
        self._disk.fsync_folder(self.folder)

    def remove(self, draft: str) -> None:
        """Delete all of a draft, the revision before it first, and return once that would outlast a power cut."""
        for suffix in (_PREVIOUS, _CURRENT):
            with suppress(FileNotFoundError):
                self._disk.unlink(self._path(draft, suffix))
        self.settle()

    def leftovers(self) -> tuple[Leftovers, ...]:
        """Return what may have been left by a window that ended without warning, or belong to one that is open."""
        temporary: dict[str, list[str]] = {}
        for name in self._disk.names(self.folder):
            draft = name.partition(".")[0]
            if (_ID.match(draft) or draft == KEY_LOCK) and name.endswith((TEMPORARY, _LOCK)):
                temporary.setdefault(draft, []).extend([name] if name.endswith(TEMPORARY) else [])
        return tuple(Leftovers(draft, tuple(names)) for draft, names in temporary.items())

    def take_away(self, leftovers: Leftovers) -> None:
        """Delete temporary files. Only for who holds the draft's lock."""
        for name in leftovers.temporary:
            discard(self._disk, self.folder / name)

    def _path(self, draft: str, suffix: str) -> Path:
        return self.folder / f"{draft}{suffix}"

    def _read(self, path: Path) -> bytes | None:
        try:
            return patiently(lambda: self._disk.read(path), self._waiting)
        except FileNotFoundError:
            return None
