"""A draft and what the list says of it: whom to chase first, what is finished, and what nobody touched for weeks."""

from datetime import date, datetime, timedelta

import pytest

from refhelper.domain import draft_words
from refhelper.domain.case import Case
from refhelper.domain.draft import KEPT_DAYS, DamagedDraft, Draft, DraftSummary, summary, to_chase, with_case
from refhelper.domain.draft_errors import (
    DraftDamagedError,
    DraftInUseError,
    DraftNotCertainError,
    DraftNotDeletedError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftsNotReadError,
    DraftTooNewError,
    KeyLostError,
    KeyStoreUnavailableError,
)
from refhelper.domain.retention import Purged, is_left_over, to_purge

NOW = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local, as the program's clock
TODAY = NOW.date()
ANNA = {"ref": "anna", "roles": ["harmed"], "patient": "yes", "details": {"name": "Anna Sample"}}
DAN = {"ref": "dan", "roles": ["harming"]}


def case(**keys: object) -> Case:
    return Case.model_validate({"refhelper_case": "1", "people": [ANNA, DAN], **keys})


def sent(to: str, chase_on: str | None) -> dict[str, object]:
    return {"for": "anna", "to": to, "chase_on": chase_on}


def draft(**keys: object) -> Draft:
    return Draft("0" * 32, case(), 1, NOW)._replace(**keys)


def listed(**keys: object) -> DraftSummary:
    return summary(draft(), NOW)._replace(**keys)


def damaged(saved_at: datetime | None = NOW) -> DamagedDraft:
    return DamagedDraft("1" * 32, saved_at, DraftDamagedError(), previous=False)


def test_the_next_day_to_chase_is_the_earliest_of_what_was_last_recorded_of_each_letter():
    letters = [sent("idas", "2026-11-23"), sent("marac", "2026-11-25"), sent("idas", "2026-11-27")]
    assert with_case(draft(), case(handed_over=letters)).chase_on == date(2026, 11, 25)
    assert with_case(draft(), case(handed_over=[sent("idas", None)])).chase_on is None


@pytest.mark.hazard("H17.2")
def test_a_letter_is_settled_by_what_was_recorded_of_it_since_and_by_nothing_recorded_of_another():
    first, other = sent("idas", "2026-11-23"), sent("marac", "2026-11-19")
    assert [each.to for each in to_chase(case(handed_over=[first, other]))] == ["marac", "idas"]
    assert [each.to for each in to_chase(case(handed_over=[first, other, sent("idas", None)]))] == ["marac"]
    assert not to_chase(case(handed_over=[sent("idas", "2026-11-23"), sent("idas", None)]))


@pytest.mark.parametrize(
    ("days", "keys", "purged"),
    [
        (3, {}, Purged()),
        (4, {}, Purged(("0" * 32,))),
        (3, {"chase_on": TODAY}, Purged()),
        (4, {"chase_on": TODAY - timedelta(days=1)}, Purged(to_chase=1)),
        (4, {"chase_on": TODAY}, Purged(to_chase=1)),
        (4, {"chase_on": TODAY + timedelta(days=1)}, Purged(to_chase=1)),
        (4, {"handed_over_at": None, "chase_on": TODAY}, Purged()),
    ],
)
def test_a_purge_takes_finished_drafts_of_that_many_days_and_none_in_which_somebody_is_to_be_chased(days, keys, purged):
    before = NOW - timedelta(days=days)
    found = listed(**({"saved_at": before, "handed_over_at": before} | keys))
    assert to_purge([found, damaged()], TODAY, 4) == purged


def test_what_a_purge_did_is_told_with_what_it_kept():
    assert draft_words.purged(Purged(("a", "b"))) == "Deleted: 2."
    kept = "Deleted: 0. Kept though finished, as somebody is still to be chased: 1."
    assert draft_words.purged(Purged(to_chase=1)) == kept


def test_a_finished_draft_whose_case_changes_is_finished_no_more_unless_only_a_hand_over_was_recorded():
    finished = draft(handed_over_at=NOW)
    assert with_case(finished, case(handed_over=[sent("idas", "2026-11-23")])).handed_over_at == NOW
    assert with_case(finished, case(danger_now="yes")).handed_over_at is None


def test_a_draft_is_called_by_its_title_else_by_the_patients_else_by_the_first_person():
    assert draft(case=case(title="The family in Selby")).title == "The family in Selby"
    assert draft(case=Case.model_validate({"refhelper_case": "1", "people": [DAN, ANNA]})).title == "Anna Sample"
    assert draft(case=Case.model_validate({"refhelper_case": "1", "people": [DAN]})).title == "dan"


def test_a_draft_that_was_never_saved_is_not_left_over():
    assert not is_left_over(draft(saved_at=None), TODAY + timedelta(days=999))


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"chase_on": date(2026, 11, 19)}, "OVERDUE: chase since 19/11/2026"),
        ({"chase_on": TODAY}, "CHASE TODAY"),
        ({"chase_on": date(2026, 11, 23)}, "chase on 23/11/2026"),
        ({"chase_on": date(2026, 11, 19), "handed_over_at": NOW}, "OVERDUE: chase since 19/11/2026"),
        ({"handed_over_at": NOW}, "finished, deleted on 20/12/2026"),
        ({"saved_at": NOW - timedelta(days=KEPT_DAYS)}, "LEFT OVER: not touched for 30 days or more"),
        ({"saved_at": NOW - timedelta(days=KEPT_DAYS - 1)}, "in progress"),
    ],
)
def test_the_list_says_what_there_is_to_do_about_each_draft(keys, told):
    assert draft_words.state(listed(**keys), TODAY, KEPT_DAYS).startswith(told)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (NOW, "saved today 18:30"),
        (NOW - timedelta(days=1), "saved yesterday 18:30"),
        (NOW - timedelta(days=2), "saved 2 days ago"),
        (NOW + timedelta(days=1), "saved 21/11/2026"),
        (None, "saved, date not known"),
    ],
)
def test_the_list_says_when_a_draft_was_saved_as_somebody_would_say_it(at, told):
    assert draft_words.saved(at, TODAY) == told


def test_those_to_chase_come_first_then_those_that_cannot_be_opened_then_the_latest():
    overdue, due = listed(id="overdue", chase_on=date(2026, 11, 1)), listed(id="due", chase_on=TODAY)
    old, new = listed(id="old", saved_at=NOW - timedelta(days=9)), listed(id="new", chase_on=date(2026, 11, 30))
    ordered = draft_words.in_order((old, damaged(), new, due, overdue), TODAY)
    assert [each.id for each in ordered] == ["overdue", "due", damaged().id, "new", "old"]


def test_a_draft_that_cannot_be_opened_has_no_name_and_says_why():
    assert not draft_words.may_open(damaged())
    assert draft_words.may_open(listed())
    assert not draft_words.is_due(damaged(), TODAY)
    assert draft_words.title(damaged()) == "a draft that cannot be opened"
    assert draft_words.state(damaged(), TODAY, KEPT_DAYS) == "This draft's file is damaged."
    refused = damaged()._replace(error=KeyStoreUnavailableError("The key store refused the request."))
    assert draft_words.state(refused, TODAY, KEPT_DAYS) == "NOT OPENED: The key store refused the request."


def test_a_long_title_is_cut_to_one_line_of_the_list():
    assert draft_words.title(listed(title="Anna\nSample")) == "Anna Sample"
    cut = draft_words.title(listed(title="x" * 41))
    assert (len(cut), cut[-3:]) == (40, "...")
    assert draft_words.title(listed(title="x" * 40)) == "x" * 40


def test_what_is_sealed_reads_back_as_it_was_with_nothing_that_nobody_wrote():
    kept = draft(handed_over_at=NOW, chase_on=TODAY, beside="2" * 32, agreed={"anna/agrees_to_share": TODAY})
    sealed = kept.as_content(NOW)
    assert Draft.from_content(kept.id, kept.revision, sealed) == kept
    assert set(sealed["case"]) == {"refhelper_case", "people"}


@pytest.mark.parametrize(
    ("error", "kept", "next_step"),
    [
        (DraftNotSavedError("The disk is full."), "What was saved before is unchanged.", "copy the letter now"),
        (DraftNotCertainError("The disk is full."), "the disk did not confirm it", "save again"),
        (DraftNotDeletedError("The disk is full."), "not certain that the draft was deleted", "try again"),
        (DraftsNotReadError("The disk is full."), "Nothing was changed.", "IT support"),
    ],
)
def test_a_disk_that_fails_is_told_with_its_reason_what_is_kept_and_what_to_do(error, kept, next_step):
    assert error.reason == "The disk is full."
    for said in (error.reason, kept, next_step):
        assert said in str(error)


@pytest.mark.parametrize(
    ("error", "kept", "next_step"),
    [
        (KeyLostError(), "encrypted with a key", "delete"),
        (DraftTooNewError(), "left as it is", "update this one"),
        (DraftInUseError(), "neither window overwrites the other", "Close it in the other window"),
        (DraftNotFoundError(), "may have been deleted", "Choose one from the list"),
        (DraftDamagedError(as_text=True), "copied as text", "Open the revision before it"),
    ],
)
def test_a_draft_that_cannot_be_had_is_told_with_why_and_what_to_do(error, kept, next_step):
    assert kept in error.detail
    assert next_step in error.next_step


def test_a_lost_key_names_the_drafts_that_it_concerns_by_no_more_than_it_is_given():
    assert "This concerns" not in str(KeyLostError())
    assert " This concerns saved 2 days ago; saved today." in str(KeyLostError(["saved 2 days ago", "saved today"]))


def test_where_drafts_cannot_be_listed_it_says_how_to_unlock_the_key_store_and_not_to_copy_a_letter():
    refused = draft_words.why_not(KeyStoreUnavailableError("The key store refused the request."))
    assert refused.startswith("The key store refused the request. Drafts are sealed")
    assert "Unlock the key store" in refused
    assert "letter" not in refused
    assert draft_words.why_not(DraftDamagedError()) == str(DraftDamagedError())
