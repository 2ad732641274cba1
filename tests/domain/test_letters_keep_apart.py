"""Who never sees what: every field of every person marked, every letter searched for the marks."""

import pytest

from refhelper.domain.errors import NotAllowedError, NotFoundError
from refhelper.domain.letter_context import build
from refhelper.domain.letter_view import Touched, View
from refhelper.domain.vocabulary import SERVICES
from tests.letter_cases import (
    FAMILY,
    LETTERS,
    SLOTS,
    TEXT_FIELDS,
    asked,
    letter,
    marked_family,
    marker,
    markers,
)

HIS_OWN = {
    "name",
    "known_as",
    "nhs_number",
    "address",
    "current_address",
    "phone",
    "email",
    "safe_contact",
    "safe_times",
    "ethnicity",
    "first_language",
    "interpreter",
    "communication_needs",
    "disability",
    "gp_practice",
    "occupation",
    "needs",
    "own_account",
    "own_view",
    "wishes",
}
FOR_SERVICES_FOR_THOSE_WHO_HARM = (
    ("plus_choices", "plus_choices", ("dad",)),
    ("respect_young_people", "respect_young_people", ("boy",)),
    ("phone_script", "plus_choices", ("dad",)),
    ("phone_script", "respect_young_people", ("boy",)),
    ("general_referral", "a_practice_group", ("dad",)),
    ("general_referral", "same_day_medical", ("dad",)),
    ("general_referral", "domestic_abuse_elsewhere", ("dad",)),
    ("phone_script", "a_practice_group", ("dad",)),
)


def printed(text: str) -> set[tuple[str | None, str]]:
    return {key for key, mark in markers().items() if mark in text}


@pytest.mark.hazard("H08.1")
@pytest.mark.parametrize(("template", "service", "people"), LETTERS)
def test_the_list_of_what_a_letter_shares_is_exactly_what_it_prints(template, service, people):
    made = letter(marked_family(), template, service, people, chosen=True)
    assert printed(made.text) == set(made.shares) & set(markers())


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize(("template", "service", "people"), FOR_SERVICES_FOR_THOSE_WHO_HARM)
@pytest.mark.parametrize("ref", FAMILY)
def test_services_for_people_who_harm_get_only_the_persons_own_words_and_details(template, service, people, ref):
    allowed = {"relationship"} if FAMILY[ref]["roles"] == ["harmed"] else set()
    if ref in people:
        allowed = HIS_OWN | {"school", "parents_view"}
    elif ref == "gran" and template == "respect_young_people":
        allowed = {"name", "relationship", "phone", "email", "safe_contact", "safe_times"}
    text = letter(marked_family(), template, service, people).text
    assert {field for field in TEXT_FIELDS if marker(ref, field) in text} <= allowed
    assert not any(marker(ref, slot) in text for slot in ("childs_voice", "impact"))


@pytest.mark.parametrize(("template", "service", "people"), FOR_SERVICES_FOR_THOSE_WHO_HARM)
def test_services_for_people_who_harm_get_no_narrative_but_the_request(template, service, people):
    text = letter(marked_family(), template, service, people).text
    assert {slot for slot in SLOTS if marker("case", slot) in text} <= {"request"}
    assert marker("case", "present") not in text
    assert "A reason that a clinician would give." not in text
    assert "-why-" not in text


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize(("template", "service", "people"), FOR_SERVICES_FOR_THOSE_WHO_HARM)
def test_what_must_not_reach_them_is_not_in_the_data_of_the_letter_either(template, service, people):
    context = build(asked(marked_family(), template, service, people), template, Touched())
    views = [view for part in context.values() for view in ((part,) if isinstance(part, View) else part)]
    held = "\n".join(str(value) for view in views for value in view.values())
    for ref in ("mum", "sis", "girl", "bump"):
        assert {field for field in TEXT_FIELDS if marker(ref, field) in held} <= {"relationship"}
    assert {slot for slot in SLOTS if marker("case", slot) in held} <= {"request"}


def test_a_harmed_mother_with_parental_responsibility_is_in_the_young_persons_letter_as_mother_only():
    case = marked_family()
    mum = case.person("mum")
    details = mum.details.model_copy(update={"relationship": "mother"})
    mum = mum.model_copy(update={"harmed_by": ("boy",), "details": details})
    case = case.model_copy(update={"people": tuple(mum if person.ref == "mum" else person for person in case.people)})
    made = letter(case, "respect_young_people", "respect_young_people", ("boy",))
    assert {field for ref, field in made.shares if ref == "mum"} == {"relationship"}
    assert "Towards: mother" in made.text


def test_someone_harmed_by_another_person_is_not_in_a_letter_about_this_one():
    text = letter(marked_family(), "plus_choices", "plus_choices", ("dad",)).text
    assert marker("mum", "relationship") in text
    assert marker("sis", "relationship") not in text


def test_a_letter_to_a_service_for_people_who_harm_cannot_be_made_about_somebody_harmed():
    for people in (("mum",), ("dad", "mum"), ()):
        with pytest.raises(NotAllowedError):
            letter(marked_family(), "plus_choices", "plus_choices", people)


ELSEWHERE = sorted({*SERVICES, "a_practice_group"} - {"childrens_social_care"})


@pytest.mark.hazard("H08.6")
@pytest.mark.parametrize("service", ELSEWHERE)
@pytest.mark.parametrize("template", [None, "phone_script"])
@pytest.mark.parametrize("people", [("boy", "sis"), ("sis", "boy"), ("boy", "girl"), ("boy", "lad"), ("girl", "mum")])
def test_nobody_but_childrens_social_care_gets_one_letter_about_a_child_who_harms_or_an_adult_and_another(
    service, template, people
):
    case = marked_family()
    lad = case.person("boy").model_copy(update={"ref": "lad"})
    case = case.model_copy(update={"people": (*case.people, lad)})
    with pytest.raises(NotAllowedError) as refused:
        letter(case, template, service, people)
    assert "letter of their own" in refused.value.title


@pytest.mark.parametrize("template", [None, "phone_script"])
def test_childrens_social_care_gets_one_letter_about_a_harmed_child_and_the_one_who_harms(template):
    case = marked_family()
    at_home = {"address": "1 Row", "current_address": ""}
    people = tuple(p.model_copy(update={"details": p.details.model_copy(update=at_home)}) for p in case.people)
    text = letter(case.model_copy(update={"people": people}), template, "childrens_social_care", ("boy", "sis")).text
    assert marker("boy", "name") in text
    assert marker("sis", "name") in text


def test_several_children_who_are_harmed_may_stand_in_one_letter():
    assert marker("sis", "name") in letter(marked_family(), None, "early_help", ("girl", "sis")).text


def test_another_services_form_cannot_be_asked_for_to_see_more():
    for template in ("marac", "general_referral", "childrens_social_care", "police_information", "record_entry"):
        with pytest.raises(NotFoundError):
            letter(marked_family(), template, "plus_choices", ("dad",))


def test_that_asking_was_unsafe_never_reaches_the_person_it_was_unsafe_to_ask():
    people = [{"ref": "dad", "roles": ["harming"], "age": "36", "agrees_to_service": "unsafe_to_ask"}]
    case = marked_family(people=people, decisions=[], narrative={})
    assert "safely" not in letter(case, "plus_choices", "plus_choices", ("dad",)).text
    assert "safely" not in letter(case, "record_entry", "", ("dad",), chosen=True).text


def test_the_lado_gets_no_harmed_adult_but_as_a_relationship():
    for template in ("lado", "phone_script"):
        made = letter(marked_family(), template, "lado", ("dad",))
        of_adults = {field for ref, field in made.shares if ref in {"mum", "gran"}}
        assert of_adults <= {"relationship", "must_not_know"}
        assert marker("mum", "must_not_know") in made.text


def test_police_intelligence_holds_the_source_the_person_and_the_information_and_nothing_else():
    made = letter(marked_family(), "police_information", "police_101", ("dad",))
    assert {ref for ref, _ in made.shares if ref} == {"dad", "mum"}
    assert {field for ref, field in made.shares if ref == "mum"} == {"name", "relationship"}
    assert {slot for slot in SLOTS if (None, slot) in made.shares} == {"seen", "told"}


def test_idas_and_marac_get_no_address_of_a_place_that_only_the_harming_person_needs_to_know():
    made = letter(marked_family(), "idas", "idas", ("mum",))
    assert {field for ref, field in made.shares if ref == "dad"} == {"name", "age", "relationship", "risk_to_staff"}


@pytest.mark.hazard("H07.3")
def test_the_record_of_someone_only_harming_is_empty_with_the_reason_unless_chosen():
    made = letter(marked_family(), "record_entry", "", ("dad",))
    assert made.text == ""
    assert made.sections == ()
    assert "what others disclosed" in made.findings[0].why


@pytest.mark.hazard("H07.3")
def test_the_chosen_record_of_someone_only_harming_holds_their_own_words_and_nothing_of_others():
    handed = [
        {"for": "dad", "to": "lado", "at": "secretly", "chase_on": "2026-11-23"},
        {"for": "case", "to": "police_101", "at": "secretly"},
        {"for": "dad", "to": "plus_choices", "at": "openly"},
    ]
    text = letter(marked_family(handed_over=handed), "record_entry", "", ("dad",), chosen=True).text
    assert {ref for ref, _ in printed(text)} == {"dad"}
    assert marker("dad", "own_account") in text
    assert "openly" in text
    assert "secretly" not in text
    for hint in ("LADO", "police", "domestic", "harm:", "R999", marker("case", "present"), "Chase", "chase"):
        assert hint not in text, hint


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("address", "12 Example Street, York YO99 9ZZ", "she lives at 12  EXAMPLE-street"),
        ("address", "12 Example Street, York YO99 9ZZ", "post to yo999zz"),
        ("phone", "07700 900111", "ring 07700-900-111"),
        ("phone", "07700 900111", "ring +44 7700 900 111"),
        ("safe_contact", "text 07700 900111 or a.b@example.org", "write to A.B@example.org"),
        ("safe_contact", "text 07700 900111 after ten", "ring 07700900111"),
        ("school", "Made-up Primary School", "outside made up primary school at three"),
        ("current_address", "Harbour House", "she is in harbour house"),
        ("employer", "Nowhere Bakery", "works for the Nowhere bakery"),
        ("email", "am@example.org", "mail AM@Example.org"),
        ("phone", "07700 900111", "her number is O77OO 9OO111"),
        ("address", "12A High Street, York YO99 9ZZ", "she is at 12a High St."),
        ("address", "12 Example Street, York YO99 9ZZ", "I drove down Example Street"),
        ("address", "12 Example Street, York YO99 9ZZ", "post to Y099 9ZZ"),
        ("address", "Rose Cottage, Mill Lane, Nowhere", "she is in Rose cottage"),
        ("address", "Rose Cottage, Mill Lane, Nowhere", "I waited in Mill Ln"),
        ("current_address", "The Harbour House Refuge, Leeds", "I went to Harbour Hse"),
        ("school", "Made-up Primary School, York", "outside Made Up Primary at three"),
        ("employer", "Nowhere Bakery Ltd, York", "works for the Nowhere bakery"),
        ("nhs_number", "999 000 0026", "her number is 9990000026"),
        ("living_arrangements", "with her sister, 4 Example Row", "she is at 4 example row"),
        ("safe_contact", "her sister on 01999 555012", "ring her sister on 555012"),
        ("school", "St Made-up's Catholic Primary School", "outside St Made-ups"),
        ("current_address", "9 Ex\N{LATIN SMALL LETTER E WITH ACUTE}mple Lane", "she moved to Exemple Lane"),
    ],
)
@pytest.mark.parametrize("service", ["plus_choices", "a_practice_group"])
def test_whereabouts_of_the_harmed_person_in_free_text_are_found_however_they_are_written(
    service, field, value, written
):
    details = {"name": "Anna", field: value}
    people = [
        {"ref": "anna", "roles": ["harmed"], "details": details},
        {"ref": "dan", "roles": ["harming"], "age": 30, "details": {"own_account": written}},
    ]
    case = marked_family(people=people, decisions=[], narrative={})
    template = "plus_choices" if service == "plus_choices" else "general_referral"
    findings = [each for each in letter(case, template, service, ("dan",)).findings if each.rule == "L02"]
    assert [each.place for each in findings] == [field]
    assert value not in findings[0].why


def held(own_account="", *, anna=None, request="", **dan):
    people = [
        {"ref": "a", "roles": ["harmed"], "details": anna or {"name": "Anna"}},
        {"ref": "d", "roles": ["harming"], "age": 30, "details": {"name": "Dan", "own_account": own_account, **dan}},
    ]
    case = marked_family(people=people, decisions=[], narrative={"request": request})
    return [each.place for each in letter(case, "plus_choices", "plus_choices", ("d",)).findings if each.rule == "L02"]


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("names", "written"),
    [
        ({"name": "Jo Testa"}, "I pushed Jo"),
        ({"name": "Anna Testa", "known_as": "Annie, Nan (now Beth)"}, "I pushed Annie"),
        ({"name": "Anna Testa", "known_as": "Annie, Nan (now Beth)"}, "she is called Beth"),
        ({"name": "Mary-Jane Testa"}, "I pushed mary jane"),
        ({"name": "Anna Testa"}, "I read Annas messages"),
        ({"name": "Anna O'Testa"}, "the OTestas know"),
        ({"name": "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS} Testa"}, "I pushed Zoe"),
    ],
)
def test_the_name_of_somebody_harmed_is_found_however_it_is_written(names, written):
    assert held(written, anna=names) == ["name"]


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    "written", ["Please see him before MARAC meets.", "She disclosed this last week.", "Clare's Law"]
)
def test_what_protects_somebody_harmed_is_not_told_to_a_service_for_the_one_who_harms(written):
    assert held(request=written) == ["protection"]


@pytest.mark.hazard("H07.2")
def test_the_town_to_which_somebody_harmed_went_is_found_where_it_is_not_the_town_of_both():
    anna = {"name": "Anna", "current_address": "9 Example Lane, Whitby", "safe_contact": "her aunt in Filey"}
    assert held("she has moved to whitby", anna=anna) == ["town"]
    assert held("she rings from Filey.", anna=anna) == ["town"]
    assert held("I work in Whitby", anna=anna, address="40 Example Street, Whitby") == []
    assert held("We settled in Malton", anna=anna | {"address": "1 Example Row, Settle"}) == []


def test_words_that_give_nobody_away_are_left_alone():
    anna = {
        "name": "Baby Jo Testa",
        "known_as": "mum, known as Annie",
        "address": "3 Nowhere Road, Harrogate HG99 1AB",
        "school": "Harrogate",
        "employer": "Nowhere School of Dance",
    }
    said = "I shout at my wife as a mum, known for it. We have a baby and I live on a road near a school. Going now."
    assert held(said, anna=anna) == []


def test_the_street_in_which_both_live_is_no_secret():
    anna = {"name": "Anna", "address": "12 Example Street, York YO99 9ZZ"}
    assert held("I stay in Example Street", anna=anna, address="40 Example Street, York YO99 8ZZ") == []
    assert held("I stay at 12 Example Street", anna=anna, address="40 Example Street, York YO99 8ZZ") == ["address"]


def test_a_letter_without_whereabouts_has_no_such_finding():
    made = letter(marked_family(), "plus_choices", "plus_choices", ("dad",))
    assert [each for each in made.findings if each.rule == "L02"] == []
