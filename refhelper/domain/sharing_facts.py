"""What the sharing checks look at: one letter's person, entry and destination, and what follows from them.

A key that was left out is unanswered here, whatever default it has for the routing.
"""

from datetime import date
from typing import NamedTuple

from refhelper.domain.case import ADULT, Case, Person, SharingEntry, age_on, only_harming
from refhelper.domain.editing import entry_of
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination, Plan
from refhelper.domain.possible import OLDEST_PREGNANT, YOUNGEST_PREGNANT
from refhelper.domain.vocabulary import Agreement, Answer, Capacity, Concern, Role, Sex, SharingReason, Told, Verdict

SIXTEEN = 16
UNSTOPPABLE = frozenset({"emergency_999", "police_101", "forced_marriage_unit"})
"""Reports that no answer holds up, whatever the verdict; with those in `DUTIES` on a `must`."""
DUTIES = frozenset({"childrens_social_care", "fgm_report", "lado"})
"""Where a `must` means that sharing has already been decided (check S03)."""
BEHIND_THEIR_BACK = frozenset({"lado", "matac"})
"""Where a letter is about someone who causes harm, whose own answers were given for other letters."""
NAMELESS = frozenset({"safeguarding_advice"})
"""Where a call can be made without naming anyone (check S02). A referral always identifies."""
BEST_INTERESTS_SERVICES = frozenset({"idas", "domestic_abuse_elsewhere"})
"""The voluntary services that a person lacking capacity may be referred to in their best interests."""
ON_OTHERS = frozenset({"R020", "R040", "R045", "R073"})
"""The rules whose `must` for an adult can rest on risk to somebody else or on pregnancy."""
PROTECTS_OTHERS = frozenset({"R065", "R066"})
LIFE_AT_RISK = frozenset({"R001", "R079"})
UNBORN_CHILD = frozenset({"R018", "R080"})
DO_NOT_TELL_CONCERNS = frozenset(
    {
        Concern.FABRICATED_OR_INDUCED_ILLNESS,
        Concern.FORCED_MARRIAGE,
        Concern.HONOUR_BASED,
        Concern.SEXUAL_ABUSE,
    }
)


def plain_word(text: str | None) -> str:
    """Return a free answer as one of the words the checks know, in small letters; empty where unanswered."""
    return (text or "").strip().rstrip(".").lower().replace(" ", "_").replace("-", "_")


class Others(NamedTuple):
    """Whether somebody other than the person is at risk, and which left-out keys would settle it."""

    answer: Answer
    unanswered: tuple[str, ...] = ()


class LetterFacts(NamedTuple):
    """One letter to be checked. `subject` is None for the whole case, unless only one person is in it."""

    case: Case
    service: str
    subject: Person | None
    entry: SharingEntry | None
    destination: Destination | None
    on: date | None

    @property
    def must(self) -> bool:
        """Whether the plan says it must go."""
        return self.destination is not None and self.destination.verdict is Verdict.MUST

    @property
    def unstoppable(self) -> bool:
        """Whether no answer may hold it up.

        The police always; on a must children's social care, an FGM report, and a child's same-day medical review.
        """
        urgent = self.service in DUTIES - {"lado"} or (self.service == "same_day_medical" and self.child)
        return self.service in UNSTOPPABLE or (self.must and urgent)

    @property
    def age(self) -> int | None:
        """The age in years, -1 unborn, None where it is not known."""
        return None if self.subject is None else _age(self.subject, self.on)

    @property
    def child(self) -> bool:
        """Whether the person is known to be under 18 or unborn."""
        return self.age is not None and self.age < ADULT

    @property
    def under_16(self) -> bool:
        """Whether the person is known to be under 16 or unborn."""
        return self.age is not None and self.age < SIXTEEN

    @property
    def own_answers_do_not_count(self) -> bool:
        """Whether only the letter's own entry is looked at, and nothing that the person answered."""
        return self.service in BEHIND_THEIR_BACK

    @property
    def agrees(self) -> Agreement | None:
        """The answer on sharing, None where it was left out, or was given for other letters than this."""
        if self.own_answers_do_not_count:
            return None
        return self.subject.agrees_to_share if self.subject and self.subject.given("agrees_to_share") else None

    @property
    def agrees_to_service(self) -> Agreement | None:
        """The answer on the service, None where it was left out."""
        return self.subject.agrees_to_service if self.subject and self.subject.given("agrees_to_service") else None

    @property
    def capacity(self) -> Capacity | None:
        """The answer on capacity, None where it was left out, or where the person is under 16."""
        given = self.subject is not None and self.subject.given("capacity") and not self.under_16
        return self.subject.capacity if given and self.subject else None

    @property
    def coerced(self) -> Answer | None:
        """The answer on coercion, None where it was left out."""
        return self.subject.coerced if self.subject and self.subject.given("coerced") else None

    @property
    def told_self(self) -> str:
        """What was answered on telling the person: the letter's own words first; empty where nothing was."""
        words = (self.entry.told or "") if self.entry else ""
        if self.own_answers_do_not_count:
            return words
        return words or (self.subject.told.value if self.subject and self.subject.given("told") else "")

    @property
    def told(self) -> str:
        """What was answered on telling the person, or a child's parents; empty where nothing was."""
        return self.told_self or ((self.entry.parents_told or "") if self.entry and self.child else "")

    @property
    def family_was_told(self) -> bool:
        """Whether somebody is recorded as told in so many words."""
        words = (self.entry.told, self.entry.parents_told) if self.entry else ()
        own = self.subject is not None and self.subject.given("told") and self.subject.told is Told.YES
        return own or any(plain_word(text).startswith("yes") for text in words)

    @property
    def word(self) -> dict[str, str]:
        """The entry's free answers as plain words."""
        keys = ("purpose", "gillick", "parents_view", "which_duty")
        return {key: plain_word(getattr(self.entry, key, None)) for key in keys}

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules behind the verdict."""
        return frozenset(reason.rule for reason in self.destination.reasons) if self.destination else frozenset()

    @property
    def do_not_tell(self) -> bool:
        """Whether the family is not to be told before social care or the police advise: anyone's concern counts."""
        return any(DO_NOT_TELL_CONCERNS.intersection(person.concerns) for person in self.case.people)


def letter_of(case: Case, plan: Plan, person: str | None, service: str, today: date | None) -> LetterFacts:
    """Gather what the checks of one letter look at; KeyError where nobody has the ref."""
    name = WHOLE_CASE if person is None else person
    subject = case.person(person) if person is not None else case.people[0] if len(case.people) == 1 else None
    on = case.at.date() if case.at else today
    return LetterFacts(case, service, subject, entry_of(case, name, service), plan.find(service, person), on)


def _age(person: Person, on: date | None) -> int | None:
    if person.date_of_birth is not None and on is None:
        return None
    return age_on(person, on or date.min)


def _pregnant(person: Person, letter: LetterFacts) -> Others:
    age = _age(person, letter.on)
    if person.sex is Sex.MALE or (age is not None and age < YOUNGEST_PREGNANT):
        return Others(Answer.NO)
    if person.given("pregnant"):
        return Others(person.pregnant)
    if letter.case.other_children is Answer.NO or (age is not None and age > OLDEST_PREGNANT):
        return Others(Answer.NO)
    return Others(Answer.NOT_KNOWN, ("pregnant",))


def _other_person(person: Person, letter: LetterFacts) -> Answer:
    if Role.HARMED in person.roles:
        return Answer.YES
    if only_harming(person):
        return Answer.NO
    age = _age(person, letter.on)
    if (age is not None and age < ADULT) or person.pregnant is Answer.YES:
        return Answer.YES
    return Answer.NOT_KNOWN if age is None else Answer.NO


def pregnant(letter: LetterFacts) -> Others:
    """Say whether an unborn child of this person's is at stake."""
    return _pregnant(letter.subject, letter) if letter.subject else Others(Answer.NO)


def others_listed(letter: LetterFacts) -> Others:
    """Say whether another person of the case, or a child not listed, is at risk."""
    case = letter.case
    answers = {_other_person(person, letter) for person in case.people if person is not letter.subject}
    answers.add(case.other_children)
    if Answer.YES in answers:
        return Others(Answer.YES)
    if "other_children" not in case.model_fields_set:
        return Others(Answer.NOT_KNOWN, ("other_children",))
    return Others(Answer.NOT_KNOWN if Answer.NOT_KNOWN in answers else Answer.NO)


def others_at_risk(letter: LetterFacts) -> Others:
    """Say whether anybody but this person is at risk, an unborn child included."""
    found = (others_listed(letter), pregnant(letter))
    if any(one.answer is Answer.YES for one in found):
        return Others(Answer.YES)
    unanswered = tuple(key for one in found for key in one.unanswered)
    return Others(Answer.NOT_KNOWN if any(one.answer is Answer.NOT_KNOWN for one in found) else Answer.NO, unanswered)


def prefilled(letter: LetterFacts) -> tuple[SharingReason, ...]:
    """Return the lawful reasons that the rules behind a must supply; none for any other verdict."""
    if not letter.must:
        return ()
    found = {
        SharingReason.CHILD_AT_RISK: _child_at_risk(letter),
        SharingReason.VITAL_INTERESTS: bool(LIFE_AT_RISK & letter.rules),
        SharingReason.RISK_TO_OTHERS: _risk_to_others(letter),
        SharingReason.LEGAL_DUTY: letter.service == "fgm_report",
        SharingReason.BEST_INTERESTS: letter.capacity is Capacity.LACKS,
        SharingReason.AGREEMENT_WOULD_PREJUDICE_PROTECTION: letter.coerced is Answer.YES
        or letter.agrees is Agreement.UNSAFE_TO_ASK,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _child_at_risk(letter: LetterFacts) -> bool:
    carries_a_child = bool(ON_OTHERS & letter.rules) and pregnant(letter).answer is Answer.YES
    services = {"childrens_social_care", "fgm_report"}
    return letter.child or letter.service in services or bool(UNBORN_CHILD & letter.rules) or carries_a_child


def _risk_to_others(letter: LetterFacts) -> bool:
    rests_on_them = bool(ON_OTHERS & letter.rules) and others_listed(letter).answer is Answer.YES
    return bool(PROTECTS_OTHERS & letter.rules) or rests_on_them
