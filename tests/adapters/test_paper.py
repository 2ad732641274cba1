"""A letter on paper or in a file: whole, never over another file, readable by its owner alone, nothing left behind."""

import os
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from refhelper.adapters import paper
from refhelper.adapters.paper import Paper

LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\n"
NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition


class FakePrinters:
    """Print commands that keep what they are fed, as far as they are installed here."""

    def __init__(self, *installed: str) -> None:
        self.installed, self.fed = installed, list[tuple[tuple[str, ...], bytes]]()

    def feed(self, command: tuple[str, ...], environment: Mapping[str, str], content: bytes) -> bool:
        del environment
        if command[0] not in self.installed:
            return False
        self.fed.append((command, content))
        return True

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        raise AssertionError(command, environment)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paper.platformdirs, "user_documents_path", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "installed", "used"),
    [("linux", ("lp", "lpr"), "lp"), ("linux", ("lpr",), "lpr"), ("darwin", ("lp",), "lp"),
     ("win32", ("powershell",), "powershell")],
)  # fmt: skip
def test_a_letter_goes_to_the_print_command_by_pipe_and_is_never_an_argument(
    platform: str, installed: tuple[str, ...], used: str
) -> None:
    printers = FakePrinters(*installed)
    assert Paper(platform, printers).print(LETTER).done
    ((command, content),) = printers.fed
    assert command[0] == used
    assert content.decode() == "Dear colleague,\n\nElla is afraid of going home. \U0001f476\n\n"
    assert "Ella" not in repr(command)


def test_without_a_printer_it_is_said_that_nothing_was_printed() -> None:
    done = Paper("linux", FakePrinters()).print(LETTER)
    assert not done.done
    assert "Not printed" in done.message


def test_long_lines_are_broken_between_words_for_the_page() -> None:
    printers = FakePrinters("lp")
    Paper("linux", printers).print("On 20 November 2026 I saw her. " * 40)
    lines = printers.fed[0][1].decode().split("\n")
    assert max(map(len, lines)) <= 78
    assert " ".join(" ".join(lines).split()) == ("On 20 November 2026 I saw her. " * 40).strip()


@pytest.mark.not_on_windows("its stand-in for a printer is a shell script")
def test_a_real_print_command_is_fed_the_letter_and_no_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, scratch = tmp_path / "bin", tmp_path / "scratch"
    programs.mkdir()
    scratch.mkdir()
    lp = programs / "lp"
    lp.write_text(f'#!/bin/sh\ncat > "{tmp_path}/page"\necho "$@" > "{tmp_path}/arguments"\n', encoding="utf-8")
    lp.chmod(0o700)
    monkeypatch.setenv("PATH", f"{programs}:{os.defpath}")
    monkeypatch.setenv("TMPDIR", str(scratch))
    assert Paper("linux").print(LETTER).done
    assert "Ella is afraid" in (tmp_path / "page").read_text(encoding="utf-8")
    assert "Ella" not in (tmp_path / "arguments").read_text(encoding="utf-8")
    assert list(scratch.iterdir()) == []


def test_a_letter_is_saved_whole_for_its_owner_alone_with_the_line_ends_of_the_platform(documents: Path) -> None:
    done = Paper().save("one", LETTER)
    assert done.done
    file = documents / "one.txt"
    assert file.read_bytes().decode() == LETTER.replace("\n", os.linesep)
    assert "not protected" in done.message
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_already_is_never_overwritten(documents: Path) -> None:
    (documents / "one.txt").write_text("another letter", encoding="utf-8")
    done = Paper().save(str(documents / "one.txt"), LETTER)
    assert not done.done
    assert "already" in done.message
    assert (documents / "one.txt").read_text(encoding="utf-8") == "another letter"


@pytest.mark.not_on_windows("making a symbolic link needs a right that users lack there")
def test_a_link_is_not_followed(documents: Path) -> None:
    (documents / "one.txt").symlink_to(documents / "elsewhere.txt")
    assert not Paper().save("one.txt", LETTER).done
    assert not (documents / "elsewhere.txt").exists()


@pytest.mark.parametrize("name", ["no/such/folder/one.txt", "bad\0name.txt", "x" * 5000, "/", "~no_such_user/one.txt"])
def test_a_name_that_cannot_be_used_is_said_and_nothing_is_left(documents: Path, name: str) -> None:
    done = Paper().save(name, LETTER)
    assert not done.done
    assert "Not saved" in done.message
    assert "Ella" not in done.message
    assert list(documents.iterdir()) == []


def test_a_disk_that_fills_up_leaves_no_part_of_the_letter(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(paper.os, "fsync", full)
    done = Paper().save("one.txt", LETTER)
    assert (done.done, list(documents.iterdir())) == (False, [])
    assert "No space left" in done.message


def test_the_name_suggested_says_nothing_of_anybody_and_is_free(documents: Path) -> None:
    assert Paper().suggested(NOW) == str(documents / "letter-20261120-1830.txt")
    (documents / "letter-20261120-1830.txt").touch()
    assert Paper().suggested(NOW) == str(documents / "letter-20261120-1830-2.txt")
