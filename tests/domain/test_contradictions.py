"""Answers that cannot all be true are told at their place; a letter made of them would be about the wrong person."""

from datetime import date

import pytest

from refhelper.domain.case import Case
from refhelper.domain.contradictions import contradictions

TODAY = date(2026, 11, 20)


def told(*people: dict, **keys: object) -> list[tuple[tuple[str | int, ...], str]]:
    case = Case.model_validate({"refhelper_case": "1", "people": list(people), **keys})
    return [(each.place, each.message) for each in contradictions(case, TODAY)]


def anna(**keys: object) -> dict:
    return {"ref": "anna", "roles": ["harmed"], **keys}


@pytest.mark.parametrize(
    ("keys", "key", "message"),
    [
        ({"age": "34", "date_of_birth": "1992-01-01"}, "date_of_birth", "contradicts age"),
        ({"age": "3", "unborn": "yes"}, "unborn", "contradicts age"),
        ({"date_of_birth": "2026-11-21"}, "date_of_birth", "is after the consultation"),
        ({"date_of_birth": "1905-11-20"}, "date_of_birth", "older than 120"),
        ({"roles": ["harming"], "unborn": "yes"}, "roles", "cannot be harming"),
        ({"pregnant": "yes", "unborn": "yes"}, "pregnant", "contradicts unborn"),
        ({"pregnant": "yes", "age": "9"}, "pregnant", "contradicts an age under 10"),
        ({"pregnant": "yes", "date_of_birth": "2016-11-21"}, "pregnant", "contradicts an age under 10"),
        ({"pregnant": "yes", "sex": "male"}, "pregnant", "contradicts sex: male"),
    ],
)
def test_what_cannot_be_true_of_one_person_is_told_at_the_key_that_brings_it(keys, key, message):
    ((place, found),) = told(anna(**keys))
    assert place == ("people", 0, key)
    assert message in found


@pytest.mark.parametrize(
    "keys",
    [
        {"date_of_birth": "2026-11-20"},
        {"date_of_birth": "1905-11-21"},
        {"age": "10", "pregnant": "yes", "sex": "female"},
        {"date_of_birth": "2016-11-20", "pregnant": "yes"},
        {"pregnant": "yes"},
        {"age": "3", "unborn": "no"},
        {"unborn": "yes"},
    ],
)
def test_what_is_rare_but_can_be_true_is_left_alone(keys):
    assert told(anna(**keys)) == []


@pytest.mark.hazard("H28.2")
def test_a_birth_is_held_against_the_day_of_the_consultation_not_against_today():
    born = anna(date_of_birth="2026-11-10")
    assert told(born) == []
    ((place, _),) = told(born, at="2026-11-09T10:00")
    assert place == ("people", 0, "date_of_birth")


def test_two_people_of_one_ref_are_told_because_nobody_could_say_whom_an_answer_is_about():
    ((place, message),) = told(anna(), anna(age="9"))
    assert (place, "used twice" in message) == (("people", 1, "ref"), True)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ({"people": [anna(harmed_by=["bob"])]}, ("people", 0, "harmed_by", 0)),
        (
            {"people": [anna(details={"parental_responsibility": ["anna", "bob"]})]},
            ("people", 0, "details", "parental_responsibility", 1),
        ),
        ({"sharing": [{"for": "bob", "to": "idas"}]}, ("sharing", 0, "for")),
        ({"handed_over": [{"for": "anna", "to": "idas"}, {"for": "bob", "to": "idas"}]}, ("handed_over", 1, "for")),
        ({"decisions": [{"person": "bob", "service": "idas", "decided": "refer"}]}, ("decisions", 0, "person")),
        ({"narrative": {"childs_voice": {"bob": "I hid."}}}, ("narrative", "childs_voice", "bob")),
        ({"narrative": {"impact": {"anna": "x", "bob": "y"}}}, ("narrative", "impact", "bob")),
    ],
)
def test_a_ref_that_points_at_nobody_is_told_where_it_stands(keys, place):
    ((found, message),) = told(*keys.get("people", [anna()]), **{k: v for k, v in keys.items() if k != "people"})
    assert (found, message) == (place, "points at nobody in this case")


def test_what_is_about_the_whole_case_points_at_somebody():
    whole = {
        "sharing": [{"for": "case", "to": "police_101"}],
        "handed_over": [{"for": "case", "to": "police_101"}],
        "decisions": [{"person": "case", "service": "police_101", "decided": "refer"}],
    }
    assert told(anna(harmed_by=["dan"]), {"ref": "dan", "roles": ["harming"]}, **whole) == []


def test_the_checks_of_one_letter_answered_twice_are_told_because_only_one_answer_would_count():
    entries = [{"for": "anna", "to": "idas"}, {"for": "anna", "to": "marac"}, {"for": "anna", "to": "idas"}]
    ((place, message),) = told(anna(), sharing=entries)
    assert (place, "twice" in message) == (("sharing", 2), True)


def test_where_somebody_in_a_file_cannot_be_read_the_others_are_told_at_their_own_place_and_may_point_at_them():
    case = Case.model_validate({"refhelper_case": "1", "people": [anna(harmed_by=["dan"], pregnant="yes", sex="male")]})
    (found,) = contradictions(case, TODAY, refs=["dan", "anna"], numbers=[1])
    assert found.place == ("people", 1, "pregnant")
