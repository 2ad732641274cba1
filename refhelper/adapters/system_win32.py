"""The calls to Windows about its lock and its consoles, and no decision of any kind."""

import sys
from collections.abc import Callable

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _READ_OBJECTS = 0x0001
    _NAME = 2
    _LONGEST_NAME = 256
    _HANDLER = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)

    class System:
        """The calls as `system_lock.Windows` and `console_close.Console` describe them."""

        def __init__(self) -> None:
            self._user32 = ctypes.WinDLL("user32")
            self._kernel32 = ctypes.WinDLL("kernel32")
            self._user32.OpenInputDesktop.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
            self._user32.OpenInputDesktop.restype = wintypes.HANDLE
            self._user32.CloseDesktop.argtypes = (wintypes.HANDLE,)
            size = ctypes.POINTER(wintypes.DWORD)
            named = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, size)
            self._user32.GetUserObjectInformationW.argtypes = named
            self._handler: object = None

        def lock_work_station(self) -> bool:
            """Ask for the lock."""
            return bool(self._user32.LockWorkStation())

        def input_desktop(self) -> str:
            """Return the name of the desktop that gets the keys."""
            desktop = self._user32.OpenInputDesktop(0, False, _READ_OBJECTS)  # noqa: FBT003 - as Windows wants it
            if not desktop:
                return ""
            name, needed = ctypes.create_unicode_buffer(_LONGEST_NAME), wintypes.DWORD()
            size = ctypes.sizeof(name)
            found = self._user32.GetUserObjectInformationW(desktop, _NAME, name, size, ctypes.byref(needed))
            self._user32.CloseDesktop(desktop)
            return name.value if found else ""

        def on_control(self, handler: Callable[[int], bool]) -> None:
            """Register the handler, and keep it alive."""
            self._handler = _HANDLER(handler)
            self._kernel32.SetConsoleCtrlHandler(self._handler, True)  # noqa: FBT003 - as Windows wants it
