"""Where things lie that ship with the program, in a checkout, an editable install, a wheel and a folder build."""

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = PACKAGE / "shipped"
"""Where a wheel puts what lies at the top level of a checkout."""

RULES = PACKAGE / "rules"


def program_folder() -> Path:
    """Return the folder that holds the program: of a folder build the one to copy, else that of the package."""
    return Path(sys.executable).resolve().parent if hasattr(sys, "frozen") else PACKAGE


def directory_file() -> Path:
    """Return the shipped directory of destinations."""
    return _top("directory.yaml")


def templates_folder() -> Path:
    """Return the folder of the shipped letter templates."""
    return _top("templates")


def _top(name: str) -> Path:
    if hasattr(sys, "frozen"):
        return program_folder() / name
    installed = _SHIPPED / name
    return installed if installed.exists() else PACKAGE.parent / name
