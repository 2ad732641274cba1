"""What the user is told to do after the sharing checks, and in which words a question is asked."""

import pytest

from refhelper.domain.case import Case
from refhelper.domain.plan import Plan
from refhelper.domain.sharing import check, unconfirmed
from refhelper.domain.sharing_texts import CheckId, Confirmation, Label, Says
from tests.domain import sharing_table
from tests.domain.sharing_cases import ADVICE, CAPABLE, CONSIDER, HOLD, MAY, MUST, NOT, asked, person, texts


@pytest.mark.parametrize("row", sharing_table.rows(), ids=lambda row: f"{row['to']} {row['verdict']}")
def test_whatever_may_not_go_names_999_and_nothing_else_does(row: dict) -> None:
    made = sharing_table.result(row)
    assert (texts().labels[Label.EMERGENCY] in made.next_step) == (made.outcome is not MAY)


@pytest.mark.parametrize("row", sharing_table.rows(), ids=lambda row: f"{row['to']} {row['verdict']}")
def test_what_is_still_worth_recording_is_said_where_there_is_something_and_only_there(row: dict) -> None:
    made = sharing_table.result(row)
    assert (texts().labels[Label.STILL_TO_RECORD] in made.next_step) == bool(made.wanted)


@pytest.mark.parametrize("row", sharing_table.rows(), ids=lambda row: f"{row['to']} {row['verdict']}")
def test_the_people_to_ask_are_named_where_advice_is_the_next_step_or_a_refusal_is_passed(row: dict) -> None:
    made = sharing_table.result(row)
    to_ask = row["expect"]["step"] in {"advice", "call_nameless", "send_against_refusal"}
    assert (texts().labels[Label.ADVISERS] in made.next_step) == to_ask
    assert bool(made.advise_from) == (made.outcome is not MAY or row["expect"]["step"] == "send_against_refusal")


def test_a_doubtful_named_call_can_be_made_without_a_name_and_says_whom_to_ask() -> None:
    entry = {"identifiable": "yes"}
    made = asked("safeguarding_advice", MUST, "R090", agrees_to_share="no", capacity="has", coerced="no", entry=entry)
    assert made.next_step.startswith(texts().next_steps["call_nameless"])  # type: ignore[index]
    assert texts().labels[Label.ADVISERS] in made.next_step


def test_the_question_on_agreement_speaks_of_parents_only_for_somebody_under_sixteen() -> None:
    young, old = (asked("maternity", CONSIDER, "R019", age=age).open[0] for age in ("15", "17"))
    assert young.question == texts().checks[CheckId.AGREEMENT].question
    assert old.question == texts().question(CheckId.AGREEMENT, "agrees_to_share") != young.question
    (told,) = asked("maternity", MUST, "R080", age="15", capacity="has", agrees_to_share="unsafe_to_ask").open
    assert told.question == texts().question(CheckId.TOLD, "told")


def test_a_parents_view_no_longer_counts_from_sixteen() -> None:
    made = asked("maternity", CONSIDER, "R019", age="16", agrees_to_share="no", entry={"parents_view": "yes"})
    assert made.outcome is NOT


def test_where_telling_is_dangerous_the_question_says_why_it_is_asked_and_no_other_does() -> None:
    dangerous = asked("marac", MUST, "R040", agrees_to_share="unsafe_to_ask", concerns=["honour_based"])
    plain = asked("marac", MUST, "R040", agrees_to_share="unsafe_to_ask")
    unasked = asked("marac", MUST, "R040", concerns=["honour_based"])
    assert dangerous.open[0].why == texts().says[Says.DO_NOT_TELL]
    assert plain.open[0].why == texts().checks[CheckId.TOLD].why
    assert unasked.open[0].why == texts().checks[CheckId.AGREEMENT].why


def test_advice_against_sharing_does_not_keep_the_entry_out_of_the_persons_own_record() -> None:
    made = asked("record_entry", CONSIDER, "R000", entry={"advice": HOLD})
    assert (made.outcome, made.open) == (MAY, ())


def test_a_letter_that_no_destination_of_the_plan_explains_is_asked_for_its_purpose_under_that_check() -> None:
    case = Case.model_validate({"refhelper_case": "1", "people": [person(**CAPABLE)]})
    made = check(case, Plan((), ()), "anna", "practice_counsellor", texts())
    assert [(one.check, one.key) for one in made.open] == [("S01", "sharing.purpose")]


def test_what_is_still_to_be_confirmed_is_asked_under_its_own_check() -> None:
    case = Case.model_validate({"refhelper_case": "1", "people": [person()]})
    found = unconfirmed(case, "anna", "marac", texts())
    assert {(one.check, one.why) for one in found} == {("S08", texts().checks[CheckId.CONFIRMED].why)}
    assert len(found) == len(Confirmation)


def test_without_a_date_somebodys_age_in_years_still_counts() -> None:
    case = {"refhelper_case": "1", "people": [person(age="8")], "other_children": "no"}
    made = check(Case.model_validate(case), Plan((), ()), "anna", "childrens_social_care", texts())
    assert made.open[0].question == texts().question(CheckId.PURPOSE, "sharing.purpose")
    entry = {"for": "anna", "to": "maternity", "purpose": "to protect", "parents_view": "yes"}
    agreed = check(Case.model_validate(case | {"sharing": [entry]}), Plan((), ()), "anna", "maternity", texts())
    assert agreed.outcome is MAY


def test_a_pregnant_girl_of_ten_can_have_an_unborn_child_at_risk_and_one_of_nine_cannot() -> None:
    from refhelper.domain.sharing_facts import letter_of, pregnant

    def unborn(age: str) -> str:
        case = Case.model_validate({"refhelper_case": "1", "people": [person(age=age, sex="female")]})
        return pregnant(letter_of(case, Plan((), ()), "anna", "marac", None)).answer.value

    assert (unborn("9"), unborn("10")) == ("no", "not_known")


def test_somebody_born_forty_years_before_the_consultation_is_asked_as_an_adult() -> None:
    born = {"age": None, "date_of_birth": "1986-03-01", "agrees_to_share": "no", "coerced": "no", "capacity": "has"}
    assert asked("marac", CONSIDER, "R041", **born).outcome is ADVICE


def test_a_woman_who_refuses_is_alone_at_risk_where_the_case_says_that_no_pregnancy_is_left_unlisted() -> None:
    made = asked("marac", CONSIDER, "R041", sex="female", agrees_to_share="no", capacity="has", coerced="no")
    assert texts().says[Says.REFUSES_ALONE] in {reason.text for reason in made.reasons}


def test_a_report_to_the_police_under_a_named_duty_is_not_called_one_against_a_refusal() -> None:
    entry = {"reasons": ["legal_duty"], "which_duty": "court order", "told": "no"}
    refusal = {"agrees_to_share": "no", "capacity": "has", "coerced": "no"}
    made = asked("police_101", CONSIDER, "R045", entry=entry, **refusal)
    assert made.next_step.startswith(texts().next_steps["send"])  # type: ignore[index]
    assert made.advise_from == ()


def test_a_letter_to_the_lado_says_not_to_warn_the_person_also_where_the_family_is_not_to_be_told() -> None:
    made = asked("lado", MUST, "R065", concerns=["sexual_abuse"])
    said = {reason.text for reason in made.reasons}
    assert {texts().says[Says.DO_NOT_WARN], texts().says[Says.DO_NOT_TELL]} <= said
