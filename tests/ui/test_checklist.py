"""The high-risk features are written into the case and read back from it, person by person."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from refhelper.domain.case import Case
from refhelper.domain.history import CaseHistory
from refhelper.domain.vocabulary import Feature
from refhelper.ui import checklist
from refhelper.ui.checklist import Mark


def case_of(narrative: dict[str, str] | None = None, **anna: object) -> Case:
    people = [
        {"ref": "anna", "roles": ["harmed"], "details": {"name": "Anna"}, **anna},
        {"ref": "dan", "roles": ["harming"]},
        {"ref": "ella", "roles": ["affected"]},
    ]
    return Case.model_validate({"refhelper_case": "1", "people": people, "narrative": narrative or {}})


def with_changes(case: Case, found: dict[Feature, Mark], ref: str = "anna") -> Case:
    changes = checklist.changes(case, case.person(ref), found)
    features = changes["people", ref, "high_risk_features"]
    narrative = {place[1]: value for place, value in changes.items() if place[0] == "narrative"}
    people = [person.model_dump(exclude_unset=True) for person in case.people]
    next(person for person in people if person["ref"] == ref)["high_risk_features"] = features
    return Case.model_validate({"refhelper_case": "1", "people": people, "narrative": narrative})


def test_what_is_written_is_read_back() -> None:
    found = {feature: list(Mark)[number % 3] for number, feature in enumerate(Feature)}
    case = with_changes(case_of(), found)
    assert checklist.marks(case, case.person("anna")) == found


def test_two_peoples_features_are_kept_apart() -> None:
    absent = dict.fromkeys(Feature, Mark.ABSENT)
    case = with_changes(with_changes(case_of(), absent), dict.fromkeys(Feature, Mark.NOT_ASKED), "dan")
    assert checklist.marks(case, case.person("anna")) == absent
    assert checklist.not_asked(case) == {"dan": 7}


def test_what_the_clinician_wrote_in_the_same_place_stays() -> None:
    case = case_of({"asked_and_absent": "Anna: no injuries seen.\nNo fever."})
    changed = with_changes(case, dict.fromkeys(Feature, Mark.ABSENT))
    assert changed.narrative.asked_and_absent.startswith(
        "Anna: no injuries seen.\nNo fever.\nAnna, high-risk features: "
    )


@pytest.mark.hazard("H30.1")
def test_nobody_is_taken_to_have_been_asked_who_was_not() -> None:
    case = case_of()
    assert checklist.not_asked(case) == {"anna": 7, "dan": 7}
    assert not checklist.opened(case, case.person("anna"))


def test_somebody_only_affected_has_no_checklist() -> None:
    case = case_of()
    assert checklist.opened(case, case.person("ella"))
    assert not checklist.has_checklist(case.person("ella"))


def test_a_person_taken_out_leaves_no_line_about_them() -> None:
    case = with_changes(case_of({"asked_and_absent": "No fever."}), dict.fromkeys(Feature, Mark.ABSENT))
    assert checklist.without(case, case.person("anna")) == {("narrative", "asked_and_absent"): "No fever."}


JOHN = {"roles": ["harming"], "details": {"name": "John Smith"}}


def marked(history: CaseHistory, ref: str, mark: Mark) -> None:
    case = history.settled_case()
    history.amend(checklist.changes(case, case.person(ref), dict.fromkeys(Feature, mark)))


def of(history: CaseHistory, ref: str) -> set[Mark]:
    case = history.settled_case()
    return set(checklist.marks(case, case.person(ref)).values())


def begun(*people: Mapping[str, object]) -> CaseHistory:
    history = CaseHistory(lambda: datetime(2026, 11, 20, 18, 30))  # noqa: DTZ001 - local, as the program's clock
    for person in people:
        history.add_person(person)
    return history


FATHER, SON = {"ref": "john-smith", **JOHN}, {"ref": "john-smith-2", **JOHN, "details": {"name": "john  Smith"}}


@pytest.mark.hazard("H08.7")
def test_a_namesake_is_never_shown_what_was_asked_of_the_other() -> None:
    history = begun(FATHER)
    marked(history, "john-smith", Mark.ABSENT)
    history.add_person(SON)
    case = history.settled_case()
    assert of(history, "john-smith") == {Mark.ABSENT}
    assert of(history, "john-smith-2") == {Mark.NOT_ASKED}
    assert not checklist.opened(case, case.person("john-smith-2"))
    assert case.narrative.asked_and_absent.startswith("John Smith (john-smith), high-risk features: ")


@pytest.mark.hazard("H08.7")
def test_writing_or_taking_out_a_namesake_leaves_the_lines_about_the_other() -> None:
    history = begun(FATHER, SON)
    marked(history, "john-smith", Mark.ABSENT)
    marked(history, "john-smith-2", Mark.ABSENT)
    marked(history, "john-smith-2", Mark.NOT_ASKED)
    assert (of(history, "john-smith"), of(history, "john-smith-2")) == ({Mark.ABSENT}, {Mark.NOT_ASKED})
    case = history.settled_case()
    history.remove_person("john-smith-2", checklist.without(case, case.person("john-smith-2")))
    assert of(history, "john-smith") == {Mark.ABSENT}
    assert history.settled_case().narrative.asked_and_absent.startswith("John Smith, high-risk features: ")
    assert not history.settled_case().narrative.not_asked


@pytest.mark.hazard("H08.7")
def test_names_that_become_the_same_and_differ_again_keep_every_line_with_its_person() -> None:
    history = begun(FATHER, {"ref": "anna", "roles": ["harmed"], "details": {"name": "Anna"}})
    marked(history, "john-smith", Mark.ABSENT)
    marked(history, "anna", Mark.NOT_ASKED)
    for name in ("John Smith", "Anna Smith", None):
        history.amend({("people", "anna", "details", "name"): name})
        assert (of(history, "john-smith"), of(history, "anna")) == ({Mark.ABSENT}, {Mark.NOT_ASKED})
    narrative = history.settled_case().narrative
    assert narrative.not_asked.startswith("anna, high-risk features: ")
    assert narrative.asked_and_absent.startswith("John Smith, high-risk features: ")


def test_wherever_a_name_is_written_its_line_follows_in_one_step_and_other_lines_stay() -> None:
    history = begun({"ref": "patient", "roles": ["harmed"]})
    marked(history, "patient", Mark.ABSENT)
    written = f"No fever.\n{history.settled_case().narrative.asked_and_absent}\npatient was calm."
    history.amend({("narrative", "asked_and_absent"): written})
    history.amend({("people", "patient", "details", "name"): "Anna"})
    lines = history.settled_case().narrative.asked_and_absent.split("\n")
    assert [line.split(":")[0] for line in lines] == ["No fever.", "Anna, high-risk features", "patient was calm."]
    assert of(history, "patient") == {Mark.ABSENT}
    history.undo()
    assert history.settled_case().narrative.asked_and_absent == written
