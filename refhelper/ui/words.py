"""The words in which the screens show the answers of a case: labels of keys, and of the values of closed lists."""

from collections.abc import Mapping

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
    Verdict,
    WorksWith,
)

Choices = Mapping[str, str]
"""Values of a closed list with their words, in the order in which they are offered; `not_known` is not among them."""

YES_NO: Choices = {Answer.YES: "yes", Answer.NO: "no"}
AGREEMENT: Choices = {
    Agreement.YES: "yes",
    Agreement.NO: "no",
    Agreement.NOT_ASKED: "not asked",
    Agreement.UNSAFE_TO_ASK: "unsafe to ask",
}
RISK: Choices = {Risk.STANDARD: "standard", Risk.MEDIUM: "medium", Risk.HIGH: "high"}
DISTRICT: Choices = {
    District.YORK: "York",
    District.SELBY: "Selby",
    District.HARROGATE: "Harrogate",
    District.CRAVEN: "Craven",
    District.SCARBOROUGH: "Scarborough",
    District.RYEDALE: "Ryedale",
    District.HAMBLETON: "Hambleton",
    District.RICHMONDSHIRE: "Richmondshire",
    District.ELSEWHERE: "elsewhere",
}
DISTRICT_READ: Choices = {District.ELSEWHERE: "outside North Yorkshire and York"}
"""How a district is read back where its own word would not say enough."""
ROLE: Choices = {Role.HARMED: "harmed", Role.HARMING: "harming", Role.AFFECTED: "affected"}
SEX: Choices = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other"}
HARM: Choices = {Harm.YES: "yes", Harm.SUSPECTED: "suspected", Harm.NO: "no"}
TOLD: Choices = {Told.YES: "yes", Told.NO: "no", Told.UNSAFE: "unsafe to tell"}
CAPACITY: Choices = {Capacity.HAS: "has capacity", Capacity.LACKS: "lacks capacity", Capacity.UNCLEAR: "unclear"}
WORKS_WITH: Choices = {
    WorksWith.CHILDREN: "children",
    WorksWith.ADULTS_AT_RISK: "adults at risk",
    WorksWith.NEITHER: "neither",
}
DECIDED: Choices = {Decided.REFER: "refer", Decided.DO_NOT_REFER: "do not refer", Decided.LATER: "decide later"}
ADVICE: Choices = {"share": "share", "do_not_share": "do not share"}
CONCERN: Choices = {
    Concern.DOMESTIC_ABUSE: "domestic abuse",
    Concern.PHYSICAL_ABUSE: "physical abuse",
    Concern.EMOTIONAL_ABUSE: "emotional abuse",
    Concern.SEXUAL_ABUSE: "sexual abuse",
    Concern.NEGLECT: "neglect",
    Concern.FINANCIAL_ABUSE: "financial abuse",
    Concern.SELF_NEGLECT: "self-neglect",
    Concern.ORGANISATIONAL_ABUSE: "organisational abuse",
    Concern.FABRICATED_OR_INDUCED_ILLNESS: "fabricated or induced illness",
    Concern.EXPLOITATION: "exploitation",
    Concern.HONOUR_BASED: "honour-based abuse",
    Concern.FORCED_MARRIAGE: "forced marriage",
    Concern.FGM_KNOWN: "FGM (told by her, or seen)",
    Concern.FGM_RISK: "FGM (at risk)",
    Concern.MODERN_SLAVERY: "modern slavery",
    Concern.RADICALISATION: "radicalisation",
    Concern.SEXUAL_ACTIVITY_UNDER_13: "sexual activity under 13",
    Concern.INJURY_IN_NON_MOBILE_INFANT: "injury in an infant who does not move about",
    Concern.INDECENT_IMAGES: "indecent images",
    Concern.SUICIDAL: "suicidal thoughts",
    Concern.DNACPR: "inappropriate do-not-resuscitate decision",
    Concern.CHILD_TO_PARENT_ABUSE: "child-to-parent abuse",
    Concern.YOUNG_RELATIONSHIP_ABUSE: "abuse in a young relationship",
}
FEATURE: Choices = {
    Feature.STRANGULATION: "strangulation or choking",
    Feature.THREATS_TO_KILL: "threats to kill",
    Feature.STALKING: "stalking",
    Feature.WEAPON: "a weapon",
    Feature.ESCALATING: "getting worse or more often",
    Feature.SEPARATION: "separation, or talk of it",
    Feature.REPEAT_WITHIN_12_MONTHS: "again within 12 months of the last MARAC",
}
SHARING_REASON: Choices = {
    SharingReason.CHILD_AT_RISK: "a child or unborn child is at risk",
    SharingReason.VITAL_INTERESTS: "to protect life",
    SharingReason.RISK_TO_OTHERS: "risk to other people",
    SharingReason.LEGAL_DUTY: "a legal duty",
    SharingReason.BEST_INTERESTS: "best interests of somebody who lacks capacity",
    SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION: "asking would put their protection at risk",
}
AREA: Choices = {
    Area.YORK: "York",
    Area.NORTH_YORKSHIRE: "North Yorkshire",
    Area.ELSEWHERE: "outside North Yorkshire and York",
}
VERDICT: Choices = {
    Verdict.MUST: "must",
    Verdict.OFFER: "offer",
    Verdict.CONSIDER: "consider",
    Verdict.BLOCKED: "not suitable",
    Verdict.ASK: "still open",
}
NOT_KNOWN = "not known"
YES = Agreement.YES.value
OPEN = "not answered"


def spoken(value: str, choices: Choices) -> str:
    """Return the word of one value of a closed list."""
    return NOT_KNOWN if value == Answer.NOT_KNOWN.value else choices.get(value, value)
