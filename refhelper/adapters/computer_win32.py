"""What Windows says about profile, drives and printer. A call that a Windows does not have answers "not known"."""

import sys
from pathlib import Path

from refhelper.domain.check_up import Drive, Profile

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _DRIVES = {3: Drive.LOCAL, 4: Drive.NETWORK, 6: Drive.MEMORY}
    """DRIVE_FIXED, DRIVE_REMOTE and DRIVE_RAMDISK of GetDriveTypeW."""
    _TEMPORARY, _ROAMING, _MANDATORY = 1, 2, 4
    """PT_TEMPORARY, PT_ROAMING and PT_MANDATORY of GetProfileType."""

    def drive(folder: Path) -> Drive:
        """Return where a folder lies."""
        kind = ctypes.WinDLL("kernel32").GetDriveTypeW(f"{folder.resolve().drive}\\")
        return _DRIVES.get(kind, Drive.NOT_KNOWN)

    def profile() -> Profile | None:
        """Return the kind of the user's profile."""
        flags = wintypes.DWORD()
        try:
            known = ctypes.WinDLL("userenv").GetProfileType(ctypes.byref(flags))
        except (AttributeError, OSError):
            return None
        if not known:
            return None
        kinds = ((_TEMPORARY, Profile.TEMPORARY), (_MANDATORY, Profile.MANDATORY), (_ROAMING, Profile.ROAMING))
        return next((kind for flag, kind in kinds if flags.value & flag), Profile.LOCAL)

    def has_printer() -> bool:
        """Say whether there is a default printer."""
        size = wintypes.DWORD(256)
        name = ctypes.create_unicode_buffer(size.value)
        try:
            return bool(ctypes.WinDLL("winspool.drv").GetDefaultPrinterW(name, ctypes.byref(size)))
        except (AttributeError, OSError):
            return False
