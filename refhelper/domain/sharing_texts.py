"""The closed lists of the sharing checks, and the reviewed wording that a data file supplies for each member.

Every sentence has an id that begins with the check it belongs to. The content is `refhelper/rules/sharing.yaml`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from refhelper.domain.plan import Reason
from refhelper.domain.vocabulary import SharingReason


class CheckId(StrEnum):
    """The checks, in the order in which they are taken. Ids are permanent."""

    PURPOSE = "S01"
    IDENTIFIABLE = "S02"
    DECIDED = "S03"
    AGREEMENT = "S04"
    CIRCUMSTANCES = "S05"
    LAWFUL_REASON = "S06"
    TOLD = "S07"
    CONFIRMED = "S08"
    SERVICE = "S09"


class Says(StrEnum):
    """What a check can find: its id, a dot, and the finding."""

    PURPOSE_FROM_PLAN = "S01.from_plan"
    PURPOSE_GIVEN = "S01.given"
    PURPOSE_NONE = "S01.none"
    PURPOSE_UNSURE = "S01.not_sure"
    PURPOSE_DOES_NOT_STOP = "S01.does_not_stop"
    OWN_RECORD = "S01.own_record"
    NOBODY_IDENTIFIED = "S02.nobody"
    REFERRAL_IDENTIFIES = "S02.referral"
    DUTY = "S03.duty"
    NEVER_STOPPED = "S03.never_stopped"
    AGREED = "S04.agreed"
    NOT_FREE = "S04.not_free"
    AGREEMENT_REFUSED = "S04.refused"
    AGREEMENT_UNSAFE = "S04.unsafe"
    CHILD = "S05.child"
    LACKS = "S05.lacks"
    COERCED = "S05.coerced"
    OTHERS = "S05.others"
    REFUSES_ALONE = "S05.refuses_alone"
    UNCLEAR = "S05.unclear"
    REASON_FOUND = "S06.found"
    CHILD_ENOUGH = "S06.child_enough"
    BEST_INTERESTS = "S06.best_interests"
    ADVISED_SHARE = "S06.advised_share"
    ADVISED_NOT = "S06.advised_not"
    ADVICE_DOES_NOT_STOP = "S06.advice_does_not_stop"
    OVERRIDDEN = "S06.overridden"
    TOLD_ANSWERED = "S07.answered"
    TOLD_AGAINST_ADVICE = "S07.against_advice"
    DO_NOT_TELL = "S07.do_not_tell"
    DO_NOT_WARN = "S07.do_not_warn"
    SERVICE_AGREED = "S09.agreed"
    SERVICE_REFUSED = "S09.refused"
    SERVICE_UNSAFE = "S09.unsafe"
    SERVICE_NOBODY = "S09.nobody"
    SERVICE_LACKS = "S09.lacks"

    @cached_property
    def check(self) -> CheckId:
        """The check whose finding this is."""
        return CheckId(self.value.split(".")[0])


class NextStep(StrEnum):
    """What there is to do after an outcome; no outcome is without one."""

    SEND = "send"
    SEND_NAMELESS = "send_nameless"
    SEND_AGAINST_REFUSAL = "send_against_refusal"
    ANSWER = "answer"
    ADVICE = "advice"
    CALL_NAMELESS = "call_nameless"
    NO_PURPOSE = "no_purpose"
    ADVISED_NOT = "advised_not"
    SHARING_REFUSED = "sharing_refused"
    SERVICE_REFUSED = "service_refused"
    SERVICE_UNSAFE = "service_unsafe"
    NAME_PERSON = "name_person"
    OWN_RECORD = "own_record"


class Label(StrEnum):
    """What stands before a value in the record and in a next step."""

    MAY_SHARE = "may_share"
    DO_NOT_SHARE = "do_not_share"
    SEEK_ADVICE = "seek_advice"
    ADVISERS = "advisers"
    EMERGENCY = "emergency"
    UNANSWERED = "unanswered"
    STILL_TO_RECORD = "still_to_record"
    NOT_ANSWERED = "not_answered"
    AGREES_TO_SHARE = "agrees_to_share"
    AGREES_TO_SERVICE = "agrees_to_service"
    TOLD = "told"
    CAPACITY = "capacity"
    COERCED = "coerced"
    PURPOSE = "purpose"
    IDENTIFIABLE = "identifiable"
    GILLICK = "gillick"
    PARENTS_VIEW = "parents_view"
    PARENTS_TOLD = "parents_told"
    LAWFUL_REASON = "lawful_reason"
    WHICH_DUTY = "which_duty"
    ADVICE = "advice"
    OVERRIDE = "override"
    OVERRIDE_NOT_COUNTED = "override_not_counted"
    CONFIRMED = "confirmed"


class Confirmation(StrEnum):
    """What is confirmed or explained before a letter goes (check S08)."""

    NECESSARY = "necessary"
    RELEVANT = "relevant"
    ADEQUATE = "adequate"
    ACCURATE = "accurate"
    RECIPIENT = "recipient"
    SECURE = "secure"
    TIMELY = "timely"


class CheckText(NamedTuple):
    """The wording of one check. `reviewed_on` is None until a named clinician has reviewed it."""

    question: str
    why: str
    source: str
    reviewed_on: date | None


class SharingTexts(NamedTuple):
    """All the wording; each mapping holds every member of its list."""

    checks: Mapping[CheckId, CheckText]
    says: Mapping[Says, str]
    keys: Mapping[str, str]
    lawful_reasons: Mapping[SharingReason, str]
    too_young: str
    confirmations: Mapping[Confirmation, str]
    next_steps: Mapping[NextStep, str]
    labels: Mapping[Label, str]
    advise_from: tuple[str, ...]

    def reason(self, says: Says) -> Reason:
        """Return a finding as a reason under its check's id and source."""
        return Reason(says.check.value, self.says[says], self.checks[says.check].source)

    def lawful(self, reason: SharingReason, *, under_16: bool) -> str:
        """Return a lawful reason as a sentence; of a child, best interests rest on age and not on capacity."""
        return self.too_young if under_16 and reason is SharingReason.BEST_INTERESTS else self.lawful_reasons[reason]

    def question(self, check: CheckId, key: str) -> str:
        """Return how a key is asked for; the check's own question where the key has none of its own."""
        return self.keys.get(key, self.checks[check].question)


ASKED_BY_KEY = (
    "agrees_to_share",
    "capacity",
    "coerced",
    "other_children",
    "pregnant",
    "sharing.parents_view",
    "sharing.which_duty",
)
"""The keys that are asked in words of their own, where a check needs more than one answer."""
