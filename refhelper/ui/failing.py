"""What is said when the program fails: the kind of failure and its place in the code, and nothing that it held."""

import sys
import threading
from pathlib import Path
from types import TracebackType

from refhelper.ui import text


def without_data(error: BaseException | None) -> str:
    """Return the kind of a failure and its place in the code, and nothing that it held."""
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    return text.CRASHED.format(kind=type(error).__name__ if error else "an error", place=place)


def guard() -> None:
    """Let no failure print more than that, wherever it happens."""

    def uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        _say(error)

    sys.excepthook = uncaught
    threading.excepthook = lambda found: _say(found.exc_value)
    sys.unraisablehook = lambda found: _say(found.exc_value)


def _say(error: BaseException | None) -> None:
    print(without_data(error), file=sys.stderr)  # noqa: T201 - the screen is gone by then
