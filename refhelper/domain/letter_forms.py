"""What each recipient may see, and what each receiving form requires: one row a template.

The same as tables for a reader: `docs/letters.md`.
"""

from refhelper.domain.letter_fields import (
    AGREES,
    ANSWERS,
    AT_GLANCE,
    IDENTITY,
    NEEDS_OF_TALKING,
    OWN,
    RISK,
    SAFE,
    TOLD_AND_SEEN,
    WHERE,
    WHO,
    WORK,
    Form,
)
from refhelper.domain.vocabulary import SERVICES

_BORN = {"born": "date of birth or age"}
_SAFE_CONTACT = {"safe_contact": "a safe way to contact this person"}
_REQUEST = {"request": "what is asked for"}
_REFERRER = {"referrer": "who is writing, and a number to ring back"}

FORMS: dict[str, Form] = {
    "childrens_social_care": Form(
        subject=IDENTITY
        | AGREES
        | SAFE
        | {"religion", "school", "lives_in", "last_seen", "living_arrangements", "parental_responsibility", "needs"}
        | RISK
        | {"roles", "concerns", "harmed_by", "significant_harm", "childs_voice", "impact", "own_view"}
        | WORK
        | {"risk_posed", "pregnant", "expected_delivery_date"}
        | {"wishes", "parents_view", "parents_told", "gillick", "relationship"},
        people={
            "pregnant": IDENTITY
            | AGREES
            | RISK
            | SAFE
            | WORK
            | {"religion", "lives_in", "relationship", "roles", "concerns", "risk_posed", "living_arrangements"},
            "responsible": AGREES | {"who"},
            "adults": WHO
            | WHERE
            | RISK
            | SAFE
            | {
                "relationship",
                "roles",
                "lives_in",
                "living_arrangements",
                "occupation",
                "first_language",
                "interpreter",
            }
            | {"concerns", "works_with", "employer", "risk_posed", "pregnant", "expected_delivery_date"},
            "children": WHO | {"relationship", "roles", "school", "lives_in", "address", "current_address"},
            "everyone": frozenset({"who", "must_not_know", "do_not_give", "not_told", "risk_to_staff"}) | SAFE,
        },
        narrative=TOLD_AND_SEEN | {"strengths", "needs_to_change", "history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "child": "who the child is",
            "where_now": "where the child is now, and when last seen",
            "worries": "what was seen and what was told",
            "impact": "the impact on each child",
            "childs_voice": "the child's words and wishes, or why they were not obtained",
            "analysis": "why now, and the likely harm if nothing changes",
            "parents": "the parents' view and agreement, or why it was not sought",
            "danger": "whether anyone is in danger now",
        }
        | _REQUEST,
        required_of_each=_BORN,
        required_of_child={
            "address": "address",
            "impact": "the impact on this child",
            "childs_voice": "the child's words and wishes, or why they were not obtained",
            "last_seen": "when last seen, and by whom",
        },
    ),
    "adult_social_care": Form(
        subject=IDENTITY
        | ANSWERS
        | RISK
        | SAFE
        | {"religion", "relationship", "living_arrangements", "care_and_support_needs", "unable_to_protect_self"}
        | {"section_42_evidence", "concerns", "needs", "own_view", "wishes", "advocate", "lives_in", "last_seen"}
        | {"must_not_know", "do_not_give", "risk_to_staff"},
        people={
            "harming": WHO
            | {"relationship", "address", "living_arrangements", "occupation", "employer", "works_with", "features"}
            | {"risk_to_staff"},
            "others_at_risk": AT_GLANCE | {"lives_in", "roles"},
        },
        narrative=TOLD_AND_SEEN | {"history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "adult": "who the adult is",
            "section_42": "the three limbs of section 42, with evidence",
            "abuse": "the kind of abuse, and what was seen and told",
            "capacity": "capacity for this decision",
            "wishes": "the adult's own wishes and outcomes",
            "agreement": "agreement, or the reasons without it",
            "safety": "whether anyone is in danger now",
        }
        | _REQUEST,
        required_of_each=_BORN
        | {"care_and_support_needs": "yes or no", "unable_to_protect_self": "yes or no", "concerns": "kind of abuse"},
    ),
    "idas": Form(
        subject=IDENTITY
        | SAFE
        | RISK
        | {"must_not_know", "relationship", "by_partner", "living_arrangements", "lives_in", "pregnant", "concerns"}
        | {"do_not_give", "needs", "agrees_to_service", "capacity", "wishes", "own_view"},
        people={"harming": AT_GLANCE | {"features", "risk_to_staff"}, "children": AT_GLANCE | {"lives_in"}},
        narrative=frozenset({"request"}),
        required=_REFERRER
        | {
            "person": "who the person is",
            "safe_contact": "a safe way and time to make contact",
            "must_not_know": "who must not know",
            "agreement": "agreement to the service",
        },
        required_of_each=_BORN | _SAFE_CONTACT,
    ),
    "marac": Form(
        subject=IDENTITY
        | SAFE
        | AGREES
        | RISK
        | {"religion", "lives_in", "must_not_know", "relationship", "by_partner", "living_arrangements", "capacity"}
        | {"afraid_of", "previous_marac", "pregnant", "concerns", "marac_criteria", "risk_to_staff", "wishes"}
        | {"do_not_give", "expected_delivery_date"},
        people={
            "harming": WHO
            | {"relationship", "address", "current_address", "phone", "living_arrangements", "features"}
            | {"risk_to_staff"}
            | WORK,
            "children": AT_GLANCE | {"school", "lives_in", "address", "current_address", "do_not_give"},
        },
        narrative=TOLD_AND_SEEN | {"history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "person": "who the person is",
            "safe_contact": "a safe way and time to make contact",
            "criteria": "which of the four criteria are met: your own judgement of high risk, "
            "the Dash score, escalation, or a repeat within 12 months of the last MARAC",
            "reason": "the reason for referral: what was seen and told",
            "agreement": "whether the person knows and agrees, or why not",
            "afraid_of": "who the person is afraid of",
        },
        required_of_each=_BORN | _SAFE_CONTACT,
    ),
    "plus_choices": Form(
        subject=OWN,
        people={"towards": frozenset({"relationship"})},
        narrative=frozenset({"request"}),
        required=_REFERRER
        | {
            "person": "who the person is",
            "own_account": "the person's own account of their behaviour, and their wish to change",
            "safe_contact": "how to contact the person",
            "agreement": "the person's agreement to the service",
        },
        required_of_each=_BORN,
        restricted=True,
    ),
    "respect_young_people": Form(
        subject=OWN | {"school", "parents_view"},
        people={
            "towards": frozenset({"relationship"}),
            "parents": frozenset({"who", "relationship", "phone", "email", "agrees_to_service"}) | SAFE,
        },
        narrative=frozenset({"request"}),
        required=_REFERRER
        | {
            "young_person": "who the young person is",
            "parent": "parent or guardian: contact and agreement",
            "behaviour": "the behaviour, and towards whom",
            "own_view": "the young person's view",
        },
        required_of_each=_BORN,
        restricted=True,
    ),
    "lado": Form(
        subject=WHO
        | {"address", "phone", "occupation", "employer", "works_with", "told", "concerns", "features", "risk_to_staff"},
        people={"children": AT_GLANCE | {"lives_in"}, "towards": frozenset({"relationship"})},
        narrative=TOLD_AND_SEEN | {"history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "person": "who the person is, and their work with children",
            "concern": "what was seen and what was told",
            "knows": "whether the person knows of this report",
        },
        required_of_each=_BORN | {"employer": "employer, or where they work or volunteer"},
    ),
    "fgm_report": Form(
        subject=WHO
        | {"address", "current_address", "lives_in", "last_seen", "first_language", "interpreter", "must_not_know"}
        | {"parental_responsibility", "do_not_give"}
        | SAFE,
        people={"children": AT_GLANCE | {"lives_in"}},
        narrative=frozenset({"seen", "told", "actions_taken"}),
        required=_REFERRER
        | {"girl": "who the girl is", "what": "what she told me or what I saw", "where_now": "where she is now"},
        required_of_each=_BORN | {"address": "address"},
    ),
    "dnacpr_concern": Form(
        subject=WHO
        | NEEDS_OF_TALKING
        | SAFE
        | {"must_not_know"}
        | {"nhs_number", "address", "current_address", "phone", "gp_practice", "living_arrangements", "capacity"}
        | {"wishes", "own_view", "advocate", "dnacpr_checks", "agrees_to_share", "told", "do_not_give"},
        narrative=TOLD_AND_SEEN | {"history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "person": "who the person is",
            "checks": "what was found on each check",
            "wishes": "what the person, or those close to them, want",
        },
        required_of_each=_BORN,
    ),
    "police_information": Form(
        subject=WHO | {"address", "current_address", "lives_in", "occupation", "employer", "features", "risk_to_staff"},
        people={"sources": frozenset({"who", "relationship"})},
        narrative=frozenset({"seen", "told"}),
        required={
            "source": "who gave the information",
            "passed_on": "who passes it on",
            "about": "who the information is about",
            "information": "what was seen and what was told",
        },
    ),
    "record_entry": Form(subject=ANSWERS | SAFE | {"who", "own_account", "own_view"}),
    "phone_script": Form(
        subject=WHO
        | SAFE
        | {"address", "current_address", "phone", "lives_in", "last_seen", "concerns", "features", "harmed_by", "roles"}
        | {"own_account", "pregnant", "expected_delivery_date", "must_not_know", "first_language", "interpreter"}
        | {"call_about", "do_not_give", "not_told", "risk_to_staff"},
        people={
            "pregnant": SAFE | {"who", "born", "address", "current_address", "phone"},
            "others": AT_GLANCE
            | {"roles", "works_with", "must_not_know", "do_not_give", "not_told", "risk_to_staff", "features"},
        },
        narrative=frozenset({"request", "seen", "told"}),
        required=_REFERRER | {"call": "a number to ring", "worried_about": "who the call is about"},
    ),
    "general_referral": Form(
        subject=IDENTITY
        | SAFE
        | ANSWERS
        | {"lives_in", "relationship", "concerns", "features", "risk", "needs", "own_account", "own_view", "wishes"}
        | {"roles", "must_not_know", "do_not_give", "pregnant", "expected_delivery_date"},
        people={
            "harming": AT_GLANCE | {"address", "features", "risk_to_staff"},
            "children": AT_GLANCE | {"lives_in", "roles"},
        },
        narrative=TOLD_AND_SEEN | {"history", "actions_taken", "request"},
        required=_REFERRER
        | {
            "person": "who the person is",
            "concern": "what the concern is",
            "safe_contact": "a safe way to make contact",
        }
        | _REQUEST,
        required_of_each=_BORN | _SAFE_CONTACT,
    ),
}
"""Every template that can be rendered, with what its recipient may see."""

OWN_RECORD = Form(subject=frozenset({"who", "own_account", "own_view", "agrees_to_service"}), restricted=True)
"""What may stand in the record of someone who only causes harm: their own words and their own answer."""

RESTRICTED = Form(subject=OWN, narrative=frozenset({"request"}), restricted=True)
"""What a phone script or a general letter may hold where the recipient works with someone who only causes harm."""


def template_for(service: str, *, only_dnacpr: bool) -> str:
    """Return the template that serves a service: its own, or the general letter."""
    if service == "responsible_clinician" or (service == "adult_social_care" and only_dnacpr):
        return "dnacpr_concern"
    return service if service in FORMS and service in SERVICES else "general_referral"


def templates_of(service: str) -> frozenset[str]:
    """Return the templates that may be asked for with a service; any other would show it another's form."""
    if not service:
        return frozenset({"record_entry"})
    extra = {"police_information"} if service == "police_101" else set()
    own = {template_for(service, only_dnacpr=False), template_for(service, only_dnacpr=True)}
    return frozenset({"phone_script"} | own | extra)
