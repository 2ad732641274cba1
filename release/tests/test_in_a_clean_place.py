"""The folder build works where there is no Python, no network and nothing to write to but the user's own folder."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.test_clipboard_x11 import x_server  # noqa: F401 - a fixture
from tests.journeys.terminal import Terminal
from tests.journeys.test_terminal_journey import copy_a_letter, leave

PLACE = "/opt/Sicherheit und Prüfung/refhelper"
HOME = "/home/Zoë"
SYSTEM = ("/lib/x86_64-linux-gnu", "/lib64", "/tmp/.X11-unix")  # noqa: S108 - where an X server listens


def inside(folder_build: Path, home: Path, display: str) -> list[str]:
    """Return the command that starts a place with the C library, xclip and the read-only folder, and no more."""
    bind = [word for path in SYSTEM for word in ("--ro-bind", path, path)]
    return [
        "bwrap", "--unshare-all", "--die-with-parent", "--tmpfs", "/", "--proc", "/proc", "--dev", "/dev", *bind,
        "--ro-bind", "/usr/bin/xclip", "/bin/xclip",
        "--ro-bind", str(folder_build), PLACE, "--bind", str(home), HOME, "--remount-ro", "/", "--chdir", HOME,
        "--clearenv", "--setenv", "HOME", HOME, "--setenv", "TERM", "xterm-256color", "--setenv", "DISPLAY", display,
        "--setenv", "PATH", "/bin", f"{PLACE}/refhelper",
    ]  # fmt: skip


@pytest.fixture
def start(folder_build: Path, tmp_path: Path, x_server: str) -> Iterator[list[str]]:  # noqa: F811
    home = tmp_path / "home"
    home.mkdir()
    return inside(folder_build, home, x_server)


def written(tmp_path: Path) -> set[str]:
    """Return the folders in which anything was left."""
    home = tmp_path / "home"
    return {path.parent.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_from_launch_to_a_letter_that_another_program_pastes(start, tmp_path, x_server):  # noqa: F811
    with Terminal(start, os.environ) as at:
        copy_a_letter(at)
        pasting = ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"]
        environment = os.environ | {"DISPLAY": x_server}
        pasted = subprocess.run(pasting, env=environment, capture_output=True, timeout=10, check=True).stdout.decode()
        leave(at)
        assert at.ended() == 0
    assert pasted.startswith("Referral to children's social care")
    assert "A bruise on the left arm, 20 November." in pasted
    assert written(tmp_path) <= {".local/share/refhelper/drafts", ".local/share/refhelper", ".config/refhelper"}


def test_the_doctor_finds_a_read_only_folder_and_names_nobody(start, tmp_path):
    done = subprocess.run([*start, "doctor"], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stderr == ""
    assert "from the folder build" in done.stdout
    assert f"{PLACE}, read only" in done.stdout
    assert "Zoë" not in done.stdout
    assert written(tmp_path) == set()


def test_a_case_with_other_scripts_in_its_name_gives_its_plan(start, tmp_path):
    case = "refhelper_case: 1\nat: 2026-11-20T10:30\npeople: [{ref: girl, roles: [harmed], age: 8, lives_in: york}]\n"
    (tmp_path / "home" / "Fälle und Ελλα.yaml").write_text(case, encoding="utf-8")
    done = subprocess.run(
        [*start, "route", "Fälle und Ελλα.yaml"], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert "Children's social care" in done.stdout
