"""Set refhelper up in this folder and run it, or its tests, with nothing but Python 3.11 or later.

    python run.py                 set up if need be, then start the program (arguments are passed on)
    python run.py test [...]      set up with the development tools, then run the tests (arguments go to pytest)
    python run.py coverage        the tests of the domain, and a failure where a branch of it is run by none of them
    python run.py check           what a release must pass besides the tests: lint, types, contracts, locks

Everything is put into the folder .venv here, from the locked versions in requirements/, each file checked against its
hash. Nothing outside this folder is changed. After that no network is used.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDED = (3, 11)
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("python", "-m", "pip", "check"),
)
OF_THE_DOMAIN = ("tests/domain", "tests/adapters/test_open_referral.py", "tests/adapters/test_wording_files.py")
COVERAGE = (
    ("pytest", "-q", "-m", "not no_cover", "--cov=refhelper/domain", *OF_THE_DOMAIN),
    ("coverage", "report", "--fail-under=100"),
)


def main(arguments: list[str]) -> int:
    """Run one of the commands and return its exit code."""
    if sys.version_info < NEEDED:
        print(f"refhelper needs Python {'.'.join(map(str, NEEDED))} or later; this is {sys.version.split()[0]}.")
        return 2
    wanted = arguments[0] if arguments else ""
    folder = set_up("dev") if wanted in {"test", "coverage", "check"} else set_up("build", "run")
    python = str(folder / "python")
    if wanted == "test":
        return subprocess.call([python, "-m", "pytest", *arguments[1:]], cwd=HERE)
    if wanted in {"check", "coverage"}:
        commands = CHECKS if wanted == "check" else COVERAGE
        found = [subprocess.call([str(folder / command[0]), *command[1:]], cwd=HERE) for command in commands]
        return int(any(found))
    return subprocess.call([python, "-m", "refhelper", *arguments])


def set_up(*names: str) -> Path:
    """Make .venv hold what the locks say, and refhelper itself, unless it does already; return its programs."""
    locks = [HERE / "requirements" / f"{name}.lock" for name in names]
    venv = HERE / ".venv"
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    mark = venv / f"refhelper-{names[-1]}.mark"
    parts = [str(sys.version_info[:2]), str(HERE), *(lock.read_text(encoding="utf-8") for lock in locks)]
    state = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") == state:
        return programs
    print("Setting up in .venv; this happens once and takes a minute or two.", file=sys.stderr)
    # A lock is complete. Asked for what its packages need, older versions of pip take a newer release of it, and stop.
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    step([sys.executable, "-m", "venv", str(venv)])
    for lock in locks:
        step([*pip, "--require-hashes", "--requirement", str(lock)])
    step([*pip, "--no-build-isolation", "--editable", str(HERE)])
    mark.write_text(state, encoding="utf-8")
    return programs


def step(command: list[str]) -> None:
    """Run one step of the set-up, or end with what to do about it."""
    try:
        subprocess.run(command, check=True, cwd=HERE, stdout=sys.stderr)
    except (subprocess.CalledProcessError, OSError):
        sys.exit(
            "The set-up did not finish. It needs Python with its venv module (on Debian: python3-venv), write access "
            "to this folder, and a package index once. What was installed is kept; run the same command again."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
