"""Where things lie: what ships with the program, found from a checkout, an editable install or a wheel alike."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = PACKAGE / "shipped"
"""Where a wheel puts what lies at the top level of a checkout."""

RULES = PACKAGE / "rules"


def directory_file() -> Path:
    """Return the shipped directory of destinations."""
    return _top("directory.yaml")


def templates_folder() -> Path:
    """Return the folder of the shipped letter templates."""
    return _top("templates")


def _top(name: str) -> Path:
    installed = _SHIPPED / name
    return installed if installed.exists() else PACKAGE.parent / name
