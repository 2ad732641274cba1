"""The parts of the entry for a person's own clinical record: concern, risk, plan, what was shared or not, and why.

The entry of someone who only causes harm, or of an adult with no part but living with it who is not the patient, is
made of their own words and answers, and of nothing else.
"""

from collections.abc import Iterable

from refhelper.domain.by_phone import only_by_phone
from refhelper.domain.case import ADULT, NOT_HARM, Decision, HandedOver, Person, SharingEntry, age_on
from refhelper.domain.dates import day_words
from refhelper.domain.decisions import decision_on
from refhelper.domain.draft import to_chase
from refhelper.domain.findings import Finding
from refhelper.domain.letter_names import named
from refhelper.domain.letter_people import features_of_either, only_own_words
from refhelper.domain.letter_recipients import SERVICES_TOLD_ALL
from refhelper.domain.letter_request import LetterRequest, SentLetter
from refhelper.domain.letter_view import Field, Share
from refhelper.domain.letter_words import (
    CONCERN,
    DEADLINE,
    DECIDED,
    FEATURE,
    MUST,
    RISK,
    ROLE,
    SCORE_ALONE,
    SHARING_REASON,
    VERDICT,
    field_words,
    joined,
    sentence,
)
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination
from refhelper.domain.possible import HIGH_TICKS
from refhelper.domain.vocabulary import VOLUNTARY_SERVICES, Concern, Decided, Role, Verdict

FEATURES = "L20"
CAPACITY_FROM = 16
"""Age from which capacity is presumed and asked about; younger children are asked about by Gillick."""
WITH_THEIR_KNOWLEDGE = frozenset({"plus_choices", "respect_young_people"})
"""The only letters about someone who only causes harm that their own record may mention: they agreed to them."""
RESTS_ON_HARM_DONE = WITH_THEIR_KNOWLEDGE | {"lado", "matac"}
"""The destinations of somebody who is harmed too that rest on the harm they do, which others may have disclosed."""


def record_fields(request: LetterRequest) -> dict[str, Field]:
    """Return what the entry says beyond the person's own answers. The request names one person."""
    (person,) = request.named
    handed = _handed_over(request, person)
    common = {
        "version": Field(request.version),
        "shared": _lines(_shared(request, person, each) for each in handed),
        "chase": _lines(_chase(request, handed)),
    }
    if only_own_words(request, person):
        return common
    return common | {
        "warning": Field(_warning(request, person)),
        "concern": _concern(request, person),
        "risk_lines": _lines(_risk(person)),
        "plan": _lines(_planned(request, each) for each in _about(request, person)),
        "not_shared": _lines(_not_shared(request, person, handed)),
        "checks": _lines(_checks(request, person)),
        "advice": _lines(_advice(request, person)),
        "unanswered": Field(_unanswered(request, person)),
    }


def told_in_own_record(person: Person, service: str) -> bool:
    """Say whether somebody's own record may speak of a destination; not where it rests on the harm that they do."""
    return Role.HARMING not in person.roles or service not in RESTS_ON_HARM_DONE


def _lines(lines: Iterable[str]) -> Field:
    return Field(tuple(dict.fromkeys(line for line in lines if line)), ((None, "record"),))


def _warning(request: LetterRequest, person: Person) -> str:
    age = age_on(person, request.day)
    if age is None or age >= ADULT:
        return ""
    return (
        "This is a child's record: both parents, anyone else with parental responsibility and anyone with proxy access "
        "may see it, a person said to cause harm among them."
    )


def _concern(request: LetterRequest, person: Person) -> Field:
    of_harm_done = {Concern.CHILD_TO_PARENT_ABUSE} if Role.HARMING in person.roles else set()
    told = [concern for concern in dict.fromkeys(person.concerns) if concern not in of_harm_done]
    what = joined(CONCERN[concern] for concern in told if concern not in _CAUSED_BY_NOBODY)
    besides = joined(CONCERN[concern] for concern in told if concern in _CAUSED_BY_NOBODY)
    causing = [other for other in request.case.people if other.ref in person.harmed_by]
    by = f", said to be caused by {joined(str(named(request, other).value) for other in causing)}" if causing else ""
    own = [role for role in person.roles if role is not Role.HARMING] or person.roles
    part = joined(ROLE[role] for role in own)
    who = [named(request, each) for each in (person, *causing)]
    said = (f": {what}{by}" if what else by) + (f"; besides: {besides}" if besides else "")
    origins = [origin for each in who for origin in each.origins]
    return Field((sentence(f"{who[0].value}, {part}{said}"),), ((None, "record"), *origins))


_CAUSED_BY_NOBODY = NOT_HARM | {Concern.SELF_NEGLECT}
"""The concerns that whoever is said to cause harm is not said to have caused."""


def _unanswered(request: LetterRequest, person: Person) -> str:
    """Name what was not answered, of what is asked about somebody of this age and with this plan."""
    age = age_on(person, request.day)
    voluntary = any(each.service in VOLUNTARY_SERVICES for each in _about(request, person))
    questions = {
        "agrees_to_share": "agreement to share",
        **({"agrees_to_service": "agreement to a service"} if voluntary else {}),
        "told": "whether told",
        **({"capacity": "capacity for this decision"} if age is None or age >= CAPACITY_FROM else {}),
    }
    left = joined(words for key, words in questions.items() if not person.given(key))
    return f"Not answered when this entry was made: {left}." if left else ""


def _risk(person: Person) -> list[str]:
    lines = []
    if person.dash_ticks is not None:
        caveat = "" if person.dash_ticks >= HIGH_TICKS else f": {SCORE_ALONE}"
        lines.append(f"Dash checklist completed with the person: {person.dash_ticks} of 24 ticks{caveat}.")
    if RISK[person.risk]:
        lines.append(f"My own judgement of the risk to this person: {RISK[person.risk]}.")
    if person.high_risk_features and not features_of_either(person):
        lines.append(f"High-risk features: {joined(FEATURE[each] for each in person.high_risk_features)}.")
    return lines


def features_of_harm_done(request: LetterRequest, shares: Iterable[Share]) -> list[Finding]:
    """Return a finding where high-risk features, in what somebody may read, may be of the harm that they do.

    They stay out of the record. In a letter to a service for the harm done to them they stand, as it has to know.
    """
    if request.service in SERVICES_TOLD_ALL:
        return []
    printed = {ref for ref, field in shares if field == "high_risk_features"}
    either = [
        each for each in request.named if features_of_either(each) and (not request.service or each.ref in printed)
    ]
    why, better = _IN_LETTER if request.service else _NOT_IN_RECORD
    return [Finding(FEATURES, f"{each.ref}.high_risk_features", why, better) for each in either]


_NOT_IN_RECORD = (
    "High-risk features are not in this entry: this person is said to harm too, and another may have told of them.",
    "Write by hand those that this person told you of the harm done to them.",
)
_IN_LETTER = (
    "This person, who is said to harm too, may read the high-risk features here, and another may have told of them.",
    "Keep only those that this person told you of.",
)


def _about(request: LetterRequest, person: Person) -> list[Destination]:
    found = [each for each in request.plan.destinations if each.person in {person.ref, None}]
    return [each for each in found if told_in_own_record(person, each.service)]


def _planned(request: LetterRequest, found: Destination) -> str:
    name = _capital(request.service_name(found.service))
    due = f", {DEADLINE[found.deadline]}" if found.deadline and DEADLINE[found.deadline] else ""
    rules = joined(dict.fromkeys(reason.rule for reason in found.reasons))
    case = " (for the whole case)" if found.person is None else ""
    said = MUST.get(found.service) if found.verdict is Verdict.MUST else None
    line = f"{name}{case}: {said or VERDICT[found.verdict]}{due}{f' ({rules})' if rules else ''}."
    decision = decision_on(request.case, found.person, found.service)
    return line if decision is None else f"{line} {_decided(decision)}"


def _decided(decision: Decision) -> str:
    by = f" by {decision.by}" if decision.by else ""
    why = sentence(f"Reason: {decision.why}") if decision.why else "No reason was written down."
    return f"It was decided{by} {DECIDED[decision.decided]}. {why}"


def _handed_over(request: LetterRequest, person: Person) -> list[HandedOver]:
    if only_own_words(request, person):
        return [e for e in request.case.handed_over if e.for_ == person.ref and e.to in WITH_THEIR_KNOWLEDGE]
    return [
        each
        for each in request.case.handed_over
        if each.for_ in {person.ref, WHOLE_CASE}
        and (told_in_own_record(person, each.to) or each.to in WITH_THEIR_KNOWLEDGE)
    ]


def _shared(request: LetterRequest, person: Person, each: HandedOver) -> str:
    parts = [
        _capital(request.service_name(each.to)),
        each.at,
        each.how,
        f"by {each.by}" if each.by else "",
        f"taken by {each.taken_by}" if each.taken_by else "",
    ]
    sent = None if only_by_phone(each.how) else _sent(request, each)
    what = (
        f" What the letter gives as the case stands now: {given}." if sent and (given := _given(person, sent)) else ""
    )
    return f"{', '.join(part for part in parts if part)}.{what}"


def _sent(request: LetterRequest, each: HandedOver) -> SentLetter | None:
    return next((one for one in request.sent if (one.person, one.service) == (each.for_, each.to)), None)


def _given(person: Person, sent: SentLetter) -> str:
    """Return what a letter gave of the consultation and of this person; of others only the headings they are under."""
    by_person: dict[str | None, list[str]] = {}
    for ref, field in sent.shares:
        if ref == person.ref or (ref is None and "." not in field):
            by_person.setdefault(ref, []).append(field_words(field, of_person=ref is not None))
    given = [
        (f"of {person.label}: " if ref else "from this consultation: ") + joined(dict.fromkeys(fields))
        for ref, fields in by_person.items()
    ]
    of_others = [heading for heading, shares in sent.sections if {ref for ref, _ in shares} - {None, person.ref}]
    under = joined(f'"{heading.partition(":")[0]}"' for heading in of_others)
    return "; ".join([*given, *([f"of others: what stands under {under}"] if under else [])])


def _chase(request: LetterRequest, handed: list[HandedOver]) -> list[str]:
    return [
        f"{_capital(request.service_name(each.to))}: chase on {day_words(each.chase_on)}."
        for each in handed
        if each.chase_on and each in to_chase(request.case)
    ]


def _not_shared(request: LetterRequest, person: Person, handed: list[HandedOver]) -> list[str]:
    gone = {each.to for each in handed}
    lines = [
        f"{_capital(request.service_name(found.service))}: not shared. {_decided(decision)}"
        for found in _about(request, person)
        if (decision := decision_on(request.case, found.person, found.service))
        and decision.decided is not Decided.REFER
        and found.service not in gone
    ]
    waiting = [
        request.service_name(found.service)
        for found in _about(request, person)
        if found.verdict is Verdict.MUST
        and found.service not in gone
        and decision_on(request.case, found.person, found.service) is None
    ]
    return lines + (
        [f"Not yet handed over when this entry was made: {joined(dict.fromkeys(waiting))}."] if waiting else []
    )


def _entries(request: LetterRequest, person: Person) -> list[SharingEntry]:
    found = [entry for entry in request.case.sharing if entry.for_ in {person.ref, WHOLE_CASE}]
    return [entry for entry in found if told_in_own_record(person, entry.to)]


def _checks(request: LetterRequest, person: Person) -> list[str]:
    if request.checked.record or request.checked.lawful_reasons:
        return [*map(sentence, request.checked.record), *map(sentence, request.checked.lawful_reasons)]
    return [line for entry in _entries(request, person) for line in _entry_lines(request, entry)]


def _entry_lines(request: LetterRequest, entry: SharingEntry) -> list[str]:
    name = _capital(request.service_name(entry.to))
    lines = []
    if entry.reasons:
        duty = f" ({entry.which_duty})" if entry.which_duty else ""
        lines.append(f"{name}, lawful reason: {joined(SHARING_REASON[reason] for reason in entry.reasons)}{duty}.")
    if entry.override:
        why = sentence(f"Reason: {entry.override.why}")
        lines.append(f"{name}: to be shared against the outcome of the checks, by {entry.override.by}. {why}")
    return lines


def _advice(request: LetterRequest, person: Person) -> list[str]:
    return [
        f"{_capital(request.service_name(entry.to))}: {entry.advice.from_} advised "
        f"{'to share' if entry.advice.outcome == 'share' else 'not to share'}"
        f"{f' on {day_words(entry.advice.on)}' if entry.advice.on else ''}."
        for entry in _entries(request, person)
        if entry.advice
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
