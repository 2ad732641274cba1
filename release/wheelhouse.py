"""The wheelhouse: every package that refhelper needs as a file, locked by hash, to install without a network."""

import hashlib
import shutil
import sys
import zipfile
from collections import defaultdict
from importlib.metadata import PathDistribution
from pathlib import Path

from packaging.utils import parse_wheel_filename

from refhelper import __version__
from release import contents, environment, locks, versions
from release.contents import Package
from release.environment import CACHE, DIST, TOP
from release.locks import COMMAND, LOCK, Target

_RUN = TOP / "requirements" / "run.lock"
_INSTALL = f"""refhelper {__version__}: installation without a network

In this folder, with the Python into which it is to go (64 bit; Windows or Linux; {", ".join(locks.PYTHONS)}):

    {COMMAND}

Then:

    refhelper doctor

Every file is checked against its hash in {LOCK}. SHA256SUMS has the hashes of everything in this folder.
contents.cdx.json lists the contents (CycloneDX 1.6), LICENCES.txt the licences, docs/deploying.md what to know.
"""


def download() -> Path:
    """Fetch the packages for every kind of computer, each checked against the lock; return their folder."""
    folder = CACHE / "wheels"
    mark = folder / "made-from"
    if mark.exists() and mark.read_text(encoding="utf-8") == _RUN.read_text(encoding="utf-8"):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for target in locks.TARGETS:
        fetch(target, folder, _RUN)
    mark.write_text(_RUN.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def fetch(target: Target, folder: Path, *given: Path) -> None:
    """Fetch what locks ask for on one kind of computer into a folder."""
    lock = CACHE / "wanted.lock"
    lock.write_text(locks.lock_for(target, *given), encoding="utf-8")
    tags = [word for tag in target.platforms for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    environment.step(
        [*pip, "--only-binary", ":all:", "--python-version", target.python, *tags, "-d", str(folder), "-r", str(lock)]
    )


def build() -> Path:
    """Build the wheelhouse and return its folder."""
    target = DIST / "refhelper-wheelhouse"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(download(), target / "wheels", ignore=shutil.ignore_patterns("made-from"))
    ours = shutil.copy(environment.wheel(CACHE / "wheel"), target / "wheels")
    files = _hashes(target / "wheels")
    own = f"refhelper=={__version__} \\\n    --hash=sha256:{_hash(Path(ours))}\n"
    packages = [_package(target / "wheels", names) for names in files.values()]
    for name, text in (
        (LOCK, own + _lock(files)),
        ("INSTALL.txt", _INSTALL),
        ("VERSION.txt", versions.version_text()),
        ("LICENCES.txt", contents.licences(packages)),
        ("contents.cdx.json", contents.cyclonedx(packages)),
    ):
        (target / name).write_text(text, encoding="utf-8")
    shutil.copytree(TOP / "docs", target / "docs")
    sums = [(path, path.relative_to(target).as_posix()) for path in sorted(target.rglob("*")) if path.is_file()]
    listed = "".join(f"{_hash(path)}  {name}\n" for path, name in sums)
    (target / "SHA256SUMS").write_text(listed, encoding="utf-8")
    return target


def _hashes(folder: Path) -> dict[str, dict[str, str]]:
    """Return the files of each package with their hashes, by the package's name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(folder.glob("*.whl")):
        found[parse_wheel_filename(path.name)[0]][path.name] = _hash(path)
    return found


def _lock(files: dict[str, dict[str, str]]) -> str:
    from packaging.utils import canonicalize_name

    kept = [(pin, files.get(canonicalize_name(pin.requirement.name), {})) for pin in locks.pins(_RUN)]
    return "".join(pin.written(tuple(names.values())) + "\n" for pin, names in kept if names)


def _package(folder: Path, files: dict[str, str]) -> Package:
    with zipfile.ZipFile(folder / next(iter(files))) as archive:
        info = next(each for each in zipfile.Path(archive).iterdir() if each.name.endswith(".dist-info"))
        return contents.package(PathDistribution(info), tuple(files.items()))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
