"""The high-risk features are written into the case and read back from it, person by person."""

import pytest

from refhelper.domain.case import Case
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
