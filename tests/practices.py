"""A practice's own directory laid over the shipped one, from a text, for the tests."""

from functools import cache

from refhelper.adapters import rule_files
from refhelper.adapters.locations import RULES
from refhelper.adapters.practice_files import parse_practice
from refhelper.bootstrap import shipped_directory
from refhelper.domain.directory import Directory
from refhelper.domain.errors import Problem
from refhelper.domain.practice_directory import duties

HEAD = "refhelper_practice_directory: 1\nservices:\n"
NAME = "directory.local.yaml"
VILLAGE = """  - id: village
    name: Village group
    provider: A charity
    purpose: Lifts
    how_to_refer: [Phone.]
    source: S
    service_area: [ryedale]
    contacts: [{id: village_phone, kind: phone, value: 01653 600100, label: Office, source: S, confidence: published}]
"""
"""A service that only a practice has."""


@cache
def duty() -> dict[str, str]:
    """Return the destinations that the reviewed rules name."""
    return duties(rule_files.read_rules(RULES / "routing.yaml")[0])


def laid(text: str) -> tuple[Directory | None, list[Problem]]:
    """Return the shipped directory with a practice's text laid over it, or the problems with that text."""
    return parse_practice(text, NAME, shipped_directory(), duty())


def practice(text: str) -> Directory:
    """Return the directory with a practice's records laid over it; they must be sound."""
    directory, problems = laid(HEAD + text)
    assert directory is not None, [str(problem) for problem in problems]
    return directory


def problems_of(text: str) -> list[Problem]:
    """Return the problems with a practice's records; there must be some, and then no directory comes of them."""
    directory, problems = laid(HEAD + text)
    assert directory is None
    assert problems
    return problems
