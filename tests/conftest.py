"""What holds for all tests: those that need a real clipboard are left out, and said to be, where there is none."""

import shutil

NEEDED = ("Xvfb", "xclip", "xsel")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

collect_ignore = ["test_clipboard_x11.py"] if MISSING else []


def pytest_report_header() -> str:
    if not MISSING:
        return "clipboard: tested with a real X server, xclip and xsel"
    return f"clipboard: THE TESTS WITH A REAL CLIPBOARD DID NOT RUN: missing {', '.join(MISSING)}"
