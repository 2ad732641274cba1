"""Marking a contact as checked: in the practice's file, the rest of it untouched, whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.adapters.practice_marks import NotMarkedError, PracticeFiles
from refhelper.adapters.whole_file import Waiting
from refhelper.bootstrap import shipped_directory
from refhelper.domain.contacts import line
from refhelper.domain.errors import NotFoundError
from tests.practices import HEAD, duty

NOW = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 - local by definition


def _files(path: Path, disk=None, waiting=None) -> PracticeFiles:
    return PracticeFiles((path, True), shipped_directory(), duty(), lambda: NOW, disk=disk, waiting=waiting)


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def _path(folder: Path) -> Path:
    return folder / "directory.local.yaml"


def _mark(path: Path, by: str = "J Baker", contact: str = "plus_choices_york", **names) -> str:
    directory = _files(path, **names).mark("plus_choices", [contact], by)
    (found,) = (each for each in directory.by_id["plus_choices"].contacts if each.id == contact)
    return line(found, NOW.date()).text


MARKED = "01904 557491 - York and Selby (checked 20 November 2026; practice)"
STAMP = 'assured_date: 2026-11-20\n{0}assurer: "J Baker"\n'

COMMENTED = """# Ours. Ring Sue before you change anything.

refhelper_practice_directory: 1

services:   # in no order
  # the programme
  - id: plus_choices   # re-let in spring
    how_to_refer: [Ring first.]   # Sue says
    contacts:

      # their York office
      - id: plus_choices_york   # same number
        label: York   and Selby

      - id: plus_choices_harrogate
        assured_date: 2026-01-01   # by letter
        assurer: 'Sue'

  - {id: marac, alerts: [Ring the coordinator.]}

# the end
"""
FLOW = HEAD + "  - {id: plus_choices, contacts: [{id: plus_choices_york, label: York and Selby}]}\n"
JSON = '{"refhelper_practice_directory": "1", "services": [{"id": "plus_choices", "contacts": []}]}\n'


def test_a_new_file_is_made_that_says_what_it_is(tmp_path: Path) -> None:
    assert _mark(_path(tmp_path)) == MARKED
    written = _path(tmp_path).read_text("utf-8")
    assert written.startswith("# What this practice knows better")
    assert _files(_path(tmp_path)).read().problems == ()


@pytest.mark.hazard("H09.5")
def test_every_comment_and_every_other_character_stays_as_it_was(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")
    assert _mark(path) == "01904 557491 - York   and Selby (checked 20 November 2026; practice)"
    added = "      - id: plus_choices_york   # same number\n        " + STAMP.format("        ")
    assert path.read_text("utf-8") == COMMENTED.replace("      - id: plus_choices_york   # same number\n", added)


def test_an_older_stamp_is_replaced_and_its_comment_kept(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")
    _mark(path, contact="plus_choices_harrogate")
    expected = COMMENTED.replace("2026-01-01", "2026-11-20").replace("'Sue'", '"J Baker"')
    assert path.read_text("utf-8") == expected


def test_a_contact_and_a_service_that_the_file_does_not_have_yet_come_at_the_end_of_their_lists(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")
    _mark(path, contact="plus_choices_scarborough")
    _files(path).mark("lado", ["york_lado_phone"], "J Baker")
    written = path.read_text("utf-8")
    assert "assurer: 'Sue'\n      - id: plus_choices_scarborough\n        " + STAMP.format("        ") in written
    assert "  - id: lado\n    contacts:\n      - id: york_lado_phone\n        " + STAMP.format("        ") in written
    assert (
        written.replace("      - id: plus_choices_scarborough\n        " + STAMP.format("        "), "").replace(
            "  - id: lado\n    contacts:\n      - id: york_lado_phone\n        " + STAMP.format("        "), ""
        )
        == COMMENTED
    )


@pytest.mark.parametrize(
    "text",
    [
        FLOW,
        JSON,
        JSON.rstrip(),
        HEAD.removesuffix("services:\n"),
        HEAD.removesuffix("\nservices:\n"),
        HEAD + "  - id: plus_choices",
        HEAD + "  - id: plus_choices\n    contacts: []\n",
        HEAD + "  - id: plus_choices\n    notes: >-\n      Long\n      text\n",
        HEAD + "  - id: plus_choices\n    notes: |\n      Long\n      text\n\n\n# end",
        HEAD.replace("services:\n", "services: []\n"),
        "---\n" + HEAD + "  - id: lado\n    notes: x\n...\n",
        COMMENTED.replace("\n", "\r\n"),
        "\ufeff" + COMMENTED,
        HEAD + "- id: lado\n  notes: at the margin\n",
        HEAD + "  - id: lado\n    notes: caf\u00e9 \u2014 \U0001f600\n" + FLOW.removeprefix(HEAD),
        HEAD + "  - id: plus_choices\n    contacts:\n    - id: plus_choices_york\n",
    ],
)  # fmt: skip
def test_any_way_of_writing_the_file_can_be_marked_and_stays_what_it_was(tmp_path: Path, text: str) -> None:
    path = _path(tmp_path)
    path.write_bytes(text.encode("utf-8"))
    assert "checked 20 November 2026; practice" in _mark(path)
    written = path.read_bytes().decode("utf-8")
    assert _files(path).read().problems == ()
    for part in text.splitlines(keepends=True)[:-1]:
        assert part in written
    if "\r\n" in text:
        assert "\n" not in written.replace("\r\n", "")


def test_a_file_in_utf_16_as_some_editors_save_it_stays_so(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_bytes(COMMENTED.encode("utf-16"))
    _mark(path)
    assert path.read_bytes()[:2] in {b"\xff\xfe", b"\xfe\xff"}
    assert 'assurer: "J Baker"' in path.read_bytes().decode("utf-16")


def test_a_name_is_only_ever_text(tmp_path: Path) -> None:
    path = _path(tmp_path)
    _mark(path, by='A: "B"\n  - id: x\x1b[2J # c')
    (contact,) = (each for each in _files(path).read().directory.by_id["plus_choices"].contacts if each.practice)
    assert contact.assurer == 'A: "B" - id: x # c'
    with pytest.raises(NotMarkedError):
        _mark(path, by=" \x00 ")


def test_a_way_of_writing_that_cannot_be_added_to_is_left_alone_and_said(tmp_path: Path) -> None:
    path = _path(tmp_path)
    text = COMMENTED.replace("assurer: 'Sue'", "assurer: >-\n          Sue")
    path.write_text(text, "utf-8")
    try:
        _mark(path, contact="plus_choices_harrogate")
    except NotMarkedError as error:
        assert "yourself" in str(error)  # noqa: PT017 - either is right, never something in between
        assert path.read_text("utf-8") == text
    else:
        assert _files(path).read().problems == ()


def test_a_faulty_file_is_left_as_it_is_and_its_problems_are_told(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_text(HEAD + "  - id: lado\n    minimum_age: 18\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(NotMarkedError, match="R065"):
        _mark(path)
    assert path.read_bytes() == before
    assert _names(tmp_path) == ["directory.local.yaml"]


def test_what_is_not_in_the_directory_cannot_be_marked(tmp_path: Path) -> None:
    for service, contact in (("nobody", "x"), ("plus_choices", "x")):
        with pytest.raises(NotFoundError):
            _files(_path(tmp_path)).mark(service, [contact], "J B")
    assert _names(tmp_path) == []


def test_several_contacts_are_marked_together_or_none(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        _files(_path(tmp_path)).mark("plus_choices", ["plus_choices_york", "x"], "J B")
    assert _names(tmp_path) == []
    _files(_path(tmp_path)).mark("plus_choices", ["plus_choices_york", "plus_choices_harrogate"], "J B")
    assert _path(tmp_path).read_text("utf-8").count("2026-11-20") == 2


# --- the disk, and other people


class Failing(SystemDisk):
    """A disk on which one call fails."""

    def __init__(self, call: str, code: int) -> None:
        self.call, self.code = call, code

    def __getattribute__(self, name: str):
        if name in {"create", "write", "fsync", "replace", "lock", "fsync_folder"} and name == self.call:
            raise OSError(self.code, os.strerror(self.code))
        return super().__getattribute__(name)


@pytest.mark.parametrize("call", ["create", "write", "fsync", "replace", "lock"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.hazard("H09.5")
def test_whatever_the_disk_refuses_the_file_is_whole_as_it_was_and_nothing_else_is_left(
    tmp_path: Path, call: str, code: int
) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")
    with pytest.raises(NotMarkedError, match="nothing was written"):
        _mark(path, disk=Failing(call, code))
    assert path.read_text("utf-8") == COMMENTED
    assert _names(tmp_path) == ["directory.local.yaml"]


def test_somebody_who_saves_the_file_in_an_editor_meanwhile_loses_nothing(tmp_path: Path) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")

    class Edited(SystemDisk):
        def fsync(self, handle: int) -> None:
            super().fsync(handle)
            path.write_text(COMMENTED + "# and more\n", "utf-8")

    with pytest.raises(NotMarkedError, match="changed"):
        _mark(path, disk=Edited())
    assert path.read_text("utf-8") == COMMENTED + "# and more\n"
    assert _names(tmp_path) == ["directory.local.yaml"]


def test_while_somebody_else_writes_it_waits_and_then_says_so(tmp_path: Path) -> None:
    path = _path(tmp_path)
    lock = tmp_path / "directory.local.yaml.lock"
    held = SystemDisk().lock(lock)
    clock = iter(range(100))
    with pytest.raises(NotMarkedError, match="Somebody else is writing"):
        _mark(path, waiting=Waiting(lambda: float(next(clock)), lambda _: None))
    SystemDisk().unlock(lock, held)
    assert _mark(path) == MARKED


@pytest.mark.hazard("H09.5")
def test_people_marking_at_the_same_time_lose_none_of_their_marks(tmp_path: Path) -> None:
    ids = ["01723 361100", "01904 557491", "01423 500905"]
    commands = [
        [sys.executable, "-m", "refhelper", "directory", "mark", "plus_choices", value, "--by", f"P {n}"]
        for n, value in enumerate(ids)
    ]
    running = [
        subprocess.Popen(each, env=os.environ | {"REFHELPER_DIRECTORY": str(tmp_path)}, stdout=subprocess.DEVNULL)
        for each in commands
    ]
    assert [each.wait(timeout=120) for each in running] == [0, 0, 0]
    contacts = _files(_path(tmp_path)).read().directory.by_id["plus_choices"].contacts
    assert [contact.assurer for contact in contacts] == ["P 0", "P 1", "P 2"]
    assert _names(tmp_path) == ["directory.local.yaml"]


@pytest.mark.not_on_windows("Windows gives a new file the rights of its folder")
@pytest.mark.parametrize("mode", [0o664, 0o666, 0o640])
def test_in_a_shared_folder_everybody_may_still_read_and_write_it_afterwards(tmp_path: Path, mode: int) -> None:
    path = _path(tmp_path)
    path.write_text(COMMENTED, "utf-8")
    path.chmod(mode)
    _mark(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
