"""`refhelper doctor`: everything is looked at, nothing personal is told, and the exit code says whether it works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SUBJECTS = ("Program", "Terminal", "Clipboard", "Key store", "Program folder", "Drafts folder", "Directory", "Rules",
            "Templates", "Printer")  # fmt: skip


def doctor(tmp_path, *arguments, program="-m refhelper", **environment):
    home = tmp_path / "mquill"
    home.mkdir(exist_ok=True)
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG", "DISPLAY"))}
    own = {"HOME": str(home), "LOCALAPPDATA": str(home), "USER": "mquill", "USERNAME": "mquill", "TERM": "xterm"}
    return subprocess.run(
        [sys.executable, *program.split(" ", 1), "doctor", *arguments],
        stdin=subprocess.PIPE,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=TOP,
        env=keep | own | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"} | environment,
        check=False,
    )


def test_everything_is_looked_at_and_no_user_is_named(tmp_path):
    done = doctor(tmp_path)
    assert done.stderr == ""
    for subject in SUBJECTS:
        assert f"] {subject}" in done.stdout.replace("]    ", "] ").replace("]  ", "] "), subject
    assert "mquill" not in done.stdout


def test_nothing_is_left_behind(tmp_path):
    doctor(tmp_path)
    assert list((tmp_path / "mquill").rglob("*")) == []


@pytest.mark.not_on_windows("there the clipboard is always within reach")
def test_a_trial_copy_that_goes_nowhere_is_wrong_and_the_exit_code_says_so(tmp_path):
    done = doctor(tmp_path, "--copy", PATH=str(tmp_path), TERM="dumb")
    assert done.returncode == 1
    assert "[wrong] Trial copy" in done.stdout


def test_a_practices_own_directory_is_looked_for_where_it_is_named(tmp_path):
    (tmp_path / "mquill").mkdir()
    named = tmp_path / "mquill" / "shared"
    said = doctor(tmp_path, REFHELPER_DIRECTORY=str(named)).stdout
    assert "not in use" in " ".join(said.split())
    named.mkdir()
    (named / "directory.local.yaml").write_text("refhelper_practice_directory: 1\nservices: nonsense\n")
    assert "not in use" in " ".join(doctor(tmp_path, REFHELPER_DIRECTORY=str(named)).stdout.split())
    (named / "directory.local.yaml").write_text("refhelper_practice_directory: 1\n")
    assert "laid over the shipped directory" in " ".join(
        doctor(tmp_path, REFHELPER_DIRECTORY=str(named)).stdout.split()
    )


def test_no_screen_is_loaded(tmp_path):
    program = (
        "-c import sys; from refhelper.cli import main; main(sys.argv[1:]);"
        "print({name.split('.')[0] for name in sys.modules} & {'textual', 'rich'}, file=sys.stderr)"
    )
    assert doctor(tmp_path, program=program).stderr.strip() == "set()"


def test_one_thing_that_cannot_be_looked_at_does_not_keep_the_rest_back(tmp_path):
    program = (
        "-c import sys; from refhelper.adapters import computer; computer.printer = lambda: 1 / 0;"
        "from refhelper.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = doctor(tmp_path, program=program)
    assert done.returncode == 1
    assert "could not be looked at (ZeroDivisionError)" in done.stdout
    assert "Templates" in done.stdout
