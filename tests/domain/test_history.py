"""The case as it grows: what is refused changes nothing, and what is taken back comes back whole."""

from datetime import datetime

import pytest

from refhelper.domain.case import Case, Override, Referrer
from refhelper.domain.errors import RefhelperError
from refhelper.domain.history import CaseHistory, ChangeRefusedError
from refhelper.domain.vocabulary import Answer

NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local, as the program's clock
ANNA = {"ref": "anna", "roles": ["harmed"], "age": "34", "harmed_by": ["dan"]}
DAN = {"ref": "dan", "roles": ["harming"], "age": "36"}
ELLA = {"ref": "ella", "roles": ["affected"], "details": {"parental_responsibility": ["anna", "dan"]}}
FAMILY = Case.model_validate(
    {
        "refhelper_case": "1",
        "people": [ANNA, DAN, ELLA],
        "narrative": {"seen": "A bruise.", "impact": {"dan": "shouts", "ella": "hides"}},
        "sharing": [{"for": "dan", "to": "plus_choices"}, {"for": "case", "to": "police_101"}],
        "handed_over": [{"for": "dan", "to": "plus_choices"}, {"for": "anna", "to": "idas"}],
        "decisions": [{"person": "dan", "service": "plus_choices", "decided": "refer"}],
    }
)


def history(case: Case | None = FAMILY, referrer: Referrer | None = None) -> CaseHistory:
    return CaseHistory(lambda: NOW, case, referrer)


def test_a_new_case_is_dated_now_and_written_by_whoever_is_known_to_write():
    begun = history(None, Referrer(name="Dr Sample"))
    begun.add_person(DAN)
    case = begun.settled_case()
    assert (case.at, case.referrer.name) == (NOW, "Dr Sample")
    assert not case.referrer.model_fields_set - {"name"}, "what is not known of the writer counts as never written"
    nameless = history(None)
    nameless.add_person(DAN)
    assert "referrer" not in nameless.settled_case().model_fields_set


def test_before_anybody_is_entered_whoever_asks_for_the_case_is_told_to_enter_somebody():
    with pytest.raises(RefhelperError, match="Nobody has been entered") as told:
        history(None).settled_case()
    assert told.value.next_step


def test_an_answer_taken_out_is_as_if_it_was_never_given():
    changed = history()
    changed.amend({("danger_now",): Answer.YES, ("people", "anna", "risk"): "high"})
    assert (changed.settled_case().danger_now, changed.settled_case().person("anna").risk) == ("yes", "high")
    changed.amend({("danger_now",): None, ("people", "anna", "risk"): None})
    assert changed.settled_case() == FAMILY
    assert not changed.settled_case().person("anna").given("risk")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("people", "anna", "harmed_by"), "people.harmed_by points at nobody"),
        (("people", "ella", "details", "parental_responsibility"), "people.details.parental_responsibility points at"),
    ],
)
def test_a_change_that_points_at_nobody_is_refused_by_the_key_it_stands_under(place, told):
    with pytest.raises(ChangeRefusedError) as refused:
        history().amend({place: ["dan", "nobody"]})
    assert told in str(refused.value)
    assert " 1 " not in f" {refused.value.detail} "


def test_a_whole_part_such_as_a_reason_to_share_all_the_same_can_be_put_in_its_place():
    changed = history(Case.model_validate({"refhelper_case": "1", "people": [DAN]}))
    changed.amend({("sharing",): [{"for": "dan", "to": "lado"}]})
    changed.amend({("consultation", "present"): "his sister", ("referrer",): Referrer(name="Dr Sample")})
    case = changed.settled_case()
    assert (case.consultation.present, case.referrer.name) == ("his sister", "Dr Sample")
    assert case.sharing[0].override is None
    changed.amend({("sharing",): [{"for": "dan", "to": "lado", "override": Override(by="J B", why="A child.")}]})
    assert changed.settled_case().sharing[0].override == Override(by="J B", why="A child.")


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("people", "anna", "age"), "300", "people.age: a whole number of years from 0 to 120"),
        (("people", "anna", "harmed_by"), ["nobody"], "points at nobody in this case"),
    ],
)
def test_a_change_that_cannot_be_leaves_the_case_as_it_was_and_says_what_is_allowed_without_the_value(
    place, value, told
):
    changed = history()
    with pytest.raises(ChangeRefusedError) as refused:
        changed.amend({("danger_now",): "yes", place: value})
    assert told in refused.value.detail
    assert str(value) not in str(refused.value)
    assert changed.case is FAMILY
    assert not changed.undo()


def test_taking_somebody_out_takes_out_everything_that_points_at_them_and_undo_brings_all_of_it_back():
    changed = history()
    changed.remove_person("dan")
    left = changed.settled_case()
    assert [person.ref for person in left.people] == ["anna", "ella"]
    assert left.person("anna").harmed_by == ()
    assert left.person("ella").details.parental_responsibility == ("anna",)
    assert dict(left.narrative.impact) == {"ella": "hides"}
    assert [entry.for_ for entry in left.sharing] == ["case"]
    assert [sent.for_ for sent in left.handed_over] == ["anna"]
    assert left.decisions == ()
    assert '"dan"' not in left.model_dump_json()
    assert changed.undo()
    assert changed.case == FAMILY


def test_taking_out_the_only_person_leaves_no_case_and_undo_brings_it_back():
    alone = Case.model_validate({"refhelper_case": "1", "people": [DAN]})
    changed = history(alone)
    changed.remove_person("dan")
    assert changed.case is None
    assert changed.undo()
    assert changed.case == alone


def test_what_was_taken_back_can_be_done_again_until_something_else_is_changed():
    changed = history()
    assert not changed.redo()
    changed.amend({("danger_now",): "yes"})
    assert changed.undo()
    assert changed.redo()
    assert changed.settled_case().danger_now is Answer.YES
    assert changed.undo()
    changed.amend({("danger_now",): "no"})
    assert not changed.redo()
    assert changed.settled_case().danger_now is Answer.NO


def test_whoever_keeps_the_draft_hears_of_every_change_and_of_what_is_taken_back():
    changed, heard = history(), []
    changed.watch = lambda: heard.append(changed.settled_case().danger_now)
    changed.amend({("danger_now",): "yes"})
    changed.undo()
    changed.redo()
    assert heard == [Answer.YES, Answer.NOT_KNOWN, Answer.YES]


def test_what_is_changed_along_with_taking_somebody_out_comes_back_in_the_same_step():
    changed = history()
    changed.remove_person("dan", {("other_children",): "not_known", ("people", "ella", "risk"): "high"})
    assert changed.settled_case().person("ella").risk == "high"
    assert changed.undo()
    assert changed.case == FAMILY


def test_several_changes_that_somebody_meant_as_one_are_taken_back_as_one():
    changed = history()
    changed.amend({("danger_now",): "yes"})
    before, since = changed.case, changed.steps
    for risk in ("standard", "medium", "high"):
        changed.amend({("people", "anna", "risk"): risk})
    changed.as_one(since)
    assert changed.settled_case().person("anna").risk == "high"
    assert changed.undo()
    assert (changed.case, changed.steps) == (before, since)
    assert changed.redo()
    assert changed.settled_case().person("anna").risk == "high"
