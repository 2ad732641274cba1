"""How long the folder build takes to its first painted screen, against the same program as installed from its wheel."""

import os
import pty
import select
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.timing import Measure, interleaved
from release import environment

ROUNDS = 9
TARGET = 1.3
_PATIENCE_SECONDS = 30
_FIRST_SCREEN = b"999"


def main() -> int:
    """Measure the folder in dist in turn with the unfrozen program; 1 where it misses the target."""
    made = environment.DIST / f"refhelper-{sys.platform}" / "refhelper"
    unfrozen = Path(sys.executable).with_name("refhelper")
    with tempfile.TemporaryDirectory() as home:
        once, again = interleaved(ROUNDS, lambda: _paint(unfrozen, home), lambda: _paint(made, home))
    measure = Measure("folder build to its first screen", again, "the same program unfrozen", once, TARGET)
    print(measure)
    return int(not measure.met)


def _paint(program: Path, home: str) -> None:
    """Start a program in a terminal of 120 by 30 and wait for its first screen."""
    ours, theirs = pty.openpty()
    environ = {"TERM": "xterm-256color", "HOME": home, "LANG": "C.UTF-8", "COLUMNS": "120", "LINES": "30"}
    started = subprocess.Popen(
        [program], stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    )
    os.close(theirs)
    seen = b""
    while _FIRST_SCREEN not in seen:
        if not select.select([ours], [], [], _PATIENCE_SECONDS)[0]:
            sys.exit(f"{program} painted no screen.")
        seen += os.read(ours, 65536)
    started.kill()
    started.wait()
    os.close(ours)
