"""What the clinician decided on the lines of a plan, and which of them are not done."""

from refhelper.domain.case import Case, Decision
from refhelper.domain.part import WHOLE_CASE
from refhelper.domain.plan import Destination, Plan
from refhelper.domain.vocabulary import Decided, Verdict


def decision_on(case: Case, person: str | None, service: str) -> Decision | None:
    """Return what was last decided on one verdict, or None where nothing was."""
    wanted = person or WHOLE_CASE
    made = [each for each in case.decisions if (each.person, each.service) == (wanted, service)]
    return made[-1] if made else None


def not_done(case: Case, plan: Plan) -> tuple[Destination, ...]:
    """Return every must of a plan that was not handed over, and was not decided against."""
    gone = {(sent.for_, sent.to) for sent in case.handed_over}
    musts = (one for one in plan.destinations if one.verdict is Verdict.MUST)
    left = (one for one in musts if (one.person or WHOLE_CASE, one.service) not in gone)
    return tuple(one for one in left if not _decided_against(case, one))


def _decided_against(case: Case, one: Destination) -> bool:
    made = decision_on(case, one.person, one.service)
    return made is not None and made.decided is Decided.DO_NOT_REFER
