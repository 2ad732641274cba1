"""Open Referral HSDS 3 comes in as a practice's own directory; what was not understood is told, never guessed."""

import contextlib
import json
import subprocess
import sys
from datetime import date, datetime
from random import Random
from typing import Any

import pytest

from refhelper.adapters.hsds_files import convert
from refhelper.bootstrap import shipped_directory
from refhelper.cli import main
from refhelper.domain.contacts import line, open_now
from refhelper.domain.directory import Directory, contacts_for
from refhelper.domain.errors import BadInputError
from refhelper.domain.opening_hours import Opening
from refhelper.domain.vocabulary import District
from tests.adapters.open_referral_examples import FAX, ODD_WEEKS, PAGE, SERVICE, SIMPLE, WEEKDAYS, WHOLE_ORGANIZATION
from tests.practices import duty, laid

TODAY = date(2026, 11, 20)


def _converted(content: object) -> tuple[Directory, tuple[str, ...]]:
    text, report = convert(json.dumps(content), "feed.json", TODAY, shipped_directory(), duty())
    directory, problems = laid(text)
    assert directory is not None, problems
    return directory, report


def _only(content: object):
    directory, _ = _converted(content)
    return directory.services[-1]


def test_a_full_service_comes_in_with_every_line_second_hand_and_dated_by_its_own_assurer() -> None:
    service = _only(SERVICE)
    assert (service.name, service.provider, service.practice) == ("Riverside Counselling", "Example Charity", True)
    assert (service.minimum_age, service.maximum_age) == (12, 100)
    assert service.purpose == "Talking help for people of 12 and over."
    assert service.how_to_refer == ("Ring the front desk.",)
    assert service.alerts == ("Online only in August.",)
    lines = [line(contact, TODAY).text for contact in contacts_for(service, District.RYEDALE, None)]
    state = "(out of date: last checked 1 January 2025; check before use; practice)"
    assert lines == [
        f"01632 960100 ext 12 - Front desk {state}",
        f"01632 960 101 - Duty desk {state}",
        f"help@riverside.example.org - Email {state}",
        f"riverside.example.org/help - Website {state}",
        f"https://riverside.example.org/refer - Self-referral {state}",
    ]


def test_the_area_is_taken_only_where_its_name_is_a_place_here() -> None:
    directory, report = _converted(SERVICE)
    assert directory.services[-1].service_area == (District.RYEDALE,)
    assert "service_areas[2]: is no area of North Yorkshire and York by its name; left out" in " ".join(report)
    nowhere = _only({key: value for key, value in SERVICE.items() if key != "service_areas"})
    assert nowhere.service_area == (District.NOT_KNOWN,)


def test_weekly_hours_are_taken_and_hours_that_cannot_be_written_take_all_hours_of_the_service_with_them() -> None:
    contact = contacts_for(_only(SERVICE), District.RYEDALE, None)[0]
    assert open_now(contact, datetime.fromisoformat("2026-11-20T10:00")) is Opening.OPEN
    assert open_now(contact, datetime.fromisoformat("2026-11-19T10:00")) is Opening.CLOSED
    directory, report = _converted(SERVICE | {"schedules": [WEEKDAYS, ODD_WEEKS]})
    assert directory.services[-1].hours == ()
    assert any("schedules[2]" in each and "all hours of this service left out" in each for each in report)


@pytest.mark.parametrize("key", ["valid_from", "dtstart"])
@pytest.mark.parametrize("first", ["2026-11-21", "2027-01-04T09:00:00Z", 20270104])
def test_hours_that_have_not_begun_are_not_taken_for_those_of_today(key: str, first: object) -> None:
    directory, report = _converted(SERVICE | {"schedules": [WEEKDAYS | {key: first}]})
    assert directory.services[-1].hours == ()
    assert any("schedules[1]" in each and "all hours of this service left out" in each for each in report)


@pytest.mark.parametrize("key", ["valid_from", "dtstart"])
def test_hours_that_begin_on_this_day_are_taken(key: str) -> None:
    begun = [WEEKDAYS | {key: f"{TODAY}"}]
    assert _converted(SERVICE | {"schedules": begun})[0].services[-1].hours == _only(SERVICE).hours != ()


def test_what_is_not_understood_is_told_with_its_place() -> None:
    _, report = _converted(PAGE)
    for said in (
        "contents[1].phones[2]: is no phone to talk on; left out",
        "contents[2].minimum_age: is no age from 0 to 120; left out",
        "contents[2].schedules[2]: are hours that cannot be written here; all hours of this service left out",
        "accreditations: not taken, 1 service",
        "program: not taken, 1 service",
    ):
        assert said in report


def test_a_page_an_organization_a_list_and_a_single_service_all_come_in() -> None:
    for content, count in ((PAGE, 2), (WHOLE_ORGANIZATION, 1), ([SERVICE, SIMPLE], 2), (SERVICE, 1)):
        directory, _ = _converted(content)
        own = [service for service in directory.services if service.practice]
        assert len(own) == count
        assert own[0].provider == "Example Charity"


def test_a_service_without_a_phone_of_its_own_is_given_its_organizations() -> None:
    assert contacts_for(_only(SIMPLE), District.NOT_KNOWN, None)[0].value == "01632 960200"


def test_a_service_without_any_contact_says_ask_locally() -> None:
    (contact,) = _only({"id": "abcd", "name": "Nobody"}).contacts
    assert line(contact, TODAY).state_words == "ask locally; practice"


def test_a_retired_number_does_not_come_back() -> None:
    phone = {"id": "x1", "number": "+44 1609780780", "type": "voice"}
    directory, report = _converted(SERVICE | {"phones": [phone, FAX]})
    assert not any("780780" in contact.value for contact in directory.services[-1].contacts)
    assert any("no longer in use" in each for each in report)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"minimum_age": 18, "maximum_age": 11}, "minimum_age is above maximum_age; both left out"),
        ({"minimum_age": 121}, "minimum_age: is no age from 0 to 120; left out"),
        ({"schedules": [WEEKDAYS, WEEKDAYS | {"opens_at": "11:00", "closes_at": "13:00"}]}, "overlap; all hours"),
        ({"assured_date": "2026-13-40"}, "assured_date: is no date up to today; left out"),
        ({"assured_date": "2026-11-21"}, "assured_date: is no date up to today; left out"),
        ({"status": "sleeping"}, "status: is not one of active"),
        ({"email": "nobody"}, "is no email that can be used here; left out"),
        ({"alert": 12}, "alert: is no text; left out"),
        ({"phones": "01632 960100"}, "phones: is no list; left out"),
        ({"additional_urls": ["riverside.example.org"]}, "additional_urls[1]: is no object; left out"),
        ({"service_areas": [{"name": "Elsewhere"}]}, "is no area of North Yorkshire and York by its name; left out"),
    ],
)
def test_what_cannot_be_right_is_left_out_and_told_and_the_rest_comes_in(changed: dict[str, Any], said: str) -> None:
    directory, report = _converted(SERVICE | changed)
    assert said in " ".join(report)
    service = directory.services[-1]
    assert service.name == "Riverside Counselling"
    for key in changed.keys() & {"minimum_age", "maximum_age"}:
        assert getattr(service, key) is None
    if "assured_date" in changed:
        assert {contact.assured_date for contact in service.contacts} == {None}
    if "schedules" in changed:
        assert service.hours == ()


def test_what_is_no_service_among_services_is_told_at_its_place_and_the_others_come_in() -> None:
    directory, report = _converted([WHOLE_ORGANIZATION | {"services": ["Riverside", SERVICE]}, "more"])
    assert [service.name for service in directory.services if service.practice] == ["Riverside Counselling"]
    assert "[1].services[1]: is no service" in report
    assert "[2]: is no service" in report


def test_a_service_that_the_directory_cannot_hold_is_left_out_with_the_keys_that_are_to_blame() -> None:
    twice = SIMPLE | {"id": "abcdef"}
    directory, report = _converted([SERVICE, SERVICE, twice | {"name": "..."}, twice | {"id": "x"}])
    assert len([service for service in directory.services if service.practice]) == 1
    assert sum("has no id that is its own, or no name" in each for each in report) == 3


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "3", '{"contents": [1, null]}', "[" * 5000, "9" * 5000, '"\\ud800"']
)
def test_what_holds_no_service_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(BadInputError) as raised:
        convert(text, "feed.json", TODAY, shipped_directory(), duty())
    assert raised.value.problems


VALUES = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "\x1b[2J",
    "01609 780780",
    [],
    {},
    [1],
    {"a": None},
    "2026-13-40",
    "\ud800",
)


def _mutated(random: Random, content: Any) -> Any:
    if random.random() < 0.04:
        return random.choice(VALUES)
    if isinstance(content, dict):
        made = {key: _mutated(random, value) for key, value in content.items() if random.random() > 0.03}
        return made | ({random.choice(list(content) or ["a"]): random.choice(VALUES)} if random.random() < 0.05 else {})
    if isinstance(content, list):
        made = [_mutated(random, value) for value in content]
        return made + made[:1] if random.random() < 0.05 else made
    return content


@pytest.mark.no_cover  # lines that are merely survived are not tested by it
@pytest.mark.parametrize("seed", range(4))
def test_no_mutated_file_makes_it_fail_and_what_comes_out_can_always_be_used(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same every time
    taken = 0
    for _ in range(150):
        content = _mutated(random, PAGE)
        with contextlib.suppress(BadInputError):
            _converted(content)
            taken += 1
    assert taken > 75


def test_the_command_prints_the_directory_and_tells_on_standard_error_what_was_not_understood(tmp_path, capsys) -> None:
    feed, made = tmp_path / "feed.json", tmp_path / "directory.local.yaml"
    feed.write_text(json.dumps(PAGE), "utf-8")
    assert main(["directory", "import", str(feed)]) == 0
    printed = capsys.readouterr()
    assert laid(printed.out)[0] is not None
    assert "not understood: contents[1].phones[2]" in printed.err
    assert main(["directory", "import", str(feed), "--output", str(made)]) == 0
    capsys.readouterr()
    assert main(["directory", "import", str(feed), "--output", str(made)]) == 2
    assert "no file is overwritten" in capsys.readouterr().err
    assert main(["directory", "check", str(made)]) == 0


@pytest.mark.not_on_windows("a limit on the size of a file is set as on Unix")
def test_a_disk_that_is_full_leaves_no_half_of_a_directory(tmp_path) -> None:
    import resource

    feed, made = tmp_path / "feed.json", tmp_path / "directory.local.yaml"
    feed.write_text(json.dumps(PAGE), "utf-8")
    command = [sys.executable, "-B", "-m", "refhelper", "directory", "import", str(feed), "--output", str(made)]
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert (done.returncode, made.exists()) == (2, False)
    assert b"could not be written" in done.stderr
