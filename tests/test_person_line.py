"""The line that adds a person is read exactly, or the word that was not understood is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refhelper.domain.case import Case
from refhelper.domain.person_line import as_person, read, read_age, unique_ref

TODAY = date(2026, 11, 20)


def entered(line: str, *taken: str) -> dict[str, object]:
    found = read(line, TODAY)
    assert found.problem == ""
    return as_person(found, taken)


def test_a_whole_line_becomes_a_person() -> None:
    assert entered("Anna 34 york harmed patient") == {
        "ref": "anna",
        "roles": ["harmed"],
        "age": 34,
        "lives_in": "york",
        "patient": "yes",
        "details": {"name": "Anna"},
    }


def test_only_what_was_said_is_entered_so_nothing_is_answered_by_default() -> None:
    assert entered("harmed") == {"ref": "person", "roles": ["harmed"]}


def test_every_word_after_the_name_may_come_in_any_order() -> None:
    assert entered("Dan Smith male harming 36 scarborough") == entered("Dan Smith scarborough 36 male harming")


def test_somebody_may_have_two_parts() -> None:
    assert entered("Eve 15 harmed harming york")["roles"] == ["harmed", "harming"]


@pytest.mark.parametrize(("word", "key", "value"), [
    ("12/03/2010", "date_of_birth", "2010-03-12"),
    ("2010-03-12", "date_of_birth", "2010-03-12"),
    ("0", "age", 0),
    ("120", "age", 120),
    ("unborn", "unborn", "yes"),
])  # fmt: skip
def test_an_age_is_said_in_one_of_three_ways(word: str, key: str, value: object) -> None:
    person = entered(f"Baby {word} affected")
    assert person[key] == value
    assert len({"age", "date_of_birth", "unborn"} & person.keys()) == 1


@pytest.mark.parametrize(("town", "district"), [
    ("whitby", "scarborough"), ("Filey", "scarborough"), ("skipton", "craven"), ("settle", "craven"),
    ("RIPON", "harrogate"), ("knaresborough", "harrogate"), ("malton", "ryedale"), ("pickering", "ryedale"),
    ("thirsk", "hambleton"), ("northallerton", "hambleton"), ("richmond", "richmondshire"),
    ("catterick", "richmondshire"), ("leyburn", "richmondshire"), ("selby", "selby"), ("tadcaster", "selby"),
    ("york", "york"), ("elsewhere", "elsewhere"),
])  # fmt: skip
def test_towns_stand_for_their_former_district(town: str, district: str) -> None:
    assert entered(f"Anna {town} harmed")["lives_in"] == district


@pytest.mark.parametrize(("line", "named"), [
    ("Anna 34 yrok harmed", "'yrok'"),
    ("Anna york 34 harmed pregnant", "'pregnant'"),
    ('Anna 34 harmed "Smith"', "'Smith'"),
    ("Anna 34 35 harmed", "'35'"),
    ("Anna york selby harmed", "'selby'"),
    ("Anna harmed male female", "'female'"),
    ("Anna 121 harmed", "'121'"),
    ("Anna 30/02/2010 harmed", "'30/02/2010'"),
    ("Anna 21/11/2026 harmed", "'21/11/2026'"),
    ("Anna 01/01/1890 harmed", "'01/01/1890'"),
    ("Anna 3 unborn harmed", "'unborn'"),
    ("M 34 harmed", "'M'"),
    ("Anna F harmed", "'F'"),
    ("Anna 34 york", "Anna"),
    ("", "harmed, harming or affected"),
])  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_read_as_something_else(line: str, named: str) -> None:
    assert named in read(line, TODAY).problem


def test_a_name_that_is_also_a_place_goes_in_quotes() -> None:
    person = entered('"May Selby" 30 york harmed')
    assert (person["details"], person["lives_in"]) == ({"name": "May Selby"}, "york")


def test_small_letters_for_the_sex_are_understood_straight_after_a_name() -> None:
    assert entered("Anna f 34 harmed")["sex"] == "female"


def test_two_people_of_one_name_get_different_refs_and_nobody_is_called_case() -> None:
    assert unique_ref("Anna", {"anna", "anna-2"}) == "anna-3"
    assert unique_ref("Case", ()) == "case-2"
    assert unique_ref("Šárka O'Neill", ()) == "sarka-o-neill"
    assert unique_ref("李", {"person"}) == "person-2"


def test_escape_sequences_in_a_line_are_gone_before_it_is_read() -> None:
    assert entered("An\x1b[2Jna 34 york harmed")["details"] == {"name": "Anna"}


@given(st.text(max_size=60))
def test_whatever_is_typed_is_either_a_valid_person_or_a_problem(line: str) -> None:
    found = read(line, TODAY)
    if not found.problem:
        Case.model_validate({"refhelper_case": "1", "people": [as_person(found, ("anna",))]})


@given(st.text(st.characters(codec="ascii"), max_size=12))
def test_an_age_is_never_read_from_a_word_that_is_not_one(word: str) -> None:
    found = read_age(word, TODAY)
    if found is not None and not found.problem:
        assert len([key for key in found.keys.values() if key is not None]) == 1
