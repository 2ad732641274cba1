"""A text on paper or in a file: printed through the system's own print command by pipe, or saved as plain text.

Nothing is left behind on the way to the printer: no temporary file is written here. The system's print queue holds the
text until it is printed.
"""

import os
import sys
import textwrap
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import platformdirs

from refhelper.adapters.clipboard_commands import Programs, SystemPrograms
from refhelper.adapters.disk import SystemDisk
from refhelper.domain.plain_text import clean

PRINT_SECONDS = 30.0
LINE_WIDTH = 78
"""Characters of a printed line; a printer breaks longer ones in the middle of a word."""
ENDING = ".txt"

_FROM_PIPE = (
    "[Console]::InputEncoding = New-Object Text.UTF8Encoding; [Console]::In.ReadToEnd() | Out-Printer -ErrorAction Stop"
)
_UNIX = (("lp", "-t", "letter", "-"), ("lpr", "-T", "letter"))
_WINDOWS = (("powershell", "-NoProfile", "-NonInteractive", "-Command", _FROM_PIPE),)
PRINTED = "Handed to this computer's own print queue, default printer. Fetch it at once; nothing was saved here."
NOT_PRINTED = "Not printed: no printer of this computer took it. Copy it, or save it and print the file."
SAVED = "Saved as {path}. It is plain text and not protected: delete it when it is no longer needed."
EXISTS = "Not saved: there is a file of this name already, and it was left as it is. Choose another name."
NO_FOLDER = "Not saved: there is no such folder."
NOT_SAVED = "Not saved: {reason}. Nothing was left behind."


class Delivered(NamedTuple):
    """What came of it, and a sentence to show; it never holds the text."""

    done: bool
    message: str


class Paper:
    """The printer and the folders of this computer."""

    def __init__(self, platform: str = sys.platform, programs: Programs | None = None) -> None:
        """Take the platform and what runs its programs; a print command may take half a minute."""
        self._commands = _WINDOWS if platform == "win32" else _UNIX
        self._programs = programs or SystemPrograms(PRINT_SECONDS)

    def print(self, text: str) -> Delivered:
        """Give the text to the first print command that takes it, broken into lines that fit a page."""
        page = "\n".join(_lines(clean(text)[0])) + "\n"
        for command in self._commands:
            if self._programs.feed(command, {}, page.encode()):
                return Delivered(done=True, message=PRINTED)
        return Delivered(done=False, message=NOT_PRINTED)

    def save(self, name: str, text: str) -> Delivered:
        """Save the text as a new file that only this user can read; a file that is there already is left alone."""
        try:
            path = _place(name)
            _write_new(path, clean(text)[0].replace("\n", os.linesep).encode())
        except FileExistsError:
            return Delivered(done=False, message=EXISTS)
        except FileNotFoundError:
            return Delivered(done=False, message=NO_FOLDER)
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "the name cannot be used"
            return Delivered(done=False, message=NOT_SAVED.format(reason=reason))
        return Delivered(done=True, message=SAVED.format(path=path))

    def suggested(self, now: datetime) -> str:
        """Return a name that is free and says nothing of anybody, in the user's folder of documents."""
        stem, folder = f"letter-{now:%Y%m%d-%H%M}", _documents()
        names = (folder / f"{stem}{f'-{n}' if n > 1 else ''}{ENDING}" for n in range(1, 1000))
        return str(next((path for path in names if not path.exists()), folder / f"{stem}{ENDING}"))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(line, LINE_WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _documents() -> Path:
    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.home()


def _place(name: str) -> Path:
    path = Path(name.strip()).expanduser()
    path = path if path.is_absolute() else _documents() / path
    return path if path.suffix else path.with_name(path.name + ENDING)


def _write_new(path: Path, content: bytes) -> None:
    handle = SystemDisk().create(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
