"""The settings: who writes, how long drafts are kept, when the screen locks, and how it looks."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator

from refhelper.domain.case import Referrer
from refhelper.domain.draft import KEPT_DAYS
from refhelper.domain.errors import RefhelperError
from refhelper.domain.part import Part, Text
from refhelper.domain.vocabulary import Answer


class ThemeName(StrEnum):
    """The themes of the screens."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high contrast"


def _whole_number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        written = str(value).strip()
        if not (written.isascii() and written.isdigit() and len(written) < 6 and least <= int(written) <= most):  # noqa: PLR2004 - far beyond any limit here
            msg = f"a whole number from {least} to {most}"
            raise ValueError(msg)
        return int(written)

    return read


class Settings(Part):
    """What one user of this computer has set. Days, minutes and seconds are whole numbers."""

    referrer: Referrer = Referrer()
    """Who writes; put into every new case."""
    user: Text = ""
    """Name or initials that stamp decisions and hand-overs."""
    kept_days: Annotated[int, BeforeValidator(_whole_number(1, 3650))] = KEPT_DAYS
    """Days for which a finished draft is kept."""
    lock_minutes: Annotated[int, BeforeValidator(_whole_number(1, 60))] = 3
    """Minutes without a key after which the screen locks."""
    clipboard_seconds: Annotated[int, BeforeValidator(_whole_number(10, 600))] = 120
    """Seconds after which a copied text is taken off the clipboard."""
    theme: ThemeName = ThemeName.DARK
    plain_characters: Literal[Answer.YES, Answer.NO] = Answer.NO
    """Whether lines and borders are drawn with plain ASCII characters."""
    plain_letters: Literal[Answer.YES, Answer.NO] = Answer.YES
    """Whether a text is copied with plain quotes, hyphens and spaces, which clinical systems do not mangle."""

    @property
    def stamp(self) -> str:
        """Who decisions and hand-overs are stamped with: the user, or else the referrer's name."""
        return self.user or self.referrer.name


class SettingsNotSavedError(RefhelperError):
    """The disk did not take the settings; the file is as it was."""

    def __init__(self, reason: str) -> None:
        """Take the reason as a sentence."""
        super().__init__(
            "The settings were not saved.",
            f"{reason} The settings file is as it was; what you set holds until the program ends.",
            "Put right what is named here, and save again.",
        )
