"""`refhelper rules diff`: two folders, or two revisions, and a clear answer where they cannot be compared."""

import shutil
import subprocess
from pathlib import Path

import pytest

from refhelper.adapters import locations
from refhelper.adapters.rule_versions import read_version
from refhelper.cli import main
from refhelper.domain.errors import NotFoundError

RULES = locations.RULES / "routing.yaml"


def folder(path: Path, old: str = "", new: str = "", *, checkout: bool = False) -> str:
    """Make a folder of rules in which one text stands for another."""
    rules = path / ("refhelper/rules" if checkout else "rules")
    rules.mkdir(parents=True, exist_ok=True)
    text = RULES.read_text(encoding="utf-8")
    assert old in text
    (rules / "routing.yaml").write_text(text.replace(old, new) if old else text, encoding="utf-8")
    shutil.copy(locations.directory_file(), path / "directory.yaml")
    return str(path)


def test_the_same_rules_make_no_difference(tmp_path, capsys):
    assert main(["rules", "diff", folder(tmp_path / "old"), folder(tmp_path / "new")]) == 0
    assert capsys.readouterr().out == "No difference in any situation.\n"


def test_what_changes_is_told_in_words(tmp_path, capsys):
    new = folder(tmp_path / "new", "when: {concern: [suicidal]}", "when: {concern: [suicidal], capacity: [lacks]}")
    assert main(["rules", "diff", folder(tmp_path / "old"), new]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "same_day_medical: must (today) -> not mentioned" in out
    assert "capacity for this decision is there or unclear" in out


def test_two_revisions_of_a_checkout_are_compared(tmp_path):
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=Tests", "-c", "user.email=tests@example.invalid")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    for sentence in ("Suicidal thoughts need an assessment the same day.", "Another sentence."):
        folder(tmp_path, "Suicidal thoughts need an assessment the same day.", sentence, checkout=True)
        git("add", ".")
        git("commit", "-m", "rules")
    said = [{row.because for row in read_version(one, tmp_path).rows if row.id == "R079"} for one in ("HEAD~1", "HEAD")]
    assert said == [{"Suicidal thoughts need an assessment the same day."}, {"Another sentence."}]


@pytest.mark.parametrize("given", ["no-such-revision", "--output=x"])
def test_what_is_neither_a_folder_nor_a_revision_is_said_to_be_neither(tmp_path, given):
    with pytest.raises(NotFoundError, match="a folder, or a revision"):
        read_version(given, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_git_only_folders_are_compared_and_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotFoundError, match="a folder, or a revision") as error:
        read_version("HEAD", tmp_path)
    assert "git is not installed here" in str(error.value)


def test_a_folder_without_rules_is_told_what_it_must_hold(tmp_path, capsys):
    assert main(["rules", "diff", str(tmp_path), str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "rules/routing.yaml and directory.yaml" in said.err


def test_a_fault_in_either_file_is_told_with_its_line(tmp_path, capsys):
    sound, faulty = folder(tmp_path / "old"), folder(tmp_path / "new", "then: {lado: must", "then: {lado: shall")
    assert main(["rules", "diff", sound, faulty]) == 2
    assert "routing.yaml:" in capsys.readouterr().err
    (tmp_path / "new" / "rules" / "routing.yaml").write_bytes(RULES.read_bytes())
    (tmp_path / "new" / "directory.yaml").write_text("services: 3\n", encoding="utf-8")
    assert main(["rules", "diff", sound, faulty]) == 2
    assert "directory.yaml:1" in capsys.readouterr().err
