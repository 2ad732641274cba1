"""What a letter says of those it is not about, and of those whose answers were given for another letter."""

import pytest

from refhelper.domain.case import Case
from refhelper.domain.letter import Checked
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.vocabulary import Answer, Deadline, Verdict
from tests.letter_cases import answered_family, letter, marked_family, marker

HARMED = {"ref": "anna", "roles": ["harmed"], "age": 34, "harmed_by": ["dan"]}
HARMING = {"ref": "dan", "roles": ["harming"], "age": 36}


def case_of(*people: dict, **keys: object) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": list(people), **keys})


def planned(service: str, ref: str, verdict: Verdict, *rules: str) -> Plan:
    reasons = tuple(Reason(rule, f"Because of {rule}.", "a source") for rule in rules)
    return Plan((), (Destination(service, ref, verdict, Deadline.TODAY, None, reasons),))


@pytest.mark.parametrize(
    ("service", "template", "people"),
    [
        ("lado", "lado", ("dan",)),
        ("matac", "general_referral", ("dan",)),
        ("police_101", "general_referral", ("dan",)),
        ("childrens_social_care", "childrens_social_care", ("ella",)),
    ],
)
def test_what_someone_who_harms_answered_for_their_own_referral_is_in_no_letter_about_the_harm(
    service, template, people
):
    dan = HARMING | {"agrees_to_share": "yes", "told": "yes", "agrees_to_service": "yes"}
    case = case_of(HARMED, dan, {"ref": "ella", "roles": ["affected"], "age": 8})
    text = letter(case, template, service, people).text
    assert "agrees to this information being shared" not in text
    assert "has been told" not in text


def test_whether_the_person_knows_of_a_report_to_the_lado_is_what_its_own_checks_say():
    sharing = [{"for": "dan", "to": "lado", "told": "not told, on the LADO's advice"}]
    text = letter(case_of(HARMED, HARMING | {"told": "yes"}, sharing=sharing), "lado", "lado", ("dan",)).text
    assert "dan has not been told: on the LADO's advice.\n" in text


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("by Dr Fox", "anna has been told: by Dr Fox."),
        ("yes, by Dr Fox", "anna has been told: by Dr Fox."),
        ("not told, he reads her post.", "anna has not been told: he reads her post."),
        ("unsafe", "anna has not been told that this information is being shared, because telling is not safe."),
        ("on Monday by her sister", "anna (whether told of this): on Monday by her sister."),
    ],
)
def test_whether_somebody_was_told_reads_as_a_sentence_and_is_never_guessed(answer, says):
    sharing = [{"for": "anna", "to": "marac", "told": answer}]
    assert says in letter(case_of(HARMED, sharing=sharing), "marac", "marac", ("anna",)).text


@pytest.mark.parametrize("part", [{"roles": ["affected", "harming"]}, {"roles": ["affected"], "harms": "yes"}])
def test_a_parent_who_is_said_to_harm_is_not_in_the_letter_to_the_young_peoples_service(part):
    boy = {"ref": "noah", "roles": ["harming", "harmed"], "age": 15, "harmed_by": ["dan"] if "harms" in part else []}
    boy["details"] = {"parental_responsibility": ["dan"]}
    dad = HARMING | {"roles": part["roles"], "details": {"name": "Dan Example", "phone": "01632 960111"}}
    made = letter(case_of(boy, dad), "respect_young_people", "respect_young_people", ("noah",))
    assert "dan" not in {ref for ref, _ in made.shares}
    assert "Dan Example" not in made.text


def test_the_record_of_an_adult_who_only_lives_with_the_harm_is_empty_unless_chosen_and_borrows_nothing():
    harmed = HARMED | {"concerns": ["sexual_abuse"]}
    gran = {"ref": "gran", "roles": ["affected"], "age": 66, "details": {"own_view": "I want him gone"}}
    case = case_of(harmed, HARMING, gran)
    made = letter(case, "record_entry", "", ("gran",))
    assert made.text == ""
    assert (made.findings[0].rule, made.findings[0].place) == ("L05", "gran")
    assert "what others disclosed" in made.findings[0].why
    chosen = letter(case, "record_entry", "", ("gran",), chosen=True).text
    assert "I want him gone" in chosen
    assert "sexual" not in chosen


@pytest.mark.hazard("H08.2")
def test_the_record_of_a_child_does_not_borrow_what_another_person_disclosed():
    harmed = HARMED | {"concerns": ["sexual_abuse"]}
    text = letter(
        case_of(harmed, HARMING, {"ref": "ella", "roles": ["affected"], "age": 8}), "record_entry", "", ("ella",)
    )
    assert "sexual" not in text.text
    assert "ella, living with the harm or exposed to it." in text.text


@pytest.mark.parametrize("template", ["general_referral", "phone_script"])
def test_same_day_care_of_someone_who_harms_learns_that_he_is_suicidal_and_nothing_that_others_said(template):
    dan = HARMING | {"concerns": ["suicidal", "domestic_abuse"]}
    plan = planned("same_day_medical", "dan", Verdict.MUST, "R079", "R001")
    text = letter(
        case_of(HARMED, dan, narrative={"seen": "bruise"}), template, "same_day_medical", ("dan",), plan=plan
    ).text
    assert "today" in text
    assert "thoughts of suicide" in text
    assert "Because of R079." in text
    for hidden in ("R001", "domestic", "bruise", "anna"):
        assert hidden not in text, hidden


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("written", "place"),
    [("I hit ANNA", "name"), ("Annie, my wife", "name"), ("before she went to the Refuge", "refuge")],
)
def test_a_name_or_the_word_refuge_in_what_reaches_someone_who_harms_is_found(written, place):
    harmed = HARMED | {"ref": "p1", "details": {"name": "Anna Example", "known_as": "Annie"}}
    dan = HARMING | {"details": {"name": "Dan Example", "own_account": written}}
    for service, template in (("plus_choices", "plus_choices"), ("a_practice_group", "general_referral")):
        made = letter(case_of(harmed, dan), template, service, ("dan",))
        assert [each.place for each in made.findings if each.rule == "L02"] == [place]


def test_a_shared_surname_or_a_name_inside_another_word_is_no_leak():
    harmed = HARMED | {"ref": "p1", "details": {"name": "Ann Example"}}
    dan = HARMING | {"details": {"name": "Dan Example", "own_account": "I am Dan Example and annoyed"}}
    made = letter(case_of(harmed, dan), "plus_choices", "plus_choices", ("dan",))
    assert [each for each in made.findings if each.rule == "L02"] == []


@pytest.mark.parametrize("service", ["maternity", "safeguarding_advice", "police_101"])
def test_a_general_letter_says_who_is_said_to_harm_and_which_children_there_are(service):
    details = {"name": "Dan Example", "relationship": "husband", "address": "1 Fiction Row", "risk_to_staff": "a dog"}
    dan = HARMING | {"high_risk_features": ["weapon"], "details": details}
    case = case_of(HARMED, dan, {"ref": "ella", "roles": ["affected"], "age": 8}, other_children="yes")
    text = letter(case, "general_referral", service, ("anna",)).text
    for said in ("Dan Example, 36 years: husband", "1 Fiction Row", "a weapon", "a dog", "ella, 8 years", "not listed"):
        assert said in text, said


@pytest.mark.parametrize(("service", "people"), [("sarc", ("anna",)), ("maternity", ("dan",))])
def test_a_general_letter_to_others_or_about_someone_who_harms_names_nobody_else(service, people):
    case = case_of(HARMED, HARMING, {"ref": "ella", "roles": ["affected"], "age": 8}, other_children="yes")
    made = letter(case, "general_referral", service, people)
    assert {ref for ref, _ in made.shares if ref} == set(people)
    assert "not listed" not in made.text


def test_marac_idas_and_social_care_learn_what_is_known_of_the_danger_from_the_person_who_harms():
    dan = HARMING | {"high_risk_features": ["weapon"], "risk_posed": "high", "works_with": "children"}
    dan["details"] = {"phone": "01632 960111", "risk_to_staff": "keeps a dog", "employer": "Acorn Nursery"}
    case = case_of(HARMED, dan, {"ref": "ella", "roles": ["affected"], "age": 8})
    marac = letter(case, "marac", "marac", ("anna",)).text
    idas = letter(case, "idas", "idas", ("anna",)).text
    children = letter(case, "childrens_social_care", "childrens_social_care", ("ella",)).text
    assert "weapon" in marac
    assert "01632 960111" in marac
    assert "weapon" in idas
    assert "keeps a dog" in idas
    for said in ("Acorn Nursery", "volunteers with children", "the risk this person poses: high"):
        assert said in children, said


def test_where_nobody_wrote_who_must_not_know_an_address_comes_with_whom_not_to_give_it_to():
    harmed = HARMED | {"details": {"name": "Anna", "current_address": "9 Hidden Close"}}
    dan = HARMING | {"details": {"name": "Dan"}}
    warning = "Do not give Anna's address or whereabouts to Dan."
    case = case_of(harmed, dan, {"ref": "ella", "roles": ["affected"], "age": 8})
    for template, service in (("idas", "idas"), ("marac", "marac"), ("general_referral", "maternity")):
        assert warning in letter(case, template, service, ("anna",)).text
    assert warning in letter(case, "childrens_social_care", "childrens_social_care", ("ella",)).text
    written = harmed | {"details": harmed["details"] | {"must_not_know": "Dan's mother"}}
    assert warning not in letter(case_of(written, dan), "idas", "idas", ("anna",)).text


def test_the_warning_neither_fills_a_gap_in_safe_contact_nor_stands_where_both_live_at_the_address():
    harmed = HARMED | {"details": {"name": "Anna", "address": "1 Fiction Row, York"}}
    made = letter(case_of(harmed, HARMING), "general_referral", "maternity", ("anna",))
    assert "Do not give Anna's address or whereabouts to dan." in made.text
    assert "[to be completed: a safe way to contact this person]" in made.text
    idas = letter(case_of(harmed, HARMING), "idas", "idas", ("anna",))
    assert "must_not_know" in {finding.place for finding in idas.findings}
    together = HARMING | {"details": {"address": "1 fiction row york"}}
    assert "Do not give" not in letter(case_of(harmed, together), "idas", "idas", ("anna",)).text


def test_no_letter_but_those_about_the_harmed_say_whom_not_to_give_an_address_to():
    both = HARMED | {"roles": ["harmed", "harming"], "details": {"address": "9 Hidden Close"}}
    assert "Do not give" not in letter(case_of(both, HARMING), "plus_choices", "plus_choices", ("anna",)).text


def test_one_unborn_baby_stays_one_and_keeps_what_was_written_of_it():
    holly = {"ref": "holly", "roles": ["harmed"], "age": 24, "pregnant": "yes"}
    details = {"parental_responsibility": ["holly"], "expected_delivery_date": "3 March 2027"}
    bump = {"ref": "bump", "roles": ["affected"], "unborn": "yes", "details": details}
    case = case_of(holly, bump, narrative={"impact": {"bump": "born into fear"}})
    text = letter(case, "childrens_social_care", "childrens_social_care", ("holly",)).text
    assert "Child not in this referral" not in text
    assert "Unborn baby of holly: born into fear" in text
    assert "unborn, expected 3 March 2027" in text


def test_a_call_says_first_what_was_seen_and_told_and_that_it_is_about_an_unborn_baby():
    holly = {"ref": "holly", "roles": ["harmed"], "age": 24, "pregnant": "yes"}
    holly["details"] = {"expected_delivery_date": "3 March 2027"}
    case = case_of(holly, narrative={"seen": "a bruise", "told": "he hit me"}, danger_now="no")
    made = letter(case, "phone_script", "childrens_social_care", ("holly",))
    section = {each.name: each.text.split("\n") for each in made.sections}
    assert section["worried_about"][1] == "The unborn baby of holly (unborn, expected 3 March 2027)."
    assert section["why_now"][1:3] == ["Seen by me: a bruise", "Told to me: he hit me"]
    assert section["why_now"][-1] == "In my judgement nobody is in danger at this moment."
    now = letter(
        case.model_copy(update={"danger_now": Answer.YES}), "phone_script", "childrens_social_care", ("holly",)
    )
    why = next(each.text.split("\n") for each in now.sections if each.name == "why_now")
    assert why[1] == "Someone is in danger now, or about to be."
    assert sum("danger now" in line for line in why) == 1


def test_a_call_says_no_more_than_the_letter_to_the_same_service():
    text = letter(marked_family(), "phone_script", "idas", ("mum",)).text
    assert marker("case", "seen") not in text
    assert marker("case", "told") not in text


@pytest.mark.parametrize("verdict", [Verdict.CONSIDER, Verdict.ASK, Verdict.OFFER])
def test_a_letter_does_not_say_that_the_rules_left_it_open_unless_something_else_was_decided(verdict):
    plan = planned("childrens_social_care", "ella", verdict)
    child = {"ref": "ella", "roles": ["affected"], "age": 8}
    asked = ("childrens_social_care", "childrens_social_care", ("ella",))
    assert "routing rules" not in letter(case_of(child), *asked, plan=plan).text
    no = {"person": "ella", "service": "childrens_social_care", "decided": "do_not_refer"}
    assert "It was decided not to refer." in letter(case_of(child, decisions=[no]), *asked, plan=plan).text
    must = planned("childrens_social_care", "ella", Verdict.MUST)
    assert "routing rules" not in letter(case_of(child), *asked, plan=must).text, "it says why instead"
    against = letter(case_of(child, decisions=[no]), *asked, plan=must).text
    assert "this referral for ella has to be made. It was decided not to refer." in against


def test_plus_choices_gets_the_persons_wishes_under_that_name():
    case = case_of(HARMING | {"details": {"wishes": "to see my children"}})
    assert "Wishes: to see my children" in letter(case, "plus_choices", "plus_choices", ("dan",)).text


@pytest.mark.hazard("H20.1")
def test_idas_and_marac_are_told_not_to_tell_the_family_where_that_is_dangerous():
    checked = Checked(do_not_tell_family=True)
    for service in ("idas", "marac"):
        text = letter(case_of(HARMED), service, service, ("anna",), checked=checked).text
        assert "Please do not tell the family of this referral" in text


def test_same_day_care_is_not_told_of_an_agreement_that_was_given_for_another_service():
    case = answered_family()
    for service in ("same_day_medical", "sarc"):
        assert "agrees to be referred" not in letter(case, "general_referral", service, ("dad",)).text
    assert "agrees to be referred" in letter(case, "plus_choices", "plus_choices", ("dad",)).text
    assert "agrees to be referred" in letter(case, "general_referral", "a_practice_group", ("dad",)).text
