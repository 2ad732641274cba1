"""What `refhelper doctor` looks at: terminal, profile, folders and printer. It looks, and changes nothing.

No user name comes out of here: a path is shown from its variable (%LOCALAPPDATA%, ~) on.
"""

import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from refhelper.adapters import computer_win32
from refhelper.domain.check_up import Drive, Folder, Profile, Terminal

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ncpfs", "webdav", "davfs"})
_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/self/mounts")
_VARIABLES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "PROGRAMFILES", "PROGRAMDATA")
_HIDDEN = "..."


def terminal(environ: Mapping[str, str] = os.environ) -> Terminal:
    """Return what can be told of the terminal without asking it anything."""
    stream = sys.__stdout__
    is_there = stream is not None and stream.isatty()
    columns, rows = shutil.get_terminal_size()
    return Terminal(_kind(environ), is_there, columns, rows, _colours(environ), _encoding(), _remote(environ))


def _kind(environ: Mapping[str, str]) -> str:
    for mark, kind in (
        ("WT_SESSION", "Windows Terminal"),
        ("VSCODE_INJECTION", "the terminal of VS Code"),
        ("ConEmuPID", "ConEmu"),
        ("TMUX", "tmux"),
    ):
        if mark in environ:
            return kind
    if sys.platform == "win32":
        return "Windows console"
    return environ.get("TERM", "of a kind that does not name itself")


def _colours(environ: Mapping[str, str]) -> int:
    kind = environ.get("TERM", "")
    if "NO_COLOR" in environ or kind == "dumb":
        return 2
    if sys.platform == "win32" or environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return 2**24
    return 256 if "256color" in kind else 16


def _encoding() -> str:
    if sys.platform == "win32":
        return "utf-16"  # Python writes to a Windows console in it, whatever the code page
    return "utf-8" if sys.flags.utf8_mode else locale.getencoding()


def _remote(environ: Mapping[str, str]) -> str:
    session = environ.get("SESSIONNAME", "").upper()
    if session.startswith("RDP-"):
        return "Windows remote desktop"
    if session.startswith("ICA-"):
        return "Citrix"
    return "ssh" if "SSH_CONNECTION" in environ else ""


def profile() -> Profile | None:
    """Return the kind of the user's profile; None where there are no kinds, or it cannot be told."""
    if sys.platform == "win32":
        return computer_win32.profile()
    return None


def folder(path: Path) -> Folder:
    """Look at a folder, or where it is not there yet, at the nearest one in which it would be made."""
    nearest = next((each for each in (path, *path.parents) if each.is_dir()), path)
    return Folder(shown(path), path.is_dir(), _takes_a_file(nearest), _drive(nearest))


def _takes_a_file(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _drive(folder: Path) -> Drive:
    if sys.platform == "win32":
        return computer_win32.drive(folder)
    try:
        mounts = [line.split() for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return Drive.NOT_KNOWN
    here = folder.resolve()
    around = [(len(point), kind) for _, point, kind, *_ in mounts if here.is_relative_to(_unescaped(point))]
    kind = max(around)[1] if around else ""
    if kind in _NETWORK:
        return Drive.NETWORK
    return Drive.MEMORY if kind in _MEMORY else Drive.LOCAL


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def shown(path: PurePath, environ: Mapping[str, str] = os.environ) -> str:
    """Return a path as it may be shown: from a variable or ~ on, and without the name of the user anywhere."""
    starts = [(f"%{name}%", environ[name]) for name in _VARIABLES if environ.get(name)]
    starts.append(("~", environ.get("HOME", "")))
    kind = type(path)
    for word, start in sorted(starts, key=lambda each: -len(each[1])):
        if start and path.is_relative_to(kind(start)):
            return _without_user(kind(word) / path.relative_to(kind(start)), environ)
    return _without_user(path, environ)


def _without_user(path: PurePath, environ: Mapping[str, str]) -> str:
    names = {environ[name].lower() for name in ("USERNAME", "USER", "LOGNAME") if environ.get(name)}
    return str(type(path)(*(_HIDDEN if part.lower() in names else part for part in path.parts)))


def printer() -> str:
    """Return how something can be printed from here; empty where no way was found."""
    if sys.platform == "win32":
        return "the default printer" if computer_win32.has_printer() else ""
    return next((name for name in ("lp", "lpr") if shutil.which(name)), "")
