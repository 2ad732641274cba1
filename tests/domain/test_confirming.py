"""Why a letter is held back is said in the words of what was found: where somebody is, or whom it was written for."""

from refhelper.domain.confirming import why_held
from refhelper.domain.findings import Finding
from refhelper.domain.letter_asked import FOR_ANOTHER
from refhelper.domain.letter_leaks import LEAK

HIDING = Finding(LEAK, "request", "It names a refuge.", "")
REQUEST = Finding(FOR_ANOTHER, "request", "It asks for a strategy meeting.", "")


def test_where_anything_tells_where_somebody_is_that_is_the_reason_given():
    for held in ([HIDING], [REQUEST, HIDING]):
        assert why_held(held) == "It says where somebody harmed can be found, or who they are."


def test_a_request_that_was_written_for_another_recipient_is_called_just_that():
    assert why_held([REQUEST]) == "What it asks for was written for another recipient."
