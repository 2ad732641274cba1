"""A reason for what a letter gives away counts for what was found when it was written, and for nothing found later."""

import pytest

from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.confirming import why_held
from refhelper.domain.findings import Finding
from refhelper.domain.letter_asked import FOR_ANOTHER
from refhelper.domain.letter_leaks import LEAK
from tests.domain.test_letters_golden import parts

pytestmark = pytest.mark.hazard("H07.5")

ANNA = {"ref": "anna", "roles": ["harmed"], "age": 34, "harmed_by": ["rob"], "risk": "medium"}
ANNA |= {"lives_in": "york", "concerns": ["domestic_abuse"]}
ROB = {"ref": "rob", "roles": ["harming"], "age": 41, "lives_in": "york", "risk_posed": "medium", "patient": "yes"}
ROB |= {"agrees_to_share": "yes", "agrees_to_service": "yes", "told": "yes", "capacity": "has", "coerced": "no"}
ROB |= {"concerns": ["domestic_abuse"]}
HOME, REFUGE = "14 Elm Row, York YO99 9ZZ", "Harbour House, Leeds"
DETAILS = {"name": "Anna Example", "address": HOME, "current_address": REFUGE, "school": "Made-up College"}


def consultation(own_account: str, request: str = "", **keys: object) -> Consultation:
    people = [ANNA | {"details": DETAILS}, ROB | {"details": {"own_account": own_account}}]
    case = {"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": people, **keys}
    return Consultation(parts(), Case.model_validate(case | {"narrative": {"request": request}}))


def held(at: Consultation, template: str | None = None) -> list[str]:
    return [one.place for one in at.held_back(at.letter("plus_choices", ["rob"], template))]


def confirmed(own_account: str, request: str = "") -> Consultation:
    at = consultation(own_account, request)
    at.confirm(at.letter("plus_choices", ["rob"]), "They both live there.")
    assert held(at) == []
    return at


def write(at: Consultation, own_account: str) -> None:
    at.amend({("people", "rob", "details", "own_account"): own_account})


def test_another_place_of_the_harmed_person_that_turns_up_later_is_asked_about():
    at = confirmed("I shout at home, 14 Elm Row.")
    write(at, "I shout at home, 14 Elm Row. Now and then I sit outside Harbour House.")
    assert held(at) == ["current_address"]
    write(at, "I shout at home, 14 Elm Row, every day.")
    assert held(at) == []


def test_more_of_the_same_address_than_was_confirmed_is_asked_about():
    at = confirmed("We live in Elm Row.")
    write(at, "We live in Elm Row, YO99 9ZZ.")
    assert held(at) == ["address"]


def test_a_place_that_was_written_anew_for_the_harmed_person_is_asked_about():
    at = confirmed("I shout at home, 14 Elm Row.")
    at.amend({("people", "anna", "details", "address"): "3 Oak Way, York"})
    write(at, "I shout at 3 Oak Way.")
    assert held(at) == ["address"]


def test_the_same_place_of_somebody_who_was_added_later_is_asked_about():
    at = confirmed("I shout at home, 14 Elm Row.")
    at.add_person({"ref": "sue", "roles": ["harmed"], "age": "30", "details": {"address": HOME}})
    assert held(at) == ["address"]


@pytest.mark.parametrize(
    ("first", "later", "place"),
    [
        ("I pushed Anna.", "I pushed Anna. Anna is with her mother.", "name"),
        ("She has gone to a refuge.", "She has gone to a refuge. The refuge took her in.", "refuge"),
        ("I asked about Clare's Law.", "I asked about Clare's Law. They spoke of MARAC.", "protection"),
    ],
)
def test_another_sentence_about_who_is_harmed_or_what_protects_them_is_asked_about(first, later, place):
    at = confirmed(first)
    write(at, later)
    assert held(at) == [place]


def test_a_reason_holds_for_the_call_to_the_same_service_and_for_no_other_letter():
    at = confirmed("I shout at home, 14 Elm Row.")
    assert held(at, "phone_script") == []
    entry = at.record("rob", chosen=True)
    assert [one.place for one in at.held_back(entry)] == ["address"]
    at.confirm(entry, "His home too.")
    assert at.held_back(entry) == ()
    assert [(one.for_, one.to) for one in at.settled_case().sharing] == [
        ("rob", "plus_choices"),
        ("rob", "record_entry"),
    ]


def test_a_reason_taken_back_holds_the_letter_back_again():
    at = confirmed("I shout at home, 14 Elm Row.")
    at.undo()
    assert held(at) == ["address"]


def test_a_reason_that_does_not_say_for_what_it_was_given_opens_and_counts_for_nothing():
    older = [{"for": "rob", "to": "plus_choices", "confirmed": {"whereabouts": "agreed with her"}}]
    at = consultation("I shout at home, 14 Elm Row.", sharing=older)
    assert held(at) == ["address"]
    at.confirm(at.letter("plus_choices", ["rob"]), "They both live there.")
    assert held(at) == []


def test_what_a_reason_is_kept_under_gives_nothing_away():
    at = confirmed("I shout at home, 14 Elm Row.")
    (entry,) = at.settled_case().sharing
    (key,) = entry.confirmed
    assert key.startswith("whereabouts-")
    assert not {"elm", "row", "anna", "14elm"} & set(key.lower().split("-"))
    at.amend({("sharing",): [{"for": "anna", "to": "idas", "confirmed": dict(entry.confirmed)}]})
    said = "\n".join(at.sharing("idas", "anna").record)
    assert "whereabouts: They both live there." in said
    assert key not in said


def test_the_last_look_marks_what_holds_a_letter_back_until_a_reason_is_given():
    at = consultation("I shout at home, 14 Elm Row. She is at Harbour House.")
    letter = at.letter("plus_choices", ["rob"])
    assert {one.place for one in at.review(letter) if one.mark} == {"address", "current_address"}
    at.confirm(letter, "Both known.")
    found = at.review(letter)
    assert not [one for one in found if one.mark]
    assert {"address", "current_address"} <= {one.place for one in found}, "still worth another look"


HIDING = Finding(LEAK, "request", "It names a refuge.", "")
REQUEST = Finding(FOR_ANOTHER, "request", "It asks for a strategy meeting.", "")


def test_where_anything_tells_where_somebody_is_that_is_why_the_letter_is_held_back():
    for found in ([HIDING], [REQUEST, HIDING]):
        assert why_held(found) == "It says where somebody harmed can be found, or who they are."


def test_a_request_that_was_written_for_another_recipient_is_called_just_that():
    assert why_held([REQUEST]) == "What it asks for was written for another recipient."
