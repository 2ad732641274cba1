"""Before a letter goes somebody checks where it goes to; a call is never held up."""

import pytest

from refhelper.domain.contact_check import CALLS, to_check
from refhelper.domain.contacts import ContactKind, ContactState, Line

PHONE = Line("01904 551900", ContactKind.PHONE, "Desk", ContactState.UNVERIFIED, "unverified", "")
EMAIL = PHONE._replace(value="team@example.org", kind=ContactKind.EMAIL)
STALE = [ContactState.UNVERIFIED, ContactState.OUT_OF_DATE]
FRESH = [ContactState.CHECKED, ContactState.AGEING]


@pytest.mark.parametrize("state", STALE)
def test_the_address_that_a_letter_goes_to_is_checked_first_where_nobody_did_lately(state):
    assert to_check("idas", (PHONE, EMAIL._replace(state=state))) == (EMAIL._replace(state=state),)


@pytest.mark.parametrize("state", FRESH)
def test_one_fresh_address_is_enough_and_a_fresh_phone_line_is_none(state):
    assert to_check("idas", (EMAIL, EMAIL._replace(state=state))) == ()
    assert to_check("idas", (PHONE._replace(state=state), EMAIL)) == (EMAIL,)


def test_where_no_address_is_held_the_phone_line_is_what_is_checked():
    assert to_check("idas", (PHONE,)) == (PHONE,)


def test_where_the_case_does_not_say_which_council_it_is_every_line_is_checked_and_not_one_address_named():
    fresh = PHONE._replace(state=ContactState.CHECKED, value="01609 533080")
    assert to_check("lado", (fresh, PHONE, EMAIL)) == (PHONE, EMAIL)


@pytest.mark.parametrize("number", ["999", "101"])
def test_a_national_number_and_somebody_to_ask_are_never_in_the_way(number):
    ask = PHONE._replace(kind=ContactKind.ASK, value="Ask the safeguarding lead")
    assert to_check("police_information", (PHONE._replace(value=number), ask)) == ()


@pytest.mark.parametrize("template", sorted(CALLS))
def test_a_call_and_the_own_record_are_never_held_up(template):
    assert to_check(template, (PHONE, EMAIL)) == ()
