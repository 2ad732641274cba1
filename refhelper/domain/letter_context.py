"""A letter's data: built from the whitelist of its form, so that it holds only what the recipient may see."""

from collections.abc import Iterable, Mapping

from refhelper.domain.case import Case, Person, only_harming
from refhelper.domain.dates import day_words, moment_words
from refhelper.domain.decisions import decision_on
from refhelper.domain.letter_fields import CONTACT, LETTER, RECORD, REFERRER, Form
from refhelper.domain.letter_forms import FORMS
from refhelper.domain.letter_names import label, named
from refhelper.domain.letter_people import Subject, form_of, is_child, listed, perhaps_expecting, subjects_of
from refhelper.domain.letter_person import own_concern, person_field, unborn_of
from refhelper.domain.letter_recipients import SERVICES_TOLD_ALL
from refhelper.domain.letter_record import record_fields
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import NOTHING, Context, Field, Share, Touched, View
from refhelper.domain.letter_words import (
    DANGER,
    DEADLINE,
    DECIDED,
    SUGGESTED,
    age_words,
    joined,
    sentence,
)
from refhelper.domain.plan import Destination
from refhelper.domain.vocabulary import Agreement, Answer, Deadline, Decided, Role, Verdict

_URGENT_FIRST = (Deadline.NOW, Deadline.TODAY, Deadline.NEXT_WORKING_DAY)
OWN_DANGER = "R079"
"""The rule that rests on somebody's own thoughts of suicide."""
_AGREEING = frozenset({Verdict.MUST, Verdict.OFFER})
"""Verdicts with which a decision to refer agrees; a letter mentions one only where something else was decided."""
_ANSWERED = frozenset({Agreement.YES, Agreement.NO})


def build(request: LetterRequest, template: str, touched: Touched) -> Context:
    """Return the data of a letter: every name its template may use, holding only what its form allows."""
    form, full = form_of(request, template), FORMS[template]
    subjects = subjects_of(request, template)
    context: dict[str, View | tuple[View, ...]] = {
        "letter": View(_fill(_letter_fields(request, subjects, form, full), LETTER), touched),
        "referrer": View(_named(request.case.referrer, REFERRER, "referrer"), touched),
        "narrative": View(_fill(_named(request.case.narrative, form.narrative, ""), full.narrative), touched),
        "record": View(_fill(record_fields(request) if template == "record_entry" else {}, RECORD), touched),
        "contacts": tuple(View(_contact(line._asdict()), touched) for line in request.contacts),
        "subjects": tuple(View(_subject(request, each, form, full), touched) for each in subjects),
    }
    for name, fields in full.people.items():
        people = listed(request, name, subjects) if name in form.people else ()
        context[name] = tuple(View({f: _allowed(request, p, f, form) for f in fields}, touched) for p in people)
    return context


def _fill(fields: Mapping[str, Field], names: Iterable[str]) -> dict[str, Field]:
    return {name: fields.get(name, NOTHING) for name in names}


def _named(part: object, names: Iterable[str], prefix: str) -> dict[str, Field]:
    dot = f"{prefix}." if prefix else ""
    return {name: Field(getattr(part, name), ((None, f"{dot}{name}"),)) for name in names}


def _contact(line: dict[str, str]) -> dict[str, Field]:
    return {name: Field(line[name]) for name in CONTACT}


def _allowed(request: LetterRequest, person: Person, name: str, form: Form) -> Field:
    """Return a field, but tell no one who causes harm what others said, or that asking was thought unsafe."""
    if form.restricted and name == "agrees_to_service" and person.agrees_to_service not in _ANSWERED:
        return NOTHING
    if form.restricted and name == "concerns":
        return own_concern(person)
    return person_field(request, person, name)


def to_complete(what: str) -> str:
    """Return what stands in a letter where its form requires something that was not written."""
    return f"[to be completed: {what}]"


def missing_of(request: LetterRequest, subject: Subject, form: Form) -> dict[str, str]:
    """Return the required fields of one subject that are empty, with what is missing."""
    needed = dict(form.required_of_each)
    if not subject.unborn and subject.person.unborn is not Answer.YES:
        needed |= form.required_of_child
    elif subject.unborn:
        needed = {}
    if subject.person.details.current_address:
        needed.pop("address", None)
    return {
        name: what
        for name, what in needed.items()
        if name in form.subject and not _allowed(request, subject.person, name, form).value
    }


def required_sections(form: Form, subjects: tuple[Subject, ...]) -> dict[str, str]:
    """Return the sections that must be filled; a baby not yet born has no words of its own and is nowhere else."""
    unborn = bool(subjects) and all(each.unborn or each.person.unborn is Answer.YES for each in subjects)
    never = {"childs_voice", "where_now"} if unborn else set()
    return {name: what for name, what in form.required.items() if name not in never}


def _subject(request: LetterRequest, subject: Subject, form: Form, full: Form) -> dict[str, Field]:
    person = subject.person
    if subject.unborn:
        child = is_child(request, person)
        return {name: unborn_of(request, person, name, mother_is_child=child) for name in full.subject}
    allowed = {name: _allowed(request, person, name, form) for name in form.subject}
    placeholders = {name: Field(to_complete(what)) for name, what in missing_of(request, subject, form).items()}
    return _fill(allowed | placeholders, full.subject)


def _letter_fields(request: LetterRequest, subjects: tuple[Subject, ...], form: Form, full: Form) -> dict[str, Field]:
    case = request.case
    open_to_all = {
        "service": Field(request.service_name(request.service)),
        "date": Field(moment_words(case.at) if case.at else day_words(request.today)),
        "for_whom": _for_whom(request, subjects),
        "heed": Field(request.heed),
    }
    if form.restricted:
        return open_to_all | (_own_urgency(request) if request.service == "same_day_medical" else {})
    kept_from = {"kept_from": _kept_from(request, subjects, form)}
    unlisted = {} if form.people or not full.people else {"unlisted": NOTHING}
    said = open_to_all | _urgency(request) | _sharing(request) | _consultation(case)
    return said | _not_of_others(request) | kept_from | unlisted


def _kept_from(request: LetterRequest, subjects: tuple[Subject, ...], form: Form) -> Field:
    """Return who must not be told for the safety of people that a letter is not about, but whose words it may hold.

    Nobody who is kept safe is named in it, as some of these letters name nobody else.
    """
    shown = any("must_not_know" in fields for fields in form.people.values())
    may_reach = any(Role.HARMING in subject.person.roles for subject in subjects)
    if request.service not in SERVICES_TOLD_ALL and (may_reach or request.service != "responsible_clinician"):
        return NOTHING
    if shown or "told" not in form.narrative:
        return NOTHING
    about = {subject.person.ref for subject in subjects}
    others = [each for each in request.case.people if each.ref not in about and not only_harming(each)]
    told = [(each, each.details.must_not_know) for each in others if each.details.must_not_know]
    warned = any(person_field(request, each, "do_not_give").value for each in others)
    unsafe = [field for each in request.case.people if (field := person_field(request, each, "not_told")).value]
    lines = [sentence(f"{_FOR_OTHERS}: {words}") for _, words in told] + [_NO_WHEREABOUTS] * warned
    lines += [str(field.value) for field in unsafe]
    origins = [(each.ref, "must_not_know") for each, _ in told] + [one for field in unsafe for one in field.origins]
    return Field(tuple(dict.fromkeys(lines)), tuple(origins))


_FOR_OTHERS = "Must not be told, for the safety of somebody who is harmed or lives with it"
_NO_WHEREABOUTS = "Do not give the address or whereabouts of anybody who is harmed to whoever is said to harm them."


def _not_of_others(request: LetterRequest) -> dict[str, Field]:
    """Return what a record leaves out of how the consultation was held, because it is about the patient in it.

    Whoever may see the record of somebody who was not there, while another was, would learn from it who spoke.
    """
    if request.service or request.named[0].patient is Answer.YES:
        return {}
    another = any(person.patient is Answer.YES for person in request.case.people)
    who_spoke = ("present",) if another or Role.HARMING in request.named[0].roles else ()
    return dict.fromkeys(("seen_alone", "interpreter", *who_spoke), NOTHING)


def _consultation(case: Case) -> dict[str, Field]:
    held = _named(case.consultation, ("present", "seen_alone", "interpreter"), "consultation")
    unlisted = "There are other children connected with these people who are not listed here."
    return held | {
        "danger": Field(DANGER[case.danger_now], ((None, "danger_now"),)),
        "in_danger": Field(DANGER[case.danger_now] if case.danger_now is Answer.YES else "", ((None, "danger_now"),)),
        "unlisted": Field(unlisted if case.other_children is Answer.YES else "", ((None, "other_children"),)),
    }


def _for_whom(request: LetterRequest, subjects: tuple[Subject, ...]) -> Field:
    there = {one.person.ref for one in subjects}
    unsaid = [each for each in perhaps_expecting(request) if each.ref not in there]
    if not subjects:
        return _not_yet_named(request, unsaid)
    words: list[str] = []
    origins: list[Share] = []
    for person, unborn in sorted(subjects, key=lambda each: each.unborn or each.person.unborn is Answer.YES):
        who = named(request, person) if unborn else label(person)
        born = unborn_of(request, person, "born", mother_is_child=False) if unborn else _shortly(request, person)
        name = f"the unborn baby of {who.value}" if unborn else str(who.value)
        words.append(f"{name} ({born.value})" if born.value and not unborn else name)
        origins += [*who.origins, *(() if unborn else born.origins)]
    for person in unsaid:
        who = named(request, person)
        words.append(f"perhaps an unborn baby of {who.value} (it is not known whether {who.value} is pregnant)")
        origins += [*who.origins, (person.ref, "pregnant")]
    return Field(joined(words), tuple(origins))


def _not_yet_named(request: LetterRequest, perhaps: list[Person]) -> Field:
    """Return what stands for the children of whom none is entered; nobody's pregnancy is taken for granted."""
    names = [named(request, each) for each in perhaps]
    who = " or ".join(str(each.value) for each in names)
    unsaid = f" (it is not known whether {who} is pregnant)" if names else ""
    origins = [*((each.ref, "pregnant") for each in perhaps), *(one for each in names for one in each.origins)]
    return Field(f"children who are not yet named{unsaid}", tuple(origins))


def _shortly(request: LetterRequest, person: Person) -> Field:
    born = person_field(request, person, "born")
    if person.unborn is Answer.YES:
        return born
    if person.date_of_birth is None:
        return born._replace(value=f"aged {born.value}" if born.value else "")
    if person.date_of_birth > request.day:
        return NOTHING
    return Field(f"aged {age_words(person.date_of_birth, request.day)}", born.origins)


def _own_urgency(request: LetterRequest) -> dict[str, Field]:
    """Return the deadline, and the reasons that rest on nothing but the person's own danger to themselves."""
    reasons = [reason.text for each in request.destinations for reason in each.reasons if reason.rule == OWN_DANGER]
    texts = tuple(dict.fromkeys(map(sentence, reasons)))
    return {"deadline": _deadline(request), "why_now": Field(texts, ((None, "plan"),))}


def _deadline(request: LetterRequest) -> Field:
    found = request.destinations
    must = [each for each in found if each.verdict is Verdict.MUST]
    deadline = next((due for due in _URGENT_FIRST if any(each.deadline is due for each in must or found)), None)
    return Field(DEADLINE[deadline] if deadline else "")


def _urgency(request: LetterRequest) -> dict[str, Field]:
    found = request.destinations
    must = [each for each in found if each.verdict is Verdict.MUST]
    suggested = [line for each in found for line in _suggested(request, each)]
    return {
        "deadline": _deadline(request),
        "why_now": Field(_why_now(request, must, found), ((None, "plan"),)),
        "suggested": Field(tuple(dict.fromkeys(suggested)), ((None, "plan"),)),
    }


def _why_now(request: LetterRequest, must: list[Destination], found: tuple[Destination, ...]) -> tuple[str, ...]:
    """Return the reasons of a must; where nothing must be, the clinician's own reason to refer."""
    reasons = [reason.text for each in must for reason in each.reasons]
    if not must:
        made = [decision_on(request.case, each.person, each.service) for each in found]
        reasons = [each.why for each in made if each and each.decided is Decided.REFER and each.why]
    return tuple(dict.fromkeys(map(sentence, reasons)))


def _suggested(request: LetterRequest, found: Destination) -> list[str]:
    decision = decision_on(request.case, found.person, found.service)
    if decision is None or (decision.decided is Decided.REFER and found.verdict in _AGREEING):
        return []
    by = f" by {decision.by}" if decision.by else ""
    given_above = decision.decided is Decided.REFER and found.verdict is not Verdict.MUST
    why = sentence(f" Reason: {decision.why}") if decision.why and not given_above else ""
    whom = f" for {request.case.person(found.person).label}" if found.person else ""
    suggested = f"By the routing rules that our practice follows, this referral{whom} {SUGGESTED[found.verdict]}."
    return [f"{suggested} It was decided{by} {DECIDED[decision.decided]}.{' ' + why if why else ''}"]


def _sharing(request: LetterRequest) -> dict[str, Field]:
    warning = "Please do not tell the family of this referral before social care or the police have advised."
    done = [
        sentence(
            f"{request.service_name(each.to)[0].upper()}{request.service_name(each.to)[1:]} contacted"
            f"{', ' + each.at if each.at else ''}{', ' + each.how if each.how else ''}"
        )
        for each in request.case.handed_over
        if each.to in {"emergency_999", "police_101", "same_day_medical"}
    ]
    return {
        "lawful": Field(tuple(map(sentence, request.checked.lawful_reasons)), ((None, "sharing.reasons"),)),
        "do_not_tell": Field(warning if request.checked.do_not_tell_family else ""),
        "done": Field(tuple(dict.fromkeys(done)), ((None, "handed_over"),)),
    }
