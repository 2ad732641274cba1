"""A directory file with faults: all are told at once, each with file, line, key and what is allowed."""

import re
from pathlib import Path

import pytest

from refhelper.adapters.directory_files import check_file, parse_directory, read_directory
from refhelper.adapters.locations import directory_file
from refhelper.domain.errors import Problem

SHIPPED = directory_file().read_text("utf-8")


def _problems(text: str) -> list[Problem]:
    directory, problems = parse_directory(text, "directory.yaml")
    assert (directory is None) == bool(problems)
    return problems


def _changed(old: str, new: str) -> str:
    assert old in SHIPPED, old
    return SHIPPED.replace(old, new, 1)


def _without(service: str) -> str:
    return re.sub(rf"(?s)  - id: {service}\n.*?(?=\n  - id: [a-z0-9_]+\n    name|\nretired:)", "", SHIPPED, count=1)


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("value: 01904 557491", "value: 01904 55749x", "a UK phone number"),
        ("value: 01904 557491", "value: 1904 557", "a UK phone number"),
        ("value: info@idas.org.uk", "value: info at idas", "an email address"),
        ("value: sexualviolence.idas.org.uk", "value: javascript:alert(1)", "a web address"),
        ("value: www.cqc.org.uk/givefeedback", "value: ftp://www.cqc.org.uk", "a web address"),
        ("assured_date: 2024-04-01", "assured_date: April 2024", "a date as 2026-11-20"),
        ("assured_date: 2024-04-01", "assured_date: 2024-02-30", "a date that exists"),
        ("assurer: IDAS page, April 2024", 'assurer: ""', "given together with assured_date"),
        ("hours: [mon-fri 10:00-12:00]", "hours: [mon-fri 10-12]", "mon-fri 10:00-12:00"),
        ("minimum_age: 16", "minimum_age: sixteen", "a whole number of years"),
        ("districts: [york, selby]", "districts: [york, leeds]", "north_yorkshire, or a list"),
        ("districts: [york, selby]", "districts: [york, york]", "without repeats"),
        ("cover: in_hours", "cover: daytime", "out_of_hours"),
        ("confidence: second_hand", "confidence: rumour", "ask_locally"),
        ("confidence: second_hand", "confidence: ask_locally", "of the kind ask, and only for it"),
        ("roles: [harmed]", "roles: [victim]", "harming"),
        ("status: inactive", "status: gone", "temporarily_closed"),
        ("kind: live_chat", "kind: chat", "live_chat"),
        ("provider: Foundation UK", 'provider: ""', "must not be empty"),
        ("assurer: IDAS page, April 2024", "asurer: IDAS page, April 2024", "allowed: id, kind"),
        ("risk_bands: [standard, medium]", "risk_bands: [low]", "medium"),
        ("refhelper_directory: 1", "refhelper_directory: 2", "1"),
        ("id: plus_choices_york", "id: Plus Choices", "small letters"),
        ("districts: [york, selby]", "districts: {york: yes}", "north_yorkshire, or a list"),
        ("name: +Choices", 'name: "+"', "no search can find the service"),
        ("then: {idas: consider}", "then: {idas: perhaps}", "must, offer, consider or blocked"),
        ("then: {idas: consider}", "then: {idas: [consider]}", "must, offer, consider or blocked"),
        ("status: inactive", "status: temporary", "temporarily_closed"),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_what_is_allowed(old: str, new: str, allowed: str) -> None:
    problems = _problems(_changed(old, new))
    assert any(problem.line == _line_of(SHIPPED, old) and allowed in problem.message for problem in problems), problems


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = SHIPPED
    for old, new in (
        ("value: 01904 557491", "value: none"),
        ("assured_date: 2024-04-01", "assured_date: soon"),
        ("replaced_by: 0300 131 2 131", "replaces: 0300 131 2 131"),
        ("maximum_age: 16", "maximum_age: 9"),
    ):
        text = text.replace(old, new, 1)
    text += "unknown: x\n"
    keys = [problem.key.rsplit(".", 1)[-1] for problem in _problems(text)]
    assert sorted(keys) == ["assured_date", "maximum_age", "replaces", "unknown", "value"]


@pytest.mark.hazard("H25.1")
def test_a_directory_without_a_service_that_the_rules_name_is_refused_and_names_it() -> None:
    (problem,) = _problems(_without("lado"))
    assert problem.message.startswith("lado is missing")


def test_a_service_that_cannot_be_read_is_not_also_said_to_be_missing() -> None:
    problems = _problems(_changed("provider: Foundation UK", 'provider: ""'))
    assert not any("missing" in problem.message for problem in problems)


def test_an_id_used_twice_is_told() -> None:
    text = _changed("id: plus_choices_harrogate", "id: plus_choices_york")
    (problem,) = _problems(text)
    assert "used twice" in problem.message


def test_a_district_that_no_line_of_its_service_serves_is_told() -> None:
    (problem,) = _problems(_changed("districts: [harrogate, craven]", "districts: [harrogate]"))
    assert "none serves craven" in problem.message


def test_two_phone_lines_for_the_same_district_are_told() -> None:
    text = _changed("districts: [harrogate, craven]", "districts: [harrogate, craven, selby]")
    (problem,) = _problems(text)
    assert "two phone lines for selby" in problem.message
    assert problem.line == _line_of(text, "districts: [harrogate, craven, selby]")


def test_a_gap_of_ages_between_services_for_the_same_people_is_told() -> None:
    (problem,) = _problems(_changed("maximum_age: 16", "maximum_age: 13"))
    assert "leaves ages 14 to 15" in problem.message


def test_an_overlap_of_ages_that_only_one_side_declares_is_told() -> None:
    (problem,) = _problems(_changed("    overlaps: [plus_choices]\n", ""))
    assert "takes ages that respect_young_people takes too" in problem.message


@pytest.mark.hazard("H25.1")
def test_a_local_line_given_to_people_elsewhere_is_told_however_it_is_spaced() -> None:
    text = _changed("value: 020 7008 0151", "value: 0300 1312 131")
    assert any("local line to people elsewhere" in problem.message for problem in _problems(text))


def test_a_service_without_any_contact_is_told_that_whom_to_ask_will_do() -> None:
    text = re.sub(r"(?s)    contacts:\n      - id: marac_address.*?(?=\n  - id: early_help)", "", SHIPPED)
    (problem,) = _problems(text)
    assert "says whom to ask" in problem.message


def test_a_replacement_that_is_no_contact_is_told() -> None:
    (problem,) = _problems(_changed("replaced_by: 0300 131 2 131", "replaced_by: 0300 999 0000"))
    assert problem.key == "retired[1].replaced_by"


def test_an_overlap_with_a_service_that_does_not_exist_is_told() -> None:
    problems = _problems(_changed("overlaps: [plus_choices]", "overlaps: [plus_choices, nobody]"))
    assert [problem.message for problem in problems] == ["names no other service of this directory"]


@pytest.mark.parametrize("text", ["", "[]", "just words", "services: none", "refhelper_directory: 1\nservices: [x]"])
def test_what_is_no_directory_at_all_is_told_and_never_crashes(text: str) -> None:
    assert _problems(text)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    directory, problems = read_directory(tmp_path / "directory.yaml")
    assert directory is None
    assert "could not be read" in problems[0].message


def test_a_practices_own_service_after_the_fixed_ones_is_accepted() -> None:
    own = """
  - id: village_support
    name: Village support group
    provider: A charity
    purpose: Company and lifts.
    how_to_refer: [Phone.]
    source: Practice manager
    service_area: [ryedale]
    contacts:
      - {id: village_support_phone, kind: phone, value: "01904 551900 ext 12", label: Office, source: Practice manager,
         confidence: published, assured_date: 2026-11-01, assurer: Practice manager}

retired:"""
    assert _problems(SHIPPED.replace("\nretired:", own, 1)) == []


def test_checking_a_sound_file_lists_what_the_practice_should_fill_in_each_with_its_line() -> None:
    problems, warnings, services = check_file(directory_file())
    assert problems == []
    assert services == SHIPPED.count("\n    provider: ")
    marac = next(warning for warning in warnings if warning.message.startswith("marac"))
    place = SHIPPED.index("    contacts:\n      - id: marac_address")
    assert marac.line == SHIPPED[:place].count("\n") + 1


def test_checking_a_faulty_file_tells_the_problems_and_no_warnings(tmp_path: Path) -> None:
    path = tmp_path / "directory.local.yaml"
    path.write_text(_changed("minimum_age: 16", "minimum_age: x"), "utf-8")
    problems, warnings, services = check_file(path)
    assert [problem.file for problem in problems] == ["directory.local.yaml"]
    assert (warnings, services) == ([], 0)


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_a_service_that_the_rules_send_people_to_cannot_be_closed_without_a_word_on_what_to_do(status: str) -> None:
    for service in ("plus_choices", "lado"):
        (problem,) = _problems(_changed(f"  - id: {service}\n", f"  - id: {service}\n    status: {status}\n"))
        assert problem.key.endswith("status")
        assert "active or temporarily_closed" in problem.message


def test_a_retired_number_that_is_also_in_use_is_told_however_it_is_spaced() -> None:
    (problem,) = _problems(_changed("  - value: 01609 534527", "  - value: 0190 4557491"))
    assert (problem.key, "in use" in problem.message) == ("retired[2].value", True)


def test_a_rule_that_sends_people_to_a_service_that_does_not_exist_is_told() -> None:
    (problem,) = _problems(_changed("then: {idas: consider}", "then: {idsa: consider}"))
    assert problem.message == "idsa is not a service of this directory"


def test_a_rule_that_asks_for_no_value_or_for_one_that_is_none_of_its_fact_is_told_with_those_that_are() -> None:
    for old in ("role: [harmed]", "role: [harming]"):
        for new in ("role: []", "role: [victim]"):
            (problem, *_) = _problems(_changed(old, new))
            assert "is not allowed; allowed: harmed, harming, affected" in problem.message


def test_a_rule_without_its_permanent_number_is_told() -> None:
    text = re.sub(r"- id: R\d{3}", "- id: R1", SHIPPED, count=1)
    assert any("R and three digits" in problem.message for problem in _problems(text))
