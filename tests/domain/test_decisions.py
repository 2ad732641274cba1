"""What is left of a plan: a must that neither left nor was decided against."""

import pytest

from refhelper.domain.decisions import not_done
from refhelper.domain.routing import plan
from tests.engine import TODAY, case_of, rulebook

GIRL = {"ref": "girl", "roles": ["harmed"], "age": "9", "lives_in": "york", "concerns": ["neglect"]}
SENT = {"for": "girl", "to": "childrens_social_care"}
DECIDED = {"person": "girl", "service": "childrens_social_care", "by": "Dr A", "why": "A reason."}


def left(**keys: object) -> list[str]:
    case = case_of({"refhelper_case": "1", "danger_now": "no", "other_children": "no", "people": [GIRL], **keys})
    return [one.service for one in not_done(case, plan(case, rulebook(), TODAY))]


def test_a_must_is_left_until_it_was_handed_over() -> None:
    assert left() == ["childrens_social_care"]
    assert left(handed_over=[SENT]) == []
    assert left(handed_over=[SENT | {"to": "maternity"}]) == ["childrens_social_care"]


@pytest.mark.parametrize(("decided", "done"), [("do_not_refer", True), ("later", False), ("refer", False)])
def test_only_a_decision_against_it_settles_a_must_that_did_not_leave(decided, done) -> None:
    assert (left(decisions=[DECIDED | {"decided": decided}]) == []) is done
