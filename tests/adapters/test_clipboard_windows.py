"""On Windows a letter is on the clipboard whole, marked to be left out of history and cloud, and no memory is lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refhelper.adapters.clipboard import SystemClipboard
from refhelper.adapters.clipboard_windows import ATTEMPTS, CF_UNICODETEXT, GMEM_MOVEABLE, MARKS, WindowsRoute
from refhelper.domain.plain_text import clean

LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\U0001f3fd\n"
AS_ON_WINDOWS = LETTER.replace("\n", "\r\n")


class FakeWindows:
    """A Windows that keeps a clipboard, its memory and the order of the calls, and can refuse any of them."""

    def __init__(self, *, busy: int = 0, refuses: str = "", refused_format: int = 0) -> None:
        self.busy, self.refuses, self.refused_format = busy, refuses, refused_format
        self.calls: list[str] = []
        self.memory: dict[int, bytes] = {}
        self.board: dict[int, int] = {}
        self.names: dict[str, int] = {}
        self.freed: list[int] = []
        self.flags: set[int] = set()
        self.windows = 0
        self._handles = itertools.count(100)

    def _call(self, name: str) -> bool:
        self.calls.append(name)
        return self.refuses != name

    def create_window(self) -> int:
        made = self._call("CreateWindow")
        self.windows += made
        return 7 if made else 0

    def destroy_window(self, window: int) -> None:
        assert window == 7
        self._call("DestroyWindow")
        self.windows -= 1

    def open_clipboard(self, window: int) -> bool:
        assert window == 7
        self.busy -= 1
        return self._call("OpenClipboard") and self.busy < 0

    def close_clipboard(self) -> None:
        self._call("CloseClipboard")

    def empty_clipboard(self) -> bool:
        self.board.clear()
        return self._call("EmptyClipboard")

    def register_clipboard_format(self, name: str) -> int:
        return self.names.setdefault(name, 0xC000 + len(self.names)) if self.refuses != name else 0

    def set_clipboard_data(self, format_id: int, memory: int) -> bool:
        allowed = self._call("SetClipboardData") and format_id != self.refused_format
        if allowed:
            self.board[format_id] = memory
        return allowed

    def get_clipboard_data(self, format_id: int) -> int:
        return self.board.get(format_id, 0)

    def global_alloc(self, flags: int, size: int) -> int:
        self.flags.add(flags)
        handle = next(self._handles)
        self.memory[handle] = b"\xcd" * (size + 5)
        return handle if self.refuses != "GlobalAlloc" else 0

    def global_free(self, memory: int) -> None:
        assert memory not in self.board.values(), "memory of the system must not be freed"
        self.freed.append(memory)

    def write_memory(self, memory: int, content: bytes) -> bool:
        self.memory[memory] = content + self.memory[memory][len(content) :]
        return self.refuses != "GlobalLock"

    def read_memory(self, memory: int) -> bytes | None:
        return self.memory[memory] if self.refuses != "GlobalLock" else None

    def holds(self, format_id: int) -> bytes:
        return self.memory[self.board[format_id]]


def clipboard_of(windows: FakeWindows, pauses: list[float] | None = None) -> SystemClipboard:
    return SystemClipboard([WindowsRoute(windows, (pauses if pauses is not None else []).append)])


def test_a_letter_is_handed_over_in_the_order_windows_requires() -> None:
    windows = FakeWindows()
    assert WindowsRoute(windows).write(LETTER)
    assert windows.calls == [
        "CreateWindow",
        "OpenClipboard",
        "EmptyClipboard",
        *["SetClipboardData"] * 4,
        "CloseClipboard",
        "DestroyWindow",
    ]
    assert windows.flags == {GMEM_MOVEABLE}


def test_a_letter_has_windows_line_ends_and_is_confirmed_by_reading_it_back() -> None:
    windows = FakeWindows()
    assert clipboard_of(windows).copy(LETTER).confirmed
    assert windows.holds(CF_UNICODETEXT).startswith((AS_ON_WINDOWS + "\0").encode("utf-16-le"))


@pytest.mark.hazard("H18.1")
@pytest.mark.parametrize("mark", MARKS)
def test_history_cloud_and_monitors_are_told_no_before_the_text_is_there(mark: str) -> None:
    windows = FakeWindows()
    WindowsRoute(windows).write(LETTER)
    assert windows.holds(windows.names[mark])[:4] == b"\0\0\0\0"
    assert list(windows.board)[-1] == CF_UNICODETEXT


@pytest.mark.hazard("H18.1")
@pytest.mark.parametrize("refused", [1, 2, 3])
def test_a_letter_that_cannot_be_marked_is_not_put_there(refused: int) -> None:
    windows = FakeWindows(refused_format=0xC000 + refused - 1)
    assert not clipboard_of(windows).copy(LETTER).done
    assert CF_UNICODETEXT not in windows.board


@pytest.mark.parametrize("mark", MARKS)
def test_where_a_mark_is_not_known_the_clipboard_is_not_touched(mark: str) -> None:
    windows = FakeWindows(refuses=mark)
    assert not clipboard_of(windows).copy(LETTER).done
    assert windows.calls == []


def test_another_program_at_the_clipboard_is_waited_for() -> None:
    pauses: list[float] = []
    assert clipboard_of(FakeWindows(busy=ATTEMPTS - 1), pauses).copy(LETTER).confirmed
    assert len(pauses) == ATTEMPTS - 1


def test_another_program_that_does_not_let_go_is_not_waited_for_longer_than_half_a_second() -> None:
    pauses: list[float] = []
    windows = FakeWindows(busy=ATTEMPTS)
    assert not clipboard_of(windows, pauses).copy(LETTER).done
    assert sum(pauses) <= 0.5
    assert "CloseClipboard" not in windows.calls


@pytest.mark.parametrize("call", ["CreateWindow", "OpenClipboard", "EmptyClipboard", "SetClipboardData", "GlobalAlloc"])
def test_any_refused_call_means_not_copied_and_leaves_windows_tidy(call: str) -> None:
    windows = FakeWindows(refuses=call)
    assert not clipboard_of(windows).copy(LETTER).done
    assert windows.windows == 0
    opened = call not in {"CreateWindow", "OpenClipboard"}
    assert windows.calls.count("CloseClipboard") == int(opened)


def test_memory_is_freed_only_where_windows_did_not_take_it() -> None:
    taken, refused = FakeWindows(), FakeWindows(refused_format=CF_UNICODETEXT)
    WindowsRoute(taken).write(LETTER)
    WindowsRoute(refused).write(LETTER)
    assert taken.freed == []
    assert refused.freed == [handle for handle in refused.memory if handle not in refused.board.values()]
    assert len(refused.freed) == 1


def test_memory_that_cannot_be_locked_is_freed_and_nothing_is_called_copied() -> None:
    windows = FakeWindows(refuses="GlobalLock")
    assert not clipboard_of(windows).copy(LETTER).done
    assert (len(windows.freed), windows.board) == (1, {})


def test_a_letter_is_cleared_within_one_opening_so_that_no_program_comes_between() -> None:
    windows = FakeWindows()
    clipboard = clipboard_of(windows)
    clipboard.copy(LETTER)
    windows.calls.clear()
    assert clipboard.clear_if_ours()
    assert windows.calls == ["CreateWindow", "OpenClipboard", "EmptyClipboard", "CloseClipboard", "DestroyWindow"]
    assert windows.board == {}


def test_what_another_program_copied_since_is_not_cleared() -> None:
    windows = FakeWindows()
    clipboard = clipboard_of(windows)
    clipboard.copy(LETTER)
    WindowsRoute(windows).write("an address from the record")
    assert not clipboard.clear_if_ours()
    assert WindowsRoute(windows).read() == "an address from the record"


def test_a_picture_that_another_program_copied_since_is_not_cleared() -> None:
    windows = FakeWindows()
    clipboard = clipboard_of(windows)
    clipboard.copy(LETTER)
    windows.board = {2: 1}
    assert not clipboard.clear_if_ours()
    assert windows.board == {2: 1}


def test_a_clipboard_that_is_busy_when_it_should_be_cleared_is_cleared_later() -> None:
    windows = FakeWindows()
    clipboard = clipboard_of(windows)
    clipboard.copy(LETTER)
    windows.busy = ATTEMPTS
    assert not clipboard.clear_if_ours()
    windows.busy = 0
    assert clipboard.clear_if_ours()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(lambda text: clean(text)[0]))
def test_any_clean_text_comes_back_as_it_was(text: str) -> None:
    route = WindowsRoute(FakeWindows())
    assert route.write(text)
    assert route.read() == text
