"""The Python environment that releases are built in: the locked packages, the build tools and refhelper as a wheel.

Runs on the standard library alone, for it makes what everything else here needs.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CACHE = TOP / ".cache" / "release"
DIST = TOP / "dist"
LOCKS = [TOP / "requirements" / f"{name}.lock" for name in ("run", "build", "release")]
_WITHOUT_GIT = 1577836800
_PIP = ["-m", "pip", "--quiet", "--disable-pip-version-check"]


def tools() -> Path:
    """Return the Python of the environment, made anew where a lock has changed."""
    texts = [sys.version, str(TOP), *(lock.read_text(encoding="utf-8") for lock in LOCKS)]
    state = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    folder = CACHE / "tools"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / "made-from"
    if not mark.exists() or mark.read_text(encoding="utf-8") != state:
        venv.create(folder, clear=True, with_pip=True)
        for lock in LOCKS:
            step([str(python), *_PIP, "install", "--no-deps", "--require-hashes", "--requirement", str(lock)])
        step([str(python), *_PIP, "check"])
        mark.write_text(state, encoding="utf-8")
    return python


def wheel(folder: Path, source: Path = TOP) -> Path:
    """Build the wheel of a checkout with this Python; one commit gives the same bytes wherever it is built."""
    shutil.rmtree(folder, ignore_errors=True)
    environ = os.environ | {"SOURCE_DATE_EPOCH": str(committed_at())}
    step([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=source, environ=environ)
    return next(folder.glob("*.whl"))


def install(wheel: Path) -> None:
    """Put this build of refhelper beside the Python that runs this, in place of the last."""
    step([sys.executable, *_PIP, "install", "--no-index", "--no-deps", "--force-reinstall", str(wheel)])


def committed_at() -> int:
    """Return the seconds at which the commit was made, or those of 1 January 2020 where there is no git."""
    return int(_git("log", "-1", "--format=%ct") or _WITHOUT_GIT)


def commit() -> str:
    """Return the commit, with a plus sign where files differ from it; "unknown" without git."""
    return os.environ.get("RELEASE_COMMIT") or _git("describe", "--always", "--abbrev=12", "--dirty=+") or "unknown"


def _git(*arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=TOP, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


def run(command: list[str], cwd: Path = TOP, environ: dict[str, str] | None = None) -> int:
    """Run a command, its output going where ours goes, and return its exit code."""
    return subprocess.call(command, cwd=cwd, env=environ)


def step(command: list[str], cwd: Path = TOP, environ: dict[str, str] | None = None) -> None:
    """Run a command; what it printed is shown only where it fails, and then the build ends."""
    done = subprocess.run(
        command, cwd=cwd, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nThis step failed: {' '.join(command)}")
