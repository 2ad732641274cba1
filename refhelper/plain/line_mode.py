"""The line mode: the same consultation as the screens, one line at a time, for screen readers and plain terminals.

No box, no colour, no cursor movement. Begins with words alone, so that the first prompt stands before the rules and
the directory are read. At the end of input it says what was kept.
"""

from collections.abc import Callable
from shutil import get_terminal_size
from typing import TYPE_CHECKING, NamedTuple, TextIO

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
    session, asked = open_session(), empty
    while (after := _sit(talk, session, asked=asked)).session:
        session, asked = after.session, False
    return after.code


class _After(NamedTuple):
    """What comes after a sitting: another one, or the end with its exit code."""

    session: "Session | None" = None
    code: int = 0


def _sit(talk: Talk, session: "Session", *, asked: bool) -> _After:
    from refhelper.plain.draft_talk import GoOnError
    from refhelper.plain.sitting import Sitting

    sitting, code = Sitting(talk, session), 0
    try:
        _talk(sitting, asked=asked)
    except EndedError:
        talk.say(text.STOPPED)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except GoOnError as draft:
        sitting.put_away()
        return _After(draft.session)
    sitting.close()
    return _After(code=code)


def _talk(sitting: "Sitting", *, asked: bool) -> None:
    from refhelper.plain.draft_talk import GoOnError

    asked = not sitting.begin() and asked
    while True:
        try:
            sitting.turn(asked=asked)
        except BackError:
            pass
        except LeaveError:
            if sitting.may_leave():
                return
        except (EndedError, GoOnError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever failed, the case is still there
            sitting.talk.say(text.FAILED.format(what=named(error)))
        asked = False
