"""`refhelper wording`: findings as JSON, a line each, exit 0; an unknown slot is bad input."""

import json

from tests.commands.program import refhelper, started

TEXT = 'She failed to protect her children. He said "she is attention seeking".'


def test_a_finding_names_its_place_in_characters_and_quoted_words_are_exempt():
    done = started("wording", "--json", text=TEXT)
    assert done.returncode == 0
    (found,) = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert TEXT[found["start"] : found["end"]] == found["text"] == "failed to protect"
    assert set(found) == {"rule", "start", "end", "text", "why", "better"}


def test_a_childs_own_words_are_never_remarked_on():
    done = refhelper("wording", "--slot", "childs_voice", "--json", text=TEXT)
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_unknown_slot_lists_those_there_are():
    done = refhelper("wording", "--slot", "nonsense", text=TEXT)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "opinion" in done.stderr.decode()
