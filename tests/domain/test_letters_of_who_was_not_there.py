"""What a letter or a record holds of somebody who was not in the consultation, and who must not learn of it."""

import pytest

from refhelper.domain.case import Case
from refhelper.domain.errors import NotAllowedError
from refhelper.domain.letter_request import Letter
from tests.letter_cases import letter

SOCIAL = ("childrens_social_care", "childrens_social_care")
GENERAL = "general_referral"
LEFT_OUT = "left out of this letter for safety; please ask me by phone"
HOME, AWAY = "1 Fiction Row, York", "3 Invented Close, Malton"
TOLD = "Jo told me that Mark pinned her to the wall."
JO = {"ref": "jo", "roles": ["harmed", "harming"], "age": 35, "patient": "yes", "harmed_by": ["mark"]}
JO |= {"concerns": ["domestic_abuse"], "details": {"name": "Jo", "must_not_know": "Mark, and his firm"}}
MARK = {"ref": "mark", "roles": ["harming", "harmed"], "age": 38, "harmed_by": ["jo"], "works_with": "children"}
MARK |= {"concerns": ["domestic_abuse", "suicidal"], "details": {"name": "Mark", "own_account": "He wants to die."}}


def case_of(*people: dict, **keys: object) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": list(people), **keys})


def couple(**of_mark: object) -> Case:
    return case_of(JO, MARK | of_mark, narrative={"told": TOLD, "seen": "A bruise on Jo's arm."})


def rules(made: Letter) -> list[tuple[str, str]]:
    return [(one.rule, one.place) for one in made.findings]


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("template", [GENERAL, "phone_script"])
def test_who_treats_somebody_who_harms_hears_nothing_of_what_the_other_told_though_they_are_harmed_too(template):
    text = letter(couple(), template, "same_day_medical", ("mark",)).text
    assert "thoughts of suicide" in text
    assert "He wants to die." in text or template == GENERAL
    assert "Jo" not in text
    assert "bruise" not in text


def test_who_was_there_and_told_of_both_has_the_whole_letter():
    assert TOLD in letter(couple(patient="yes"), GENERAL, "same_day_medical", ("mark",)).text
    assert TOLD in letter(couple(), GENERAL, "same_day_medical", ("jo",)).text


@pytest.mark.hazard("H07.3")
def test_the_record_of_somebody_who_harms_and_was_not_there_is_empty_unless_chosen():
    made = letter(couple(), "record_entry", "", ("mark",))
    assert made.text == ""
    assert "who causes harm and was not in the consultation" in made.findings[0].why
    chosen = letter(couple(), "record_entry", "", ("mark",), chosen=True).text
    assert "He wants to die." in chosen
    assert "Jo" not in chosen
    assert "said to be caused by Mark" in letter(couple(), "record_entry", "", ("jo",)).text


def test_nobody_is_said_to_have_caused_thoughts_of_suicide_or_a_decision_on_resuscitation():
    jo = JO | {"concerns": ["domestic_abuse", "suicidal", "dnacpr"]}
    text = letter(case_of(jo, MARK), "record_entry", "", ("jo",)).text
    assert "domestic abuse, said to be caused by Mark; besides: thoughts of suicide and an" in text
    alone = letter(case_of(jo | {"concerns": ["suicidal"]}, MARK), "record_entry", "", ("jo",)).text
    assert "said to be caused by Mark; besides: thoughts of suicide." in alone


ELLA = {"ref": "ella", "roles": ["harmed"], "age": 17, "harmed_by": ["jay"], "by_partner": "yes", "patient": "yes"}
ELLA |= {"details": {"name": "Ella", "address": HOME, "phone": "07700 900111", "parental_responsibility": ["sue"]}}
SUE = {"ref": "sue", "roles": ["affected"], "age": 45}
SUE |= {"details": {"name": "Sue", "address": "1, Fiction Row, York", "phone": "07700 900112"}}
JAY = {"ref": "jay", "roles": ["harming"], "age": 17, "details": {"name": "Jay", "address": "9 Lock Row, York"}}


@pytest.mark.hazard("H07.6")
def test_whoever_lives_where_a_partner_is_kept_from_the_young_person_who_harms_is_left_out_with_them():
    case = case_of(ELLA, SUE, JAY)
    made = letter(case, *SOCIAL, ("jay",))
    assert "Fiction Row" not in made.text
    assert "07700" not in made.text
    assert made.text.count(f"Address: {LEFT_OUT}") == 2
    assert not [place for rule, place in rules(made) if rule == "L23"], "none of them is where he is"
    for people in (("ella", "jay"), ("jay", "ella")):
        with pytest.raises(NotAllowedError, match="hides from another of them"):
            letter(case, *SOCIAL, people)


THEO = {"ref": "theo", "roles": ["harming"], "age": 14, "details": {"name": "Theo", "address": HOME}}
MAY = {"ref": "may", "roles": ["harmed"], "age": 44, "harmed_by": ["theo"], "by_partner": "no"}
MAY |= {"details": {"name": "May", "address": HOME, "current_address": AWAY, "phone": "07700 900113"}}
IVY = {"ref": "ivy", "roles": ["harmed"], "age": 9, "harmed_by": ["theo"]}
IVY |= {"details": {"name": "Ivy", "address": HOME, "current_address": AWAY, "school": "Malton Infants"}}


@pytest.mark.hazard("H07.6")
def test_where_a_mother_stays_for_fear_of_her_son_is_left_out_of_the_letter_about_him_and_stands_in_his_sisters():
    case = case_of(THEO, MAY, IVY)
    about_theo, about_ivy = (letter(case, *SOCIAL, (ref,)) for ref in ("theo", "ivy"))
    for said in (AWAY, "Malton", "07700 900113"):
        assert said not in about_theo.text
    assert about_theo.text.count(f"Staying at: {LEFT_OUT}") == 2
    assert about_theo.text.count(f"Address: {HOME}") == 3, "that they all lived there he knows"
    assert f"Staying at: {AWAY}" in about_ivy.text
    with pytest.raises(NotAllowedError):
        letter(case, *SOCIAL, ("theo", "ivy"))


@pytest.mark.hazard("H07.6")
def test_a_refuge_and_a_town_are_pointed_out_though_the_child_of_the_letter_goes_there_now_and_then():
    bob = {"ref": "bob", "roles": ["harming"], "age": 40, "details": {"name": "Bob", "address": HOME}}
    ann = {"ref": "ann", "roles": ["harmed"], "age": 38, "harmed_by": ["bob"]}
    ann |= {"details": {"name": "Ann", "current_address": "5 Harbour Row, Whitby"}}
    lee = {"address": HOME, "parental_responsibility": ["ann", "bob"], "living_arrangements": "Sundays in Whitby"}
    people = (ann, bob, {"ref": "lee", "roles": ["affected"], "age": 13, "details": lee})
    said = case_of(*people, narrative={"told": "She came with her refuge worker."})
    assert {place for rule, place in rules(letter(said, *SOCIAL, ("lee",))) if rule == "L19"} == {"town", "refuge"}


@pytest.mark.parametrize(("template", "service"), [("lado", "lado"), ("phone_script", "lado"), (GENERAL, "matac")])
def test_who_must_not_be_told_for_somebody_elses_safety_stands_wherever_their_words_do(template, service):
    made = letter(couple(), template, service, ("mark",))
    assert "for the safety of somebody who is harmed or lives with it: Mark, and his firm." in made.text
    assert ("jo", "must_not_know") in made.shares


@pytest.mark.parametrize("unsafe", [{"told": "unsafe"}, {"agrees_to_share": "unsafe_to_ask"}])
@pytest.mark.parametrize("template", ["childrens_social_care", "phone_script"])
def test_that_telling_who_harms_is_not_safe_reaches_social_care_and_never_a_service_for_them(unsafe, template):
    girl = {"ref": "girl", "roles": ["affected"], "age": 8}
    case = case_of(ELLA, JAY | unsafe | {"agrees_to_service": "yes", "age": 19}, girl)
    warned = "Jay must not learn of this: telling or asking is not safe."
    assert warned in letter(case, template, "childrens_social_care", ("girl",)).text
    assert "must not learn" not in letter(case, "plus_choices", "plus_choices", ("jay",)).text


def test_an_unborn_baby_that_is_entered_by_itself_stands_once_and_with_its_mother():
    leah = {"ref": "leah", "roles": ["harmed"], "age": 27, "pregnant": "yes", "high_risk_features": ["strangulation"]}
    leah |= {"details": {"name": "Leah", "nhs_number": "999 000 0034", "address": HOME, "phone": "07700 900114"}}
    baby = {"ref": "baby", "roles": ["affected"], "unborn": "yes", "details": {"parental_responsibility": ["leah"]}}
    case = case_of(leah, baby)
    both = letter(case, *SOCIAL, ("leah", "baby")).text
    assert "1 of 2" not in both
    assert both.count("Leah, 27 years") + both.count("Name: Leah") == 1
    assert "NHS number: 999 000 0034" in both
    call = letter(case, "phone_script", "childrens_social_care", ("baby",)).text
    assert "Mother of the unborn baby: Leah, 27 years" in call
    assert HOME in call
    assert "07700 900114" in call
    assert "Also in this: Leah, 27 years (experiencing harm)" in call
    assert "High-risk features, Leah: strangulation" in call
    together = letter(case, "phone_script", "childrens_social_care", ("leah", "baby")).text
    assert "Mother of the unborn baby" not in together
    assert together.count("unborn, due date not known") == 1


def test_the_children_of_a_letter_are_named_so_that_nobody_is_taken_for_the_father_of_an_unborn_baby():
    amy = {"ref": "amy", "roles": ["harmed"], "age": 29, "pregnant": "yes"}
    ben = {"ref": "ben", "roles": ["affected"], "age": 4}
    text = letter(case_of(amy, ben), *SOCIAL, ("amy", "ben")).text
    assert "I am referring ben (aged 4 years) and the unborn baby of amy" in text


def test_where_several_people_share_a_letter_each_fact_stands_under_its_name():
    ruby, edna = (
        {"ref": ref, "roles": ["harmed"], "age": 50, "risk": risk, "details": {"safe_contact": f"ring {ref}"}}
        for ref, risk in (("ruby", "high"), ("edna", "standard"))
    )
    text = letter(case_of(ruby, edna), GENERAL, "police_101", ()).text
    assert "My own judgement of the risk to ruby: high" in text
    assert "My own judgement of the risk to edna: standard" in text
    assert "Safe contact for edna: ring edna" in text


def test_people_of_one_name_are_told_apart_by_their_age_wherever_they_are_named():
    sams = [{"ref": f"sam{age}", "roles": ["affected"], "age": age, "details": {"name": "Sam"}} for age in (9, 38)]
    sams[0]["details"] |= {"parental_responsibility": ["sam38"]}
    text = letter(case_of(*sams), *SOCIAL, ("sam9",)).text
    assert "Parental responsibility for Sam (9): Sam (38)" in text


def test_only_the_answer_of_somebody_responsible_stands_for_the_parents():
    gran, dad = {"ref": "gran", "roles": ["harmed"], "age": 80}, {"ref": "dad", "roles": ["affected"], "age": 40}
    grace = {"ref": "grace", "roles": ["affected"], "age": 6, "details": {"parental_responsibility": ["dad"]}}
    made = letter(case_of(gran | {"told": "no"}, dad, grace), *SOCIAL, ("grace",))
    assert ("L01", "parents") in rules(made)
    assert ("L01", "parents") not in rules(letter(case_of(gran, dad | {"told": "no"}, grace), *SOCIAL, ("grace",)))


def test_a_letter_that_says_somebody_refuses_and_gives_no_lawful_reason_points_that_out():
    made = letter(case_of(JO | {"agrees_to_share": "no"}, MARK), GENERAL, "police_101", ("jo",))
    assert ("L01", "lawful") in rules(made)
    assert ("L01", "lawful") not in rules(letter(case_of(JO, MARK), GENERAL, "police_101", ("jo",)))


def test_a_call_says_of_a_weapon_and_of_risk_to_staff_whoever_it_is_about():
    armed = {"high_risk_features": ["weapon"]}
    mark = MARK | armed | {"details": {"name": "Mark", "risk_to_staff": "keeps a large dog"}}
    girl = {"ref": "girl", "roles": ["affected"], "age": 8}
    text = letter(case_of(JO, mark, girl), "phone_script", "childrens_social_care", ("girl",)).text
    assert "Risk to staff, Mark: keeps a large dog" in text
    assert "High-risk features, Mark: use or threat of a weapon" in text


def test_a_call_asks_for_who_is_ringing_although_somebody_is_in_danger():
    text = letter(case_of(JO, danger_now="yes"), "phone_script", "police_101", ("jo",)).text
    assert "Who I am\n[to be completed: who is writing, and a number to ring back]" in text
    assert "Who I am worried about\nSomeone is in danger now" in text


@pytest.mark.hazard("H07.1")
@pytest.mark.parametrize("service", ["maternity", "early_help", "same_day_medical", "sarc"])
def test_what_keeps_a_child_safe_from_the_person_a_letter_is_about_stands_in_no_letter_they_may_read(service):
    ben = {"ref": "ben", "roles": ["harmed"], "age": 14, "harmed_by": ["jo"], "details": {"must_not_know": "his mum"}}
    assert "his mum" not in letter(case_of(JO, MARK, ben), GENERAL, service, ("jo",)).text
    assert "his mum" in letter(case_of(JO, MARK, ben), GENERAL, "matac", ("jo",)).text


def test_a_decision_on_resuscitation_is_looked_into_with_all_its_checks_though_the_patient_hits_out():
    arthur = {"ref": "arthur", "roles": ["harmed", "harming"], "age": 82, "concerns": ["dnacpr"]}
    arthur |= {"details": {"dnacpr_checks": {"discussed": "with nobody"}, "must_not_know": "the manager"}}
    joan = {"ref": "joan", "roles": ["harmed"], "age": 80, "patient": "yes", "harmed_by": ["arthur"]}
    case = case_of(arthur, joan)
    assert "with nobody" in letter(case, "dnacpr_concern", "responsible_clinician", ("arthur",)).text
    assert "the manager" in letter(case, GENERAL, "same_day_medical", ("arthur",)).text, "it is for his own safety"


@pytest.mark.hazard("H07.6")
def test_a_mother_whose_place_is_written_only_with_the_child_beside_her_is_kept_from_her_son_all_the_same():
    kid = {"ref": "kid", "roles": ["affected"], "age": 8}
    kid |= {"details": {"current_address": AWAY, "school": "Malton Infants", "parental_responsibility": ["may"]}}
    case = case_of(THEO, MAY | {"details": {"name": "May", "phone": "07700 900113"}}, kid)
    made = letter(case, *SOCIAL, ("theo",))
    for said in (AWAY, "Malton", "07700 900113"):
        assert said not in made.text
    with pytest.raises(NotAllowedError):
        letter(case, *SOCIAL, ("theo", "kid"))


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize("secret", [{"must_not_know": "Theo"}, {}])
def test_a_new_home_is_kept_from_a_son_where_it_is_written_that_somebody_must_not_know(secret):
    may = MAY | {"details": {"name": "May", "address": AWAY, **secret}}
    assert (AWAY in letter(case_of(THEO, may), *SOCIAL, ("theo",)).text) is not bool(secret)


@pytest.mark.hazard("H07.6")
@pytest.mark.parametrize("address", ["1 Fiction Row", "1 Fiction Row, York, YO99 1AA", ""])
def test_who_lives_with_somebody_kept_apart_is_known_by_the_house_or_by_being_responsible(address):
    sue = SUE | {"details": {"name": "Sue", "address": address, "phone": "07700 900112", "employer": "Row Bakery"}}
    case = case_of(ELLA, sue, JAY, narrative={"told": "Ella lives at 1 Fiction Row."})
    made = letter(case, *SOCIAL, ("jay",))
    assert "07700 900112" not in made.text
    assert "Row Bakery" not in made.text
    assert ("L19", "address") in rules(made), "what a text says of it is pointed out"


def test_brothers_and_sisters_of_whom_no_place_is_written_may_stand_in_one_letter():
    sam = {"ref": "sam", "roles": ["harming"], "age": 15}
    ella = {"ref": "ella", "roles": ["harmed"], "age": 8, "harmed_by": ["sam"]}
    assert "sam (aged 15 years) and ella (aged 8 years)" in letter(case_of(sam, ella), *SOCIAL, ("sam", "ella")).text


def test_a_father_and_a_son_of_one_name_are_not_taken_for_each_other_by_what_keeps_them_safe():
    dad = {"ref": "dad", "roles": ["harming"], "age": 45, "told": "unsafe", "details": {"name": "John"}}
    son = {"ref": "son", "roles": ["harmed"], "age": 17, "harmed_by": ["dad"]}
    son |= {"details": {"name": "John", "current_address": AWAY}}
    text = letter(case_of(dad, son), *SOCIAL, ("son",)).text
    assert "Do not give John (17)'s address or whereabouts to John (45)." in text
    assert "John (45) must not learn of this" in text
    assert letter(case_of(dad, son), "record_entry", "", ("dad",), chosen=True).text == "", "an age is no own word"


def test_that_telling_is_not_safe_is_said_of_who_harms_and_where_nothing_else_answers_it():
    jo, mark = JO | {"told": "unsafe"}, MARK | {"told": "unsafe"}
    warned = "must not learn of this"
    assert warned not in letter(case_of(jo, MARK), "marac", "marac", ("jo",)).text, "it is about harm done to her"
    assert warned in letter(case_of(JO, mark), "lado", "lado", ("mark",)).text
    told = [{"for": "mark", "to": "lado", "told": "yes"}]
    assert warned not in letter(case_of(JO, mark, sharing=told), "lado", "lado", ("mark",)).text
    girl = {"ref": "girl", "roles": ["harmed"], "age": 9, "concerns": ["fgm_known"]}
    mother = {"ref": "mother", "roles": ["harming"], "age": 40, "told": "unsafe"}
    assert f"mother {warned}" in letter(case_of(girl, mother), "fgm_report", "fgm_report", ("girl",)).text


def test_where_nobody_is_marked_as_the_patient_the_record_says_who_was_present():
    jo = JO | {"patient": "no", "roles": ["harmed"]}
    text = letter(case_of(jo, MARK, consultation={"present": "Jo"}), "record_entry", "", ("jo",)).text
    assert "Present: Jo." in text
