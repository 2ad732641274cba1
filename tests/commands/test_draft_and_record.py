"""`refhelper draft` and `refhelper record`: what they print, and when they print nothing."""

import re

import pytest

from tests.commands.program import refhelper, started

COUPLE = """refhelper_case: 1
at: 2026-11-20T10:30
danger_now: no
other_children: no
people:
  - ref: tess
    roles: [harmed]
    age: 39
    lives_in: york
    harmed_by: [rob]
    risk: medium
    concerns: [domestic_abuse]
    details: {name: Tess Nobody, address: 44 Secret Street}
  - ref: rob
    roles: [harming]
    age: 41
    lives_in: york
    patient: yes
    risk_posed: medium
    agrees_to_share: yes
    agrees_to_service: yes
    told: yes
    capacity: has
    coerced: no
    concerns: [domestic_abuse]
    details: {name: Rob Nobody, own_account: He says he shouts and pushes.}
  - ref: kim
    roles: [affected]
    age: 5
    lives_in: york
narrative: {request: Please see him soon.}
"""
LEAK = "Please see him soon; she is at 44 secret street."


def draft(text, person, service, *more, run=refhelper):
    return run("draft", "-", "--for", person, "--to", service, *more, text=text)


def test_a_letter_with_both_agreements_is_printed_and_says_nothing_of_the_person_harmed():
    done = draft(COUPLE, "rob", "plus_choices", run=started)
    assert done.returncode == 0, done.stderr
    letter = done.stdout.decode()
    assert "He says he shouts and pushes." in letter
    assert "Tess" not in letter
    assert "Secret" not in letter


@pytest.mark.hazard("H07.2")
def test_where_somebody_harmed_can_be_found_keeps_the_letter_back_until_a_reason_is_given():
    leaking = COUPLE.replace("Please see him soon.", f'"{LEAK}"')
    done = draft(leaking, "rob", "plus_choices")
    assert (done.returncode, done.stdout) == (3, b"")
    said = re.search(r"entry \{(for: .*)\}, as (confirmed: \{whereabouts-\w+: )the reason\}", done.stderr.decode())
    assert said, done.stderr
    entry = f"sharing: [{{{said[1]}, {said[2]}agreed with her}}}}]\n"
    assert draft(leaking + entry, "rob", "plus_choices").returncode == 0
    more = leaking.replace("street.", "street, known as Tess.") + entry
    assert draft(more, "rob", "plus_choices").returncode == 3
    unsaid = "sharing: [{for: rob, to: plus_choices, confirmed: {whereabouts: agreed with her}}]\n"
    assert draft(leaking + unsaid, "rob", "plus_choices").returncode == 3


@pytest.mark.hazard("H07.3")
def test_the_record_of_somebody_who_harms_is_held_back_too_where_it_says_where_somebody_is():
    leaking = COUPLE.replace("He says he shouts and pushes.", "I wait outside 44 secret street.")
    done = refhelper("record", "-", "--for", "rob", "--write", text=leaking)
    assert (done.returncode, done.stdout) == (3, b"")
    said = re.search(r"entry \{(for: .*)\}, as (confirmed: \{whereabouts-\w+: )the reason\}", done.stderr.decode())
    assert said, done.stderr
    entry = f"sharing: [{{{said[1]}, {said[2]}agreed with her}}}}]\n"
    assert refhelper("record", "-", "--for", "rob", "--write", text=leaking + entry).returncode == 0


def test_without_agreement_to_the_service_nothing_is_printed_and_the_reason_is_said():
    done = draft(COUPLE.replace("agrees_to_service: yes", "agrees_to_service: not_asked"), "rob", "plus_choices")
    assert (done.returncode, done.stdout) == (3, b"")
    told = done.stderr.decode()
    assert "In the case file, of rob: agrees_to_service (S09)" in told
    assert told.count("agree to be referred to this service?") == 1
    assert "Rob Nobody" not in told


def test_what_is_missing_is_said_beside_the_letter_not_in_it():
    done = draft(COUPLE, "kim", "childrens_social_care")
    assert done.returncode == 0
    assert "L01" not in done.stdout.decode()
    assert done.stderr


@pytest.mark.parametrize("refusal", ["no", "unsafe_to_ask"])
def test_no_refusal_stops_a_letter_to_childrens_social_care(refusal):
    refused = COUPLE.replace("agrees_to_share: yes", f"agrees_to_share: {refusal}")
    assert draft(refused, "kim", "childrens_social_care").returncode == 0


@pytest.mark.parametrize(
    ("person", "service", "said"),
    [
        ("nobody", "idas", "The refs are: tess, rob, kim"),
        ("tess", "no_such_service", "It mentions: "),
        ("case", "idas", "the whole case"),
    ],
)
def test_a_letter_that_the_plan_does_not_mention_is_bad_input(person, service, said):
    done = draft(COUPLE, person, service)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_one_section_can_be_had_alone_and_a_wrong_name_lists_the_right_ones():
    alone = draft(COUPLE, "kim", "childrens_social_care", "--section", "referrer")
    assert alone.stdout.decode().startswith("Referrer")
    wrong = draft(COUPLE, "kim", "childrens_social_care", "--section", "nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "referrer" in wrong.stderr.decode()


def test_plain_characters_are_had_for_the_asking_with_a_list_of_what_was_changed():
    curly = COUPLE.replace("Please see him soon.", '"Please see \u201chim\u201d \u2013 soon."')
    done = draft(curly, "kim", "childrens_social_care", "--plain-characters")
    assert 'Please see "him" - soon.' in done.stdout.decode()
    assert "Made plain: curly quotes and dashes." in done.stderr.decode()
    assert "\u201chim\u201d" in draft(curly, "kim", "childrens_social_care").stdout.decode()


def test_what_is_worth_another_look_is_said_with_its_place_its_wording_and_its_rule():
    told = COUPLE.replace("request: Please see him soon.", 'opinion: "I think that Tess failed to protect Kim."')
    said = draft(told, "kim", "childrens_social_care").stderr.decode()
    assert "opinion: 'failed to protect': " in said
    assert "(W0" in said


def test_the_phone_script_names_the_number_with_its_state():
    done = draft(COUPLE, "kim", "childrens_social_care", "--template", "phone_script")
    assert "01904 551900" in done.stdout.decode()
    assert "check before use" in done.stdout.decode()


@pytest.mark.hazard("H10.2")
def test_children_in_two_areas_are_not_put_into_one_letter():
    text = COUPLE.replace(
        "narrative:", "  - ref: lee\n    roles: [affected]\n    age: 7\n    lives_in: selby\nnarrative:"
    )
    done = draft(text, "kim", "childrens_social_care", "--for", "lee")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "one letter for each area" in done.stderr.decode()


def test_the_record_of_somebody_who_only_harms_is_empty_unless_chosen_and_the_reason_is_said():
    done = started("record", "-", "--for", "rob", text=COUPLE)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "--write" in done.stderr.decode()
    chosen = refhelper("record", "-", "--for", "rob", "--write", text=COUPLE).stdout.decode()
    assert "Tess" not in chosen


def test_the_record_does_not_say_that_a_letter_may_not_go_when_it_only_waits_for_an_answer():
    text = COUPLE.replace("risk: medium", "risk: high")
    entry = refhelper("record", "-", "--for", "tess", text=text).stdout.decode()
    assert "MARAC: whether this may be shared was not settled" in entry


def test_a_handed_over_letter_that_the_plan_does_not_mention_does_not_break_the_record():
    text = COUPLE + "handed_over: [{for: tess, to: plus_choices, how: phone}]\n"
    assert refhelper("record", "-", "--for", "tess", text=text).returncode == 0


def test_deciding_not_to_share_where_it_was_open_is_on_record_with_who_advised():
    entry = "sharing: [{for: tess, to: police_101, advice: {from: named GP, on: 2026-11-20, outcome: do_not_share}}]\n"
    text = COUPLE.replace("risk: medium", "risk: high").replace("at: 2026", "title: x\nat: 2026")
    made = refhelper("record", "-", "--for", "tess", text=text + entry).stdout.decode()
    assert "named GP advised not to share on 20 November 2026" in made
    assert "not to share as things stand" in made or "was not settled" in made
    assert "police" in made.casefold()


def test_no_empty_entry_is_printed_for_somebody_who_harms_and_of_whom_nothing_of_their_own_is_written():
    own = "own_account: He says he shouts and pushes."
    nothing = COUPLE.replace(f", {own}", "").replace("agrees_to_service: yes", "agrees_to_service: not_known")
    nothing = nothing.replace("    agrees_to_service: not_known\n", "")
    done = refhelper("record", "-", "--for", "rob", "--write", text=nothing)
    assert (done.returncode, done.stdout) == (3, b"")
    said = done.stderr.decode()
    assert "an entry would be empty" in said
    assert "own account" in said
    assert "--write" not in said
    assert refhelper("record", "-", "--for", "rob", "--write", text=COUPLE).returncode == 0
