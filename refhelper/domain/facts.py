"""Facts: what the rules may ask about a person, worked out from everything said about the people of the case.

A key that is not answered stands for every value it may still have. Facts are weighed over *states*: in `Known`
there is one state, the case as it stands; in `Completions` there is one for each way of answering what is open.
What each fact means, in words: `docs/rulebook.md`, "Facts that the rules read".
"""

from collections.abc import Collection
from typing import NamedTuple, Protocol, assert_never

from refhelper.domain.case import NOT_HARM, Person, area_of, only_harming
from refhelper.domain.possible import Possible, Sign
from refhelper.domain.rules import AGES, LEVELS, Eligibility, Fact, Truth
from refhelper.domain.vocabulary import Agreement, Answer, Capacity, Concern, District, Feature, Role, Told

DISTRICTS = tuple(district for district in District if district is not District.NOT_KNOWN)
_YES = frozenset({"yes"})


READS: dict[Fact, tuple[str, ...]] = {
    Fact.ROLE: ("roles",),
    Fact.ONLY_HARMING: ("roles", "harmed_by"),
    Fact.CONCERN: ("concerns",),
    Fact.CONCERN_OF_HARM: ("concerns", "harmed_by"),
    Fact.FEATURE: ("high_risk_features",),
    Fact.STRANGULATION: ("high_risk_features",),
    Fact.AGREES_TO_SHARE: ("agrees_to_share",),
    Fact.AGREES_TO_SERVICE: ("agrees_to_service",),
    Fact.CAPACITY: ("capacity",),
    Fact.SPOKEN_TO: ("patient", "agrees_to_service"),
    Fact.THIRD_PARTY: ("roles", "patient", "told"),
    Fact.RISK_TO: ("roles",),
    Fact.RISK_POSED: ("roles",),
    Fact.ABUSE_RISK: ("roles",),
    Fact.DOMESTIC: ("concerns",),
    Fact.REFUSES_ALONE: ("roles", "capacity", "agrees_to_share"),
}
"""What each fact reads of the person, besides what it asks of the view; the facts left out read nothing."""


class View(Protocol):
    """The states at hand: which of them give a key one of these values."""

    ones: int

    def where(self, key: str, allowed: Collection[int | str]) -> Truth:
        """Return the states in which the key has, and may have, an allowed value."""


class Known:
    """The case as it stands, in one state. Notes every open key that was looked at."""

    ones = 1

    def __init__(self, possible: Possible) -> None:
        """Take the values that each key may still have."""
        self.possible = possible
        self.looked_at: set[str] = set()

    def where(self, key: str, allowed: Collection[int | str]) -> Truth:
        """Hold where every possible value is allowed; may hold where any is."""
        values = self.possible[key]
        if len(values) > 1:
            self.looked_at.add(key)
        fitting = sum(value in allowed for value in values)
        return Truth(int(fitting == len(values)), int(fitting > 0))


class Around(NamedTuple):
    """What is settled of the people around: signs of high risk on who may harm this person; is anybody in it at all."""

    signs: frozenset[Sign]
    anybody_abused: bool


class PersonFacts:
    """Weighs facts about one person over the states of a view."""

    def __init__(self, person: Person, around: Around, view: View, eligibility: dict[str, Eligibility]) -> None:
        """Take the person, the people around, the states, and whom each service takes."""
        self.person, self.around, self.view, self.eligibility = person, around, view, eligibility

    def weigh(self, fact: Fact, values: frozenset[str], of: str) -> Truth:  # noqa: C901, PLR0911, PLR0912 - a fact a line
        """Return where the fact has one of the values; `of` is the service that service facts relate to."""
        person = self.person
        match fact:
            case Fact.ROLE:
                return self._settled(not values.isdisjoint(person.roles))
            case Fact.CONCERN:
                return self._settled(not values.isdisjoint(person.concerns))
            case Fact.FEATURE:
                return self._settled(not values.isdisjoint(person.high_risk_features))
            case Fact.AGREES_TO_SHARE | Fact.AGREES_TO_SERVICE | Fact.CAPACITY:
                return self._settled(getattr(person, fact) in values)
            case Fact.ONLY_HARMING | Fact.CONCERN_OF_HARM | Fact.STRANGULATION | Fact.SPOKEN_TO | Fact.THIRD_PARTY:
                return self._settled(("yes" if self._flag(fact) else "no") in values)
            case (
                Fact.DANGER_NOW | Fact.OTHER_CHILDREN | Fact.SIGNIFICANT_HARM | Fact.BY_PARTNER | Fact.PREGNANT
                | Fact.CARE_AND_SUPPORT_NEEDS | Fact.UNABLE_TO_PROTECT_SELF | Fact.COERCED | Fact.WORKS_WITH
            ):  # fmt: skip
                return self.view.where(fact, values)
            case Fact.AGE_BAND:
                return self.view.where("age", frozenset().union(*(AGES[band] for band in values)))
            case Fact.AREA:
                return self.view.where("lives_in", frozenset(d for d in DISTRICTS if area_of(d) in values))
            case Fact.RISK_TO | Fact.RISK_POSED | Fact.ABUSE_RISK:
                return self._level(values, self._risks(fact))
            case Fact.DOMESTIC | Fact.HARMS_A_CHILD | Fact.OTHERS_AT_RISK | Fact.REFUSES_ALONE:
                return self._yes_no(self._open_flag(fact), values)
            case Fact.SERVICE_AGE:
                ages = frozenset().union(*(self._takes(of).ages(position) for position in values))
                return self.view.where("age", ages)
            case Fact.SERVICE_AREA:
                districts = self._takes(of).districts
                served = frozenset(DISTRICTS) if districts is None else frozenset(districts)
                return self._yes_no(self.view.where("lives_in", served), values, yes="served")
            case Fact.SERVICE_OVERLAP:
                return self._yes_no(self._overlap(of), values)
            case Fact.NOTHING_ELSE:
                return self._settled(holds=False)
            case _:
                assert_never(fact)

    def _settled(self, holds: bool) -> Truth:  # noqa: FBT001 - one plain answer
        return Truth(self.view.ones, self.view.ones) if holds else Truth(0, 0)

    def _yes_no(self, truth: Truth, values: frozenset[str], yes: str = "yes") -> Truth:
        if len(values) > 1:
            return self._settled(holds=True)
        return truth if yes in values else truth.opposite(self.view.ones)

    def _takes(self, service: str) -> Eligibility:
        return self.eligibility.get(service, Eligibility())

    def _overlap(self, service: str) -> Truth:
        takes = self._takes(service)
        both = frozenset().union(*(self._takes(other).ages("within") for other in takes.overlaps))
        return self.view.where("age", takes.ages("within") & both)

    def _flag(self, fact: Fact) -> bool:
        person = self.person
        match fact:
            case Fact.ONLY_HARMING:
                return only_harming(person) and not person.harmed_by
            case Fact.CONCERN_OF_HARM:
                return bool(person.harmed_by) or not NOT_HARM.issuperset(person.concerns)
            case Fact.STRANGULATION:
                return Feature.STRANGULATION in {*person.high_risk_features, *self.around.signs}
            case Fact.SPOKEN_TO:
                return Answer.YES in {person.patient, person.agrees_to_service}
            case _:
                return Role.HARMED in person.roles and person.patient is Answer.NO and person.told is Told.NO

    def _open_flag(self, fact: Fact) -> Truth:
        where, ones = self.view.where, self.view.ones
        match fact:
            case Fact.DOMESTIC:
                linked = where("circle.domestic", frozenset({1}))
                return self._settled(is_domestic(self.person)) | where("by_partner", _YES) | linked
            case Fact.HARMS_A_CHILD:
                return where("circle.named_by_child", frozenset({1}))
            case Fact.OTHERS_AT_RISK:
                return where("circle.at_risk", frozenset({1})) | where("other_children", _YES)
            case _:
                person = self.person
                refuses = person.capacity is Capacity.HAS and person.agrees_to_share is Agreement.NO
                refuses = refuses and not only_harming(person)
                others = self._open_flag(Fact.OTHERS_AT_RISK)
                freely = where("coerced", _YES).opposite(ones) & others.opposite(ones)
                alone = freely & where("pregnant", _YES).opposite(ones)
                return self._settled(refuses) & where("age", AGES["adult"]) & alone

    def _risks(self, fact: Fact) -> list[str]:
        roles = self.person.roles
        match fact:
            case Fact.RISK_TO:
                return ["risk"] if Role.HARMED in roles else []
            case Fact.RISK_POSED:
                return ["risk_posed", "circle.named_risk"]
            case _ if not self.around.anybody_abused:
                return ["unknowable_risk"]
            case _:
                own = {Role.HARMED: "risk", Role.HARMING: "risk_posed"}
                return [*(own[role] for role in own if role in roles), "circle.risk"]

    def _level(self, values: frozenset[str], risks: list[str]) -> Truth:
        wanted = sorted(LEVELS.index(value) for value in values)
        return self._at_most(wanted[-1], risks) & self._at_most(wanted[0] - 1, risks).opposite(self.view.ones)

    def _at_most(self, level: int, risks: list[str]) -> Truth:
        total = self._settled(level >= 0)
        for risk in risks:
            total &= self.view.where(risk, frozenset(range(level + 1)))
        return total


DOMESTIC_CONCERNS = frozenset(
    {
        Concern.DOMESTIC_ABUSE,
        Concern.HONOUR_BASED,
        Concern.FORCED_MARRIAGE,
        Concern.CHILD_TO_PARENT_ABUSE,
        Concern.YOUNG_RELATIONSHIP_ABUSE,
    }
)


def is_domestic(person: Person) -> bool:
    """Say whether a person's own concerns are of domestic abuse."""
    return not DOMESTIC_CONCERNS.isdisjoint(person.concerns)
