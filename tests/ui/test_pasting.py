"""What a terminal sends between the two marks of a paste is a text, whatever is in it, and never a key."""

import pytest
from textual import events

from refhelper.domain.plain_text import clean
from refhelper.ui.pasting import PasteReader

BEGIN, END = "\x1b[200~", "\x1b[201~"


def read(*pieces: str) -> list[events.Event]:
    reader = PasteReader()
    return [message for piece in pieces for message in reader.feed(piece)]


@pytest.mark.parametrize(
    "hostile", ["\x07", "\x11", "\x1b", "\x1b[20~", "\x1b]52;c;eA==\x07", "\x1bx", "\x00", "\x1b["]
)
@pytest.mark.hazard("H16.1")
def test_no_control_character_of_a_paste_becomes_a_key(hostile) -> None:
    (paste,) = read(f"{BEGIN}Anna{hostile}34{END}")
    assert isinstance(paste, events.Paste)
    kept, removed = clean(paste.text)
    assert kept.startswith("Anna")
    assert kept.endswith("34")
    assert removed


def test_lines_and_tabs_of_a_paste_stay() -> None:
    (paste,) = read(f"{BEGIN}one\r\ntwo\tthree\n{END}")
    assert paste.text == "one\r\ntwo\tthree\n"


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_paste_that_arrives_in_pieces_is_one_paste_and_the_keys_after_it_are_keys(cut) -> None:
    sent = f"{BEGIN}a bruise\x1b{END}x\x1b[20~"
    cut = min(cut + len(BEGIN) - 1, len(sent) - len("\x1b[20~"))
    paste, letter, key = read(sent[:cut], sent[cut:])
    assert clean(paste.text)[0] == "a bruise"
    assert (letter.key, key.key) == ("x", "f9")


def test_keys_outside_a_paste_are_as_they_were() -> None:
    assert [event.key for event in read("a\x07\x1b[20~")] == ["a", "ctrl+g", "f9"]
