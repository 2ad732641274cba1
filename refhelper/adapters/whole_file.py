"""A file written whole or not at all, and what to tell a user when the disk refuses."""

import contextlib
import errno
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from refhelper.adapters.disk import Disk
from refhelper.domain.draft_errors import (
    DraftNotCertainError,
    DraftNotDeletedError,
    DraftNotSavedError,
    DraftsNotReadError,
)

TEMPORARY = ".tmp"
PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.05
_PASSING_ON_WINDOWS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: a virus scanner or an indexer has the file for a moment."""

_REASONS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is used up.",
    errno.EROFS: "The disk can be read but not written to.",
    errno.EACCES: "The system does not allow this program to use the file or its folder.",
    errno.EPERM: "The system does not allow this program to use the file or its folder.",
    errno.EIO: "The disk reported a fault.",
}

Done = TypeVar("Done")
Refusal = DraftNotSavedError | DraftNotCertainError | DraftsNotReadError | DraftNotDeletedError


class Waiting(NamedTuple):
    """How time passes while a file is in use by another program: seconds, and a pause of so many."""

    seconds: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep


def why(error: OSError) -> str:
    """Return the reason for a refusal as a sentence, without any path."""
    if getattr(error, "winerror", None) in _PASSING_ON_WINDOWS:
        return "Another program is using the file."
    return _REASONS.get(error.errno or 0, f"The system refused (error {error.errno}).")


@contextlib.contextmanager
def refused(error: type[Refusal]) -> Iterator[None]:
    """Turn a refusal of the disk into what a user is told of it."""
    try:
        yield
    except OSError as refusal:
        raise error(why(refusal)) from None


def stage(disk: Disk, beside: Path, data: bytes) -> Path:
    """Write data to a new file in the same folder, down to the disk, and return its path.

    OSError where that failed; then the new file is gone again, unless the disk refuses that too.
    """
    temporary = temporary_name(beside)
    try:
        _write(disk, temporary, data)
    except BaseException:
        discard(disk, temporary)
        raise
    return temporary


def temporary_name(beside: Path) -> Path:
    """Return a name in the same folder that no other file has."""
    return beside.with_name(f"{beside.stem}.{secrets.token_hex(8)}{TEMPORARY}")


def _write(disk: Disk, path: Path, data: bytes) -> None:
    handle = disk.create(path)
    try:
        rest = memoryview(data)
        while rest:
            written = disk.write(handle, bytes(rest))
            if not written:
                raise OSError(errno.EIO, "nothing was written")
            rest = rest[written:]
        disk.fsync(handle)
    finally:
        disk.close(handle)


def put(disk: Disk, staged: Path, final: Path, waiting: Waiting) -> None:
    """Put a staged file in its place, waiting up to two seconds while another program has the old one on Windows."""
    patiently(lambda: disk.replace(staged, final), waiting)


def patiently(act: Callable[[], Done], waiting: Waiting) -> Done:
    """Do something with a file, and again for up to two seconds while another program has it on Windows."""
    until = waiting.seconds() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except OSError as error:
            if not _is_passing(error) or waiting.seconds() >= until:
                raise
        waiting.pause(_PAUSE_SECONDS)


def _is_passing(error: OSError) -> bool:
    """Say whether it is Windows that refused, because somebody has the file; opening gives no Windows number there."""
    number = getattr(error, "winerror", 0)
    return number in _PASSING_ON_WINDOWS or (number is None and error.errno == errno.EACCES)


def discard(disk: Disk, path: Path) -> None:
    """Take a file away if the disk lets it; what is left of a draft is sealed, and is taken away later."""
    with contextlib.suppress(OSError):
        disk.unlink(path)
