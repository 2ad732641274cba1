"""What a user is told when a draft cannot be saved, opened or deleted. No error holds anything of the case."""

from collections.abc import Sequence

from refhelper.domain.errors import NotFoundError, RefhelperError


class KeyLostError(RefhelperError):
    """The key that sealed a draft is not in the key store any more, or another has taken its place."""

    def __init__(self, drafts: Sequence[str] = ()) -> None:
        """Take a few words on each draft concerned, without anything of its content."""
        which = f" This concerns {'; '.join(drafts)}." if drafts else ""
        super().__init__(
            "The key to what is saved here is lost.",
            "Drafts are encrypted with a key that this computer keeps for you. The key they were saved with is "
            f"missing or has been replaced, so they cannot be read.{which} Nothing was changed, and no new key was "
            "made in its place.",
            "Sign in as the user who saved them, or ask your IT support to restore your stored credentials. If the "
            "key cannot be restored, enter the case again and delete the draft.",
        )


class DraftDamagedError(RefhelperError):
    """A draft file does not hold what was saved."""

    def __init__(self, *, as_text: bool = False) -> None:
        """Say whether the line ends were changed, as programs that copy text do."""
        how = " Its line ends were changed, as happens when a file is copied as text." if as_text else ""
        super().__init__(
            "This draft's file is damaged.",
            f"What lies on the disk is not what was saved, so none of it is shown.{how} The file was left as it is.",
            "Open the revision before it, where the list offers one, or restore the file from a backup.",
        )


class DraftTooNewError(RefhelperError):
    """A draft was saved by a later version of the program."""

    def __init__(self) -> None:
        """Take nothing: the version that is needed cannot be told from the file."""
        super().__init__(
            "This draft was saved by a newer version of refhelper.",
            "This version cannot read it. The file is sound and was left as it is.",
            "Open it with the newer version, or update this one.",
        )


class KeyStoreUnavailableError(RefhelperError):
    """The key store gives no key, so the program works in memory only."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        super().__init__(
            "Nothing is being saved: this computer's key store cannot be used.",
            f"{reason} Drafts are never saved unencrypted, so this case is held in memory only and is gone when the "
            "program ends.",
            "Finish the letter and copy it before you close the program. To save drafts, unlock the key store or ask "
            "your IT support to allow stored credentials, then try again.",
        )
        self.reason = reason


class DraftNotSavedError(RefhelperError):
    """The disk took nothing; the revision saved before is as it was."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        super().__init__(
            "The draft was not saved.",
            f"{reason} What was saved before is unchanged.",
            "Keep the program open, put right what is named here, and save again; or copy the letter now.",
        )
        self.reason = reason


class DraftNotCertainError(RefhelperError):
    """The draft was written, and the disk did not confirm that it would outlast a power cut."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        super().__init__(
            "It is not certain that the draft was saved.",
            f"{reason} It was written, but the disk did not confirm it.",
            "Keep the program open and save again.",
        )
        self.reason = reason


class DraftInUseError(RefhelperError):
    """Another copy of the program has the draft open."""

    def __init__(self) -> None:
        """Take nothing: who the other is cannot be told."""
        super().__init__(
            "This draft is open in another window of refhelper.",
            "It can be read here, but not saved or deleted, so that neither window overwrites the other.",
            "Close it in the other window, then open it again here.",
        )


class DraftsNotReadError(RefhelperError):
    """The system does not let the program read its own folder or file."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        title = "The saved drafts could not be read."
        super().__init__(title, f"{reason} Nothing was changed.", "Try again; if it stays so, ask your IT support.")
        self.reason = reason


class DraftNotDeletedError(RefhelperError):
    """The system did not delete the file, or did not confirm it."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        super().__init__("It is not certain that the draft was deleted.", reason, "Look at the list and try again.")
        self.reason = reason


class DraftNotFoundError(NotFoundError):
    """There is no such draft, or no longer."""

    def __init__(self) -> None:
        """Take nothing: the id would say nothing to the user."""
        super().__init__("There is no such draft.", "It may have been deleted.", "Choose one from the list.")
