"""What a build is made of: the licence texts of every part, and the list of contents in the form of CycloneDX."""

import subprocess
import sysconfig
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import NamedTuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from refhelper import __version__
from release.environment import committed_at

_RULE = "=" * 78
_NOT_FOUND = "No licence text was found on the computer that built this."
_SPACE = uuid.UUID("5c2e2bd5-3f0c-4c1e-9d3b-5a2f5c1f7c55")


class Package(NamedTuple):
    """One package: its licence in a word, the texts that go with it, and its files with their SHA-256, if kept."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()


def package(of: Distribution, files: tuple[tuple[str, str], ...] = ()) -> Package:
    """Return what a package's own metadata says of it."""
    said = of.metadata
    classes = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier", ()) if each.startswith("License ::")]
    short = said.get("License", "")
    licence = said.get("License-Expression") or (short if "\n" not in short else "") or " or ".join(classes)
    return Package(said["Name"], of.version, licence or "not stated", tuple(_texts(of)), files)


def _texts(of: Distribution) -> Iterator[str]:
    names = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
    for file in of.files or ():
        is_text = not file.suffix or file.suffix in {".txt", ".md", ".rst", ".APACHE", ".BSD"}
        if ".dist-info" in file.parts[0] and is_text and file.name.upper().startswith(names):
            yield file.read_text(encoding="utf-8")


def licences(packages: Iterable[Package], libraries: Iterable[Path] = (), *, python: bool = False) -> str:
    """Return one text with every licence, package by package, then Python's own and those of shared libraries."""
    parts = [f"What refhelper {__version__} is made of, and under which licences."]
    for each in packages:
        parts.append(f"{_RULE}\n{each.name} {each.version}: {each.licence}")
        parts += each.texts or (_NOT_FOUND,)
    if python:
        parts += [f"{_RULE}\nPython", _python()]
    for library in sorted(libraries):
        parts += [f"{_RULE}\nShared library {library.name}", _library(library)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _python() -> str:
    path = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    near = path.parent.parent / "LICENSE.txt"
    found = next((each for each in (near, path) if each.is_file()), None)
    return found.read_text(encoding="utf-8") if found else _NOT_FOUND


def _library(library: Path) -> str:
    if library.suffix == ".dll":
        return "Comes with Python for Windows or with Windows itself; see the licence file of Python for Windows."
    if library.name.startswith("libpython"):
        return "Part of Python."
    found = subprocess.run(["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False).stdout
    text = Path("/usr/share/doc") / found.partition(":")[0] / "copyright"
    return text.read_text(encoding="utf-8") if found and text.is_file() else _NOT_FOUND


def cyclonedx(packages: Iterable[Package]) -> str:
    """Return the list of contents as CycloneDX 1.6 in JSON; the same contents of one commit give the same text."""
    listed = list(packages)
    about = Component(name="refhelper", version=__version__, type=ComponentType.APPLICATION, bom_ref="refhelper")
    bom = Bom(
        components=[_component(each) for each in listed if each.name != "refhelper"],
        metadata=BomMetaData(component=about, timestamp=datetime.fromtimestamp(committed_at(), UTC)),
        serial_number=uuid.uuid5(_SPACE, repr([(each.name, each.version, each.files) for each in listed])),
    )
    bom.register_dependency(about, bom.components)
    return str(make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)) + "\n"


def _component(of: Package) -> Component:
    url = PackageURL("pypi", name=of.name.lower(), version=of.version)
    only = [HashType(alg=HashAlgorithm.SHA_256, content=of.files[0][1])] if len(of.files) == 1 else []
    return Component(
        name=of.name,
        version=of.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(url),
        purl=url,
        hashes=only,
        licenses=[LicenseFactory().make_from_string(of.licence)],
        properties=[Property(name=f"sha256:{name}", value=value) for name, value in of.files],
    )
