"""The hazard log as data, the tests that say they prove its controls, and the readable page made of both."""

import ast
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

HERE = Path(__file__).parent
LOG = HERE.parent / "docs" / "safety" / "hazards.yaml"
PAGE = LOG.with_name("hazard-log.md")
PROVED = ("design", "test")
"""The kinds of control that a test has to prove; training and process are the deploying organisation's."""

Sentence = Annotated[str, Field(min_length=10)]
Likelihood = Literal["very low", "low", "medium", "high", "very high"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Control(_Row):
    """One thing that makes a hazard less likely or less harmful."""

    id: Annotated[str, Field(pattern=r"^H\d\d\.\d$")]
    kind: Literal["design", "test", "training", "process"]
    what: Sentence


class Hazard(_Row):
    """One row of the log."""

    id: Annotated[str, Field(pattern=r"^H\d\d$")]
    hazard: Sentence
    cause: Sentence
    effect: Sentence
    harm: Sentence
    severity: Literal["minor", "significant", "considerable", "major", "catastrophic"]
    likelihood_before: Likelihood
    likelihood_after: Likelihood
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    left_over: Sentence


@cache
def hazards() -> tuple[Hazard, ...]:
    """Return the log."""
    rows = yaml.safe_load(LOG.read_text(encoding="utf-8"))["hazards"]
    return tuple(Hazard.model_validate(row) for row in rows)


def controls() -> dict[str, Control]:
    """Return every control by its id."""
    return {control.id: control for hazard in hazards() for control in hazard.controls}


def to_prove() -> set[str]:
    """Return the controls that need a passing test."""
    return {name for name, control in controls().items() if control.kind in PROVED}


def marked() -> dict[str, list[str]]:
    """Return the tests that carry a control's marker, by control, as they stand in the files."""
    found: dict[str, list[str]] = {}
    for path in sorted(HERE.rglob("test_*.py")):
        for name, named in _marks(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(named, []).append(f"{path.relative_to(HERE).as_posix()}: {name}")
    return found


def _marks(module: ast.Module) -> Iterator[tuple[str, str]]:
    of_all = [name for node in module.body for name in _named(node) if _is_of_all(node)]
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            named = [name for decorator in node.decorator_list for name in _named(decorator)]
            yield from ((node.name, name) for name in (*of_all, *named))


def _is_of_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def _named(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.hazard":
            yield from (argument.value for argument in call.args)


def page() -> str:
    """Return the readable page, in Markdown."""
    proofs = marked()
    return "\n".join([_HEAD, _index(), *(_hazard(hazard, proofs) for hazard in hazards())])


_HEAD = """# Hazard log

Generated from `docs/safety/hazards.yaml` and the markers of the tests; a test fails when it is not fresh. To write it
anew: `python tests/test_hazard_log.py`

Severity and likelihood are proposals by the authors of the program, for the deploying organisation's Clinical Safety
Officer to accept or change against that organisation's own matrix. Nobody has accepted them yet. "Before" is without
the controls, "after" with all of them in place, those of the deploying organisation included; neither was measured in
use. How to read the kinds of control, and what is not covered: `README.md` beside this page.
"""


def _index() -> str:
    rows = [
        f"| [{each.id}](#{each.id.lower()}) | {each.hazard} | {each.severity} | {each.likelihood_before} "
        f"| {each.likelihood_after} |"
        for each in hazards()
    ]
    head = ["| | hazard | severity | likelihood before | after |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _hazard(hazard: Hazard, proofs: dict[str, list[str]]) -> str:
    lines = [
        f"## {hazard.id}",
        "",
        f"**{hazard.hazard}**",
        "",
        *_wrapped("Cause", hazard.cause),
        *_wrapped("Effect", hazard.effect),
        *_wrapped("Harm", hazard.harm),
        f"- Severity: {hazard.severity}",
        f"- Likelihood: {hazard.likelihood_before} before, {hazard.likelihood_after} after",
        *_wrapped("Left over", hazard.left_over),
        "- Controls:",
    ]
    for control in hazard.controls:
        lines += textwrap.wrap(
            f"{control.id} ({control.kind}): {control.what}", 112, initial_indent="  - ", subsequent_indent="    "
        )
        lines += [f"    - `{proof}`" for proof in proofs.get(control.id, ())]
    return "\n".join([*lines, ""])


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(f"{label}: {text}", 112, initial_indent="- ", subsequent_indent="  ")
