"""Whose text a finding is in, and what came of a copy, which is never taken for granted."""

import pytest

from refhelper.domain.copy_result import CopyResult
from refhelper.domain.findings import parts_of


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("ella.impact", ("ella", "impact")),
        ("ella.sharing.told", ("ella", "sharing.told")),
        ("sharing.told", ("", "sharing.told")),
        ("request", ("", "request")),
    ],
)
def test_a_place_says_whose_text_it_is(place, parts):
    assert parts_of(place) == parts


@pytest.mark.parametrize("left_out", ["done", "confirmed", "message"])
def test_no_part_of_what_came_of_a_copy_goes_without_saying(left_out):
    said = {"done": False, "confirmed": False, "message": "Not copied."}
    del said[left_out]
    with pytest.raises(TypeError, match=left_out):
        CopyResult(**said)
