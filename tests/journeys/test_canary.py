"""Marked strings in every field, and whatever way the program ends: none of them is found where it should not be."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.canary import (
    MARK,
    files_with_marks,
    home,
    marks_in,
    outside_the_screen,
    processes_with_marks,
    program,
    with_key_store,
)
from tests.journeys.terminal import Terminal
from tests.x_server import running

ENTER, ESCAPE, END, CTRL_Q, CTRL_S, CTRL_T = "\r", "\x1b", "\x1b[F", "\x11", "\x13", "\x14"
F2, F3, F4, F5, F6, F7 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~"
PROGRAM = """
import os, pathlib
pathlib.Path(os.environ["HOME"], "pid").write_text(str(os.getpid()))
from refhelper.ui.app import RefhelperApp
def fail(app):
    held = app.session.case.model_dump_json()
    raise ValueError(held)
RefhelperApp.action_theme = fail
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A real X server, for a real clipboard."""
    with running() as name:
        yield name


def pasted(display: str) -> str:
    command = ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"]
    environment = {"PATH": os.environ["PATH"], "DISPLAY": display}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=10)
    return done.stdout


def go_everywhere(at: Terminal) -> None:
    """Open the marked draft, show everything of it, write more, copy the letter, and record the hand-over."""
    at.until(MARK)
    at.press(END, ENTER)
    at.until("[1 People]")
    at.press("e")
    at.until("all answers")
    at.press(ESCAPE)
    at.until("[1 People]")
    at.press("a")
    at.settle(0.3)
    at.press(f"{MARK}name 9 york affected", ENTER)
    at.until(f"{MARK}name: concerns")
    at.press(ESCAPE)
    at.until("Who harms")
    at.press(ESCAPE)
    at.until(f"{MARK}name is added")
    at.press(F4)
    at.until("[3 Plan]")
    at.press("o")
    at.until("your decision")
    at.press(ESCAPE)
    at.until("[3 Plan]")
    at.press(ENTER)
    at.until("[4 Sharing]")
    at.press(F6)
    at.until("[5 Letter]")
    at.press(ENTER)
    at.until("Esc keeps the text")
    at.press(f" {MARK}typed", CTRL_S)
    at.until("Kept: ")
    at.press(ESCAPE)
    at.press(F7)
    at.until("[6 Hand over]")


@pytest.fixture
def environment(tmp_path, display) -> dict[str, str]:
    """A home of its own with a marked draft in it, and a display."""
    made = home(tmp_path) | {"DISPLAY": display}
    command = with_key_store([sys.executable, "-m", "tests.journeys.canary"])
    subprocess.run(command, env=made, cwd=Path(__file__).parents[2], check=True, capture_output=True)
    return made


def copy(at: Terminal) -> None:
    """Copy the letter, without having checked its contact."""
    at.press("c")
    at.until("Is this contact still right?")
    at.press("2")
    at.until("All of it: Copied.")


def copy_and_hand_over(at: Terminal) -> None:
    """Copy the letter, record who took it, and see that all of it is saved."""
    copy(at)
    at.press("d")
    at.until("How it went")
    at.press(f"{MARK}how", ENTER)
    at.until(f"{MARK}how")
    at.press(f"{MARK}taker")
    at.until(f"{MARK}taker")
    at.press(CTRL_S)
    at.until("[6 Hand over]")
    at.until("draft saved")


def pid_of(environment: dict[str, str]) -> int:
    return int(Path(environment["HOME"], "pid").read_text(encoding="utf-8"))


def end(at: Terminal, how: str, environment: dict[str, str]) -> None:
    match how:
        case "left":
            at.press(CTRL_Q)
            at.until("Leave refhelper?")
            at.press("y")
        case "terminated":
            os.kill(pid_of(environment), signal.SIGTERM)
        case "failed":
            at.press(CTRL_T)
    at.ended()


@pytest.mark.parametrize("how", ["left", "terminated", "failed"])
def test_no_marked_string_is_found_however_the_program_ends(environment, tmp_path, display, how) -> None:
    with program(environment, PROGRAM) as at:
        go_everywhere(at)
        copy_and_hand_over(at)
        assert MARK in pasted(display), "the letter is on the clipboard"
        assert processes_with_marks() == []
        assert files_with_marks(tmp_path) == []
        end(at, how, environment)
        assert MARK in at.written, "the marks were on the screen"
        assert MARK not in at.screen + outside_the_screen(at)
        assert ("refhelper failed: ValueError at " in outside_the_screen(at)) is (how == "failed")
    assert MARK not in pasted(display)
    assert files_with_marks(tmp_path) == []
    assert processes_with_marks() == []


def test_drafts_are_found_only_as_ciphertext_and_hold_what_was_typed_last_before_the_end(environment) -> None:
    with program(environment, PROGRAM) as at:
        go_everywhere(at)
        at.press(F6)
        at.until("[5 Letter]")
        at.press(ENTER)
        at.until("Esc keeps the text")
        at.press(f" {MARK}last")
        at.until(f"{MARK}last")
        end(at, "terminated", environment)
    drafts = [*Path(environment["XDG_DATA_HOME"]).rglob("*.draft")]
    assert len(drafts) == 1
    assert drafts[0].read_bytes().startswith(b"\x89RHD")
    assert not marks_in(drafts[0].read_bytes())
    assert f"{MARK}last" in opened(environment)


OPENING = """
from refhelper.adapters.draft_files import DraftFolder
window = DraftFolder()
for each in window.summaries():
    print(window.open(each.id).case.model_dump_json())
"""


def opened(environment: dict[str, str]) -> str:
    """Return what the drafts hold, as whoever has the key store reads them."""
    command = with_key_store([sys.executable, "-c", OPENING])
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


CLEARED_SOON = """
from refhelper import bootstrap
made = bootstrap.session
def session():
    opened = made()
    opened.settings = opened.settings.model_copy(update={"clipboard_seconds": 1})
    return opened
bootstrap.session = session
"""


def test_the_clipboard_is_empty_after_its_time_while_the_program_runs_on(environment, display) -> None:
    with program(environment, PROGRAM + CLEARED_SOON) as at:
        go_everywhere(at)
        copy(at)
        assert MARK in pasted(display)
        at.until("of refhelper and was emptied.")
        assert not pasted(display)


REFUSING = """
import sys
def refuse(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"):
        raise PermissionError(event)
    if event in ("socket.connect", "socket.bind", "socket.sendto") and not isinstance(arguments[1], (str, bytes)):
        raise PermissionError(event)
sys.addaudithook(refuse)
"""
"""Every address but that of a socket in the file system is refused, and every look-up of a name."""


def test_the_whole_way_works_with_every_network_address_and_name_refused(environment) -> None:
    with program(environment, PROGRAM + REFUSING) as at:
        go_everywhere(at)
        copy_and_hand_over(at)
        end(at, "left", environment)


def test_no_socket_is_opened_but_to_the_key_store_and_the_display(environment, tmp_path) -> None:
    log = tmp_path / "calls"
    watch = ["strace", "-f", "-qq", "-s", "256", "-e", "trace=socket,connect,bind,sendto,sendmsg", "-o", str(log)]
    with program(environment, PROGRAM, watch) as at:
        go_everywhere(at)
        copy_and_hand_over(at)
        at.press(CTRL_Q)
        at.until("Leave refhelper?")
        at.press("y")
        at.until("refhelper is closed.")  # the watcher goes on with what serves the clipboard
    calls = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    assert "connect(" in calls, "the key store was reached"
    assert not re.search(r"AF_(?!UNIX|LOCAL)[A-Z0-9]+", calls)
    reached = set(re.findall(r'sun_path=@?"([^"]*)"', calls))
    assert {_kind_of(path) for path in reached} <= {"session bus", "display"}, reached


def _kind_of(path: str) -> str:
    if path.startswith("/tmp/.X11-unix/"):  # noqa: S108 - where every X server listens
        return "display"
    return "session bus" if "/dbus-" in path else path
