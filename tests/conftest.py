"""What holds for all tests: those that need a real clipboard are left out, and said to be, where there is none."""

import os
import shutil
import sys
import tempfile

import pytest

pytest_plugins = ["tests.hazard_proofs"]

os.environ["REFHELPER_DIRECTORY"] = tempfile.mkdtemp(prefix="refhelper-tests-")  # never the tester's own directory
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is started hundreds of times is compiled once
NEEDED = ("Xvfb", "xclip", "xsel")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

NEEDED_FOR_MARKS = ("Xvfb", "xclip", "dbus-run-session", "gnome-keyring-daemon", "strace")
MISSING_FOR_MARKS = [name for name in NEEDED_FOR_MARKS if shutil.which(name) is None]

ON_WINDOWS = sys.platform == "win32"
collect_ignore = ["adapters/test_clipboard_x11.py"] if MISSING and not ON_WINDOWS else []
collect_ignore += ["journeys/test_canary.py"] if MISSING_FOR_MARKS and not ON_WINDOWS else []
collect_ignore += [] if ON_WINDOWS else ["windows"]


def pytest_collection_modifyitems(items) -> None:
    """On Windows skip what cannot run there, for the reason that its marker gives."""
    for item in items if ON_WINDOWS else ():
        for mark in item.iter_markers("not_on_windows"):
            item.add_marker(pytest.mark.skip(reason=mark.args[0]))


def pytest_report_header() -> list[str]:
    clipboard = "clipboard: tested with a real X server, xclip and xsel"
    marks = "marked strings: looked for with a real key store, clipboard and watcher of system calls"
    if ON_WINDOWS:
        return ["clipboard and key store: tested with those of Windows"]
    if MISSING:
        clipboard = f"clipboard: THE TESTS WITH A REAL CLIPBOARD DID NOT RUN: missing {', '.join(MISSING)}"
    if MISSING_FOR_MARKS:
        marks = f"marked strings: THE SEARCH FOR WHAT LEAKS DID NOT RUN: missing {', '.join(MISSING_FOR_MARKS)}"
    return [clipboard, marks]


def pytest_terminal_summary(terminalreporter) -> None:
    """Print how many states of each service were visited."""
    reports = terminalreporter.stats.get("passed", ())
    states = [value for report in reports for key, value in report.user_properties if key == "states"]
    if states:
        terminalreporter.write_sep("-", "states visited for each service")
        terminalreporter.write_line("\n".join(sorted(states)))
