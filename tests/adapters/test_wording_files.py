"""What is said of a fault in the wording rules: file, line, key, and what is allowed."""

from pathlib import Path

import pytest

from refhelper.adapters.wording_files import parse_wording, read_wording
from refhelper.domain.errors import BadInputError

WORDS = """refhelper_wording: "1"
sources:
  own_list: Our list
words:
  kin: [mother, father]
  child_sign: [girl]
  adult_sign: [widow]
"""
ROWS = """refhelper_wording: "1"
group: vague
rules:
  - id: W901
    patterns: ["{kin} has [big] issues"]
    why: It says too little.
    better: Write what happened.
    source: own_list
    hit: [Her mother has issues.]
    miss: [The May issue.]
"""


def test_a_sound_file_is_read() -> None:
    rules, problems = parse_wording({"words.yaml": WORDS, "vague.yaml": ROWS}, [])
    assert rules is not None
    assert [rule.row.id for rule in rules.all] == ["W901"]
    assert not problems


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("    why:", "    wyh:", "rules[1].wyh", "is not a key known here"),
        ("    source: own_list", "    source: own_lits", "rules[1].source", "allowed: own_list"),
        ("{kin} has", "{kni} has", "rules[1].patterns", "of known lists"),
        ("[big] issues", "[big issues", "rules[1].patterns", "where a choice ends"),
        ("has [big] issues", "has ...", "rules[1].patterns", "a word at each end"),
        ("[big] issues", "(big|$)", "rules[1].patterns", "outside of choices"),
        ("[big] issues", "big) issues", "rules[1].patterns", "has its pair"),
        ("[big] issues", "(big|,) issues", "rules[1].patterns", "a comma or colon alone"),
        ("[big] issues", "{Big} issues", "rules[1].patterns", "a pattern of words"),
        ("    hit: [Her mother has issues.]\n", "", "rules[1].hit", "is required"),
        ("    miss: [The May issue.]", "    miss: []", "rules[1].miss", "must not be empty"),
        ("    source: own_list", "    source: own_list\n    slots: [sene]", "rules[1].slots[1]", "seen"),
        ("    source: own_list", "    source: own_list\n    kind: regex", "rules[1].kind", "phrase"),
        ("group: vague", "group: vauge", "group", "vague"),
        ("    why: It says too little.", "    why: ''", "rules[1].why", "not empty"),
    ],
)
def test_a_fault_in_a_row_is_told_with_file_line_and_key(old: str, new: str, key: str, said: str) -> None:
    assert old in ROWS
    rules, problems = parse_wording({"words.yaml": WORDS, "vague.yaml": ROWS.replace(old, new)}, [])
    assert rules is None
    (problem,) = [each for each in problems if each.key == key]
    assert problem.file == "vague.yaml"
    assert problem.line
    assert said in problem.message


def test_an_id_given_twice_is_refused_even_in_another_file() -> None:
    texts = {"words.yaml": WORDS, "a.yaml": ROWS, "b.yaml": ROWS}
    assert [str(each) for each in parse_wording(texts, [])[1]] == [
        "b.yaml:4: rules[1].id: is the id of an earlier row; every row has its own"
    ]


def test_the_word_lists_that_the_engine_reads_must_be_there() -> None:
    texts = {"words.yaml": WORDS.replace("  child_sign: [girl]\n", ""), "vague.yaml": ROWS}
    assert [each.key for each in parse_wording(texts, [])[1]] == ["words.child_sign"]


def test_a_list_that_holds_itself_is_refused() -> None:
    texts = {"words.yaml": WORDS.replace("[mother, father]", '["{kin}"]'), "vague.yaml": ROWS}
    assert "do not hold themselves" in parse_wording(texts, [])[1][0].message


def test_faults_in_the_lists_and_in_the_rows_are_told_at_once() -> None:
    texts = {"words.yaml": WORDS + "more: x\n", "vague.yaml": ROWS.replace("    why:", "    wyh:")}
    assert {each.file for each in parse_wording(texts, [])[1]} == {"words.yaml", "vague.yaml"}


def test_a_folder_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        read_wording(tmp_path / "wording")
    assert "wording" in str(caught.value)
    assert "Put back" in str(caught.value)
