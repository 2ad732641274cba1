"""The grammar of the rules: facts a row may name, what a row holds, and how a row is weighed on partial knowledge.

A row says: when these facts hold, then this verdict for this service, because, from this source. There is no
expression language: alternatives are listed, and whatever needs arithmetic or another person is a named fact.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field

from refhelper.domain import vocabulary as words
from refhelper.domain.part import Part


class Fact(StrEnum):
    """Everything a row may ask about a person, the case, or a person in relation to a service."""

    ROLE = "role"
    ONLY_HARMING = "only_harming"
    CONCERN = "concern"
    CONCERN_OF_HARM = "concern_of_harm"
    FEATURE = "feature"
    STRANGULATION = "strangulation"
    AGREES_TO_SHARE = "agrees_to_share"
    AGREES_TO_SERVICE = "agrees_to_service"
    CAPACITY = "capacity"
    SPOKEN_TO = "spoken_to"
    THIRD_PARTY = "third_party"
    DANGER_NOW = "danger_now"
    OTHER_CHILDREN = "other_children"
    AGE_BAND = "age_band"
    AREA = "area"
    SIGNIFICANT_HARM = "significant_harm"
    ABUSE_RISK = "abuse_risk"
    RISK_TO = "risk_to"
    RISK_POSED = "risk_posed"
    DOMESTIC = "domestic"
    BY_PARTNER = "by_partner"
    HARMS_A_CHILD = "harms_a_child"
    PREGNANT = "pregnant"
    CARE_AND_SUPPORT_NEEDS = "care_and_support_needs"
    UNABLE_TO_PROTECT_SELF = "unable_to_protect_self"
    COERCED = "coerced"
    OTHERS_AT_RISK = "others_at_risk"
    REFUSES_ALONE = "refuses_alone"
    WORKS_WITH = "works_with"
    SERVICE_AGE = "service_age"
    SERVICE_AREA = "service_area"
    SERVICE_OVERLAP = "service_overlap"
    NOTHING_ELSE = "nothing_else"


AGES: dict[str, frozenset[int]] = {
    "unborn": frozenset({-1}),
    "0-9": frozenset(range(10)),
    "10-12": frozenset(range(10, 13)),
    "13-15": frozenset(range(13, 16)),
    "16": frozenset({16}),
    "17": frozenset({17}),
    "adult": frozenset(range(18, 121)),
}
"""Age bands and the ages in years that they hold; -1 stands for the unborn."""

LEVELS = ("standard", "medium", "high")
_YES_NO = ("yes", "no")


def _values(kind: type[StrEnum], *without: str) -> tuple[str, ...]:
    return tuple(word.value for word in kind if word.value not in without)


VALUES: dict[Fact, tuple[str, ...]] = dict.fromkeys(Fact, _YES_NO) | {
    Fact.ROLE: _values(words.Role),
    Fact.CONCERN: _values(words.Concern),
    Fact.FEATURE: _values(words.Feature),
    Fact.AGREES_TO_SHARE: _values(words.Agreement),
    Fact.AGREES_TO_SERVICE: _values(words.Agreement),
    Fact.CAPACITY: _values(words.Capacity),
    Fact.AGE_BAND: tuple(AGES),
    Fact.AREA: _values(words.Area),
    Fact.SIGNIFICANT_HARM: _values(words.Harm, "not_known"),
    Fact.ABUSE_RISK: LEVELS,
    Fact.RISK_TO: LEVELS,
    Fact.RISK_POSED: LEVELS,
    Fact.WORKS_WITH: _values(words.WorksWith, "not_known"),
    Fact.SERVICE_AGE: ("below", "within", "above"),
    Fact.SERVICE_AREA: ("served", "outside"),
}
"""The values a condition on each fact may allow."""


class Truth(NamedTuple):
    """A condition weighed over many states at once, a bit a state: where it holds, and where it may hold."""

    sure: int
    possible: int

    def __and__(self, other: "Truth") -> "Truth":
        """Return where both hold."""
        return Truth(self.sure & other.sure, self.possible & other.possible)

    def __or__(self, other: "Truth") -> "Truth":
        """Return where either holds."""
        return Truth(self.sure | other.sure, self.possible | other.possible)

    def opposite(self, ones: int) -> "Truth":
        """Return where the condition does not hold."""
        return Truth(ones & ~self.possible, ones & ~self.sure)


def _condition_values(value: Any) -> Any:  # noqa: ANN401 - from a file
    plain = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return frozenset(value) if plain else value


def _allowed_words(condition: dict[Fact, frozenset[str]]) -> dict[Fact, frozenset[str]]:
    for fact, values in condition.items():
        unknown = sorted(values - set(VALUES[fact]))
        if unknown or not values:
            msg = f"{fact}: {', '.join(unknown) or 'an empty list'} is not allowed; allowed: {', '.join(VALUES[fact])}"
            raise ValueError(msg)
    return condition


Values = Annotated[frozenset[str], BeforeValidator(_condition_values)]
Condition = Annotated[dict[Fact, Values], AfterValidator(_allowed_words)]


class Outcome(NamedTuple):
    """What a row gives: a verdict and, where stated, by when."""

    verdict: words.Verdict
    deadline: words.Deadline | None


_DEADLINE_UNSTATED = {
    words.Verdict.MUST: words.Deadline.TODAY,
    words.Verdict.OFFER: words.Deadline.WHEN_AGREED,
}
_VERDICTS = "must, offer, consider or blocked, then nothing, now, today or next_working_day"


def _outcome(value: object) -> Outcome:
    verdict, _, deadline = str(value).partition(" ")
    if verdict not in set(words.Verdict) - {"ask"} or deadline not in {"", "now", "today", "next_working_day"}:
        raise ValueError(_VERDICTS)
    known = words.Verdict(verdict)
    return Outcome(known, words.Deadline(deadline) if deadline else _DEADLINE_UNSTATED.get(known))


def _rule_id(value: str) -> str:
    if not re.fullmatch(r"R\d{3}", value):
        msg = "R and three digits, as R012"
        raise ValueError(msg)
    return value


class RuleRow(Part):
    """One row of the rules.

    `when`: all hold. `any`, `and_any`: one of each list holds. `could_be`: may hold. `unless`: none holds.
    The facts about a service look at the service of the row, or at the one named by `of`. Rows that share an id are
    alternatives or parts of one rule. `reviewed_on` is a date, or `not_yet` until a named clinician has signed.
    """

    id: Annotated[str, AfterValidator(_rule_id)]
    for_: Annotated[Literal["person", "case"], Field(alias="for")] = "person"
    of: str | None = None
    when: Condition = Field(default_factory=dict)
    could_be: Condition = Field(default_factory=dict)
    any: tuple[Condition, ...] = ()
    and_any: tuple[Condition, ...] = ()
    unless: Condition = Field(default_factory=dict)
    then: Annotated[dict[str, Annotated[Outcome, BeforeValidator(_outcome)]], Field(min_length=1)]
    because: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    reviewed_on: Annotated[str, Field(pattern=r"^(not_yet|\d{4}-\d\d-\d\d)$")]
    asks_for_people: Literal["yes", "no"] = "no"


Weigh = Callable[[Fact, frozenset[str], str], Truth]
"""How true a fact is of the states at hand: fact, allowed values, service it relates to."""


class Rule(NamedTuple):
    """A row as it bears on one service."""

    row: RuleRow
    service: str
    outcome: Outcome

    def truth(self, weigh: Weigh, ones: int) -> Truth:
        """Weigh the whole row: it holds where every part holds, and may hold where every part may."""
        total = Truth(ones, ones)
        for part in self.parts(weigh, ones):
            total &= part
            if not total.possible:
                break
        return total

    def parts(self, weigh: Weigh, ones: int) -> Iterator[Truth]:
        """Yield how true each part of the row is: each condition, and each list of which one must hold."""
        of = self.row.of or self.service
        for fact, values in self.row.when.items():
            yield weigh(fact, values, of)
        for fact, values in self.row.could_be.items():
            possible = weigh(fact, values, of).possible
            yield Truth(possible, possible)
        for alternatives in (self.row.any, self.row.and_any):
            if alternatives:
                yield _any_of(alternatives, weigh, of, ones)
        for fact, values in self.row.unless.items():
            yield weigh(fact, values, of).opposite(ones)


def _all_of(condition: Mapping[Fact, frozenset[str]], weigh: Weigh, of: str, total: Truth) -> Truth:
    for fact, values in condition.items():
        total &= weigh(fact, values, of)
        if not total.possible:
            break
    return total


def _any_of(alternatives: tuple[dict[Fact, frozenset[str]], ...], weigh: Weigh, of: str, ones: int) -> Truth:
    total = Truth(0, 0)
    for condition in alternatives:
        total |= _all_of(condition, weigh, of, Truth(ones, ones))
    return total


class Eligibility(NamedTuple):
    """Whom a service takes, by age in whole years and by where they are; None where it sets no limit."""

    minimum_age: int | None = None
    maximum_age: int | None = None
    districts: frozenset[words.District] | None = None
    overlaps: tuple[str, ...] = ()

    def ages(self, position: str) -> frozenset[int]:
        """Return the ages `below`, `within` or `above` what the service takes."""
        low = 0 if self.minimum_age is None else self.minimum_age
        high = 120 if self.maximum_age is None else self.maximum_age
        bounds = {"below": (-1, low), "within": (low, high + 1), "above": (high + 1, 121)}
        return frozenset(range(*bounds[position]))


class QuestionText(Part):
    """How one open key is asked, and why."""

    fact: str
    ask: str
    because: str


class Rulebook(NamedTuple):
    """All rules by service, in both homes, with whom each service takes and how the open keys are asked."""

    person_rules: dict[str, tuple[Rule, ...]]
    case_rules: dict[str, tuple[Rule, ...]]
    eligibility: dict[str, Eligibility]
    questions: dict[str, QuestionText]
    services: tuple[str, ...]


def rulebook(
    rows: tuple[RuleRow, ...], eligibility: dict[str, Eligibility], questions: tuple[QuestionText, ...]
) -> Rulebook:
    """Sort rows by service. The services are the fixed ones, then a practice's own in the order of the directory."""
    services = (*words.SERVICES, *(name for name in eligibility if name not in words.SERVICES))
    by_scope: dict[str, dict[str, list[Rule]]] = {"person": {}, "case": {}}
    for row in rows:
        for service, outcome in row.then.items():
            by_scope[row.for_].setdefault(service, []).append(Rule(row, service, outcome))
    person, case = (
        {service: tuple(found) for service in services if (found := by_scope[scope].get(service))}
        for scope in ("person", "case")
    )
    return Rulebook(person, case, eligibility, {question.fact: question for question in questions}, services)
