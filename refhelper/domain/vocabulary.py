"""The closed lists of words that a case and a plan are made of, spelt as case files spell them."""

from enum import StrEnum


class Answer(StrEnum):
    """A three-way answer. A question left alone is not known, never no."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Role(StrEnum):
    """A person's part in the harm."""

    HARMED = "harmed"
    HARMING = "harming"
    AFFECTED = "affected"


class Sex(StrEnum):
    """As recorded; printed in letters, and decides whether pregnancy is asked about."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class District(StrEnum):
    """Where a person is now, by former district."""

    YORK = "york"
    SELBY = "selby"
    HARROGATE = "harrogate"
    CRAVEN = "craven"
    SCARBOROUGH = "scarborough"
    RYEDALE = "ryedale"
    HAMBLETON = "hambleton"
    RICHMONDSHIRE = "richmondshire"
    ELSEWHERE = "elsewhere"
    NOT_KNOWN = "not_known"


class Area(StrEnum):
    """The map that social care follows."""

    YORK = "york"
    NORTH_YORKSHIRE = "north_yorkshire"
    ELSEWHERE = "elsewhere"


class Concern(StrEnum):
    """What is disclosed or suspected about a person."""

    DOMESTIC_ABUSE = "domestic_abuse"
    PHYSICAL_ABUSE = "physical_abuse"
    EMOTIONAL_ABUSE = "emotional_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    NEGLECT = "neglect"
    FINANCIAL_ABUSE = "financial_abuse"
    SELF_NEGLECT = "self_neglect"
    ORGANISATIONAL_ABUSE = "organisational_abuse"
    FABRICATED_OR_INDUCED_ILLNESS = "fabricated_or_induced_illness"
    EXPLOITATION = "exploitation"
    HONOUR_BASED = "honour_based"
    FORCED_MARRIAGE = "forced_marriage"
    FGM_KNOWN = "fgm_known"
    FGM_RISK = "fgm_risk"
    MODERN_SLAVERY = "modern_slavery"
    RADICALISATION = "radicalisation"
    SEXUAL_ACTIVITY_UNDER_13 = "sexual_activity_under_13"
    INJURY_IN_NON_MOBILE_INFANT = "injury_in_non_mobile_infant"
    INDECENT_IMAGES = "indecent_images"
    SUICIDAL = "suicidal"
    DNACPR = "dnacpr"
    CHILD_TO_PARENT_ABUSE = "child_to_parent_abuse"
    YOUNG_RELATIONSHIP_ABUSE = "young_relationship_abuse"


class Feature(StrEnum):
    """A high-risk feature, seen or disclosed."""

    STRANGULATION = "strangulation"
    THREATS_TO_KILL = "threats_to_kill"
    STALKING = "stalking"
    WEAPON = "weapon"
    ESCALATING = "escalating"
    SEPARATION = "separation"
    REPEAT_WITHIN_12_MONTHS = "repeat_within_12_months"


class Risk(StrEnum):
    """A level of risk, in the practitioner's own judgement."""

    STANDARD = "standard"
    MEDIUM = "medium"
    HIGH = "high"
    NOT_KNOWN = "not_known"


class Harm(StrEnum):
    """Whether a child suffers or is likely to suffer significant harm."""

    YES = "yes"
    SUSPECTED = "suspected"
    NO = "no"
    NOT_KNOWN = "not_known"


class Agreement(StrEnum):
    """One of the agreement answers; each is a question of its own."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    UNSAFE_TO_ASK = "unsafe_to_ask"


class Told(StrEnum):
    """Whether a person was told that information is or will be shared."""

    YES = "yes"
    NO = "no"
    UNSAFE = "unsafe"


class Capacity(StrEnum):
    """Mental capacity for this decision."""

    HAS = "has"
    LACKS = "lacks"
    UNCLEAR = "unclear"


class WorksWith(StrEnum):
    """Whom a person who causes harm works with, paid or as a volunteer."""

    CHILDREN = "children"
    ADULTS_AT_RISK = "adults_at_risk"
    NEITHER = "neither"
    NOT_KNOWN = "not_known"


class SharingReason(StrEnum):
    """A lawful reason to share without consent."""

    CHILD_AT_RISK = "child_at_risk"
    VITAL_INTERESTS = "vital_interests"
    RISK_TO_OTHERS = "risk_to_others"
    LEGAL_DUTY = "legal_duty"
    BEST_INTERESTS = "best_interests"
    AGREEMENT_WOULD_PREJUDICE_PROTECTION = "agreement_would_prejudice_protection"


class Decided(StrEnum):
    """What the clinician decided on a verdict."""

    REFER = "refer"
    DO_NOT_REFER = "do_not_refer"
    LATER = "later"


class Verdict(StrEnum):
    """What the rules say about one destination for one person."""

    MUST = "must"
    OFFER = "offer"
    CONSIDER = "consider"
    BLOCKED = "blocked"
    ASK = "ask"


class Deadline(StrEnum):
    """By when."""

    NOW = "now"
    TODAY = "today"
    NEXT_WORKING_DAY = "next_working_day"
    WHEN_AGREED = "when_agreed"


SERVICES = (
    "emergency_999",
    "police_101",
    "childrens_social_care",
    "adult_social_care",
    "idas",
    "plus_choices",
    "respect_young_people",
    "marac",
    "early_help",
    "safeguarding_advice",
    "maternity",
    "same_day_medical",
    "sarc",
    "responsible_clinician",
    "forced_marriage_unit",
    "modern_slavery_helpline",
    "fgm_report",
    "lado",
    "matac",
    "clares_law",
    "cqc",
    "prevent",
    "domestic_abuse_elsewhere",
)
"""The service ids every directory holds, in the order that breaks ties; a practice may add its own after them."""

SERVICES_BY_AREA = frozenset(
    {
        "childrens_social_care",
        "adult_social_care",
        "idas",
        "plus_choices",
        "respect_young_people",
        "marac",
        "early_help",
        "maternity",
        "matac",
        "domestic_abuse_elsewhere",
    }
)
"""The destinations whose area is that of the person."""

VOLUNTARY_SERVICES = frozenset(
    {
        "idas",
        "plus_choices",
        "respect_young_people",
        "early_help",
        "modern_slavery_helpline",
        "domestic_abuse_elsewhere",
    }
)
"""The services that need the person's own agreement to the service (sharing check S09)."""
