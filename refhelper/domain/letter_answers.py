"""Whether a person agreed to a letter and was told of it, where the answer was given for a letter like this one."""

import re

from refhelper.domain.case import Person
from refhelper.domain.findings import Finding, mark_of
from refhelper.domain.letter_names import named
from refhelper.domain.letter_recipients import SERVICES_TOLD_ALL
from refhelper.domain.letter_request import LetterRequest
from refhelper.domain.letter_view import NOTHING, Field
from refhelper.domain.letter_words import AGREES_TO_SERVICE, AGREES_TO_SHARE, TOLD
from refhelper.domain.vocabulary import SERVICES, VOLUNTARY_SERVICES, Agreement, Role, Told

_TOLD_ANSWERS = {"yes", "no", "unsafe"}
_SAID_TOLD = re.compile(r"(not told|no|unsafe|yes|told)(?:\s*[,;:.]+\s*|\s+-+\s+|\s*$)", re.IGNORECASE)
"""An answer that begins with a word of its own, set off from what follows: no other beginning is sure."""
_TURNS = re.compile(
    r"\b(?:no|nobody|not|never|cannot|told|tell|unsafe|yet|but|until|unless)\b|n['\u2019]t\b", re.IGNORECASE
)
"""Words that may turn round what the answer began with."""
_ASKED_THEMSELVES = frozenset({"plus_choices", "respect_young_people", "domestic_abuse_elsewhere", "early_help", ""})
"""The services, and the own record, for which someone who causes harm answers about themselves."""

_OF_HARM_DONE = frozenset({"lado", "matac"})
"""The services that hear of the harm somebody does, whoever else harms them."""


def _own_answers_hold(request: LetterRequest, person: Person) -> bool:
    """Say whether the person's own answers may stand in this letter.

    Those of someone who causes harm were given for letters about themselves: to a service they agreed to or, where they
    are harmed too, about the harm to them.
    """
    if Role.HARMING not in person.roles:
        return True
    as_harmed = Role.HARMED in person.roles and request.service not in _OF_HARM_DONE
    return person.ref in request.people and (as_harmed or request.service in _ASKED_THEMSELVES)


def agrees_to_share(request: LetterRequest, person: Person) -> Field:
    """Return the answer on sharing, where it was given for a letter like this one."""
    if not _own_answers_hold(request, person):
        return NOTHING
    given = person.given("agrees_to_share")
    return Field(AGREES_TO_SHARE[person.agrees_to_share] if given else "", ((person.ref, "agrees_to_share"),))


def agrees_to_service(request: LetterRequest, person: Person) -> Field:
    """Return the answer on a voluntary service. Of someone who causes harm it was given for one they go to themselves.

    So a letter to another service of the plan, such as the police or same-day care, does not claim it.
    """
    about_another = request.service in SERVICES and (
        request.service not in VOLUNTARY_SERVICES or not _own_answers_hold(request, person)
    )
    if about_another or not person.given("agrees_to_service"):
        return NOTHING
    return Field(AGREES_TO_SERVICE[person.agrees_to_service], ((person.ref, "agrees_to_service"),))


def for_which_service(request: LetterRequest, *, restricted: bool) -> list[Finding]:
    """Return a finding where somebody who is harmed and harms agrees to a service: there is one answer for all of them.

    It has a mark where the letter goes to a service for people who harm. A call rests on the answer as a letter does.
    """
    if request.service not in VOLUNTARY_SERVICES and request.service in {*SERVICES, ""}:
        return []
    both = (each for each in request.named if {Role.HARMED, Role.HARMING} <= set(each.roles))
    agreed = [each for each in both if each.agrees_to_service is Agreement.YES]
    mark = {each.ref: mark_of(f"{each.ref} {request.service}") if restricted else "" for each in agreed}
    return [
        Finding(FOR_WHICH_SERVICE, f"{each.ref}.agrees_to_service", _ONE_ANSWER, _CONFIRM, mark=mark[each.ref])
        for each in agreed
    ]


FOR_WHICH_SERVICE = "L24"
_ONE_ANSWER = "This person is harmed and is said to harm, and the one answer to a service may be meant for another one."
_CONFIRM = "Confirm with them that they agree to this service, and write that they did."


def told(request: LetterRequest, person: Person) -> Field:
    """Return whether the person was told: this letter's own answer in free words first."""
    own = _own_answers_hold(request, person)
    entry = request.entry(person.ref)
    words = (entry.told or "").strip().rstrip(".") if entry else ""
    if words in _TOLD_ANSWERS:
        return Field(TOLD[Told(words)], ((person.ref, "sharing.told"),))
    if words:
        return Field(_told_sentence(words), ((person.ref, "sharing.told"),))
    return Field(TOLD[person.told], ((person.ref, "told"),)) if own and person.given("told") else NOTHING


def not_told(request: LetterRequest, person: Person) -> Field:
    """Return that somebody who harms must not learn of this, by the answers that telling or asking them is not safe.

    Not where their own answers stand in the letter, or where it has an answer of its own on whether they were told.
    """
    entry = request.entry(person.ref)
    stands = _own_answers_hold(request, person) or (entry is not None and entry.told)
    if stands or request.service not in SERVICES_TOLD_ALL:
        return NOTHING
    unsafe = [
        ("told", person.told is Told.UNSAFE),
        ("agrees_to_share", person.agrees_to_share is Agreement.UNSAFE_TO_ASK),
    ]
    answers = [(person.ref, field) for field, holds in unsafe if holds]
    who = named(request, person)
    words = f"{who.value} must not learn of this: telling or asking is not safe."
    return Field(words, (*who.origins, *answers)) if answers else NOTHING


def _told_sentence(words: str) -> str:
    """Return an answer in free words so that it reads on after a name; what it means is never guessed."""
    said = _SAID_TOLD.match(words)
    if said is None or (said.group(1).casefold() != "unsafe" and _TURNS.search(words, said.end())):
        return f'(whether told of this): "{words}"'
    answer, rest = said.group(1).casefold(), words[said.end() :]
    if answer in {"no", "not told"}:
        return f"has not been told: {rest}" if rest else "has not been told"
    if answer in {"yes", "told"}:
        return f"has been told: {rest}" if rest else "has been told"
    return f"{TOLD[Told.UNSAFE]}: {rest}" if rest else TOLD[Told.UNSAFE]
