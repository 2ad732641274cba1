"""What holds for all tests: those that need a real clipboard are left out, and said to be, where there is none."""

import os
import shutil
import tempfile

pytest_plugins = ["tests.hazard_proofs"]

os.environ["REFHELPER_DIRECTORY"] = tempfile.mkdtemp(prefix="refhelper-tests-")  # never the tester's own directory
NEEDED = ("Xvfb", "xclip", "xsel")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

collect_ignore = ["test_clipboard_x11.py"] if MISSING else []


def pytest_report_header() -> str:
    if not MISSING:
        return "clipboard: tested with a real X server, xclip and xsel"
    return f"clipboard: THE TESTS WITH A REAL CLIPBOARD DID NOT RUN: missing {', '.join(MISSING)}"


def pytest_terminal_summary(terminalreporter) -> None:
    """Print how many states of each service were visited."""
    reports = terminalreporter.stats.get("passed", ())
    states = [value for report in reports for key, value in report.user_properties if key == "states"]
    if states:
        terminalreporter.write_sep("-", "states visited for each service")
        terminalreporter.write_line("\n".join(sorted(states)))
