"""`refhelper doctor`: what this computer has, how good that is, and what to do; it changes nothing that it finds."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from refhelper.commands.inputs import clock_of, command
from refhelper.domain import check_up
from refhelper.domain.check_up import Checked, Health
from refhelper.domain.errors import RefhelperError

_TRIAL = "refhelper: this is a test of the clipboard and may be overwritten."
_STORES = {"win32": "Windows Credential Manager", "darwin": "the macOS keychain"}
_SECRET_SERVICE = "the desktop's keyring (Secret Service)"  # noqa: S105 - a name, no secret
_INSTALL_AGAIN = "Put back the files that were installed."
Look = Callable[[], Iterator[Checked]]


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    doctor = command(commands, "doctor", "look at this computer: what works, what does not, what to do", _doctor)
    doctor.add_argument("--copy", action="store_true",
                        help="copy a test sentence too; what is on the clipboard now is lost")  # fmt: skip


def _doctor(options: argparse.Namespace) -> int:
    from refhelper.plain.check_up_text import check_up_text, worst

    today = clock_of(options)().date()
    checked = [each for look in _looks(today, copy=options.copy) for each in _guarded(*look)]
    print(check_up_text(checked))
    return int(worst(checked) is Health.WRONG)


def _looks(today: date, *, copy: bool) -> Iterator[tuple[str, Look]]:
    yield "Program", _program
    yield "Terminal", _terminal
    yield "Clipboard", _clipboard
    if copy:
        yield "Trial copy", _trial_copy
    yield "Key store", _key_store
    yield "Folders", _folders
    yield "Directory", lambda: _directory(today)
    yield "Rules", _rules
    yield "Templates", _templates
    yield "Printer", _printer


def _guarded(subject: str, look: Look) -> Iterator[Checked]:
    """Give what a look found; where it fails, that is a finding too, and the others go on."""
    try:
        yield from look()
    except RefhelperError as error:
        yield Checked(subject, Health.WRONG, f"{error.title} {error.detail}".strip(), error.next_step or _INSTALL_AGAIN)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a computer must not keep the rest back
        yield Checked(subject, Health.WRONG, f"could not be looked at ({type(error).__name__})", "Tell IT.")


def _program() -> Iterator[Checked]:
    import platform

    from refhelper import __version__

    built = "from the folder build" if hasattr(sys, "frozen") else f"with Python {platform.python_version()}"
    yield check_up.about_program(__version__, built, f"{platform.system()} {platform.release()}")


def _terminal() -> Iterator[Checked]:
    from refhelper.adapters import computer

    yield from check_up.about_terminal(computer.terminal())


def _clipboard() -> Iterator[Checked]:
    from refhelper.adapters import clipboard

    yield check_up.about_clipboard(clipboard.ways(), clipboard.TERMINAL)


def _trial_copy() -> Iterator[Checked]:
    from refhelper.adapters.clipboard import system_clipboard

    clipboard = system_clipboard()
    result = clipboard.copy(_TRIAL)
    yield check_up.about_trial_copy(result.message, confirmed=result.confirmed and clipboard.clear_if_ours())


def _key_store() -> Iterator[Checked]:
    from refhelper.adapters.key_store import SystemKeys
    from refhelper.domain.draft_errors import KeyStoreUnavailableError

    refused = ""
    try:
        SystemKeys().try_out()
    except KeyStoreUnavailableError as error:
        refused = error.reason
    yield check_up.about_key_store(_STORES.get(sys.platform, _SECRET_SERVICE), refused)


def _folders() -> Iterator[Checked]:
    from refhelper.adapters import computer, locations
    from refhelper.adapters.draft_files import drafts_folder

    yield check_up.about_program_folder(computer.folder(locations.program_folder()))
    yield check_up.about_drafts_folder(computer.folder(drafts_folder()))
    yield from check_up.about_profile(computer.profile())


def _directory(today: date) -> Iterator[Checked]:
    from refhelper import bootstrap
    from refhelper.adapters import computer, locations

    in_use = bootstrap.directory_in_use()
    path, is_named = locations.practice_file()
    yield from check_up.about_directory(in_use.directory, today)
    yield check_up.about_practice(
        computer.shown(path), is_there=path.is_file(), is_named=is_named, problems=len(in_use.problems)
    )


def _rules() -> Iterator[Checked]:
    from refhelper import __version__, bootstrap
    from refhelper.adapters import locations, rule_files

    bootstrap.shipped_rulebook()
    rows, _ = rule_files.read_rules(locations.RULES / "routing.yaml")
    rows += bootstrap.shipped_directory().rules
    not_reviewed = sum(row.reviewed_on == "not_yet" for row in rows)
    yield check_up.about_rules(__version__, len(rows), not_reviewed)


def _templates() -> Iterator[Checked]:
    from refhelper.adapters import locations
    from refhelper.adapters.templates import Templates
    from refhelper.domain.letter_forms import FORMS

    Templates(locations.templates_folder())
    yield check_up.about_templates(len(FORMS))


def _printer() -> Iterator[Checked]:
    from refhelper.adapters import computer

    yield check_up.about_printer(computer.printer())
