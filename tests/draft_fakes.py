"""What the tests of drafts share: a case full of a word that must never lie in clear, keys, windows."""

import errno
from datetime import datetime
from pathlib import Path
from typing import Any

from refhelper.adapters.disk import Disk
from refhelper.adapters.draft_files import DraftFolder
from refhelper.adapters.key_store import SystemKeys
from refhelper.adapters.sealed_format import MasterKey
from refhelper.domain.case import Case
from refhelper.domain.draft_errors import KeyStoreUnavailableError
from refhelper.domain.errors import RefhelperError

CANARY = "Quillfeather"
NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local, as the program's clock
KEY = MasterKey(bytes(range(32)))
DISK_ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EROFS]
REASONS = {
    errno.ENOSPC: "The disk is full.",
    errno.EIO: "The disk reported a fault.",
    errno.EACCES: "The system does not allow this program to use the file or its folder.",
    errno.EDQUOT: "Your share of the disk is used up.",
    errno.EROFS: "The disk can be read but not written to.",
}


def case(title: str = CANARY) -> Case:
    """Return a case with the marked word in every kind of place."""
    person = {
        "ref": "ella",
        "roles": ["harmed"],
        "patient": "yes",
        "lives_in": "york",
        "concerns": ["domestic_abuse"],
        "details": {"name": f"Ella {CANARY}", "address": f"1 {CANARY} Row", "must_not_know": CANARY},
    }
    narrative = {"seen": f"{CANARY} was seen.", "childs_voice": {"ella": CANARY}}
    return Case.model_validate({"refhelper_case": "1", "title": title, "people": [person], "narrative": narrative})


class FixedKeys:
    """A key store that works, and counts how often a key was made."""

    def __init__(self, key: MasterKey | None = KEY) -> None:
        self.key = key
        self.made = 0

    def find(self) -> MasterKey | None:
        return self.key

    def make(self) -> MasterKey:
        self.made += 1
        self.key = MasterKey(self.made.to_bytes(32))
        return self.key


def folder(path: Path, disk: Disk | None = None, **parts: Any) -> DraftFolder:
    """Return a window on a folder of drafts, with a key store that works and a clock that stands."""
    return DraftFolder(path, **({"keys": FixedKeys(), "now": lambda: NOW, "disk": disk} | parts))


def files(path: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {each.name: each.read_bytes() for each in path.iterdir()} if path.is_dir() else {}


class NoKeys:
    """A key store that answers nothing."""

    def find(self):
        reason = "The key store is locked."
        raise KeyStoreUnavailableError(reason)

    make = find


def saved(path, *titles):
    """Save revisions of one draft, one a title, and return the last, with no window left open."""
    window = folder(path)
    draft = window.new(case())
    for title in titles or (CANARY,):
        draft = window.save(draft._replace(case=case(title))).draft
    window.close_all()
    return draft


def titled(draft, title):
    """Return the draft with another title."""
    return draft._replace(case=case(title))


def two_revisions(path):
    """Save two revisions of a draft, `first` and `old`, and return the second, with no window left open."""
    window = folder(path)
    draft = window.save(titled(window.new(case()), "first")).draft
    draft = window.save(titled(draft, "old")).draft
    window.close_all()
    return draft


def title_there(path, draft, disk=None):
    """Return the title that opens, as read by a window that is closed again."""
    window = folder(path, disk)
    try:
        return window.open(draft.id).title
    finally:
        window.close_all()


def refusal_of(act, window, draft):
    """Return what the user is told; None where the act went through."""
    try:
        act(window, draft)
    except RefhelperError as error:
        return error
    finally:
        window.close_all()
    return None


def save(window, draft):
    """Save the draft under the title `new`."""
    window.save(titled(draft, "new"))


class Store(dict):
    """A key store that works."""

    def get_password(self, service, username):
        return self.get((service, username))

    def set_password(self, service, username, password):
        self[service, username] = password

    def delete_password(self, service, username):
        del self[service, username]


def keys(store, wait=10.0):
    """Return the system's keys, with this store for the system's own."""
    return SystemKeys(lambda: store, wait)
