"""Whether a letter to a voluntary service may go; and overrides, the record and what is confirmed before sending."""

import pytest

from refhelper.domain.case import Case, SharingEntry
from refhelper.domain.sharing import unconfirmed
from refhelper.domain.sharing_texts import Confirmation
from refhelper.domain.vocabulary import VOLUNTARY_SERVICES, SharingReason
from tests.domain.sharing_cases import (
    ADVICE,
    CAPABLE,
    CONSIDER,
    MAY,
    MUST,
    NOT,
    OFFER,
    OVERRIDE,
    SHARE,
    asked,
    checks_named,
    keys_open,
    person,
    texts,
)

# Voluntary services


@pytest.mark.parametrize("service", sorted(VOLUNTARY_SERVICES))
def test_a_voluntary_service_needs_both_agreements_and_no_more(service: str) -> None:
    assert asked(service, OFFER, "R030", agrees_to_share="yes", agrees_to_service="yes").outcome is MAY
    assert keys_open(asked(service, OFFER, "R030")) == {"agrees_to_service", "agrees_to_share"}
    assert keys_open(asked(service, OFFER, "R030", agrees_to_share="yes")) == {"agrees_to_service"}
    assert keys_open(asked(service, OFFER, "R030", agrees_to_service="yes")) == {"agrees_to_share"}


@pytest.mark.parametrize("service", sorted(VOLUNTARY_SERVICES))
@pytest.mark.parametrize("answer", ["no", "not_asked", "unsafe_to_ask"])
def test_no_advice_reason_or_override_sends_anyone_to_a_voluntary_service(service: str, answer: str) -> None:
    entry = {"reasons": ["child_at_risk", "vital_interests"], "advice": SHARE, "override": OVERRIDE}
    result = asked(service, OFFER, "R030", agrees_to_share="yes", agrees_to_service=answer, entry=entry, **CAPABLE)
    assert (result.outcome, result.overridden) == (NOT, False)
    assert "S09" in checks_named(result)
    assert any("not allowed here" in line for line in result.record)


def test_agreeing_to_idas_but_not_to_sharing_ends_with_the_details_given_to_the_person() -> None:
    result = asked("idas", OFFER, "R030", agrees_to_share="no", agrees_to_service="yes")
    assert result.outcome is NOT
    assert "get in touch themselves" in result.next_step
    overruled = asked(
        "idas", OFFER, "R030", agrees_to_share="no", agrees_to_service="yes", entry={"override": OVERRIDE}
    )
    assert (overruled.outcome, overruled.overridden) == (MAY, True)


def test_someone_lacking_capacity_reaches_idas_only_by_a_recorded_best_interests_decision() -> None:
    keys = {"capacity": "lacks", "agrees_to_service": "no"}
    assert asked("idas", CONSIDER, "R034", **keys).outcome is NOT
    decided = {"entry": {"reasons": ["best_interests"]}}
    assert asked("idas", CONSIDER, "R034", **keys, **decided).outcome is MAY
    assert asked("domestic_abuse_elsewhere", CONSIDER, "R033", **keys, **decided).outcome is MAY
    assert asked("plus_choices", CONSIDER, "R055", **keys, **decided).outcome is NOT


def test_a_yes_under_coercion_to_a_voluntary_service_goes_for_advice() -> None:
    keys = {"agrees_to_share": "yes", "agrees_to_service": "yes", "coerced": "yes"}
    assert asked("plus_choices", OFFER, "R050", **keys).outcome is ADVICE


# Override, record, confirmation


def test_an_override_needs_no_more_answers_and_is_said_in_the_record_with_name_and_reason() -> None:
    result = asked("marac", CONSIDER, "R041", agrees_to_share="no", entry={"override": OVERRIDE}, **CAPABLE)
    assert (result.outcome, result.overridden, result.open) == (MAY, True, ())
    assert any("by decision of Dr A: the harm is close" in line for line in result.record)
    assert "the outcome is to take advice first" in result.record[0]
    assert any("override" in reason.text or "against these checks" in reason.text for reason in result.reasons)


def test_an_override_that_was_not_needed_is_not_called_one() -> None:
    result = asked("marac", MUST, "R040", agrees_to_share="yes", entry={"override": OVERRIDE})
    assert (result.outcome, result.overridden) == (MAY, False)


def test_the_record_holds_every_answer_and_says_which_are_missing() -> None:
    entry = {"reasons": ["child_at_risk"], "told": "by Dr A, 20 November", "confirmed": {"accurate": "yes"}}
    result = asked("childrens_social_care", MUST, "R012", age="8", agrees_to_share="not_asked", entry=entry)
    assert "Agreement to information being shared: not asked." in result.record
    assert "Told that information is or will be shared: by Dr A, 20 November." in result.record
    assert "Coercion or undue influence on the answer: not recorded." in result.record
    assert "Confirmed before sending: accurate: yes." in result.record
    assert any(line.startswith("Lawful reason") and "child" in line for line in result.record)


def test_the_persons_own_record_is_not_sharing() -> None:
    result = asked("record_entry", CONSIDER, agrees_to_share="no", entry={"purpose": "no"})
    assert (result.outcome, result.open) == (MAY, ())


def test_what_is_not_yet_confirmed_before_sending_is_listed_and_stops_nothing() -> None:
    entry = SharingEntry.model_validate({"for": "anna", "to": "marac", "confirmed": {"accurate": "yes"}})
    case = Case(refhelper_case="1", people=(person(),), sharing=(entry,))
    left = {each.key.rsplit(".", 1)[1] for each in unconfirmed(case, "anna", "marac", texts())}
    assert left == {one.value for one in Confirmation} - {"accurate"}


def test_a_child_known_only_by_date_of_birth_is_a_child_on_the_day_of_the_consultation() -> None:
    keys = {"date_of_birth": "2008-11-21", "age": None, "agrees_to_share": "no", **CAPABLE}
    result = asked("marac", MUST, "R040", **keys)
    assert (result.outcome, result.lawful_reasons) == (MAY, (SharingReason.CHILD_AT_RISK,))
