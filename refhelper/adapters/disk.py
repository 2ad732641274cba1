"""The calls to the disk that drafts need, one method each, so that every one of them can be made to fail in a test."""

import contextlib
import errno
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Protocol

OWNER_ONLY = 0o600
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}
"""How some file systems say that a folder needs, or knows, no syncing."""
_NO_LOCK_TRIED = {errno.EBADF, errno.EINVAL}
"""How Windows says that there is nothing here to lock; any other refusal means that somebody else has the lock."""


class Disk(Protocol):
    """A disk. Every call may raise OSError."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may enter, and those around it, unless it is there."""
        ...

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names in a folder; none where there is no folder."""
        ...

    def read(self, path: Path) -> bytes:
        """Return all of a file."""
        ...

    def modified(self, path: Path) -> datetime:
        """Return when a file was last written, in local time."""
        ...

    def create(self, path: Path) -> int:
        """Open a new file that only its owner may read; FileExistsError where there is one."""
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Write some of the data and return how many bytes that was."""
        ...

    def fsync(self, handle: int) -> None:
        """Return once what was written would outlast a power cut."""
        ...

    def close(self, handle: int) -> None:
        """Close a file. It is closed even if this raises."""
        ...

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name, where the file system can."""
        ...

    def replace(self, old: Path, new: Path) -> None:
        """Give a file another name, in place of the one that has it."""
        ...

    def unlink(self, path: Path) -> None:
        """Delete a file; FileNotFoundError where there is none."""
        ...

    def fsync_folder(self, folder: Path) -> None:
        """Return once the names in a folder would outlast a power cut, where the system can say."""
        ...

    def lock(self, path: Path) -> int | None:
        """Hold a lock file open; None where another holds it."""
        ...

    def unlock(self, path: Path, handle: int) -> None:
        """Let a lock go and take its file away."""
        ...


class SystemDisk:
    """The computer's own disk."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner may enter, and those around it, unless it is there."""
        if folder.is_dir():
            return
        if folder.parent != folder:
            self.make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            self.fsync_folder(folder.parent)

    def names(self, folder: Path) -> tuple[str, ...]:
        """Return the names in a folder; none where there is no folder."""
        try:
            return tuple(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
        except FileNotFoundError:
            return ()

    def read(self, path: Path) -> bytes:
        """Return all of a file."""
        return path.read_bytes()

    def modified(self, path: Path) -> datetime:
        """Return when a file was last written, in local time to the minute."""
        at = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - local by definition
        return at.replace(second=0, microsecond=0)

    def create(self, path: Path) -> int:
        """Open a new file that only its owner may read; FileExistsError where there is one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        return os.open(path, flags, OWNER_ONLY)

    def write(self, handle: int, data: bytes) -> int:
        """Write some of the data and return how many bytes that was."""
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Return once what was written would outlast a power cut."""
        if sys.platform == "darwin":
            import fcntl

            with contextlib.suppress(OSError):  # not every file system knows it; the weaker call follows
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a file. It is closed even if this raises."""
        os.close(handle)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name, where the file system can."""
        new.hardlink_to(old)

    def replace(self, old: Path, new: Path) -> None:
        """Give a file another name, in place of the one that has it."""
        old.replace(new)

    def unlink(self, path: Path) -> None:
        """Delete a file; FileNotFoundError where there is none."""
        path.unlink()

    def fsync_folder(self, folder: Path) -> None:
        """Return once the names in a folder would outlast a power cut, where the system can say; Windows cannot."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)

    def lock(self, path: Path) -> int | None:
        """Hold a lock file open; None where another holds it. The system lets it go when the program ends."""
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
            try:
                if not _hold(handle):
                    os.close(handle)
                    return None
            except OSError:
                os.close(handle)
                raise
            if _is_at(handle, path):
                return handle
            os.close(handle)  # its last holder took the file away meanwhile

    def unlock(self, path: Path, handle: int) -> None:
        """Let a lock go and take its file away."""
        if sys.platform == "win32":
            os.close(handle)
            with contextlib.suppress(PermissionError):  # another window has opened it to wait for it
                path.unlink(missing_ok=True)
        else:
            try:
                path.unlink(missing_ok=True)
            finally:
                os.close(handle)


def _hold(handle: int) -> bool:
    """Take the system's lock on an open file, without waiting."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _NO_LOCK_TRIED:
                raise
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(handle: int, path: Path) -> bool:
    """Say whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
