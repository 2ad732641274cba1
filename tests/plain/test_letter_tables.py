"""What each letter may hold, as those who edit templates read it. Run as a program, this writes the document anew."""

from pathlib import Path

import pytest

from refhelper.domain.letter_forms import FORMS
from refhelper.plain.letter_tables import letter_tables
from tests.letter_cases import templates

DOCUMENT = Path(__file__).parents[2] / "docs" / "letters.md"


def document() -> str:
    return letter_tables({name: templates().sections(name) for name in FORMS})


def test_the_document_holds_what_the_letters_may_hold_today() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "python tests/plain/test_letter_tables.py"


@pytest.mark.parametrize("name", FORMS)
def test_every_template_stands_in_it_with_its_slots_and_what_it_requires(name: str) -> None:
    _, _, after = document().partition(f"## `{name}`\n")
    part = after.partition("\n## ")[0]
    assert all(f"`{section}`" in part for section in templates().sections(name))
    assert all(f"`{section}`" in part for section in FORMS[name].required)
    (row,) = [line for line in document().splitlines() if line.startswith(f"| `{name}` |")]
    assert all(f"`{slot}`" in row for slot in FORMS[name].narrative)


@pytest.mark.parametrize("name", ["plus_choices", "respect_young_people"])
def test_services_for_people_who_harm_take_no_narrative_but_the_request(name: str) -> None:
    assert f"| `{name}` | `request` | none |" in document()


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
