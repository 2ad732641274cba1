"""What text, names and answers may be, wherever they come from; what is refused is refused without being repeated."""

import pytest
from pydantic import ValidationError

from refhelper.domain.case import Case, Person
from refhelper.domain.demo import FICTIONAL
from refhelper.domain.facts import Around, PersonFacts
from refhelper.domain.plain_text import clean, left_out
from refhelper.domain.plan import Destination, Plan, Question, Reason, as_json
from refhelper.domain.questions import Completions
from refhelper.domain.rules import Fact
from refhelper.domain.settings import Settings, SettingsNotSavedError
from refhelper.domain.situation import Situation
from refhelper.domain.vocabulary import Verdict
from tests.engine import TODAY, rulebook


@pytest.mark.parametrize("value", [12, None, ["Ella"], True])
def test_what_is_no_text_is_no_name_and_is_not_repeated(value):
    with pytest.raises(ValidationError) as refused:
        Person.model_validate({"ref": "ella", "roles": ["harmed"], "details": {"name": value}})
    assert "text" in str(refused.value)
    assert "Ella" not in str(refused.value)


@pytest.mark.parametrize("ref", ["Ella", "", "a b", "x" * 41, "-a", "case", "ella\n"])
def test_a_ref_is_short_plain_and_never_the_word_for_the_whole_case(ref):
    with pytest.raises(ValidationError, match="a short name of small letters"):
        Person.model_validate({"ref": ref, "roles": ["harmed"], "harmed_by": [ref]})


@pytest.mark.parametrize("at", ["2026-02-30T10:00", "2026-11-20T24:30"])
def test_a_time_that_does_not_exist_is_refused_in_words_that_say_so(at):
    with pytest.raises(ValidationError, match="a date and time that exist, as 2026-11-20T18:30"):
        Case.model_validate({"refhelper_case": "1", "at": at, "people": [{"ref": "ella", "roles": ["harmed"]}]})


def test_whoever_asks_for_somebody_who_is_not_in_the_case_is_not_given_somebody_else():
    case = Case.model_validate({"refhelper_case": "1", "people": [{"ref": "ella", "roles": ["harmed"]}]})
    assert case.person("ella").ref == "ella"
    with pytest.raises(KeyError):
        case.person("max")


def test_an_emoji_written_as_two_halves_is_kept_whole_and_a_lone_half_is_left_out():
    assert clean("sad \ud83d\ude22 child") == ("sad \U0001f622 child", 0)
    assert clean("sad \ud83d child") == ("sad  child", 1)


def test_how_many_hidden_characters_were_left_out_of_what_was_pasted_is_said():
    assert left_out(1).startswith("One hidden character")
    assert left_out(3).startswith("3 hidden characters")


def test_who_decided_is_stamped_with_the_user_or_else_with_who_writes():
    assert Settings.model_validate({"referrer": {"name": "Dr Sample"}}).stamp == "Dr Sample"
    assert Settings.model_validate({"referrer": {"name": "Dr Sample"}, "user": "J B"}).stamp == "J B"


@pytest.mark.parametrize(("key", "least", "most"), [("kept_days", 1, 3650), ("lock_minutes", 1, 60)])
def test_how_long_drafts_are_kept_and_until_it_locks_are_whole_numbers_within_limits(key, least, most):
    for number in (least, most, f" {most} "):
        assert getattr(Settings.model_validate({key: number}), key) == int(number)
    for wrong in (least - 1, most + 1, "1.5", "soon", "", "²", "1" * 5000):
        with pytest.raises(ValidationError, match=f"a whole number from {least} to {most}"):
            Settings.model_validate({key: wrong})


def test_settings_that_the_disk_did_not_take_hold_until_the_program_ends():
    told = str(SettingsNotSavedError("The disk is full."))
    assert "The disk is full." in told
    assert "holds until the program ends" in told


def test_everything_made_of_the_practice_case_can_be_told_from_a_real_one():
    assert "FICTIONAL" in FICTIONAL


def test_a_rule_that_takes_yes_or_no_holds_before_anybody_answered_and_asks_nothing():
    person = Person.model_validate({"ref": "ann", "roles": ["affected"], "age": "40"})
    situation = Situation(Case.model_validate({"refhelper_case": "1", "people": [person]}), TODAY, rulebook())
    known = situation.known(person)
    facts = PersonFacts(person, Around(frozenset(), anybody_abused=False), known, situation.eligibility)
    both = facts.weigh(Fact.REFUSES_ALONE, frozenset({"yes", "no"}), "idas")
    assert (both.sure, both.possible) == (1, 1)
    open_still = facts.weigh(Fact.OTHERS_AT_RISK, frozenset({"yes"}), "idas")
    assert (open_still.sure, open_still.possible) == (0, 1)


def test_the_plan_as_json_says_what_is_open_what_may_be_drafted_and_why():
    ask = Destination("idas", "anna", Verdict.ASK, None, None, (Reason("R030", "Abuse is named.", "a source"),))
    blocked = ask._replace(service="marac", verdict=Verdict.BLOCKED)
    made = as_json(Plan((Question("risk", "anna", "How high?", "It decides.", (("idas", "anna"),)),), (ask, blocked)))
    assert made["complete"] is False
    assert made["questions"] == [{"fact": "risk", "person": "anna", "ask": "How high?", "because": "It decides."}]
    assert [(each["service"], each["draft"]) for each in made["destinations"]] == [("idas", True), ("marac", False)]
    assert made["destinations"][0]["reasons"] == [{"rule": "R030", "text": "Abuse is named.", "source": "a source"}]
    assert [each.is_open for each in (ask, blocked)] == [True, False]
    assert as_json(Plan((), ()))["complete"] is True


def test_where_nobody_is_said_to_be_harmed_or_to_harm_the_risk_of_abuse_is_open_and_never_read_as_low():
    child = Person.model_validate({"ref": "ella", "roles": ["affected"], "age": "8"})
    situation = Situation(Case.model_validate({"refhelper_case": "1", "people": [child]}), TODAY, rulebook())
    for level in ("standard", "medium", "high"):
        found = situation.facts(child, situation.known(child)).weigh(Fact.ABUSE_RISK, frozenset({level}), "idas")
        assert (found.sure, found.possible) == (0, 1)


def test_in_no_way_of_answering_that_is_weighed_is_somebody_under_ten_pregnant():
    ann = Person.model_validate({"ref": "ann", "roles": ["harmed"]})
    situation = Situation(Case.model_validate({"refhelper_case": "1", "people": [ann]}), TODAY, rulebook())
    space = Completions(situation.known(ann), frozenset({"age", "pregnant"}), frozenset())
    pregnant = space.where("pregnant", {"yes"}).sure
    assert not space.feasible & pregnant & space.where("age", range(10)).sure
    assert space.feasible & pregnant & space.where("age", {10}).sure
    assert space.feasible & space.where("pregnant", {"no"}).sure & space.where("age", range(10)).sure
