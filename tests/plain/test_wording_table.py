"""The wording rules as reviewers read them. Run as a program, this writes the document anew."""

from pathlib import Path

from refhelper.adapters.wording_files import wording_rules
from refhelper.plain.wording_table import wording_table

DOCUMENT = Path(__file__).parents[2] / "docs" / "wording.md"


def test_the_document_for_reviewers_holds_the_rules_as_they_are() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == wording_table(wording_rules()), (
        "python tests/plain/test_wording_table.py"
    )


def test_every_rule_stands_in_the_document_with_why_and_what_to_write_instead() -> None:
    rules = wording_rules()
    lines = wording_table(rules).splitlines()
    for rule in rules.all:
        (line,) = [line for line in lines if line.startswith(f"| {rule.row.id} |")]
        assert rule.row.why in line
        assert rule.row.better in line


if __name__ == "__main__":
    DOCUMENT.write_text(wording_table(wording_rules()), encoding="utf-8", newline="\n")
