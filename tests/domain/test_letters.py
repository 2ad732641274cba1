"""What every letter is: complete, plain, in order, and honest about what is missing."""

import re

import pytest

from refhelper.domain.case import Case
from refhelper.domain.clinical_text import for_clinical_system
from refhelper.domain.errors import NotFoundError
from refhelper.domain.letter import compose
from refhelper.domain.letter_findings import valid_nhs_number
from refhelper.domain.letter_request import Checked, SentLetter
from refhelper.domain.letter_view import Field, Touched, View
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.vocabulary import Deadline, Verdict
from tests.letter_cases import (
    FAMILY,
    LETTERS,
    TEXT_FIELDS,
    answered_family,
    asked,
    bare_family,
    fictional_letter,
    letter,
    marked_family,
    templates,
)

HOSTILE = (
    "{{ 7 * 7 }} {% for a in b %}{# #} [bold]x[/bold] \x1b]52;c;eA==\x07 \u202eevil\u2066 <script> %s {0} \\n \t"
    + "W" * 10_000
    + "\n\nsecond line"
)


def case_of(*people: dict, **keys: object) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": list(people), **keys})


@pytest.mark.hazard("H07.3")
def test_the_chosen_record_of_somebody_who_harms_is_no_entry_where_nothing_of_their_own_is_written():
    made = letter(bare_family(), "record_entry", "", ("dad",), chosen=True)
    assert (made.text, made.shares) == ("", ())
    assert "would be empty" in made.findings[0].why


@pytest.mark.parametrize(
    ("template", "service", "people"), [one for one in LETTERS if one[2:] != (("dad",),) or one[1]]
)
def test_with_nothing_written_no_letter_shows_an_empty_heading_a_bare_label_or_a_none(template, service, people):
    made = letter(bare_family(), template, service, people, chosen=True)
    assert "None" not in made.text
    assert "\n\n\n" not in made.text
    assert made.text.endswith("\n")
    for section in made.sections:
        heading, *body = section.text.split("\n")
        assert heading == section.heading
        assert body, section.name
        assert not [line for line in body if re.search(r"[:,(;]\s*$|\(\)|  |: \.|^[.,]", line)], section.text


@pytest.mark.parametrize(("template", "service", "people"), LETTERS)
def test_with_everything_written_nothing_is_left_to_complete(template, service, people):
    made = letter(answered_family(), template, service, people, chosen=True)
    assert "[to be completed" not in made.text
    assert [finding for finding in made.findings if finding.rule == "L01"] == []


@pytest.mark.parametrize(("template", "service", "people"), LETTERS)
def test_hostile_text_is_printed_as_text_or_taken_out_and_never_acted_on(template, service, people):
    details = dict.fromkeys(TEXT_FIELDS, HOSTILE)
    narrative = dict.fromkeys(("seen", "told", "opinion", "request", "history"), HOSTILE)
    raw = [{"ref": ref, **each, "details": details} for ref, each in FAMILY.items()]
    text = letter(case_of(*raw, narrative=narrative), template, service, people, chosen=True).text
    assert "{{ 7 * 7 }} {% for a in b %}{# #} [bold]x[/bold]" in text
    assert "49" not in text.replace("0049", "")
    assert "W" * 10_000 in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(("template", "service", "people"), LETTERS)
def test_letters_as_shipped_hold_only_what_clinical_systems_keep(template, service, people):
    text = letter(marked_family(), template, service, people, chosen=True).text
    assert text.isascii()
    assert "\t" not in text
    assert for_clinical_system(text) == (text, ())


@pytest.mark.parametrize(("template", "service", "people"), LETTERS)
def test_a_section_alone_is_the_same_text_as_in_the_whole_letter(template, service, people):
    made = letter(marked_family(), template, service, people, chosen=True)
    assert made.text == "\n\n".join(section.text for section in made.sections) + "\n"
    assert "\n\n" not in "".join(section.text for section in made.sections)


@pytest.mark.hazard("H30.2")
def test_an_empty_section_that_the_form_requires_is_marked_in_the_letter_and_found():
    made = letter(bare_family(), "childrens_social_care", "childrens_social_care", ("girl",))
    empty = {section.name for section in made.sections if section.empty}
    assert {"referrer", "worries", "analysis", "parents", "danger", "request"} <= empty
    assert all("[to be completed: " in section.text for section in made.sections if section.empty)
    assert empty <= {finding.place for finding in made.findings if finding.rule == "L01"}


def test_one_childs_missing_words_are_found_though_the_others_are_there():
    narrative = {"childs_voice": {"ella": "I hid."}, "impact": {"ella": "wets the bed", "max": "cries"}}
    people = [{"ref": ref, "roles": ["affected"], "age": 8} for ref in ("ella", "max")]
    made = letter(
        case_of(*people, narrative=narrative), "childrens_social_care", "childrens_social_care", ("ella", "max")
    )
    places = {finding.place for finding in made.findings}
    assert "max.childs_voice" in places
    assert "ella.childs_voice" not in places
    assert "max: [to be completed: the child's words and wishes, or why they were not obtained]" in made.text


def test_a_letter_in_which_somebody_has_no_name_says_so():
    def without_a_name(person: dict, template: str = "childrens_social_care") -> list[str]:
        made = letter(case_of(person), template, "childrens_social_care", (person["ref"],))
        return [one.place for one in made.findings if "No name is written" in one.why]

    girl = {"ref": "girl", "roles": ["harmed"], "age": 8}
    assert without_a_name(girl) == ["girl.name"]
    assert without_a_name(girl, "phone_script") == [], "advice may be asked for without a name"
    assert without_a_name(girl | {"details": {"name": "Una Sample"}}) == []
    assert without_a_name({"ref": "baby", "roles": ["affected"], "unborn": "yes"}) == []


def test_a_ref_stands_in_where_there_is_no_name():
    case = case_of({"ref": "child_1", "roles": ["affected"], "age": 8})
    made = letter(case, "childrens_social_care", "childrens_social_care", ("child_1",))
    assert "Name: child_1\n" in made.text
    assert ("child_1", "ref") in made.shares


def test_the_first_sentence_to_childrens_social_care_says_who_by_when_and_why_now():
    text = fictional_letter("family_in_york", "childrens_social_care", ("ella", "max")).text
    first = text.split("\n")[1]
    assert first.startswith(
        "I am referring Ella Sample (aged 8 years) and Max Sample (aged 16 months) and ask you to act"
    )
    assert "act today. Why: Significant harm to a child is known or suspected." in first


@pytest.mark.hazard("H21.1", "H30.1")
def test_fact_report_and_opinion_are_labelled_apart_and_so_are_absent_and_not_asked():
    text = letter(marked_family(), "marac", "marac", ("mum",)).text
    for label in ("Seen by me: ", "Told to me: ", "My opinion and what it rests on: "):
        assert len(re.findall(f"^{label}", text, re.MULTILINE)) == 1
    assert re.search("^Asked about, and absent: ", text, re.MULTILINE)
    assert re.search("^Not asked: ", text, re.MULTILINE)


def test_a_pregnant_girl_is_a_child_and_so_is_her_baby_but_a_pregnant_adult_is_not():
    girl = {"ref": "wren", "roles": ["harmed"], "age": 16, "pregnant": "yes", "details": {"nhs_number": "999 000 0018"}}
    adult = girl | {"ref": "holly", "age": 24}
    service = "childrens_social_care"
    of_girl = letter(case_of(girl), service, service, ("wren",)).text
    of_adult = letter(case_of(adult), service, service, ("holly",)).text
    assert "Name: wren\n" in of_girl
    assert "Name: Unborn baby of wren\n" in of_girl
    child = next(part for part in of_adult.split("\n\n") if part.startswith("Child or unborn baby"))
    assert child == (
        "Child or unborn baby\nName: Unborn baby of holly\nDate of birth or age: unborn, due date not known"
    )
    assert "Pregnant, and the mother of the unborn baby\nName: holly" in of_adult
    assert "child's words" not in of_adult


@pytest.mark.parametrize(
    ("keys", "about"),
    [
        ({}, "children who are not yet named (it is not known whether mum is pregnant) and"),
        ({"pregnant": "no"}, "children who are not yet named and"),
        ({"sex": "male"}, "children who are not yet named and"),
        ({"age": 61}, "children who are not yet named and"),
        ({"pregnant": "yes"}, "the unborn baby of mum and"),
    ],
)
def test_a_letter_speaks_of_an_unborn_baby_only_where_one_is_expected(keys, about):
    mum = {"ref": "mum", "roles": ["harming"], "age": 22, "sex": "female"} | keys
    service = "childrens_social_care"
    made = letter(case_of(mum | {"concerns": ["injury_in_non_mobile_infant"]}), service, service, ("mum",))
    assert f"I am referring {about} ask you to act today." in made.text
    expecting = "yes" in keys.values()
    assert ("Pregnant, and the mother of the unborn baby" in made.text) is expecting
    assert ("Adult: mum, " in made.text) is not expecting
    assert ("[to be completed: who the child is]" in made.text) is not expecting
    assert ("child" in {one.place for one in made.findings if one.rule == "L01"}) is not expecting


def test_a_letter_about_a_child_and_a_woman_who_may_be_pregnant_does_not_lose_the_baby():
    girl, mum = {"ref": "gia", "roles": ["affected"], "age": 8}, {"ref": "mum", "roles": ["harmed"], "age": 30}
    service = "childrens_social_care"
    made = letter(case_of(girl, mum), service, service, ("gia", "mum"))
    said = "gia (8 years) and perhaps an unborn baby of mum (it is not known whether mum is pregnant)"
    assert said in made.text.replace("aged ", "")
    assert ("mum", "pregnant") in made.shares


def test_a_baby_that_is_entered_is_expected_whatever_was_said_of_its_mother():
    holly = {"ref": "holly", "roles": ["harmed"], "age": 24}
    bump = {"ref": "bump", "roles": ["affected"], "unborn": "yes", "details": {"parental_responsibility": ["holly"]}}
    text = letter(case_of(holly, bump), *["childrens_social_care"] * 2, ("holly",)).text
    assert "I am referring the unborn baby of holly and" in text


def test_a_baby_listed_by_name_is_not_listed_twice():
    girl = {"ref": "wren", "roles": ["harmed"], "age": 16, "pregnant": "yes"}
    bump = {"ref": "bump", "roles": ["affected"], "unborn": "yes", "details": {"parental_responsibility": ["wren"]}}
    service = "childrens_social_care"
    text = letter(case_of(girl, bump), service, service, ("wren", "bump")).text
    assert text.count("Name: ") == 2
    assert "Unborn baby of wren" not in text


def test_children_not_yet_listed_are_what_the_letter_of_the_whole_case_is_about():
    case = case_of({"ref": "mum", "roles": ["harmed"], "age": 30}, other_children="yes")
    reason = Reason("R016", "There are children who are not listed", "s")
    plan = Plan((), (Destination("childrens_social_care", None, Verdict.MUST, Deadline.TODAY, None, (reason,)),))
    text = letter(case, "childrens_social_care", "childrens_social_care", (), plan=plan).text
    assert "I am referring children who are not yet named and ask you to act today" in text
    assert "There are other children connected with these people who are not listed here." in text


@pytest.mark.hazard("H30.3")
def test_people_who_harm_somebody_else_are_not_named_as_the_one_who_harms_this_person():
    edith = {"ref": "edith", "roles": ["harmed"], "age": 84, "harmed_by": ["carer"]}
    george = {"ref": "george", "roles": ["harmed"], "age": 79}
    case = case_of(edith, george, {"ref": "carer", "roles": ["harming"]})
    shares = letter(case, "adult_social_care", "adult_social_care", ("george",)).shares
    assert "carer" not in {ref for ref, _ in shares}


@pytest.mark.hazard("H22.2", "H27.2")
def test_a_decision_against_the_rules_is_told_with_both_sides_and_the_reason():
    decision = {
        "person": "girl",
        "service": "childrens_social_care",
        "decided": "refer",
        "by": "Dr A",
        "why": "I saw her",
    }
    case = marked_family(decisions=[decision])
    consider = Plan((), (Destination("childrens_social_care", "girl", Verdict.CONSIDER, None, None, ()),))
    text = letter(case, "childrens_social_care", "childrens_social_care", ("girl",), plan=consider).text
    assert "and ask you to act. Why: I saw her." in text
    assert "is for the clinician to consider. It was decided by Dr A to refer.\n" in text
    assert text.count("I saw her") == 1


@pytest.mark.hazard("H29.3")
def test_every_number_of_a_phone_script_stands_beside_its_state():
    text = letter(bare_family(), "phone_script", "childrens_social_care", ("girl",)).text
    assert "01632 960999 (duty desk, phone; unverified: check before use)" in text


@pytest.mark.hazard("H03.1")
def test_a_low_dash_score_is_never_printed_as_reassurance():
    mum = {"ref": "mum", "roles": ["harmed"], "age": 30, "dash_ticks": 3}
    for template, service in (("idas", "idas"), ("marac", "marac")):
        text = letter(case_of(mum), template, service, ("mum",)).text
        assert "3 of 24 ticks: the score alone does not settle the risk" in text
        assert "not high" not in text
        assert not re.search(r"\blow(er)?\b", text)


@pytest.mark.hazard("H03.1")
@pytest.mark.parametrize(("ticks", "caveat"), [(3, True), (13, True), (14, False), (24, False)])
def test_a_score_that_is_not_high_by_itself_never_stands_alone_in_the_record(ticks, caveat):
    text = letter(case_of({"ref": "mum", "roles": ["harmed"], "age": 30, "dash_ticks": ticks}), None, "", ("mum",)).text
    assert (f"{ticks} of 24 ticks: the score alone does not settle the risk.\n" in text) is caveat
    assert (f"{ticks} of 24 ticks.\n" in text) is not caveat


@pytest.mark.hazard("H03.1")
@pytest.mark.parametrize(
    ("keys", "judged", "scored"),
    [
        ({}, "not recorded", ": no score recorded"),
        ({"risk": "not_known", "dash_ticks": 0}, "not recorded", " (0 of 24): not the ground for this referral"),
        ({"risk": "medium", "dash_ticks": 13}, "not the ground for this referral", " (13 of 24): not the ground"),
        ({"risk": "high", "dash_ticks": 14}, "yes", " (14 of 24): yes"),
    ],
)
def test_marac_is_not_told_of_a_judgement_or_a_score_that_nobody_gave(keys, judged, scored):
    mum = {"ref": "mum", "roles": ["harmed"], "age": 30, "high_risk_features": ["escalating"]} | keys
    text = letter(case_of(mum), "marac", "marac", ("mum",)).text
    assert f"Professional judgement: {judged}\n" in text
    assert f"Visible high risk, 14 or more ticks on the Dash checklist{scored}" in text
    assert "Escalation: yes\nRepeat within 12 months of the last MARAC: not recorded\n" in text


@pytest.mark.hazard("H20.1")
def test_the_family_is_not_to_be_told_where_telling_is_dangerous():
    checked = Checked(do_not_tell_family=True)
    text = letter(marked_family(), "childrens_social_care", "childrens_social_care", ("girl",), checked=checked).text
    assert "Please do not tell the family of this referral before social care or the police have advised." in text


@pytest.mark.hazard("H28.1")
@pytest.mark.parametrize(
    ("born", "at", "says"),
    [
        ("2026-11-19", "2026-11-20T10:00", "19 November 2026 (under 1 month)"),
        ("2025-11-21", "2026-11-20T10:00", "21 November 2025 (11 months)"),
        ("2008-02-29", "2026-02-28T10:00", "29 February 2008 (17 years)"),
        ("2008-02-29", "2026-03-01T10:00", "29 February 2008 (18 years)"),
    ],
)
def test_ages_are_those_of_the_day_of_the_consultation(born, at, says):
    case = case_of({"ref": "a", "roles": ["harmed"], "date_of_birth": born}, at=at)
    assert f"Date of birth or age: {says}\n" in letter(case, "idas", "idas", ("a",)).text


@pytest.mark.hazard("H28.2")
def test_a_wrong_nhs_number_and_a_birth_in_the_future_are_found():
    details = {"nhs_number": "999 000 0019"}
    case = case_of({"ref": "a", "roles": ["harmed"], "date_of_birth": "2027-01-01", "details": details})
    found = {finding.rule: finding.place for finding in letter(case, "idas", "idas", ("a",)).findings}
    assert found["L03"] == "a.nhs_number"
    assert found["L04"] == "a.date_of_birth"


@pytest.mark.parametrize(
    ("number", "why"),
    [("999 000 001", "It is not ten digits, so"), ("999 000 0019", "The check digit does not fit, so")],
)
def test_a_wrong_nhs_number_is_said_to_be_wrong_in_the_way_in_which_it_is(number, why):
    case = case_of({"ref": "a", "roles": ["harmed"], "details": {"nhs_number": number}})
    said = [finding.why for finding in letter(case, "idas", "idas", ("a",)).findings if finding.rule == "L03"]
    assert [each.startswith(why) for each in said] == [True]


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("999 000 0018", True),
        ("9990000018", True),
        ("999-000-0026", True),
        ("999 000 0019", False),
        ("999 000 001", False),
        ("99900000180", False),
        ("999 000 001X", False),
        ("", False),
    ],
)
def test_nhs_numbers_are_checked_by_their_last_digit(number, valid):
    assert valid_nhs_number(number) is valid


@pytest.mark.hazard("H19.1")
def test_the_record_of_a_child_warns_who_may_see_it_and_says_what_each_letter_gave():
    handed = [
        {"for": "girl", "to": "childrens_social_care", "at": "20 November", "how": "by phone, then the form",
         "by": "Dr A", "taken_by": "Kim", "chase_on": "2026-11-23"}
    ]  # fmt: skip
    shares = (("girl", "name"), ("mum", "address"), (None, "told"))
    sections = (("Child", (("girl", "name"),)), ("Household", (("mum", "address"),)))
    sent = (SentLetter("girl", "childrens_social_care", shares, sections),)
    text = letter(marked_family(handed_over=handed), "record_entry", "", ("girl",), sent=sent).text
    assert "both parents" in text
    assert "by phone, then the form, by Dr A, taken by Kim." in text
    gave = "of Zqgirl-name-qZ: name; from this consultation: what I was told; of others: what stands under"
    assert f'What the letter gives as the case stands now: {gave} "Household".' in text
    assert "address" not in text
    assert "Zqmum" not in text
    assert "chase on 23 November 2026" in text


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("by phone", False),
        ("Telephone call", False),
        ("rang the desk", False),
        ("phone; informed them", False),
        ("phone; left a voicemail", False),
        ("telephone, no form needed", False),
        ("phoned, not in writing", False),
        ("Teams", False),
        ("in person", False),
        ("in person, by hand", True),
        ("", True),
        ("form", True),
        ("secure email, and I called", True),
        ("by phone, then the form", True),
    ],
)
def test_the_record_says_what_a_letter_gives_now_and_nothing_of_a_letter_where_there_was_only_a_call(how, says):
    handed = [{"for": "girl", "to": "childrens_social_care", "how": how}]
    sent = (SentLetter("girl", "childrens_social_care", (("girl", "name"),)),)
    text = letter(marked_family(handed_over=handed), "record_entry", "", ("girl",), sent=sent).text
    assert ("What the letter gives as the case stands now: of Zqgirl-name-qZ: name." in text) is says
    assert "gave" not in text


def test_the_record_lists_a_day_to_chase_until_something_later_settles_it():
    sent = {"for": "girl", "to": "childrens_social_care", "at": "20 November", "chase_on": "2026-11-23"}
    for later, listed in (([], True), ([{**sent, "at": "24 November", "chase_on": None}], False)):
        handed = [sent, *({key: value for key, value in one.items() if value} for one in later)]
        text = letter(marked_family(handed_over=handed), "record_entry", "", ("girl",)).text
        assert ("chase on 23 November 2026" in text) is listed


def test_what_must_be_done_is_said_in_words_that_fit_who_does_it():
    case = marked_family()
    services = ("emergency_999", "police_101", "childrens_social_care", "safeguarding_advice", "lado")
    reason = (Reason("R999", "x", "s"),)
    plan = Plan((), tuple(Destination(one, "sis", Verdict.MUST, Deadline.TODAY, None, reason) for one in services))
    text = letter(case, "record_entry", "", ("sis",), plan=plan).text
    for said in (
        "999: must be rung, today (R999).",
        "The police (101): must be told, today (R999).",
        "Children's social care: a referral must be made, today (R999).",
        "Safeguarding advice: must be taken, today (R999).",
        "The LADO: must be told, today (R999).",
    ):
        assert said in text


def test_the_record_says_what_was_decided_not_to_be_shared_who_advised_and_who_went_against_the_checks():
    case = marked_family(
        decisions=[
            {"person": "mum", "service": "idas", "decided": "do_not_refer", "why": "she declined", "by": "Dr A"}
        ],
        sharing=[
            {"for": "mum", "to": "marac", "reasons": ["risk_to_others"], "override": {"by": "Dr A", "why": "the boys"},
             "advice": {"from": "named GP", "on": "2026-11-20", "outcome": "share"}}
        ],
    )  # fmt: skip
    reason = Reason("R030", "x", "s")
    plan = Plan((), (Destination("idas", "mum", Verdict.OFFER, None, None, (reason,)),))
    text = letter(case, "record_entry", "", ("mum",), plan=plan).text
    assert "IDAS: to be offered (R030). It was decided by Dr A not to refer. Reason: she declined." in text
    assert "IDAS: not shared." in text
    assert "MARAC, lawful reason: others are at risk (public interest)." in text
    assert "to be shared against the outcome of the checks, by Dr A. Reason: the boys." in text
    assert "named GP advised to share on 20 November 2026." in text
    assert "Rules and program version: 1.0." in text


def test_the_record_of_somebody_harmed_holds_the_dash_ticks_the_judged_risk_and_the_signs_of_high_risk():
    mum = FAMILY["mum"] | {"ref": "mum", "dash_ticks": 3, "risk": "high", "high_risk_features": ["strangulation"]}
    dad = FAMILY["dad"] | {"ref": "dad"}
    text = letter(case_of(mum, dad), "record_entry", "", ("mum",)).text
    assert (
        "Dash checklist completed with the person: 3 of 24 ticks: the score alone does not settle the risk.\n" in text
    )
    assert "My own judgement of the risk to this person: high" in text
    assert "High-risk features: strangulation" in text
    nothing = letter(case_of(FAMILY["mum"] | {"ref": "mum"}, dad), "record_entry", "", ("mum",)).text
    assert not re.search("Dash|judgement of the risk|High-risk", nothing)


def test_the_record_says_of_each_letter_its_lawful_reason_or_who_went_against_the_checks_and_nothing_else():
    sharing = [
        {"for": "mum", "to": "marac", "reasons": ["risk_to_others"]},
        {"for": "mum", "to": "idas", "override": {"by": "Dr A", "why": "she asked me to"}},
        {"for": "mum", "to": "adult_social_care", "reasons": ["legal_duty"], "which_duty": "Care Act"},
        {"for": "mum", "to": "police_101", "told": "yes"},
    ]
    text = letter(marked_family(sharing=sharing), "record_entry", "", ("mum",)).text
    assert len(re.findall("MARAC, lawful reason|MARAC: shared against", text)) == 1
    assert "IDAS: to be shared against the outcome of the checks, by Dr A. Reason: she asked me to." in text
    assert "IDAS, lawful reason" not in text
    assert "(Care Act)." in text
    assert not re.search("[Pp]olice[^.]*(?:lawful reason|shared against)", text)


def test_the_record_tells_whether_somebody_was_told_apart_from_what_was_told_in_the_consultation():
    handed = [{"for": "girl", "to": "childrens_social_care"}]
    sent = (SentLetter("girl", "childrens_social_care", (("girl", "told"), (None, "told"))),)
    text = letter(marked_family(handed_over=handed), "record_entry", "", ("girl",), sent=sent).text
    assert ": whether told; from this consultation: what I was told." in text


def test_a_request_without_a_service_is_for_the_record_of_one_person_and_only_one():
    assert letter(marked_family(), None, "", ("mum",)).template == "record_entry"
    with pytest.raises(NotFoundError, match="A record entry is for one person"):
        letter(marked_family(), None, "", ("mum", "girl"))


def test_a_letter_that_is_not_one_of_a_service_is_refused_with_those_that_are():
    with pytest.raises(NotFoundError) as refused:
        letter(marked_family(), "marac", "plus_choices", ("dad",))
    assert "phone_script, plus_choices" in refused.value.next_step


def test_what_a_letter_knows_can_be_shown_in_a_fault_without_a_word_of_it():
    view = View({"name": Field("Anna Sample", (("anna", "name"),)), "born": Field("3 May 2018")}, touched := Touched())
    assert repr(view) == "View(name, born)"
    assert len(view) == 2
    assert touched.shares == (), "naming the fields reads none of them"


def test_text_for_clinical_systems_names_what_it_changed():
    text, changed = for_clinical_system("\u201cNo\u201d \u2013 she\u2019s\u00a0here\u2026 \u2502\t\u2022 caf\u00e9")
    assert text == '"No" - she\'s here... - - caf\u00e9'
    assert changed == ("curly quotes", "dashes", "ellipses", "bullets", "special spaces", "tabs", "box drawing")
    assert for_clinical_system("plain 'text' - as is") == ("plain 'text' - as is", ())


def test_the_same_request_always_gives_the_same_letter():
    request = asked(marked_family(), "marac", "marac", ("mum",))
    assert compose(request, templates()) == compose(request, templates())
