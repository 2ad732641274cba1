"""What the interpreter and the operating system are told not to put down about this process: values, logs, memory.

Python's own reports show messages, and a crashed process leaves its memory in a file; either could hold a patient.
"""

import contextlib
import faulthandler
import logging
import sys
import threading
import warnings

from refhelper.domain.failures import named

_NOT_DUMPABLE = (4, 0)
"""PR_SET_DUMPABLE, no: no memory image, and no other program of the same user may look into the process (Linux)."""


def report_no_values() -> None:
    """Report failures by kind and place only, and log nothing."""
    sys.excepthook = lambda _kind, error, _trace: _say(error)
    threading.excepthook = lambda found: _say(found.exc_value)
    sys.unraisablehook = lambda found: _say(found.exc_value)
    faulthandler.disable()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # some show the value that they warn of


def _say(error: BaseException | None) -> None:
    with contextlib.suppress(OSError, ValueError):
        print(f"refhelper failed: {named(error)}.", file=sys.stderr)  # noqa: T201 - there is nowhere else to say it


def leave_no_memory_image() -> None:
    """Ask the system, where it can be asked; it may say no, and the program goes on."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(*_NOT_DUMPABLE, 0, 0, 0)
