"""The folder build: everything the program needs in one folder, with the files that a site may look at on top."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

from release import contents, environment, versions
from release.contents import Package
from release.environment import CACHE, DIST, TOP

SITE_FILES = ("directory.yaml", "templates", "LICENSE", "docs")
"""What lies beside the program, where it is found and read; the rest is in _internal."""


def build() -> Path:
    """Build the folder for this system and return it."""
    work = CACHE / f"folder-{sys.platform}"
    environment.install(environment.wheel(work / "wheel"))
    builder = "release.pyinstaller_here" if os.environ.get("RELEASE_UNDER_WINE") else "PyInstaller"
    command = ["-m", builder, "--noconfirm", "--log-level", "WARN", "--distpath", str(work / "dist")]
    environment.step(
        [sys.executable, *command, "--workpath", str(work / "work"), str(TOP / "release" / "refhelper.spec")]
    )
    made = work / "dist" / "refhelper"
    for name in SITE_FILES:
        _copy(TOP / name, made / name)
    inside = packages(made)
    (made / "VERSION.txt").write_text(versions.version_text(), encoding="utf-8")
    (made / "LICENCES.txt").write_text(contents.licences(inside, libraries(made), python=True), encoding="utf-8")
    (made / "contents.cdx.json").write_text(contents.cyclonedx(inside), encoding="utf-8")
    target = DIST / f"refhelper-{'windows' if sys.platform == 'win32' else sys.platform}"
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(exist_ok=True)
    return made.replace(target)


def packages(made: Path) -> list[Package]:
    """Return the packages of which anything is in the folder, by name; PyInstaller's own starter is one of them."""
    owners = packages_distributions()
    names = {each.name.partition(".")[0] for each in (made / "_internal").iterdir()}
    found = {owner for name in names for owner in owners.get(name, ())} | {"pyinstaller"}
    return [contents.package(distribution(name)) for name in sorted(found, key=str.lower)]


def libraries(made: Path) -> Iterator[Path]:
    """Yield the shared libraries that come from the system or from Python, not from a package."""
    for each in (made / "_internal").iterdir():
        if each.suffix == ".dll" or (each.name.startswith("lib") and ".so" in each.name):
            yield each


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)
