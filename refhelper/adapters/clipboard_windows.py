"""The clipboard of Windows: text that clipboard history, the cloud and clipboard monitors are told to leave alone."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

IF_UNREAD = "Copied, but the clipboard could not be read back: check by pasting, down to the last line."
CF_UNICODETEXT = 13
GMEM_MOVEABLE = 0x0002
_NO = (0).to_bytes(4, "little")
MARKS = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
"""Formats that stand beside the text (Microsoft, "Cloud Clipboard and Clipboard History Formats"). The first counts by
being there, whatever it holds; the others hold a 32-bit zero for "no"."""

ATTEMPTS = 10
PAUSE_SECONDS = 0.05


class Windows(Protocol):
    """The calls to Windows that are made here, under their own names. Zero or False is a call that failed."""

    def create_window(self) -> int:
        """Make a window that is never shown, to own the clipboard: without an owner nothing can be put there."""
        ...

    def destroy_window(self, window: int) -> None:
        """Take the window away again."""
        ...

    def open_clipboard(self, window: int) -> bool:
        """Keep other programs from the clipboard; False while another program does so."""
        ...

    def close_clipboard(self) -> None:
        """Let other programs at the clipboard."""
        ...

    def empty_clipboard(self) -> bool:
        """Free what is on the clipboard and make the window its owner."""
        ...

    def register_clipboard_format(self, name: str) -> int:
        """Return the number of a format known by name."""
        ...

    def set_clipboard_data(self, format_id: int, memory: int) -> bool:
        """Give memory to the system; where that worked, it is no longer ours to free."""
        ...

    def get_clipboard_data(self, format_id: int) -> int:
        """Return memory that belongs to the clipboard, to be read while it is open."""
        ...

    def global_alloc(self, flags: int, size: int) -> int:
        """Return the handle of that many bytes."""
        ...

    def global_free(self, memory: int) -> None:
        """Give the memory of a handle back."""
        ...

    def write_memory(self, memory: int, content: bytes) -> bool:
        """Lock the memory, copy the content into it and unlock it."""
        ...

    def read_memory(self, memory: int) -> bytes | None:
        """Lock the memory, copy all of it out and unlock it."""
        ...


class WindowsRoute:
    """The clipboard by the Windows API; waits up to half a second for another program to let go of it."""

    def __init__(self, windows: Windows, pause: Callable[[float], None] = time.sleep) -> None:
        self._windows = windows
        self._pause = pause

    def if_unread(self, _: str) -> str:
        """Return what to tell the user of a text that was handed over and not read back."""
        return IF_UNREAD

    def write(self, text: str) -> bool:
        """Put the text there with CRLF line ends, after its marks: it is never there without them."""
        marks = [(self._windows.register_clipboard_format(name), _NO) for name in MARKS]
        if not all(number for number, _ in marks):
            return False
        contents = [*marks, (CF_UNICODETEXT, _as_windows_text(text))]
        with self._opened() as is_open:
            return is_open and self._windows.empty_clipboard() and all(self._hand_over(*each) for each in contents)

    def read(self) -> str | None:
        """Return the text on the clipboard, empty if it holds none; None while another program keeps it."""
        with self._opened() as is_open:
            return self._text() if is_open else None

    def read_back(self, text: str) -> str | None:  # noqa: ARG002 - there at once, or never
        """Return the text on the clipboard, which changes at once here."""
        return self.read()

    def clear_if(self, wanted: Callable[[str], bool]) -> bool:
        """Clear the clipboard if what it holds is wanted gone, with no other program able to come between."""
        with self._opened() as is_open:
            if not is_open:
                return False
            now = self._text()
            return now is not None and wanted(now) and self._windows.empty_clipboard()

    @contextmanager
    def _opened(self) -> Iterator[bool]:
        window = self._windows.create_window()
        is_open = bool(window) and self._open(window)
        try:
            yield is_open
        finally:
            if is_open:
                self._windows.close_clipboard()
            if window:
                self._windows.destroy_window(window)

    def _open(self, window: int) -> bool:
        for attempt in range(ATTEMPTS):
            if attempt:
                self._pause(PAUSE_SECONDS)
            if self._windows.open_clipboard(window):
                return True
        return False

    def _hand_over(self, format_id: int, content: bytes) -> bool:
        memory = self._windows.global_alloc(GMEM_MOVEABLE, len(content))
        if not memory:
            return False
        if self._windows.write_memory(memory, content) and self._windows.set_clipboard_data(format_id, memory):
            return True
        self._windows.global_free(memory)
        return False

    def _text(self) -> str | None:
        memory = self._windows.get_clipboard_data(CF_UNICODETEXT)
        if not memory:
            return ""
        content = self._windows.read_memory(memory)
        return None if content is None else _from_windows_text(content)


def _as_windows_text(text: str) -> bytes:
    return (text.replace("\n", "\r\n") + "\0").encode("utf-16-le")


def _from_windows_text(content: bytes) -> str:
    """Return what stands before the NUL; the memory can be longer than the text."""
    return content.decode("utf-16-le", "replace").partition("\0")[0].replace("\r\n", "\n")
