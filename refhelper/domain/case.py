"""The case: who is involved and what has been answered. One model for files, screens and drafts.

Every scalar of a case file is text; the types here say what text is allowed. Answers are never deleted when they
stop mattering, and nothing in `title`, `details` or `narrative` changes the routing.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from refhelper.domain.part import Age, Day, Moment, Part, Ref, Text, Ticks
from refhelper.domain.vocabulary import (
    Agreement,
    Answer,
    Area,
    Capacity,
    Concern,
    Decided,
    District,
    Feature,
    Harm,
    Risk,
    Role,
    Sex,
    SharingReason,
    Told,
    WorksWith,
)

FORMAT = "1"
ADULT = 18
"""The age in years from which somebody is an adult."""
NOT_HARM = frozenset({Concern.SUICIDAL, Concern.DNACPR})
"""The concerns that are no form of abuse or neglect."""
MOST_PEOPLE = 40
"""More than any family; a case with more is split."""


class Details(Part):
    """Identifiers and circumstances for the letters. Never read by the routing."""

    name: Text = ""
    known_as: Text = ""
    nhs_number: Text = ""
    address: Text = ""
    current_address: Text = ""
    phone: Text = ""
    email: Text = ""
    safe_contact: Text = ""
    safe_times: Text = ""
    must_not_know: Text = ""
    ethnicity: Text = ""
    religion: Text = ""
    first_language: Text = ""
    interpreter: Text = ""
    communication_needs: Text = ""
    disability: Text = ""
    school: Text = ""
    gp_practice: Text = ""
    occupation: Text = ""
    relationship: Text = ""
    parental_responsibility: tuple[Ref, ...] = ()
    expected_delivery_date: Text = ""
    last_seen: Text = ""
    needs: Text = ""
    own_account: Text = ""
    own_view: Text = ""
    wishes: Text = ""
    parents_view: Text = ""
    living_arrangements: Text = ""
    afraid_of: Text = ""
    previous_marac: Text = ""
    advocate: Text = ""
    section_42_evidence: Text = ""
    risk_to_staff: Text = ""
    employer: Text = ""
    dnacpr_checks: dict[str, Text] = Field(default_factory=dict)


class Person(Part):
    """One person of the case. An answer that was not given has the default here; `given` tells the two apart."""

    ref: Ref
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    age: Age | None = None
    date_of_birth: Day | None = None
    unborn: Answer = Answer.NO
    sex: Sex = Sex.NOT_KNOWN
    lives_in: District = District.NOT_KNOWN
    patient: Literal[Answer.YES, Answer.NO] = Answer.NO
    harmed_by: tuple[Ref, ...] = ()
    by_partner: Answer = Answer.NOT_KNOWN
    concerns: tuple[Concern, ...] = ()
    dash_ticks: Ticks | None = None
    risk: Risk = Risk.NOT_KNOWN
    risk_posed: Risk = Risk.NOT_KNOWN
    high_risk_features: tuple[Feature, ...] = ()
    significant_harm: Harm = Harm.NOT_KNOWN
    agrees_to_share: Agreement = Agreement.NOT_ASKED
    agrees_to_service: Agreement = Agreement.NOT_ASKED
    told: Told = Told.NO
    capacity: Capacity = Capacity.HAS
    coerced: Answer = Answer.NOT_KNOWN
    care_and_support_needs: Answer = Answer.NOT_KNOWN
    unable_to_protect_self: Answer = Answer.NOT_KNOWN
    pregnant: Answer = Answer.NOT_KNOWN
    works_with: WorksWith = WorksWith.NOT_KNOWN
    details: Details = Field(default_factory=Details)

    def given(self, key: str) -> bool:
        """Say whether the key was written down at all, be it as not known."""
        return key in self.model_fields_set

    @property
    def label(self) -> str:
        """The name, or the ref where there is none."""
        return self.details.name or self.ref


def in_part(person: Person) -> Person:
    """Return somebody entered as only living with it as harmed, too, where harm to them is told.

    That is features of high risk, a Dash score, or a concern of abuse together with who causes it. Of somebody who
    harms nothing of the kind follows: features are of what they do, and what is said of others may be said by them.
    """
    if set(person.roles) != {Role.AFFECTED} or not _told_of_harm(person):
        return person
    return person.model_copy(update={"roles": (*person.roles, Role.HARMED)})


def _told_of_harm(person: Person) -> bool:
    measured = bool(person.high_risk_features) or person.dash_ticks is not None
    return measured or bool(person.harmed_by and not NOT_HARM.issuperset(person.concerns))


def _as_told(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(in_part(person) for person in people)


class Narrative(Part):
    """What the letters say, fact, reported speech and opinion apart. Never read by the routing."""

    seen: Text = ""
    told: Text = ""
    opinion: Text = ""
    asked_and_absent: Text = ""
    not_asked: Text = ""
    childs_voice: dict[Ref, Text] = Field(default_factory=dict)
    impact: dict[Ref, Text] = Field(default_factory=dict)
    strengths: Text = ""
    needs_to_change: Text = ""
    history: Text = ""
    actions_taken: Text = ""
    request: Text = ""


class Referrer(Part):
    """Who writes."""

    name: Text = ""
    role: Text = ""
    practice: Text = ""
    phone: Text = ""
    email: Text = ""


class Consultation(Part):
    """How the consultation was held."""

    present: Text = ""
    seen_alone: Text = ""
    interpreter: Text = ""


class HandedOver(Part):
    """One letter that left: to whom, how, by whom, who took it, and when to chase."""

    for_: Annotated[str, Field(alias="for")]
    to: str
    at: Text = ""
    how: Text = ""
    by: Text = ""
    taken_by: Text = ""
    chase_on: Day | None = None


class Advice(Part):
    """Advice taken on sharing: from whom, when, and what they said."""

    from_: Annotated[Text, Field(alias="from")]
    on: Day | None = None
    outcome: Literal["share", "do_not_share"]


class Override(Part):
    """A decision to share against the outcome of the checks, with its author and reason."""

    by: Annotated[Text, Field(min_length=1)]
    why: Annotated[Text, Field(min_length=1)]


class SharingEntry(Part):
    """The answers to the sharing checks for one letter; the checks that read them: `sharing_checks`."""

    for_: Annotated[str, Field(alias="for")]
    to: str
    purpose: Text | None = None
    identifiable: Literal[Answer.YES, Answer.NO] | None = None
    gillick: Text | None = None
    parents_view: Text | None = None
    parents_told: Text | None = None
    reasons: tuple[SharingReason, ...] = ()
    which_duty: Text | None = None
    told: Text | None = None
    confirmed: dict[str, Text] = Field(default_factory=dict)
    advice: Advice | None = None
    override: Override | None = None


class Decision(Part):
    """What was decided on a verdict, and why. Never read by the routing."""

    person: str
    service: str
    decided: Decided
    why: Text = ""
    by: Text = ""


class Case(Part):
    """Everything known in one consultation."""

    refhelper_case: Literal["1"]
    title: Text = ""
    at: Moment | None = None
    danger_now: Answer = Answer.NOT_KNOWN
    other_children: Answer = Answer.NOT_KNOWN
    people: Annotated[tuple[Person, ...], Field(min_length=1, max_length=MOST_PEOPLE), AfterValidator(_as_told)]
    narrative: Narrative = Field(default_factory=Narrative)
    referrer: Referrer = Field(default_factory=Referrer)
    consultation: Consultation = Field(default_factory=Consultation)
    handed_over: tuple[HandedOver, ...] = ()
    sharing: tuple[SharingEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def person(self, ref: str) -> Person:
        """Return the person with this ref; KeyError where there is none."""
        for person in self.people:
            if person.ref == ref:
                return person
        raise KeyError(ref)


def area_of(district: District) -> Area | None:
    """Return the social-care area of a district, or None where it is not known."""
    match district:
        case District.NOT_KNOWN:
            return None
        case District.YORK:
            return Area.YORK
        case District.ELSEWHERE:
            return Area.ELSEWHERE
        case _:
            return Area.NORTH_YORKSHIRE


def years_old(born: date, on: date) -> int:
    """Return whole years of age on a day; a birthday on 29 February falls on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_on(person: Person, on: date) -> int | None:
    """Return the age in years, -1 for the unborn, None where not known."""
    if person.unborn is Answer.YES:
        return -1
    if person.date_of_birth is not None:
        return years_old(person.date_of_birth, on)
    return person.age


def only_harming(person: Person) -> bool:
    """Say whether causing harm is this person's only part in the case."""
    return set(person.roles) == {Role.HARMING}
