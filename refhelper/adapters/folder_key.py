"""The key of a folder of drafts: found once, and made only where nothing has been sealed yet."""

from datetime import datetime

from refhelper.adapters.draft_locks import DraftLocks
from refhelper.adapters.key_store import SLOW, Keys
from refhelper.adapters.sealed_files import KEY_LOCK, SealedFiles
from refhelper.adapters.sealed_format import MasterKey
from refhelper.domain.dates import moment_words
from refhelper.domain.draft_errors import DraftInUseError, KeyLostError, KeyStoreUnavailableError
from refhelper.domain.errors import RefhelperError

_BEING_MADE = "Another window of refhelper is just setting up the key."


class FolderKey:
    """Asks the key store once and remembers the answer, be it a refusal, until told to ask again."""

    def __init__(self, keys: Keys, files: SealedFiles, locks: DraftLocks) -> None:
        """Take where keys come from, the drafts they are for, and the locks of this window."""
        self._keys, self._files, self._locks = keys, files, locks
        self._answer: MasterKey | RefhelperError | None = None

    def get(self) -> MasterKey:
        """Return the key; KeyStoreUnavailableError or KeyLostError where there is none, OSError from the disk."""
        if self._answer is None:
            try:
                self._answer = self._found_or_made()
            except (KeyStoreUnavailableError, KeyLostError) as error:
                self._answer = error
        if isinstance(self._answer, RefhelperError):
            raise self._answer.with_traceback(None)
        return self._answer

    def forget_refusal(self) -> None:
        """Ask the key store again next time, if it refused."""
        if isinstance(self._answer, RefhelperError):
            self._answer = None

    def _found_or_made(self) -> MasterKey:
        return self._keys.find() or self._made()

    def _made(self) -> MasterKey:
        """Make a key while no other window does.

        After a time-out the lock stays held, for the store may still carry out what it was asked.
        """
        self._refuse_if_drafts()
        self._files.make_folder()
        try:
            self._locks.take(KEY_LOCK)
        except DraftInUseError:
            raise KeyStoreUnavailableError(_BEING_MADE) from None
        late = False
        try:
            return self._keys.find() or self._new()
        except KeyStoreUnavailableError as error:
            late = error.reason == SLOW
            raise
        finally:
            if not late:
                self._locks.let_go(KEY_LOCK)

    def _new(self) -> MasterKey:
        self._refuse_if_drafts()
        return self._keys.make()

    def _refuse_if_drafts(self) -> None:
        drafts = self._files.ids()
        if drafts:
            raise KeyLostError([_when(self._files.modified(draft)) for draft in drafts])


def _when(modified: datetime | None) -> str:
    return f"the draft last saved on {moment_words(modified)}" if modified else "a draft without a date"
