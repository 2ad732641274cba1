"""What a letter says of those it is not about, and of those whose answers were given for another letter."""

import pytest

from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.errors import NotAllowedError
from refhelper.domain.letter_request import Checked
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.vocabulary import Answer, Deadline, Verdict
from tests.domain.test_letters_golden import parts
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


@pytest.mark.parametrize(("service", "says"), [("police_101", False), ("maternity", False), ("early_help", True)])
def test_what_somebody_answered_about_a_support_service_is_not_read_as_an_answer_to_the_police_or_a_midwife(
    service, says
):
    text = letter(case_of(HARMED | {"agrees_to_service": "no"}, HARMING), "general_referral", service, ("anna",)).text
    assert ("does not agree to be referred to the service" in text) is says


@pytest.mark.parametrize(("ref", "part"), [("dan", "said to be causing harm"), ("anna", "experiencing harm")])
def test_a_letter_to_the_police_says_which_part_the_person_it_is_about_has(ref, part):
    text = letter(case_of(HARMED, HARMING), "general_referral", "police_101", (ref,)).text
    assert f"Part in this: {part}\n" in text


def test_whether_the_person_knows_of_a_report_to_the_lado_is_what_its_own_checks_say():
    sharing = [{"for": "dan", "to": "lado", "told": "not told, on the LADO's advice"}]
    text = letter(case_of(HARMED, HARMING | {"told": "yes"}, sharing=sharing), "lado", "lado", ("dan",)).text
    assert "dan has not been told: on the LADO's advice.\n" in text


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("by Dr Fox", 'anna (whether told of this): "by Dr Fox".'),
        ("by nobody yet", 'anna (whether told of this): "by nobody yet".'),
        ("told nothing yet", 'anna (whether told of this): "told nothing yet".'),
        ("No one has told her", 'anna (whether told of this): "No one has told her".'),
        ("no-one told her", 'anna (whether told of this): "no-one told her".'),
        ("not sure that she was", 'anna (whether told of this): "not sure that she was".'),
        ("not told yet", 'anna (whether told of this): "not told yet".'),
        ("Told: not yet", 'anna (whether told of this): "Told: not yet".'),
        ("Told. No.", 'anna (whether told of this): "Told. No".'),
        ("No, told by phone", 'anna (whether told of this): "No, told by phone".'),
        ("yes: unsafe to tell", 'anna (whether told of this): "yes: unsafe to tell".'),
        ("yes, but he was not there", 'anna (whether told of this): "yes, but he was not there".'),
        ("yesterday", 'anna (whether told of this): "yesterday".'),
        ("No.", "anna has not been told."),
        ("Told: by Dr Fox", "anna has been told: by Dr Fox."),
        ("No - he reads her post", "anna has not been told: he reads her post."),
        ("unsafe; he reads it", "because telling is not safe: he reads it."),
        ("Unsafe.", "because telling is not safe."),
        ("yes, by Dr Fox", "anna has been told: by Dr Fox."),
        ("not told, he reads her post.", "anna has not been told: he reads her post."),
        ("unsafe", "anna has not been told that this information is being shared, because telling is not safe."),
        ("on Monday by her sister", 'anna (whether told of this): "on Monday by her sister".'),
    ],
)
def test_whether_somebody_was_told_reads_as_a_sentence_and_is_never_guessed(answer, says):
    sharing = [{"for": "anna", "to": "marac", "told": answer}]
    assert says in letter(case_of(HARMED, sharing=sharing), "marac", "marac", ("anna",)).text


def test_what_was_answered_for_the_letter_about_another_is_not_said_in_this_one():
    sharing = [{"for": ref, "to": "childrens_social_care", "told": "yes"} for ref in ("anna", "ella")]
    case = case_of(HARMED, HARMING, {"ref": "ella", "roles": ["affected"], "age": 8}, sharing=sharing)
    text = letter(case, *["childrens_social_care"] * 2, ("ella",)).text
    assert "ella has been told" in text
    assert "anna has been told" not in text


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


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("roles", [["harming"], ["harming", "affected"]])
@pytest.mark.parametrize("template", ["general_referral", "phone_script"])
def test_same_day_care_of_someone_who_harms_learns_that_he_is_suicidal_and_nothing_that_others_said(template, roles):
    dan = HARMING | {"concerns": ["suicidal", "domestic_abuse"], "roles": roles}
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
    written = harmed | {"details": {"name": "Anna", "address": "9 Hidden Close", "must_not_know": "Dan's mother"}}
    assert warning not in letter(case_of(written, dan), "idas", "idas", ("anna",)).text


@pytest.mark.hazard("H07.1")
def test_a_place_where_somebody_hides_comes_with_the_warning_whoever_else_must_not_know():
    hidden = {"current_address": "Harbour House, Leeds", "address": "1 Fiction Row"}
    anna = HARMED | {"details": hidden | {"name": "Anna", "must_not_know": "Dan's mother"}}
    dan = HARMING | {"details": {"name": "Dan", "address": "1 Fiction Row"}}
    tom = {"ref": "tom", "roles": ["affected"], "age": 6, "details": {"name": "Tom", **hidden}}
    case = case_of(anna, dan, tom)
    for template, service, ref in (("marac", "marac", "anna"), (*["childrens_social_care"] * 2, "tom")):
        text = letter(case, template, service, (ref,)).text
        for name in ("Anna", "Tom"):
            assert f"Do not give {name}'s address or whereabouts to Dan." in text, template
    phone = letter(case, "phone_script", "childrens_social_care", ("tom",)).text
    assert "Do not give Tom's address or whereabouts to Dan." in phone


@pytest.mark.hazard("H07.1")
def test_a_refuge_is_left_out_of_the_letter_about_another_child_of_the_parent_it_hides_from():
    place = {"current_address": "Harbour House, Leeds"}
    anna = HARMED | {"details": place | {"name": "Anna"}}
    dan = HARMING | {"details": {"name": "Dan", "current_address": "2 Fiction Row"}}
    tom = {"ref": "tom", "roles": ["affected"], "age": 6, "details": place | {"parental_responsibility": ["anna"]}}
    una = {"ref": "una", "roles": ["affected"], "age": 9, "details": {"parental_responsibility": ["dan"]}}
    case = case_of(anna, dan, tom, una)
    made = letter(case, "childrens_social_care", "childrens_social_care", ("una",))
    assert "Harbour" not in made.text
    assert "Staying at: left out of this letter for safety; please ask me by phone" in made.text
    assert "2 Fiction Row" in made.text
    assert (("anna", "current_address") in made.shares, ("tom", "current_address") in made.shares) == (False, False)
    assert "Staying at: Harbour House, Leeds" in letter(case, *["childrens_social_care"] * 2, ("tom",)).text
    unsaid = {"ref": "una", "roles": ["affected"], "age": 9}
    assert "Harbour House" in letter(case_of(anna, dan, unsaid), *["childrens_social_care"] * 2, ("una",)).text


@pytest.mark.hazard("H07.2")
def test_where_nobody_wrote_whose_child_it_is_the_way_to_a_mother_in_hiding_is_pointed_out():
    anna = HARMED | {"details": {"name": "Anna", "current_address": "Harbour House, Leeds"}}
    dan = HARMING | {"details": {"name": "Dan", "current_address": "2 Fiction Row"}}
    una = {"ref": "una", "roles": ["affected"], "age": 9}

    def pointed_out(*people: dict) -> list[str]:
        made = letter(case_of(*people), *["childrens_social_care"] * 2, ("una",))
        return [f"{one.place}: {one.why}" for one in made.findings if one.rule == "L21"]

    (found,) = pointed_out(anna, dan, una)
    assert "where Anna can be found" in found
    assert not pointed_out(anna, dan, una | {"details": {"parental_responsibility": ["dan"]}}), "it is left out"
    assert not pointed_out(anna, dan, una | {"details": {"parental_responsibility": ["anna"]}})
    assert not pointed_out(anna, dan, una | {"details": {"current_address": "Harbour House, Leeds"}}), "she is there"
    at_home = anna | {"details": {"name": "Anna", "current_address": "2 Fiction Row"}}
    assert not pointed_out(at_home, dan, una), "he knows"
    spelt = [{"details": {"name": "A name", "current_address": f"2 Fiction {road}"}} for road in ("Rd.", "Road")]
    assert not pointed_out(anna | spelt[0], dan | spelt[1], una), "it is one home, however it is spelt"


def test_the_way_to_somebody_of_another_family_in_the_same_case_is_pointed_out():
    anna = HARMED | {"details": {"name": "Anna", "current_address": "Harbour House, Leeds"}}
    lily = {"ref": "lily", "roles": ["harmed"], "age": 6, "harmed_by": ["tom"]}
    tom = {"ref": "tom", "roles": ["harming"], "age": 40}

    def pointed_out(*people: dict) -> list[str]:
        made = letter(case_of(*people), *["childrens_social_care"] * 2, ("lily",))
        return [one.why for one in made.findings if one.rule == "L22"]

    (found,) = pointed_out(anna, HARMING, lily, tom)
    assert "where Anna can be found" in found
    assert not pointed_out(anna, HARMING, lily | {"details": {"parental_responsibility": ["anna"]}}, tom), "her mother"
    assert not pointed_out(anna, HARMING | {"harmed_by": ["tom"]}, lily, tom), "tied by the man whom Tom harms"
    assert not pointed_out(anna, HARMING, lily | {"harmed_by": []}, tom), "whose child it is is not written"
    assert not pointed_out(anna | {"harmed_by": []}, lily, tom), "an aunt of whom nothing more is written"


HOME, REFUGE = "1 Fiction Row, York", "Harbour House, Mill Lane, Leeds"
IN_HIDING = {"current_address": REFUGE, "phone": "07700 900555", "email": "anna@example.org"}
IN_HIDING |= {"safe_contact": "by text, 07700 900556", "safe_times": "after ten", "employer": "Nowhere Bakery"}
IN_HIDING |= {"living_arrangements": "with the other women there"}
SOCIAL = ("childrens_social_care", "childrens_social_care")


def in_hiding(narrative: dict | None = None, **of_anna: object) -> Case:
    """A mother in a refuge with Tom, and Una, another child of the man she hides from."""
    anna = HARMED | {"lives_in": "scarborough", "works_with": "children"}
    anna |= {"details": IN_HIDING | {"name": "Anna", "address": HOME}} | of_anna
    dan = HARMING | {"details": {"name": "Dan", "address": HOME}}
    tom = {"ref": "tom", "roles": ["affected"], "age": 6, "lives_in": "scarborough"}
    found = {"current_address": REFUGE, "school": "Made-up School", "parental_responsibility": ["anna"]}
    una = {"ref": "una", "roles": ["affected"], "age": 9, "details": {"parental_responsibility": ["dan"]}}
    return case_of(anna, dan, tom | {"details": found}, una, narrative=narrative or {})


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("harmed_by", [["dan"], []])
def test_nothing_by_which_a_mother_in_hiding_is_found_is_in_the_letter_about_another_child_of_that_man(harmed_by):
    made = letter(in_hiding(harmed_by=harmed_by), *SOCIAL, ("una",))
    for value in (*IN_HIDING.values(), "Made-up School", "Scarborough"):
        assert value not in made.text, value
    assert made.text.count("left out of this letter for safety; please ask me by phone") == 3
    assert HOME in made.text, "he lives there"
    shared = {field for ref, field in made.shares if ref in {"anna", "tom"}}
    assert not shared & {*IN_HIDING, "school", "lives_in"}
    for ref in ("anna", "tom"):
        assert f"{ref}," in made.text.lower()
    about_tom = letter(in_hiding(), *SOCIAL, ("tom",)).text
    assert [value for value in IN_HIDING.values() if value not in about_tom] == []


@pytest.mark.hazard("H07.1")
def test_a_confidential_address_is_left_out_whether_it_is_home_or_where_somebody_stays():
    case = in_hiding(details={"name": "Anna", "address": REFUGE, "phone": "07700 900555"})
    text = letter(case, *SOCIAL, ("una",)).text
    assert "Harbour" not in text
    assert "07700 900555" not in text


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("She went to Harbour House on Monday.", "current_address"),
        ("I drove down Mill Ln.", "current_address"),
        ("Ring her on +44 7700 900555.", "phone"),
        ("Tom goes to Made Up School now.", "school"),
    ],
)
def test_a_text_that_says_where_somebody_hides_is_pointed_out_in_that_letter_and_holds_nothing_back(written, field):
    case = in_hiding({"told": written, "seen": "They lived in 1 Fiction Row, York."})
    at = Consultation(parts(), case)
    made = at.letter("childrens_social_care", ["una"])
    assert {one.place for one in made.findings if one.rule == "L19"} == {field}
    assert at.held_back(made) == ()
    assert written not in "".join(one.why for one in made.findings)
    assert not [one for one in at.letter("childrens_social_care", ["tom"]).findings if one.rule == "L19"]


@pytest.mark.hazard("H07.1")
def test_a_child_in_hiding_does_not_stand_in_one_letter_with_a_child_of_the_man_it_hides_from():
    for people in (("tom", "una"), ("una", "tom")):
        with pytest.raises(NotAllowedError, match="from a parent of another"):
            letter(in_hiding(), *SOCIAL, people)
    assert not Consultation(parts(), in_hiding()).may_stand_together("childrens_social_care", ("una", "tom"))


def test_where_the_person_who_harms_works_is_no_secret_from_them():
    edith = {"ref": "edith", "roles": ["harmed"], "age": 84, "harmed_by": ["carer"]}
    edith["details"] = {"address": "Invented House, Harrogate HG99 9ZZ"}
    carer = {"ref": "carer", "roles": ["harming"], "age": 40, "details": {"employer": "Invented House"}}
    case = case_of(edith, carer)
    assert "Do not give" not in letter(case, "adult_social_care", "adult_social_care", ("edith",)).text


def test_social_care_is_told_on_top_to_read_of_safety_before_contacting_anybody():
    line = 'Before anybody is contacted, please read "Safety" below.\n'
    ella = {"ref": "ella", "roles": ["affected"], "age": 8}
    careful = HARMED | {"details": {"safe_contact": "by text"}}
    whole = letter(case_of(careful, HARMING, ella), *["childrens_social_care"] * 2, ("ella",)).text
    assert whole.count(line) == 1
    assert whole.index(line) < whole.index("Referrer")
    assert line not in letter(case_of(HARMED, HARMING, ella), *["childrens_social_care"] * 2, ("ella",)).text


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
    whom = next(each.text.split("\n") for each in now.sections if each.name == "worried_about")
    assert whom[1] == "Someone is in danger now, or about to be."
    assert now.text.count("danger now") == 1


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("service", ["childrens_social_care", "emergency_999"])
def test_a_call_about_a_child_says_who_must_not_be_told_for_the_safety_of_the_mother(service):
    anna = HARMED | {
        "details": {"name": "Anna", "must_not_know": "Dan, and his mother", "current_address": "9 Hidden Close"}
    }
    case = case_of(anna, HARMING, {"ref": "ella", "roles": ["affected"], "age": 8})
    text = letter(case, "phone_script", service, ("ella",)).text
    assert "Must not be told, for the safety of Anna: Dan, and his mother" in text
    assert "Do not give Anna's address or whereabouts to dan." in text
    assert "Hidden Close" not in text


@pytest.mark.hazard("H19.1")
def test_only_the_patients_own_record_says_who_spoke_and_that_they_were_seen_alone():
    ella = {"ref": "ella", "roles": ["affected"], "age": 8}
    held = {"seen_alone": "yes, ten minutes", "interpreter": "by phone", "present": "Anna and Ella"}
    case = case_of(HARMED | {"patient": "yes"}, HARMING, ella, consultation=held)
    of_ella, of_anna = (letter(case, "record_entry", "", (ref,)).text for ref in ("ella", "anna"))
    assert "Present: Anna and Ella. Seen alone" in of_anna
    assert "Present" not in of_ella
    assert "ten minutes" not in of_ella
    assert "by phone" not in of_ella
    assert "Seen alone: yes, ten minutes. Interpreter: by phone." in of_anna


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


def test_a_call_in_danger_begins_with_the_danger_and_says_it_once():
    plan = Plan(
        (), (Destination("emergency_999", None, Verdict.MUST, Deadline.NOW, None, (Reason("R001", "Why.", "s"),)),)
    )
    case = case_of(HARMED, HARMING, danger_now="yes", narrative={"seen": "I saw him outside."})
    text = letter(case, "phone_script", "emergency_999", (), plan=plan).text
    assert text.count("Someone is in danger now, or about to be.") == 1
    assert "Who I am worried about\nSomeone is in danger now" in text
    assert "Why." not in text
    assert "I need you to act now." in text


def test_the_lawful_reason_does_not_stand_among_what_the_person_wants():
    checked = Checked(("A child is at risk.",))
    text = letter(case_of(HARMED, HARMING), "general_referral", "maternity", ("anna",), checked=checked).text
    assert "\n\nLawful reason for sharing\nA child is at risk.\n" in text


BOTH = {"ref": "rob", "roles": ["harming", "harmed"], "age": 41, "harmed_by": ["sue"], "concerns": ["domestic_abuse"]}
BOTH |= {"works_with": "children", "risk_posed": "medium", "agrees_to_service": "yes", "patient": "yes"}


@pytest.mark.hazard("H07.3")
def test_the_record_of_somebody_harmed_who_harms_too_is_silent_on_the_harm_they_do():
    case = case_of(
        BOTH,
        {"ref": "sue", "roles": ["harmed", "harming"], "age": 39, "harmed_by": ["rob"]},
        handed_over=[{"for": "rob", "to": "lado", "at": "secretly"}, {"for": "rob", "to": "idas", "at": "openly"}],
        sharing=[{"for": "rob", "to": "lado", "told": "unsafe", "reasons": ["risk_to_others"]}],
        decisions=[{"person": "rob", "service": "matac", "decided": "do_not_refer", "why": "too early"}],
    )
    text = Consultation(parts(), case).record("rob").text
    assert "rob, experiencing harm: domestic abuse, said to be caused by sue." in text
    assert "openly" in text
    for hidden in ("LADO", "MATAC", "secretly", "too early", "causing harm", "poses", "unsafe", "serious harm"):
        assert hidden not in text, hidden


@pytest.mark.hazard("H07.3")
def test_the_record_of_a_man_who_harms_and_lives_with_it_is_empty_unless_chosen_and_borrows_nothing():
    dan = HARMING | {"roles": ["harming", "affected"], "concerns": ["domestic_abuse"], "patient": "yes"}
    dan |= {"details": {"own_account": "I want to stop"}}
    entry = {"for": "case", "to": "safeguarding_advice", "override": {"by": "Dr A", "why": "she showed me"}}
    case = case_of(HARMED, dan, consultation={"present": "Anna"}, sharing=[entry])
    assert letter(case, "record_entry", "", ("dan",)).text == ""
    chosen = letter(case, "record_entry", "", ("dan",), chosen=True).text
    assert "I want to stop" in chosen
    for hidden in ("domestic", "Anna", "showed me"):
        assert hidden not in chosen, hidden


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(("template", "service"), [("record_entry", ""), ("general_referral", "same_day_medical")])
def test_where_somebody_hides_holds_back_what_follows_a_person_who_harms_and_is_harmed(template, service):
    sue = {"ref": "sue", "roles": ["harmed"], "age": 39, "harmed_by": ["rob"], "details": {"address": "Harbour House"}}
    rob = BOTH | {"details": {"own_account": "she is in Harbour House"}}
    made = letter(case_of(rob, sue), template, service, ("rob",))
    assert [each.place for each in made.findings if each.rule == "L02"] == ["address"]


@pytest.mark.hazard("H07.3")
def test_the_record_of_somebody_who_harms_does_not_say_who_came_to_speak_of_it():
    both = BOTH | {"patient": "no"}
    case = case_of(both, HARMED | {"patient": "yes"}, consultation={"present": "Anna and a refuge worker"})
    assert "refuge" not in letter(case, "record_entry", "", ("rob",)).text
    assert "refuge" in letter(case, "record_entry", "", ("anna",)).text


@pytest.mark.hazard("H07.3")
def test_the_record_of_somebody_harmed_who_harms_too_holds_their_own_checklist_and_no_features_of_anybody():
    both = BOTH | {"high_risk_features": ["strangulation", "weapon"], "dash_ticks": 16, "risk": "high"}
    both |= {"concerns": ["domestic_abuse", "child_to_parent_abuse"]}
    sue = {"ref": "sue", "roles": ["harmed", "harming"], "age": 39, "harmed_by": ["rob"]}
    sue |= {"dash_ticks": 21, "high_risk_features": ["stalking"]}
    made = Consultation(parts(), case_of(both, sue)).record("rob")
    assert "16 of 24 ticks" in made.text
    assert "risk to this person: high" in made.text
    for hidden in ("strangulation", "weapon", "21 of", "stalking", "eatures", "abuse of a parent"):
        assert hidden not in made.text, hidden
    (finding,) = (one for one in made.findings if one.rule == "L20")
    assert "by hand" in finding.better
    only = Consultation(parts(), case_of(both | {"roles": ["harmed"]}, sue)).record("rob")
    assert "High-risk features: strangulation and use or threat of a weapon." in only.text
    assert "abuse of a parent by their child" in only.text
    assert not [one for one in only.findings if one.rule == "L20"]


SUE = {"ref": "sue", "roles": ["harmed", "harming"], "age": 39, "harmed_by": ["rob"]}
LEFT_OPEN = "it is not written whether by or towards this person"


@pytest.mark.hazard("H08.2")
@pytest.mark.parametrize(
    ("service", "reads"), [("marac", False), ("idas", True), ("maternity", True), ("police_101", False)]
)
def test_a_letter_does_not_say_of_somebody_harmed_who_harms_too_that_what_was_noted_was_done_to_them(service, reads):
    both = BOTH | {"high_risk_features": ["strangulation", "escalating"]}
    template = service if service in {"marac", "idas"} else "general_referral"
    made = letter(case_of(both, SUE), template, service, ("rob",))
    assert f"High-risk features: strangulation and getting worse or more frequent; {LEFT_OPEN}\n" in made.text
    assert [one.place for one in made.findings if one.rule == "L20"] == ["rob.high_risk_features"] * reads
    assert (f"Escalation: yes; {LEFT_OPEN}\n" in made.text) is (service == "marac")
    only = letter(case_of(both | {"roles": ["harmed"]}, SUE), template, service, ("rob",))
    assert LEFT_OPEN not in only.text
    assert not [one for one in only.findings if one.rule == "L20"]
    of_sue = letter(case_of(both, SUE), template, service, ("sue",))
    assert f"High-risk features: strangulation and getting worse or more frequent; {LEFT_OPEN}\n" in of_sue.text
    assert not [one for one in of_sue.findings if one.rule == "L20"], "it is not her own"


@pytest.mark.hazard("H08.5")
@pytest.mark.parametrize("template", ["plus_choices", "phone_script"])
def test_one_agreement_of_somebody_harmed_who_harms_too_is_confirmed_before_it_goes_to_a_service_for_the_harm_they_do(
    template,
):
    rob = BOTH | {"agrees_to_share": "yes", "told": "yes", "capacity": "has", "coerced": "no", "lives_in": "york"}
    at = Consultation(parts(), case_of(rob, SUE | {"lives_in": "york"}))
    made = at.letter("plus_choices", ["rob"], template)
    assert [one.place for one in at.held_back(made)] == ["rob.agrees_to_service"]
    at.confirm(made, "He said so of this service.")
    assert at.held_back(made) == ()
    idas = at.letter("idas", ["rob"])
    assert at.held_back(idas) == ()
    assert [one.place for one in idas.findings if one.rule == "L24"] == ["rob.agrees_to_service"], "pointed out"


@pytest.mark.hazard("H08.5")
def test_the_agreement_of_somebody_in_one_part_and_a_no_are_asked_about_by_nobody():
    for keys in ({"roles": ["harming"], "harmed_by": []}, {"agrees_to_service": "no"}):
        made = letter(case_of(BOTH | keys, SUE), "plus_choices", "plus_choices", ("rob",))
        assert not [one for one in made.findings if one.rule == "L24"]
    for service in ("", "maternity"):
        made = letter(case_of(BOTH, SUE), None, service, ("rob",))
        assert not [one for one in made.findings if one.rule == "L24"]


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize(
    ("own_view", "place"),
    [
        ("I want help to leave Sue, who hits me", ["harmed_by"]),
        ("I want IDAS to help me leave", ["protection"]),
        ("I want to stop shouting", []),
        ("I am Rob Example", []),
    ],
)
def test_a_view_on_the_harm_done_to_them_is_pointed_out_in_the_letter_on_the_harm_they_do(own_view, place):
    sue = {"ref": "p2", "roles": ["harming"], "age": 39, "details": {"name": "Sue Example"}}
    rob = BOTH | {"harmed_by": ["p2"], "details": {"name": "Rob Example", "own_view": own_view}}
    made = letter(case_of(rob, sue), "plus_choices", "plus_choices", ("rob",))
    found = [one for one in made.findings if one.rule == "L02"]
    assert [one.place for one in found] == place
    assert all(one.mark for one in found)


def test_somebody_harmed_who_harms_too_answers_for_themselves_in_the_letter_for_their_support():
    case = case_of(BOTH, {"ref": "sue", "roles": ["harmed", "harming"], "age": 39, "harmed_by": ["rob"]})
    assert "rob agrees to be referred to the service." in letter(case, "idas", "idas", ("rob",)).text
    assert "agrees to be referred" not in letter(case, "lado", "lado", ("rob",)).text


@pytest.mark.hazard("H07.1")
def test_plus_choices_does_not_learn_that_a_child_spoke_of_being_harmed():
    pip = {"ref": "pip", "roles": ["harmed"], "age": 14, "harmed_by": ["dan"], "details": {"relationship": "daughter"}}
    anna = HARMED | {"details": {"relationship": "wife"}}
    made = letter(case_of(HARMING, anna, pip), "plus_choices", "plus_choices", ("dan",))
    assert "wife" in made.text
    assert "daughter" not in made.text
    assert "pip" not in {ref for ref, _ in made.shares}


@pytest.mark.hazard("H07.1")
def test_a_letter_about_the_child_who_harms_does_not_say_where_the_harmed_child_can_be_found():
    found = {"address": "2 Unreal Row", "school": "Nowhere College", "phone": "07700 900555", "safe_contact": "by text"}
    mo = {"ref": "mo", "roles": ["harmed"], "age": 16, "harmed_by": ["ty"], "details": found | {"must_not_know": "Ty"}}
    ty = {"ref": "ty", "roles": ["harming"], "age": 16, "details": {"address": "9 Other Road"}}
    text = letter(case_of(mo, ty), *["childrens_social_care"] * 2, ("ty",)).text
    assert not [value for value in found.values() if value in text]
    assert "mo, 16 years" in text
    assert "Must not be told, for the safety of mo: Ty" in text
    about_mo = letter(case_of(mo, ty), *["childrens_social_care"] * 2, ("mo",)).text
    assert all(value in about_mo for value in found.values())


def test_a_brother_or_sister_and_a_parent_are_found_in_the_letter_about_the_child_who_harms_them_at_home():
    uncle = {"ref": "uncle", "roles": ["harmed"], "age": 50, "harmed_by": ["boy"], "details": {"phone": "07700 900666"}}
    mum = HARMED | {"harmed_by": ["boy"], "details": {"phone": "07700 900555", "address": "2 Unreal Row"}}
    sis = {"ref": "sis", "roles": ["harmed"], "age": 9, "harmed_by": ["boy"]}
    sis["details"] = {"school": "Made-up School", "parental_responsibility": ["anna"]}
    boy = {"ref": "boy", "roles": ["harming"], "age": 14, "details": {"parental_responsibility": ["anna"]}}
    text = letter(case_of(mum, sis, boy, uncle), *["childrens_social_care"] * 2, ("boy",)).text
    assert "07700 900555" in text
    assert "07700 900666" in text
    assert "Made-up School" in text


def test_a_young_person_who_harms_is_named_once_in_a_letter_for_the_one_who_is_harmed():
    mo = {"ref": "mo", "roles": ["harmed"], "age": 17, "harmed_by": ["ty"]}
    case = case_of(mo, {"ref": "ty", "roles": ["harming"], "age": 17})
    for template, service in (("idas", "idas"), ("marac", "marac"), ("general_referral", "maternity")):
        assert letter(case, template, service, ("mo",)).text.count("ty, 17 years") == 1
    assert letter(case, *["childrens_social_care"] * 2, ("mo",)).text.count("ty, 17 years") == 1
