"""The last look before a letter goes: what is found in its texts, and what is rather left alone."""

from datetime import date
from functools import cache

import pytest

from refhelper.adapters.wording_files import wording_rules
from refhelper.consultation import Consultation
from refhelper.domain.case import Case, Narrative
from refhelper.domain.contacts import ContactKind, ContactState, Line
from refhelper.domain.errors import RefhelperError
from refhelper.domain.findings import Finding
from refhelper.domain.letter_findings import stale
from refhelper.domain.letter_passages import known_child
from refhelper.domain.letter_review import forget, review
from refhelper.domain.wording_rules import WordingRules
from tests.domain.test_letters_golden import parts
from tests.letter_cases import fictional, letter

TODAY = date(2026, 11, 25)
FAMILY = (
    {"ref": "anna", "roles": ["harmed"], "age": "34", "sex": "female", "details": {"name": "Anna Sample"}},
    {"ref": "dan", "roles": ["harming"], "age": "36", "sex": "male", "details": {"name": "Dan Sample"}},
    {"ref": "ella", "roles": ["affected"], "date_of_birth": "2018-05-03", "sex": "female",
     "details": {"name": "Ella Sample"}},
    {"ref": "max", "roles": ["affected"], "date_of_birth": "2025-06-30", "sex": "male",
     "details": {"name": "Max Sample"}},
)  # fmt: skip


@cache
def rules():
    return wording_rules()


def case_with(
    narrative: dict[str, object] | None = None, details: dict[str, dict[str, object]] | None = None, **keys: object
) -> Case:
    more = details or {}
    people = [{**each, "details": each["details"] | more.get(each["ref"], {})} for each in FAMILY]
    whole = {"refhelper_case": "1", "at": "2026-11-20T18:30", "people": people, "narrative": narrative or {}}
    return Case.model_validate(whole | keys)


def findings(case: Case, people: tuple[str, ...] = ("ella", "max")) -> list[Finding]:
    made = letter(case, "childrens_social_care", "childrens_social_care", people)
    return [each for each in review(case, made, rules(), TODAY) if each.rule != "L01"]


def found(case: Case, people: tuple[str, ...] = ("ella", "max")) -> list[tuple[str, str, str]]:
    return [(each.rule, each.place, each.text) for each in findings(case, people)]


def test_a_wording_is_found_at_its_place_in_its_slot_with_why_and_better():
    (finding,) = findings(case_with({"opinion": "I think that Anna failed to protect them."}))
    assert (finding.place, finding.text) == ("opinion", "failed to protect")
    assert "I think that Anna failed to protect them."[finding.start : finding.end] == finding.text
    assert finding.why
    assert finding.better


def test_somebodys_own_words_are_left_alone_in_every_slot_that_holds_them():
    case = case_with(
        {
            "told": 'Anna told me on 20 November 2026: "I failed to protect them."',
            "childs_voice": {"ella": "Mum lets us."},
        },
        {"ella": {"own_view": "Mum failed to protect me.", "wishes": "a home, and nobody who failed to protect"}},
    )
    assert found(case) == []


def test_a_text_under_a_child_is_read_as_about_a_child_and_one_under_an_adult_is_not():
    text = "Did not attend the clinic on 3 June 2026."
    assert [each[1] for each in found(case_with({"impact": {"ella": text}}))] == ["ella.impact"]
    made = letter(case_with(details={"anna": {"needs": text}}), "idas", "idas", ("anna",))
    case = case_with(details={"anna": {"needs": text}})
    assert "anna.needs" not in [each.place for each in review(case, made, rules(), TODAY)]


@pytest.mark.hazard("H08.3")
def test_a_name_that_nobody_in_the_case_has_is_found():
    assert ("told", "Beth") in [each[1:] for each in found(case_with({"told": "Anna told me that Beth saw it today."}))]


@pytest.mark.parametrize(
    ("slot", "text", "wrong"),
    [
        ("seen", "On 20 November 2027 I saw a bruise on Ella's arm.", ("L07", "20 November 2027")),
        ("seen", "Seen on 31/11/2026 in my surgery.", ("L06", "31/11/2026")),
        ("history", "Anna was in hospital on 30 February 2026.", ("L06", "30 February 2026")),
        ("told", "Anna told me that Max was pushed on 3 June 2024.", ("L08", "3 June 2024")),
        ("seen", "On 2026-12-01 I weighed Max.", ("L07", "2026-12-01")),
        ("seen", "Seen on 20/11/27 in my surgery.", ("L07", "20/11/27")),
        ("seen", "Seen on 20/11/31 in my surgery.", ("L07", "20/11/31")),
        ("told", "Max was pushed on 3.6.98", ("L08", "3.6.98")),
    ],
)
def test_a_date_that_cannot_be_right_is_found(slot, text, wrong):
    assert wrong in [(each[0], each[2]) for each in found(case_with({slot: text}))]


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("told", "Anna told me that Dan will take the children abroad on 4 December 2026."),
        ("history", "A court hearing is on 9 December 2026."),
        ("request", "Please visit on 1 December 2026."),
        ("seen", "On 20 November 2026 I saw Ella."),
        ("history", "Anna was pregnant with Max in January 2025."),
        ("told", "Anna told me that Dan hit her on 3 June 2019, before Max was born."),
        ("history", "Anna and Dan married in May 2016."),
        ("history", "Overdose on 12/03/98."),
        ("history", "Overdose on 12/03/32."),
        ("history", "A court hearing is on 9/12/27, of what Ella saw."),
    ],
)
def test_a_date_that_may_be_right_is_left_alone(slot, text):
    assert not [each for each in found(case_with({slot: text})) if each[0] in {"L06", "L07", "L08"}]


@pytest.mark.parametrize(
    ("keys", "at", "child"),
    [
        ({"date_of_birth": "2008-11-25"}, "2026-11-20T18:30", True),
        ({"date_of_birth": "2008-11-25"}, None, False),
        ({"date_of_birth": "2008-11-26"}, None, True),
        ({"age": 17}, None, True),
        ({"unborn": "yes"}, None, True),
        ({}, None, None),
    ],
)
def test_who_is_a_child_is_known_from_a_date_of_birth_where_no_day_is_given_too(keys, at, child):
    people = [{"ref": "ella", "roles": ["affected"], **keys}]
    case = Case.model_validate({"refhelper_case": "1", "people": people, **({"at": at} if at else {})})
    assert known_child(case, case.person("ella"), TODAY) is child


@pytest.mark.hazard("H08.3")
@pytest.mark.parametrize(
    ("ref", "field", "text", "rule"),
    [
        ("ella", "impact", "Max wakes at night and wets the bed.", "L09"),
        ("ella", "impact", "He wakes at night and wets the bed.", "L10"),
        ("max", "impact", "Since October she has not eaten.", "L10"),
        ("ella", "relationship", "son of Anna and Dan", "L14"),
    ],
)
def test_what_may_be_about_somebody_else_is_found(ref, field, text, rule):
    case = case_with({"impact": {ref: text}}) if field == "impact" else case_with(details={ref: {field: text}})
    assert (rule, f"{ref}.{field}") in [each[:2] for each in found(case)]


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("ella", "Ella wakes at night, as Max does."),
        ("ella", "Anna says that she wakes at night."),
        ("ella", "Her father shouts and he has thrown her toys."),
        ("max", "He cries when there is shouting, and his mother cannot hold him, she says."),
        ("max", "Anna told me that he does not sleep."),
        ("ella", '"He hits Mummy," said Ella.'),
        ("max", "I cuddle Max and she sings to him."),
        ("max", "My own view is that she holds him well."),
    ],
)
def test_what_may_well_be_about_the_right_person_is_left_alone(ref, text):
    assert not [each for each in found(case_with({"impact": {ref: text}})) if each[0] in {"L09", "L10"}]


def test_what_is_asked_for_about_somebody_whom_the_letter_does_not_name_is_found_and_holds_nothing_back():
    case = case_with({"request": "Please ring Anna, and assess Max as well."})
    made = letter(case, "adult_social_care", "adult_social_care", ("anna",))
    rules_found = [(each.rule, each.text) for each in review(case, made, rules(), TODAY)]
    assert ("L11", "Max") not in rules_found, "the letter names Max among those at risk"
    lone = case_with({"request": "Please ring Anna, and see Dan."})
    to_idas = letter(lone, "general_referral", "same_day_medical", ("anna",))
    assert ("L11", "Dan") in [(each.rule, each.text) for each in review(lone, to_idas, rules(), TODAY)]


@pytest.mark.hazard("H08.3")
def test_one_nhs_number_for_two_people_is_found():
    same = {"nhs_number": "999 000 0026"}
    assert [each[:2] for each in found(case_with(details={"ella": same, "max": same}))] == [
        ("L15", "ella.nhs_number"),
        ("L15", "max.nhs_number"),
    ]


def test_a_section_or_a_paragraph_that_nobody_reads_to_its_end_is_found():
    sentence = "On 20 November 2026 I saw Ella sit still. "
    assert [each[:2] for each in found(case_with({"seen": sentence * 30}))] == [("L13", "worries")]
    assert [each[:2] for each in found(case_with({"seen": (sentence * 10 + "\n") * 8}))] == [("L12", "worries")]
    assert found(case_with({"seen": sentence * 9})) == []


def test_a_letter_to_a_number_that_was_not_checked_says_so_once():
    old = Line("01904 551900", ContactKind.PHONE, "desk", ContactState.OUT_OF_DATE, "out of date", "")
    asked = old._replace(state=ContactState.UNVERIFIED)
    assert [each.rule for each in stale((old, asked))] == ["L16"]
    assert stale((old, old._replace(state=ContactState.CHECKED))) == []
    assert stale((old._replace(state=ContactState.ASK_LOCALLY),)) == []


def test_an_old_number_is_told_even_where_the_wording_rules_cannot_be_read():
    def unreadable() -> WordingRules:
        title = "The wording rules cannot be read."
        raise RefhelperError(title)

    at = Consultation(parts()._replace(wording=unreadable), fictional("family_in_york"))
    rules = [each.rule for each in at.review(at.letter("childrens_social_care", ["ella"]))]
    assert rules[-2:] == ["L16", "L17"]


def test_a_text_under_an_unborn_baby_is_read_as_about_a_child():
    baby = {"ref": "baby", "roles": ["affected"], "unborn": "yes"}
    case = Case.model_validate({"refhelper_case": "1", "people": [FAMILY[0], baby]})
    narrative = {"impact": {"baby": "Did not attend the clinic on 3 June 2026."}}
    case = case.model_copy(update={"narrative": Narrative.model_validate(narrative)})
    assert "baby.impact" in [each[1] for each in found(case, ("baby",))]


@pytest.mark.parametrize("sex", ["other", "not_known"])
def test_of_somebody_whose_sex_is_not_entered_as_female_or_male_no_word_is_said_not_to_fit(sex):
    people = [*FAMILY[:2], FAMILY[2] | {"sex": sex, "details": {"name": "Ella Sample", "relationship": "son of Anna"}}]
    case = case_with({"impact": {"ella": "He wakes at night."}}, people=people)
    assert not [each for each in found(case, ("ella",)) if each[0] in {"L10", "L14"}]


def test_a_pronoun_is_left_alone_where_somebody_of_the_case_is_named_before_it():
    case = case_with({"impact": {"ella": "When Ella hears Dan she hides, and he laughs."}})
    assert not [each for each in found(case) if each[0] == "L10"]
    case = case_with({"impact": {"ella": "At night Dan shouts, so he wakes her."}})
    assert not [each for each in found(case) if each[0] == "L10"]


def test_a_relationship_that_fits_is_left_alone():
    case = case_with(details={"ella": {"relationship": "daughter of Anna"}, "max": {"relationship": "son of Anna"}})
    assert not [each for each in found(case) if each[0] == "L14"]


@pytest.mark.parametrize(("written", "asked"), [
    ({"name": "Dr J Sample"}, "a number to ring back"), ({"phone": "01904 000000"}, "who is writing"),
    ({"name": "Dr J Sample", "phone": "01904 000000"}, ""),
])  # fmt: skip
def test_half_of_who_is_writing_is_not_taken_for_the_whole(written, asked):
    made = letter(case_with(referrer=written), "childrens_social_care", "childrens_social_care", ("ella",))
    said = [each.why for each in made.findings if each.place == "referrer"]
    assert said == ([f"The receiving form asks for this, and nothing is written: {asked}."] if asked else [])


def test_a_text_is_gone_through_anew_once_what_was_found_is_forgotten():
    case = case_with({"opinion": "I think that Anna failed to protect them."})
    before = found(case)
    forget()
    assert found(case) == before != []


def test_a_finding_that_is_left_stays_left_while_the_words_stay_the_same():
    (left,) = findings(case_with({"opinion": "I think that Anna failed to protect them."}))
    (moved,) = findings(case_with({"opinion": "Today I think that Anna failed to protect them."}))
    assert left.kept_as == moved.kept_as
    (other,) = findings(case_with({"seen": "Seen on 31/11/2026 in my surgery."}))
    assert other.kept_as != left.kept_as
    assert Finding("L01", "seen", "Nothing is written.", "").kept_as == ("L01", "seen", "Nothing is written.")
