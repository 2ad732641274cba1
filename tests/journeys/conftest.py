"""What the journeys in a real terminal run in."""

import os
import stat
from pathlib import Path

import pytest

CLIPBOARD = """#!/bin/sh
for each in "$@"; do case "$each" in -o*) exec cat "$CLIPBOARD_FILE";; esac; done
exec cat > "$CLIPBOARD_FILE"
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, and a clipboard program that keeps what it gets in a file."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "xclip"
    program.write_text(CLIPBOARD)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    home = tmp_path / "home"
    home.mkdir()
    keep = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    return keep | {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "xterm-256color",
        "DISPLAY": ":99",
        "CLIPBOARD_FILE": str(tmp_path / "clipboard"),
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
