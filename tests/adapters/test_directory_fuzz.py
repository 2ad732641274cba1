"""Twelve thousand broken directory files: each is refused whole, with problems that have a place, or used whole."""

from random import Random

import pytest

from refhelper.adapters.directory_files import parse_directory
from refhelper.adapters.practice_files import parse_practice
from refhelper.domain.directory import Directory
from refhelper.domain.directory_checks import check
from refhelper.domain.errors import Problem
from refhelper.domain.vocabulary import SERVICES
from tests.adapters.directory_mutations import OVERLAY, mutants, small_directory
from tests.practices import duty

SMALL = small_directory()
BASE, _PROBLEMS = parse_directory(SMALL, "directory.yaml")
SHARDS = 12
DIRECTORIES, OVERLAYS = 250, 750
"""In each shard: whole directories, and practices' own."""
KEPT = ("roles", "risk_bands", "status", "rules", "name")


def _told(text: str, problems: list[Problem], name: str) -> None:
    lines = text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\x85") + 2
    for problem in problems:
        assert problem.file == name
        assert problem.message
        assert problem.line is None or 1 <= problem.line <= lines
        assert "\n" not in str(problem)


def _sound(directory: Directory) -> None:
    assert check(directory) == []
    assert set(SERVICES) <= set(directory.by_id)


def test_both_are_sound_before_they_are_broken() -> None:
    assert BASE is not None, _PROBLEMS
    made, problems = parse_practice(OVERLAY, "directory.local.yaml", BASE, duty())
    assert made is not None, problems
    assert made.by_id["respect_young_people"].maximum_age == 17


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.hazard("H25.4")
def test_a_broken_directory_is_refused_with_its_problems_or_is_sound(shard: int) -> None:
    refused = 0
    for text in mutants(SMALL, Random(shard), DIRECTORIES):  # noqa: S311 - the same every time
        directory, problems = parse_directory(text, "directory.yaml")
        assert (directory is None) == bool(problems)
        _told(text, problems, "directory.yaml")
        if directory is not None:
            _sound(directory)
        refused += directory is None
    assert DIRECTORIES * 0.3 < refused < DIRECTORIES


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.hazard("H25.4")
def test_a_broken_practices_directory_is_refused_as_a_whole_or_keeps_nobody_from_where_a_duty_sends_them(
    shard: int,
) -> None:
    assert BASE is not None
    before, refused = BASE.model_dump(), 0
    for text in mutants(OVERLAY, Random(1000 + shard), OVERLAYS):  # noqa: S311 - the same every time
        made, problems = parse_practice(text, "directory.local.yaml", BASE, duty())
        assert (made is None) == bool(problems)
        _told(text, problems, "directory.local.yaml")
        if made is not None:
            _sound(made)
            for name in duty():
                was, now = BASE.by_id[name], made.by_id[name]
                assert all(getattr(was, key) == getattr(now, key) for key in KEPT)
                assert was.rules or was.eligibility == now.eligibility
                assert now.contacts
        refused += made is None
    assert BASE.model_dump() == before
    assert OVERLAYS * 0.3 < refused < OVERLAYS
