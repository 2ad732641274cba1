"""`refhelper route`: what it prints, for files in every form that people bring."""

import json

import pytest
import yaml

from tests.commands.program import refhelper
from tests.commands.test_bad_cases import SOUND


def as_json_text(text: str) -> str:
    return json.dumps(yaml.load(text, yaml.BaseLoader), indent="\t")


def routed(text: str | bytes) -> dict:
    done = refhelper("route", "-", "--json", text=text)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    return json.loads(done.stdout)


def test_json_indented_with_tabs_gives_the_same_plan_as_yaml():
    assert routed(as_json_text(SOUND)) == routed(SOUND)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_notepad_gives_the_same_plan(encoding):
    assert routed(SOUND.replace("\n", "\r\n").encode(encoding)) == routed(SOUND)


def test_emoji_and_escapes_in_json_are_read_as_people_wrote_them():
    text = SOUND.replace("age: 34", 'details: {name: "Zo\u00eb \U0001f600"}')
    assert routed(json.dumps(yaml.load(text, yaml.BaseLoader))) == routed(text)


def test_several_cases_give_one_object_a_line(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(SOUND)
    done = refhelper("route", "a.yaml", "b.yaml", "--json", folder=tmp_path)
    lines = done.stdout.decode().splitlines()
    assert [json.loads(line)["refhelper_plan"] for line in lines] == [1, 1]


@pytest.mark.hazard("H22.2")
def test_every_destination_has_a_reason_with_a_rule_and_a_source():
    plan = routed(SOUND)
    assert plan["destinations"]
    for destination in plan["destinations"]:
        assert destination["reasons"], destination
        for reason in destination["reasons"]:
            assert reason["rule"].startswith("R")
            assert reason["text"].endswith((".", "?"))
            assert reason["source"]


def test_every_question_says_what_is_asked_and_why():
    for question in routed(SOUND)["questions"]:
        assert question["ask"].endswith("?")
        assert question["because"]


def test_an_emergency_stands_first_and_removes_nothing():
    calm = {(d["service"], d["person"]) for d in routed(SOUND)["destinations"]}
    urgent = routed(SOUND.replace("danger_now: no", "danger_now: yes"))["destinations"]
    assert (urgent[0]["service"], urgent[0]["verdict"], urgent[0]["deadline"]) == ("emergency_999", "must", "now")
    assert calm - {("safeguarding_advice", None)} < {(d["service"], d["person"]) for d in urgent}


def test_without_json_the_plan_is_for_people_and_every_contact_has_its_state():
    done = refhelper(
        "route", "-", text=SOUND.replace("roles: [harmed]", "roles: [harmed]\n    concerns: [domestic_abuse]")
    )
    said = done.stdout.decode()
    assert "IDAS" in said
    assert "03000 110 110" in said
    assert "03000 110 110 - " in said
    for line in said.splitlines():
        if "03000 110 110" in line:
            assert "check before use" in line


def test_the_verdict_does_not_depend_on_the_order_of_people():
    parts = SOUND.split("  - ref: ")
    turned = parts[0] + "  - ref: " + parts[2] + "  - ref: " + parts[1]
    assert routed(turned) == routed(SOUND)


def test_explain_adds_a_key_and_changes_nothing_else():
    done = refhelper("route", "-", "--json", "--explain", text=SOUND)
    told = json.loads(done.stdout)
    explanation = told.pop("explanation")
    assert told == routed(SOUND)
    verdicts = {(one["service"], one["person"]): one["verdict"] for one in told["destinations"]}
    for one in explanation:
        assert one["verdict"] == verdicts.get((one["service"], one["person"]))
        assert one["changes"] or one["nearest"]


def test_explain_says_in_words_what_would_change_a_verdict():
    text = SOUND.replace(
        "roles: [harmed]", "roles: [harmed]\n    concerns: [domestic_abuse]\n    details: {name: Anna}"
    )
    said = refhelper("route", "-", "--explain", text=text).stdout.decode()
    assert "if the risk to Anna were high: must, today" in said
    assert said.startswith("You decide")


@pytest.mark.parametrize(("age", "called"), [("34", "unborn baby of mother"), ("15", "mother")])
def test_a_referral_that_an_adult_stands_for_is_said_to_be_for_the_baby_she_expects(age, called):
    case = f"""
        refhelper_case: 1
        people:
          - {{ref: mother, roles: [harmed], age: {age}, lives_in: york, pregnant: yes, concerns: [domestic_abuse]}}
    """
    printed = refhelper("route", "-", text=case).stdout.decode()
    assert f"must Children's social care for {called} (York) - today" in printed
