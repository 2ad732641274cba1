"""Letters: a request and a renderer in; the letter, what it gives away, and what is worth another look out."""

import re
from collections.abc import Iterable, Mapping

from refhelper.domain.case import Person
from refhelper.domain.errors import NotAllowedError, NotFoundError
from refhelper.domain.findings import Finding
from refhelper.domain.letter_answers import for_which_service
from refhelper.domain.letter_asked import for_another
from refhelper.domain.letter_context import build, required_sections, to_complete
from refhelper.domain.letter_families import of_another_family
from refhelper.domain.letter_findings import EMPTY_RECORD, gaps, impossible, nameless, without_reason
from refhelper.domain.letter_forms import FORMS, template_for, templates_of
from refhelper.domain.letter_leaks import hidden_in, leaks, whereabouts, whose_child, with_the_child
from refhelper.domain.letter_people import Subject, form_of, harms_unharmed, only_own_words, subjects_of
from refhelper.domain.letter_recipients import SERVICES_TOLD_ALL
from refhelper.domain.letter_record import features_of_harm_done
from refhelper.domain.letter_request import Letter, LetterRequest, Renderer, Section
from refhelper.domain.letter_together import why_apart
from refhelper.domain.letter_view import Share, Touched
from refhelper.domain.plain_text import clean
from refhelper.domain.vocabulary import Concern, Role

RECORD, PHONE = "record_entry", "phone_script"
_BLANKS = re.compile(r"[^\S\n]+")


def compose(request: LetterRequest, renderer: Renderer) -> Letter:
    """Return the letter. KeyError for a ref that nobody has; NotFoundError or NotAllowedError for a form not of it."""
    template = template_of(request)
    own = template == RECORD and only_own_words(request, request.named[0])
    if own and not request.chosen:
        return _no_entry(request, _unwritten(request.named[0]))
    form, subjects = form_of(request, template), subjects_of(request, template)
    touched = Touched()
    context = build(request, template, touched)
    required = required_sections(form, subjects)
    sections = []
    for name in renderer.sections(template):
        section = _section(name, renderer.render(template, name, context), required)
        gives = touched.lately()
        sections += [section._replace(shares=gives)] if section else []
    if own and not _own_words(request.named[0], touched.shares):
        return _no_entry(request, _nothing_own(request.named[0]))
    text = "\n\n".join(section.text for section in sections) + "\n"
    shares = touched.shares
    findings = gaps(request, form, sections, subjects) + impossible(request, shares)
    findings += _where_found(request, text, subjects, shares, restricted=form.restricted)
    findings += features_of_harm_done(request, shares)
    if template not in {RECORD, PHONE}:
        findings += [*nameless(subjects), *without_reason(request, shares)]
    findings += of_another_family(request, shares)
    findings += for_which_service(request, restricted=form.restricted)
    findings += for_another(request, shares, restricted=form.restricted)
    return Letter(template, request.service, request.people, tuple(sections), text, shares, tuple(findings))


def template_of(request: LetterRequest) -> str:
    """Return the template of a request, after checking that it is one for this service and these people."""
    template = request.template or _default(request)
    allowed = templates_of(request.service)
    if template not in allowed:
        title = "This letter is not one that goes to this service."
        raise NotFoundError(title, next_step=f"The templates for it are: {', '.join(sorted(allowed))}.")
    if template == RECORD and len(request.people) != 1:
        title = "A record entry is for one person."
        raise NotFoundError(title, next_step="Ask for it person by person.")
    if why := why_apart(request.case, request.service, request.people, request.day):
        raise NotAllowedError(why, next_step="Make one letter for each of them.")
    if FORMS[template].restricted and not all(Role.HARMING in person.roles for person in _asked(request)):
        title = "This service is for people who cause harm, and the letter is not about one."
        raise NotAllowedError(title, next_step="Choose the person who causes harm, or another service.")
    return template


def _where_found(
    request: LetterRequest, text: str, subjects: tuple[Subject, ...], shares: tuple[Share, ...], *, restricted: bool
) -> list[Finding]:
    """Return findings on where somebody can be found, by whom the letter may reach in the end."""
    if restricted:
        return leaks(request, text, subjects, shares)
    of_a_child = request.service == "childrens_social_care"
    if request.service in SERVICES_TOLD_ALL and not of_a_child:
        return []
    if not of_a_child and any(Role.HARMING in each.person.roles for each in subjects):
        return list(whereabouts(request, text, subjects, shares))
    whose = whose_child(request, shares) if of_a_child else []
    return [*hidden_in(request, text, shares), *whose, *with_the_child(request, shares)]


def _asked(request: LetterRequest) -> list[Person]:
    return [subject.person for subject in subjects_of(request, "plus_choices")]


def _default(request: LetterRequest) -> str:
    if not request.service:
        return RECORD
    people = request.named or request.case.people
    concerns = {concern for person in people for concern in person.concerns}
    return template_for(request.service, only_dnacpr=concerns == {Concern.DNACPR})


def _section(name: str, rendered: str, needed: Mapping[str, str]) -> Section | None:
    lines = [_BLANKS.sub(" ", line).strip() for line in clean(rendered)[0].split("\n")]
    heading, *body = [line for line in lines if line] or [name]
    if not body and name not in needed:
        return None
    text = "\n".join([heading, *(body or [to_complete(needed[name])])])
    return Section(name, heading, text, required=name in needed, empty=not body)


def _no_entry(request: LetterRequest, why: Finding) -> Letter:
    return Letter(RECORD, request.service, request.people, (), "", (), (why,))


def _own_words(person: Person, shares: Iterable[Share]) -> bool:
    """Say whether an entry holds more than a name: what somebody said or answered, or a letter they agreed to."""
    who = {(person.ref, field) for field in ("name", "ref", "age", "date_of_birth", "relationship")}
    return any(share not in who and (share[0] == person.ref or share == (None, "record")) for share in shares)


def _nothing_own(person: Person) -> Finding:
    why = "Nothing that this person said or agreed to is written in this case, so an entry would be empty."
    better = "Write what they said themselves, as their own account or own view, then make the entry."
    return Finding(EMPTY_RECORD, person.ref, why, better)


_WHOSE_ENTRY = (
    "someone who only causes harm",
    "someone who causes harm and was not in the consultation",
    "an adult with no concern of their own",
)


def _unwritten(person: Person) -> Finding:
    whom = _WHOSE_ENTRY[0 if harms_unharmed(person) else 1 if Role.HARMING in person.roles else 2]
    return Finding(
        EMPTY_RECORD,
        person.ref,
        f"Nothing is written in the record of {whom}, because what others disclosed must not be found there.",
        "Choose to write an entry only if there is something of their own to record.",
    )
