"""The reviewed wording of the sharing checks, and what is said of a fault in it."""

from typing import Any

import pytest

from refhelper.adapters.sharing_files import parse_sharing, read_sharing
from refhelper.domain.errors import BadInputError
from refhelper.domain.vocabulary import SharingReason
from tests.domain.sharing_cases import WORDING, texts


def test_no_clinician_has_signed_the_wording_so_no_check_says_that_one_has() -> None:
    assert {row.reviewed_on for row in texts().checks.values()} == {None}


def test_every_check_has_a_question_a_reason_to_ask_and_a_source() -> None:
    assert len(texts().checks) == 9
    assert all(row.question.endswith("?") or "." in row.question for row in texts().checks.values())
    assert all(row.why and row.source for row in texts().checks.values())


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("  S03:\n", "  S3:\n", "checks.S3"),
        ("      agreed: The person agrees to the information", "      agred: The person", "checks.S04.says.agred"),
        ("  child_at_risk: A child", "  child_at_riks: A child", "lawful_reasons.child_at_riks"),
        ("  advice: Take advice", "  advise: Take advice", "next_steps.advise"),
        ("  capacity: Does", "  capasity: Does", "keys.capasity"),
        ("    reviewed_on: not_yet", "    reviewed_on: soon", "checks.S01.reviewed_on"),
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
