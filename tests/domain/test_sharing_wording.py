"""The reviewed wording of the sharing checks, and what is said of a fault in it."""

import re
from datetime import date
from typing import Any

import pytest

from refhelper.adapters.sharing_files import parse_sharing, read_sharing
from refhelper.domain.errors import BadInputError
from refhelper.domain.vocabulary import SharingReason
from tests.domain.sharing_cases import WORDING, texts


def test_a_check_says_that_it_was_reviewed_on_the_day_that_the_file_gives_and_no_other_check_does() -> None:
    whole = WORDING.read_text(encoding="utf-8")
    unsigned = re.sub(r"reviewed_on: .*", "reviewed_on: not_yet", whole)
    signed, problems = parse_sharing(unsigned.replace("not_yet", "2026-11-20", 2), "sharing.yaml")
    assert signed is not None, problems
    assert unsigned.count("not_yet") == 1 + len(signed.checks), "the first stands in the head of the file"
    days = {check: row.reviewed_on for check, row in signed.checks.items()}
    assert days == dict.fromkeys(signed.checks) | {"S01": date(2026, 11, 20)}


def test_every_check_asks_a_question_says_why_and_how_old_or_sure_each_source_is() -> None:
    assert list(texts().checks) == [f"S0{number}" for number in range(1, 10)]
    for check, row in texts().checks.items():
        assert "?" in row.question, check
        assert row.question.endswith(("?", ".")), check
        assert row.why.endswith("."), check
        for source in row.source.split("; "):
            assert re.search(r"\b20\d\d\b|undated|verified", source), (check, source)


def test_a_lawful_reason_is_asked_for_with_the_bases_a_practice_has_and_how_sure_they_are() -> None:
    assert "no barriers to sharing that is justified" in texts().checks["S06"].why
    assert "Article 6(1)(e), public task, with Article 9(2)(h) or (g) (partly unverified)" in texts().checks["S06"].why


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("  S03:\n", "  S3:\n", "checks.S3"),
        ("      agreed: The person agrees to the information", "      agred: The person", "checks.S04.says.agred"),
        ("  child_at_risk: A child", "  child_at_riks: A child", "lawful_reasons.child_at_riks"),
        ("  advice: Take advice", "  advise: Take advice", "next_steps.advise"),
        ("  capacity: Does", "  capasity: Does", "keys.capasity"),
        ("    reviewed_on: ", "    reviewed_on: soon ", "checks.S01.reviewed_on"),
        ("  secure: Is it going by a secure route?", "  secure: ''", "confirmations.secure"),
    ],
)
def test_a_misspelt_id_in_the_wording_is_refused_with_its_line(old: str, new: str, key: str) -> None:
    whole = WORDING.read_text(encoding="utf-8")
    assert old in whole
    read, problems = parse_sharing(whole.replace(old, new, 1), "sharing.yaml")
    assert read is None
    line = whole.replace(old, new, 1)[: whole.index(old) + len(new) - 1].count("\n") + 1
    assert any(problem.key.startswith(key) and problem.line == line for problem in problems), problems


def test_all_the_faults_of_the_wording_are_given_at_once() -> None:
    text = WORDING.read_text(encoding="utf-8").replace("  S03:\n", "  S3:\n").replace("  coerced: Is", "  forced: Is")
    keys = {problem.key for problem in parse_sharing(text, "sharing.yaml")[1]}
    assert {"checks.S3", "checks.S03", "keys.forced", "keys.coerced"} <= keys


def test_a_missing_wording_file_is_an_error_that_names_it(tmp_path: Any) -> None:
    with pytest.raises(BadInputError) as caught:
        read_sharing(tmp_path / "sharing.yaml")
    assert "sharing.yaml" in str(caught.value)


def test_best_interests_of_a_child_rest_on_age_and_of_anyone_from_16_on_capacity() -> None:
    child = texts().lawful(SharingReason.BEST_INTERESTS, under_16=True)
    adult = texts().lawful(SharingReason.BEST_INTERESTS, under_16=False)
    assert ("too young" in child, "capacity" in child) == (True, False)
    assert ("too young" in adult, "capacity" in adult) == (False, True)
