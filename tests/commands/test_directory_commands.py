"""The directory commands: what they print and refuse; a bad practice's own directory is said loudly."""

from pathlib import Path

import pytest

from refhelper.cli import main
from tests.practices import HEAD, VILLAGE

NOW = ["--now", "2026-11-20T10:00"]
SOUND = HEAD + "  - id: respect_young_people\n    maximum_age: 17\n"
FAULTY = HEAD + "  - id: lado\n    minimum_age: 18\n  - id: nobody\n"
OPEN_IN_THE_WEEK = HEAD + VILLAGE + '    hours: ["mon-fri 09:00-17:00"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("REFHELPER_DIRECTORY", str(tmp_path))
    return tmp_path


def _own(folder: Path, text: str) -> Path:
    path = folder / "directory.local.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.hazard("H25.3")
def test_a_bad_practices_directory_is_said_loudly_and_the_shipped_one_is_used(folder: Path, capsys) -> None:
    _own(folder, FAULTY)
    assert main(["paper", *NOW]) == 0
    printed = capsys.readouterr()
    assert "NOT IN USE" in printed.err
    assert "directory.local.yaml:4: services[1].minimum_age" in printed.err
    assert "provider" in printed.err
    assert "01904 557491 - York and Selby" in printed.out


def test_a_named_folder_that_cannot_be_reached_is_said(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("REFHELPER_DIRECTORY", str(tmp_path / "away"))
    assert main(["paper", *NOW]) == 0
    assert "could not be read" in capsys.readouterr().err


def test_a_folder_without_a_practices_directory_is_nothing_to_speak_of(folder: Path, capsys) -> None:
    assert folder.is_dir()
    assert main(["paper", *NOW]) == 0
    assert capsys.readouterr().err == ""


def test_the_option_names_the_file_before_the_environment_does(folder: Path, tmp_path: Path, capsys) -> None:
    _own(folder, FAULTY)
    (tmp_path / "ours").mkdir()
    other = _own(tmp_path / "ours", SOUND)
    for named in (other, other.parent):
        assert main(["directory", "diff", *NOW, "--directory", str(named)]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out == "respect_young_people: maximum_age\n  shipped:  16\n  practice: 17\n"


def test_check_tells_every_problem_of_the_practices_file_and_exits_2_with_nothing_on_standard_output(
    folder: Path, capsys
) -> None:
    path = _own(folder, FAULTY)
    for arguments in (["directory", "check"], ["directory", "check", str(path)]):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "rule R065" in printed.err
        assert "services[2].name: is required" in printed.err


def test_check_of_sound_files_says_so_with_what_is_still_to_be_filled_in(folder: Path, capsys) -> None:
    _own(folder, SOUND)
    assert main(["directory", "check"]) == 0
    printed = capsys.readouterr().out
    assert "directory.yaml: 28 services, no problems" in printed
    assert "directory.local.yaml: 28 services, no problems" in printed
    assert "marac has no line for any district" in printed


def test_without_a_practices_file_there_is_no_difference(folder: Path, capsys) -> None:
    assert folder.is_dir()
    assert main(["directory", "diff", *NOW]) == 0
    assert "the practice has changed nothing" in capsys.readouterr().out


def test_searching_prints_services_with_every_line_and_its_state(folder: Path, capsys) -> None:
    assert folder.is_dir()
    assert main(["directory", "search", "malton", "01723", *NOW]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("plus_choices: +Choices")
    assert "01723 361100 - Scarborough, Ryedale, Hambleton and Richmondshire (out of date" in printed
    assert main(["directory", "search", "01609", "780780", *NOW]) == 0
    assert "no longer in use" in capsys.readouterr().out


def test_every_command_says_closed_now_where_the_hours_stand_with_the_service(folder: Path, capsys) -> None:
    _own(folder, OPEN_IN_THE_WEEK)
    for arguments in (
        ["search", "village"],
        ["mark", "village", "none"],
        ["mark", "village", "village_phone"],
        ["diff"],
    ):
        by = ["--by", "J B"] if arguments[0] == "mark" else []
        main(["directory", *arguments, *by, "--now", "2026-11-22T10:00"])
        printed = capsys.readouterr()
        assert "; closed now) [S]" in printed.out + printed.err, arguments


def test_searching_for_what_is_not_there_says_so_and_exits_2(folder: Path, capsys) -> None:
    assert folder.is_dir()
    assert main(["directory", "search", "zeppelin", *NOW]) == 2
    assert capsys.readouterr().out == ""


def test_marking_writes_the_practices_file_and_prints_the_line_as_it_is_now(folder: Path, capsys) -> None:
    assert main(["directory", "mark", "plus_choices", "01904557491", "--by", "J Baker", *NOW]) == 0
    marked = "01904 557491 - York and Selby (checked 20 November 2026; practice)"
    assert capsys.readouterr().out == f"{marked} [Commissioned Services for Domestic Abuse]\n"
    assert 'assurer: "J Baker"' in (folder / "directory.local.yaml").read_text("utf-8")
    assert main(["directory", "check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody", "01904 557491"], "has no service"),
        (["plus_choices", "01904 000000"], "has no contact"),
        (["marac", "marac_address"], "says whom to ask"),
        (["emergency_999", "999"], "needs no checking"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_is_written(folder: Path, capsys, arguments, said) -> None:
    assert main(["directory", "mark", *arguments, "--by", "J B", *NOW]) != 0
    printed = capsys.readouterr()
    assert said in printed.err
    assert "nothing was written" in printed.err.lower()
    assert printed.out == ""
    assert list(folder.iterdir()) == []
