"""The shipped directory: the right lines for the right people, each only as trusted as its source allows."""

import re
from datetime import date
from itertools import product

import pytest

from refhelper.adapters.directory_files import read_directory
from refhelper.adapters.locations import directory_file
from refhelper.domain.contacts import (
    EVERYWHERE,
    LOCAL,
    Contact,
    ContactKind,
    ContactState,
    line,
)
from refhelper.domain.directory import Directory, Service, contacts_for
from refhelper.domain.directory_checks import check, warnings
from refhelper.domain.vocabulary import SERVICES, District, Role

TODAY = date(2026, 11, 20)
BULLETIN = date(2021, 3, 31)
HELPLINE = date(2024, 4, 1)
YORK = "york"
NORTH_YORKSHIRE = "craven hambleton harrogate richmondshire ryedale scarborough selby"
LOCAL_DISTRICTS = f"craven hambleton harrogate richmondshire ryedale scarborough selby {YORK}"
ALL = "all"


def _shipped() -> Directory:
    directory, problems = read_directory(directory_file())
    assert problems == []
    assert directory is not None
    return directory


DIRECTORY = _shipped()


def _service(name: str) -> Service:
    return DIRECTORY.by_id[name]


def _values(name: str, district: District, role: Role | None = None) -> set[str]:
    return {contact.value for contact in contacts_for(_service(name), district, role)}


# service, value, confidence, assured, districts
KNOWN_LINES = [
    ("emergency_999", "999", "published", None, ALL),
    ("police_101", "101", "published", None, ALL),
    ("fgm_report", "101", "published", None, ALL),
    ("childrens_social_care", "0300 131 2 131", "published", None, NORTH_YORKSHIRE),
    ("childrens_social_care", "Universal Referral Form", "published", None, NORTH_YORKSHIRE),
    ("childrens_social_care", "social.care@northyorks.gov.uk", "published", None, NORTH_YORKSHIRE),
    ("childrens_social_care", "01904 551900", "published", None, YORK),
    ("childrens_social_care", "0300 131 2131", "unverified", None, YORK),
    ("childrens_social_care", "MASH@york.gov.uk", "unverified", None, YORK),
    ("adult_social_care", "01904 555111", "published", None, YORK),
    ("adult_social_care", "Safeguarding adults form for professionals", "published", None, YORK),
    ("adult_social_care", "Safeguarding concern form", "published", None, NORTH_YORKSHIRE),
    ("adult_social_care", "0300 131 2 131", "unverified", None, NORTH_YORKSHIRE),
    ("idas", "www.idas.org.uk/contact/make-a-referral/", "bulletin", BULLETIN, LOCAL_DISTRICTS),
    ("idas", "03000 110 110", "published", HELPLINE, LOCAL_DISTRICTS),
    ("idas", "www.idas.org.uk", "bulletin", BULLETIN, LOCAL_DISTRICTS),
    ("idas", "info@idas.org.uk", "bulletin", BULLETIN, LOCAL_DISTRICTS),
    ("idas", "sexualviolence.idas.org.uk", "bulletin", BULLETIN, LOCAL_DISTRICTS),
    ("plus_choices", "01723 361100", "bulletin", BULLETIN, "hambleton richmondshire ryedale scarborough"),
    ("plus_choices", "01904 557491", "bulletin", BULLETIN, "selby york"),
    ("plus_choices", "01423 500905", "bulletin", BULLETIN, "craven harrogate"),
    ("respect_young_people", "www.idas.org.uk/our-services/respect-programme/", "bulletin", BULLETIN, LOCAL_DISTRICTS),
    ("respect_young_people", "03000 110 110", "published", HELPLINE, LOCAL_DISTRICTS),
    ("forced_marriage_unit", "020 7008 0151", "unverified", None, ALL),
    ("modern_slavery_helpline", "0800 0121 700", "published", None, ALL),
    ("lado", "01609 533080", "published", None, LOCAL_DISTRICTS),
    ("lado", "lado@northyorks.gov.uk", "published", None, LOCAL_DISTRICTS),
    ("lado", "01904 551783", "unverified", None, LOCAL_DISTRICTS),
    ("cqc", "03000 61 61 61", "bulletin", BULLETIN, ALL),
    ("cqc", "www.cqc.org.uk/givefeedback", "bulletin", BULLETIN, ALL),
    ("domestic_abuse_elsewhere", "0808 2000 247", "second_hand", None, ALL),
    ("domestic_abuse_elsewhere", "0808 802 4040", "unverified", None, ALL),
    ("safeguarding_training", "nyccg.safeguardingtraining@nhs.net", "bulletin", BULLETIN, LOCAL_DISTRICTS),
]


def _as_row(service: Service, contact: Contact) -> tuple[str, str, str, date | None, str]:
    served = contact.districts or service.service_area
    districts = ALL if set(EVERYWHERE) <= set(served) else " ".join(sorted(served))
    return service.id, contact.value, contact.confidence, contact.assured_date, districts


def test_every_line_of_the_sources_is_there_with_its_own_mark_date_and_districts_and_no_other_line() -> None:
    lines = [
        _as_row(service, contact)
        for service in DIRECTORY.services
        for contact in service.contacts
        if contact.kind is not ContactKind.ASK
    ]
    assert sorted(lines, key=str) == sorted(KNOWN_LINES, key=str)


@pytest.mark.hazard("H09.2")
def test_no_number_stands_anywhere_in_the_file_that_the_sources_do_not_give() -> None:
    allowed = {value.replace(" ", "") for _, value, *_ in KNOWN_LINES} | {"01609780780", "01609534527"}
    text = re.sub(r"(?m)^\s*#.*$", "", directory_file().read_text("utf-8"))
    found = {re.sub(r"\D", "", number) for number in re.findall(r"(?<![\w.-])0\d(?:[ -]?\d){5,}", text)}
    assert found - {"0"} <= allowed
    assert len(found) > 15


@pytest.mark.hazard("H09.2")
def test_no_web_or_email_address_stands_anywhere_in_the_file_that_the_sources_do_not_give() -> None:
    allowed = {value for _, value, *_ in KNOWN_LINES}
    text = directory_file().read_text("utf-8")
    assert set(re.findall(r"[\w.+-]+@[\w.-]+|(?:https?://|www\.)[\w./-]+", text)) <= allowed


def test_the_file_holds_only_characters_that_clinical_systems_keep() -> None:
    assert directory_file().read_text("utf-8").isascii()


def test_the_shipped_directory_has_no_fault() -> None:
    assert check(DIRECTORY) == []


def test_every_service_the_rules_name_has_an_entry_and_a_contact() -> None:
    assert set(SERVICES) <= set(DIRECTORY.by_id)
    assert all(_service(name).contacts for name in SERVICES)


@pytest.mark.parametrize(
    "name", ["marac", "matac", "safeguarding_advice", "prevent", "early_help", "sarc", "maternity", "clares_law"]
)
def test_where_nothing_is_known_the_entry_says_ask_locally_and_is_listed_for_the_practice_to_fill_in(name: str) -> None:
    lines = [line(contact, TODAY) for contact in _service(name).contacts]
    assert {found.state for found in lines} == {ContactState.ASK_LOCALLY}
    assert all("ask" in found.text.lower() for found in lines)
    assert any(fault.message.startswith(f"{name} has no line") for fault in warnings(DIRECTORY))


def test_a_service_with_lines_for_every_district_is_not_listed_as_wanting() -> None:
    wanting = {fault.message.split()[0] for fault in warnings(DIRECTORY)}
    assert not wanting & {"emergency_999", "childrens_social_care", "adult_social_care", "idas", "plus_choices", "lado"}


# --- who gets which line


@pytest.mark.hazard("H10.1")
@pytest.mark.parametrize(("name", "role"), list(product(SERVICES, [*Role, None])))
def test_somebody_elsewhere_never_gets_a_north_yorkshire_or_york_line(name: str, role: Role | None) -> None:
    national = {"999", "101", "020 7008 0151", "0800 0121 700", "03000 61 61 61", "www.cqc.org.uk/givefeedback"}
    national |= {"0808 2000 247", "0808 802 4040"}
    for contact in contacts_for(_service(name), District.ELSEWHERE, role):
        assert contact.kind is ContactKind.ASK or contact.value in national
        assert "york" not in contact.value.lower()


def test_selby_is_on_the_york_choices_line_but_under_north_yorkshire_social_care() -> None:
    assert _values("plus_choices", District.SELBY) == _values("plus_choices", District.YORK) == {"01904 557491"}
    assert "0300 131 2 131" in _values("childrens_social_care", District.SELBY)
    assert "01904 551900" not in _values("childrens_social_care", District.SELBY)


@pytest.mark.parametrize("district", LOCAL)
def test_every_local_district_has_one_choices_line_and_a_phone_line_for_children(district: District) -> None:
    assert len(_values("plus_choices", district)) == 1
    phones = [
        contact
        for contact in contacts_for(_service("childrens_social_care"), district, Role.HARMED)
        if contact.kind is ContactKind.PHONE
    ]
    assert phones


def test_a_child_elsewhere_gets_no_number_but_the_council_and_what_to_do_if_it_cannot_be_reached() -> None:
    (only,) = contacts_for(_service("childrens_social_care"), District.ELSEWHERE, Role.HARMED)
    assert only.kind is ContactKind.ASK
    assert "council where the child is now" in only.value
    assert "101" in only.value
    assert "999" in only.value


@pytest.mark.hazard("H10.3")
def test_with_the_area_not_known_both_councils_are_given_each_by_name_and_the_child_is_to_be_found() -> None:
    contacts = contacts_for(_service("childrens_social_care"), District.NOT_KNOWN, Role.HARMED)
    labels = {contact.value: contact.label for contact in contacts}
    assert "York" in labels["01904 551900"]
    assert "North Yorkshire" in labels["0300 131 2 131"]
    assert any(value.startswith("Find out where the child is") for value in labels)
    assert not any(value.startswith("The council where") for value in labels)


def test_the_helpline_for_those_harmed_and_the_one_for_those_harming_are_never_shown_to_the_other() -> None:
    assert _values("domestic_abuse_elsewhere", District.ELSEWHERE, Role.HARMED) == {"0808 2000 247"}
    assert _values("domestic_abuse_elsewhere", District.ELSEWHERE, Role.HARMING) == {"0808 802 4040"}
    assert _values("domestic_abuse_elsewhere", District.ELSEWHERE, Role.AFFECTED) == set()
    assert _values("domestic_abuse_elsewhere", District.ELSEWHERE, None) == set()
    labels = {contact.value: contact.label for contact in _service("domestic_abuse_elsewhere").contacts}
    assert labels["0808 2000 247"].endswith("only for people who are harmed")
    assert labels["0808 802 4040"].endswith("only for people who cause harm")


def test_the_ages_that_services_take_are_the_published_ones_and_meet_at_sixteen() -> None:
    ages = {
        name: (_service(name).minimum_age, _service(name).maximum_age)
        for name in ("idas", "plus_choices", "respect_young_people", "early_help", "matac", "domestic_abuse_elsewhere")
    }
    assert ages == {
        "idas": (16, None),
        "plus_choices": (16, None),
        "respect_young_people": (10, 16),
        "early_help": (None, 17),
        "matac": (16, None),
        "domestic_abuse_elsewhere": (16, None),
    }
    assert _service("plus_choices").overlaps == ("respect_young_people",)
    assert _service("respect_young_people").overlaps == ("plus_choices",)
    assert "no age or risk limit" in _service("idas").notes


@pytest.mark.parametrize("name", ["idas", "plus_choices", "respect_young_people"])
def test_the_three_commissioned_services_take_the_eight_districts_and_nobody_elsewhere(name: str) -> None:
    assert _service(name).eligibility.districts == frozenset(LOCAL)
    assert contacts_for(_service(name), District.ELSEWHERE, None) == ()


def test_a_service_for_everywhere_sets_no_limit_of_place() -> None:
    assert _service("early_help").eligibility.districts is None
    assert _service("domestic_abuse_elsewhere").eligibility.districts == frozenset({District.ELSEWHERE})


def test_a_superseded_number_is_no_contact_and_says_what_replaced_it() -> None:
    retired = {each.value: each for each in DIRECTORY.retired}
    assert retired["01609 780780"].replaced_by == "0300 131 2 131"
    assert retired["01609 534527"].replaced_by == ""
    live = {contact.value for service in DIRECTORY.services for contact in service.contacts}
    assert not live & set(retired)
