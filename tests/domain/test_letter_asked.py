"""What is asked of one recipient goes to no other unseen, and to a service for people who harm only on purpose."""

import pytest

from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.letter_asked import written_for
from tests.domain.test_letters_golden import parts

pytestmark = pytest.mark.hazard("H08.5")

VISIT = "Please visit the home tonight."
YES = {"agrees_to_share": "yes", "agrees_to_service": "yes", "told": "yes", "capacity": "has", "coerced": "no"}
ANNA = {"ref": "anna", "roles": ["harmed"], "age": 34, "harmed_by": ["rob"], "risk": "medium"} | YES
NOAH = {"ref": "noah", "roles": ["harming"], "age": 14, "risk_posed": "medium", "patient": "yes"} | YES
ROB = {"ref": "rob", "roles": ["harming"], "age": 41, "risk_posed": "medium", "patient": "yes"} | YES
ELLA = {"ref": "ella", "roles": ["affected"], "age": 8}
LIVES = {"lives_in": "york", "concerns": ["domestic_abuse"]}
PLUS, RESPECT, SOCIAL = ("plus_choices", "rob"), ("respect_young_people", "noah"), ("childrens_social_care", "ella")


def consultation(request: str, *people: dict, **keys: object) -> Consultation:
    everybody = [person | LIVES for person in people or (ANNA, ROB, NOAH, ELLA)]
    case = {"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": everybody, **keys}
    return Consultation(parts(), Case.model_validate(case | {"narrative": {"request": request}}))


def write(at: Consultation, letter: tuple[str, str], request: str) -> None:
    service, person = letter
    at.amend({("narrative", "request"): request, **written_for(at.settled_case(), person, service, request)})


def held(at: Consultation, letter: tuple[str, str], template: str | None = None) -> list[str]:
    return [one.rule for one in at.held_back(at.letter(letter[0], [letter[1]], template))]


def found(at: Consultation, letter: tuple[str, str]) -> list[str]:
    return [one.why for one in at.letter(letter[0], [letter[1]]).findings if one.rule == "L18"]


@pytest.mark.parametrize("letter", [PLUS, RESPECT])
@pytest.mark.parametrize("template", [None, "phone_script"])
def test_a_request_written_for_social_care_is_held_back_from_a_service_for_people_who_harm(letter, template):
    at = consultation("")
    write(at, SOCIAL, VISIT)
    assert held(at, letter, template) == ["L18"]
    assert held(at, SOCIAL) == []
    at.confirm(at.letter(*letter[:1], [letter[1]]), "They were asked for the same.")
    assert held(at, letter, template) == []
    write(at, SOCIAL, f"{VISIT} He does not know.")
    assert held(at, letter, template) == ["L18"]


@pytest.mark.parametrize("letter", [PLUS, RESPECT])
def test_a_request_written_for_the_letter_itself_goes(letter):
    at = consultation("")
    write(at, letter, "Please see them soon.")
    assert (held(at, letter), found(at, letter)) == ([], [])


def test_a_request_written_for_one_person_who_harms_is_held_back_from_the_letter_about_another():
    at = consultation("", ANNA, ROB, ROB | {"ref": "sam"})
    write(at, ("plus_choices", "sam"), "Please see him before Sam's court date.")
    assert held(at, PLUS) == ["L18"]


def test_any_other_recipient_gets_it_and_the_clinician_is_told_for_whom_it_was_written():
    at = consultation("")
    write(at, SOCIAL, VISIT)
    assert held(at, ("idas", "anna")) == []
    (why,) = found(at, ("idas", "anna"))
    assert "written while the letter to children's social care" in why.replace("Children", "children")
    assert found(at, SOCIAL) == []


def test_one_request_for_two_children_is_one_for_the_same_recipient():
    at = consultation("", ANNA, ROB, ELLA, ELLA | {"ref": "max"})
    write(at, SOCIAL, VISIT)
    assert found(at, ("childrens_social_care", "max")) == []


def test_in_a_case_file_where_nobody_said_for_whom_it_is_a_service_for_people_who_harm_is_pointed_out():
    at = consultation(VISIT)
    assert (held(at, PLUS), held(at, RESPECT)) == ([], [])
    assert "one text for all letters of this case" in found(at, PLUS)[0]
    assert found(at, ("idas", "anna")) == []


def test_for_which_letter_a_request_was_written_is_no_answer_to_its_checks_and_is_not_on_the_record():
    at = consultation("")
    before = at.record("anna").text
    write(at, ("idas", "anna"), VISIT)
    assert at.record("anna").text == before
    write(at, ("idas", "anna"), f"{VISIT} Ring first.")
    (entry,) = at.settled_case().sharing
    assert len(entry.confirmed) == 1


def test_a_case_without_a_request_has_nothing_to_point_out():
    assert found(consultation(""), PLUS) == []
