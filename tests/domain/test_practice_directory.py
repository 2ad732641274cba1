"""A practice's own directory: it wins record by record, is labelled, and keeps nobody from where a duty sends them."""

from datetime import date

import pytest

from refhelper.bootstrap import shipped_directory, shipped_rulebook
from refhelper.domain.contacts import ContactState, line, state
from refhelper.domain.directory import contacts_for
from refhelper.domain.practice_directory import differences
from refhelper.domain.vocabulary import District, Role, Verdict
from tests.engine import plan_of
from tests.practices import HEAD, duty, laid, practice, problems_of

TODAY = date(2026, 11, 20)

MARAC = """
  - id: marac
    contacts:
      - {id: marac_address, kind: email, value: marac@example.org, source: Safeguarding lead, confidence: published,
         assured_date: 2026-11-01, assurer: Safeguarding lead}
"""
VILLAGE = """
  - id: village_support
    name: Village support group
    provider: A charity
    purpose: Company and lifts.
    how_to_refer: [Phone.]
    source: Practice manager
    service_area: [ryedale]
    contacts:
      - {id: village_phone, kind: phone, value: 01653 600100, label: Office, source: Practice manager,
         confidence: published}
"""
OLDER = """
  - id: respect_young_people
    maximum_age: 17
"""


def _values(directory, service: str, district: District = District.YORK) -> list[str]:
    return [contact.value for contact in contacts_for(directory.by_id[service], district, Role.HARMED)]


# --- what wins, and how it is shown


@pytest.mark.hazard("H09.5")
def test_a_contact_the_practice_fills_in_stands_in_place_of_the_shipped_one_and_is_labelled_practice() -> None:
    (contact,) = practice(MARAC).by_id["marac"].contacts
    assert line(contact, TODAY).text == (
        "marac@example.org - MARAC for the area where the person harmed lives now (checked 1 November 2026; practice)"
    )


def test_what_the_practice_says_nothing_about_is_as_shipped() -> None:
    directory = practice(MARAC + VILLAGE)
    for service in shipped_directory().services:
        assert service.id == "marac" or directory.by_id[service.id] is service


def test_a_practices_own_service_comes_after_the_shipped_ones_with_its_label() -> None:
    service = practice(VILLAGE).services[-1]
    assert service.id == "village_support"
    assert service.practice
    assert line(service.contacts[0], TODAY).text.endswith("(unverified: check before use; practice)")


def test_another_number_keeps_nothing_that_was_said_of_the_old_ones_source_and_date() -> None:
    new = "{id: plus_choices_york, value: 01904 600600}"
    keys = {problem.key.rsplit(".", 1)[1] for problem in problems_of(f"  - id: plus_choices\n    contacts: [{new}]\n")}
    assert keys == {"source", "confidence"}
    given = new[:-1] + ", source: Provider's letter, confidence: published}"
    (contact,) = contacts_for(
        practice(f"  - id: plus_choices\n    contacts: [{given}]\n").by_id["plus_choices"],
        District.YORK,
        Role.HARMING,
    )
    assert state(contact, TODAY) is ContactState.UNVERIFIED


def test_a_number_the_practice_replaced_is_retired_and_says_what_replaced_it() -> None:
    new = "{id: plus_choices_york, value: 01904 600600, source: Provider's letter, confidence: published}"
    directory = practice(f"  - id: plus_choices\n    contacts: [{new}]\n")
    (retired,) = (each for each in directory.retired if each.value == "01904 557491")
    assert retired.replaced_by == "01904 600600"


def test_replacing_the_number_that_replaced_a_retired_one_leads_on_to_the_newest() -> None:
    given = "value: 01609 700700, source: Council, confidence: published"
    directory = practice(
        f"  - id: childrens_social_care\n    contacts: [{{id: north_yorkshire_children_phone, {given}}}]\n"
        f"  - id: adult_social_care\n    contacts: [{{id: north_yorkshire_adults_phone, {given}}}]\n"
    )
    replaced = {each.value: each.replaced_by for each in directory.retired}
    assert replaced["01609 780780"] == "01609 700700"
    assert "0300 131 2 131" not in replaced, "York's line out of hours still has the same number"


def test_marking_a_line_as_checked_needs_nothing_but_who_and_when() -> None:
    mark = "{id: plus_choices_york, assured_date: 2026-11-20, assurer: J B}"
    directory = practice(f"  - id: plus_choices\n    contacts: [{mark}]\n")
    (contact,) = contacts_for(directory.by_id["plus_choices"], District.YORK, Role.HARMING)
    assert line(contact, TODAY).text == "01904 557491 - York and Selby (checked 20 November 2026; practice)"


def test_a_practices_alerts_come_after_the_shipped_ones_and_replace_none() -> None:
    directory = practice("  - id: marac\n    alerts: [Ring the coordinator first.]\n")
    shipped = shipped_directory().by_id["marac"].alerts
    assert directory.by_id["marac"].alerts == (*shipped, "Ring the coordinator first.")


def test_every_difference_from_the_shipped_directory_is_told_and_nothing_else() -> None:
    directory = practice(MARAC + VILLAGE + OLDER)
    found = differences(shipped_directory(), directory)
    assert [(each.service, each.contact, each.key) for each in found] == [
        ("respect_young_people", "", "maximum_age"),
        ("marac", "marac_address", ""),
        ("village_support", "", ""),
    ]
    assert differences(shipped_directory(), practice("  - id: marac\n    service_area: everywhere\n")) == ()


# --- what it cannot do


@pytest.mark.parametrize(
    ("service", "change", "rule"),
    [
        ("childrens_social_care", "minimum_age: 5", "R010"),
        ("childrens_social_care", "maximum_age: 15", "R010"),
        ("childrens_social_care", "service_area: [york]", "R010"),
        ("childrens_social_care", "roles: [harmed]", "R010"),
        ("childrens_social_care", "status: defunct", "R010"),
        ("marac", "risk_bands: [high]", "R040"),
        ("lado", "status: temporarily_closed", "R065"),
        ("emergency_999", "service_area: local", "R001"),
        ("plus_choices", "status: defunct", "R055"),
        ("sarc", "minimum_age: 13", "R049"),
    ],
)
@pytest.mark.hazard("H25.3")
def test_a_destination_that_a_duty_names_cannot_be_limited_or_closed_and_the_rule_is_named(
    service: str, change: str, rule: str
) -> None:
    (problem,) = problems_of(f"  - id: {service}\n    {change}\n")
    assert rule in problem.message
    assert "allowed: id" in problem.message
    assert (problem.file, problem.line) == ("directory.local.yaml", 4)


@pytest.mark.hazard("H25.3")
def test_every_destination_that_the_reviewed_rules_name_is_guarded() -> None:
    for service in duty():
        (problem,) = problems_of(f"  - id: {service}\n    roles: [affected]\n")
        assert duty()[service] in problem.message


def test_a_line_of_a_duty_cannot_be_kept_for_some_roles() -> None:
    limited = "{id: york_children_phone, roles: [harming]}"
    (problem,) = problems_of(f"  - id: childrens_social_care\n    contacts: [{limited}]\n")
    assert "R010" in problem.message
    assert problem.key == "services[1].contacts[1].roles"


def test_the_helpline_for_those_harmed_cannot_be_opened_to_those_who_harm() -> None:
    wider = "{id: national_domestic_abuse_helpline, roles: [harmed, harming]}"
    (problem,) = problems_of(f"  - id: domestic_abuse_elsewhere\n    contacts: [{wider}]\n")
    assert "meant for nobody else" in problem.message
    new = "{id: other, kind: phone, value: 0800 000 0000, label: L, source: S, confidence: published}"
    problems = problems_of(f"  - id: domestic_abuse_elsewhere\n    contacts: [{new}]\n")
    assert any("roles" in problem.key and "required" in problem.message for problem in problems)


def test_a_value_that_cannot_be_of_a_key_that_stays_as_shipped_is_told_once_as_a_key_that_stays() -> None:
    (problem,) = problems_of("  - id: childrens_social_care\n    minimum_age: five\n")
    assert problem.key == "services[1].minimum_age"
    assert "cannot be changed: rule R010" in problem.message


def test_a_key_given_as_shipped_is_no_change_even_where_it_must_stay() -> None:
    shipped = shipped_directory().by_id["domestic_abuse_elsewhere"].contacts[0]
    same = f"{{id: {shipped.id}, roles: [{', '.join(shipped.roles)}], assured_date: 2026-11-20, assurer: J B}}"
    assert practice(f"  - id: domestic_abuse_elsewhere\n    contacts: [{same}]\n")
    as_shipped = "{id: police_101_phone, value: 101, kind: phone}"
    assert practice(f"  - id: police_101\n    contacts: [{as_shipped}]\n")


def test_a_new_line_of_a_service_only_for_the_harmed_is_taken_once_it_says_so() -> None:
    new = "{id: other, kind: phone, value: 0800 000 0000, label: L, source: S, confidence: published, chosen_by: c,"
    directory = practice(f"  - id: domestic_abuse_elsewhere\n    contacts: [{new} roles: [harmed]}}]\n")
    found = contacts_for(directory.by_id["domestic_abuse_elsewhere"], District.YORK, Role.HARMING)
    assert "0800 000 0000" not in [contact.value for contact in found]


@pytest.mark.parametrize(
    "record",
    [
        "contacts: [{id: emergency_999_phone, value: 01904 600600, source: S, confidence: published}]",
        "contacts: [{id: emergency_999_phone, hours: [mon-fri 09:00-17:00]}]",
        "contacts: [{id: emergency_999_phone, cover: in_hours}]",
        "contacts: [{id: emergency_999_phone, valid_to: 2020-01-01}]",
        "contacts: [{id: b, kind: phone, value: 101, label: L, chosen_by: b, source: S, confidence: published}]",
        "hours: [mon-fri 09:00-17:00]",
    ],
)
def test_999_stays_what_it_is_at_any_hour_and_alone(record: str) -> None:
    (problem, *_) = problems_of(f"  - id: emergency_999\n    {record}\n")
    assert "national number" in problem.message or "another line than 999" in problem.message


def test_somebody_may_say_when_101_was_checked() -> None:
    mark = "{id: police_101_phone, assured_date: 2026-11-20, assurer: J B}"
    assert practice(f"  - id: police_101\n    contacts: [{mark}]\n")


@pytest.mark.parametrize("service", ["idas", "lado", "village_support"])
def test_a_practices_directory_holds_no_rules(service: str) -> None:
    rule = """
    rules:
      - {id: R900, when: {role: [harmed]}, then: {childrens_social_care: blocked}, because: b, source: s,
         reviewed_on: not_yet}
"""
    record = VILLAGE if service == "village_support" else f"  - id: {service}"
    problems = problems_of(record.rstrip() + rule)
    assert any(problem.key.endswith(".rules") for problem in problems)


def test_what_only_the_whole_directory_shows_is_told_too_at_the_record_that_brings_it() -> None:
    clash = "{id: b, kind: phone, value: 01904 600600, label: L, districts: [york], source: S, confidence: published}"
    (problem,) = problems_of(f"  - id: plus_choices\n    contacts:\n      - {clash}\n")
    assert "two phone lines for york" in problem.message
    assert problem.line == 5


def test_all_problems_of_a_practices_file_are_told_at_once_and_none_of_it_is_used() -> None:
    directory, problems = laid(
        HEAD.replace("1", "2", 1)
        + "  - id: lado\n    minimum_age: 18\n    nme: x\n"
        + "  - id: lado\n"
        + "  - {id: new_one, name: New}\n"
        + "  - nothing\n"
        + "  - id: idas\n    contacts: [{id: idas_helpline, value: 12, source: S, confidence: published}, 3]\n"
        + "other: x\n"
    )
    assert directory is None
    keys = [problem.key for problem in problems]
    for key in ("refhelper_practice_directory", "other", "services[1].minimum_age", "services[1].nme",
                "services[2].id", "services[3].provider", "services[4]", "services[5].contacts[1].value",
                "services[5].contacts[2]"):  # fmt: skip
        assert key in keys


@pytest.mark.parametrize("text", ["", "[]", "words", "services: none", "refhelper_directory: 1", "a: &a [*a]"])
def test_what_is_no_practices_directory_at_all_is_told(text: str) -> None:
    directory, problems = laid(text)
    assert directory is None
    assert problems


# --- eligibility, changed in the practice's file only


def _boy(age: int) -> dict[str, object]:
    boy = {"ref": "boy", "roles": ["harming"], "age": age, "lives_in": "ryedale", "patient": "yes",
           "concerns": ["child_to_parent_abuse"], "risk_posed": "standard", "agrees_to_service": "yes"}  # fmt: skip
    return {"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": [boy]}


def test_respect_young_people_taking_seventeen_changes_verdict_and_reasons_with_no_change_of_code() -> None:
    before = plan_of(_boy(17)).find("respect_young_people", "boy")
    rules = shipped_rulebook(practice(OLDER))
    after, choices = (plan_of(_boy(17), rules).find(name, "boy") for name in ("respect_young_people", "plus_choices"))
    assert (before.verdict, [reason.rule for reason in before.reasons]) == (Verdict.BLOCKED, ["R063"])
    assert (after.verdict, [reason.rule for reason in after.reasons]) == (Verdict.OFFER, ["R060", "R064"])
    assert "R064" in [reason.rule for reason in choices.reasons]
    assert plan_of(_boy(18), rules).find("respect_young_people", "boy").verdict is Verdict.BLOCKED


def test_the_questions_follow_the_practices_ages_too() -> None:
    case = _boy(17)
    del case["people"][0]["agrees_to_service"]
    case["people"][0].pop("risk_posed")
    case["people"][0] |= {"lives_in": "not_known"}
    asks = [
        {service for one in plan_of(case, rules).questions for service, _ in one.decides}
        for rules in (None, shipped_rulebook(practice(OLDER)))
    ]
    assert "respect_young_people" not in asks[0]
    assert "respect_young_people" in asks[1]


def test_a_commissioned_service_that_leaves_an_area_no_longer_takes_people_there() -> None:
    rules = shipped_rulebook(practice("  - id: respect_young_people\n    service_area: [york, selby]\n"))
    assert plan_of(_boy(14)).find("respect_young_people", "boy").verdict is Verdict.OFFER
    found = plan_of(_boy(14), rules).find("respect_young_people", "boy")
    assert (found.verdict, found.reasons[0].rule) == (Verdict.BLOCKED, "R033")


def test_a_gap_of_ages_that_the_practice_brings_is_told_until_it_says_that_it_knows() -> None:
    older = "  - id: plus_choices\n    minimum_age: 18\n    overlaps: []\n"
    problems = problems_of(older)
    assert any("leaves ages 17 to 17" in problem.message for problem in problems)
    known = "  - id: plus_choices\n    minimum_age: 18\n    gaps: [respect_young_people]\n"
    assert plan_of(_boy(17), shipped_rulebook(practice(known))).find("plus_choices", "boy").verdict is Verdict.BLOCKED


def test_an_overlap_of_ages_with_a_practices_own_service_is_found_and_can_be_declared() -> None:
    own = VILLAGE + "    roles: [harming]\n    minimum_age: 18\n"
    (problem,) = problems_of(own)
    assert "plus_choices takes too" in problem.message
    declared = (
        own
        + "    overlaps: [plus_choices]\n"
        + "  - id: plus_choices\n    overlaps: [respect_young_people, village_support]\n"
    )
    assert practice(declared)
