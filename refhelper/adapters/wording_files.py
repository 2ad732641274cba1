"""The reviewed wording rules, read from the package: word lists and sources in one file, the rows in one a group."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from refhelper.adapters import locations, yaml_text
from refhelper.adapters.checked import checked
from refhelper.adapters.yaml_text import Tree, dotted
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.part import Part, Written
from refhelper.domain.wording_pattern import PatternError
from refhelper.domain.wording_rules import NEEDED_LISTS, Group, Rule, WordingRow, WordingRules, ready

WORDS_FILE = "words.yaml"
ENDING = ".yaml"


class _Words(Part):
    refhelper_wording: Literal["1"]
    sources: dict[str, Written]
    words: dict[str, Annotated[tuple[Written, ...], Field(min_length=1)]]


class _Head(Part):
    refhelper_wording: Literal["1"]
    group: Group
    rules: list[object]


class _Placed(NamedTuple):
    row: WordingRow
    group: Group
    tree: Tree
    place: yaml_text.Place
    file: str


def wording_rules() -> WordingRules:
    """Return the wording rules as shipped; BadInputError with every problem in them."""
    return read_wording(locations.RULES / "wording")


def read_wording(folder: Path) -> WordingRules:
    """Return the wording rules of a folder; BadInputError with every problem in all its files."""
    rules, problems = parse_wording(*_texts(folder))
    if rules is None:
        title = "The wording rules cannot be used."
        raise BadInputError(title, problems, "Put back the files that were installed.")
    return rules


def parse_wording(texts: Mapping[str, str], problems: list[Problem]) -> tuple[WordingRules | None, list[Problem]]:
    """Return the rules held in texts by file name, or every problem with file, line and key, after those given."""
    problems = list(problems)
    words, found = _words(texts)
    problems += found
    placed: list[_Placed] = []
    for name in sorted(set(texts) - {WORDS_FILE}):
        rows, found = _rows(texts[name], name)
        placed += rows
        problems += found
    problems += _given_twice(placed)
    if words is None:
        return None, problems
    rules, found = _ready(placed, words)
    problems += found
    return (None, problems) if problems else (WordingRules(rules, words.words, words.sources), [])


def _texts(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError as error:
        return {}, [Problem(folder.name, None, "", f"could not be read: {error.strerror or type(error).__name__}")]
    for path in paths:
        text, found = yaml_text.read_text(path)
        problems += found
        if text is not None:
            texts[path.name] = text
    return texts, problems


def _words(texts: Mapping[str, str]) -> tuple[_Words | None, list[Problem]]:
    if WORDS_FILE not in texts:
        return None, [Problem(WORDS_FILE, None, "", "is missing")]
    tree, problems = yaml_text.parse(texts[WORDS_FILE], WORDS_FILE)
    if tree is None:
        return None, problems
    words, found = checked(_Words, tree, (), WORDS_FILE)
    missing = [name for name in NEEDED_LISTS if words and name not in words.words]
    found += [Problem(WORDS_FILE, tree.line(("words",)), f"words.{name}", "is required") for name in missing]
    return words, problems + found


def _rows(text: str, name: str) -> tuple[list[_Placed], list[Problem]]:
    tree, problems = yaml_text.parse(text, name)
    if tree is None:
        return [], problems
    head, found = checked(_Head, tree, (), name)
    problems += found
    placed = []
    for index in range(len(head.rules) if head else 0):
        row, found = checked(WordingRow, tree, ("rules", index), name)
        problems += found
        if row and head:
            placed.append(_Placed(row, head.group, tree, ("rules", index), name))
    return placed, problems


def _given_twice(placed: list[_Placed]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for each in placed:
        if each.row.id in seen:
            problems.append(_problem(each, "id", "is the id of an earlier row; every row has its own"))
        seen.add(each.row.id)
    return problems


def _ready(placed: list[_Placed], words: _Words) -> tuple[list[Rule], list[Problem]]:
    rules, problems = [], []
    for each in placed:
        if each.row.source not in words.sources:
            allowed = ", ".join(sorted(words.sources))
            problems.append(_problem(each, "source", f"is not a source known here; allowed: {allowed}"))
        try:
            rules.append(ready(each.row, each.group, words.words))
        except PatternError as error:
            problems.append(_problem(each, "patterns", f"must be {error}"))
    return rules, problems


def _problem(placed: _Placed, key: str, message: str) -> Problem:
    place = (*placed.place, key)
    return Problem(placed.file, placed.tree.line(place), dotted(place), message)
