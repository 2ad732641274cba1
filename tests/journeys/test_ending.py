"""Ended, suspended or cut off from outside, the program leaves nothing of a patient on the terminal."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.journeys.canary import MARK, home, outside_the_screen
from tests.journeys.terminal import Terminal

ENTER, ESCAPE, F10 = "\r", "\x1b", "\x1b[21~"


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    return home(tmp_path)


def refhelper(environment: dict[str, str], code: str = "") -> Terminal:
    run = f"{code}\nimport sys\nfrom refhelper.cli import main\nsys.exit(main([]))"
    return Terminal([sys.executable, "-c", run], environment)


def enter_somebody(at: Terminal) -> None:
    at.until("n New case")
    at.press("n")
    at.until("[1 People]")
    at.press(f"{MARK} 34 york harmed", ENTER)
    at.until(f"{MARK}: concerns")
    at.press(ESCAPE)
    at.until(f"{MARK} is added")


def nothing_is_left(at: Terminal) -> bool:
    return MARK in at.written and MARK not in at.screen + outside_the_screen(at)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_closes_the_program_and_wipes_its_screen(environment, name) -> None:
    with refhelper(environment) as at:
        enter_somebody(at)
        os.kill(at.process.pid, getattr(signal, name))
        assert at.ended() == 0
        assert nothing_is_left(at)
        assert "refhelper is closed." in outside_the_screen(at)


def test_a_program_that_is_suspended_shows_nothing_until_it_goes_on(environment) -> None:
    with refhelper(environment) as at:
        enter_somebody(at)
        os.kill(at.process.pid, signal.SIGTSTP)
        at.wait_until(lambda: state(at) == "T", "the stop")
        assert nothing_is_left(at)
        os.kill(at.process.pid, signal.SIGCONT)
        at.until(MARK)
        os.kill(at.process.pid, signal.SIGTERM)
        at.ended()
        assert nothing_is_left(at)


HUNG_UP = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
"""The terminal controls the program, so that its end is told by a signal; without it, nothing tells."""


@pytest.mark.parametrize("code", [HUNG_UP, ""], ids=["told by a signal", "told by nothing"])
def test_a_terminal_that_is_closed_ends_the_program(environment, code) -> None:
    with refhelper(environment, code) as at:
        enter_somebody(at)
        at.close()
        at.wait_until(lambda: at.process.poll() is not None, "the end of the program")


def state(at: Terminal) -> str:
    return Path(f"/proc/{at.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


SLEPT = """
from refhelper.adapters import clock
from refhelper.domain.idle import Moment
import os, pathlib, time
def moment():
    slept = pathlib.Path(os.environ["HOME"], "slept").exists()
    return Moment(time.time() + (3600 if slept else 0), time.monotonic())
clock.moment = moment
"""


def test_a_computer_that_slept_an_hour_wakes_up_locked_and_unlocks_with_all_that_was_there(environment) -> None:
    with refhelper(environment, SLEPT) as at:
        enter_somebody(at)
        Path(environment["HOME"], "slept").touch()
        at.until("refhelper is locked")
        assert MARK not in at.screen
        already = len(at.written)
        at.press("x", "\x1bOQ", ENTER, "n", "\x1b[<0;20;5M", "\x1b[<0;20;5m", "\x1b[200~paste\x1b[201~", "\x1a", "\x11")
        assert MARK not in at.written[already:]
        at.press("\x1b[20~")
        at.until("999 - Emergency, any hour")
        assert MARK not in at.screen
        at.press(ESCAPE)
        at.until("refhelper is locked")
        at.press(ENTER)
        at.until("Unlock, and show the case?")
        at.press("y")
        at.until(MARK)


def test_one_key_hides_the_case_and_a_signal_closes_the_program_from_there_too(environment) -> None:
    with refhelper(environment) as at:
        enter_somebody(at)
        at.press(F10)
        at.until("refhelper is locked")
        assert MARK not in at.screen
        os.kill(at.process.pid, signal.SIGTERM)
        assert at.ended() == 0
        assert nothing_is_left(at)
