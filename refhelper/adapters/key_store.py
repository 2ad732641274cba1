"""The key that drafts are sealed with, in the operating system's own key store and nowhere else.

The store is named for the platform, never taken from what is configured: a configured one may keep nothing, or keep
the key in clear. Every call is answered or given up within a time limit, for a locked store may wait for ever.
"""

import base64
import binascii
import secrets
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, Protocol, TypeVar

from refhelper.adapters.sealed_format import KEY_BYTES, MasterKey
from refhelper.domain.draft_errors import KeyStoreUnavailableError

SERVICE = "refhelper"
ENTRY = "drafts key 1"
TRIAL = "refhelper trial"
"""The service of an entry that is no key: one of its own, for a store may move what it holds for the same service."""
WAIT_SECONDS = 20.0
"""Long enough to type a password where the system asks for one."""

NONE = "This computer has no key store that may be used."
LOCKED = "The key store is locked."
SLOW = "The key store did not answer in time; it may be waiting for a password."
REFUSED = "The key store refused the request."
FORGETFUL = "The key store did not keep what it was given."
NOT_A_KEY = "What the key store holds for this program is not a key; it was left as it is."

Answer = TypeVar("Answer")


class NoStoreError(Exception):
    """The computer has no store of the kind that the platform should have."""


class Store(Protocol):
    """What is used of a `keyring` backend."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was set, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the password."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Take what was set away."""
        ...


class Keys(Protocol):
    """Where the master key comes from. Both calls raise KeyStoreUnavailableError where there is no telling."""

    def find(self) -> MasterKey | None:
        """Return the key; None only where the store works and holds none."""
        ...

    def make(self) -> MasterKey:
        """Make a new key, and return it only once the store has given it back."""
        ...


class _Failed(NamedTuple):
    error: Exception


class SystemKeys:
    """Keeps the key in the store that the platform offers. Called away from the thread that draws."""

    def __init__(self, store: Callable[[], Store] | None = None, wait: float = WAIT_SECONDS) -> None:
        """Take what opens the store (the platform's own if left out) and how long an answer may take, in seconds."""
        self._store = store or platform_store
        self._wait = wait

    def find(self) -> MasterKey | None:
        """Return the key; None only where the store works and holds none."""
        kept = self._ask(lambda store: store.get_password(SERVICE, ENTRY))
        return None if kept is None else _read(kept)

    def make(self) -> MasterKey:
        """Make a new key, and return it only once the store has given it back."""
        key = MasterKey(secrets.token_bytes(KEY_BYTES))
        words = base64.b64encode(key.secret).decode()
        self._ask(lambda store: store.set_password(SERVICE, ENTRY, words))
        if self._ask(lambda store: store.get_password(SERVICE, ENTRY)) != words:
            raise KeyStoreUnavailableError(FORGETFUL)
        return key

    def try_out(self) -> None:
        """Keep an entry that is no key, read it back and take it away; KeyStoreUnavailableError where that failed."""
        if not self._ask(_keeps_a_trial):
            raise KeyStoreUnavailableError(FORGETFUL)

    def _ask(self, question: Callable[[Store], Answer]) -> Answer:
        answers: SimpleQueue[Answer | _Failed] = SimpleQueue()
        Thread(target=self._put, args=(question, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=self._wait)
        except Empty:
            raise KeyStoreUnavailableError(SLOW) from None
        if isinstance(answer, _Failed):
            raise KeyStoreUnavailableError(_reason(answer.error)) from None
        return answer

    def _put(self, question: Callable[[Store], Answer], answers: SimpleQueue[Answer | _Failed]) -> None:
        try:
            answers.put(question(self._store()))
        except Exception as error:  # noqa: BLE001 - a store may raise anything, on Windows nothing of keyring's
            answers.put(_Failed(error))


def _keeps_a_trial(store: Store) -> bool:
    words = secrets.token_hex()
    store.set_password(TRIAL, ENTRY, words)
    kept = store.get_password(TRIAL, ENTRY) == words
    if kept:
        store.delete_password(TRIAL, ENTRY)
    return kept


def platform_store(platform: str = sys.platform) -> Store:
    """Return the one store allowed on a platform; NoStoreError where it cannot be used.

    Windows: Credential Manager, on this machine only. macOS: the login keychain. Elsewhere: the Secret Service.
    """
    try:
        backend, settings = _backend(platform)
        backend.priority  # noqa: B018 - asking is how a backend says that it cannot work here
    except (ImportError, OSError, RuntimeError):
        raise NoStoreError from None
    store: Store = backend()
    vars(store).clear()  # what the environment may have set
    for name, value in settings.items():
        setattr(store, name, value)
    return store


def _backend(platform: str) -> tuple[Any, dict[str, object]]:
    """Return the class of `keyring` and what has to be set on it."""
    match platform:
        case "win32":
            from keyring.backends.Windows import WinVaultKeyring

            return WinVaultKeyring, {"persist": "local machine"}
        case "darwin":
            from keyring.backends import macOS

            return macOS.Keyring, {"keychain": None}
        case _:
            from keyring.backends import SecretService

            return SecretService.Keyring, {}


def _read(kept: str) -> MasterKey:
    try:
        return MasterKey(base64.b64decode(kept, validate=True))
    except (binascii.Error, ValueError):
        raise KeyStoreUnavailableError(NOT_A_KEY) from None


def _reason(error: Exception) -> str:
    if isinstance(error, NoStoreError):
        return NONE
    from keyring.errors import KeyringLocked, NoKeyringError

    match error:
        case NoKeyringError():
            return NONE
        case KeyringLocked():
            return LOCKED
        case _:
            return REFUSED
