"""The settings: what may be set, how a bad file is told, and that none is ever lost or half written."""

import errno
import stat
from pathlib import Path

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.adapters.settings_files import SettingsFile
from refhelper.domain.case import Referrer
from refhelper.domain.settings import Settings, SettingsNotSavedError, ThemeName
from tests.draft_fakes import DISK_ERRORS, REASONS

SET = Settings(
    referrer=Referrer(name="Dr Ö. Example", role="GP: partner", practice="Example Surgery\nYork", phone="01904 000000"),
    user="ÖE",
    kept_days=60,
    lock_minutes=5,
    clipboard_seconds=30,
    theme=ThemeName.HIGH_CONTRAST,
    plain_characters="yes",
)


def store(path: Path, disk: SystemDisk | None = None) -> SettingsFile:
    return SettingsFile(path / "settings.yaml", disk)


def written(path: Path, text: str) -> SettingsFile:
    (path / "settings.yaml").write_text(text, encoding="utf-8")
    return store(path)


def test_without_a_file_everything_has_its_default(tmp_path) -> None:
    read, problems = store(tmp_path).read()
    assert problems == []
    assert (read.kept_days, read.lock_minutes, read.clipboard_seconds) == (30, 3, 120)
    assert (read.theme, read.plain_characters, read.user, read.referrer) == ("dark", "no", "", Referrer())


def test_what_was_saved_is_read_again(tmp_path) -> None:
    assert store(tmp_path / "new" / "folder").save(SET) is None
    assert store(tmp_path / "new" / "folder").read() == (SET, [])


@pytest.mark.not_on_windows("there the folder of the user decides who may read, not the mode of a file")
def test_only_the_user_may_read_the_file(tmp_path) -> None:
    store(tmp_path).save(SET)
    assert stat.S_IMODE((tmp_path / "settings.yaml").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kept_days", "0"),
        ("kept_days", "3651"),
        ("kept_days", "x"),
        ("kept_days", "-3"),
        ("kept_days", "3.5"),
        ("kept_days", "٣"),
        ("lock_minutes", "0"),
        ("lock_minutes", "61"),
        ("clipboard_seconds", "9"),
        ("clipboard_seconds", "601"),
        ("theme", "pink"),
        ("plain_characters", "perhaps"),
        ("referrer", "Dr A"),
        ("user", "[a]"),
        ("colour", "red"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_has_its_default_while_the_rest_holds(tmp_path, key, value) -> None:
    others = {"kept_days": "60", "lock_minutes": "5"}
    others.pop(key, None)
    lines = [f"{key}: {value}", *(f"{other}: {number}" for other, number in others.items())]
    read, problems = written(tmp_path, "\n".join(lines)).read()
    assert [(each.file, each.line, each.key) for each in problems] == [("settings.yaml", 1, key)]
    assert read == Settings.model_validate(others)


def test_every_problem_of_a_file_is_named_at_once(tmp_path) -> None:
    read, problems = written(tmp_path, "kept_days: 0\nlock_minutes: 0\nreferrer:\n  nme: A\n").read()
    assert [str(each) for each in problems] == [
        "settings.yaml:1: kept_days: must be a whole number from 1 to 3650",
        "settings.yaml:2: lock_minutes: must be a whole number from 1 to 60",
        "settings.yaml:4: referrer.nme: is not a key known here; allowed: name, role, practice, phone, email",
    ]
    assert read == Settings()


@pytest.mark.parametrize(
    "text", ["", "- a\n", "just words", "a: [", "kept_days: 1\nkept_days: 2\n", "x: &a 1\ny: *a\n"]
)
def test_a_file_that_holds_no_settings_is_a_problem_and_no_failure(tmp_path, text) -> None:
    _, problems = written(tmp_path, text).read()
    assert problems


def test_a_file_that_is_no_text_is_a_problem_and_no_failure(tmp_path) -> None:
    (tmp_path / "settings.yaml").write_bytes(b"\xff\xfe\x00\xd8\x80")
    assert store(tmp_path).read()[1]
    (tmp_path / "settings.yaml").unlink()
    (tmp_path / "settings.yaml").mkdir()
    assert store(tmp_path).read()[1]


def test_a_bad_file_is_left_alone_until_the_user_saves_and_is_then_kept_beside(tmp_path) -> None:
    bad = "kept_days: 0\n# mine\n"
    settings = written(tmp_path, bad)
    settings.read()
    assert [each.name for each in tmp_path.iterdir()] == ["settings.yaml"]
    assert (tmp_path / "settings.yaml").read_text(encoding="utf-8") == bad
    kept = settings.save(SET)
    assert kept is not None
    assert kept.read_text(encoding="utf-8") == bad
    assert settings.read() == (SET, [])


def test_a_file_kept_beside_never_takes_the_place_of_one_kept_before(tmp_path) -> None:
    kept = [written(tmp_path, f"kept_days: {number}000000\n").save(SET) for number in (1, 2)]
    assert [each.read_text(encoding="utf-8") for each in kept] == ["kept_days: 1000000\n", "kept_days: 2000000\n"]


class FaultyDisk(SystemDisk):
    """A disk whose named call fails."""

    def __init__(self, call: str, number: int) -> None:
        self.call, self.number = call, number

    def __getattribute__(self, name: str):
        if name in {"call", "number"} or name != self.call:
            return super().__getattribute__(name)

        def fail(*_: object) -> None:
            raise OSError(self.number, "refused")

        return fail


@pytest.mark.parametrize("number", DISK_ERRORS)
@pytest.mark.parametrize("call", ["make_folder", "create", "write", "fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_settings_as_they_were_and_says_why(tmp_path, call, number) -> None:
    store(tmp_path).save(SET)
    with pytest.raises(SettingsNotSavedError) as told:
        store(tmp_path, FaultyDisk(call, number)).save(Settings())
    assert REASONS[number] in str(told.value)
    assert store(tmp_path).read() == (SET, [])
    assert [each.name for each in tmp_path.iterdir()] == ["settings.yaml"]


def test_a_full_disk_keeps_a_bad_file_too(tmp_path) -> None:
    written(tmp_path, "kept_days: 0\n")
    with pytest.raises(SettingsNotSavedError):
        store(tmp_path, FaultyDisk("write", errno.ENOSPC)).save(SET)
    assert (tmp_path / "settings.yaml").read_text(encoding="utf-8") == "kept_days: 0\n"


def test_no_value_of_the_file_is_repeated_in_a_problem(tmp_path) -> None:
    _, problems = written(tmp_path, "theme: Quillfeather\nkept_days: Quillfeather\nreferrer: Quillfeather\n").read()
    assert len(problems) == 3
    assert "Quillfeather" not in "\n".join(str(each) for each in problems)
