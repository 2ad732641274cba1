"""Two versions of the rules to compare: each a folder, or a revision where this is a checkout with git."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from refhelper.adapters import locations, rule_files
from refhelper.adapters.directory_files import read_directory
from refhelper.domain.errors import BadInputError, NotFoundError
from refhelper.domain.rules import Rulebook, RuleRow, rulebook

_RULES = ("rules/routing.yaml", "refhelper/rules/routing.yaml")
"""Where the rules lie in a folder: beside the directory, or as in a checkout."""
_DIRECTORY = "directory.yaml"
_SECONDS = 20


class RuleVersion(NamedTuple):
    """The rules of one version, with the rows they were made from."""

    rulebook: Rulebook
    rows: tuple[RuleRow, ...]


def read_version(given: str, checkout: Path = locations.PACKAGE.parent) -> RuleVersion:
    """Return the rules in a folder or of a revision; BadInputError with every problem in its files.

    NotFoundError where it is neither, or where the rules or the directory are not in it.
    """
    folder = Path(given)
    if folder.is_dir():
        return _in_folder(folder)
    with tempfile.TemporaryDirectory(prefix="refhelper-rules-") as made:
        _take_out(given, checkout, Path(made))
        return _in_folder(Path(made))


def _in_folder(folder: Path) -> RuleVersion:
    rules = next((folder / name for name in _RULES if (folder / name).is_file()), None)
    if rules is None or not (folder / _DIRECTORY).is_file():
        msg = "That folder does not hold rules to compare."
        raise NotFoundError(msg, f"It must hold {_RULES[0]} and {_DIRECTORY}.", "Nothing was compared.")
    rows, questions = rule_files.read_rules(rules)
    directory, problems = read_directory(folder / _DIRECTORY)
    if directory is None:
        msg = "The directory cannot be read."
        raise BadInputError(msg, problems, "Nothing was compared.")
    rows += directory.rules
    return RuleVersion(rulebook(rows, directory.eligibility, questions), rows)


def _take_out(revision: str, checkout: Path, folder: Path) -> None:
    """Write the rules and the directory of a revision into a folder."""
    git = shutil.which("git")
    for name, target in ((_RULES[1], _RULES[0]), (_DIRECTORY, _DIRECTORY)):
        content = None if git is None or revision.startswith("-") else _shown(git, checkout, f"{revision}:{name}")
        if content is None:
            msg = "OLD and NEW must each be a folder, or a revision that git knows."
            detail = "" if git else "git is not installed here, so only folders can be compared."
            raise NotFoundError(msg, detail, "Nothing was compared.")
        (folder / target).parent.mkdir(exist_ok=True)
        (folder / target).write_bytes(content)


def _shown(git: str, checkout: Path, named: str) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 - git by its full path, no shell, a name that is no option
            [git, "-C", str(checkout), "show", named], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
