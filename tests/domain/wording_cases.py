"""The wording rules as shipped, and the sentences on which they are tried, for the tests of the wording checks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from refhelper.adapters.wording_files import wording_rules
from refhelper.domain.wording import WordingFinding, check
from refhelper.domain.wording_rules import Example, Rule, WordingRules

CASES = Path(__file__).parents[1] / "cases"
KEPT, VARIANTS = CASES / "wording_sentences.yaml", CASES / "wording_variants.yaml"
ROWS = CASES / "wording_rows.yaml"
SECOND, THIRD = CASES / "wording_second.yaml", CASES / "wording_third.yaml"


class Sentence(NamedTuple):
    """A sentence with what it is checked with; its group is empty where nothing may be found in it."""

    group: str
    text: str
    slot: str | None = None
    under_18: bool | None = None
    names: tuple[str, ...] = ()


@cache
def rules() -> WordingRules:
    return wording_rules()


@cache
def groups() -> dict[str, str]:
    return {rule.row.id: rule.group.value for rule in rules().all}


def found(text: str, slot: str | None = None, **known: Any) -> list[tuple[str, str]]:
    """Return the group and the words of each finding."""
    return [(groups()[each.rule], each.text) for each in check(text, slot, rules(), **known)]


def findings(sentence: Sentence) -> tuple[WordingFinding, ...]:
    return check(sentence.text, sentence.slot, rules(), under_18=sentence.under_18, names=sentence.names)


@cache
def of_rows() -> dict[str, dict[str, list[Sentence]]]:
    """Return, by row, the sentences that this row alone must find ("hit") and must leave alone ("miss")."""
    return {
        row: {part: [_sentence("", each) for each in members] for part, members in parts.items()}
        for row, parts in _read(ROWS).items()
    }


def examples(rule: Rule) -> tuple[list[Sentence | Example], list[Sentence | Example]]:
    """Return what a row must find and what it must leave alone: its own examples and those kept for it."""
    kept = of_rows().get(rule.row.id, {})
    return [*rule.row.hit, *kept.get("hit", ())], [*rule.row.miss, *kept.get("miss", ())]


def as_written(rule: Rule, ruleset: WordingRules) -> bool:
    """Say whether some rules find all that a row must find, and nothing that it must leave alone."""
    hit, miss = examples(rule)
    return all(_finds(ruleset, one) for one in hit) and not any(_finds(ruleset, one) for one in miss)


def _finds(ruleset: WordingRules, one: Sentence | Example) -> bool:
    return bool(check(one.text, one.slot, ruleset, under_18=one.under_18, names=one.names))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def sentences(path: Path) -> list[Sentence]:
    content = _read(path)
    return [*_of_groups(content["problems"]), *(_sentence("", each) for each in content["clean"])]


def _of_groups(problems: dict[str, list[Any]]) -> Iterator[Sentence]:
    for group, members in problems.items():
        yield from (_sentence(group, each) for each in members)


def _sentence(group: str, written: Any) -> Sentence:
    if isinstance(written, str):
        return Sentence(group, written)
    return Sentence(group, **(written | {"names": tuple(written.get("names", ()))}))


def missed(every: list[Sentence]) -> list[Sentence]:
    """Return the problem sentences that give no finding of their group."""
    return [each for each in every if each.group and each.group not in {groups()[one.rule] for one in findings(each)}]


def false_alarms(every: list[Sentence]) -> list[tuple[str, str]]:
    """Return the rule and the sentence of each clean sentence that gives a finding."""
    return [(findings(each)[0].rule, each.text) for each in every if not each.group and findings(each)]
