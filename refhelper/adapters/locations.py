"""Where things lie that ship with the program, in a checkout, an editable install, a wheel and a folder build.

And where a practice's own directory lies.
"""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = PACKAGE / "shipped"
"""Where a wheel puts what lies at the top level of a checkout."""

RULES = PACKAGE / "rules"
PRACTICE_NAME = "directory.local.yaml"
PRACTICE_VARIABLE = "REFHELPER_DIRECTORY"
"""The environment variable that names a practice's folder or file, as the option --directory does."""


def program_folder() -> Path:
    """Return the folder that holds the program: of a folder build the one to copy, else that of the package."""
    return Path(sys.executable).resolve().parent if hasattr(sys, "frozen") else PACKAGE


def directory_file() -> Path:
    """Return the shipped directory of destinations."""
    return _top("directory.yaml")


def templates_folder() -> Path:
    """Return the folder of the shipped letter templates."""
    return _top("templates")


def practice_file() -> tuple[Path, bool]:
    """Return where a practice's own directory lies, or would lie, and whether somebody named that place.

    That is the folder, or the file, that is named; else the user's configuration folder.
    """
    if named := os.environ.get(PRACTICE_VARIABLE):
        path = Path(named)
        return (path if path.suffix in {".yaml", ".yml", ".json"} else path / PRACTICE_NAME), True
    from platformdirs import user_config_path

    return user_config_path("refhelper", appauthor=False, roaming=False) / PRACTICE_NAME, False


def _top(name: str) -> Path:
    if hasattr(sys, "frozen"):
        return program_folder() / name
    installed = _SHIPPED / name
    return installed if installed.exists() else PACKAGE.parent / name
