"""The facts of routing.md once more, written from the design alone, so that the engine has something to be held to."""

from dataclasses import dataclass
from functools import cached_property

from tests.domain.oracle_answers import (
    DOMESTIC_CONCERNS,
    UNBORN,
    Case,
    Person,
    Three,
    ages_of,
    all_of,
    answered,
    any_of,
    area_of,
    by_partner_of,
    named_by,
    naming,
    opposite,
    pregnant_of,
    risk_posed,
    risk_to,
    within,
)


@dataclass(frozen=True)
class Facts:
    """Everything the rules ask about one person of a case."""

    case: Case
    person: Person

    def aged(self, youngest: int, oldest: int = 120) -> Three:
        """Compare the age with a range of whole years, both ends included; the unborn are -1."""
        return within(self.ages, range(youngest, oldest + 1))

    def concern(self, *names: str) -> bool:
        """Say whether one of these concerns is recorded about this person."""
        return bool(set(names) & set(self.person.get("concerns", ())))

    def feature(self, name: str) -> bool:
        """Say whether a high-risk feature is recorded on this person."""
        return name in self.person.get("high_risk_features", ())

    def says(self, key: str, default: str, *allowed: str) -> bool:
        """Say whether an answer that always has a value is one of those allowed."""
        return self.person.get(key, default) in allowed

    def yes(self, key: str) -> Three:
        """Read a three-way answer."""
        return self.person[key] == "yes" if answered(self.person, key) else None

    def works_with(self, whom: str) -> Three:
        """Say whether someone works with these people."""
        return self.person["works_with"] == whom if answered(self.person, "works_with") else None

    @cached_property
    def ref(self) -> str:
        """How the plan names this person."""
        return str(self.person["ref"])

    @cached_property
    def roles(self) -> set[str]:
        """The parts this person has in the harm."""
        return set(self.person["roles"])

    @cached_property
    def harmed(self) -> bool:
        """Whether this person experiences the harm."""
        return "harmed" in self.roles

    @cached_property
    def harming(self) -> bool:
        """Whether this person causes it."""
        return "harming" in self.roles

    @cached_property
    def affected(self) -> bool:
        """Whether this person lives with it."""
        return "affected" in self.roles

    @cached_property
    def only_harming(self) -> bool:
        """Whether causing harm is this person's only part."""
        return self.roles == {"harming"}

    @cached_property
    def ages(self) -> frozenset[int]:
        """The ages still possible."""
        return ages_of(self.case, self.person)

    @cached_property
    def child(self) -> Three:
        """Under 18 or unborn."""
        return self.aged(UNBORN, 17)

    @cached_property
    def adult(self) -> Three:
        """18 or over."""
        return self.aged(18)

    @cached_property
    def pregnant(self) -> Three:
        """Whether this person is pregnant."""
        return within(pregnant_of(self.case, self.person), {"yes"})

    @cached_property
    def by_partner(self) -> Three:
        """Whether a current or former partner is among those who harm."""
        return within(by_partner_of(self.case, self.person), {"yes"})

    @cached_property
    def local(self) -> Three:
        """York or North Yorkshire."""
        return within(area_of(self.person), {"york", "north_yorkshire"})

    @cached_property
    def elsewhere(self) -> Three:
        """Neither York nor North Yorkshire."""
        return within(area_of(self.person), {"elsewhere"})

    @cached_property
    def risk_to(self) -> frozenset[int]:
        """The risk to this person, if harmed."""
        return risk_to(self.case, self.person)

    @cached_property
    def risk_posed(self) -> frozenset[int]:
        """The risk from this person, if harming."""
        return risk_posed(self.case, self.person)

    @cached_property
    def named_by_a_child(self) -> Three:
        """Whether a child names this person as causing the harm."""
        return any_of(*(Facts(self.case, other).child for other in naming(self.case, self.person)))

    @cached_property
    def domestic(self) -> Three:
        """Whether this is domestic abuse, from this person's or the other side's record."""
        those_naming = naming(self.case, self.person)
        around = [self.person, *those_naming, *named_by(self.case, self.person)]
        concern = any(DOMESTIC_CONCERNS & set(one.get("concerns", ())) for one in around)
        return any_of(concern, *(Facts(self.case, one).by_partner for one in [self.person, *those_naming]))

    @cached_property
    def others_at_risk(self) -> Three:
        """Whether anyone else is harmed, or a child, unborn or pregnant person is near the harm."""
        others = [Facts(self.case, other) for other in self.case["people"] if other["ref"] != self.ref]
        near = [any_of(other.child, other.pregnant) for other in others if not other.only_harming]
        answer = self.case.get("other_children", "not_known")
        return any_of(*(other.harmed for other in others), *near, None if answer == "not_known" else answer == "yes")

    @cached_property
    def spoken_to(self) -> bool:
        """Whether this person has been spoken to for their own sake."""
        return self.says("patient", "no", "yes") or self.says("agrees_to_service", "not_asked", "yes")

    @cached_property
    def refuses_alone(self) -> Three:
        """Whether an adult with capacity, under no pressure and with nobody else at risk, has refused sharing."""
        settled = self.says("capacity", "has", "has") and self.says("agrees_to_share", "not_asked", "no")
        settled = settled and not self.only_harming
        free = (opposite(self.yes("coerced")), opposite(self.others_at_risk), opposite(self.pregnant))
        return all_of(self.adult, settled, *free)

    @cached_property
    def third_party(self) -> bool:
        """Whether what is known about someone harmed came from somebody else, and they do not know."""
        return self.harmed and self.says("patient", "no", "no") and self.says("told", "no", "no")
