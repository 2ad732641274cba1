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

    from refhelper.consultation import Consultation, Parts
    from refhelper.domain.case import Case
    from refhelper.domain.directory import Directory
    from refhelper.domain.rules import Rulebook
    from refhelper.domain.wording_rules import WordingRules
    from refhelper.ui.session import Session


def shipped_directory(path: "Path | None" = None) -> "Directory":
    """Return the directory in use; BadInputError with every problem where it cannot be used."""
    from refhelper.adapters import locations
    from refhelper.adapters.directory_files import read_directory
    from refhelper.domain.errors import BadInputError

    directory, problems = read_directory(path or locations.directory_file())
    if directory is None or problems:
        msg = "The directory cannot be used."
        raise BadInputError(msg, problems, "Put back the directory that was installed.")
    return directory


def shipped_rulebook(directory: "Directory | None" = None) -> "Rulebook":
    """Return all rules, those of the package and those that stand with a service in the directory."""
    from refhelper.adapters import locations, rule_files
    from refhelper.domain.rules import rulebook

    rows, questions = rule_files.read_rules(locations.RULES / "routing.yaml")
    services = (directory or shipped_directory()).services
    eligibility = {service.id: service.eligibility for service in services}
    return rulebook(rows + tuple(row for service in services for row in service.rules), eligibility, questions)


@cache
def shipped_wording() -> "WordingRules":
    """Return the wording rules, read when they are first wanted."""
    from refhelper.adapters.wording_files import wording_rules

    return wording_rules()


def parts(now: Callable[[], datetime] | None = None) -> "Parts":
    """Return everything a consultation needs, as shipped; the time is the system's unless another clock is given."""
    from refhelper.adapters import clock, locations
    from refhelper.adapters.sharing_files import read_sharing
    from refhelper.adapters.templates import Templates
    from refhelper.consultation import Parts

    directory = shipped_directory()
    texts = read_sharing(locations.RULES / "sharing.yaml")
    renderer = Templates(locations.templates_folder())
    rules = shipped_rulebook(directory)
    return Parts(rules, directory, texts, renderer, shipped_wording, now or clock.now, __version__)


def consultation(case: "Case | None" = None, now: Callable[[], datetime] | None = None) -> "Consultation":
    """Return a consultation with the shipped parts."""
    from refhelper.consultation import Consultation

    return Consultation(parts(now), case)


def session() -> "Session":
    """Return what the screens work with, on an empty case."""
    from refhelper.adapters.clipboard import system_clipboard
    from refhelper.adapters.draft_files import DraftFolder
    from refhelper.adapters.settings_files import SettingsFile
    from refhelper.consultation import Consultation
    from refhelper.ui.session import Session

    settings, _ = SettingsFile().read()
    return Session(Consultation(parts(), None, settings.referrer), system_clipboard(), settings, DraftFolder())


def run_screens() -> int:
    """Open the screens and return the exit code."""
    from refhelper.ui.app import run

    return run(session)
