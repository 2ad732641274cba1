"""A copied letter is where the user is told it is, and leaves no trace that could have been avoided."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refhelper.adapters.clipboard import Route, SystemClipboard
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.plain_text import clean

LETTER = "Dear colleague,\n\nElla is afraid of going home. \U0001f476\U0001f3fd\n"
HEARD_NOWHERE = "Zebedee Quartermaine"


class Board:
    """A clipboard that several routes and other programs share; a route can be unable to write or to read."""

    def __init__(
        self, *, takes: bool = True, reads: bool = True, keeps: Callable[[str], str] = lambda text: text
    ) -> None:
        self.takes, self.reads, self.keeps = takes, reads, keeps
        self.text = "what was there before"

    def if_unread(self, _: str) -> str:
        return "Check by pasting."

    def write(self, text: str) -> bool:
        if self.takes:
            self.text = self.keeps(text)
        return self.takes

    def read(self) -> str | None:
        return self.text if self.reads else None

    def read_back(self, text: str) -> str | None:  # noqa: ARG002 - part of the port
        return self.read()

    def clear_if(self, wanted: Callable[[str], bool]) -> bool:
        if not self.reads or not wanted(self.text):
            return False
        self.text = ""
        return True


def copied(text: str, *routes: Route) -> CopyResult:
    return SystemClipboard(routes).copy(text)


def test_a_letter_read_back_whole_is_confirmed() -> None:
    board = Board()
    result = copied(LETTER, board)
    assert (result.done, result.confirmed, board.text) == (True, True, LETTER)


@pytest.mark.hazard("H17.1")
def test_a_letter_that_cannot_be_read_back_is_to_be_checked_by_pasting() -> None:
    assert copied(LETTER, Board(reads=False)) == (True, False, "Check by pasting.")


def test_where_the_first_way_fails_the_next_is_used() -> None:
    broken, working = Board(takes=False), Board()
    assert copied(LETTER, broken, working).confirmed
    assert (broken.text, working.text) == ("what was there before", LETTER)


@pytest.mark.hazard("H17.1")
def test_where_every_way_fails_the_user_is_told_that_nothing_was_copied() -> None:
    result = copied(LETTER, Board(takes=False))
    assert not result.done
    assert result.message.startswith("Not copied")


def test_a_letter_cut_short_is_not_called_copied_and_is_not_left_lying_there() -> None:
    cutting = Board(keeps=lambda text: text[:10])
    assert not copied(LETTER, cutting).done
    assert cutting.text == ""


def test_what_another_program_copied_meanwhile_is_not_called_ours_and_stays() -> None:
    overtaken = Board(keeps=lambda _: "an address from the record")
    assert not copied(LETTER, overtaken).done
    assert overtaken.text == "an address from the record"


@pytest.mark.parametrize("text", ["", " \n", "\x1b[2J"])
def test_an_empty_letter_leaves_the_clipboard_as_it_was(text: str) -> None:
    board = Board()
    assert copied(text, board) == (False, False, "There is nothing to copy.")
    assert board.text == "what was there before"


def test_the_user_hears_of_hidden_characters_that_were_left_out() -> None:
    board = Board()
    result = copied("Seen\x1b[31m today\u202e and \ud800well", board)
    assert (board.text, result.confirmed) == ("Seen today and well", True)
    assert "hidden characters" in result.message


def test_line_ends_that_the_clipboard_changes_do_not_make_a_letter_different() -> None:
    windows_ends = Board(keeps=lambda text: text.replace("\n", "\r\n"))
    clipboard = SystemClipboard([windows_ends])
    assert clipboard.copy(LETTER).confirmed
    assert clipboard.clear_if_ours()


@pytest.mark.hazard("H18.2")
def test_a_letter_is_cleared_while_it_is_still_there_and_only_once() -> None:
    board = Board()
    clipboard = SystemClipboard([board])
    clipboard.copy(LETTER)
    assert clipboard.clear_if_ours()
    assert (board.text, clipboard.clear_if_ours()) == ("", False)


@pytest.mark.hazard("H18.2")
def test_what_the_user_copied_since_is_left_alone() -> None:
    board = Board()
    clipboard = SystemClipboard([board])
    clipboard.copy(LETTER)
    board.text = "an address from the record"
    assert not clipboard.clear_if_ours()
    assert board.text == "an address from the record"


def test_before_anything_was_copied_there_is_nothing_to_clear() -> None:
    board = Board()
    clipboard = SystemClipboard([board])
    assert not clipboard.clear_if_ours()
    assert board.text == "what was there before"


def test_a_clear_that_could_not_look_is_made_good_by_the_next() -> None:
    board = Board()
    clipboard = SystemClipboard([board])
    clipboard.copy(LETTER)
    board.reads = False
    assert not clipboard.clear_if_ours()
    board.reads = True
    assert clipboard.clear_if_ours()


def test_a_letter_copied_by_another_way_does_not_leave_the_one_before_behind() -> None:
    first, second = Board(), Board()
    clipboard = SystemClipboard([first, second])
    clipboard.copy(LETTER)
    first.takes = False
    clipboard.copy("Dear other colleague")
    assert (first.text, second.text) == ("", "Dear other colleague")


def test_a_failed_copy_does_not_forget_the_letter_that_is_still_there() -> None:
    board = Board()
    clipboard = SystemClipboard([board])
    clipboard.copy(LETTER)
    board.takes = False
    assert not clipboard.copy("Dear other colleague").done
    assert clipboard.clear_if_ours()


def test_neither_the_messages_nor_the_clipboard_object_keep_the_text() -> None:
    boards = [Board(), Board(reads=False), Board(takes=False), Board(keeps=str.upper)]
    for board in boards:
        clipboard = SystemClipboard([board])
        assert HEARD_NOWHERE not in clipboard.copy(HEARD_NOWHERE).message
        assert HEARD_NOWHERE not in repr(vars(clipboard))


@given(st.text())
def test_any_text_at_all_is_copied_as_cleaned_or_refused_as_empty(text: str) -> None:
    board = Board()
    assert copied(text, board).confirmed == bool(clean(text)[0].strip())
