"""With the network off one command installs refhelper from the wheelhouse, and it works; a changed file is refused."""

import shutil
import subprocess
import sys
import venv

import pytest

from refhelper import __version__
from release.locks import COMMAND

OFFLINE = ["unshare", "--map-root-user", "--net"]


@pytest.fixture
def python(tmp_path):
    venv.create(tmp_path / "own", with_pip=True)
    return tmp_path / "own" / "bin" / "python"


def install(python, wheelhouse):
    command = [*OFFLINE, str(python), *COMMAND.split()[1:]]
    return subprocess.run(command, cwd=wheelhouse, capture_output=True, text=True, timeout=300, check=False)


def test_the_network_is_off():
    asking = "import socket; socket.create_connection(('192.0.2.1', 80), 2)"
    done = subprocess.run([*OFFLINE, sys.executable, "-c", asking], capture_output=True, text=True, check=False)
    assert "Network is unreachable" in done.stderr


def test_one_command_installs_it_and_it_makes_a_plan(python, wheelhouse, tmp_path):
    done = install(python, wheelhouse)
    assert done.returncode == 0, done.stdout + done.stderr
    program = [*OFFLINE, str(python.with_name("refhelper"))]
    said = subprocess.run([*program, "--version"], capture_output=True, text=True, check=True).stdout
    assert said == f"refhelper {__version__}\n"
    case = "refhelper_case: 1\nat: 2026-11-20T10:30\npeople: [{ref: girl, roles: [harmed], age: 8, lives_in: york}]\n"
    plan = subprocess.run(
        [*program, "route", "-"], input=case, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "Children's social care" in plan


def test_a_package_that_was_changed_on_the_way_is_refused(python, wheelhouse, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(wheelhouse, changed)
    wheel = next((changed / "wheels").glob("jinja2-*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    done = install(python, changed)
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr
