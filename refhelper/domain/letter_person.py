"""One person's fields as a letter prints them, each with the pieces of information it gives away."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from refhelper.domain.case import ADULT, Person, age_on
from refhelper.domain.dates import day_words
from refhelper.domain.letter_answers import agrees_to_service, agrees_to_share, not_told, told
from refhelper.domain.letter_names import named
from refhelper.domain.letter_people import features_of_either, mothers_of, unborn_children
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import NOTHING, Field, Share
from refhelper.domain.letter_whereabouts import WITHHELD, do_not_give, hiding, place
from refhelper.domain.letter_words import (
    CAPACITY,
    COERCED,
    CONCERN,
    DISTRICT,
    DNACPR_CHECK,
    FEATURE,
    HARM,
    RISK,
    ROLE,
    SCORE_ALONE,
    SEX,
    WORKS_WITH,
    YES_NO,
    age_words,
    joined,
)
from refhelper.domain.possible import HIGH_TICKS
from refhelper.domain.vocabulary import Answer, Concern, Feature, Risk

Computed = Callable[[LetterRequest, Person], Field]


def person_field(request: LetterRequest, person: Person, name: str) -> Field:
    """Return one field of a person as it may be printed; empty where there is nothing to say."""
    if name in _COMPUTED:
        return _COMPUTED[name](request, person)
    if name in WITHHELD:
        return place(request, person, name)
    value: str = getattr(person.details, name)
    return Field(value, ((person.ref, name),))


def own_concern(person: Person) -> Field:
    """Return thoughts of suicide, the one concern that is somebody's own whoever else is in the case."""
    found = CONCERN[Concern.SUICIDAL] if Concern.SUICIDAL in person.concerns else ""
    return Field(found, ((person.ref, "concerns"),))


def unborn_of(request: LetterRequest, mother: Person, name: str, *, mother_is_child: bool) -> Field:
    """Return a field of the unborn baby of someone pregnant. What is the mother's own is not the baby's."""
    who = named(request, mother)
    match name:
        case "who":
            return Field(f"Unborn baby of {who.value}", who.origins)
        case "born":
            return _due(request, mother)
        case "impact":
            holders = ([] if mother_is_child else [mother]) + _mother_or_baby(request, mother)
            return next((f for each in holders if (f := _per_child("impact")(request, each)).value), NOTHING)
        case _:
            return NOTHING


def _due(request: LetterRequest, person: Person) -> Field:
    """Return the date a baby is expected, as it stands with the baby or with the mother."""
    known = [each for each in (person, *_mother_or_baby(request, person)) if each.details.expected_delivery_date]
    if not known:
        return Field("unborn, due date not known", ((person.ref, "unborn"),))
    due = known[0].details.expected_delivery_date
    return Field(f"unborn, expected {due}", ((known[0].ref, "expected_delivery_date"),))


def _mother_or_baby(request: LetterRequest, person: Person) -> list[Person]:
    """Return who of the case is the pregnant mother of this unborn baby, or the unborn baby of this mother."""
    return mothers_of(request.case, person) if person.unborn is Answer.YES else unborn_children(request, person)


def _born(request: LetterRequest, person: Person) -> Field:
    if person.unborn is Answer.YES:
        return _due(request, person)
    if person.date_of_birth is not None:
        age = "in the future" if person.date_of_birth > request.day else age_words(person.date_of_birth, request.day)
        return Field(f"{day_words(person.date_of_birth)} ({age})", ((person.ref, "date_of_birth"),))
    if person.age is None:
        return NOTHING
    words = "under 1 year" if person.age == 0 else f"{person.age} year{'s' * (person.age != 1)}"
    return Field(words, ((person.ref, "age"),))


def _word(name: str, words: Mapping[Any, str], *, only_given: bool = False) -> Computed:
    def field(_: LetterRequest, person: Person) -> Field:
        if only_given and not person.given(name):
            return NOTHING
        return Field(words[getattr(person, name)], ((person.ref, name),))

    return field


def _district(request: LetterRequest, person: Person) -> Field:
    return NOTHING if person in hiding(request) else Field(DISTRICT[person.lives_in], ((person.ref, "lives_in"),))


def _listed(name: str, words: Mapping[Any, str]) -> Computed:
    def field(_: LetterRequest, person: Person) -> Field:
        return Field(joined(words[item] for item in getattr(person, name)), ((person.ref, name),))

    return field


def _people(name: str) -> Computed:
    def field(request: LetterRequest, person: Person) -> Field:
        refs = person.harmed_by if name == "harmed_by" else person.details.parental_responsibility
        found = [named(request, other) for other in request.case.people if other.ref in refs]
        origins: list[Share] = [origin for each in found for origin in each.origins]
        return Field(joined(str(each.value) for each in found), ((person.ref, name), *origins))

    return field


def _per_child(name: str) -> Computed:
    def field(request: LetterRequest, person: Person) -> Field:
        slot: dict[str, str] = getattr(request.case.narrative, name)
        return Field(slot.get(person.ref, ""), ((person.ref, name),))

    return field


def _from_sharing(name: str, answers: Mapping[str, str]) -> Computed:
    def field(request: LetterRequest, person: Person) -> Field:
        entry = request.entry(person.ref)
        written = getattr(entry, name) if entry else None
        value = answers.get(written, written) if written else ""
        return Field(value, ((person.ref, f"sharing.{name}"),))

    return field


def _parents_view(request: LetterRequest, person: Person) -> Field:
    if person.details.parents_view:
        return Field(person.details.parents_view, ((person.ref, "parents_view"),))
    return _from_sharing("parents_view", _PARENTS_VIEW)(request, person)


def _dash(request: LetterRequest, person: Person) -> Field:
    del request
    if person.dash_ticks is None:
        return NOTHING
    meaning = "visible high risk" if person.dash_ticks >= HIGH_TICKS else SCORE_ALONE
    return Field(f"{person.dash_ticks} of 24 ticks: {meaning}", ((person.ref, "dash_ticks"),))


def _features(request: LetterRequest, person: Person) -> Field:
    """Return the high-risk features; of somebody who is harmed and harms, that it is not written by whom they are."""
    del request
    found = joined(FEATURE[each] for each in person.high_risk_features)
    left_open = f"; {_BY_OR_TOWARDS}" if features_of_either(person) else ""
    return Field(f"{found}{left_open}", ((person.ref, "high_risk_features"),))


def _call_about(request: LetterRequest, person: Person) -> Field:
    age = age_on(person, request.day)
    expecting = person.pregnant is Answer.YES and age is not None and age >= ADULT
    by_itself = any(each in request.named for each in unborn_children(request, person))
    if request.service != "childrens_social_care" or not expecting or by_itself:
        return NOTHING
    who, due = named(request, person), _due(request, person)
    return Field(
        f"The unborn baby of {who.value} ({due.value}).", (*who.origins, (person.ref, "pregnant"), *due.origins)
    )


def _criteria(request: LetterRequest, person: Person) -> Field:
    del request
    lines = (
        f"Professional judgement: {_JUDGED.get(person.risk, _NO_GROUND)}",
        f"Visible high risk, {HIGH_TICKS} or more ticks on the Dash checklist{_scored(person.dash_ticks)}",
        f"Escalation: {_noted(person, Feature.ESCALATING)}",
        f"Repeat within 12 months of the last MARAC: {_noted(person, Feature.REPEAT_WITHIN_12_MONTHS)}",
    )
    if not any(": yes" in line for line in lines):
        return NOTHING
    given = ("risk", "dash_ticks", "high_risk_features")
    return Field(lines, tuple((person.ref, name) for name in given if person.given(name)))


def _scored(ticks: int | None) -> str:
    if ticks is None:
        return ": no score recorded"
    return f" ({ticks} of 24): {'yes' if ticks >= HIGH_TICKS else _NO_GROUND}"


def _noted(person: Person, feature: Feature) -> str:
    if feature not in person.high_risk_features:
        return _NOT_RECORDED
    return f"yes; {_BY_OR_TOWARDS}" if features_of_either(person) else "yes"


_NO_GROUND, _NOT_RECORDED = "not the ground for this referral", "not recorded"
_JUDGED = {Risk.HIGH: "yes", Risk.NOT_KNOWN: _NOT_RECORDED}
_BY_OR_TOWARDS = "it is not written whether by or towards this person"


def _dnacpr(request: LetterRequest, person: Person) -> Field:
    del request
    found = {key: text for key, text in person.details.dnacpr_checks.items() if text}
    if not found:
        return NOTHING
    order: Iterable[str] = dict.fromkeys([*DNACPR_CHECK, *found])
    lines = [f"{DNACPR_CHECK.get(key, key)}: {found.get(key, 'not looked at.')}" for key in order]
    return Field(tuple(lines), ((person.ref, "dnacpr_checks"),))


_PARENTS_VIEW = {
    "yes": "agree to this information being shared",
    "no": "do not agree to this information being shared",
    "not_asked": "have not been asked",
    "unsafe_to_ask": "could not safely be asked",
}
_PARENTS_TOLD = {"yes": "have been told", "no": "have not been told", "unsafe": "have not been told: it is not safe"}
_PLAIN = {"yes": "yes", "no": "no", "not_known": "not known"}

_COMPUTED: dict[str, Computed] = {
    "who": named,
    "born": _born,
    "sex": _word("sex", SEX),
    "lives_in": _district,
    "roles": _listed("roles", ROLE),
    "concerns": _listed("concerns", CONCERN),
    "features": _features,
    "harmed_by": _people("harmed_by"),
    "parental_responsibility": _people("parental_responsibility"),
    "by_partner": _word("by_partner", YES_NO),
    "dash_ticks": _dash,
    "risk": _word("risk", RISK),
    "risk_posed": _word("risk_posed", RISK),
    "call_about": _call_about,
    "do_not_give": do_not_give,
    "marac_criteria": _criteria,
    "significant_harm": _word("significant_harm", HARM),
    "agrees_to_share": agrees_to_share,
    "agrees_to_service": agrees_to_service,
    "told": told,
    "not_told": not_told,
    "capacity": _word("capacity", CAPACITY, only_given=True),
    "coerced": _word("coerced", COERCED),
    "care_and_support_needs": _word("care_and_support_needs", YES_NO),
    "unable_to_protect_self": _word("unable_to_protect_self", YES_NO),
    "pregnant": _word("pregnant", {Answer.YES: "yes", Answer.NO: "", Answer.NOT_KNOWN: ""}),
    "works_with": _word("works_with", WORKS_WITH),
    "childs_voice": _per_child("childs_voice"),
    "impact": _per_child("impact"),
    "parents_view": _parents_view,
    "parents_told": _from_sharing("parents_told", _PARENTS_TOLD),
    "gillick": _from_sharing("gillick", _PLAIN),
    "dnacpr_checks": _dnacpr,
}
