"""The sharing checks where they are taken differently: voluntary services, and reports that nothing may hold up.

The checks in words: `docs/rulebook.md`.
"""

from refhelper.domain.sharing_checks import (
    NOT_SURE,
    REASONS_KEY,
    Found,
    Missing,
    Outcome,
    advised_to_share,
    refusal,
    told_advice,
    valid_reasons,
    void,
    wait,
)
from refhelper.domain.sharing_facts import BEST_INTERESTS_SERVICES, DUTIES, LetterFacts
from refhelper.domain.sharing_texts import CheckId, NextStep, Says
from refhelper.domain.vocabulary import Agreement, Answer, Capacity, SharingReason


def voluntary(letter: LetterFacts) -> Found:
    """S09, then S04: a voluntary service needs the person's yes to the service and to the sharing."""
    if letter.subject is None:
        return Found(Outcome.DO_NOT_SHARE, (Says.SERVICE_NOBODY,), step=NextStep.NAME_PERSON, final=True)
    if letter.capacity is Capacity.LACKS and letter.service in BEST_INTERESTS_SERVICES:
        return _best_interests(letter)
    match letter.agrees_to_service:
        case Agreement.NO:
            step = NextStep.SERVICE_REFUSED
            return Found(Outcome.DO_NOT_SHARE, (Says.SERVICE_REFUSED,), step=step, final=True)
        case Agreement.UNSAFE_TO_ASK:
            step = NextStep.SERVICE_UNSAFE
            return Found(Outcome.DO_NOT_SHARE, (Says.SERVICE_UNSAFE,), step=step, final=True)
        case Agreement.YES:
            return _to_share_with_service(letter).after(Found(says=(Says.SERVICE_AGREED,)))
        case _:
            unasked = letter.agrees in {None, Agreement.NOT_ASKED}
            sharing = (Missing(CheckId.AGREEMENT, "agrees_to_share"),) if unasked else ()
            return wait((), Missing(CheckId.SERVICE, "agrees_to_service"), *sharing)._replace(final=True)


def _best_interests(letter: LetterFacts) -> Found:
    if letter.entry is not None and SharingReason.BEST_INTERESTS in letter.entry.reasons:
        says = (Says.LACKS, Says.BEST_INTERESTS, Says.SERVICE_LACKS)
        return Found(Outcome.MAY_SHARE, says, reasons=(SharingReason.BEST_INTERESTS,))
    agreed = letter.agrees_to_service is Agreement.YES
    found = wait((Says.LACKS,), Missing(CheckId.LAWFUL_REASON, REASONS_KEY))
    return found._replace(final=not agreed)


def _to_share_with_service(letter: LetterFacts) -> Found:
    match letter.agrees:
        case None | Agreement.NOT_ASKED:
            return wait((), Missing(CheckId.AGREEMENT, "agrees_to_share"))
        case Agreement.NO | Agreement.UNSAFE_TO_ASK:
            says = Says.AGREEMENT_REFUSED if letter.agrees is Agreement.NO else Says.AGREEMENT_UNSAFE
            return Found(Outcome.DO_NOT_SHARE, (says,), step=NextStep.SHARING_REFUSED)
        case Agreement.YES:
            if void(letter) is None:
                return Found(Outcome.MAY_SHARE, (Says.AGREED,))
            return Found(Outcome.SEEK_ADVICE, (Says.NOT_FREE,), step=NextStep.ADVICE)


def unstoppable(letter: LetterFacts) -> Found:
    """S01, S03, S06 and S07 for a report that no answer may hold up: all is recorded, nothing stops it."""
    duty = Says.DUTY if letter.must and letter.service in DUTIES else Says.NEVER_STOPPED
    reasons = valid_reasons(letter)
    says = (*_purpose_kept(letter), duty, *((Says.REASON_FOUND,) if reasons else ()))
    agreed = Says.AGREED if letter.agrees is Agreement.YES and void(letter) is None else None
    says += (agreed,) if agreed and duty is Says.NEVER_STOPPED else ()
    found = Found(Outcome.MAY_SHARE, says, reasons=reasons)
    if duty is Says.NEVER_STOPPED and letter.service != "emergency_999":
        found = _caution(letter).after(found)._replace(outcome=Outcome.MAY_SHARE, waits_for=())
    return found._replace(says=found.says + _advice_kept(letter) + _told_kept(letter))


def child_enough(letter: LetterFacts) -> Found | None:
    """S06 for children's social care without a must: a child at risk is enough, whatever else was answered."""
    stated = letter.entry is not None and SharingReason.CHILD_AT_RISK in letter.entry.reasons
    if letter.service != "childrens_social_care" or not stated:
        return None
    says = (*_purpose_kept(letter), Says.CHILD_ENOUGH, *_advice_kept(letter), *_told_kept(letter))
    return Found(Outcome.MAY_SHARE, says, reasons=valid_reasons(letter))


def _caution(letter: LetterFacts) -> Found:
    if letter.subject is None or letter.child or letter.agrees is not Agreement.NO or void(letter) is not None:
        return Found()
    found = refusal(letter)
    alone = Says.OTHERS not in found.says and found.outcome is not Outcome.MAY_SHARE
    return Found(says=found.says, step=NextStep.SEND_AGAINST_REFUSAL) if alone else Found()


def _purpose_kept(letter: LetterFacts) -> tuple[Says, ...]:
    word = letter.word["purpose"]
    if word == Answer.NO or word in NOT_SURE:
        return (Says.PURPOSE_DOES_NOT_STOP,)
    return (Says.PURPOSE_GIVEN if word else Says.PURPOSE_FROM_PLAN,)


def _advice_kept(letter: LetterFacts) -> tuple[Says, ...]:
    if letter.entry is None or letter.entry.advice is None:
        return ()
    return (Says.ADVISED_SHARE if advised_to_share(letter) else Says.ADVICE_DOES_NOT_STOP,)


def _told_kept(letter: LetterFacts) -> tuple[Says, ...]:
    return (*((Says.TOLD_ANSWERED,) if letter.told else ()), *told_advice(letter))
