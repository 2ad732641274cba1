"""Searching the directory as somebody types: names, purposes, places, numbers however spaced, and what was retired."""

from datetime import datetime

import pytest

from refhelper.bootstrap import shipped_directory
from refhelper.domain.contacts import ContactKind, open_first, open_now
from refhelper.domain.directory_search import MOST, Index, line_for
from refhelper.domain.opening_hours import Opening
from refhelper.domain.vocabulary import SERVICES, District
from tests.practices import practice

INDEX = Index(shipped_directory())
WEDNESDAY, SATURDAY = datetime(2026, 11, 25, 11, 0), datetime(2026, 11, 28, 11, 0)  # noqa: DTZ001 - local by definition


def _ids(words: str) -> list[str]:
    return [service.id for service in INDEX.find(words).services]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("+choi", "plus_choices"),
        ("CHOICES", "plus_choices"),
        ("foundation", "plus_choices"),
        ("lado", "lado"),
        ("slavery", "modern_slavery_helpline"),
        ("resuscitation", "responsible_clinician"),
        ("live chat", "idas"),
        ("clare's", "clares_law"),
        ("plus_choices", "plus_choices"),
        ("perpetrator", "plus_choices"),
        ("social services", "childrens_social_care"),
    ],
)
def test_a_service_is_found_by_name_provider_purpose_line_or_id(words: str, first: str) -> None:
    assert _ids(words)[0] == first


@pytest.mark.parametrize("words", ["01723 361100", "01723361100", "01723 36", "+44 1723 361100", "choices 017233611"])
def test_a_number_is_found_with_and_without_spaces_and_while_it_is_typed(words: str) -> None:
    assert _ids(words) == ["plus_choices"]


def test_a_town_finds_what_serves_its_district_the_lines_of_that_district_first() -> None:
    for words in ("ryedale", "malton", "malt", "hutton le"):
        found = _ids(words)
        assert found.index("plus_choices") < found.index("idas")
    assert _ids("robin hood's choices") == ["plus_choices"]


def test_every_word_must_be_found() -> None:
    assert _ids("choices zeppelin") == []
    assert _ids("idas helpline 03000") == ["idas", "respect_young_people"]


def test_every_service_is_found_by_its_name_while_it_is_typed() -> None:
    for service in shipped_directory().services:
        for length in (4, 8, len(service.name)):
            assert service.id in _ids(service.name[:length])
    assert set(SERVICES) <= set(_ids(""))


def test_a_retired_number_says_what_replaced_it_however_it_is_spaced() -> None:
    for words in ("01609 780780", "01609780780", "01609 7807"):
        (retired,) = INDEX.find(words).retired
        assert retired.replaced_by == "0300 131 2 131"


def test_an_old_secure_address_is_known_to_be_retired() -> None:
    for words in ("gcsx", "someone@york.gcsx.gov.uk"):
        assert [each.value for each in INDEX.find(words).retired] == ["gcsx"]


def test_a_number_that_the_practice_replaced_is_found_as_retired() -> None:
    new = "{id: plus_choices_york, value: 01904 600600, source: Provider's letter, confidence: published}"
    index = Index(practice(f"  - id: plus_choices\n    contacts: [{new}]\n"))
    assert [each.replaced_by for each in index.find("01904 557491").retired] == ["01904 600600"]
    assert [service.id for service in index.find("01904 600600").services] == ["plus_choices"]


def test_more_than_can_be_read_is_only_counted() -> None:
    many = "".join(
        f"  - {{id: s{n}, name: Club {n}, provider: P, purpose: U, how_to_refer: [Ask.], source: S,"
        f" service_area: [york],"
        f" contacts: [{{id: s{n}_a, kind: ask, value: Ask., label: L, source: S, confidence: ask_locally}}]}}\n"
        for n in range(MOST + 5)
    )
    found = Index(practice(many)).find("club")
    assert (len(found.services), found.more) == (MOST, 5)


def test_accents_and_odd_characters_are_no_obstacle() -> None:
    assert _ids("plús_chöices") == ["plus_choices"]
    assert _ids("  +choices  \t") == ["plus_choices"]
    assert _ids("(((") == []


@pytest.mark.parametrize("words", ["york", "york child", "child york", "haxby child"])
def test_who_asks_for_york_is_never_shown_the_number_of_north_yorkshire(words: str) -> None:
    found = next(service for service in INDEX.find(words).services if service.id == "childrens_social_care")
    assert line_for(found, words, WEDNESDAY).districts == (District.YORK,)


def test_who_asks_for_a_town_of_north_yorkshire_is_shown_its_number() -> None:
    found = next(service for service in INDEX.find("child malton").services if service.id == "childrens_social_care")
    assert line_for(found, "child malton", WEDNESDAY).id == "north_yorkshire_children_phone"


@pytest.mark.parametrize("words", ["york", "York children", "york child", "children", "social care york"])
def test_in_working_hours_york_is_shown_its_day_team_and_at_the_weekend_the_one_that_is_open(words: str) -> None:
    found = next(service for service in INDEX.find(words).services if service.id == "childrens_social_care")
    day_team = "york_children_phone" if "york" in words.lower() else "north_yorkshire_children_phone"
    assert line_for(found, words, WEDNESDAY).id == day_team
    weekend = line_for(found, words, SATURDAY)
    assert open_now(weekend, SATURDAY) is Opening.OPEN
    assert weekend.kind is ContactKind.PHONE


def test_a_line_that_is_asked_for_by_its_own_name_is_shown_though_it_is_closed() -> None:
    found = next(service for service in INDEX.find("mash").services if service.id == "childrens_social_care")
    assert "MASH" in line_for(found, "mash", SATURDAY).label


def test_all_lines_of_a_service_are_listed_with_those_closed_now_last() -> None:
    service = INDEX.directory.by_id["childrens_social_care"]
    shut = [open_now(contact, SATURDAY) is Opening.CLOSED for contact in open_first(service.contacts, SATURDAY)]
    assert True in shut
    assert shut == sorted(shut)
    assert open_first(service.contacts, WEDNESDAY) == list(service.contacts)


def test_after_very_many_searches_the_same_words_still_find_the_same() -> None:
    index = Index(shipped_directory())
    before = index.find("choices ryedale")
    for number in range(5000):
        index.find(f"x{number}")
    assert index.find("choices ryedale") == before
    assert len(index._fits) <= 5000, "what was searched for is not remembered for ever"  # noqa: SLF001 - no other way to see
