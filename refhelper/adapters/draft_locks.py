"""The locks that say in which window a draft is open."""

import contextlib
import errno
from pathlib import Path

from refhelper.adapters.disk import Disk
from refhelper.domain.draft_errors import DraftInUseError

_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}
"""A file system without locks, as some network drives are; there the revisions alone tell two windows apart."""


class DraftLocks:
    """The locks that one window holds, one a draft."""

    def __init__(self, disk: Disk, folder: Path) -> None:
        """Take the disk and the folder of the drafts."""
        self._disk, self._folder = disk, folder
        self._held: dict[str, int | None] = {}

    def take(self, draft: str) -> None:
        """Hold the lock of a draft from now on; DraftInUseError where another window holds it, OSError otherwise."""
        if draft in self._held:
            return
        try:
            handle = self._disk.lock(self._path(draft))
        except OSError as error:
            if error.errno not in _NO_LOCKS_HERE:
                raise
            self._held[draft] = None
            return
        if handle is None:
            raise DraftInUseError
        self._held[draft] = handle

    def holds(self, draft: str) -> bool:
        """Say whether this window holds the lock of a draft."""
        return draft in self._held

    def is_sole(self, draft: str) -> bool:
        """Say whether the system vouches that no other window holds the lock too."""
        return self._held.get(draft) is not None

    def let_go(self, draft: str) -> None:
        """Let the lock of a draft go, if it is held."""
        handle = self._held.pop(draft, None)
        if handle is not None:
            with contextlib.suppress(OSError):
                self._disk.unlock(self._path(draft), handle)

    def let_all_go(self) -> None:
        """Let every lock go."""
        for draft in tuple(self._held):
            self.let_go(draft)

    def _path(self, draft: str) -> Path:
        return self._folder / f"{draft}.lock"
