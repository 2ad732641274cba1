"""What ships is found from a checkout, an editable install and a wheel, in any folder; and `route` stays light."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
CASE = """refhelper_case: 1
at: 2026-11-20T10:30
people: [{ref: girl, roles: [harmed], age: 8, lives_in: york}]
"""


def run(command, folder, **environment):
    return subprocess.run(
        [str(part) for part in command],
        input=CASE,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], TOP)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def does_its_job(command, folder, **environment):
    letter = run([*command, "draft", "-", "--for", "girl", "--to", "childrens_social_care"], folder, **environment)
    assert letter.returncode == 0, letter.stderr
    assert "children's social care" in letter.stdout
    assert "01904 551900" in run([*command, "paper"], folder, **environment).stdout


def test_from_a_checkout_in_any_folder(tmp_path):
    does_its_job(
        [sys.executable, "-c", "import sys; from refhelper.cli import main; sys.exit(main(sys.argv[1:]))"],
        tmp_path,
        PYTHONPATH=str(TOP),
    )


def test_from_an_editable_install_in_any_folder(tmp_path):
    does_its_job([Path(sys.executable).with_name("refhelper")], tmp_path)


def test_from_a_wheel_in_any_folder(wheel, tmp_path):
    inside = tmp_path / "installed with a space"
    zipfile.ZipFile(wheel).extractall(inside)
    program = (
        "import sys; from refhelper import cli; assert 'installed' in cli.__file__; sys.exit(cli.main(sys.argv[1:]))"
    )
    does_its_job([sys.executable, "-c", program], tmp_path, PYTHONPATH=str(inside))


def test_a_wheel_holds_what_a_practice_needs_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "refhelper/shipped/directory.yaml" in names
    assert "refhelper/shipped/templates/childrens_social_care.txt" in names
    assert not [name for name in names if name.startswith("tests")]


def test_the_route_command_loads_no_screens_and_no_templates():
    program = (
        "import sys, io; sys.stdin = io.TextIOWrapper(io.BytesIO(sys.stdin.buffer.read()));"
        "from refhelper.cli import main; main(['route', '-', '--json']);"
        "print(sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = run([sys.executable, "-c", program], TOP)
    loaded = done.stderr
    assert "'refhelper'" in loaded
    for unwanted in ("textual", "rich", "jinja2", "keyring", "cryptography", "http", "urllib3", "asyncio"):
        assert f"'{unwanted}'" not in loaded, unwanted
