"""The sharing checks themselves, one function a check. Each says what it found and whether that ends the walk.

The checks in words: `docs/rulebook.md`. The words a finding is given in: `sharing_texts`.
"""

from enum import StrEnum
from typing import NamedTuple

from refhelper.domain.sharing_facts import (
    DUTIES,
    NAMELESS,
    LetterFacts,
    others_at_risk,
    prefilled,
)
from refhelper.domain.sharing_texts import CheckId, NextStep, Says
from refhelper.domain.vocabulary import Agreement, Answer, Capacity, SharingReason


class Outcome(StrEnum):
    """Whether a letter may go. Only `may_share` lets it be copied or printed."""

    MAY_SHARE = "may_share"
    DO_NOT_SHARE = "do_not_share"
    SEEK_ADVICE = "seek_advice"


class Missing(NamedTuple):
    """An answer that is needed: the check that needs it, and the key it is given under."""

    check: CheckId
    key: str


class Found(NamedTuple):
    """What one check or a walk of them found. An outcome of None means: go on.

    `waits_for` is what a missing answer would settle; `final` is what no override passes.
    """

    outcome: Outcome | None = None
    says: tuple[Says, ...] = ()
    waits_for: tuple[Missing, ...] = ()
    step: NextStep = NextStep.SEND
    reasons: tuple[SharingReason, ...] = ()
    final: bool = False

    @property
    def lawful(self) -> tuple[SharingReason, ...]:
        """The lawful reasons relied on, each once, in the order of their list."""
        return tuple(reason for reason in SharingReason if reason in self.reasons)

    def after(self, earlier: "Found") -> "Found":
        """Put what an earlier check said in front."""
        return self._replace(says=earlier.says + self.says, reasons=earlier.reasons + self.reasons)


REASONS_KEY = "sharing.reasons"
AGAINST_A_REFUSAL = frozenset({SharingReason.CHILD_AT_RISK, SharingReason.RISK_TO_OTHERS, SharingReason.LEGAL_DUTY})
"""What a refusal by an adult who has capacity does not outweigh: somebody else's safety, or a duty."""
NOT_SURE = frozenset({"not_sure", "not_known", "unsure"})


def wait(says: tuple[Says, ...], *missing: Missing) -> Found:
    """Do not share yet: these answers are needed first."""
    return Found(Outcome.DO_NOT_SHARE, says, missing, NextStep.ANSWER)


def purpose(letter: LetterFacts) -> Found:
    """S01: a destination of the plan supplies the purpose, unless the clinician says otherwise."""
    word = letter.word["purpose"]
    if not word and letter.destination is None:
        return wait((), Missing(CheckId.PURPOSE, "sharing.purpose"))
    if not word:
        return Found(says=(Says.PURPOSE_FROM_PLAN,))
    if word == Answer.NO:
        return Found(Outcome.DO_NOT_SHARE, (Says.PURPOSE_NONE,), step=NextStep.NO_PURPOSE)
    if word in NOT_SURE and advised_to_share(letter):
        return Found(says=(Says.PURPOSE_UNSURE, Says.ADVISED_SHARE))
    if word in NOT_SURE:
        return Found(Outcome.SEEK_ADVICE, (Says.PURPOSE_UNSURE,), step=NextStep.ADVICE)
    return Found(says=(Says.PURPOSE_GIVEN,))


def advised_to_share(letter: LetterFacts) -> bool:
    """Say whether the advice on record is to share."""
    advice = letter.entry.advice if letter.entry else None
    return advice is not None and advice.outcome == "share"


def identifiable(letter: LetterFacts) -> Found:
    """S02: a call that names nobody may be made; a referral always identifies."""
    if letter.entry is None or letter.entry.identifiable is not Answer.NO:
        return Found()
    if letter.service in NAMELESS:
        return Found(Outcome.MAY_SHARE, (Says.NOBODY_IDENTIFIED,), step=NextStep.SEND_NAMELESS)
    return Found(says=(Says.REFERRAL_IDENTIFIES,))


def decided(letter: LetterFacts) -> Found:
    """S03: on a must to social care, the police for FGM, or the LADO, consent is not asked for."""
    if letter.must and letter.service in DUTIES:
        return lawful_reason(letter, Found(says=(Says.DUTY,)))
    return agreement(letter)


def agreement(letter: LetterFacts) -> Found:  # noqa: PLR0911 - one for each answer
    """S04: the person's own agreement, which coercion or lack of capacity makes void."""
    if letter.subject is None or letter.own_answers_do_not_count:
        return lawful_reason(letter, Found())
    if letter.child:
        return childs_agreement(letter)
    unreliable = void(letter)
    if unreliable is not None:
        return lawful_reason(letter, Found(says=(unreliable,)))
    match letter.agrees:
        case None:
            return wait((), Missing(CheckId.AGREEMENT, "agrees_to_share"))
        case Agreement.YES:
            return Found(Outcome.MAY_SHARE, (Says.AGREED,))
        case Agreement.UNSAFE_TO_ASK:
            return lawful_reason(letter, Found(says=(Says.AGREEMENT_UNSAFE,)))
        case Agreement.NOT_ASKED:
            return _not_asked(letter)
        case Agreement.NO:
            return refusal(letter)


def void(letter: LetterFacts) -> Says | None:
    """Return what makes an answer on agreement one that cannot be relied on, or None."""
    if letter.capacity is Capacity.LACKS:
        return Says.LACKS
    return Says.COERCED if letter.coerced is Answer.YES else None


def _not_asked(letter: LetterFacts) -> Found:
    stated = set(letter.entry.reasons if letter.entry else ()) - {SharingReason.BEST_INTERESTS}
    if stated:
        return lawful_reason(letter, Found())
    return wait((), Missing(CheckId.AGREEMENT, "agrees_to_share"))


def childs_agreement(letter: LetterFacts) -> Found:
    """S04 and S05 for a child: their own agreement or, under 16, a parent's; refusal leads to the lawful reason."""
    word = letter.word
    parents = word["parents_view"] if letter.under_16 else ""
    if letter.agrees is None and not parents and void(letter) is None:
        key = "sharing.parents_view" if letter.subject and letter.subject.unborn is Answer.YES else "agrees_to_share"
        return wait((), Missing(CheckId.AGREEMENT, key))
    own = letter.agrees is Agreement.YES and not (letter.under_16 and word["gillick"] == Answer.NO)
    competent_no = word["gillick"].startswith("yes") and letter.agrees is Agreement.NO
    if void(letter) is None and (own or (parents.startswith("yes") and not competent_no)):
        return Found(Outcome.MAY_SHARE, (Says.AGREED,))
    return lawful_reason(letter, Found(says=(Says.CHILD,)))


def refusal(letter: LetterFacts) -> Found:
    """S05 for an adult who refuses: others at risk, then capacity and coercion; alone at risk is for advice."""
    others = others_at_risk(letter)
    stated = AGAINST_A_REFUSAL.intersection(letter.entry.reasons if letter.entry else ())
    refused = Found(says=(Says.AGREEMENT_REFUSED,))
    if others.answer is Answer.YES or stated - {SharingReason.LEGAL_DUTY}:
        return lawful_reason(letter, Found(says=(Says.OTHERS,)).after(refused), refused=True)
    if stated:
        return lawful_reason(letter, refused, refused=True)
    missing = [key for key, answer in (("capacity", letter.capacity), ("coerced", letter.coerced)) if answer is None]
    missing += others.unanswered
    if missing:
        return wait(refused.says, *(Missing(CheckId.CIRCUMSTANCES, key) for key in missing))
    settled = letter.capacity is Capacity.HAS and letter.coerced is Answer.NO and others.answer is Answer.NO
    says = Says.REFUSES_ALONE if settled else Says.UNCLEAR
    return Found(Outcome.SEEK_ADVICE, (says,), step=NextStep.ADVICE).after(refused)


def lawful_reason(letter: LetterFacts, earlier: Found, *, refused: bool = False) -> Found:
    """S06, then S07: a reason that holds without consent, from the entry or from the rules behind a must."""
    reasons = valid_reasons(letter)
    if refused:
        reasons = tuple(reason for reason in reasons if reason in AGAINST_A_REFUSAL)
    if not reasons:
        return wait((), *_reason_missing(letter)).after(earlier)
    found = Found(says=(Says.REASON_FOUND,), reasons=reasons).after(earlier)
    return told(letter).after(found)


def valid_reasons(letter: LetterFacts) -> tuple[SharingReason, ...]:
    """Return the reasons that hold: a duty must be named, best interests need lack of capacity or a child under 16."""
    supplied = prefilled(letter)
    stated = letter.entry.reasons if letter.entry else ()
    return tuple(
        reason for reason in SharingReason if reason in supplied or (reason in stated and _holds(reason, letter))
    )


def _holds(reason: SharingReason, letter: LetterFacts) -> bool:
    if reason is SharingReason.LEGAL_DUTY:
        return letter.word["which_duty"] not in {"", "no", *NOT_SURE}
    if reason is SharingReason.BEST_INTERESTS:
        return letter.capacity is Capacity.LACKS or letter.under_16
    return True


def _reason_missing(letter: LetterFacts) -> tuple[Missing, ...]:
    stated = letter.entry.reasons if letter.entry else ()
    if SharingReason.LEGAL_DUTY in stated:
        return (Missing(CheckId.LAWFUL_REASON, "sharing.which_duty"),)
    if SharingReason.BEST_INTERESTS in stated and letter.capacity is None and letter.subject is not None:
        return (Missing(CheckId.CIRCUMSTANCES, "capacity"),)
    return (Missing(CheckId.LAWFUL_REASON, REASONS_KEY),)


def told(letter: LetterFacts) -> Found:
    """S07: any answer, but an answer."""
    if letter.told:
        return Found(Outcome.MAY_SHARE, (Says.TOLD_ANSWERED, *told_advice(letter)))
    key = "sharing.told" if letter.subject is None or letter.own_answers_do_not_count else "told"
    return wait(told_advice(letter), Missing(CheckId.TOLD, key))


def told_advice(letter: LetterFacts) -> tuple[Says, ...]:
    """Return whom not to warn or tell, and whether somebody was told all the same."""
    warn = (Says.DO_NOT_WARN,) if letter.service == "lado" else ()
    tell = (Says.DO_NOT_TELL,) if letter.do_not_tell else ()
    return (*warn, *tell, *((Says.TOLD_AGAINST_ADVICE,) if tell and letter.family_was_told else ()))


def needs_no_reason(letter: LetterFacts) -> bool:
    """Say whether the person's own free agreement stands, so that no other reason is wanted."""
    return letter.agrees is Agreement.YES and void(letter) is None
