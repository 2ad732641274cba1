"""The folder build holds the program, what it needs and the licences of all of it, and nothing else."""

import filecmp
import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from refhelper import __version__
from release import locks

TOP = Path(__file__).resolve().parents[2]
STARTER = "pyinstaller"
NEVER = ("pip", "setuptools", "pytest", "hypothesis", "mypy", "ruff", "unittest", "test", "tests", "tkinter", "ssl",
         "pydoc", "doctest", "pdb", "distutils", "ensurepip", "idlelib", "venv", "sqlite3", "PyInstaller", "hatchling",
         "cyclonedx", "altgraph")  # fmt: skip


@pytest.fixture(scope="module")
def modules(folder_build):
    inside = folder_build / "_internal"
    return {each.name.partition(".")[0] for each in inside.iterdir() if not each.name.endswith(".dist-info")}


@pytest.fixture(scope="module")
def listed(folder_build):
    contents = json.loads((folder_build / "contents.cdx.json").read_text(encoding="utf-8"))
    return {canonicalize_name(each["name"]): each["version"] for each in contents["components"]}


def test_on_top_lie_the_program_and_the_files_that_a_site_may_look_at(folder_build):
    assert {each.name for each in folder_build.iterdir()} == {
        "refhelper", "_internal", "directory.yaml", "templates", "LICENSE", "LICENCES.txt", "VERSION.txt",
        "contents.cdx.json", "docs",
    }  # fmt: skip


def test_every_page_that_another_page_or_a_rule_names_is_there(folder_build):
    pages = list((folder_build / "docs").rglob("*.md"))
    linked = [page.parent / name for page in pages for name in re.findall(r"\]\(([\w./-]+)", page.read_text("utf-8"))]
    rules = (TOP / "refhelper" / "rules" / "routing.yaml").read_text(encoding="utf-8")
    named = [folder_build / name for name in re.findall(r"docs/[\w/-]+\.md", rules)]
    assert linked
    assert named
    assert not [path for path in (*linked, *named) if not path.exists()]


def test_templates_and_directory_are_those_of_the_checkout(folder_build):
    assert filecmp.cmp(folder_build / "directory.yaml", TOP / "directory.yaml", shallow=False)
    for template in (TOP / "templates").iterdir():
        assert filecmp.cmp(folder_build / "templates" / template.name, template, shallow=False)
    assert len(list((folder_build / "templates").iterdir())) == len(list((TOP / "templates").iterdir()))


def test_rules_and_styles_are_those_of_the_checkout(folder_build):
    kept = [path for path in (TOP / "refhelper").rglob("*") if path.suffix in {".yaml", ".tcss"}]
    assert kept
    for path in kept:
        assert filecmp.cmp(folder_build / "_internal" / path.relative_to(TOP), path, shallow=False), path


def test_every_widget_is_inside(folder_build):
    import textual.widgets

    source = Path(textual.widgets.__file__).parent
    for module in source.glob("*.py"):
        assert (folder_build / "_internal" / "textual" / "widgets" / f"{module.stem}.pyc").is_file(), module.stem


def test_the_key_store_of_this_system_is_inside(folder_build):
    assert (folder_build / "_internal" / "keyring" / "backends" / "SecretService.pyc").is_file()


def test_no_test_no_development_tool_and_no_tls_is_inside(folder_build, modules):
    assert modules.isdisjoint(NEVER)
    names = [path.name for path in folder_build.rglob("*")]
    assert not [name for name in names if name.startswith(("test_", "conftest", "libssl"))]
    assert not [name for name in names if name.endswith((".py", ".pyi", ".c", ".h"))]


def test_everything_inside_belongs_to_python_or_to_a_locked_package(modules):
    locked = {canonicalize_name(pin.requirement.name) for pin in locks.pins(TOP / "requirements" / "run.lock")}
    owners = packages_distributions()
    libraries = {name for name in modules if name.startswith(("lib", "_sysconfigdata"))}
    for name in modules - sys.stdlib_module_names - libraries - {"base_library", "python3", "refhelper"}:
        owned = {canonicalize_name(owner) for owner in owners.get(name, ())}
        assert owned & locked, f"{name} belongs to {owned or 'nobody'}"


def test_the_list_of_contents_gives_locked_versions_and_leaves_nothing_out(modules, listed):
    locked = {canonicalize_name(pin.requirement.name): pin.requirement.specifier
              for name in ("run", "release") for pin in locks.pins(TOP / "requirements" / f"{name}.lock")}  # fmt: skip
    for name, version in listed.items():
        assert version in locked[name]
    owners = packages_distributions()
    inside = {canonicalize_name(owner) for name in modules for owner in owners.get(name, ())} - {"refhelper"}
    assert set(listed) - {STARTER} == inside


def test_there_is_a_licence_text_for_everything(folder_build, listed):
    text = (folder_build / "LICENCES.txt").read_text(encoding="utf-8")
    assert "No licence text was found" not in text
    headings = {line.rpartition(":")[0].rpartition(" ")[0] for line in text.splitlines() if ": " in line}
    assert set(listed) <= {canonicalize_name(heading) for heading in headings if heading}
    for library in (folder_build / "_internal").glob("lib*.so*"):
        assert f"Shared library {library.name}" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_it_says_which_version_it_is(folder_build):
    said = (folder_build / "VERSION.txt").read_text(encoding="utf-8")
    assert said.startswith(f"refhelper {__version__}\ncommit ")
    done = subprocess.run([folder_build / "refhelper", "--version"], capture_output=True, text=True, check=True, env={})
    assert done.stdout == f"refhelper {__version__}\n"
