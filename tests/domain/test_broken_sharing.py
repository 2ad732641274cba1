"""A sharing check that is broken on purpose is noticed: a condition turned or dropped, one answer put for another.

A break is noticed where one of the examples of the sharing tests, or a row of `cases/sharing.yaml`, then comes out
otherwise. The breaks that nothing notices are listed below, each with the reason.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from types import ModuleType

import pytest

from refhelper.domain import sharing, sharing_checks, sharing_facts, sharing_special, vocabulary
from refhelper.domain.sharing_checks import Outcome
from refhelper.domain.sharing_texts import CheckId, NextStep, Says
from tests.domain import (
    sharing_table,
    test_sharing,
    test_sharing_adults,
    test_sharing_next_steps,
    test_sharing_voluntary,
)
from tests.domain.code_breaks import Break, breaks_of, broken
from tests.domain.sharing_cases import texts

pytestmark = pytest.mark.no_cover  # the broken code is not the code whose coverage is wanted
OF_SHARING = (test_sharing, test_sharing_adults, test_sharing_voluntary, test_sharing_next_steps)
MODULES = (sharing, sharing_checks, sharing_facts, sharing_special)
ENUMS = (
    Outcome, CheckId, NextStep, Says, vocabulary.Agreement, vocabulary.Answer, vocabulary.Capacity, vocabulary.Role,
    vocabulary.SharingReason, vocabulary.Told, vocabulary.Verdict,
)  # fmt: skip
ENDS = "every walk of the checks ends with an outcome, so the words after `or` never come into it"
LATER = "the other part of the condition, or the caller, has already seen to it; it is there for the type checker"
DEFAULT = "the default of the key has the same effect as no answer here"
UNBORN = "where the letter is about the whole case only a yes counts"
NOT_NOTICED = {
    "sharing._in_words: Outcome.DO_NOT_SHARE -> Outcome.SEEK_ADVICE": ENDS,
    "sharing._in_words: found.outcome or Outcome.DO_NOT_SHARE -> found.outcome or found.outcome": ENDS,
    "sharing_checks.childs_agreement: letter.subject and letter.subject.unborn is Answer.YES -> "
    "letter.subject.unborn is Answer.YES and letter.subject.unborn is Answer.YES": LATER,
    "sharing_facts.LetterFacts.agrees_to_service: self.subject and self.subject.given('agrees_to_service') -> "
    "self.subject and self.subject": DEFAULT,
    "sharing_facts.LetterFacts.agrees_to_service: self.subject and self.subject.given('agrees_to_service') -> "
    "self.subject or self.subject.given('agrees_to_service')": DEFAULT,
    "sharing_facts.LetterFacts.agrees_to_service: self.subject and self.subject.given('agrees_to_service') -> "
    "self.subject.given('agrees_to_service') and self.subject.given('agrees_to_service')": LATER,
    "sharing_facts.LetterFacts.capacity: given and self.subject -> given and given": LATER,
    "sharing_facts.LetterFacts.family_was_told: self.subject is not None and self.subject.given('told') and "
    "(self.subject.told is Told.YES) -> self.subject is not None and self.subject.told is Told.YES": DEFAULT,
    "sharing_facts.LetterFacts.told: self.entry.parents_told or '' -> "
    "self.entry.parents_told or self.entry.parents_told": DEFAULT,
    "sharing_facts.LetterFacts.told_self: self.entry.told or '' -> self.entry.told or self.entry.told": DEFAULT,
    "sharing_facts._age: on or date.min -> on or on": LATER,
    "sharing_facts.pregnant: Answer.NO -> Answer.NOT_KNOWN": UNBORN,
    "sharing_special._caution: letter.subject is None or letter.child or letter.agrees is not Agreement.NO or "
    "(void(letter) is not None) -> letter.child or letter.agrees is not Agreement.NO or void(letter) is not None": (
        LATER
    ),
    "sharing_special.unstoppable: letter.must and letter.service in DUTIES -> letter.service in DUTIES and "
    "letter.service in DUTIES": LATER,
}
"""Breaks that change nothing in any letter, each with the reason."""


@pytest.mark.parametrize("row", sharing_table.rows(), ids=lambda row: f"{row['to']} {row['verdict']}")
def test_a_letter_comes_out_as_the_table_says(row: dict) -> None:
    made = sharing_table.result(row)
    said = sharing_table.in_short(made)
    assert said == sharing_table.NOTHING | row["expect"]
    assert made.against == tuple(texts().says[Says(one)] for one in said["says"] if one in sharing_table.AGAINST)


@cache
def examples() -> list[Callable[[], object]]:
    """Return every example of the sharing tests, ready to be run, and every row of the table."""
    found = [one for module in OF_SHARING for one in _of(module)]
    return [*found, *(partial(test_a_letter_comes_out_as_the_table_says, row) for row in sharing_table.rows())]


def _of(module: ModuleType) -> Iterator[Callable[[], object]]:
    for name, test in vars(module).items():
        if name.startswith("test_"):
            marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
            for chosen in product(*(_given(*mark.args[:2]) for mark in marks)):
                arguments = {name: value for one in chosen for name, value in one.items()}
                if set(inspect.signature(test).parameters) == set(arguments):
                    yield partial(test, **arguments)


def _given(names: object, values: list) -> list[dict]:
    several = names if isinstance(names, tuple | list) else [name.strip() for name in str(names).split(",")]
    return [dict(zip(several, value if len(several) > 1 else (value,), strict=True)) for value in values]


def noticed(one: Break) -> bool:
    """Say whether an example notices a break; the one that did is tried first on the next break, often beside it."""
    with broken(one):
        for at, example in enumerate(examples()):
            if not comes_out(example):
                examples().insert(0, examples().pop(at))
                return True
    return False


def comes_out(example: Callable[[], object]) -> bool:
    try:
        example()
    except Exception:  # noqa: BLE001 - whatever a broken check does, the example did not come out
        return False
    except pytest.fail.Exception:
        return False
    return True


def test_the_examples_come_out_while_nothing_is_broken() -> None:
    assert len(examples()) > 150
    for example in examples():
        example()


@pytest.mark.hazard("H05.4")
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_way_to_break_a_check_is_noticed_or_listed_with_the_reason(module: ModuleType) -> None:
    name = module.__name__.rpartition(".")[2]
    breaks = tuple(breaks_of(module, ENUMS))
    unnoticed = {one.label for one in breaks if not noticed(one)}
    assert sorted(unnoticed) == sorted(label for label in NOT_NOTICED if label.startswith(f"{name}."))
    assert len(breaks) > 90


def test_a_break_is_gone_when_the_block_ends() -> None:
    (one, *_) = breaks_of(sharing_facts, ENUMS)
    with broken(one):
        pass
    test_the_examples_come_out_while_nothing_is_broken()
