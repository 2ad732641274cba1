"""Whether one letter may be shared: the checks in order, then advice and override, then the outcome in words.

Pure: a case, its plan and the reviewed wording in; an outcome, the open questions, the reasons and a record out.
"""

from datetime import date
from typing import NamedTuple

from refhelper.domain.case import Case
from refhelper.domain.plan import Plan, Reason
from refhelper.domain.sharing_checks import (
    REASONS_KEY,
    Found,
    Missing,
    Outcome,
    advised_to_share,
    decided,
    identifiable,
    needs_no_reason,
    purpose,
    wait,
)
from refhelper.domain.sharing_facts import NAMELESS, LetterFacts, letter_of
from refhelper.domain.sharing_record import record_lines
from refhelper.domain.sharing_special import child_enough, unstoppable, voluntary
from refhelper.domain.sharing_texts import CheckId, Confirmation, Label, NextStep, Says, SharingTexts
from refhelper.domain.vocabulary import VOLUNTARY_SERVICES, SharingReason

__all__ = ["OWN_RECORD", "OpenCheck", "Outcome", "SharingResult", "check", "unconfirmed"]

OWN_RECORD = "record_entry"
"""What stays in the person's own record, so that nothing is shared and nothing is checked."""
SPEAKS_FOR = frozenset({
    Says.PURPOSE_FROM_PLAN, Says.PURPOSE_GIVEN, Says.PURPOSE_DOES_NOT_STOP, Says.OWN_RECORD, Says.NOBODY_IDENTIFIED,
    Says.DUTY, Says.NEVER_STOPPED, Says.AGREED, Says.REASON_FOUND, Says.CHILD_ENOUGH, Says.BEST_INTERESTS,
    Says.ADVISED_SHARE, Says.ADVICE_DOES_NOT_STOP, Says.OVERRIDDEN, Says.TOLD_ANSWERED, Says.SERVICE_AGREED,
    Says.SERVICE_LACKS,
})  # fmt: skip
"""The findings that are no reason to keep a letter back."""
SETTLED_BY_ADVICE = frozenset({CheckId.CIRCUMSTANCES, CheckId.LAWFUL_REASON})


class OpenCheck(NamedTuple):
    """An answer that is wanted: the check, its question, the key of the case it goes under, and why it is asked."""

    check: str
    question: str
    key: str
    why: str


class SharingResult(NamedTuple):
    """What the checks of one letter come to.

    `open` holds the answers that stand between the letter and `may_share`; it is empty where the outcome is
    `may_share`. `wanted` holds answers worth recording that hold nothing up, `against` what speaks against sharing, and
    `to_do` the next step without the questions that are open.
    """

    outcome: Outcome
    open: tuple[OpenCheck, ...]
    reasons: tuple[Reason, ...]
    next_step: str
    advise_from: tuple[str, ...]
    lawful_reasons: tuple[SharingReason, ...]
    overridden: bool
    do_not_tell_family: bool
    record: tuple[str, ...]
    wanted: tuple[OpenCheck, ...] = ()
    under_16: bool = False
    against: tuple[str, ...] = ()
    to_do: str = ""


def check(  # noqa: PLR0913 - the six things one letter's checks depend on
    case: Case, plan: Plan, person: str | None, service: str, texts: SharingTexts, *, today: date | None = None
) -> SharingResult:
    """Say whether this person's letter to this service may go; `person` is None for the whole case.

    `today` fixes ages where the case gives no date of its own. KeyError where nobody has the ref.
    """
    letter = letter_of(case, plan, person, service, today)
    by_checks = _walk(letter)
    found = by_checks if _nothing_stops(letter) else _with_advice(letter, by_checks)
    lines = record_lines(letter, found, texts, overridden=_may_be_overridden(letter, found))
    if _may_be_overridden(letter, found):
        says = (*found.says, Says.OVERRIDDEN)
        found = found._replace(outcome=Outcome.MAY_SHARE, says=says, waits_for=(), step=NextStep.SEND)
    wanted = _wanted(letter, found, by_checks) if found.outcome is Outcome.MAY_SHARE else ()
    return _in_words(letter, found, wanted, texts)._replace(record=lines)


def unconfirmed(case: Case, person: str | None, service: str, texts: SharingTexts) -> tuple[OpenCheck, ...]:
    """Return what is still to be confirmed or explained before the letter goes (check S08). Never stops a letter."""
    entry = letter_of(case, Plan((), ()), person, service, None).entry
    given = entry.confirmed if entry else {}
    why = texts.checks[CheckId.CONFIRMED].why
    return tuple(
        OpenCheck(CheckId.CONFIRMED.value, texts.confirmations[one], f"sharing.confirmed.{one}", why)
        for one in Confirmation
        if not given.get(one)
    )


def _walk(letter: LetterFacts) -> Found:
    if letter.service == OWN_RECORD:
        return Found(Outcome.MAY_SHARE, (Says.OWN_RECORD,), step=NextStep.OWN_RECORD)
    if letter.unstoppable:
        return unstoppable(letter)
    if letter.service in VOLUNTARY_SERVICES:
        return _walk_voluntary(letter)
    found = child_enough(letter) or Found()
    for step in (purpose, identifiable, decided):
        if found.outcome is not None:
            break
        found = step(letter).after(found)
    return found


def _walk_voluntary(letter: LetterFacts) -> Found:
    """Take S09 first, so that nothing else can hide a no to the service."""
    found = voluntary(letter)
    if found.final:
        return found
    earlier = purpose(letter)
    return found.after(earlier) if earlier.outcome is None else earlier


def _nothing_stops(letter: LetterFacts) -> bool:
    return letter.service == OWN_RECORD or letter.unstoppable or child_enough(letter) is not None


def _with_advice(letter: LetterFacts, found: Found) -> Found:
    """Let advice on record settle what was for advice; advice against sharing stops what could have gone."""
    advice = letter.entry.advice if letter.entry else None
    if advice is None or found.final:
        return _nameless(letter, found)
    if not advised_to_share(letter):
        return found._replace(
            outcome=Outcome.DO_NOT_SHARE,
            says=(*found.says, Says.ADVISED_NOT),
            waits_for=(),
            step=NextStep.ADVISED_NOT,
        )
    only_unsure = bool(found.waits_for) and SETTLED_BY_ADVICE.issuperset(missing.check for missing in found.waits_for)
    if found.outcome is Outcome.SEEK_ADVICE or only_unsure:
        return Found(Outcome.MAY_SHARE, (*found.says, Says.ADVISED_SHARE), reasons=found.reasons)
    return _nameless(letter, found)


def _nameless(letter: LetterFacts, found: Found) -> Found:
    """Offer the call that names nobody, where one is possible and the named one may not be made."""
    may_go = found.outcome is Outcome.MAY_SHARE
    if letter.service not in NAMELESS or may_go or purpose(letter).outcome is not None:
        return found
    if letter.entry is None or letter.entry.identifiable is None:
        return wait(found.says, Missing(CheckId.IDENTIFIABLE, "sharing.identifiable"), *found.waits_for)
    return found._replace(step=NextStep.CALL_NAMELESS) if found.outcome is Outcome.SEEK_ADVICE else found


def _may_be_overridden(letter: LetterFacts, found: Found) -> bool:
    stopped = found.outcome is not Outcome.MAY_SHARE and not found.final
    return stopped and letter.entry is not None and letter.entry.override is not None


def _wanted(letter: LetterFacts, found: Found, by_checks: Found) -> tuple[Missing, ...]:
    """Return what is worth recording about a letter that may go, without holding it up."""
    if needs_no_reason(letter) or {Says.OWN_RECORD, Says.NOBODY_IDENTIFIED}.intersection(found.says):
        return ()
    wanted = list(by_checks.waits_for)
    duty_unnamed = letter.entry is not None and SharingReason.LEGAL_DUTY in letter.entry.reasons
    if not found.reasons:
        wanted.append(Missing(CheckId.LAWFUL_REASON, REASONS_KEY))
    elif duty_unnamed and SharingReason.LEGAL_DUTY not in found.reasons:
        wanted.append(Missing(CheckId.LAWFUL_REASON, "sharing.which_duty"))
    if not letter.told:
        wanted.append(Missing(CheckId.TOLD, "told" if letter.subject else "sharing.told"))
    return tuple(dict.fromkeys(wanted))


def _in_words(letter: LetterFacts, found: Found, wanted: tuple[Missing, ...], texts: SharingTexts) -> SharingResult:
    outcome = found.outcome or Outcome.DO_NOT_SHARE
    waiting = _asked(letter, found.waits_for, texts)
    still_wanted = _asked(letter, wanted, texts)
    ask_somebody = outcome is not Outcome.MAY_SHARE or found.step is NextStep.SEND_AGAINST_REFUSAL
    return SharingResult(
        outcome=outcome,
        open=waiting,
        reasons=_reasons(letter, found, texts),
        next_step=_next_step(found, waiting, still_wanted, texts),
        to_do=" ".join(_to_do(found, texts)),
        against=tuple(dict.fromkeys(texts.says[says] for says in found.says if says not in SPEAKS_FOR)),
        advise_from=texts.advise_from if ask_somebody else (),
        lawful_reasons=found.lawful,
        overridden=Says.OVERRIDDEN in found.says,
        do_not_tell_family=letter.do_not_tell,
        record=(),
        wanted=still_wanted,
        under_16=letter.under_16,
    )


def _asked(letter: LetterFacts, missing: tuple[Missing, ...], texts: SharingTexts) -> tuple[OpenCheck, ...]:
    return tuple(
        OpenCheck(one.check.value, _question(letter, one, texts), one.key, _why(letter, one.check, texts))
        for one in dict.fromkeys(missing)
    )


def _question(letter: LetterFacts, one: Missing, texts: SharingTexts) -> str:
    if one.check is CheckId.AGREEMENT and letter.under_16:
        return texts.checks[CheckId.AGREEMENT].question
    return texts.question(one.check, one.key)


def _why(letter: LetterFacts, which: CheckId, texts: SharingTexts) -> str:
    if which is CheckId.TOLD and letter.do_not_tell:
        return texts.says[Says.DO_NOT_TELL]
    return texts.checks[which].why


def _reasons(letter: LetterFacts, found: Found, texts: SharingTexts) -> tuple[Reason, ...]:
    unanswered = texts.labels[Label.UNANSWERED]
    said = [texts.reason(says) for says in found.says]
    for one in found.waits_for:
        question = _question(letter, one, texts)
        said.append(Reason(one.check.value, f"{unanswered} {question}", texts.checks[one.check].source))
    return tuple(dict.fromkeys(said))


def _next_step(found: Found, waiting: tuple[OpenCheck, ...], wanted: tuple[OpenCheck, ...], texts: SharingTexts) -> str:
    step, *advisers = _to_do(found, texts)
    parts = [step, *(each.question for each in waiting), *advisers]
    if wanted:
        parts += [texts.labels[Label.STILL_TO_RECORD], *(each.question for each in wanted)]
    if found.outcome is not Outcome.MAY_SHARE:
        parts.append(texts.labels[Label.EMERGENCY])
    return " ".join(parts)


def _to_do(found: Found, texts: SharingTexts) -> tuple[str, ...]:
    step = texts.next_steps[found.step]
    if found.step in {NextStep.ADVICE, NextStep.CALL_NAMELESS, NextStep.SEND_AGAINST_REFUSAL}:
        return step, f"{texts.labels[Label.ADVISERS]} {'; '.join(texts.advise_from)}."
    return (step,)
