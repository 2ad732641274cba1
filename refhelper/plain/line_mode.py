"""The line mode: the same consultation as the screens, one line at a time, for screen readers and plain terminals.

No box, no colour, no cursor movement. Begins with words alone, so that the first prompt stands before the rules and
the directory are read. At the end of input it says what was kept.
"""

from collections.abc import Callable
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from refhelper.domain.failures import named
from refhelper.plain.talk import BackError, EndedError, LeaveError, Lines, Talk
from refhelper.ui.text import plain as text

if TYPE_CHECKING:
    from refhelper.plain.sitting import Sitting
    from refhelper.ui.session import Session

INTERRUPTED = 130
Open = Callable[[], "Session"]
"""Reads rules, directory and settings, and gives the sitting."""


def run(lines: Lines, out: TextIO, open_session: Open, *, empty: bool) -> int:
    """Talk until somebody leaves or the input ends; return the exit code. `empty`: nobody is entered yet."""
    talk = Talk(lines, out, get_terminal_size().columns if out.isatty() else 0)
    talk.say(*text.GREETING, *([text.FIRST] if empty else []))
    session = open_session()
    from refhelper.plain.sitting import Sitting

    sitting, code = Sitting(talk, session), 0
    try:
        _talk(sitting, session)
    except EndedError:
        talk.say(text.STOPPED)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sitting.close()
    return code


def _talk(sitting: "Sitting", session: "Session") -> None:
    sitting.begin()
    first = session.case is None
    while True:
        try:
            sitting.turn(first=first)
            first = False
        except BackError:
            first = False
        except LeaveError:
            if sitting.may_leave():
                return
        except (EndedError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever failed, the case is still there
            sitting.talk.say(text.FAILED.format(what=named(error)))
            first = False
