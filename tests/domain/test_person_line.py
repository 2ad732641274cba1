"""The line that adds a person is read exactly, or the word that was not understood is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refhelper.domain.ages import read_age
from refhelper.domain.case import Case
from refhelper.domain.person_line import as_person, read, unique_ref
from refhelper.domain.towns import PLACES, SHORTEST
from refhelper.domain.vocabulary import District, Role

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
    assert entered("harmed") == {"ref": "harmed", "roles": ["harmed"]}


@pytest.mark.parametrize(("line", "called"), [
    ("34 york harmed pt", "patient"), ("34 york harmed wife", "wife"), ("unborn affected", "unborn"),
    ("36 york harming harmed", "harming-harmed"),
])  # fmt: skip
def test_somebody_without_a_name_is_called_after_what_was_said(line: str, called: str) -> None:
    assert entered(line)["ref"] == called


def test_a_line_without_a_part_in_the_harm_is_sound_and_the_part_still_to_be_asked() -> None:
    assert entered("Anna 34 york")["roles"] == []


def test_every_word_after_the_name_may_come_in_any_order() -> None:
    assert entered("Dan Smith male harming 36 scarborough") == entered("Dan Smith scarborough 36 male harming")


@pytest.mark.parametrize("line", [
    "Dan Smith, 36, male, harming, scarborough", "Dan Smith,36,male,harming,scarborough",
    "Dan Smith (36 male) harming; scarborough", ", Dan Smith , 36 ,male,harming, scarborough,",
])  # fmt: skip
def test_commas_and_brackets_between_the_words_are_no_part_of_the_name(line: str) -> None:
    assert entered(line) == entered("Dan Smith 36 male harming scarborough")


@pytest.mark.parametrize(("line", "name"), [
    ("Smith, Anna, 34 harmed", "Smith, Anna"), ("Anna (Annie) Smith, 34 harmed", "Anna (Annie) Smith"),
    ('"Smith, F", 34 harmed', "Smith, F"),
])  # fmt: skip
def test_marks_inside_a_name_stay_as_they_were_written(line: str, name: str) -> None:
    assert entered(line)["details"] == {"name": name}


def test_how_somebody_is_related_may_follow_the_name_after_a_comma() -> None:
    assert entered("Lucy, daughter, 9")["details"] == {"name": "Lucy", "relationship": "daughter"}


def test_somebody_may_have_two_parts() -> None:
    assert entered("Eve 15 harmed harming york")["roles"] == ["harmed", "harming"]


@pytest.mark.parametrize(("word", "key", "value"), [
    ("12/03/2010", "date_of_birth", "2010-03-12"),
    ("2010-03-12", "date_of_birth", "2010-03-12"),
    ("12.3.2010", "date_of_birth", "2010-03-12"),
    ("12-03-2010", "date_of_birth", "2010-03-12"),
    ("12-Mar-2010", "date_of_birth", "2010-03-12"),
    ("12th March 2010", "date_of_birth", "2010-03-12"),
    ("12/03/10", "date_of_birth", "2010-03-12"),
    ("12/03/58", "date_of_birth", "1958-03-12"),
    ("34 years", "age", 34),
    ("34yo", "age", 34),
    ("6 weeks", "age", 0),
    ("6/52", "age", 0),
    ("8m", "age", 0),
    ("8 months", "age", 0),
    ("18 months old", "age", 1),
    ("8/12", "age", 0),
    ("3 days", "age", 0),
    ("0", "age", 0),
    ("120", "age", 120),
    ("unborn", "unborn", "yes"),
])  # fmt: skip
def test_an_age_is_said_in_one_of_three_ways(word: str, key: str, value: object) -> None:
    person = entered(f"Baby {word} affected")
    assert person[key] == value
    assert len({"age", "date_of_birth", "unborn"} & person.keys()) == 1


@pytest.mark.parametrize(("town", "district"), [
    ("whitby", "scarborough"), ("Filey", "scarborough"), ("robin hood's bay", "scarborough"),
    ("Robin Hood’s Bay", "scarborough"), ("skipton", "craven"), ("settle", "craven"), ("bentham", "craven"),
    ("grassington", "craven"), ("RIPON", "harrogate"), ("knaresborough", "harrogate"), ("masham", "harrogate"),
    ("pateley bridge", "harrogate"), ("Boroughbridge", "harrogate"), ("malton", "ryedale"), ("pickering", "ryedale"),
    ("helmsley", "ryedale"), ("kirkbymoorside", "ryedale"), ("Norton-on-Derwent", "ryedale"), ("thirsk", "hambleton"),
    ("northallerton", "hambleton"), ("bedale", "hambleton"), ("stokesley", "hambleton"), ("easingwold", "hambleton"),
    ("richmond", "richmondshire"), ("catterick", "richmondshire"), ("Catterick Garrison", "richmondshire"),
    ("leyburn", "richmondshire"), ("hawes", "richmondshire"), ("selby", "selby"), ("tadcaster", "selby"),
    ("Sherburn in Elmet", "selby"), ("york", "york"), ("haxby", "york"), ("elsewhere", "elsewhere"),
    ("leeds", "elsewhere"), ("hull", "elsewhere"), ("middlesbrough", "elsewhere"), ("darlington", "elsewhere"),
    ("stamford bridge", "elsewhere"), ("harrogate", "harrogate"),
])  # fmt: skip
def test_towns_stand_for_their_former_district(town: str, district: str) -> None:
    assert entered(f"Anna 34 {town} harmed")["lives_in"] == district


@pytest.mark.parametrize(("beginning", "district"), [
    ("scar", "scarborough"), ("northa", "hambleton"), ("rich", "richmondshire"), ("skip", "craven"), ("lee", None),
    ("nort", None), ("east", None), ("sel", None), ("bra", None),
])  # fmt: skip
def test_the_beginning_of_a_place_stands_for_it_only_where_it_can_be_no_other(beginning, district) -> None:
    found = read(f"Anna 34 {beginning} harmed", TODAY)
    assert (found.lives_in, f"'{beginning}'" in found.problem) == (district, district is None)


def test_no_place_stands_in_two_districts_and_none_hides_a_district() -> None:
    assert len(PLACES) > 150
    assert all(PLACES[district.value] is district for district in District if district is not District.NOT_KNOWN)
    assert all(place == place.lower().strip() and len(place) >= SHORTEST for place in PLACES)


@pytest.mark.hazard("H26.1")
@pytest.mark.parametrize("line", [
    "Ann Richmond 34 harmed", "ann richmond 34 harmed", "Beverley 34 harmed", "beverley 34 harmed", "Anna YORK harmed",
    "york 34 harmed",
])  # fmt: skip
def test_a_place_that_could_be_somebodys_name_is_never_taken_for_where_they_are(line: str) -> None:
    assert "could be a name or a place" in read(line, TODAY).problem


def test_a_place_in_small_letters_after_a_name_with_a_capital_is_a_place() -> None:
    assert entered("Ann richmond harmed") == {
        "ref": "ann", "roles": ["harmed"], "lives_in": "richmondshire", "details": {"name": "Ann"},
    }  # fmt: skip


@pytest.mark.hazard("H26.1")
@pytest.mark.parametrize(("line", "named"), [
    ("Anna 34 yrok harmed", "'yrok'"),
    ("Anna york 34 harmed preg", "'preg'"),
    ("Anna 34 harmed wife sister", "'sister'"),
    ("Anna 34m harmed", "'34m'"),
    ("Joe 10m harming", "'10m'"),
    ("Joe 8M harming", "'8M'"),
    ("Anna 31 February 2010 harmed", "'31 February 2010'"),
    ("Anna 12/03/24 harmed", "'12/03/24'"),
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
    ("", "empty"),
])  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_read_as_something_else(line: str, named: str) -> None:
    assert named in read(line, TODAY).problem


@pytest.mark.hazard("H26.1")
@pytest.mark.parametrize(("line", "named"), [
    ("Dave not harming", "'not'"), ("Anna NOT harmed", "'NOT'"), ("Dave not a patient", "'not'"),
    ("Anna never pregnant", "'never'"), ("Anna 34 not pregnant", "'not'"), ("Dave alleged perpetrator", "'alleged'"),
    ("Anna and Dave", "'and'"), ("Anna & Dave 40", "'&'"), ("twins 8", "'twins'"), ("Anna mum of Tom 34", "'of'"),
    ("Dave about 40", "'about'"), ("Anna is 8", "'is'"), ("Tom newborn", "'newborn'"), ("Tom year 8", "'year'"),
    ("Dave 40ish", "'40ish'"), ("Dave 40?", "'40?'"), ("Anna F34", "'F34'"), ("Anna 12032010", "'12032010'"),
    ("Anna May 2010", "'2010'"), ("Anna Smith YO1", "'YO1'"), ("Anna 07700 900123", "'07700'"), ("1. Anna 34", "'1.'"),
    ("Tom Man 40", "'Man'"), ("Lucy Daughter 5", "'Daughter'"), ("her 8yo son", "'her'"), ("harmed: Anna", "'Anna'"),
])  # fmt: skip
def test_the_words_of_a_sentence_are_no_name_that_turns_the_rest_round(line: str, named: str) -> None:
    assert read(line, TODAY).problem.startswith(named)


@pytest.mark.parametrize(("line", "plainly"), [
    ("Anna DOB 12/3/2010 harmed", "Anna 12/3/2010 harmed"), ("Anna d.o.b.: 12/3/2010", "Anna 12/3/2010"),
    ("Anna DOB12/3/2010", "Anna 12/3/2010"), ("Anna born on 12 March 2010", "Anna 12/3/2010"),
    ("Tom aged 8 years boy", "Tom 8 male"), ("Tom age: 8, boy", "Tom 8 male"),
    ("Lucy 8-year-old girl", "Lucy 8 female"), ("Tom 8 y/o", "Tom 8"),
    ("Anna 34. woman harmed.", "Anna 34 female harmed"), ("8 year old boy", "8 male"),
    ("Anna lives in York 34", "Anna 34 york"), ("Anna from Harrogate", "Anna harrogate"),
    ("Dave (ex partner) 40 perpetrator", "Dave 40 ex-partner harming"), ("Lucy, half sister", "Lucy half-sister"),
    ("Tom 5 step-son", "Tom 5 stepson"), ("- Anna: 34 victim", "Anna 34 harmed"), ("Anna - 34", "Anna 34"),
])  # fmt: skip
def test_what_people_write_around_a_fact_changes_nothing_of_it(line: str, plainly: str) -> None:
    assert entered(line) == entered(plainly)


def test_a_name_that_is_also_a_place_goes_in_quotes() -> None:
    person = entered('"May Selby" 30 york harmed')
    assert (person["details"], person["lives_in"]) == ({"name": "May Selby"}, "york")


def test_a_number_with_f_says_the_age_and_the_sex() -> None:
    person = entered("Anna 34f harmed")
    assert (person["age"], person["sex"]) == (34, "female")


def test_pregnant_and_how_somebody_is_related_are_written_where_the_case_has_them() -> None:
    person = entered("Anna 34 york wife pregnant harmed pt")
    assert (person["pregnant"], person["patient"]) == ("yes", "yes")
    assert person["details"] == {"name": "Anna", "relationship": "wife"}


def test_a_word_as_mother_before_anything_else_is_what_the_person_is_called() -> None:
    assert entered("Ella's mother 34 york harmed")["details"] == {"name": "Ella's mother"}


def test_a_word_as_daughter_straight_after_a_name_says_how_somebody_is_related() -> None:
    assert entered("Lucy daughter 9 york affected")["details"] == {"name": "Lucy", "relationship": "daughter"}
    assert entered("her mum 60 york affected")["details"] == {"name": "her mum"}
    assert entered("Dave ex partner 40 harming")["details"] == {"name": "Dave", "relationship": "ex-partner"}
    assert entered("mum 60 york affected")["details"] == {"name": "mum"}
    assert entered("James' mother 60 york affected")["details"] == {"name": "James' mother"}
    assert entered('"Lucy Mum" 9 york affected')["details"] == {"name": "Lucy Mum"}
    assert entered('"Lucy mum" 9 york affected')["details"] == {"name": "Lucy mum"}


@pytest.mark.parametrize("weeks", ["pregnant 20 weeks", "20 weeks pregnant", "20/40 pregnant"])
def test_the_weeks_of_a_pregnancy_are_said_to_have_no_place_in_the_line(weeks: str) -> None:
    for line in (f"Amy 29 {weeks}", f"Amy {weeks}"):
        assert "write pregnant here, and under this person when it is due" in read(line, TODAY).problem


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
        asked_next = found._replace(roles=found.roles or (Role.HARMED,))
        Case.model_validate({"refhelper_case": "1", "people": [as_person(asked_next, ("anna",))]})


@given(st.text(st.characters(codec="ascii"), max_size=12))
def test_an_age_is_never_read_from_a_word_that_is_not_one(word: str) -> None:
    found = read_age(word, TODAY)
    if found is not None and not found.problem:
        assert len([key for key in found.keys.values() if key is not None]) == 1
