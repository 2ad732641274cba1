"""How a destination is reached: in which order its lines come, what is heeded there, and what holds out of hours."""

from datetime import datetime

import pytest

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.domain.case import Person
from refhelper.domain.contacts import NO_OUT_OF_HOURS, Cover
from refhelper.domain.letter_request import Renderer
from refhelper.domain.letter_view import Context
from refhelper.domain.plan import Destination
from refhelper.domain.reaching import lines
from refhelper.domain.vocabulary import Deadline, Verdict
from refhelper.plain.plan_text import plan_text
from tests.engine import case_of

FRIDAY = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001 - local by definition
FIND = "Find out where the {who} is. That decides which council is the right one. - Area not known (ask locally)"
CHILD = {"ref": "ella", "roles": ["harmed"], "age": "8", "significant_harm": "yes", "concerns": ["physical_abuse"]}
ADULT = {"ref": "ned", "roles": ["harmed"], "age": "81", "care_and_support_needs": "yes", "agrees_to_share": "yes"}
ADULT |= {"unable_to_protect_self": "yes", "capacity": "has", "coerced": "no", "concerns": ["neglect"]}
SARA = {"ref": "sara", "roles": ["harmed"], "age": "16", "lives_in": "york", "concerns": ["forced_marriage"]}
ONE_CHANCE = "There may be one chance. See the person alone."
NOBODY_TOLD = (
    "Contact nobody in the family or community, use no family interpreter, do not mediate, send no letters home."
)


def sitting(*people: dict[str, object], **keys: object) -> Consultation:
    case = case_of({"refhelper_case": "1", "people": list(people), **keys})
    return bootstrap.consultation(case, lambda: FRIDAY)


def block(text: str, head: str) -> list[str]:
    """Return the part of a plan that begins with these words, line by line."""
    return next(part for part in text.split("\n\n") if part.startswith(head)).split("\n")


@pytest.mark.parametrize(
    ("service", "person", "who"),
    [("childrens_social_care", "ella", "child"), ("childrens_social_care", None, "child"),
     ("adult_social_care", "ned", "person")],
)  # fmt: skip
@pytest.mark.hazard("H10.3")
def test_with_the_area_not_known_finding_out_where_somebody_is_comes_before_the_councils(service, person, who):
    at = sitting(CHILD, ADULT, other_children="yes")
    first, *others = [line.text for line in at.lines(at.destination(service, person))]
    assert first == FIND.format(who=who)
    assert any("York" in line for line in others)
    assert any("North Yorkshire" in line for line in others)


@pytest.mark.hazard("H10.3")
def test_the_plan_as_text_and_the_call_say_first_to_find_the_child():
    at = sitting(CHILD)
    told = block(plan_text(at), "must Children's social care for ella")
    contacts = [line.strip() for line in told if "(ask locally)" in line or "check before use" in line]
    assert contacts[0] == FIND.format(who="child")
    assert len(contacts) > 4
    call = at.letter("childrens_social_care", ["ella"], "phone_script").text.split("\n")
    assert call[1].startswith("Find out where the child is.")


@pytest.mark.hazard("H10.3")
def test_hours_that_a_practice_gives_a_council_do_not_put_finding_the_child_last():
    at = sitting(CHILD)
    held = at.parts.directory
    shut = [one.model_copy(update={"hours": ("sat 09:00-10:00",)}) for one in held.services]
    at.parts = at.parts._replace(directory=held.holding(tuple(shut), held.retired))
    lines = at.lines(at.destination("childrens_social_care", "ella"))
    assert lines[0].text == FIND.format(who="child")
    assert all("closed now" in line.text for line in lines[1:])


def test_where_the_area_is_known_nobody_is_told_to_find_it_out():
    at = sitting(CHILD | {"lives_in": "york"}, other_children="no")
    assert "Area not known" not in plan_text(at)


# --- out of hours


@pytest.mark.parametrize(("hour", "first"), [(2, "0300 131 2131"), (10, "01904 551900")])
def test_at_night_the_line_that_is_answered_then_comes_before_one_for_office_hours(hour, first):
    tuesday = datetime(2026, 11, 24, hour, 0)  # noqa: DTZ001 - local time
    held = bootstrap.parts(lambda: tuesday).directory.by_id["childrens_social_care"]
    person = Person.model_validate(CHILD | {"lives_in": "york"})
    assert lines(held, person, tuesday)[0].value == first


def test_a_must_of_today_whose_lines_nobody_is_known_to_answer_at_night_says_so_and_names_999():
    at = sitting(ADULT | {"lives_in": "york"}, CHILD | {"lives_in": "york"})
    adult = at.destination("adult_social_care", "ned")
    assert (adult.verdict, adult.deadline) == (Verdict.MUST, Deadline.TODAY)
    assert at.out_of_hours(adult) == NO_OUT_OF_HOURS
    assert block(plan_text(at), "must Adult social care")[-1] == f"  {NO_OUT_OF_HOURS}"
    assert at.out_of_hours(at.destination("childrens_social_care", "ella")) == ""
    assert NO_OUT_OF_HOURS not in "\n".join(block(plan_text(at), "must Children's social care for ella"))


def test_one_line_for_the_district_that_is_always_answered_is_enough_and_one_for_another_district_is_not():
    at = sitting(ADULT | {"lives_in": "york"})
    held, adult = at.parts.directory, at.destination("adult_social_care", "ned")
    for open_line, expected in (("york_adults_phone", ""), ("north_yorkshire_adults_phone", NO_OUT_OF_HOURS)):
        contacts = [
            one.model_copy(update={"cover": Cover.ALWAYS}) if one.id == open_line else one
            for one in held.by_id["adult_social_care"].contacts
        ]
        council = held.by_id["adult_social_care"].model_copy(update={"contacts": tuple(contacts)})
        at.parts = at.parts._replace(directory=held.holding((council,), ()))
        assert at.out_of_hours(adult) == expected


@pytest.mark.parametrize(
    ("verdict", "deadline", "expected"),
    [
        (Verdict.MUST, Deadline.NOW, NO_OUT_OF_HOURS),
        (Verdict.MUST, Deadline.TODAY, NO_OUT_OF_HOURS),
        (Verdict.MUST, Deadline.NEXT_WORKING_DAY, ""),
        (Verdict.MUST, None, ""),
        (Verdict.CONSIDER, Deadline.TODAY, ""),
        (Verdict.BLOCKED, None, ""),
    ],
)
def test_it_is_said_only_of_what_cannot_wait(verdict, deadline, expected):
    at = sitting(ADULT | {"lives_in": "york"})
    assert at.out_of_hours(Destination("adult_social_care", "ned", verdict, deadline, None, ())) == expected


@pytest.mark.parametrize("service", ["emergency_999", "police_101", "fgm_report"])
def test_it_is_not_said_of_999_and_101(service):
    at = sitting(SARA)
    assert at.out_of_hours(Destination(service, "sara", Verdict.MUST, Deadline.NOW, None, ())) == ""


def test_a_call_says_it_and_a_letter_does_not():
    at = sitting(ADULT | {"lives_in": "york"}, danger_now="no")
    call = at.letter("adult_social_care", ["ned"], "phone_script").sections[0].text
    assert call.endswith(f"\n! {NO_OUT_OF_HOURS}")
    assert NO_OUT_OF_HOURS not in at.letter("adult_social_care", ["ned"]).text


# --- what to heed


def test_what_to_heed_stands_in_the_plan_before_the_lines_and_never_under_what_is_not_suitable():
    dan = {"ref": "dan", "roles": ["harming"], "age": "36", "lives_in": "york", "concerns": ["domestic_abuse"]}
    at = sitting(dan | {"risk_posed": "medium", "patient": "yes", "agrees_to_service": "yes"})
    told = block(plan_text(at), "offer +Choices for dan")
    heed = "  ! Pass on nothing that the person harmed has said, and nothing about where they are."
    assert told.index(heed) < next(number for number, line in enumerate(told) if "01904 557491" in line)
    at = sitting(dan | {"risk_posed": "high"})
    assert at.destination("plus_choices", "dan").verdict is Verdict.BLOCKED
    assert at.alerts(at.destination("plus_choices", "dan")) == ()
    assert "Pass on nothing" not in plan_text(at)


@pytest.mark.parametrize("concern", ["forced_marriage", "honour_based"])
def test_where_there_may_be_one_chance_the_police_and_every_social_care_say_so_and_nobody_else(concern):
    at = sitting(SARA | {"concerns": [concern]}, ADULT, CHILD, other_children="yes")
    warned = {one.service for one in at.plan.destinations if {ONE_CHANCE, NOBODY_TOLD} <= {*at.alerts(one)}}
    assert warned == {"forced_marriage_unit", "police_101", "childrens_social_care", "adult_social_care"}
    told = [one for one in at.plan.destinations if one.service in warned and one.verdict is not Verdict.BLOCKED]
    assert len(told) > len(warned)
    for one in told:
        assert at.alerts(one)[:2] == (ONE_CHANCE, NOBODY_TOLD)


def test_without_such_a_concern_nobody_says_so():
    at = sitting(SARA | {"concerns": ["domestic_abuse"]}, ADULT, CHILD, other_children="yes")
    assert ONE_CHANCE not in plan_text(at)
    assert not [one for one in at.plan.destinations if ONE_CHANCE in at.alerts(one)]


def test_a_call_says_what_to_heed_once_for_all_it_is_about_and_a_letter_does_not():
    at = sitting(SARA, CHILD | {"lives_in": "york"}, danger_now="no")
    call = at.letter("childrens_social_care", ["sara", "ella"], "phone_script").sections[0].text.split("\n")
    heeded = [line for line in call if line.startswith("! ")]
    council = at.parts.directory.by_id["childrens_social_care"]
    assert heeded == [f"! {each}" for each in (ONE_CHANCE, NOBODY_TOLD, *council.alerts)]
    assert ONE_CHANCE not in at.letter("childrens_social_care", ["sara", "ella"]).text


class Seeing:
    """A renderer that keeps what each template could print of what to heed."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer, self.heed = renderer, dict[str, object]()

    def sections(self, template: str) -> tuple[str, ...]:
        return self.renderer.sections(template)

    def render(self, template: str, section: str, context: Context) -> str:
        self.heed[template] = context["letter"]["heed"]
        return self.renderer.render(template, section, context)


def test_what_to_heed_is_in_the_data_of_a_call_and_of_nothing_that_is_sent():
    at = sitting(SARA, danger_now="no")
    seeing = Seeing(at.parts.renderer)
    at.parts = at.parts._replace(renderer=seeing)
    for template in (None, "phone_script", "police_information"):
        at.letter("police_101", ["sara"], template)
    assert seeing.heed.pop("phone_script") == (ONE_CHANCE, NOBODY_TOLD)
    assert set(seeing.heed.values()) == {()}
