"""The plan as plain text, for a terminal, a screen reader or a printer."""

from collections.abc import Iterator

from refhelper.consultation import Consultation
from refhelper.domain.feature_lines import called
from refhelper.domain.plan import Destination, Question
from refhelper.domain.vocabulary import Verdict
from refhelper.ui.explaining import DEADLINE, left_unsaid
from refhelper.ui.text import OPEN_REASON, OPEN_REASONS
from refhelper.ui.words import AREA, VERDICT


def plan_text(consultation: Consultation) -> str:
    """Return the whole plan: what to do in order, with reasons and contacts, then what is left to ask."""
    plan = consultation.plan
    blocks = [_destination(consultation, destination) for destination in plan.destinations]
    return "\n\n".join(
        [
            "You decide; nothing here stops a report to social care or the police.",
            *left_unsaid(consultation.settled_case(), plan, consultation.day),
            *blocks,
            _open(consultation, plan.questions),
        ]
    )


def _destination(consultation: Consultation, destination: Destination) -> str:
    head = [VERDICT[destination.verdict], consultation.service_name(destination.service)]
    if destination.person:
        head.append(f"for {consultation.whom(destination)}")
    if destination.area:
        head.append(f"({AREA[destination.area]})")
    if destination.deadline:
        head.append(f"- {DEADLINE[destination.deadline]}")
    return "\n".join([" ".join(head), *_below(consultation, destination)])


def _below(consultation: Consultation, destination: Destination) -> Iterator[str]:
    if destination.is_open and destination.reasons:
        yield f"  {OPEN_REASONS}"
    for reason in destination.reasons:
        said = f"  - {OPEN_REASON.format(reason=reason.text)}" if destination.is_open else f"  because {reason.text}"
        yield f"{said} [{reason.rule}; {reason.source}]"
    if destination.verdict is not Verdict.BLOCKED:
        yield from (f"  ! {alert}" for alert in consultation.alerts(destination))
        yield from (f"  {line.whole}" for line in consultation.lines(destination))
        if said := consultation.out_of_hours(destination):
            yield f"  {said}"


def _open(consultation: Consultation, questions: tuple[Question, ...]) -> str:
    if not questions:
        return "No question is left that could change this plan."
    case = consultation.settled_case()
    labels = {person.ref: called(case, person) for person in case.people}
    asked = (f"  {labels.get(one.person or '', 'the case')}: {one.ask} ({one.fact})" for one in questions)
    return "\n".join(["Still to ask, as each could change this plan:", *asked])
