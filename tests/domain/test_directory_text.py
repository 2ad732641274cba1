"""How a practice's directory differs from the shipped one, as whoever keeps it reads it: no line without its state."""

from datetime import datetime

from refhelper.bootstrap import shipped_directory
from refhelper.domain.directory import Retired
from refhelper.domain.directory_text import NO_DIFFERENCE, differences_text, retired_text, service_text
from refhelper.domain.practice_directory import Difference, differences
from tests.practices import practice

NOW = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 - local, as the program's clock


def told(text: str) -> str:
    directory = practice(text)
    return differences_text(differences(shipped_directory(), directory), directory, NOW)


def test_a_practice_that_changed_nothing_is_told_so():
    assert differences_text((), shipped_directory(), NOW) == NO_DIFFERENCE


def test_a_number_that_was_replaced_stands_under_the_shipped_one_each_with_its_state_and_what_it_retires():
    new = "{id: plus_choices_york, value: 01904 600600, source: Provider, confidence: published}"
    lines = told(f"  - id: plus_choices\n    contacts: [{new}]\n").splitlines()
    assert lines[0] == "plus_choices, plus_choices_york:"
    assert lines[1].startswith("  shipped:  01904 557491 - York and Selby (")
    assert "check before use" in lines[1]
    assert lines[2].startswith("  practice: 01904 600600 - York and Selby (unverified: check before use; practice)")
    assert "    source: shipped " in "\n".join(lines[3:])
    assert not [line for line in lines if line.startswith(("    value:", "    label:"))], "said above already"
    assert not [line for line in lines if line.startswith(("    kind:", "    districts:"))], "these stayed as they were"
    assert lines[-2].startswith("01904 557491: no longer in use.")
    assert lines[-1].startswith("  instead: +Choices: 01904 600600")


def test_a_line_that_is_new_is_told_alone_with_its_state():
    new = "{id: other, kind: phone, value: 01904 600600, label: Desk, chosen_by: c, source: S, confidence: published}"
    lines = told(f"  - id: early_help\n    contacts: [{new}]\n").splitlines()
    assert lines == [
        "early_help, other:",
        "  practice: 01904 600600 - Desk (unverified: check before use; practice) [S]",
    ]


def test_a_service_that_is_new_is_told_with_each_of_its_lines():
    own = """
  - {id: village_support, name: Village group, provider: A charity, purpose: Lifts., how_to_refer: [Phone.],
     source: Manager, service_area: [ryedale], contacts: [{id: v, kind: phone, value: 01653 600100, label: Office,
     source: Manager, confidence: published}]}
"""
    assert told(own).splitlines() == [
        "village_support: only in the practice's directory",
        "  01653 600100 - Office (unverified: check before use; practice) [Manager]",
    ]


def test_another_age_area_or_list_is_told_as_it_was_and_as_it_is_in_the_words_of_the_file():
    assert told("  - id: respect_young_people\n    maximum_age: 17\n").splitlines() == [
        "respect_young_people: maximum_age",
        "  shipped:  16",
        "  practice: 17",
    ]
    areas = told("  - id: respect_young_people\n    service_area: [york, selby]\n")
    assert "  practice: york, selby" in areas
    alerts = told("  - id: early_help\n    alerts: [Ring first.]\n").splitlines()
    assert alerts == ["early_help: alerts", "  shipped:  none", "  practice: Ring first."]


def test_a_service_is_shown_with_its_purpose_and_each_line_with_its_state_and_a_practices_own_is_marked():
    shipped = shipped_directory().by_id["plus_choices"]
    first, purpose, *lines = service_text(shipped, NOW).splitlines()
    assert first == "plus_choices: +Choices"
    assert purpose == f"  {shipped.purpose}"
    assert len(lines) == len(shipped.contacts)
    assert all("check" in line for line in lines)
    assert all(line.endswith(" [Commissioned Services for Domestic Abuse]") for line in lines)
    changed = practice("  - id: early_help\n    alerts: [Ring first.]\n").by_id["early_help"]
    assert ("(practice)" in service_text(changed, NOW).splitlines()[0]) is changed.practice


def test_hours_that_stand_with_a_service_close_its_lines_as_their_own_would():
    contact = "{id: v, kind: phone, value: 01653 600100, label: Office, source: S, confidence: published}"
    own = f"""
  - {{id: village, name: Village group, provider: A charity, purpose: Lifts., how_to_refer: [Phone.], source: S,
     service_area: [ryedale], hours: ["mon-fri 09:00-17:00"], contacts: [{contact}]}}
"""
    directory, sunday = practice(own), datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001 - local
    line = directory.by_id["village"].contacts[0]
    renumbered = (Difference("village", "v", "value", line, line.model_copy(update={"value": "01653 600200"})),)
    gone = Retired(value="01653 600999", replaced_by="01653 600100", note="Old.", source="S")
    differing = differences(shipped_directory(), directory)
    for now, closed in ((NOW, False), (sunday, True)):
        for told_at in (
            service_text(directory.by_id["village"], now),
            retired_text(gone, directory, now),
            differences_text(differing, directory, now),
            *differences_text(renumbered, directory, now).splitlines()[1:3],
        ):
            assert "01653 600" in told_at
            assert ("closed now" in told_at) is closed


def test_a_retired_value_without_a_successor_says_what_to_do_and_no_number():
    directory = shipped_directory()
    gone = next(each for each in directory.retired if not each.replaced_by)
    assert retired_text(gone, directory, NOW) == f"{gone.value}: no longer in use. {gone.note}"
