"""What the tests of the builds share: the builds themselves, made once from this checkout.

They are made with `python -m release`, which needs a package index the first time; so these tests are run apart from
the others, in one process: `python run.py test -n 0 release/tests`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
NEEDED = ("bwrap", "Xvfb", "xclip", "unshare")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

collect_ignore = ["test_in_a_clean_place.py", "test_offline.py"] if MISSING else []


def pytest_report_header() -> str:
    if not MISSING:
        return "builds: tried in a place without Python and without a network (bubblewrap, Xvfb, xclip, unshare)"
    return f"builds: THEIR TRIAL IN A CLEAN PLACE AND OFFLINE DID NOT RUN: missing {', '.join(MISSING)}"


def built(name: str) -> Path:
    assert "PYTEST_XDIST_WORKER" not in os.environ, "builds are made once: add -n 0"
    done = subprocess.run(
        [sys.executable, "-m", "release", name], cwd=TOP, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(done.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def folder_build() -> Path:
    return built("folder")


@pytest.fixture(scope="session")
def wheelhouse() -> Path:
    return built("wheelhouse")
