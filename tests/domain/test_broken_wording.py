"""A wording row that is broken on purpose is noticed: a pattern or an exception taken out, a slot or an age dropped.

A break is noticed where the row then finds other sentences among its own examples and those kept for it in
`cases/wording_rows.yaml`, all of which `test_wording.py` holds it to.
"""

from collections.abc import Iterator

import pytest

from refhelper.domain.wording_rules import AgeUnknown, Rule, WordingRow, WordingRules, ready
from tests.domain.wording_cases import as_written, rules

pytestmark = pytest.mark.no_cover  # long tables, whose lines the examples elsewhere run as well


def breaks(row: WordingRow) -> Iterator[tuple[str, WordingRow]]:
    for part in ("patterns", "pronoun", "unless", "not_with", "expanded"):
        patterns = getattr(row, part)
        for at in range(len(patterns)):
            if part != "patterns" or len(patterns) > 1:
                yield f"{part} {at + 1}", changed(row, part, patterns[:at] + patterns[at + 1 :])
    for part in ("slots", "not_slots"):
        if getattr(row, part):
            yield part, changed(row, part, ())
    if row.of_a_child:
        yield "of_a_child", changed(row, "of_a_child", None)
        yield (
            "of_a_child turned",
            changed(row, "of_a_child", AgeUnknown.QUIET if row.of_a_child is AgeUnknown.ALARM else AgeUnknown.ALARM),
        )


def changed(row: WordingRow, part: str, value: object) -> WordingRow:
    return row.model_copy(update={part: value})


def alone(row: WordingRow, rule: Rule) -> WordingRules:
    return WordingRules([ready(row, rule.group, rules().words)], rules().words, rules().sources)


@pytest.mark.hazard("H21.3")
@pytest.mark.parametrize("rule", rules().all, ids=lambda rule: rule.row.id)
def test_every_way_to_break_a_row_is_noticed(rule: Rule) -> None:
    assert not [name for name, broken in breaks(rule.row) if as_written(rule, alone(broken, rule))]


def test_a_row_can_be_broken_in_every_part_that_it_has() -> None:
    every = {name.rstrip(" 0123456789") for rule in rules().all for name, _ in breaks(rule.row)}
    lists = {"patterns", "pronoun", "unless", "not_with", "expanded"}
    assert every == lists | {"slots", "not_slots", "of_a_child", "of_a_child turned"}
