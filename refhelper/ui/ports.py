"""What the screens need from outside: somewhere for a text to go, and somewhere to keep drafts and settings."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from refhelper.domain.case import Case
from refhelper.domain.draft import KEPT_DAYS, DamagedDraft, Draft, DraftSummary, SavedDraft
from refhelper.domain.errors import Problem, RefhelperError
from refhelper.domain.retention import Purged
from refhelper.domain.settings import Settings


class Delivered(Protocol):
    """What came of copying, printing or saving."""

    @property
    def done(self) -> bool:
        """Whether the text was handed on."""

    @property
    def message(self) -> str:
        """A sentence to show; never holds the text."""


class Copied(Delivered, Protocol):
    """What came of a copy, as any clipboard answers."""

    @property
    def confirmed(self) -> bool:
        """Whether it was read back and found to be the same."""


class Clipboard(Protocol):
    """Takes a text to where another program can paste it."""

    def copy(self, text: str) -> Copied:
        """Copy the text; say what came of it."""

    def clear_if_ours(self) -> bool:
        """Empty the clipboard if it still holds our text; say whether it was emptied."""


class Paper(Protocol):
    """Takes a text to the printer or into a file. Calls may take long: never on the loop."""

    def print(self, text: str) -> Delivered:
        """Print the text; say what came of it."""

    def save(self, name: str, text: str) -> Delivered:
        """Save the text as a new file; say what came of it."""

    def suggested(self, now: datetime) -> str:
        """Return a name for a new file that says nothing of anybody."""


class Drafts(Protocol):
    """Keeps drafts between one sitting and the next. Calls may wait for the disk or the key store: never on the loop.

    Every failure is a RefhelperError that says what was kept.
    """

    def new(self, case: Case) -> Draft:
        """Return a draft of a case that was never saved."""

    def why_not_kept(self) -> RefhelperError | None:
        """Return why nothing can be saved on this computer; None where it can."""

    def ask_again(self) -> None:
        """Ask the key store again next time, if it refused."""

    def save(self, draft: Draft) -> SavedDraft:
        """Save a new revision. It counts only once this has returned; go on with the draft that it returns."""

    def open(self, draft: str) -> Draft:
        """Return a draft and hold it open for this window."""

    def read_only(self, draft: str) -> str:
        """Return why an open draft cannot be saved from this window; empty where it can."""

    def open_previous(self, draft: str) -> Draft:
        """Return the revision before the current one as a new draft beside it, not yet saved."""

    def summaries(self) -> tuple[DraftSummary | DamagedDraft, ...]:
        """Return all drafts, those that cannot be opened with the reason."""

    def delete(self, draft: str) -> None:
        """Delete a draft with the revision before it."""

    def purge(self, older_than: int = KEPT_DAYS) -> Purged:
        """Delete the finished drafts that were kept so many days, but for those in which somebody is to be chased."""

    def close(self, draft: str) -> None:
        """Let another window save a draft that was open in this one."""

    def close_all(self) -> None:
        """Let every draft of this window go."""


class SettingsStore(Protocol):
    """Keeps the settings of this user."""

    def read(self) -> tuple[Settings, list[Problem]]:
        """Return the settings and every problem of their file."""

    def save(self, settings: Settings) -> Path | None:
        """Write the settings; return where a faulty file that they replace was kept, if there was one."""
