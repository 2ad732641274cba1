"""Where somebody hides, in the letters that the person who harms them may see: responsible, or at home with a child."""

import pytest

from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.errors import NotAllowedError
from refhelper.domain.letter_request import Letter
from tests.domain.test_letters_golden import parts
from tests.letter_cases import letter

HOME, REFUGE = "1 Fiction Row, York", "Rose House refuge, Mill Lane, Leeds"
LEFT_OUT = "left out of this letter for safety; please ask me by phone"
SOCIAL = ("childrens_social_care", "childrens_social_care")
HOW_FOUND = {"current_address": REFUGE, "phone": "07700 900555", "email": "ann@example.org"}
HOW_FOUND |= {"safe_contact": "by text, 07700 900556", "safe_times": "after ten", "employer": "Nowhere Bakery"}
HOW_FOUND |= {"living_arrangements": "with the other women there"}
ANN = {"ref": "ann", "roles": ["harmed"], "age": 34, "harmed_by": ["bob"], "lives_in": "scarborough"}
BOB = {"ref": "bob", "roles": ["harming"], "age": 36, "details": {"name": "Bob", "address": HOME}}
TIA = {"ref": "tia", "roles": ["affected"], "age": 2, "lives_in": "scarborough"}
LEE = {"ref": "lee", "roles": ["affected"], "age": 13, "lives_in": "york"}
BY_BOTH = {"parental_responsibility": ["ann", "bob"]}
BY_NOBODY: dict[str, list[str]] = {"parental_responsibility": []}


def case_of(*people: dict, narrative: dict | None = None) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": list(people), "narrative": narrative or {}})


def family(lee: dict | None = None, *more: dict, told: str = "", **of_bob: object) -> Case:
    """Ann in a refuge with Tia, and Lee, who stayed with Bob; each parent is responsible for both children."""
    ann = ANN | {"details": {**HOW_FOUND, "name": "Ann", "address": HOME, "must_not_know": "Bob"}}
    tia = {"address": HOME, "current_address": REFUGE, "school": "Little Nursery", **BY_BOTH}
    lee = {"address": HOME, **BY_BOTH} if lee is None else lee
    people = (ann, TIA | {"details": tia}, LEE | {"details": lee}, BOB | of_bob, *more)
    return case_of(*people, narrative={"told": told})


def about(case: Case, *refs: str) -> Letter:
    return letter(case, *SOCIAL, refs)


def found(made: Letter, rule: str) -> list[str]:
    return sorted(one.place for one in made.findings if one.rule == rule)


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize(
    "lee", [{"address": HOME, **BY_BOTH}, {"address": HOME}, BY_BOTH, {"address": "1 Fiction Row"}]
)
@pytest.mark.parametrize("harmed_by", [["bob"], []])
def test_a_refuge_is_left_out_of_the_letter_about_a_child_for_whom_or_with_whom_the_person_who_harms_is(lee, harmed_by):
    case = family(lee)
    ann = case.person("ann").model_copy(update={"harmed_by": tuple(harmed_by)})
    made = about(case.model_copy(update={"people": (ann, *case.people[1:])}), "lee")
    for value in (*HOW_FOUND.values(), "Rose", "Little Nursery", "Scarborough"):
        assert value not in made.text, value
    assert made.text.count(LEFT_OUT) == 3, "where Ann is, where Tia is, and how to reach Ann"
    shared = {field for ref, field in made.shares if ref in {"ann", "tia"}}
    assert not shared & {*HOW_FOUND, "school", "lives_in"}
    assert ("Do not give Ann's address or whereabouts to Bob." in made.text) is bool(harmed_by)
    assert "Adult: Ann, 34 years" in made.text
    assert HOME in made.text, "he lives there"
    assert found(made, "L23") == []


@pytest.mark.hazard("H07.6")
def test_the_letter_about_the_child_who_is_there_says_where_it_is_and_that_he_may_see_it():
    made = about(family(), "tia")
    assert [value for value in HOW_FOUND.values() if value not in made.text] == []
    for name in ("Ann", "tia"):
        assert f"Do not give {name}'s address or whereabouts to Bob." in made.text
    (finding,) = (one for one in made.findings if one.rule == "L23")
    assert "Ann and tia can be found" in finding.why
    assert finding.mark == "", "nothing of it holds a report to social care back"
    assert found(made, "L19") == []


@pytest.mark.hazard("H07.6")
def test_where_the_person_who_harms_knows_the_place_nothing_is_left_out_and_nothing_pointed_out():
    at_work = family(details={"name": "Bob", "address": HOME, "employer": REFUGE})
    there = family(details={"name": "Bob", "address": HOME, "current_address": "Rose House Refuge, Mill Lane Leeds"})
    for case in (at_work, there):
        for ref in ("lee", "tia"):
            made = about(case, ref)
            assert REFUGE in made.text
            assert (LEFT_OUT in made.text, found(made, "L23")) == (False, [])


@pytest.mark.hazard("H07.6")
def test_of_two_who_harm_her_it_is_enough_that_one_of_them_does_not_know_the_place():
    sam = BOB | {"ref": "sam", "details": {"name": "Sam", "current_address": REFUGE}}
    case = family({"parental_responsibility": ["bob", "sam"]}, sam)
    ann = case.person("ann").model_copy(update={"harmed_by": ("bob", "sam")})
    case = case.model_copy(update={"people": (ann, *case.people[1:])})
    text = about(case, "lee").text
    assert text.count(f"Staying at: {LEFT_OUT}") >= 2
    assert "07700 900555" not in text


def test_where_he_is_neither_responsible_nor_at_home_with_the_child_her_place_is_in_the_letter():
    for lee in ({"address": "9 Other Road"}, {"parental_responsibility": ["ann"]}, BY_NOBODY):
        assert REFUGE in about(family(lee), "lee").text


@pytest.mark.hazard("H07.6")
def test_a_home_that_is_not_his_is_left_out_for_a_grandmother_too_who_is_responsible_and_took_her_in():
    gran = {"ref": "gran", "roles": ["affected"], "age": 66, "details": {"name": "Gran", "address": REFUGE}}
    text = about(family({"parental_responsibility": ["gran", "bob"]}, gran), "lee").text
    assert "Adult: Gran, 66 years" in text
    assert f"Address: {LEFT_OUT}" in text
    assert "Rose House" not in text


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Ann rang from Rose House.", ["current_address", "current_address"]),
        ("Ring her on 07700900555", ["phone"]),
        ("Tia is at Little Nursery now.", ["school"]),
        ("They are somewhere in Scarborough.", ["town"]),
        ("They left 1 Fiction Row in York.", []),
    ],
)
def test_a_text_that_says_where_she_hides_is_pointed_out_though_she_is_responsible_for_the_child_too(told, place):
    at = Consultation(parts(), family(told=told))
    made = at.letter("childrens_social_care", ["lee"])
    assert found(made, "L19") == place
    assert at.held_back(made) == ()


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(("service", "says"), [("early_help", True), ("", True), ("police_101", False)])
def test_it_is_pointed_out_in_what_else_a_parent_may_see_and_not_where_none_does(service, says):
    lee = {"own_view": "I miss Rose House", **BY_BOTH}
    made = letter(family(lee), "general_referral" if service else "record_entry", service, ("lee",))
    assert "Rose House" in made.text
    assert ("current_address" in found(made, "L19")) is says


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize("service", ["childrens_social_care", "early_help"])
def test_the_child_in_hiding_and_the_child_at_home_have_a_letter_each_and_two_at_home_may_share_one(service):
    una = LEE | {"ref": "una", "details": {"address": HOME, **BY_BOTH}}
    case = family(None, una)
    template = service if service == "childrens_social_care" else "general_referral"
    for refs in (("tia", "lee"), ("lee", "tia")):
        with pytest.raises(NotAllowedError, match="may see the letter"):
            letter(case, template, service, refs)
    assert "Rose House" not in letter(case, template, service, ("lee", "una")).text


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize(
    ("his", "hers"),
    [
        ("York", "Rose House, Mill Lane, York"),
        ("2 Mill Lane, York", "12 Mill Lane, York"),
        ("Flat 1, 2 Mill Lane", "2 Mill Lane"),
        ("Flat 1, 2 Mill St", "Flat 12, Mill Street"),
    ],
)
def test_a_town_or_a_house_nearby_is_not_the_place_where_she_hides(his, hers):
    details = {"name": "Ann", "current_address": hers, "phone": "07700 900555", "must_not_know": "Bob"}
    lee, bob = LEE | {"details": {"address": his}}, BOB | {"details": {"name": "Bob", "address": his}}
    made = about(case_of(ANN | {"details": details}, lee, bob), "lee")
    assert f"Staying at: {LEFT_OUT}" in made.text
    assert "07700 900555" not in made.text


@pytest.mark.hazard("H07.6")
def test_where_only_the_child_with_her_has_the_refuge_written_she_is_found_by_nothing():
    ann = ANN | {"details": {"name": "Ann", "phone": "07700 900555", "living_arrangements": "With Tia at Rose House"}}
    for responsible in (BY_BOTH, BY_NOBODY):
        tia = TIA | {"details": {"current_address": REFUGE, "school": "Little Nursery", **responsible}}
        made = about(case_of(ann, tia, LEE | {"details": {"address": HOME, **BY_BOTH}}, BOB), "lee")
        assert [one for one in ("Mill Lane", "Little Nursery") if one in made.text] == []
        assert ("07700 900555" in made.text, "Rose House" in made.text) == (responsible is BY_NOBODY,) * 2


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize("expecting", [{"pregnant": "yes"}, {}])
def test_an_unborn_baby_is_where_its_mother_is(expecting):
    baby = {"ref": "baby", "roles": ["affected"], "unborn": "yes", "details": BY_BOTH}
    case = case_of(*(each.model_dump(exclude_unset=True) for each in family().people), baby)
    ann = case.person("ann").model_copy(update=expecting)
    made = about(case.model_copy(update={"people": (ann, *case.people[1:])}), "baby")
    assert REFUGE in made.text
    assert found(made, "L23") == ["current_address"]


@pytest.mark.hazard("H07.6")
def test_where_nobody_knows_whose_the_children_are_it_is_pointed_out_that_the_letter_may_reach_him():
    people = [each.model_dump(exclude_unset=True) for each in family().people]
    case = Case.model_validate({"refhelper_case": "1", "people": people, "other_children": "yes"})
    assert found(about(case), "L21") == ["parental_responsibility"]
