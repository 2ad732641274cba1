"""What nobody wrote and no question asks for, though the plan turns on it."""

from datetime import date

from refhelper.domain.case import ADULT, Case, Person, age_on
from refhelper.domain.facts import is_domestic
from refhelper.domain.plan import Plan
from refhelper.domain.vocabulary import Answer, Concern, Role, Verdict

_OLD_ENOUGH = 16
"""The age from which abuse by somebody personally connected is domestic abuse (Domestic Abuse Act 2021 s1)."""
_NO_BABY = 2
"""The age from which nobody is a baby who cannot move about."""
_AT_HOME = frozenset(
    {Concern.PHYSICAL_ABUSE, Concern.EMOTIONAL_ABUSE, Concern.SEXUAL_ABUSE, Concern.FINANCIAL_ABUSE, Concern.NEGLECT}
)
"""The concerns that are domestic abuse where a relative is behind them."""


def harming_nobody_named(case: Case) -> tuple[Person, ...]:
    """Return who is said to harm, but is named by nobody, while somebody harmed names nobody: it may be them."""
    named = {ref for person in case.people for ref in person.harmed_by}
    if not any(Role.HARMED in person.roles and not person.harmed_by for person in case.people):
        return ()
    return tuple(each for each in case.people if Role.HARMING in each.roles and each.ref not in named)


def perhaps_relatives(case: Case, on: date) -> tuple[Person, ...]:
    """Return who is harmed by somebody named who is no partner, where it is not said whether it is a relative.

    Both are old enough for it to be domestic abuse, as far as is known, and no concern says that it is.
    """
    return tuple(person for person in case.people if _perhaps_by_a_relative(case, person, on))


def _perhaps_by_a_relative(case: Case, person: Person, on: date) -> bool:
    by = [case.person(ref) for ref in person.harmed_by]
    naming = [one for one in case.people if person.ref in one.harmed_by]
    if person.by_partner is not Answer.NO or any(is_domestic(one) for one in (person, *by, *naming)):
        return False
    old_enough = [one for one in by if _may_be(one, on)]
    return bool(old_enough) and _may_be(person, on) and not _AT_HOME.isdisjoint(person.concerns)


def _may_be(person: Person, on: date) -> bool:
    age = age_on(person, on)
    return age is None or age >= _OLD_ENOUGH


def injured_baby_elsewhere(case: Case, on: date) -> tuple[Person, ...]:
    """Return everybody who is no baby and for whom an injury in a baby is entered, which belongs to the baby."""
    injury = [person for person in case.people if Concern.INJURY_IN_NON_MOBILE_INFANT in person.concerns]
    return tuple(person for person in injury if (age_on(person, on) or 0) >= _NO_BABY)


def capacity_unanswered(case: Case, plan: Plan) -> tuple[Person, ...]:
    """Return who needs care and cannot protect themselves, and whose capacity is taken as there unasked.

    That is, where adult social care is no must for them yet, and would be one without capacity.
    """
    return tuple(person for person in case.people if not person.given("capacity") and _turns_on_it(person, plan))


def _turns_on_it(person: Person, plan: Plan) -> bool:
    limbs = person.care_and_support_needs is Answer.YES and person.unable_to_protect_self is Answer.YES
    found = plan.find("adult_social_care", person.ref)
    not_yet = found is not None and found.verdict not in {Verdict.MUST, Verdict.BLOCKED}
    return limbs and not_yet and Role.HARMED in person.roles


def harmed_in_no_part(case: Case, on: date) -> tuple[Person, ...]:
    """Return whom somebody is said to harm and who is not entered as harmed; a child's protection needs no part."""
    named = [person for person in case.people if person.harmed_by and Role.HARMED not in person.roles]
    return tuple(person for person in named if (age := age_on(person, on)) is None or age >= ADULT)
