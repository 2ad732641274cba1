"""`python run.py` sets itself up from the locks alone, whatever the package index has gained since."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BACKEND = """
import shutil
def build_editable(folder, *_):
    name = "refhelper-1.0-py3-none-any.whl"
    shutil.copy("own/" + name, folder)
    return name
"""


def put_wheel(folder, name, version, *requirements):
    """Make the smallest package that pip takes, and return its hash."""
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        needs = "".join(f"Requires-Dist: {each}\n" for each in requirements)
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_a_newer_release_of_what_a_package_needs_changes_nothing(tmp_path, monkeypatch):
    checkout, index = tmp_path / "checkout", tmp_path / "index"
    (checkout / "requirements").mkdir(parents=True)
    shutil.copy(TOP / "run.py", checkout)
    (checkout / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["own"]\n'
    )
    put_wheel(checkout / "own", "refhelper", "1.0")
    (checkout / "own" / "backend.py").write_text(BACKEND)
    above = put_wheel(index, "above", "1.0", "below[more]>=1")
    below = put_wheel(index, "below", "1.0")
    put_wheel(index, "below", "2.0")
    lock = f"above==1.0 --hash=sha256:{above}\nbelow==1.0 --hash=sha256:{below}\n"
    for name in ("run", "build"):
        (checkout / "requirements" / f"{name}.lock").write_text(lock)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    program = "import json, run; print(json.dumps(str(run.set_up('build', 'run') / 'python')))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=checkout, capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stderr
    listed = subprocess.run(
        [json.loads(done.stdout), "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True, check=True
    )
    assert {"above==1.0", "below==1.0", "refhelper==1.0"} <= set(listed.stdout.split())
