"""With the real calls of Windows a letter is on the clipboard whole and marked; no other text is taken away."""

import ctypes
import subprocess
import sys

import pytest

from refhelper.adapters.clipboard import SystemClipboard, system_clipboard
from refhelper.adapters.clipboard_win32 import User32
from refhelper.adapters.clipboard_windows import CF_UNICODETEXT, MARKS, WindowsRoute

LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\U0001f3fd\n"
HOLDS_IT = """
import ctypes, sys
user32 = ctypes.WinDLL("user32")
print(user32.OpenClipboard(None), flush=True)
sys.stdin.readline()
user32.CloseClipboard()
"""


@pytest.fixture
def clipboard():
    made = system_clipboard()
    yield made
    made.clear_if_ours()


def formats():
    """Return what is on the clipboard: each format's number and its bytes."""
    windows = User32()
    window = windows.create_window()
    assert windows.open_clipboard(window)
    user32, number, found = ctypes.WinDLL("user32"), 0, {}
    while number := user32.EnumClipboardFormats(number):
        memory = windows.get_clipboard_data(number)
        found[number] = windows.read_memory(memory) if memory else b""
    windows.close_clipboard()
    windows.destroy_window(window)
    return found


def test_a_letter_is_read_back_whole(clipboard):
    assert clipboard.copy(LETTER).confirmed
    assert WindowsRoute(User32()).read() == LETTER
    assert clipboard.clear_if_ours()


def test_a_long_letter_is_read_back_whole(clipboard):
    assert clipboard.copy(LETTER * 2000).confirmed
    assert WindowsRoute(User32()).read() == LETTER * 2000


def test_text_has_windows_line_ends_and_stands_beside_marks_that_say_no(clipboard):
    clipboard.copy(LETTER)
    found = formats()
    assert found[CF_UNICODETEXT].startswith((LETTER.replace("\n", "\r\n") + "\0").encode("utf-16-le"))
    for mark in MARKS:
        assert found[User32().register_clipboard_format(mark)][:4] == b"\0\0\0\0", mark


def test_our_letter_is_cleared_and_another_programs_text_is_not(clipboard):
    clipboard.copy(LETTER)
    assert clipboard.clear_if_ours()
    assert formats() == {}
    clipboard.copy(LETTER)
    other = SystemClipboard([WindowsRoute(User32())])
    other.copy("an address from the record")
    assert not clipboard.clear_if_ours()
    assert WindowsRoute(User32()).read() == "an address from the record"
    other.clear_if_ours()


def test_while_another_program_keeps_the_clipboard_a_letter_is_not_called_copied(clipboard):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_IT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline().strip() == "1"
        refused = clipboard.copy(LETTER)
        other.stdin.write("\n")
        other.stdin.close()
        other.wait(30)
    assert (refused.done, refused.confirmed) == (False, False)
    assert clipboard.copy(LETTER).confirmed
