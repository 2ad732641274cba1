"""Letters for the tests: the fictional cases, a family marked in every field, and requests for their letters."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from refhelper.adapters.case_files import read_case
from refhelper.adapters.locations import templates_folder
from refhelper.adapters.templates import Templates
from refhelper.domain.case import Case, Details
from refhelper.domain.letter import compose
from refhelper.domain.letter_request import Checked, ContactLine, Letter, LetterRequest
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.routing import plan
from refhelper.domain.vocabulary import Area, Deadline, Verdict
from tests.engine import TODAY, rulebook

CASES = Path(__file__).parent / "cases" / "letters"
GOLDEN = Path(__file__).parent / "golden"
TEXT_FIELDS = tuple(name for name, field in Details.model_fields.items() if field.default == "")
SLOTS = (
    "seen",
    "told",
    "opinion",
    "asked_and_absent",
    "not_asked",
    "strengths",
    "needs_to_change",
    "history",
    "actions_taken",
    "request",
)
PER_CHILD = ("childs_voice", "impact")

FAMILY: dict[str, dict[str, Any]] = {
    "mum": {"roles": ["harmed"], "age": 34, "patient": "yes", "harmed_by": ["dad"], "concerns": ["domestic_abuse"]}
    | {"pregnant": "yes"},
    "dad": {"roles": ["harming"], "age": 36, "works_with": "children", "agrees_to_service": "yes"},
    "boy": {"roles": ["harming"], "age": 14, "agrees_to_service": "yes"},
    "sis": {"roles": ["harmed"], "age": 10, "harmed_by": ["boy"], "concerns": ["physical_abuse"]},
    "girl": {"roles": ["affected"], "age": 8},
    "bump": {"roles": ["affected"], "unborn": "yes"},
    "gran": {"roles": ["affected"], "age": 66, "agrees_to_service": "yes"},
}
"""A fictional family in which two people harm and two are harmed, each by a different one."""

LETTERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("childrens_social_care", "childrens_social_care", ("girl", "sis", "bump")),
    ("childrens_social_care", "childrens_social_care", ("mum",)),
    ("adult_social_care", "adult_social_care", ("mum",)),
    ("idas", "idas", ("mum",)),
    ("marac", "marac", ("mum",)),
    ("plus_choices", "plus_choices", ("dad",)),
    ("respect_young_people", "respect_young_people", ("boy",)),
    ("lado", "lado", ("dad",)),
    ("fgm_report", "fgm_report", ("sis",)),
    ("dnacpr_concern", "responsible_clinician", ("mum",)),
    ("police_information", "police_101", ("dad",)),
    ("phone_script", "childrens_social_care", ("girl", "sis")),
    ("phone_script", "plus_choices", ("dad",)),
    ("phone_script", "lado", ("dad",)),
    ("general_referral", "maternity", ("mum",)),
    ("general_referral", "a_practice_group", ("dad",)),
    ("general_referral", "same_day_medical", ("dad",)),
    ("record_entry", "", ("mum",)),
    ("record_entry", "", ("girl",)),
    ("record_entry", "", ("dad",)),
)
"""Every template, with every way in which its recipient or its subject changes what it may hold."""


@cache
def templates() -> Templates:
    """Return the shipped templates."""
    return Templates(templates_folder())


def marker(ref: str, field: str) -> str:
    """Return the word that stands for one piece of information, found nowhere else."""
    return f"Zq{ref}-{field.replace('_', '-')}-qZ"


def markers() -> dict[tuple[str | None, str], str]:
    """Return the marker of every piece of information that is free text."""
    found: dict[tuple[str | None, str], str] = {
        (ref, field): marker(ref, field) for ref in FAMILY for field in (*TEXT_FIELDS, *PER_CHILD)
    }
    return found | {(None, slot): marker("case", slot) for slot in SLOTS}


def marked_family(**keys: Any) -> Case:
    """Return the family with its own marker in every field, slot and entry."""
    people = [
        {"ref": ref, **each, "details": {field: marker(ref, field) for field in TEXT_FIELDS}}
        for ref, each in FAMILY.items()
    ]
    people[2]["details"]["parental_responsibility"] = ["mum", "gran"]
    narrative: dict[str, Any] = {slot: marker("case", slot) for slot in SLOTS}
    narrative |= {slot: {ref: marker(ref, slot) for ref in FAMILY} for slot in PER_CHILD}
    whole = {
        "refhelper_case": "1",
        "people": people,
        "narrative": narrative,
        "referrer": {key: f"referrer {key}" for key in ("name", "role", "practice", "phone", "email")},
        "consultation": {"present": marker("case", "present")},
        "decisions": [
            {"person": ref, "service": service, "decided": "refer", "why": marker(ref, f"why-{service}")}
            for ref in FAMILY
            for service in ("plus_choices", "respect_young_people", "maternity")
        ],
    }
    return Case.model_validate(whole | keys)


def answered_family() -> Case:
    """Return the marked family with every answer given that a receiving form asks for."""
    everyone = {"told": "no", "lives_in": "york"}
    harmed = {
        "agrees_to_share": "yes",
        "agrees_to_service": "yes",
        "capacity": "has",
        "risk": "high",
        "care_and_support_needs": "yes",
        "unable_to_protect_self": "yes",
    }
    case = marked_family()
    people = [
        {"ref": ref, **each, **everyone, **(harmed if each["roles"] == ["harmed"] else {})}
        | {"details": case.person(ref).details.model_copy(update={"dnacpr_checks": {"review": "no date"}})}
        for ref, each in FAMILY.items()
    ]
    sharing = [{"for": "dad", "to": "lado", "told": "no"}]
    return marked_family(people=people, danger_now="no", sharing=sharing)


def bare_family() -> Case:
    """Return the family with nothing written about anyone."""
    keep = {"roles", "age", "unborn"}
    people = [{"ref": ref, **{k: v for k, v in each.items() if k in keep}} for ref, each in FAMILY.items()]
    for person in people:
        person.pop("age", None)
    return Case.model_validate({"refhelper_case": "1", "people": people})


def must_plan(case: Case, service: str) -> Plan:
    """Return a plan that says must, today, for everyone, for one service."""
    reason = Reason("R999", "A reason that a clinician would give.", "a source")
    refs = [person.ref for person in case.people]
    return Plan(
        (), tuple(Destination(service, ref, Verdict.MUST, Deadline.TODAY, Area.YORK, (reason,)) for ref in refs)
    )


def asked(case: Case, template: str, service: str, people: tuple[str, ...], **keys: Any) -> LetterRequest:
    """Return a request for one letter, with a plan that says must."""
    contacts = (ContactLine("01632 960999", "phone", "duty desk", "unverified: check before use"),)
    request = LetterRequest(
        case, must_plan(case, service or "idas"), service, TODAY, "1.0", people, template, contacts=contacts
    )
    return request._replace(**keys)


def letter(case: Case, template: str, service: str, people: tuple[str, ...], **keys: Any) -> Letter:
    """Return one letter."""
    return compose(asked(case, template, service, people, **keys), templates())


def fictional(name: str) -> Case:
    """Return one of the fictional cases."""
    case, problems = read_case(CASES / f"{name}.yaml", TODAY)
    assert case is not None, problems
    return case


def fictional_letter(name: str, service: str, people: tuple[str, ...], template: str | None = None) -> Letter:
    """Return a letter of a fictional case, with the plan that the shipped rules make of it."""
    return compose(fictional_request(name, service, people, template), templates())


def fictional_request(name: str, service: str, people: tuple[str, ...], template: str | None = None) -> LetterRequest:
    """Return the request for a letter of a fictional case."""
    case = fictional(name)
    on = case.at.date() if case.at else date.min
    return LetterRequest(
        case,
        plan(case, rulebook(), on),
        service,
        TODAY,
        "1.0",
        people,
        template,
        contacts=(ContactLine("01632 960999", "phone", "duty desk", "unverified: check before use"),),
        checked=Checked(lawful_reasons=("A child is, or may be, at risk",) if service else ()),
    )
