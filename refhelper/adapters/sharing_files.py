"""The reviewed wording of the sharing checks, read from the package."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import checked
from refhelper.adapters.yaml_text import Tree
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.part import Day, Part, Written
from refhelper.domain.sharing_texts import (
    ASKED_BY_KEY,
    CheckId,
    CheckText,
    Confirmation,
    Label,
    NextStep,
    Says,
    SharingTexts,
)
from refhelper.domain.vocabulary import SharingReason

NOT_YET = "not_yet"
Member = TypeVar("Member", bound=StrEnum)


class _Check(Part):
    question: Written
    why: Written
    source: Written
    reviewed_on: Literal["not_yet"] | Day
    says: dict[str, Written] = Field(default_factory=dict)

    def text(self) -> CheckText:
        reviewed_on = None if self.reviewed_on == NOT_YET else self.reviewed_on
        return CheckText(self.question, self.why, self.source, reviewed_on)  # type: ignore[arg-type]


class _File(Part):
    refhelper_sharing: Literal["1"]
    checks: dict[CheckId, _Check]
    keys: dict[str, Written]
    lawful_reasons: dict[SharingReason, Written]
    too_young: Written
    confirmations: dict[Confirmation, Written]
    next_steps: dict[NextStep, Written]
    labels: dict[Label, Written]
    advise_from: Annotated[tuple[Written, ...], Field(min_length=1)]


def read_sharing(path: Path) -> SharingTexts:
    """Return the wording of the sharing checks; BadInputError with every problem in the file."""
    text, problems = yaml_text.read_text(path)
    texts = None
    if text is not None:
        texts, problems = parse_sharing(text, path.name)
    if texts is None:
        title = "The wording of the sharing checks cannot be used."
        raise BadInputError(title, problems, "Put back the file that was installed.")
    return texts


def parse_sharing(text: str, name: str) -> tuple[SharingTexts | None, list[Problem]]:
    """Return the wording held in a text, or every problem with file, line and key."""
    tree, problems = yaml_text.parse(text, name)
    if tree is None:
        return None, problems
    read, faulty = checked(_File, tree, (), name)
    problems += faulty + _out_of_step(tree, name)
    if read is None or problems:
        return None, problems
    return _texts(read), []


def _texts(read: _File) -> SharingTexts:
    return SharingTexts(
        checks={check: row.text() for check, row in read.checks.items()},
        says={Says(f"{check}.{key}"): words for check, row in read.checks.items() for key, words in row.says.items()},
        keys=read.keys,
        lawful_reasons=read.lawful_reasons,
        too_young=read.too_young,
        confirmations=read.confirmations,
        next_steps=read.next_steps,
        labels=read.labels,
        advise_from=read.advise_from,
    )


def _out_of_step(tree: Tree, name: str) -> list[Problem]:
    """Return what the file leaves out of the closed lists, and the findings and keys they do not know."""
    content = tree.content if isinstance(tree.content, dict) else {}
    lists: tuple[tuple[str, type[StrEnum]], ...] = (
        ("checks", CheckId),
        ("lawful_reasons", SharingReason),
        ("confirmations", Confirmation),
        ("next_steps", NextStep),
        ("labels", Label),
    )
    problems = [
        problem for key, members in lists for problem in _left_out(tree, name, (key,), content.get(key), set(members))
    ]
    checks = content.get("checks")
    rows = checks if isinstance(checks, dict) else {}
    for check in set(CheckId).intersection(rows):
        says = rows[check].get("says", {}) if isinstance(rows[check], dict) else {}
        allowed = {finding.value.split(".")[1] for finding in Says if finding.check == check}
        problems += _left_out(tree, name, ("checks", check, "says"), says, allowed)
        problems += _unknown(tree, name, ("checks", check, "says"), says, allowed)
    problems += _left_out(tree, name, ("keys",), content.get("keys"), set(ASKED_BY_KEY))
    problems += _unknown(tree, name, ("keys",), content.get("keys"), set(ASKED_BY_KEY))
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.key))


def _left_out(tree: Tree, name: str, place: yaml_text.Place, given: object, wanted: set[str]) -> list[Problem]:
    if not isinstance(given, Mapping):
        return []
    missing = sorted(str(one) for one in wanted - set(given))
    return [Problem(name, tree.line(place), yaml_text.dotted((*place, one)), "is required") for one in missing]


def _unknown(tree: Tree, name: str, place: yaml_text.Place, given: object, allowed: set[str]) -> list[Problem]:
    if not isinstance(given, Mapping):
        return []
    message = f"is not known here; allowed: {', '.join(sorted(allowed)) or 'none'}"
    return [
        Problem(name, tree.line((*place, one)), yaml_text.dotted((*place, one)), message)
        for one in given
        if one not in allowed
    ]
