"""A practice's own directory file on the disk: read, and stamped where somebody checked a contact.

Several people may use one file in a shared folder: whoever writes holds a lock beside it, reads it afresh, puts a whole
new file in its place, and writes nothing if the file changed meanwhile.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from refhelper.adapters import yaml_text
from refhelper.adapters.directory_files import check_file
from refhelper.adapters.disk import Disk, SystemDisk
from refhelper.adapters.locations import PRACTICE_NAME
from refhelper.adapters.practice_files import is_practice, parse_practice, read_practice
from refhelper.adapters.whole_file import Waiting, discard, put, stage, why
from refhelper.adapters.yaml_marking import marked
from refhelper.domain.contacts import EMERGENCY, ContactKind
from refhelper.domain.directory import Directory
from refhelper.domain.directory_checks import warnings
from refhelper.domain.errors import NotFoundError, Problem, RefhelperError
from refhelper.domain.plain_text import clean
from refhelper.domain.practice_directory import InUse

LOCK_SECONDS = 5.0
_PAUSE_SECONDS = 0.05
_EVERYONE = 0o666
NOT_MARKED = "Not marked as checked: nothing was written."


class NotMarkedError(RefhelperError):
    """A contact could not be marked; the practice's file is as it was."""

    def __init__(self, reason: str, next_step: str = "") -> None:
        """Take the reason as a sentence."""
        super().__init__(NOT_MARKED, reason, next_step)


class PracticeFiles:
    """The file of one practice."""

    def __init__(  # noqa: PLR0913 - what it stands on, and the disk and time that a test replaces
        self,
        place: tuple[Path, bool],
        shipped: Directory,
        duty: Mapping[str, str],
        now: Callable[[], datetime],
        *,
        disk: Disk | None = None,
        waiting: Waiting | None = None,
    ) -> None:
        """Take where it lies and whether somebody said so, what it is laid over, and the rules that name services."""
        self.path, self.named = place
        self.shipped, self.duty, self.now = shipped, duty, now
        self.disk, self.waiting = disk or SystemDisk(), waiting or Waiting()

    def read(self) -> InUse:
        """Return the directory with this file laid over it; without it, as shipped; with a faulty one, and why."""
        if self.absent():
            return InUse(self.shipped, self.shipped)
        directory, problems = read_practice(self.path, self.shipped, self.duty)
        return InUse(directory or self.shipped, self.shipped, tuple(problems))

    def absent(self) -> bool:
        """Say whether there is no such file, as may well be; one that is named, or its folder, should be there."""
        may_be = not self.named or (self.path.name == PRACTICE_NAME and self.path.parent.is_dir())
        return may_be and not self.path.exists()

    def check(self, path: Path) -> tuple[list[Problem], list[Problem], int]:
        """Return every problem of a directory file, whole or a practice's, its warnings, and its services' number."""
        if not is_practice(path):
            return check_file(path)
        directory, problems = read_practice(path, self.shipped, self.duty)
        if directory is None:
            return problems, [], 0
        missing = [Problem(path.name, None, "", fault.message) for fault in warnings(directory)]
        return [], missing, len(directory.services)

    def mark(self, service: str, contacts: Sequence[str], by: str) -> Directory:
        """Write that somebody checked these contacts of a service today; return the directory as it then is.

        NotMarkedError or NotFoundError where that was not done, with the reason; then nothing was written.
        """
        name = " ".join(clean(by)[0].split())
        if not name:
            reason = "It is not known who checked it."
            raise NotMarkedError(reason, "Give the name or initials of whoever checked it.")
        try:
            with self._alone():
                return self._write(service, tuple(contacts), name)
        except OSError as error:
            reason = f"The practice's directory cannot be written. {why(error)}"
            raise NotMarkedError(reason) from None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        self.disk.make_folder(self.path.parent)
        lock = self.path.with_name(f"{self.path.name}.lock")
        until = self.waiting.seconds() + LOCK_SECONDS
        while (handle := self.disk.lock(lock)) is None:
            if self.waiting.seconds() >= until:
                reason = "Somebody else is writing in the practice's directory."
                raise NotMarkedError(reason, "Try again in a moment.")
            self.waiting.pause(_PAUSE_SECONDS)
        try:
            with contextlib.suppress(OSError):
                lock.chmod(_EVERYONE)
            yield
        finally:
            self.disk.unlock(lock, handle)

    def _write(self, service: str, contacts: tuple[str, ...], by: str) -> Directory:
        raw = self._raw()
        text, encoding = _decoded(raw, self.path.name)
        before = self._laid(text)
        self._known(before, service, contacts)
        new = marked(text, service, contacts, self.now().date(), by)
        if new is None:
            reason = "The practice's directory is written in a way in which a line cannot be added without changing it."
            raise NotMarkedError(reason, "Write assured_date and assurer into the record of the contact yourself.")
        after = self._laid(new)
        staged = stage(self.disk, self.path, new.encode(encoding))
        try:
            _as_open_as(staged, self.path)
            self._unchanged_since(raw)
            put(self.disk, staged, self.path, self.waiting)
        except BaseException:
            discard(self.disk, staged)
            raise
        self.disk.fsync_folder(self.path.parent)
        return after

    def _unchanged_since(self, raw: bytes | None) -> None:
        if self._raw() != raw:
            reason = "Somebody else changed the practice's directory in this moment."
            raise NotMarkedError(reason, "Try again.")

    def _raw(self) -> bytes | None:
        try:
            return self.disk.read(self.path)
        except FileNotFoundError:
            return None

    def _laid(self, text: str | None) -> Directory:
        if text is None:
            return self.shipped
        directory, problems = parse_practice(text, self.path.name, self.shipped, self.duty)
        if directory is None:
            raise _faulty(problems)
        return directory

    def _known(self, directory: Directory, service: str, contacts: tuple[str, ...]) -> None:
        found = directory.by_id.get(service)
        held = {contact.id: contact for contact in found.contacts} if found else {}
        for name in contacts:
            if name not in held:
                title = f"{service} has no contact {name!r} in the directory; nothing was written."
                raise NotFoundError(title, next_step=f"Its contacts: {', '.join(held) or 'none'}.")
            if held[name].kind is ContactKind.ASK:
                reason = f"{name} says whom to ask; it is no contact that could be checked."
                raise NotMarkedError(reason, "Write the contact into the practice's directory once it is known.")
            if held[name].value == EMERGENCY:
                reason = "999 needs no checking."
                raise NotMarkedError(reason)


def _faulty(problems: Sequence[Problem]) -> NotMarkedError:
    reason = "The practice's directory has problems, so it is not in use:\n" + "\n".join(map(str, problems))
    return NotMarkedError(reason, "Mend it, see `refhelper directory check`, then mark the contact.")


def _decoded(raw: bytes | None, name: str) -> tuple[str | None, str]:
    """Return the text and how it is encoded, so that it can be written back the same way."""
    if raw is None:
        return None, "utf-8"
    text, problems = yaml_text.decode(raw, name, yaml_text.LARGEST_DIRECTORY)
    if text is None:
        raise _faulty(problems)
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return text, "utf-16"
    return text, "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"


def _as_open_as(staged: Path, path: Path) -> None:
    """Let everybody read and write the new file who may the old one; in a shared folder that is not only its owner."""
    with contextlib.suppress(OSError):
        if path.exists():
            staged.chmod(stat.S_IMODE(path.stat().st_mode))
        else:
            mask = os.umask(0)
            os.umask(mask)
            staged.chmod(_EVERYONE & ~mask)
