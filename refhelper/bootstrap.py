"""The one place that picks real parts and puts them together.

Nothing but the standard library is imported here until it is needed: the first screen is painted before that.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from refhelper import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from refhelper.adapters.draft_files import DraftFolder
    from refhelper.adapters.practice_marks import PracticeFiles
    from refhelper.adapters.settings_files import SettingsFile
    from refhelper.consultation import Consultation, Parts
    from refhelper.domain.case import Case
    from refhelper.domain.directory import Directory
    from refhelper.domain.practice_directory import InUse
    from refhelper.domain.rules import QuestionText, Rulebook, RuleRow
    from refhelper.domain.wording_rules import WordingRules
    from refhelper.ui.session import Session
    from refhelper.ui.surroundings import Surroundings


@cache
def shipped_directory(path: "Path | None" = None) -> "Directory":
    """Return the directory as shipped; BadInputError with every problem where it cannot be used."""
    from refhelper.adapters import locations
    from refhelper.adapters.directory_files import read_directory
    from refhelper.domain.errors import BadInputError

    directory, problems = read_directory(path or locations.directory_file())
    if directory is None or problems:
        msg = "The directory cannot be used."
        raise BadInputError(msg, problems, "Put back the directory that was installed.")
    return directory


def practice_files(now: Callable[[], datetime] | None = None) -> "PracticeFiles":
    """Return the practice's own directory file, wherever it lies, whether it is there yet or not."""
    from refhelper.adapters import clock, locations
    from refhelper.adapters.practice_marks import PracticeFiles
    from refhelper.domain.practice_directory import duties

    return PracticeFiles(locations.practice_file(), shipped_directory(), duties(_rows()[0]), now or clock.now)


def has_practice_directory() -> bool:
    """Say whether a practice's own directory is named, or lies where it would; else nothing of it need be loaded."""
    from refhelper.adapters import locations

    path, named = locations.practice_file()
    return named or path.exists()


def directory_in_use() -> "InUse":
    """Return the shipped directory with the practice's own laid over it; a faulty one is left out as a whole."""
    return practice_files().read()


def shipped_rulebook(directory: "Directory | None" = None) -> "Rulebook":
    """Return all rules: those of the package, and those that stand with a service in a directory (as shipped)."""
    from refhelper.domain.rules import rulebook

    rows, questions = _rows()
    held = directory or shipped_directory()
    return rulebook(rows + held.rules, held.eligibility, questions)


def rulebook_in_use() -> "Rulebook":
    """Return all rules with the practice's own directory, as the plan reads them."""
    return shipped_rulebook(directory_in_use().directory if has_practice_directory() else None)


@cache
def _rows() -> "tuple[tuple[RuleRow, ...], tuple[QuestionText, ...]]":
    from refhelper.adapters import locations, rule_files

    return rule_files.read_rules(locations.RULES / "routing.yaml")


def rulebook_text() -> str:
    """Return the rulebook for reviewers: the rules, the directory and the sharing checks as shipped."""
    from refhelper.adapters import locations
    from refhelper.adapters.sharing_files import read_sharing
    from refhelper.plain import rulebook_text as book

    texts = read_sharing(locations.RULES / "sharing.yaml")
    return book.rulebook_text(*_rows(), shipped_directory(), texts, shipped_wording())


@cache
def shipped_wording() -> "WordingRules":
    """Return the wording rules, read when they are first wanted."""
    from refhelper.adapters.wording_files import wording_rules

    return wording_rules()


def parts(now: Callable[[], datetime] | None = None) -> "Parts":
    """Return everything a consultation needs; the time is the system's unless another clock is given."""
    from refhelper.adapters import clock, locations
    from refhelper.adapters.sharing_files import read_sharing
    from refhelper.adapters.templates import TemplatesWhenWanted
    from refhelper.consultation import Parts
    from refhelper.domain.practice_directory import Practice

    files = practice_files(now)
    in_use = files.read()
    texts = read_sharing(locations.RULES / "sharing.yaml")
    renderer = TemplatesWhenWanted(locations.templates_folder())
    rules = shipped_rulebook(in_use.directory)
    practice = Practice(files, in_use, shipped_rulebook)
    return Parts(rules, in_use.directory, texts, renderer, shipped_wording, now or clock.now, __version__, practice)


def consultation(case: "Case | None" = None, now: Callable[[], datetime] | None = None) -> "Consultation":
    """Return a consultation with the parts as they ship, and the practice's own directory."""
    from refhelper.consultation import Consultation

    return Consultation(parts(now), case)


def session(case: "Case | None" = None) -> "Session":
    """Return what the screens and the line mode work with; without a case on an empty one."""
    from refhelper.adapters import process
    from refhelper.adapters.clipboard import system_clipboard
    from refhelper.adapters.paper import Paper
    from refhelper.consultation import Consultation
    from refhelper.ui.session import Session

    process.leave_no_memory_image()
    store = settings_file()
    settings, _ = store.read()
    consultation = Consultation(parts(), case, settings.referrer)
    made = Session(consultation, system_clipboard(), settings, drafts(), store)
    made.paper = Paper()
    return made


def settings_file() -> "SettingsFile":
    """Return where this user's settings are kept."""
    from refhelper.adapters.settings_files import SettingsFile

    return SettingsFile()


def drafts(now: Callable[[], datetime] | None = None) -> "DraftFolder":
    """Return where this user's drafts are kept; nothing is read or asked yet."""
    from refhelper.adapters import clock
    from refhelper.adapters.draft_files import DraftFolder

    return DraftFolder(now=now or clock.now)


def run_lines(case: "Case | None" = None, *, fictional: bool = False) -> int:
    """Run the line mode on a case, on the fictional one or on an empty one; return the exit code."""
    import gc
    import sys

    from refhelper.adapters import process
    from refhelper.plain.line_mode import run

    process.report_no_values()
    gc.enable()
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    opened = demo_session if fictional else lambda: session(case)
    return run(sys.stdin, sys.stdout, opened, empty=case is None and not fictional)


def run_screens(*, fictional: bool = False) -> int:
    """Open the screens, on the fictional practice case if wished; return the exit code."""
    from refhelper.adapters import process
    from refhelper.ui.app import run

    process.report_no_values()
    return run(demo_session if fictional else session, surroundings(), fictional=fictional)


def surroundings() -> "Surroundings":
    """Return the clocks, the lock and the console of this system."""
    from refhelper.adapters import clock
    from refhelper.adapters.console_close import console_close
    from refhelper.adapters.system_lock import system_lock
    from refhelper.ui.surroundings import Surroundings

    return Surroundings(clock.moment, system_lock(), console_close())


def demo(now: Callable[[], datetime] | None = None) -> "Consultation":
    """Return a consultation on the fictional case: its letters are marked, and no file of the practice is written."""
    from refhelper.adapters.demo import MarkedRenderer, demo_case
    from refhelper.consultation import Consultation

    real = parts(now)
    marked = real._replace(renderer=MarkedRenderer(real.renderer), practice=None)
    return Consultation(marked, demo_case(real.now().date()))


def demo_session() -> "Session":
    """Return what the screens work with on the fictional case: nothing is saved, nothing copied without the mark."""
    from refhelper.adapters.clipboard import system_clipboard
    from refhelper.adapters.demo import MarkedClipboard
    from refhelper.ui.session import Session

    settings, _ = settings_file().read()
    return Session(demo(), MarkedClipboard(system_clipboard()), settings)
