"""The whole way in a real terminal: from the first name to the letter on the clipboard, and nothing left behind."""

import sys
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal

ENTER, ESCAPE, DOWN, SPACE = "\r", "\x1b", "\x1b[B", " "
CTRL_Q, CTRL_S = "\x11", "\x13"
F3, F4, F5, F6, F7, F9 = "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[20~"


def refhelper(environment: dict[str, str], columns: int = 120, rows: int = 30) -> Terminal:
    return Terminal([sys.executable, "-m", "refhelper"], environment, columns, rows)


def begin(at: Terminal) -> None:
    at.until("n New case")
    at.press("n")
    at.until("[1 People]")


def enter_the_family(at: Terminal) -> None:
    begin(at)
    at.press("Anna 34 york harmed patient", ENTER)
    at.until("Anna: concerns, disclosed or suspected")
    at.press(SPACE, ENTER)
    at.until("Anna is added")
    at.press("Dan 36 york male harming", ENTER)
    at.until("Dan: concerns, disclosed or suspected")
    at.press(ENTER)
    at.until("Whom does Dan harm?")
    at.press(SPACE, ENTER)
    at.until("harmed by Dan")
    at.press("Ella 8 york affected", ENTER)
    at.until("Ella: concerns, disclosed or suspected")
    at.press(ENTER)
    at.until("Who harms Ella?")
    at.press(SPACE, ENTER)
    at.until("Ella is added")


def copy_a_letter(at: Terminal) -> None:
    """Go from the first name to a letter that is on the clipboard."""
    enter_the_family(at)
    at.press(F3)
    at.until("Is anyone in danger right now")
    at.press("2")
    at.until("Anyone in danger right now: no.")
    at.press(F4)
    at.until("must Children's social care" if at.columns == 80 else "[3 Plan]")
    at.press(ENTER)
    at.until("[YES] It may be shared")
    at.press(ENTER)
    at.until("seen by me, and when")
    at.press(ENTER)
    at.until("Esc keeps the text")
    at.press("A bruise on the left arm, 20 November.", CTRL_S)
    at.until("Kept: seen by me, and when.")
    at.press(ESCAPE, F7)
    at.until("Hand over: letter")
    at.press("c")
    at.until("Is this contact still right?")
    at.press("2")
    at.until("All of it: Copied.")


def leave(at: Terminal) -> None:
    """Leave the program with a letter on the clipboard, which empties it."""
    at.press(CTRL_Q)
    at.until("leaving empties it")
    at.press("y")


@pytest.mark.parametrize(("columns", "rows"), [(120, 30), (80, 24)])
def test_from_the_first_name_to_the_letter_on_the_clipboard(environment, columns, rows) -> None:
    with refhelper(environment, columns, rows) as at:
        copy_a_letter(at)
        copied = Path(environment["CLIPBOARD_FILE"]).read_text(encoding="utf-8")
        assert copied.startswith("Referral to children's social care")
        assert "A bruise on the left arm, 20 November." in copied
        leave(at)
        assert at.ended() == 0
        assert "What was not saved is gone." in at.written
        assert Path(environment["CLIPBOARD_FILE"]).read_bytes() == b""


def test_the_first_number_to_ring_is_one_key_away_from_the_start(environment) -> None:
    with refhelper(environment) as at:
        at.until("999 if anyone is in danger now (F9)")
        at.press(F9)
        at.until("999 - Emergency, any hour (checked)")


@pytest.mark.hazard("H15.3")
def test_nothing_of_a_patient_is_on_the_disk_or_left_in_the_terminal(environment, tmp_path) -> None:
    canary = "Zqxjkanna"
    with refhelper(environment) as at:
        begin(at)
        at.press(f"{canary} 34 york harmed", ENTER)
        at.until(f"{canary}: concerns")
        at.press(ESCAPE)
        at.until(f"{canary} is added")
        at.press(CTRL_Q)
        at.until("Leave refhelper?")
        at.press("y")
        assert at.ended() == 0
    assert canary not in at.written.rpartition("\x1b[?1049l")[2]
    found = [path for path in tmp_path.rglob("*") if path.is_file() and canary.encode() in path.read_bytes()]
    assert found == []


def test_a_terminal_that_goes_away_leaves_the_screen_first(environment) -> None:
    canary = "Zqxjkanna"
    with refhelper(environment) as at:
        begin(at)
        at.press(f"{canary} 34 york harmed", ENTER)
        at.until(f"{canary}: concerns")
        at.process.terminate()
        at.ended()
    assert canary not in at.written.rpartition("\x1b[?1049l")[2]
    assert "\x1b[?1049l" in at.written


FAILING = """
from refhelper import bootstrap
from refhelper.ui.widgets.plan import PlanPanel
drawn = PlanPanel.show
def show(self):
    held = self.session.case and self.session.case.people[0].details.name
    if held:
        raise ValueError(held)
    drawn(self)
PlanPanel.show = show
raise SystemExit(bootstrap.run_screens())
"""


@pytest.mark.hazard("H15.1")
def test_a_failure_puts_nothing_of_a_patient_on_the_terminal(environment) -> None:
    canary = "Zqxjkanna"
    with Terminal([sys.executable, "-c", FAILING], environment) as at:
        begin(at)
        at.press(f"{canary} 34 york harmed", ENTER)
        assert at.ended() == 1
    left = at.written.rpartition("\x1b[?1049l")[2]
    assert "refhelper failed: ValueError at " in left
    assert "999" in left
    assert canary not in left


@pytest.mark.hazard("H16.1")
def test_text_that_looks_like_markup_or_an_escape_does_nothing(environment) -> None:
    with refhelper(environment) as at:
        begin(at)
        at.press("\x1b[200~[red]Anna[/]\x1b]52;c;eA==\x07\x1b[201~", " 34 york harmed", ENTER)
        at.until("[red]Anna[/]: concerns")
        assert "\x1b]52" not in at.written
