"""Whom a letter is about, and who else is in it under which heading."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from refhelper.domain.case import ADULT, Case, Person, age_on, only_harming
from refhelper.domain.letter_fields import Form
from refhelper.domain.letter_forms import FORMS, OWN_RECORD, RESTRICTED, template_for
from refhelper.domain.letter_recipients import FOR_WHO_IS_HARMED, SERVICES_TOLD_ALL, SERVICES_TOLD_OF_OTHERS
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.possible import OLDEST_PREGNANT
from refhelper.domain.vocabulary import Answer, Role, Sex

_SUBJECTS_OF_THE_CASE = (Role.HARMED, Role.AFFECTED)


class Subject(NamedTuple):
    """Someone a section of the letter is about: a person, or the unborn baby of one."""

    person: Person
    unborn: bool = False


def form_of(request: LetterRequest, template: str) -> Form:
    """Return the template's form, cut down where its recipient may see less.

    That is where the recipient works with someone who only causes harm, or who was not there to speak of the harm, and
    on the phone to the LADO, whose own form names no harmed adult.
    """
    form = FORMS[template]
    if template == "record_entry":
        return OWN_RECORD if only_own_words(request, request.named[0]) else form
    if template == "phone_script" and request.service == "lado":
        form = form._replace(people={})
    if template == "general_referral" and request.service not in SERVICES_TOLD_OF_OTHERS:
        form = form._replace(people={})
    if template == "phone_script":
        form = form._replace(narrative=form.narrative & _told_in_writing(request.service))
    if form.restricted or not restricted(request):
        return form
    own = RESTRICTED.subject | ({"concerns"} if request.service == "same_day_medical" else set())
    if all(Role.HARMED in person.roles for person in request.named or _whole_case(request)):
        own |= {"must_not_know", "do_not_give"}
    return form._replace(subject=form.subject & own, people={}, narrative=RESTRICTED.narrative, restricted=True)


def _told_in_writing(service: str) -> frozenset[str]:
    """Return the narrative that the service's own letter holds: a call says no more than that."""
    return FORMS[template_for(service, only_dnacpr=False)].narrative


def restricted(request: LetterRequest) -> bool:
    """Say whether this letter must hold nothing that somebody else disclosed."""
    if request.service in {"plus_choices", "respect_young_people"}:
        return True
    if request.service in SERVICES_TOLD_ALL:
        return False
    about = request.named or _whole_case(request)
    if request.service in FOR_WHO_IS_HARMED:
        return any(harms_unharmed(person) for person in about)
    return any(harms_unharmed(person) or told_by_others(request, person) for person in about)


def harms_unharmed(person: Person) -> bool:
    """Say whether somebody causes harm and is not harmed; that they live with it too makes nothing of it their own."""
    return Role.HARMING in person.roles and Role.HARMED not in person.roles


def told_by_others(request: LetterRequest, person: Person) -> bool:
    """Say whether somebody who harms, harmed or not, was not in the consultation, and another was: they told of it."""
    absent = Role.HARMING in person.roles and person.patient is Answer.NO
    return absent and any(other.patient is Answer.YES for other in request.case.people)


def features_of_either(person: Person) -> bool:
    """Say whether somebody's high-risk features may be of the harm they do as well as of the harm done to them."""
    in_part = {Role.HARMED, Role.AFFECTED} & set(person.roles)
    return Role.HARMING in person.roles and bool(in_part and person.high_risk_features)


def only_own_words(request: LetterRequest, person: Person) -> bool:
    """Say whether a person's record may hold only what is their own: all else was disclosed by others.

    That is someone who only causes harm, an adult who causes it and lives with it, or of whose part in it others told,
    and an adult who is only affected, with no concern of their own, and who is not the patient.
    """
    age = age_on(person, request.day)
    adult = age is not None and age >= ADULT
    bystander = adult and set(person.roles) == {Role.AFFECTED} and person.patient is not Answer.YES
    harms = adult and (harms_unharmed(person) or told_by_others(request, person))
    return only_harming(person) or harms or (bystander and not person.concerns)


def is_child(request: LetterRequest, person: Person) -> bool:
    """Say whether a person is unborn or known to be under 18."""
    age = age_on(person, request.day)
    return age is not None and age < ADULT


def subjects_of(request: LetterRequest, template: str) -> tuple[Subject, ...]:
    """Return whom the letter is about, babies not yet born after their mothers."""
    people = request.named or _whole_case(request)
    match template:
        case "childrens_social_care":
            return tuple(subject for person in request.named for subject in _children_of(request, person))
        case "police_information":
            return tuple(Subject(person) for person in _informed_about(request, people))
        case _:
            return tuple(Subject(person) for person in people)


def _whole_case(request: LetterRequest) -> tuple[Person, ...]:
    case = request.case
    return tuple(p for p in case.people if set(p.roles) & set(_SUBJECTS_OF_THE_CASE)) or case.people


def _children_of(request: LetterRequest, person: Person) -> list[Subject]:
    """Return the children one name stands for: of an adult, only the unborn baby can be meant, where one is expected.

    Of another adult it is a child that nobody named yet, and no name stands for it.
    """
    baby = [Subject(person, unborn=True)]
    age = age_on(person, request.day)
    unborn = unborn_children(request, person)
    listed_apart = any(each in request.named for each in unborn)
    if age is not None and age >= ADULT:
        return baby if not listed_apart and (person.pregnant is Answer.YES or unborn) else []
    expecting = person.pregnant is Answer.YES and not listed_apart
    if age is None:
        return baby if expecting else [Subject(person)]
    return [Subject(person), *(baby if expecting else [])]


def unborn_children(request: LetterRequest, person: Person) -> list[Person]:
    """Return the unborn babies of the case for whom somebody has responsibility."""
    unborn = (each for each in request.case.people if each.unborn is Answer.YES)
    return [each for each in unborn if person.ref in each.details.parental_responsibility]


def mothers_of(case: Case, baby: Person) -> list[Person]:
    """Return who is pregnant of those responsible for an unborn baby; nobody for anybody born."""
    held_by = baby.details.parental_responsibility if baby.unborn is Answer.YES else ()
    return [each for each in case.people if each.ref in held_by and each.pregnant is Answer.YES]


def perhaps_expecting(request: LetterRequest) -> list[Person]:
    """Return the adults a letter is asked for of whom it is not known whether they are pregnant, and who may be."""
    adults = (each for each in request.named if (age_on(each, request.day) or 0) >= ADULT)
    unsaid = (each for each in adults if each.pregnant is Answer.NOT_KNOWN and each.sex is not Sex.MALE)
    return [each for each in unsaid if (age_on(each, request.day) or 0) <= OLDEST_PREGNANT]


def _informed_about(request: LetterRequest, people: Iterable[Person]) -> tuple[Person, ...]:
    asked = tuple(people)
    harming = tuple(person for person in asked if Role.HARMING in person.roles)
    return harming or tuple(_harming(request, list(request.case.people), asked))


def listed(request: LetterRequest, name: str, subjects: tuple[Subject, ...]) -> list[Person]:
    """Return the people of one list of a form, in the order of the case; only `pregnant` and `everyone` hold subjects.

    KeyError for a list that there is not.
    """
    everyone = list(request.case.people)
    about = {subject.person.ref for subject in subjects}
    others = [person for person in everyone if person.ref not in about]
    lists: dict[str, Callable[[], list[Person]]] = {
        "everyone": lambda: everyone,
        "others": lambda: others,
        "pregnant": lambda: _mothers(request, subjects),
        "adults": lambda: _adults(request, others, subjects),
        "children": lambda: _children(request, others, subjects),
        "responsible": lambda: _responsible(_adults(request, others, subjects), subjects),
        "harming": lambda: _harming(request, others, [subject.person for subject in subjects]),
        "towards": lambda: _towards(request, others, about),
        "parents": lambda: _parents(others, subjects),
        "sources": lambda: [person for person in others if person.patient is Answer.YES],
        "others_at_risk": lambda: [person for person in others if not only_harming(person)],
    }
    return lists[name]()


def _children(request: LetterRequest, others: list[Person], subjects: tuple[Subject, ...]) -> list[Person]:
    """Return the children; one who harms stands among them for social care only, elsewhere among those who harm."""
    apart = request.service not in {"childrens_social_care", "lado"}
    harming = _harming(request, others, [subject.person for subject in subjects]) if apart else []
    return [p for p in others if is_child(request, p) and not _counted(p, subjects) and p not in harming]


def _counted(person: Person, subjects: tuple[Subject, ...]) -> bool:
    """Say whether this is the unborn baby that the letter is about already, as the baby of its mother."""
    mothers = {subject.person.ref for subject in subjects if subject.unborn}
    return person.unborn is Answer.YES and bool(mothers & set(person.details.parental_responsibility))


def _mothers(request: LetterRequest, subjects: tuple[Subject, ...]) -> list[Person]:
    """Return the adult mothers of the unborn babies, whether the baby is entered by itself or not."""
    mothers = [subject.person for subject in subjects if subject.unborn]
    mothers += [mother for subject in subjects for mother in mothers_of(request.case, subject.person)]
    about = {subject.person.ref for subject in subjects if not subject.unborn}
    once = {person.ref: person for person in mothers if person.ref not in about}
    return [person for person in once.values() if not is_child(request, person)]


def _responsible(adults: list[Person], subjects: tuple[Subject, ...]) -> list[Person]:
    """Return the adults responsible for one of the children; every adult where it is not written who is."""
    refs = {ref for subject in subjects for ref in subject.person.details.parental_responsibility}
    return [person for person in adults if person.ref in refs or not refs]


def _adults(request: LetterRequest, others: list[Person], subjects: tuple[Subject, ...]) -> list[Person]:
    mothers = _mothers(request, subjects)
    return [person for person in others if not is_child(request, person) and person not in mothers]


def _harming(request: LetterRequest, others: list[Person], about: Iterable[Person]) -> list[Person]:
    """Return whom these people name; where they name nobody, those who cause harm and whom nobody names."""
    named = {ref for person in about for ref in person.harmed_by}
    by_anyone = {ref for person in request.case.people for ref in person.harmed_by}
    if named:
        return [person for person in others if person.ref in named]
    return [person for person in others if Role.HARMING in person.roles and person.ref not in by_anyone]


def _towards(request: LetterRequest, others: list[Person], about: set[str]) -> list[Person]:
    """Return the harmed who name these people, or who name nobody; of children +Choices learns nothing."""
    adults = request.service == "plus_choices"
    harmed = [p for p in others if Role.HARMED in p.roles and not (adults and is_child(request, p))]
    return [person for person in harmed if about & set(person.harmed_by) or not person.harmed_by]


def _parents(others: list[Person], subjects: tuple[Subject, ...]) -> list[Person]:
    responsible = {ref for subject in subjects for ref in subject.person.details.parental_responsibility}
    said_to_harm = {ref for subject in subjects for ref in subject.person.harmed_by}
    left_out = {Role.HARMED, Role.HARMING}
    return [p for p in others if p.ref in responsible - said_to_harm and not left_out & set(p.roles)]
