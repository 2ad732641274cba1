"""The reviewed rule rows, read from the package."""

from pathlib import Path

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import checked
from refhelper.adapters.yaml_text import Tree
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.rules import Fact, QuestionText, RuleRow
from refhelper.domain.situation import CaseFacts


def read_rules(path: Path) -> tuple[tuple[RuleRow, ...], tuple[QuestionText, ...]]:
    """Return the rows and the question texts of a rule file; BadInputError with every problem in it."""
    name = path.name
    text, problems = yaml_text.read_text(path)
    tree = None
    if text is not None:
        tree, problems = yaml_text.parse(text, name)
    if tree is None or not isinstance(tree.content, dict):
        msg = "The rules cannot be read."
        raise BadInputError(msg, problems)
    rows, faulty = read_rows(tree, ("rules",), name)
    problems += faulty
    questions = []
    for index in range(len(tree.content.get("questions", []))):
        question, faulty = checked(QuestionText, tree, ("questions", index), name)
        problems += faulty
        questions += [question] if question else []
    if problems:
        msg = "The rules cannot be used."
        raise BadInputError(msg, problems)
    return rows, tuple(questions)


def read_rows(tree: Tree, place: yaml_text.Place, name: str) -> tuple[tuple[RuleRow, ...], list[Problem]]:
    """Return the rule rows that stand as a list at a place of a tree, with every problem in them."""
    content = tree.content
    for step in place:
        content = content.get(step, []) if isinstance(content, dict) else content[step]
    if not isinstance(content, list):
        return (), [Problem(name, tree.line(place), yaml_text.dotted(place), "must be a list")]
    rows, problems = [], []
    for index in range(len(content)):
        row, faulty = checked(RuleRow, tree, (*place, index), name)
        problems += faulty
        if row:
            rows.append(row)
            problems += [Problem(name, tree.line((*place, index)), row.id, fault) for fault in _misplaced(row)]
    return tuple(rows), problems


def _misplaced(row: RuleRow) -> list[str]:
    facts = set(row.when) | set(row.could_be) | set(row.unless)
    for condition in (*row.any, *row.and_any):
        facts |= set(condition)
    wrong = facts - CaseFacts.FACTS if row.for_ == "case" else facts & {Fact.NOTHING_ELSE}
    return [f"{fact} cannot be asked of {'the whole case' if row.for_ == 'case' else 'a person'}" for fact in wrong]
