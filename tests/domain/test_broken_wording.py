"""A wording row that is broken on purpose is noticed: a pattern or an exception taken out, a slot or an age dropped.

A break is noticed where the row then finds other sentences among its own examples and those kept in `cases/`. What is
not noticed is listed by name in `cases/wording_not_noticed.yaml`, with the reason; the list may only become shorter.
Run as a program this writes the list anew, for when patterns have moved: `python tests/domain/test_broken_wording.py`.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from refhelper.domain.wording import check
from refhelper.domain.wording_rules import Age, Example, Rule, WordingRow, WordingRules, ready
from tests.domain.wording_cases import CASES, KEPT, SECOND, THIRD, VARIANTS, Sentence, rules, sentences

NOT_NOTICED = CASES / "wording_not_noticed.yaml"
MOST = 597
EXCEPTIONS = ("unless", "not_with", "expanded")
pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well


def breaks(row: WordingRow) -> Iterator[tuple[str, WordingRow]]:
    for part in ("patterns", "pronoun", *EXCEPTIONS):
        patterns = getattr(row, part)
        for at in range(len(patterns)):
            if part != "patterns" or len(patterns) > 1:
                yield f"{part} {at + 1}", changed(row, part, patterns[:at] + patterns[at + 1 :])
    for part in ("slots", "not_slots"):
        if getattr(row, part):
            yield part, changed(row, part, ())
    if row.of_a_child:
        yield "of_a_child", changed(row, "of_a_child", None)
        yield "of_a_child turned", changed(row, "of_a_child", Age.QUIET if row.of_a_child is Age.ALARM else Age.ALARM)


def changed(row: WordingRow, part: str, value: object) -> WordingRow:
    return row.model_copy(update={part: value})


def alone(row: WordingRow, rule: Rule) -> WordingRules:
    return WordingRules([ready(row, rule.group, rules().words)], rules().words, rules().sources)


@cache
def kept() -> tuple[Sentence, ...]:
    return tuple(one for path in (KEPT, SECOND, THIRD, VARIANTS) for one in sentences(path))


def found(ruleset: WordingRules, one: Sentence | Example) -> bool:
    return bool(check(one.text, one.slot, ruleset, under_18=one.under_18, names=one.names))


def unnoticed(rule: Rule) -> set[str]:
    """Return the breaks of one row that change nothing in any sentence there is."""
    row = rule.row
    free = dict.fromkeys((*EXCEPTIONS, "slots", "not_slots"), ()) | {"of_a_child": None}
    loose = alone(row.model_copy(update=free), rule)
    near = [one for one in (*row.hit, *row.miss, *kept()) if found(loose, one)]
    as_it_is = found_in(near, alone(row, rule))
    return {f"{row.id} {name}" for name, broken in breaks(row) if found_in(near, alone(broken, rule)) == as_it_is}


def found_in(every: list[Sentence | Example], ruleset: WordingRules) -> list[bool]:
    return [found(ruleset, one) for one in every]


REASONS = {
    "patterns": "one more way of saying what the row is about, or one that another pattern finds too; no sentence kept "
    "here says it alone, so its loss would show only as a find less",
    "exceptions": "no sentence is kept here for this exception; its loss would show only as a false alarm more",
    "edges": "the examples say nothing of an age or a slot at the edge of the row",
}
HEAD = """# Breaks of the wording rows that no example and no kept sentence notices, by row and place. It may only
# become shorter: to take a line out, write a sentence for it (an example of the row, or one in wording_variants.yaml).
# Written by: python tests/domain/test_broken_wording.py
"""


def written_anew() -> str:
    """Return the list as it would have to be."""
    parts: dict[str, dict[str, list[str]]] = {kind: {} for kind in REASONS}
    for rule in rules().all:
        missed = unnoticed(rule)
        for name in (name for name, _ in breaks(rule.row) if f"{rule.row.id} {name}" in missed):
            first = name.split()[0]
            kind = first if first in parts else "exceptions" if first in EXCEPTIONS else "edges"
            parts[kind].setdefault(rule.row.id, []).append(name)
    lines = [HEAD.rstrip()]
    for kind, rows in parts.items():
        lines += [f"- reason: {REASONS[kind]}", "  rows:"] if rows else []
        lines += [f"    {row}: [{', '.join(names)}]" for row, names in rows.items()]
    return "\n".join(lines) + "\n"


@cache
def listed() -> dict[str, str]:
    """Return each break that is known not to be noticed, with its reason."""
    written = yaml.safe_load(NOT_NOTICED.read_text(encoding="utf-8"))
    return {
        f"{row} {name}": part["reason"] for part in written for row, names in part["rows"].items() for name in names
    }


@pytest.mark.hazard("H21.3")
@pytest.mark.parametrize("rule", rules().all, ids=lambda rule: rule.row.id)
def test_every_way_to_break_a_row_is_noticed_or_listed_with_the_reason(rule: Rule) -> None:
    assert unnoticed(rule) == {name for name in listed() if name.startswith(rule.row.id)}


def test_a_row_without_one_of_its_patterns_or_exceptions_is_not_the_same_row() -> None:
    (rule,) = [rule for rule in rules().all if rule.row.id == "W001"]
    assert "W001 patterns 1" not in unnoticed(rule)
    assert "patterns 1" in dict(breaks(rule.row))


def test_what_is_not_noticed_is_listed_with_a_reason_and_never_grows() -> None:
    assert all(len(reason) > 20 for reason in listed().values())
    assert len(listed()) <= MOST


if __name__ == "__main__":
    NOT_NOTICED.write_text(written_anew(), encoding="utf-8", newline="\n")
