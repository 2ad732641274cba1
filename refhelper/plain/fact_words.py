"""The facts of the rules in words: a condition of a row as part of a sentence, a situation as a list of phrases."""

from collections.abc import Collection, Iterable

from refhelper.domain.rules import VALUES, Fact
from refhelper.ui.words import CONCERN, FEATURE

_ROLE = {"harmed": "is being harmed", "affected": "lives with the harm", "harming": "causes harm"}
_NOT_ROLE = {
    "harmed": "is not being harmed",
    "affected": "does not live with the harm",
    "harming": "does not cause harm",
}
_AGES = {
    ("unborn", "0-9", "10-12", "13-15", "16", "17"): "is a child or unborn",
    ("0-9", "10-12", "13-15", "16", "17"): "is a child",
    ("unborn", "0-9", "10-12", "13-15"): "is under 16 or unborn",
    ("16", "17", "adult"): "is 16 or over",
    ("16", "17"): "is 16 or 17",
    ("adult",): "is an adult",
}
_SUBJECT = {
    Fact.CAPACITY: "capacity for this decision is",
    Fact.AGREES_TO_SHARE: "agreement to sharing is",
    Fact.AGREES_TO_SERVICE: "agreement to the service is",
    Fact.RISK_TO: "the risk to them is",
    Fact.RISK_POSED: "the risk they pose is",
    Fact.ABUSE_RISK: "the highest risk in the case is",
    Fact.SIGNIFICANT_HARM: "significant harm is",
    Fact.WORKS_WITH: "works with",
}
_AREAS = {"york": "in York", "north_yorkshire": "in North Yorkshire", "elsewhere": "outside North Yorkshire and York"}
_VALUE = {
    (Fact.CAPACITY, "has"): "there",
    (Fact.CAPACITY, "lacks"): "lacking",
    (Fact.SIGNIFICANT_HARM, "yes"): "known",
    (Fact.SIGNIFICANT_HARM, "no"): "ruled out",
    (Fact.AGREES_TO_SHARE, "yes"): "given",
    (Fact.AGREES_TO_SHARE, "no"): "refused",
    (Fact.AGREES_TO_SERVICE, "yes"): "given",
    (Fact.AGREES_TO_SERVICE, "no"): "refused",
}
_FLAGS = {
    Fact.ONLY_HARMING: ("only causes harm", "does not only cause harm"),
    Fact.CONCERN_OF_HARM: (
        "has a form of abuse or neglect among the concerns, or is named as harmed",
        "has no form of abuse or neglect among the concerns",
    ),
    Fact.STRANGULATION: ("strangulation was reported", "no strangulation was reported"),
    Fact.SPOKEN_TO: (
        "can be asked (is the patient, or has agreed to the service)",
        "cannot be asked (is not the patient, and has not agreed to the service)",
    ),
    Fact.THIRD_PARTY: (
        "is known of only through somebody else and was not told",
        "is the patient, was told, or is not being harmed",
    ),
    Fact.DANGER_NOW: ("somebody is in danger now", "nobody is in danger now"),
    Fact.OTHER_CHILDREN: (
        "there are children or a pregnancy who are not listed",
        "no child or pregnancy is left unlisted",
    ),
    Fact.DOMESTIC: ("the abuse is domestic", "the abuse is not domestic"),
    Fact.BY_PARTNER: ("a current or former partner causes harm", "no partner causes harm"),
    Fact.HARMS_A_CHILD: ("a child is named as harmed by this person", "no child is named as harmed by this person"),
    Fact.PREGNANT: ("is pregnant", "is not pregnant"),
    Fact.CARE_AND_SUPPORT_NEEDS: ("has care and support needs", "has no care and support needs"),
    Fact.UNABLE_TO_PROTECT_SELF: (
        "because of these needs cannot protect themselves",
        "can protect themselves, whatever the needs",
    ),
    Fact.COERCED: ("is under pressure or control", "is under no pressure or control"),
    Fact.OTHERS_AT_RISK: ("somebody else is at risk too", "nobody else is at risk"),
    Fact.REFUSES_ALONE: (
        "is an adult with capacity who freely refuses, with nobody else at risk",
        "is not an adult who freely refuses with nobody else at risk",
    ),
    Fact.SERVICE_OVERLAP: ("is of an age that two services take", "is not of an age that two services take"),
    Fact.NOTHING_ELSE: ("no other rule gives anybody anywhere to go", "another rule gives somebody somewhere to go"),
}

_UNKNOWN = {
    "age": "the age",
    "age_band": "the age",
    "service_age": "the age",
    "service_overlap": "the age",
    "area": "where they are now",
    "service_area": "where they are now",
    "significant_harm": "whether there is significant harm",
    "danger_now": "whether anybody is in danger now",
    "other_children": "whether there are children who are not listed",
    "lives_in": "where they are now",
    "risk_to": "the risk to them",
    "risk_posed": "the risk they pose",
    "abuse_risk": "the highest risk in the case",
    "domestic": "whether the abuse is domestic",
    "by_partner": "whether a partner causes harm",
    "others_at_risk": "whether somebody else is at risk",
    "coerced": "whether there is pressure or control",
    "pregnant": "whether they are pregnant",
    "care_and_support_needs": "whether there are care and support needs",
    "unable_to_protect_self": "whether they can protect themselves",
    "harms_a_child": "whether a child names them",
    "works_with": "whom they work with",
    "refuses_alone": "whether they refuse freely and alone",
}


def unknown_words(name: str) -> str:
    """Return what is not known where a fact, or a variable of a space, is open."""
    return _UNKNOWN.get(name, name.replace("_", " "))


def phrase(fact: Fact, values: Collection[str], service: str = "the service") -> str:  # noqa: PLR0911 - a kind of fact a line
    """Return a condition on a fact as part of a sentence about a person; `service` is the name of the one meant."""
    allowed = [value for value in VALUES[fact] if value in values]
    match fact:
        case Fact.ROLE:
            return joined(_ROLE[value] for value in allowed)
        case Fact.CONCERN:
            return f"the concerns include {listed(fact, allowed)}"
        case Fact.FEATURE:
            return f"the high-risk features include {listed(fact, allowed)}"
        case Fact.AGE_BAND:
            return _AGES.get(tuple(allowed), f"is {joined(allowed)}")
        case Fact.SERVICE_AGE:
            takes = {"below": "below what {} takes", "within": "that {} takes", "above": "above what {} takes"}
            return "is of an age " + joined(takes[value].format(service) for value in allowed)
        case Fact.SERVICE_AREA:
            return f"is where {service} works" if allowed == ["served"] else f"is outside where {service} works"
        case Fact.AREA:
            return "is " + joined(_AREAS[value] for value in allowed)
        case _ if fact in _FLAGS:
            return _FLAGS[fact][allowed != ["yes"]]
        case _:
            return f"{_SUBJECT[fact]} {joined(_VALUE.get((fact, value), value) for value in allowed)}"


def opposite(fact: Fact, values: Collection[str], service: str = "the service") -> str:
    """Return a condition that does not hold, as part of a sentence about a person."""
    match fact:
        case Fact.ROLE:
            return joined((_NOT_ROLE[value] for value in VALUES[fact] if value in values), "and")
        case Fact.CONCERN | Fact.FEATURE:
            return f"no {listed(fact, [value for value in VALUES[fact] if value in values], 'and no')}"
        case _:
            return phrase(fact, set(VALUES[fact]).difference(values), service)


def listed(fact: Fact, values: Iterable[str], last: str = "or") -> str:
    """Return concerns or features as people name them."""
    names = CONCERN if fact is Fact.CONCERN else FEATURE
    return joined((names[value] for value in values), last)


def joined(words: Iterable[str], last: str = "or") -> str:
    """Return words as people list them, with underlines as spaces."""
    found = [word.replace("_", " ") for word in words]
    return f" {last} ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else found[0]
