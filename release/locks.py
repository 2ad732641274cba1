"""The locked versions, read as text: what a lock asks for on a computer of a certain kind, and with which files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

LOCK = "refhelper.lock"
COMMAND = f"python -m pip install --no-index --find-links wheels --no-deps --require-hashes --requirement {LOCK}"
"""The lock of a wheelhouse, and the one command that installs from it, given in its folder."""


class Target(NamedTuple):
    """A kind of computer: the tags of its wheels, best first, and what the conditions in a lock are weighed with."""

    name: str
    python: str
    platforms: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]

    @property
    def environment(self) -> dict[str, str]:
        """What the conditions in a lock are weighed with."""
        python = {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "platform_python_implementation": "CPython",
        }
        return python | dict(self.markers)


WINDOWS = (
    ("sys_platform", "win32"),
    ("platform_system", "Windows"),
    ("os_name", "nt"),
    ("platform_machine", "AMD64"),
)
LINUX = (
    ("sys_platform", "linux"),
    ("platform_system", "Linux"),
    ("os_name", "posix"),
    ("platform_machine", "x86_64"),
)
_LINUX_TAGS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
PYTHONS = ("3.11", "3.12", "3.13")
TARGETS = tuple(
    Target(f"{name}, Python {python}", python, tags, markers)
    for python in PYTHONS
    for name, tags, markers in (("Windows", ("win_amd64",), WINDOWS), ("Linux", _LINUX_TAGS, LINUX))
)


class Pin(NamedTuple):
    """One package of a lock: what it asks for, and the hashes that are allowed."""

    requirement: Requirement
    hashes: tuple[str, ...]

    def written(self, hashes: tuple[str, ...]) -> str:
        """Return the entry with these hashes, as pip reads it."""
        return " \\\n    ".join([str(self.requirement), *(f"--hash=sha256:{each}" for each in hashes)])

    def wanted_on(self, target: Target) -> bool:
        """Say whether a computer of this kind needs the package."""
        return self.requirement.marker is None or self.requirement.marker.evaluate(target.environment)


def pins(lock: Path) -> Iterator[Pin]:
    """Yield every package of a lock."""
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    for entry in "\n".join(lines).replace("\\\n", " ").splitlines():
        asked, *hashes = entry.split("--hash=sha256:")
        if asked.strip():
            yield Pin(Requirement(asked), tuple(each.strip() for each in hashes))


def lock_for(target: Target, *locks: Path) -> str:
    """Return a lock with what a computer of this kind needs, and no conditions left."""
    wanted = [pin for lock in locks for pin in pins(lock) if pin.wanted_on(target)]
    plain = {f"{pin.requirement.name}{pin.requirement.specifier}": pin.hashes for pin in wanted}
    return "".join(Pin(Requirement(asked), hashes).written(hashes) + "\n" for asked, hashes in plain.items())
