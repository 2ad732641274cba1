"""The answers that the families of the routing tests are made of. None means that the key is left out."""

from typing import Any

Values = tuple[Any, ...]

BORN: dict[str, Any] = {
    **{age: ("age", age) for age in ("0", "4", "9", "10", "12", "13", "15", "16", "17", "18", "34", "60", "61", "85")},
    "unborn": ("unborn", "yes"),
    "born nine years ago": ("date_of_birth", "2016-11-21"),
    "ten today": ("date_of_birth", "2016-11-20"),
    "sixteen today": ("date_of_birth", "2010-11-20"),
    "seventeen": ("date_of_birth", "2008-11-21"),
    "open": None,
}
"""How an age is told, by a short name."""

THREE_WAY = (None, "not_known", "yes", "no")
LEVELS = (None, "not_known", "standard", "medium", "high")
AGREEMENT = (None, "yes", "no", "not_asked", "unsafe_to_ask")
CONCERNS = (
    *("domestic_abuse", "physical_abuse", "emotional_abuse", "sexual_abuse", "neglect", "financial_abuse"),
    *("self_neglect", "organisational_abuse", "fabricated_or_induced_illness", "exploitation", "honour_based"),
    *("forced_marriage", "fgm_known", "fgm_risk", "modern_slavery", "radicalisation", "sexual_activity_under_13"),
    *("injury_in_non_mobile_infant", "indecent_images", "suicidal", "dnacpr", "child_to_parent_abuse"),
    "young_relationship_abuse",
)
FEATURES = ("strangulation", "threats_to_kill", "stalking", "weapon", "escalating", "separation")
ROLES = (
    *(("harmed",), ("harming",), ("affected",), ("harmed", "harming"), ("harmed", "affected")),
    ("harming", "affected"),
)

CASE_KEYS: dict[str, Values] = {"danger_now": THREE_WAY, "other_children": THREE_WAY}
SETTLED_CASE = {"danger_now": "no", "other_children": "no"}

PERSON_KEYS: dict[str, Values] = {
    "roles": ROLES,
    "born": tuple(BORN.values()),
    "sex": (None, "female", "male"),
    "lives_in": (None, "not_known", "york", "scarborough", "craven", "elsewhere"),
    "patient": (None, "yes", "no"),
    "by_partner": THREE_WAY,
    "concerns": (None, *((concern,) for concern in CONCERNS)),
    "dash_ticks": (None, "0", "9", "10", "13", "14", "24"),
    "risk": LEVELS,
    "risk_posed": LEVELS,
    "high_risk_features": (None, *((feature,) for feature in (*FEATURES, "repeat_within_12_months"))),
    "significant_harm": (None, "not_known", "yes", "suspected", "no"),
    "agrees_to_share": AGREEMENT,
    "agrees_to_service": AGREEMENT,
    "told": (None, "yes", "no", "unsafe"),
    "capacity": (None, "has", "lacks", "unclear"),
    "coerced": THREE_WAY,
    "care_and_support_needs": THREE_WAY,
    "unable_to_protect_self": THREE_WAY,
    "pregnant": THREE_WAY,
    "works_with": (None, "not_known", "children", "adults_at_risk", "neither"),
}
"""Everything that may be answered about one person and can matter to the routing."""

SHORT_PERSON_KEYS: dict[str, Values] = PERSON_KEYS | {
    "born": tuple(BORN[name] for name in ("unborn", "9", "10", "15", "16", "17", "34", "61", "open")),
    "roles": ROLES[:5],
    "sex": (None, "male"),
    "lives_in": (None, "york", "selby", "elsewhere"),
    "concerns": (
        *(None, ("domestic_abuse",), ("neglect",), ("honour_based",), ("dnacpr",), ("forced_marriage", "suicidal")),
        *(("sexual_abuse",), ("modern_slavery",), ("child_to_parent_abuse", "physical_abuse")),
    ),
    "dash_ticks": (None, "9", "11", "14"),
    "risk": (None, "standard", "medium", "high"),
    "risk_posed": (None, "standard", "medium", "high"),
    "high_risk_features": (None, ("strangulation",), ("stalking", "separation"), ("separation",)),
    "significant_harm": (None, "suspected", "no"),
    "agrees_to_share": (None, "yes", "no"),
    "told": (None, "yes"),
    "works_with": (None, "children", "neither"),
}
"""The same with fewer values, for families."""

LINKS: dict[int, Values] = {
    2: ((), (("ann", "bob"),), (("bob", "ann"),), (("ann", "bob"), ("bob", "ann"))),
    3: (
        *((), (("ann", "bob"),), (("ann", "bob"), ("cat", "bob")), (("ann", "bob"), ("bob", "cat"))),
        *((("ann", "bob"), ("ann", "cat")), (("ann", "bob"), ("bob", "cat"), ("cat", "ann"))),
    ),
}
"""Who names whom as causing the harm, by the size of the family."""


def settled() -> dict[str, Any]:
    """Return the answers of someone about whom nothing is left to ask but what the family decides."""
    return {
        "roles": ("harmed",),
        "born": BORN["34"],
        "lives_in": "york",
        "by_partner": "yes",
        "concerns": ("domestic_abuse",),
        "risk": "standard",
        "risk_posed": "standard",
        "significant_harm": "no",
        "coerced": "no",
        "care_and_support_needs": "no",
        "unable_to_protect_self": "no",
        "pregnant": "no",
        "works_with": "neither",
    }
