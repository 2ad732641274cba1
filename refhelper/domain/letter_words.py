"""The words in which a letter gives an answer that was picked from a list, a date or an age."""

from collections.abc import Iterable
from datetime import date

from refhelper.domain.case import years_old
from refhelper.domain.vocabulary import (
    Agreement,
    Answer,
    Capacity,
    Concern,
    Deadline,
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

SERVICE = {
    "emergency_999": "999",
    "police_101": "the police (101)",
    "childrens_social_care": "children's social care",
    "adult_social_care": "adult social care",
    "idas": "IDAS",
    "plus_choices": "+Choices",
    "respect_young_people": "Respect Young People's Service",
    "marac": "MARAC",
    "early_help": "early help",
    "safeguarding_advice": "safeguarding advice",
    "maternity": "maternity",
    "same_day_medical": "same-day medical care",
    "sarc": "the sexual assault referral centre",
    "responsible_clinician": "the responsible clinician",
    "forced_marriage_unit": "the Forced Marriage Unit",
    "modern_slavery_helpline": "the Modern Slavery Helpline",
    "fgm_report": "the police (report of female genital mutilation)",
    "lado": "the LADO",
    "matac": "MATAC",
    "clares_law": "the police (Clare's Law)",
    "cqc": "the Care Quality Commission",
    "prevent": "Prevent",
    "domestic_abuse_elsewhere": "the domestic abuse service where the person is",
}
"""Plain names of the services, for use where the directory gives none."""

SEX = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other", Sex.NOT_KNOWN: ""}

DISTRICT = {district: district.value.capitalize() for district in District} | {
    District.ELSEWHERE: "outside North Yorkshire and York",
    District.NOT_KNOWN: "",
}

ROLE = {
    Role.HARMED: "experiencing harm",
    Role.HARMING: "said to be causing harm",
    Role.AFFECTED: "living with the harm or exposed to it",
}

CONCERN = {concern: concern.value.replace("_", " ") for concern in Concern} | {
    Concern.HONOUR_BASED: "so-called honour-based abuse",
    Concern.FGM_KNOWN: "female genital mutilation, told by her or seen",
    Concern.FGM_RISK: "risk of female genital mutilation",
    Concern.SEXUAL_ACTIVITY_UNDER_13: "sexual activity under 13",
    Concern.INJURY_IN_NON_MOBILE_INFANT: "injury in a baby who is not mobile",
    Concern.SUICIDAL: "thoughts of suicide",
    Concern.DNACPR: "an inappropriate do-not-attempt-resuscitation decision",
    Concern.SELF_NEGLECT: "self-neglect",
    Concern.CHILD_TO_PARENT_ABUSE: "abuse of a parent by their child",
    Concern.YOUNG_RELATIONSHIP_ABUSE: "abuse in a young person's relationship",
}

FEATURE = {feature: feature.value.replace("_", " ") for feature in Feature} | {
    Feature.WEAPON: "use or threat of a weapon",
    Feature.ESCALATING: "getting worse or more frequent",
    Feature.SEPARATION: "separation, planned or recent",
    Feature.REPEAT_WITHIN_12_MONTHS: "a further incident within 12 months of the last MARAC",
}

RISK = {Risk.STANDARD: "standard", Risk.MEDIUM: "medium", Risk.HIGH: "high", Risk.NOT_KNOWN: ""}

SCORE_ALONE = "the score alone does not settle the risk"
"""What is said of every Dash score that is not high by itself."""

HARM = {
    Harm.YES: "is suffering, or is likely to suffer, significant harm",
    Harm.SUSPECTED: "may be suffering, or be likely to suffer, significant harm",
    Harm.NO: "is not thought to be suffering, or likely to suffer, significant harm",
    Harm.NOT_KNOWN: "",
}

AGREES_TO_SHARE = {
    Agreement.YES: "agrees to this information being shared",
    Agreement.NO: "does not agree to this information being shared",
    Agreement.NOT_ASKED: "has not been asked about this information being shared",
    Agreement.UNSAFE_TO_ASK: "could not safely be asked about this information being shared",
}

AGREES_TO_SERVICE = {
    Agreement.YES: "agrees to be referred to the service",
    Agreement.NO: "does not agree to be referred to the service",
    Agreement.NOT_ASKED: "has not been asked about the service",
    Agreement.UNSAFE_TO_ASK: "could not safely be asked about the service",
}

TOLD = {
    Told.YES: "has been told that this information is being shared",
    Told.NO: "has not been told that this information is being shared",
    Told.UNSAFE: "has not been told that this information is being shared, because telling is not safe",
}

CAPACITY = {
    Capacity.HAS: "has capacity for this decision",
    Capacity.LACKS: "lacks capacity for this decision",
    Capacity.UNCLEAR: "may or may not have capacity for this decision: it is not clear",
}

COERCED = {
    Answer.YES: "undue influence or coercion is affecting the answer",
    Answer.NO: "no undue influence or coercion seen",
    Answer.NOT_KNOWN: "",
}

WORKS_WITH = {
    WorksWith.CHILDREN: "works or volunteers with children",
    WorksWith.ADULTS_AT_RISK: "works or volunteers with adults at risk",
    WorksWith.NEITHER: "",
    WorksWith.NOT_KNOWN: "",
}

YES_NO = {Answer.YES: "yes", Answer.NO: "no", Answer.NOT_KNOWN: ""}

DANGER = {
    Answer.YES: "Someone is in danger now, or about to be.",
    Answer.NO: "In my judgement nobody is in danger at this moment.",
    Answer.NOT_KNOWN: "",
}

DEADLINE = {
    Deadline.NOW: "now",
    Deadline.TODAY: "today",
    Deadline.NEXT_WORKING_DAY: "by the close of the next working day",
    Deadline.WHEN_AGREED: "",
}

SUGGESTED = {
    Verdict.MUST: "has to be made",
    Verdict.OFFER: "suits this service, with the person's agreement",
    Verdict.CONSIDER: "is for the clinician to consider",
    Verdict.BLOCKED: "is not advised",
    Verdict.ASK: "turns on a question not yet answered, and is for the clinician to consider",
}

VERDICT = {
    Verdict.MUST: "a referral must be made",
    Verdict.OFFER: "to be offered",
    Verdict.CONSIDER: "to be considered",
    Verdict.BLOCKED: "not suitable or not allowed as things stand",
    Verdict.ASK: "turns on a question not yet answered",
}

MUST = {
    "emergency_999": "must be rung",
    "police_101": "must be told",
    "safeguarding_advice": "must be taken",
    "same_day_medical": "must be arranged",
    "responsible_clinician": "must be told",
    "forced_marriage_unit": "must be contacted",
    "modern_slavery_helpline": "must be contacted",
    "fgm_report": "must be made",
    "lado": "must be told",
    "cqc": "must be told",
    "maternity": "must be told",
}
"""What must be done, where it is no referral."""

SHARING_REASON = {
    SharingReason.CHILD_AT_RISK: "a child or unborn child is at risk",
    SharingReason.VITAL_INTERESTS: "somebody's life is in danger (vital interests)",
    SharingReason.RISK_TO_OTHERS: "others are at risk (public interest)",
    SharingReason.LEGAL_DUTY: "a legal duty",
    SharingReason.BEST_INTERESTS: "the person lacks capacity for this decision, and it is in their best interests",
    SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION: "agreement cannot be got, or asking would endanger protection",
}

DECIDED = {
    Decided.REFER: "to refer",
    Decided.DO_NOT_REFER: "not to refer",
    Decided.LATER: "to decide later",
}

DNACPR_CHECK = {
    "group": "Applied to a group of people rather than to this person",
    "characteristic": "Rests on a characteristic (age, learning disability, dementia, frailty alone) "
    "or on someone's view of quality of life",
    "discussed": "Discussed with the person, or with those close to them or an advocate where they lack capacity",
    "capacity": "Capacity assessment and best-interests decision, where one was needed",
    "care_planning": "Part of advance care planning, or standing alone",
    "signed": "Signed by the senior responsible clinician",
    "review": "Review date, and review on a change or a move",
    "explained": "Explained accessibly, with reasonable adjustments",
    "withheld": "Used to withhold other treatment",
}
"""The checks of a do-not-attempt-resuscitation decision, by the key under `dnacpr_checks`."""

FIELD = {
    "told": "what I was told",
    "seen": "what I saw",
    "opinion": "my opinion",
    "asked_and_absent": "what was asked about and absent",
    "not_asked": "what was not asked",
    "request": "what is asked for",
    "childs_voice": "the child's words and wishes",
    "impact": "impact on the child",
    "harmed_by": "who is said to cause the harm",
    "ref": "short name",
    "plan": "why the referral is made",
    "roles": "part in this",
    "risk": "my judgement of the risk",
    "danger_now": "whether anyone is in danger now",
    "must_not_know": "who must not know",
    "parents_view": "parents' view",
    "handed_over": "emergency contacts made",
    "other_children": "that there are other children",
    "nhs_number": "NHS number",
    "gp_practice": "GP practice",
    "dash_ticks": "Dash score",
    "lives_in": "district",
    "high_risk_features": "high-risk features",
    "section_42_evidence": "section 42 evidence",
    "dnacpr_checks": "checks of the resuscitation decision",
}
"""The fields whose name does not say itself what it holds."""


def age_words(born: date, on: date) -> str:
    """Return the age on a day, in months below two years."""
    years = years_old(born, on)
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months < 1:
        return "under 1 month"
    return f"{months} month{'s' * (months != 1)}" if years < 2 else f"{years} years"  # noqa: PLR2004 - infants


def joined(parts: Iterable[str]) -> str:
    """Return a list as in running text: a, b and c."""
    *most, last = [part for part in parts if part] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def sentence(text: str) -> str:
    """Return the text, ended as a sentence where it is not one already."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:\"'" else f"{text}."


def field_words(field: str, *, of_person: bool) -> str:
    """Return a field's name for a reader; what was `told` is a person's answer or a slot of the letter."""
    field = field.removeprefix("sharing.")
    if of_person and field == "told":
        return "whether told"
    return FIELD.get(field, field.replace("_", " ").replace(".", " "))
