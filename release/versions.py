"""What a build says of itself: version, commit, and what it was built with."""

import platform
import sys

from refhelper import __version__
from release.environment import commit


def version_text() -> str:
    """Return the text of VERSION.txt."""
    return (
        f"refhelper {__version__}\ncommit {commit()}\n"
        f"built with Python {platform.python_version()} for {sys.platform} {platform.machine()}\n"
    )


def windows_version() -> object:
    """Return what Windows shows among the properties of the program."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*(int(part) for part in __version__.split(".")[:3]), 0)
    words = {
        "FileDescription": "refhelper: where a safeguarding concern goes",
        "ProductName": "refhelper",
        "ProductVersion": f"{__version__} ({commit()})",
        "FileVersion": __version__,
        "OriginalFilename": "refhelper.exe",
        "LegalCopyright": "Apache-2.0",
    }
    table = info.StringTable("080904B0", [info.StringStruct(*each) for each in words.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([info.VarStruct("Translation", [0x0809, 0x04B0])])],
    )
