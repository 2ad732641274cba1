"""Looking at this computer leaves no trace and no user name, and tells what the system says."""

import os
import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from refhelper.adapters import clipboard, computer, key_store
from refhelper.adapters.key_store import SystemKeys
from refhelper.domain.check_up import Drive
from refhelper.domain.draft_errors import KeyStoreUnavailableError
from tests.draft_fakes import Store

WINDOWS = {
    "USERNAME": "mquill",
    "USERPROFILE": r"C:\Users\mquill",
    "LOCALAPPDATA": r"C:\Users\mquill\AppData\Local",
    "APPDATA": r"C:\Users\mquill\AppData\Roaming",
    "PROGRAMFILES": r"C:\Program Files",
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"C:\Users\mquill\AppData\Local\refhelper\drafts", r"%LOCALAPPDATA%\refhelper\drafts"),
        (r"C:\Users\mquill\AppData\Roaming\refhelper", r"%APPDATA%\refhelper"),
        (r"c:\users\MQUILL\Desktop", r"%USERPROFILE%\Desktop"),
        (r"C:\Program Files\refhelper", r"%PROGRAMFILES%\refhelper"),
        (r"\\server\homes\mquill\refhelper", r"\\server\homes\...\refhelper"),
        (r"D:\refhelper", r"D:\refhelper"),
    ],
)
def test_a_windows_path_is_shown_without_the_name_of_its_user(path, expected):
    assert computer.shown(PureWindowsPath(path), WINDOWS) == expected


def test_a_path_elsewhere_is_shown_without_the_name_of_its_user():
    home = {"HOME": "/home/mquill", "USER": "mquill"}
    assert computer.shown(PurePosixPath("/home/mquill/.local/share"), home) == "~/.local/share"
    assert computer.shown(PurePosixPath("/srv/mquill/refhelper"), home) == "/srv/.../refhelper"


def test_looking_at_a_folder_that_is_not_there_makes_nothing(tmp_path):
    found = computer.folder(tmp_path / "refhelper" / "drafts")
    assert (found.is_there, found.is_writable) == (False, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_a_file_is_not_writable(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError

    monkeypatch.setattr(computer.tempfile, "TemporaryFile", refuse)
    assert not computer.folder(tmp_path).is_writable


@pytest.mark.parametrize(
    ("kind", "expected"), [("cifs", Drive.NETWORK), ("tmpfs", Drive.MEMORY), ("ext4", Drive.LOCAL)]
)
def test_the_drive_is_that_of_the_nearest_mount(tmp_path, monkeypatch, kind, expected):
    spaced = tmp_path / "shared drive"
    spaced.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext3 rw 0 0\nother {str(spaced).replace(' ', chr(92) + '040')} {kind} rw 0 0\n")
    monkeypatch.setattr(computer, "_MOUNTS", mounts)
    monkeypatch.setattr(computer.sys, "platform", "linux")
    assert computer.folder(spaced).drive is expected
    assert computer.folder(tmp_path).drive is Drive.LOCAL


def test_where_the_system_does_not_list_its_mounts_the_drive_is_not_known(tmp_path, monkeypatch):
    monkeypatch.setattr(computer, "_MOUNTS", tmp_path / "none")
    monkeypatch.setattr(computer.sys, "platform", "linux")
    assert computer.folder(tmp_path).drive is Drive.NOT_KNOWN


@pytest.mark.parametrize(
    ("environ", "colours", "remote"),
    [
        ({"TERM": "xterm-256color"}, 256, ""),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 2**24, ""),
        ({"TERM": "xterm", "NO_COLOR": "1", "SESSIONNAME": "RDP-Tcp#3"}, 2, "Windows remote desktop"),
        ({"TERM": "xterm", "SESSIONNAME": "ICA-tcp#1"}, 16, "Citrix"),
        ({"TERM": "xterm", "SSH_CONNECTION": "10.0.0.1"}, 16, "ssh"),
    ],
)
def test_colours_and_remote_sessions_are_read_from_the_environment(monkeypatch, environ, colours, remote):
    monkeypatch.setattr(computer.sys, "platform", "linux")
    seen = computer.terminal(environ)
    assert (seen.colours, seen.remote) == (colours, remote)


def test_windows_terminal_is_told_by_its_mark():
    assert computer.terminal({"WT_SESSION": "1"}).kind == "Windows Terminal"


def test_a_printing_program_is_found_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setattr(computer.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert computer.printer() == ""
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "lpr" else None)
    assert computer.printer() == "lpr"


def test_only_programs_that_are_installed_count_as_a_way_to_the_clipboard(tmp_path, monkeypatch):
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / name) if name == "xsel" else None)
    assert clipboard.ways("linux", {"DISPLAY": ":0", "TERM": "xterm"}) == ("xsel", clipboard.TERMINAL)
    assert clipboard.ways("linux", {"TERM": "dumb"}) == ()


def test_trying_the_key_store_out_leaves_it_as_it_was():
    store = Store({(key_store.SERVICE, key_store.ENTRY): "the key"})
    SystemKeys(lambda: store).try_out()
    assert store == {(key_store.SERVICE, key_store.ENTRY): "the key"}


def test_a_key_store_that_forgets_or_refuses_is_found_out():
    class Forgetful(Store):
        def set_password(self, *_):
            pass

    class Refusing(Store):
        def set_password(self, *_):
            raise OSError(1312, "CredWrite", "A specified logon session does not exist")

    for store, reason in ((Forgetful(), key_store.FORGETFUL), (Refusing(), key_store.REFUSED)):
        with pytest.raises(KeyStoreUnavailableError) as refused:
            SystemKeys(lambda store=store: store).try_out()
        assert refused.value.reason == reason


def test_the_home_of_whoever_runs_this_is_never_shown():
    assert str(Path.home()) not in computer.shown(Path.home() / "refhelper") or str(Path.home()) == os.sep
