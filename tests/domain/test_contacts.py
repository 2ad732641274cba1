"""One line to a service: how fresh it is, how it is shown, and whether it is open."""

from datetime import date, datetime

import pytest

from refhelper.adapters.directory_files import read_directory
from refhelper.adapters.locations import directory_file
from refhelper.domain.contacts import (
    NO_OUT_OF_HOURS,
    Confidence,
    Contact,
    ContactKind,
    ContactState,
    line,
    open_now,
    out_of_hours_note,
    state,
)
from refhelper.domain.directory import Service, contacts_for, with_value
from refhelper.domain.opening_hours import Opening
from refhelper.domain.vocabulary import District, Role

TODAY = date(2026, 11, 20)
DIRECTORY, _ = read_directory(directory_file())


def _services() -> tuple[Service, ...]:
    assert DIRECTORY is not None
    return DIRECTORY.services


def _service(name: str) -> Service:
    return next(service for service in _services() if service.id == name)


def _contact(**other: object) -> Contact:
    plain = {
        "id": "a",
        "kind": "phone",
        "value": "01904 551900",
        "label": "A",
        "source": "S",
        "confidence": "published",
    }
    return Contact.model_validate(plain | other)


# --- how far a line is trusted


@pytest.mark.hazard("H28.2")
@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "checked"), (180, "checked"), (181, "ageing"), (365, "ageing"), (366, "out_of_date"), (-1, "unverified")],
)
def test_a_line_is_checked_for_180_days_ageing_to_365_then_out_of_date(days: int, expected: str) -> None:
    assured = date.fromordinal(TODAY.toordinal() - days)
    assert state(_contact(assured_date=assured, assurer="Practice manager"), TODAY) == expected


def test_a_line_without_a_date_is_unverified_however_it_was_published() -> None:
    for confidence in set(Confidence) - {Confidence.ASK_LOCALLY}:
        assert state(_contact(confidence=confidence), TODAY) is ContactState.UNVERIFIED


def test_999_is_never_stale() -> None:
    (contact,) = _service("emergency_999").contacts
    assert state(contact, date(2099, 1, 1)) is ContactState.CHECKED


def test_a_line_after_its_last_day_of_use_is_out_of_date_however_freshly_checked() -> None:
    contact = _contact(assured_date=TODAY, assurer="Practice manager", valid_to=date(2026, 11, 19))
    assert state(contact, TODAY) is ContactState.OUT_OF_DATE
    assert "ended 19 November 2026; check before use" in line(contact, TODAY).text


@pytest.mark.hazard("H09.1")
def test_the_bulletins_lines_show_as_out_of_date_with_their_date_and_check_before_use() -> None:
    (contact,) = contacts_for(_service("plus_choices"), District.RYEDALE, Role.HARMING)
    assert line(contact, TODAY).text == (
        "01723 361100 - Scarborough, Ryedale, Hambleton and Richmondshire "
        "(out of date: last checked 31 March 2021; check before use)"
    )


@pytest.mark.hazard("H09.1")
def test_no_line_is_ever_shown_without_its_state() -> None:
    words = {
        ContactState.CHECKED: "checked",
        ContactState.AGEING: "ageing",
        ContactState.OUT_OF_DATE: "check before use",
        ContactState.UNVERIFIED: "unverified: check before use",
        ContactState.ASK_LOCALLY: "ask locally",
    }
    for service in _services():
        for contact in service.contacts:
            shown = line(contact, TODAY)
            assert words[shown.state] in shown.text
            assert shown.text.startswith(contact.value)


# --- open or closed


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime.fromisoformat("2026-11-20T10:00"), Opening.OPEN),
        (datetime.fromisoformat("2026-11-20T11:59"), Opening.OPEN),
        (datetime.fromisoformat("2026-11-20T12:00"), Opening.CLOSED),
        (datetime.fromisoformat("2026-11-20T09:59"), Opening.CLOSED),
        (datetime.fromisoformat("2026-11-21T10:30"), Opening.CLOSED),
        (datetime.fromisoformat("2026-12-25T10:30"), Opening.CLOSED),
        (datetime.fromisoformat("2026-12-28T10:30"), Opening.CLOSED),
    ],
)
def test_the_live_chat_for_professionals_is_open_on_working_days_from_ten_to_twelve(
    moment: datetime, expected: Opening
) -> None:
    (chat,) = (contact for contact in _service("idas").contacts if contact.kind is ContactKind.LIVE_CHAT)
    assert open_now(chat, moment) is expected


def test_on_a_sunday_the_york_mash_is_closed_and_the_out_of_hours_line_is_open() -> None:
    sunday = datetime.fromisoformat("2026-11-22T14:00")
    found = {
        contact.value: open_now(contact, sunday)
        for contact in contacts_for(_service("childrens_social_care"), District.YORK, Role.HARMED)
    }
    assert found["01904 551900"] is Opening.CLOSED
    assert found["0300 131 2131"] is Opening.OPEN


def test_a_line_whose_hours_nobody_wrote_down_is_not_said_to_be_open() -> None:
    friday = datetime.fromisoformat("2026-11-20T11:00")
    assert open_now(_contact(), friday) is Opening.NOT_KNOWN
    assert open_now(_contact(cover="in_hours"), friday) is Opening.NOT_KNOWN


def test_where_no_out_of_hours_number_is_known_999_is_named_for_immediate_danger() -> None:
    adults = contacts_for(_service("adult_social_care"), District.YORK, Role.HARMED)
    children = contacts_for(_service("childrens_social_care"), District.YORK, Role.HARMED)
    assert out_of_hours_note(adults) == NO_OUT_OF_HOURS
    assert "999" in NO_OUT_OF_HOURS
    assert out_of_hours_note(children) == ""


def test_the_hours_of_a_service_hold_for_its_lines_that_state_none() -> None:
    service = _service("modern_slavery_helpline").model_copy(update={"hours": ("sat 09:00-10:00",)})
    (contact,) = contacts_for(service, District.YORK, None)
    assert open_now(contact, datetime.fromisoformat("2026-11-21T09:30")) is Opening.OPEN


def test_on_a_sunday_the_line_that_is_answered_stands_before_the_one_that_is_closed() -> None:
    from refhelper.bootstrap import consultation
    from tests.engine import case_of

    sunday = datetime(2026, 11, 22, 14, 0)  # noqa: DTZ001
    child = {"ref": "girl", "roles": ["harmed"], "age": "8", "lives_in": "york"}
    at = consultation(case_of({"refhelper_case": "1", "people": [child]}), lambda: sunday)
    lines = at.lines(at.destination("childrens_social_care", "girl"))
    assert lines[0].value == "0300 131 2131"
    assert "closed now" in lines[-1].text


def test_an_ageing_line_says_when_it_was_last_checked() -> None:
    contact = _contact(assured_date=date(2026, 3, 31), assurer="Practice manager")
    assert line(contact, TODAY).text == "01904 551900 - A (ageing: last checked 31 March 2026)"


def test_a_whole_line_ends_with_where_it_came_from_and_whom_to_ask_came_from_nowhere() -> None:
    assert line(_contact(), TODAY).whole == "01904 551900 - A (unverified: check before use) [S]"
    asked = line(_contact(kind="ask", value="Ask the lead.", confidence="ask_locally", source="Not found"), TODAY)
    assert asked.whole == asked.text == "Ask the lead. - A (ask locally)"


def test_a_line_is_found_by_its_number_however_it_is_spaced_or_by_its_id_and_by_nothing_less() -> None:
    service = _service("plus_choices")
    for words in ("01904 557491", "01904557491", "0190 4557 491", "plus_choices_york"):
        assert [contact.id for contact in with_value(service, words)] == ["plus_choices_york"]
    for words in ("01904", "plus_choices", ""):
        assert with_value(service, words) == ()
