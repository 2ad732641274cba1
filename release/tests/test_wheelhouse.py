"""The wheelhouse holds every package for every kind of computer, each with its hash and licence.

The wheel of one commit is the same whenever and wherever it is built.
"""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

from release import environment, locks
from release.locks import LOCK

TOP = Path(__file__).resolve().parents[2]


def names(wheelhouse):
    return {canonicalize_name(parse_wheel_filename(path.name)[0]) for path in (wheelhouse / "wheels").iterdir()}


@pytest.mark.parametrize("target", locks.TARGETS, ids=lambda target: target.name)
def test_every_package_is_there_in_a_form_for_this_kind_of_computer(wheelhouse, target):
    number = target.python.replace(".", "")
    fits = {Tag(python, abi, platform) for platform in target.platforms
            for python, abi in [(f"cp{number}", f"cp{number}"), *((f"cp3{minor}", "abi3") for minor in range(2, 14)
                                                                    if minor <= int(number[1:]))]}  # fmt: skip
    fits.add(Tag("py3", "none", "any"))
    there = {}
    for path in (wheelhouse / "wheels").iterdir():
        name, version, _, tags = parse_wheel_filename(path.name)
        if fits & tags:
            there[name] = str(version)
    for pin in locks.pins(TOP / "requirements" / "run.lock"):
        if pin.wanted_on(target):
            assert there[canonicalize_name(pin.requirement.name)] in pin.requirement.specifier


def test_every_file_is_locked_by_its_hash_and_every_hash_has_its_file(wheelhouse):
    pinned = {each for pin in locks.pins(wheelhouse / LOCK) for each in pin.hashes}
    assert pinned == {hashlib.sha256(path.read_bytes()).hexdigest() for path in (wheelhouse / "wheels").iterdir()}


def test_the_sums_cover_everything(wheelhouse):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=wheelhouse, check=False)
    assert done.returncode == 0
    summed = {line[66:] for line in (wheelhouse / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    files = {path.relative_to(wheelhouse).as_posix() for path in wheelhouse.rglob("*") if path.is_file()}
    assert summed == files - {"SHA256SUMS"}


def test_contents_and_licences_name_every_package(wheelhouse):
    listed = json.loads((wheelhouse / "contents.cdx.json").read_text(encoding="utf-8"))
    assert {canonicalize_name(each["name"]) for each in listed["components"]} == names(wheelhouse) - {"refhelper"}
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    assert "No licence text was found" not in (wheelhouse / "LICENCES.txt").read_text(encoding="utf-8")


def test_the_wheel_of_one_commit_is_the_same_to_the_byte(tmp_path):
    first = environment.wheel(tmp_path / "first").read_bytes()
    elsewhere = tmp_path / "another checkout"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        target = elsewhere / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(TOP / name, target)
        os.utime(target, (1, 1_000_000_000))
    assert environment.wheel(tmp_path / "second", elsewhere).read_bytes() == first
