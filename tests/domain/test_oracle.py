"""The oracle agrees with the worked cases, so it may be used to judge the engine."""

import math
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.domain.oracle import Key, Verdicts, before_the_last_rule, completed, open_keys, questions, verdicts
from tests.domain.oracle_answers import Case, by_partner_of, pregnant_of

WORKED = Path(__file__).parents[1] / "cases" / "shared.yaml"
WHOLE_SPACE = 500
pytestmark = pytest.mark.no_cover  # the oracle is not the code whose coverage is wanted
SAMPLES = 20


class TextLoader(yaml.CSafeLoader):
    """YAML in which `no` is a word and a number keeps its zeros."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - yaml's own name


ENTRIES = yaml.load(WORKED.read_text(encoding="utf-8"), TextLoader)


def person_named(ref: str) -> str | None:
    """Return the person a worked case means; `case` is the case as a whole."""
    return None if ref == "case" else ref


def mistakes(expect: dict[str, Any], found: Verdicts) -> list[str]:
    """List what a worked case expects and the verdicts do not give."""
    allowed = {"must_or_consider": ("must", "consider")} | {
        verdict: (verdict,) for verdict in ("must", "offer", "consider", "blocked", "ask")
    }
    wrong = []
    for name, verdicts_allowed in allowed.items():
        for service, refs in expect.get(name, {}).items():
            got = {ref: found.get((service, person_named(ref)), (None,))[0] for ref in refs}
            wrong += [f"{service} {ref}: {name}, got {g}" for ref, g in got.items() if g not in verdicts_allowed]
    for service, refs in expect.get("absent", {}).items():
        got = {ref: found.get((service, person_named(ref)), (None,))[0] for ref in refs}
        wrong += [f"{service} {ref}: absent, got {g}" for ref, g in got.items() if g in {"must", "offer", "consider"}]
    for place, name in ((1, "deadline"), (2, "area")):
        for service, values in expect.get(name, {}).items():
            for ref, value in values.items():
                result = found.get((service, person_named(ref)), (None, None, None))[place]
                wrong += [f"{service} {ref}: {name} {value}, got {result}"] if result != value else []
    return wrong


def asked_in(case: Case) -> set[Key]:
    """Return the questions of a worked case: by every completion where they are few, else by a fixed sample."""
    keys = open_keys(case)
    if math.prod(map(len, keys.values())) <= WHOLE_SPACE:
        return questions(case)
    chance = Random(20261120)  # noqa: S311 - a fixed sample, no secret
    asked: set[Key] = set()
    for _ in range(SAMPLES):
        answers = {key: chance.choice(values) for key, values in keys.items()}
        for key in keys.keys() - asked:
            changed = [completed(case, answers | {key: value}) for value in keys[key]]
            outcomes = [before_the_last_rule(whole) for whole in changed if whole is not None]
            asked |= {key} if any(outcome != outcomes[0] for outcome in outcomes[1:]) else set()
    return asked | ({("people", None)} if case.get("other_children") == "yes" else set())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_the_oracle_gives_every_worked_case_its_expected_verdicts(entry: dict[str, Any]) -> None:
    assert mistakes(entry["expect"], verdicts(entry["case"])) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_the_oracle_asks_what_every_worked_case_expects_and_nothing_it_forbids(entry: dict[str, Any]) -> None:
    asked = {key if ref is None else f"{ref}.{key}" for key, ref in asked_in(entry["case"])}
    expect = entry["expect"]
    assert set(expect.get("asks", ())) <= asked
    assert not set(expect.get("never_asks", ())) & asked
    if "complete" in expect:
        assert (expect["complete"] == "yes") == (not asked), sorted(asked)


def harmed(**answers: Any) -> Case:
    """Return a case of one woman of 30 who is harmed."""
    woman = {"ref": "w", "roles": ["harmed"], "age": "30", "concerns": ["domestic_abuse"], **answers}
    return {"at": "2026-11-20T10:00", "people": [{key: value for key, value in woman.items() if value is not None}]}


def test_nobody_named_as_harming_does_not_mean_that_it_was_not_a_partner() -> None:
    case = harmed()
    assert by_partner_of(case, case["people"][0]) == {"yes", "no"}


def test_a_resuscitation_decision_with_nobody_named_leaves_no_question_about_a_partner() -> None:
    case = harmed(concerns=["dnacpr"])
    assert by_partner_of(case, case["people"][0]) == {"no"}
    named = harmed(concerns=["dnacpr"], high_risk_features=["weapon"])
    assert by_partner_of(named, named["people"][0]) == {"yes", "no"}


def test_an_unborn_child_is_not_asked_about_a_partner() -> None:
    case = harmed(age=None, unborn="yes")
    assert by_partner_of(case, case["people"][0]) == {"no"}


def test_silence_about_pregnancy_is_a_no_only_for_those_who_need_not_be_asked() -> None:
    for answers, possible in (
        ({"age": "9"}, {"no"}),
        ({"age": "10"}, {"yes", "no"}),
        ({"age": "60"}, {"yes", "no"}),
        ({"age": "61"}, {"no"}),
        ({"age": "61", "pregnant": "not_known"}, {"yes", "no"}),
        ({"sex": "male", "pregnant": "not_known"}, {"no"}),
        ({"age": None}, {"yes", "no"}),
    ):
        case = harmed(**answers)
        assert pregnant_of(case, case["people"][0]) == possible, answers


def test_an_unknown_age_leaves_out_under_ten_for_someone_pregnant() -> None:
    assert "0" not in open_keys(harmed(age=None, pregnant="yes"))["age", "w"]
    assert "0" in open_keys(harmed(age=None))["age", "w"]
