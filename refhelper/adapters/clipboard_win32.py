"""The calls to user32 and kernel32 that the Windows clipboard needs, and no decision of any kind."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MESSAGE_ONLY = -3
    """The parent that makes a window one that is never shown (HWND_MESSAGE)."""

    class User32:
        """The calls as `clipboard_windows.Windows` describes them."""

        def __init__(self) -> None:
            self._user32 = ctypes.WinDLL("user32")
            self._kernel32 = ctypes.WinDLL("kernel32")
            self._declare_windows()
            self._declare_clipboard()
            self._declare_memory()

        def create_window(self) -> int:
            """Make a message-only window."""
            place = (0, 0, 0, 0)
            none = (None, None, None)
            return self._user32.CreateWindowExW(0, "STATIC", None, 0, *place, _MESSAGE_ONLY, *none) or 0

        def destroy_window(self, window: int) -> None:
            """Take the window away again."""
            self._user32.DestroyWindow(window)

        def open_clipboard(self, window: int) -> bool:
            """Open the clipboard for the window."""
            return bool(self._user32.OpenClipboard(window))

        def close_clipboard(self) -> None:
            """Close the clipboard."""
            self._user32.CloseClipboard()

        def empty_clipboard(self) -> bool:
            """Empty the clipboard."""
            return bool(self._user32.EmptyClipboard())

        def register_clipboard_format(self, name: str) -> int:
            """Return the number of a format known by name."""
            return int(self._user32.RegisterClipboardFormatW(name))

        def set_clipboard_data(self, format_id: int, memory: int) -> bool:
            """Give memory to the system."""
            return bool(self._user32.SetClipboardData(format_id, memory))

        def get_clipboard_data(self, format_id: int) -> int:
            """Return the handle of what the clipboard holds in this format."""
            return self._user32.GetClipboardData(format_id) or 0

        def global_alloc(self, flags: int, size: int) -> int:
            """Return the handle of that many bytes."""
            return self._kernel32.GlobalAlloc(flags, size) or 0

        def global_free(self, memory: int) -> None:
            """Give the memory of a handle back."""
            self._kernel32.GlobalFree(memory)

        def write_memory(self, memory: int, content: bytes) -> bool:
            """Copy the content to the start of the memory."""
            address = self._kernel32.GlobalLock(memory)
            if not address:
                return False
            ctypes.memmove(address, content, len(content))
            self._kernel32.GlobalUnlock(memory)
            return True

        def read_memory(self, memory: int) -> bytes | None:
            """Copy all of the memory out."""
            address = self._kernel32.GlobalLock(memory)
            if not address:
                return None
            content = ctypes.string_at(address, self._kernel32.GlobalSize(memory))
            self._kernel32.GlobalUnlock(memory)
            return content

        def _declare_windows(self) -> None:
            make, destroy = self._user32.CreateWindowExW, self._user32.DestroyWindow
            number, handle, text = ctypes.c_int, wintypes.HANDLE, wintypes.LPCWSTR
            style = wintypes.DWORD
            make.argtypes = (style, text, text, style, number, number, number, number, *(handle,) * 3, ctypes.c_void_p)
            make.restype = handle
            destroy.argtypes, destroy.restype = (handle,), wintypes.BOOL

        def _declare_clipboard(self) -> None:
            handle, number, yes_or_no = wintypes.HANDLE, wintypes.UINT, wintypes.BOOL
            for name, arguments, result in (
                ("OpenClipboard", (handle,), yes_or_no),
                ("CloseClipboard", (), yes_or_no),
                ("EmptyClipboard", (), yes_or_no),
                ("RegisterClipboardFormatW", (wintypes.LPCWSTR,), number),
                ("SetClipboardData", (number, handle), handle),
                ("GetClipboardData", (number,), handle),
            ):
                call = getattr(self._user32, name)
                call.argtypes, call.restype = arguments, result

        def _declare_memory(self) -> None:
            handle, size = wintypes.HANDLE, ctypes.c_size_t
            for name, arguments, result in (
                ("GlobalAlloc", (wintypes.UINT, size), handle),
                ("GlobalFree", (handle,), handle),
                ("GlobalLock", (handle,), ctypes.c_void_p),
                ("GlobalUnlock", (handle,), wintypes.BOOL),
                ("GlobalSize", (handle,), size),
            ):
                call = getattr(self._kernel32, name)
                call.argtypes, call.restype = arguments, result
