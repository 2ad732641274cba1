"""The form for the day the program will not start: 999 first, everything that is asked, every number with its state."""

from datetime import date

from refhelper.bootstrap import shipped_directory
from refhelper.domain.contacts import ContactKind, line
from refhelper.domain.paper import LINE, paper
from tests.practices import practice

TODAY = date(2026, 11, 20)


def test_the_form_begins_with_the_danger_and_says_that_nothing_stops_a_report():
    first, danger, report, *_ = paper(shipped_directory(), TODAY).split("\n\n")
    assert first.endswith("printed 20 November 2026")
    assert danger.startswith("If anyone is in danger now: 999.")
    assert "Nothing here stops a report" in report


def test_there_is_room_to_write_who_was_seen_said_and_told():
    parts = paper(shipped_directory(), TODAY).split("\n\n")
    asked = [part for part in parts if part.endswith(f"\n{LINE}\n{LINE}")]
    for word in ("Every child", "where each of them is now", "who must not know", "decision not to share", "Capacity"):
        assert any(word in part for part in asked), word


def test_the_form_asks_for_the_features_that_the_rules_read_and_does_not_take_separation_for_high_risk():
    asked = " ".join(paper(shipped_directory(), TODAY).split())
    assert "again within 12 months of the last MARAC; separation too, which alone does not settle it" in asked
    assert "getting worse (commonly 3 incidents in 12 months)" in asked


def test_every_phone_number_and_whom_to_ask_stands_on_the_form_with_its_state_and_no_address_does():
    directory = shipped_directory()
    text = paper(directory, TODAY)
    for contact in (contact for service in directory.services for contact in service.contacts):
        spoken = contact.kind in {ContactKind.PHONE, ContactKind.ASK}
        assert (f"  {line(contact, TODAY).whole}" in text) is spoken, contact.id


def test_a_service_that_cannot_be_phoned_is_not_on_the_form():
    own = """
  - {id: village_support, name: Village group, provider: A charity, purpose: Lifts., how_to_refer: [Write.],
     source: Manager, service_area: [ryedale], contacts: [{id: v, kind: email, value: v@example.org, label: Office,
     source: Manager, confidence: published}]}
"""
    assert "Village group" not in paper(practice(own), TODAY)
