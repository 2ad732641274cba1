"""A case with a marked string in every field that takes text, and a search for the marks wherever they could be."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from refhelper.domain.case import Case, Consultation, Details, HandedOver, Narrative, Referrer
from tests.journeys.terminal import Terminal

MARK = "Zqxmark"
_ALTERNATE = re.compile(r"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)
_LONGEST_FILE = 50_000_000


class Marks:
    """Gives out marked strings, each with a number of its own."""

    def __init__(self) -> None:
        self.given = 0

    def one(self) -> str:
        self.given += 1
        return f"{MARK}{self.given:03}"

    def every(self, model: type[BaseModel]) -> dict[str, str]:
        """Return a mark for every field of a model that takes any text."""
        fields = model.model_fields
        return {name: self.one() for name, field in fields.items() if field.default == "" and name != "chase_on"}


def marked_case(marks: Marks) -> dict[str, Any]:
    """Return a family with marks in every field that takes text."""

    def person(ref: str, *roles: str, **more: object) -> dict[str, Any]:
        return {"ref": ref, "roles": roles, "lives_in": "york", "details": marks.every(Details)} | more

    letter = {"for": "anna", "to": "childrens_social_care"}
    return {
        "refhelper_case": "1", "title": marks.one(), "danger_now": "no", "other_children": "no",
        "people": [
            person("dan", "harming", age=36, sex="male"),
            person("anna", "harmed", age=34, patient="yes", concerns=["domestic_abuse"], harmed_by=["dan"]),
            person("ella", "affected", age=8, harmed_by=["dan"]),
        ],
        "narrative": marks.every(Narrative) | {"childs_voice": {"ella": marks.one()}, "impact": {"ella": marks.one()}},
        "referrer": marks.every(Referrer), "consultation": marks.every(Consultation),
        "handed_over": [letter | marks.every(HandedOver)],
        "sharing": [
            letter | {name: marks.one() for name in ("purpose", "gillick", "parents_view", "which_duty", "told")}
            | {"confirmed": {"whereabouts": marks.one()}, "override": {"by": marks.one(), "why": marks.one()},
               "advice": {"from": marks.one(), "outcome": "share"}},
        ],
        "decisions": [{"person": "anna", "service": "idas", "decided": "refer", "why": marks.one(), "by": marks.one()}],
    }  # fmt: skip


def save_a_marked_draft() -> None:
    """Save a marked case as a draft, with the key store that the program picks by itself."""
    from refhelper.adapters.draft_files import DraftFolder

    window = DraftFolder()
    window.save(window.new(Case.model_validate(marked_case(Marks()))))
    window.close_all()


def home(folder: Path) -> dict[str, str]:
    """Return an environment in which all that a program may write to lies in a folder."""
    for name in ("home", "config", "data", "state", "cache", "runtime", "temporary"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    keep = {name: os.environ[name] for name in ("LANG", "LC_ALL", "PATH") if name in os.environ}
    return keep | {
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder / "runtime"), "TMPDIR": str(folder / "temporary"),
        "TERM": "xterm-256color", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    }  # fmt: skip


def with_key_store(command: list[str]) -> list[str]:
    """Return the command run in a session of its own with an unlocked key store."""
    unlock = 'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
    return ["dbus-run-session", "--", "sh", "-c", unlock, "sh", *command]


def marks_in(content: bytes) -> bool:
    """Say whether a mark is in these bytes, as any encoding of text would write it."""
    return any(MARK.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def files_with_marks(folder: Path) -> list[Path]:
    """Return the files below a folder that hold a mark, or are named with one."""
    found = [path for path in folder.rglob("*") if MARK in path.name or (path.is_file() and marks_in(_read(path)))]
    return sorted(found)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_FILE)
    except OSError:
        return b""


def outside_the_screen(at: Terminal) -> str:
    """Return all that was written while the program's own screen was not shown: what stays and can be scrolled to."""
    return _ALTERNATE.sub("", at.written)


def processes_with_marks() -> list[str]:
    """Return what processes show a mark in their arguments, their environment or their name."""
    shown = (folder / name for folder in Path("/proc").glob("[0-9]*") for name in ("cmdline", "environ", "comm"))
    return [str(path) for path in shown if marks_in(_read(path))]


def program(environment: Mapping[str, str], code: str = "", watched_by: Sequence[str] = ()) -> Terminal:
    """Run the screens in a terminal, with some code before them, and under a program that watches them."""
    run = f"{code}\nimport sys\nfrom refhelper.cli import main\nsys.exit(main([]))"
    return Terminal(with_key_store([*watched_by, sys.executable, "-c", run]), environment)


if __name__ == "__main__":
    save_a_marked_draft()
