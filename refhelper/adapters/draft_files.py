"""Drafts on disk: one sealed file each, the revision before it beside it, and nothing that can be read without the key.

Calls wait for one another, and the first may wait for the key store: they belong in a worker.
Save with the draft that the last save returned: one that has changed on the disk meanwhile is never replaced.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from refhelper.adapters import clock
from refhelper.adapters.disk import Disk, SystemDisk
from refhelper.adapters.draft_locks import DraftLocks
from refhelper.adapters.folder_key import FolderKey
from refhelper.adapters.key_store import Keys, SystemKeys
from refhelper.adapters.sealed_draft import seal_draft, unseal_draft
from refhelper.adapters.sealed_files import SealedFiles
from refhelper.adapters.sealed_format import ID_BYTES, MasterKey
from refhelper.adapters.whole_file import Waiting, refused, why
from refhelper.domain.case import Case
from refhelper.domain.draft import KEPT_DAYS, DamagedDraft, Draft, DraftSummary, SavedDraft, summary
from refhelper.domain.draft_errors import (
    DraftDamagedError,
    DraftInUseError,
    DraftNotCertainError,
    DraftNotDeletedError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftsNotReadError,
)
from refhelper.domain.errors import RefhelperError
from refhelper.domain.retention import Purged, is_over, to_purge


def drafts_folder() -> Path:
    """Return where drafts lie: this user's data folder on this machine, which does not roam to others."""
    from platformdirs import user_data_path

    return user_data_path("refhelper", appauthor=False, roaming=False) / "drafts"


class DraftFolder:
    """Saves, lists, opens and deletes drafts. Every failure is a RefhelperError that says what was kept."""

    def __init__(
        self,
        folder: Path | None = None,
        keys: Keys | None = None,
        now: Callable[[], datetime] = clock.now,
        disk: Disk | None = None,
        waiting: Waiting | None = None,
    ) -> None:
        """Take the parts; what is left out is the computer's own. Nothing is read or asked yet."""
        disk, folder = disk or SystemDisk(), folder or drafts_folder()
        self._files = SealedFiles(disk, folder, waiting or Waiting())
        self._locks = DraftLocks(disk, folder)
        self._key = FolderKey(keys or SystemKeys(), self._files, self._locks)
        self._now = now
        self._one_at_a_time = Lock()
        self._read_only: dict[str, str] = {}
        self._uncertain: dict[str, bytes] = {}
        self._last: dict[str, tuple[bytes, int]] = {}
        self._beside: dict[str, str] = {}

    def new(self, case: Case) -> Draft:
        """Return a draft of a case that was never saved."""
        return Draft(secrets.token_hex(ID_BYTES), case)

    def why_not_kept(self) -> RefhelperError | None:
        """Return why nothing can be saved on this computer; None where it can."""
        try:
            with self._one_at_a_time, refused(DraftNotSavedError):
                self._key.get()
        except RefhelperError as error:
            return error
        return None

    def ask_again(self) -> None:
        """Ask the key store again next time, if it refused."""
        with self._one_at_a_time:
            self._key.forget_refusal()

    # saving

    def save(self, draft: Draft) -> SavedDraft:
        """Save a new revision. It counts only once this has returned; every error leaves the last revision readable.

        Where the draft has changed on the disk since it was loaded, or is damaged there, both are kept: this one under
        a new id. KeyStoreUnavailableError, KeyLostError: memory only. DraftInUseError: open in another window.
        DraftNotSavedError: the disk refused. DraftNotCertainError: written, but save again.
        """
        with self._one_at_a_time:
            return self._save(draft)

    def _save(self, draft: Draft) -> SavedDraft:
        with refused(DraftNotSavedError):
            key = self._key.get()
            self._files.make_folder()
            self._hold(draft.id)
            raw = self._files.read(draft.id)
        if raw is None:
            return SavedDraft(self._write(draft, draft.revision + 1, None, key))
        there = self._revision(raw, key, draft.id)
        if there is not None and (there == draft.revision or raw == self._uncertain.get(draft.id)):
            return SavedDraft(self._write(draft, there + 1, raw, key))
        return self._save_beside(draft)

    def _save_beside(self, draft: Draft) -> SavedDraft:
        """Save under a new id, the same one at every attempt."""
        new = self._beside.setdefault(draft.id, secrets.token_hex(ID_BYTES))
        saved = self._save(draft._replace(id=new, revision=0, beside=draft.id)).draft
        del self._beside[draft.id]
        self._release(draft.id)
        return SavedDraft(saved, kept_beside=draft.id)

    def _write(self, draft: Draft, revision: int, old: bytes | None, key: MasterKey) -> Draft:
        now = self._now()
        saved = draft._replace(revision=revision, saved_at=now)
        sealed = seal_draft(saved, now, key)
        self._uncertain[draft.id] = sealed
        with refused(DraftNotSavedError):
            self._files.replace(draft.id, sealed, old)
        with refused(DraftNotCertainError):
            self._files.settle()
        del self._uncertain[draft.id]
        self._last[draft.id] = (sealed, revision)
        return saved

    def _revision(self, raw: bytes, key: MasterKey, draft: str) -> int | None:
        """Return the revision that lies on the disk; None where it cannot be read."""
        sealed, revision = self._last.get(draft, (b"", 0))
        if raw == sealed:
            return revision
        with suppress(RefhelperError):
            return unseal_draft(raw, key, draft).revision
        return None

    # reading

    def open(self, draft: str) -> Draft:
        """Return a draft and hold it open for this window; see `read_only` for whether it may be saved.

        DraftNotFoundError, DraftDamagedError, DraftTooNewError, KeyLostError, KeyStoreUnavailableError,
        DraftsNotReadError: nothing was changed.
        """
        with self._one_at_a_time, refused(DraftsNotReadError):
            self._must_be_there(draft)
            key = self._key.get()
            held = self._locks.holds(draft)
            self._read_only[draft] = self._why_read_only(draft)
            try:
                return _draft(self._files.read(draft), key, draft)
            except (RefhelperError, OSError):
                if not held:
                    self._release(draft)
                raise

    def read_only(self, draft: str) -> str:
        """Return why an open draft cannot be saved from this window; empty where it can."""
        return self._read_only.get(draft, "")

    def open_previous(self, draft: str) -> Draft:
        """Return the revision before the current one as a new draft beside it, not yet saved. Errors as for `open`."""
        with self._one_at_a_time, refused(DraftsNotReadError):
            self._must_be_there(draft)
            before = _draft(self._files.read_previous(draft), self._key.get(), draft)
            return before._replace(id=secrets.token_hex(ID_BYTES), revision=0, saved_at=None, beside=draft)

    def summaries(self) -> tuple[DraftSummary | DamagedDraft, ...]:
        """Return all drafts: first those that cannot be opened, each with its reason, then the latest first.

        The key store is not asked where there is no draft. DraftsNotReadError where the folder cannot be listed.
        """
        with self._one_at_a_time, refused(DraftsNotReadError):
            found = [self._summary(draft) for draft in self._files.ids()]
            self._take_leftovers_away()
        sound = [each for each in found if isinstance(each, DraftSummary)]
        damaged = [each for each in found if isinstance(each, DamagedDraft)]
        return (*damaged, *sorted(sound, key=lambda each: each.saved_at, reverse=True))

    def _summary(self, draft: str) -> DraftSummary | DamagedDraft:
        try:
            with refused(DraftsNotReadError):
                read = _draft(self._files.read(draft), self._key.get(), draft)
        except DraftNotFoundError:
            error: RefhelperError = DraftDamagedError()
        except RefhelperError as refusal:
            error = refusal
        else:
            return summary(read, read.saved_at or self._now())
        return DamagedDraft(draft, self._files.modified(draft), error, previous=self._previous_opens(draft))

    def _previous_opens(self, draft: str) -> bool:
        with suppress(RefhelperError, OSError):
            _draft(self._files.read_previous(draft), self._key.get(), draft)
            return True
        return False

    def _must_be_there(self, draft: str) -> None:
        if draft not in self._files.ids():
            raise DraftNotFoundError

    # letting go

    def close(self, draft: str) -> None:
        """Let another window save a draft that was open in this one."""
        with self._one_at_a_time:
            self._release(draft)

    def close_all(self) -> None:
        """Let every draft of this window go."""
        with self._one_at_a_time:
            self._read_only.clear()
            self._locks.let_all_go()

    def delete(self, draft: str) -> None:
        """Delete a draft with the revision before it; this needs no key.

        DraftInUseError where it is open in another window, DraftNotDeletedError where the disk refused.
        """
        with self._one_at_a_time, refused(DraftNotDeletedError):
            self._must_be_there(draft)
            self._hold(draft)
            try:
                self._files.remove(draft)
            finally:
                self._release(draft)
            self._key.forget_refusal()

    def purge(self, older_than: int = KEPT_DAYS) -> Purged:
        """Delete the finished drafts that were kept so many days, but for those in which somebody is to be chased.

        Drafts that are open, in any window, or cannot be opened are left alone. Errors as for `summaries`, `delete`.
        """
        found = to_purge(self.summaries(), self._now().date(), older_than)
        return found._replace(deleted=tuple(draft for draft in found.deleted if self._purged(draft, older_than)))

    def _purged(self, draft: str, older_than: int) -> bool:
        """Delete a draft that, once no other window can change it, is still due."""
        with self._one_at_a_time, refused(DraftNotDeletedError):
            if self._locks.holds(draft):
                return False
            try:
                self._locks.take(draft)
            except DraftInUseError:
                return False
            try:
                return self._removed_if_due(draft, older_than)
            finally:
                self._locks.let_go(draft)

    def _removed_if_due(self, draft: str, older_than: int) -> bool:
        raw = self._files.read(draft)
        today = self._now().date()
        due = raw is not None and is_over(unseal_draft(raw, self._key.get(), draft), today, older_than)
        if due:
            self._files.remove(draft)
        return due

    # locks

    def _hold(self, draft: str) -> None:
        self._locks.take(draft)
        self._read_only.pop(draft, None)

    def _why_read_only(self, draft: str) -> str:
        try:
            self._locks.take(draft)
        except DraftInUseError as error:
            return f"{error.title} {error.detail}"
        except OSError as error:
            return f"It can be read but not saved here. {why(error)}"
        return ""

    def _release(self, draft: str) -> None:
        self._read_only.pop(draft, None)
        self._locks.let_go(draft)

    def _take_leftovers_away(self) -> None:
        for left in self._files.leftovers():
            held = self._locks.holds(left.draft)
            with suppress(DraftInUseError, OSError):
                self._locks.take(left.draft)
                if self._locks.is_sole(left.draft):
                    self._files.take_away(left)
                if not held:
                    self._locks.let_go(left.draft)


def _draft(raw: bytes | None, key: MasterKey, draft: str) -> Draft:
    if raw is None:
        raise DraftNotFoundError
    return unseal_draft(raw, key, draft)
