"""Whether a letter about an adult may go: agreement, refusal, capacity, coercion and others at risk."""

import pytest

from refhelper.domain.sharing import Outcome
from refhelper.domain.vocabulary import SharingReason
from tests.domain.sharing_cases import (
    ADVICE,
    CAPABLE,
    CONSIDER,
    HOLD,
    MAY,
    MUST,
    NOT,
    SHARE,
    asked,
    checks_named,
    keys_open,
    person,
)


def test_an_adult_who_agrees_is_referred_to_adult_social_care() -> None:
    result = asked("adult_social_care", MUST, "R020", agrees_to_share="yes")
    assert (result.outcome, result.lawful_reasons) == (MAY, ())
    assert "S04" in checks_named(result)


def test_an_adult_who_has_not_answered_is_not_referred_by_a_default() -> None:
    result = asked("adult_social_care", MUST, "R020")
    assert (result.outcome, keys_open(result)) == (NOT, {"agrees_to_share"})
    assert result.next_step.startswith("Not yet")


def test_not_having_asked_an_adult_is_not_a_reason_to_share() -> None:
    result = asked("marac", MUST, "R040", agrees_to_share="not_asked", **CAPABLE)
    assert (result.outcome, keys_open(result)) == (NOT, {"agrees_to_share"})


def test_an_adult_who_lacks_capacity_is_referred_in_their_best_interests() -> None:
    result = asked("adult_social_care", MUST, "R020", capacity="lacks", told="no")
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.BEST_INTERESTS,))


@pytest.mark.parametrize("answer", ["yes", "no", "not_asked"])
def test_coercion_makes_any_answer_unreliable(answer: str) -> None:
    result = asked("adult_social_care", MUST, "R020", coerced="yes", agrees_to_share=answer, told="no")
    assert result.lawful_reasons == (SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION,)
    unprefilled = asked("prevent", CONSIDER, "R076", coerced="yes", agrees_to_share=answer, told="no")
    assert (unprefilled.outcome, keys_open(unprefilled)) == (NOT, {"sharing.reasons"})


def test_marac_hears_of_someone_it_is_unsafe_to_ask_once_telling_has_an_answer() -> None:
    waiting = asked("marac", MUST, "R040", agrees_to_share="unsafe_to_ask")
    assert keys_open(waiting) == {"told"}
    result = asked("marac", MUST, "R040", agrees_to_share="unsafe_to_ask", told="unsafe")
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION,))


def test_a_capable_adult_alone_at_risk_who_refuses_is_not_shared_about_without_advice() -> None:
    result = asked("marac", CONSIDER, "R041", agrees_to_share="no", **CAPABLE)
    assert (result.outcome, result.open) == (ADVICE, ())
    assert "S05" in checks_named(result)
    assert all(giver in result.next_step for giver in result.advise_from)
    assert len(result.advise_from) == 4


def test_a_lawful_reason_about_themselves_does_not_get_round_an_adults_refusal() -> None:
    for reason in ("vital_interests", "best_interests", "agreement_would_prejudice_protection"):
        result = asked("marac", CONSIDER, "R041", agrees_to_share="no", entry={"reasons": [reason]}, **CAPABLE)
        assert result.outcome is ADVICE, reason


@pytest.mark.parametrize(("advice", "outcome"), [(SHARE, MAY), (HOLD, NOT)])
def test_advice_on_a_refusal_settles_it_and_is_recorded(advice: dict[str, str], outcome: Outcome) -> None:
    result = asked("marac", CONSIDER, "R041", agrees_to_share="no", entry={"advice": advice}, **CAPABLE)
    assert result.outcome is outcome
    assert any("named GP, 20 November 2026: " in line for line in result.record)


@pytest.mark.parametrize("left_out", ["capacity", "coerced", "other_children"])
def test_a_refusal_is_not_weighed_before_capacity_coercion_and_others_at_risk_are_answered(left_out: str) -> None:
    keys = {"agrees_to_share": "no", **CAPABLE, "other_children": "no"}
    del keys[left_out]
    result = asked("marac", CONSIDER, "R041", **({"other_children": None} | keys))
    assert (result.outcome, keys_open(result)) == (NOT, {left_out})


def test_a_woman_who_refuses_is_asked_whether_she_is_pregnant() -> None:
    keys = {"sex": "female", "other_children": "not_known", "agrees_to_share": "no", **CAPABLE}
    assert keys_open(asked("marac", CONSIDER, "R041", **keys)) == {"pregnant"}


@pytest.mark.parametrize("unclear", [{"capacity": "unclear"}, {"coerced": "not_known"}])
def test_a_refusal_with_doubt_about_capacity_or_pressure_goes_for_advice(unclear: dict[str, str]) -> None:
    result = asked("marac", MUST, "R040", agrees_to_share="no", **(CAPABLE | unclear))
    assert result.outcome is ADVICE


def test_a_refusal_does_not_outweigh_another_child_in_the_house() -> None:
    child = person("ella", roles=["affected"], age="6")
    result = asked("marac", MUST, "R040", agrees_to_share="no", others=(child,), **CAPABLE)
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.RISK_TO_OTHERS,))
    undecided = asked("marac", CONSIDER, "R041", agrees_to_share="no", others=(child,), **CAPABLE)
    assert keys_open(undecided) == {"sharing.reasons"}


def test_the_person_causing_harm_does_not_count_as_somebody_else_at_risk() -> None:
    harming = person("ben", roles=["harming"], age="17")
    result = asked("marac", CONSIDER, "R041", agrees_to_share="no", others=(harming,), **CAPABLE)
    assert result.outcome is ADVICE


def test_a_refusal_by_a_pregnant_woman_does_not_outweigh_her_unborn_child() -> None:
    keys = {"sex": "female", "pregnant": "yes", "agrees_to_share": "no", **CAPABLE}
    result = asked("marac", MUST, "R040", **keys)
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.CHILD_AT_RISK,))


def test_a_legal_duty_counts_only_when_it_is_named() -> None:
    keys = {"agrees_to_share": "no", **CAPABLE}
    unnamed = asked("prevent", CONSIDER, "R076", entry={"reasons": ["legal_duty"]}, **keys)
    assert (unnamed.outcome, keys_open(unnamed)) == (NOT, {"sharing.which_duty"})
    named = asked("prevent", CONSIDER, "R076", entry={"reasons": ["legal_duty"], "which_duty": "court order"}, **keys)
    assert named.outcome is MAY


def test_best_interests_is_no_reason_for_an_adult_who_has_capacity() -> None:
    keys = {"agrees_to_share": "unsafe_to_ask", "told": "no", "entry": {"reasons": ["best_interests"]}}
    assert asked("clares_law", CONSIDER, "R047", capacity="has", **keys).outcome is NOT
    assert keys_open(asked("clares_law", CONSIDER, "R047", **keys)) == {"capacity"}
    assert asked("clares_law", CONSIDER, "R047", capacity="lacks", **keys).outcome is MAY


def test_a_reason_about_the_person_alone_does_not_pass_a_refusal_when_it_is_others_who_are_at_risk() -> None:
    child = person("ella", roles=["affected"], age="6")
    keys = {"agrees_to_share": "no", "others": (child,), **CAPABLE}
    result = asked("marac", CONSIDER, "R041", entry={"reasons": ["vital_interests"]}, **keys)
    assert (result.outcome, keys_open(result)) == (NOT, {"sharing.reasons"})
    assert asked("marac", CONSIDER, "R041", entry={"reasons": ["risk_to_others"]}, **keys).outcome is MAY


def test_an_adult_not_yet_asked_is_asked_and_not_decided_for() -> None:
    keys = {"agrees_to_share": "not_asked", **CAPABLE}
    result = asked("marac", MUST, "R040", entry={"reasons": ["best_interests"]}, **keys)
    assert keys_open(result) == {"agrees_to_share"}
    assert asked("marac", MUST, "R040", entry={"reasons": ["vital_interests"]}, **keys).outcome is MAY


def test_a_named_duty_against_a_refusal_is_not_called_a_risk_to_others() -> None:
    entry = {"reasons": ["legal_duty"], "which_duty": "court order"}
    result = asked("prevent", CONSIDER, "R076", agrees_to_share="no", entry=entry, **CAPABLE)
    assert not any("Somebody else" in reason.text for reason in result.reasons)


def test_no_other_children_or_pregnancy_settles_that_a_woman_who_refuses_is_alone_at_risk() -> None:
    result = asked("marac", CONSIDER, "R041", sex="female", agrees_to_share="no", **CAPABLE)
    assert (result.outcome, result.open) == (ADVICE, ())
