"""On a real X server a copied letter is what every other program pastes, also after this one has gone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from refhelper.adapters.clipboard import SystemClipboard, system_clipboard
from refhelper.adapters.clipboard_commands import CommandRoute, commands_for
from refhelper.adapters.clipboard_terminal import TerminalRoute
from tests.x_server import running

pytestmark = pytest.mark.not_on_windows("the programs of X11 are no part of Windows")
LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\U0001f3fd\n"
LONG_LETTER = LETTER * 2000
COPIES_AND_ENDS = """
import sys
from refhelper.adapters.clipboard import system_clipboard
print(system_clipboard().copy(sys.stdin.read()).confirmed)
"""


@pytest.fixture(scope="module")
def x_server() -> Iterator[str]:
    with running() as name:
        yield name


@pytest.fixture(autouse=True)
def display(x_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("DISPLAY", x_server)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("XAUTHORITY", raising=False)
    yield x_server
    copy_elsewhere("")


def xclip_and_xsel() -> list[CommandRoute]:
    return [*commands_for("linux", {"DISPLAY": os.environ["DISPLAY"]})]


@pytest.fixture(params=[0, 1], ids=["xclip", "xsel"])
def clipboard(request: pytest.FixtureRequest) -> SystemClipboard:
    return SystemClipboard([xclip_and_xsel()[request.param]])


def pasted(seconds: float = 30) -> str:
    """Paste as another program would."""
    command = ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=seconds)
    return ended.stdout.decode("utf-8")


def is_pasted(text: str) -> bool:
    """Return whether this is pasted; not where the program that served a long text went amid the pasting of it.

    Who pastes then waits for ever, and has to paste again.
    """
    with suppress(subprocess.TimeoutExpired):
        return pasted(seconds=2) == text
    return False


def copy_elsewhere(text: str) -> None:
    """Copy as another program would, in a session of its own: it may still be ending when it is replaced."""
    command = ["xclip", "-selection", "clipboard", "-in"]
    subprocess.run(
        command, input=text.encode(), stdout=subprocess.DEVNULL, check=True, timeout=10, start_new_session=True
    )
    assert any(is_pasted(text) for _ in range(200)), "xclip ends a moment before the clipboard has changed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LETTER, LETTER),
        ("Seen today.\r\nNot alone.\r\n", "Seen today.\nNot alone.\n"),
        ("Zo\u00eb \u4f60\u597d \u0645\u0631\u062d\u0628\u0627 \U0001f469\u200d\U0001f467", None),
        ("one line, no end", None),
    ],
    ids=["emoji", "windows line ends", "many scripts", "no line end"],
)
def test_another_program_pastes_the_letter_as_it_was(
    clipboard: SystemClipboard, text: str, expected: str | None
) -> None:
    assert clipboard.copy(text).confirmed
    assert pasted() == (expected or text)


def test_a_hundred_kilobytes_are_pasted_whole() -> None:
    assert SystemClipboard(xclip_and_xsel()).copy(LONG_LETTER).confirmed
    assert pasted() == LONG_LETTER


def test_with_xsel_alone_a_long_letter_is_handed_over_and_not_called_certain() -> None:
    result = SystemClipboard(xclip_and_xsel()[1:]).copy(LONG_LETTER)
    assert (result.done, result.confirmed) == (True, False)


def test_a_second_letter_takes_the_place_of_the_first(clipboard: SystemClipboard) -> None:
    clipboard.copy(LETTER)
    assert clipboard.copy("Dear other colleague").confirmed
    assert pasted() == "Dear other colleague"


def test_our_letter_is_cleared(clipboard: SystemClipboard) -> None:
    clipboard.copy(LETTER)
    assert clipboard.clear_if_ours()
    assert (pasted(), clipboard.clear_if_ours()) == ("", False)


def test_what_another_program_copied_since_is_left_alone(clipboard: SystemClipboard) -> None:
    clipboard.copy(LETTER)
    copy_elsewhere("an address from the record")
    assert not clipboard.clear_if_ours()
    assert pasted() == "an address from the record"


def test_a_letter_still_pastes_after_the_program_has_ended_and_holds_none_of_its_pipes() -> None:
    command = [sys.executable, "-c", COPIES_AND_ENDS]
    ended = subprocess.run(command, input=LETTER.encode(), capture_output=True, check=True, timeout=30)
    assert (ended.stdout, ended.stderr) == (b"True\n", b"")
    assert pasted() == LETTER


def test_what_serves_the_clipboard_is_apart_from_this_terminal_and_does_not_name_the_letter(
    clipboard: SystemClipboard, x_server: str
) -> None:
    assert clipboard.copy(LETTER).confirmed
    serving = next((found for _ in range(200) if (found := servers(x_server))), {})
    assert serving, "a program that has just begun to serve may not be listed yet"
    for process, told in serving.items():
        assert b"Ella" not in told
        assert process != os.getsid(0)


def servers(display: str) -> dict[int, bytes]:
    """Return the sessions of the processes that hold a selection of this display, with all that they were told."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            arguments, environment = ((process / name).read_bytes() for name in ("cmdline", "environ"))
            program = Path(os.fsdecode(arguments.split(b"\0")[0])).name
            if f"DISPLAY={display}\0".encode() in environment and program in {"xclip", "xsel"}:
                found[os.getsid(int(process.name))] = arguments + environment
    return found


def test_where_there_is_no_such_display_the_terminal_is_sent_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    terminal = TerminalRoute(lambda sequence: bool(sent.append(sequence)) or True)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("DISPLAY", ":4242")
        result = SystemClipboard([*xclip_and_xsel(), terminal]).copy(LETTER)
    assert (result.done, result.confirmed, len(sent)) == (True, False, 1)


def test_without_xclip_xsel_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    (tmp_path / "xsel").symlink_to(shutil.which("xsel") or "")
    with monkeypatch.context() as without_xclip:
        without_xclip.setenv("PATH", str(tmp_path))
        result = system_clipboard("linux", {"DISPLAY": display, "TERM": "dumb"}).copy(LETTER)
    assert result.confirmed
    assert pasted() == LETTER


def test_a_clipboard_emptied_by_another_program_is_no_longer_ours(clipboard: SystemClipboard) -> None:
    clipboard.copy(LETTER)
    copy_elsewhere("")
    assert not clipboard.clear_if_ours()
