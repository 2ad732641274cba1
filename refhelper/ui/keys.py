"""Every key of a case that the screens can change: its label, and how an answer to it is given."""

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple

from refhelper.domain.case import Case, Details, Narrative, Person, Referrer
from refhelper.domain.feature_lines import called
from refhelper.domain.letter_words import field_words
from refhelper.domain.vocabulary import Agreement, Answer, Capacity, Told
from refhelper.ui import text, words
from refhelper.ui.words import Choices


class Kind(Enum):
    """How an answer is given."""

    ONE = auto()
    SEVERAL = auto()
    FEATURES = auto()
    PEOPLE = auto()
    AGE = auto()
    NUMBER = auto()
    TEXT = auto()


class Key(NamedTuple):
    """One key: its label, how it is answered, from which list, and whether not known is an answer to it.

    `left_out` is what the routing takes a key for that was never answered, where that is not "not known".
    """

    label: str
    kind: Kind
    choices: Choices = MappingProxyType({})
    unknown: bool = False
    left_out: str = ""


def _three_way(label: str) -> Key:
    return Key(label, Kind.ONE, words.YES_NO, unknown=True)


def _agreement(label: str) -> Key:
    return Key(label, Kind.ONE, words.AGREEMENT, left_out=words.AGREEMENT[Agreement.NOT_ASKED])


AGE = "age"
PERSON: Mapping[str, Key] = {
    "roles": Key("Part in the harm", Kind.SEVERAL, words.ROLE),
    AGE: Key("Age, date of birth or unborn", Kind.AGE),
    "sex": Key("Sex", Kind.ONE, words.SEX, unknown=True),
    "lives_in": Key("Where this person is now", Kind.ONE, words.DISTRICT, unknown=True),
    "patient": Key("Is the patient in the consultation", Kind.ONE, words.YES_NO, left_out="no"),
    "concerns": Key("Concerns, disclosed or suspected", Kind.SEVERAL, words.CONCERN),
    "harmed_by": Key("Harmed by", Kind.PEOPLE),
    "by_partner": _three_way("By a current or former partner"),
    "high_risk_features": Key("High-risk features", Kind.FEATURES, words.FEATURE),
    "dash_ticks": Key("Dash ticks, if completed (0 to 24)", Kind.NUMBER),
    "risk": Key("Risk to this person, your judgement", Kind.ONE, words.RISK, unknown=True),
    "risk_posed": Key("Risk this person poses, your judgement", Kind.ONE, words.RISK, unknown=True),
    "significant_harm": Key("Child: significant harm", Kind.ONE, words.HARM, unknown=True),
    "pregnant": _three_way("Pregnant"),
    "care_and_support_needs": _three_way("Needs care and support"),
    "unable_to_protect_self": _three_way("Unable to protect themselves because of it"),
    "works_with": Key("Works or volunteers with", Kind.ONE, words.WORKS_WITH, unknown=True),
    "agrees_to_share": _agreement("Agrees to sharing"),
    "agrees_to_service": _agreement("Agrees to a voluntary service"),
    "told": Key("Told that information is shared", Kind.ONE, words.TOLD, left_out=words.TOLD[Told.NO]),
    "capacity": Key("Capacity for this decision", Kind.ONE, words.CAPACITY, left_out=words.CAPACITY[Capacity.HAS]),
    "coerced": _three_way("Answer shaped by pressure or fear"),
}
"""The keys of a person that routing and sharing read, in the order in which they are listed."""

CASE: Mapping[str, Key] = {
    "danger_now": _three_way("Anyone in danger right now"),
    "other_children": _three_way("Any child or pregnancy not listed here"),
}

DETAILS = tuple(name for name in Details.model_fields if name not in {"parental_responsibility", "dnacpr_checks"})
REFERRER = tuple(Referrer.model_fields)
PER_CHILD = ("childs_voice", "impact")
NARRATIVE = tuple(name for name in Narrative.model_fields if name not in PER_CHILD)

SLOTS: Mapping[str, str] = {
    "seen": "seen by me, and when",
    "told": "told to me: by whom, in their words, when",
    "opinion": "my opinion, and what it rests on",
    "asked_and_absent": "asked about, and absent",
    "not_asked": "not asked about",
    "strengths": "what is working well",
    "needs_to_change": "what needs to change",
    "history": "history and earlier concerns",
    "actions_taken": "what has been done",
    "request": "what I ask for",
    "childs_voice": "in the child's own words",
    "impact": "impact on this child",
}


def key_of(fact: str, person: str | None) -> Key | None:
    """Return the key a question is about; None for one that is answered by adding people."""
    return CASE.get(fact) if person is None else PERSON.get(fact)


def label_of_slot(name: str) -> str:
    """Return the label of a narrative slot."""
    return SLOTS[name]


def label(name: str) -> str:
    """Return the label of a key of a person or of a detail."""
    return PERSON[name].label if name in PERSON else field_words(name, of_person=True)


def shown(case: Case, person: Person | None, fact: str) -> str:
    """Return the answer to a key in words, or that there is none and what it is taken for."""
    key = key_of(fact, person.ref if person else None)
    holder = person or case
    if key is None:
        return ""
    if fact == AGE and person:
        return _age(person)
    if fact not in holder.model_fields_set:
        return text.LEFT_OUT.format(value=key.left_out) if key.left_out else words.OPEN
    return _written(case, key, getattr(holder, fact))


def _written(case: Case, key: Key, value: object) -> str:
    if isinstance(value, tuple):
        named = {person.ref: called(case, person) for person in case.people} if key.kind is Kind.PEOPLE else key.choices
        return ", ".join(named.get(str(each), str(each)) for each in value) or text.NONE
    return words.OPEN if value is None else words.spoken(str(value), key.choices)


def _age(person: Person) -> str:
    if person.unborn is Answer.YES:
        return text.UNBORN
    if person.date_of_birth:
        return f"born {person.date_of_birth:%d/%m/%Y}"
    return words.OPEN if person.age is None else str(person.age)
