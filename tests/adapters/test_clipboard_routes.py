"""Each program and the terminal get a letter by pipe, whole, and no way waits for ever or believes too much."""

import base64
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from refhelper.adapters import clipboard_commands
from refhelper.adapters.clipboard import Route, SystemClipboard
from refhelper.adapters.clipboard_commands import SystemPrograms, commands_for
from refhelper.adapters.clipboard_terminal import TerminalRoute, send_to_terminal, understands_clipboard
from refhelper.domain.copy_result import CopyResult

LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\U0001f3fd\n"


class Call(NamedTuple):
    command: tuple[str, ...]
    environment: Mapping[str, str]
    content: bytes | None


class FakePrograms:
    """Programs that keep what they are fed, as far as they are installed here."""

    def __init__(self, *installed: str) -> None:
        self.installed, self.calls, self.kept = installed, list[Call](), b""

    def feed(self, command: tuple[str, ...], environment: Mapping[str, str], content: bytes) -> bool:
        self.calls.append(Call(command, environment, content))
        if command[0] not in self.installed:
            return False
        self.kept = content
        return True

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        self.calls.append(Call(command, environment, None))
        return self.kept if command[0] in self.installed else None


def copied(text: str, *routes: Route) -> CopyResult:
    return SystemClipboard(routes).copy(text)


@pytest.mark.parametrize(
    ("platform", "environ", "order"),
    [
        ("darwin", {}, ["pbcopy"]),
        ("linux", {}, []),
        ("linux", {"DISPLAY": ":0"}, ["xclip", "xsel"]),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, ["wl-copy"]),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ["wl-copy", "xclip", "xsel"]),
    ],
)
def test_programs_are_tried_in_the_order_of_the_session(
    platform: str, environ: dict[str, str], order: list[str]
) -> None:
    nothing_installed = FakePrograms()
    assert not copied(LETTER, *commands_for(platform, environ, nothing_installed)).done
    assert [call.command[0] for call in nothing_installed.calls] == order


@pytest.mark.parametrize(
    ("platform", "environ", "installed"),
    [
        ("darwin", {}, ("pbcopy", "pbpaste")),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, ("wl-copy", "wl-paste")),
        ("linux", {"DISPLAY": ":0"}, ("xclip",)),
        ("linux", {"DISPLAY": ":0"}, ("xsel",)),
    ],
)
def test_every_product_gets_the_text_by_pipe_reads_it_back_and_clears_it(
    platform: str, environ: dict[str, str], installed: tuple[str, ...]
) -> None:
    programs = FakePrograms(*installed)
    clipboard = SystemClipboard([*commands_for(platform, environ, programs)])
    assert clipboard.copy(LETTER).confirmed
    assert programs.kept == LETTER.encode()
    assert clipboard.clear_if_ours()
    assert programs.kept == b""
    assert "Ella" not in repr([(call.command, call.environment) for call in programs.calls])


def test_macos_programs_are_told_that_the_text_is_utf_8() -> None:
    programs = FakePrograms("pbcopy", "pbpaste")
    copied(LETTER, *commands_for("darwin", {}, programs))
    assert {call.environment["LC_ALL"] for call in programs.calls} == {"en_GB.UTF-8"}


def test_wayland_is_asked_to_keep_the_text_off_the_disk() -> None:
    programs = FakePrograms("wl-copy", "wl-paste")
    environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}
    copied(LETTER, *commands_for("linux", environ, programs))
    assert programs.calls[0].environment == {"TMPDIR": "/run/user/1000"}


def test_without_a_program_to_read_back_with_the_copy_is_not_confirmed() -> None:
    result = copied(LETTER, *commands_for("linux", {"WAYLAND_DISPLAY": "wayland-0"}, FakePrograms("wl-copy")))
    assert (result.done, result.confirmed) == (True, False)
    assert "pasting" in result.message


class SlowPrograms(FakePrograms):
    """Programs that end before the clipboard has changed, as xclip and xsel do."""

    def __init__(self, *installed: str) -> None:
        super().__init__(*installed)
        self.before = [b"what was there before"] * 3

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        return self.before.pop() if self.before else super().ask(command, environment)


def test_a_clipboard_that_changes_a_moment_later_is_waited_for() -> None:
    programs = SlowPrograms("xclip")
    clipboard = SystemClipboard([*commands_for("linux", {"DISPLAY": ":0"}, programs)])
    assert clipboard.copy(LETTER).confirmed
    assert [call.command[0] for call in programs.calls if call.content is not None] == ["xclip"]


class ForgetfulPrograms(FakePrograms):
    """Programs of which the one that serves the text ends once it was read, as xsel does with a long text."""

    def ask(self, command: tuple[str, ...], environment: Mapping[str, str]) -> bytes | None:
        answer, self.kept = super().ask(command, environment), b""
        return answer


def test_a_long_letter_is_not_read_back_from_a_program_that_may_lose_it_and_the_user_is_told_to_look() -> None:
    programs = ForgetfulPrograms("xsel")
    result = copied(LETTER * 100, *commands_for("linux", {"DISPLAY": ":0"}, programs))
    assert (result.done, result.confirmed) == (True, False)
    assert "check by pasting" in result.message
    assert programs.kept == (LETTER * 100).encode()


def program(folder: Path, name: str, *lines: str) -> None:
    file = folder / name
    file.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    file.chmod(0o700)


@pytest.mark.not_on_windows("its stand-ins for xclip are shell scripts")
def test_a_program_that_never_answers_is_given_up_and_the_next_one_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard_commands, "TIME_LIMIT_SECONDS", 0.2)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.defpath}")
    program(tmp_path, "xclip", "while :; do read -r line; done")
    program(tmp_path, "xsel", f'case $2 in --output) cat "{tmp_path}/kept";; *) cat > "{tmp_path}/kept";; esac')
    clipboard = SystemClipboard([*commands_for("linux", {"DISPLAY": ":0"})])
    assert clipboard.copy(LETTER).confirmed
    assert (tmp_path / "kept").read_text(encoding="utf-8") == LETTER


def test_a_program_in_the_folder_one_happens_to_be_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "xclip", f'cat > "{tmp_path}/stolen"')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    assert not SystemPrograms().feed(("xclip",), {}, LETTER.encode())
    assert not (tmp_path / "stolen").exists()


def test_the_terminal_gets_the_whole_letter_and_is_never_believed() -> None:
    sent: list[str] = []
    result = copied(LETTER, TerminalRoute(lambda sequence: bool(sent.append(sequence)) or True))
    assert (result.done, result.confirmed) == (True, False)
    assert "check by pasting" in result.message
    assert sent[0].startswith("\x1b]52;c;")
    assert base64.b64decode(sent[0][7:-1]).decode() == LETTER


def test_the_terminal_is_not_cleared_on_suspicion_and_the_user_is_told_so() -> None:
    sent: list[str] = []
    clipboard = SystemClipboard([TerminalRoute(lambda sequence: bool(sent.append(sequence)) or True)])
    assert "cannot be cleared" in clipboard.copy(LETTER).message
    assert (clipboard.clear_if_ours(), len(sent)) == (False, 1)


@pytest.mark.parametrize(("term", "known"), [("xterm-256color", True), ("dumb", False), ("linux", False)])
def test_a_terminal_that_would_print_or_drop_the_sequence_is_not_sent_it(term: str, *, known: bool) -> None:
    assert understands_clipboard({"TERM": term}) == known


def test_without_a_terminal_nothing_is_sent_and_nothing_is_called_copied() -> None:
    script = "from refhelper.adapters.clipboard_terminal import send_to_terminal as s; print(s('text'))"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30)
    assert (ended.stdout, ended.stderr) == ("False\n", "")


@pytest.mark.not_on_windows("a pseudo-terminal is needed, which Windows does not have in this form")
def test_the_sequence_reaches_the_terminal_the_program_was_started_in(monkeypatch: pytest.MonkeyPatch) -> None:
    outside, inside = os.openpty()
    with os.fdopen(inside, "w") as terminal, os.fdopen(outside, "rb", buffering=0) as screen:
        monkeypatch.setattr(sys, "__stdout__", terminal)
        assert send_to_terminal("\x1b]52;c;VGV4dA==\x07")
        assert screen.read(100) == b"\x1b]52;c;VGV4dA==\x07"


def test_a_short_text_that_xsel_cannot_read_back_is_not_called_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard_commands, "SETTLING_SECONDS", 0.0)
    programs = FakePrograms("xsel")
    monkeypatch.setattr(programs, "ask", lambda *_: None)
    (_, xsel) = commands_for("linux", {"DISPLAY": ":0"}, programs)
    result = copied(LETTER, xsel)
    assert (result.done, result.confirmed) == (True, False)
    assert "could not be read back: check by pasting" in result.message
    assert "this length" not in result.message
    assert "this length" in copied(LETTER * 200, xsel).message
