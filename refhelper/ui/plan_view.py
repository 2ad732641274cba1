"""How the plan reads: groups by when to act, and for each destination its line, its contact and why."""

from collections.abc import Iterator

from refhelper.domain.contact_check import BY_PLACE_OF_WORK
from refhelper.domain.contacts import ContactKind, Line
from refhelper.domain.decisions import decision_on
from refhelper.domain.opening_hours import may_be_out_of_hours
from refhelper.domain.plan import Destination
from refhelper.domain.vocabulary import Deadline, District, Verdict
from refhelper.ui import checklist, explaining, handed_over, text, words
from refhelper.ui.session import Session

NOW, TODAY, NEXT_DAY, MUST, COULD_BE_MUST, DECIDE, AGREED, OPEN, NOT_SUITABLE = text.GROUPS


def group(destination: Destination) -> str:
    """Return the heading under which a destination stands."""
    match destination.verdict:
        case Verdict.MUST:
            return {Deadline.NOW: NOW, Deadline.TODAY: TODAY, Deadline.NEXT_WORKING_DAY: NEXT_DAY}.get(
                destination.deadline or Deadline.WHEN_AGREED, MUST
            )
        case Verdict.CONSIDER:
            return DECIDE
        case Verdict.OFFER:
            return AGREED
        case Verdict.ASK:
            return COULD_BE_MUST if destination.could_be_must else OPEN
        case Verdict.BLOCKED:
            return NOT_SUITABLE


def grouped(session: Session) -> Iterator[tuple[str, list[Destination]]]:
    """Go through the groups that are not empty, in the order in which to act."""
    every = session.consultation.plan.destinations
    for heading in text.GROUPS:
        found = [one for one in every if group(one) == heading]
        if found:
            yield heading, found


def who(session: Session, destination: Destination) -> str:
    """Return whom a destination is about, with the area that decides where it goes."""
    name = session.consultation.whom(destination)
    return f"{name}, {words.AREA[destination.area]}" if destination.area else name


def named(session: Session, destination: Destination) -> str:
    """Return a destination by its service and whom it is for."""
    return f"{session.consultation.service_name(destination.service)}, {session.consultation.whom(destination)}"


def headline(session: Session, destination: Destination) -> str:
    """Return verdict and service, and what the clinician decided on it."""
    said = [words.VERDICT[destination.verdict], session.consultation.service_name(destination.service)]
    if destination.verdict is not Verdict.MUST and destination.deadline is Deadline.TODAY:
        said.append(f"({text.TODAY})")
    decision, sent = decided(session, destination), handed_over.of(session, destination)
    said += [f"[{text.DECIDED.format(what=decision)}]"] if decision else []
    said += [f"[{text.HANDED_OVER.format(at=sent.at).strip()}]"] if sent else []
    return "  ".join(said)


def decided(session: Session, destination: Destination) -> str:
    """Return the clinician's latest decision on a destination in words; empty where there is none."""
    made = decision_on(session.case, destination.person, destination.service) if session.case else None
    return words.DECIDED[made.decided] if made else ""


def contact(session: Session, destination: Destination) -> str:
    """Return the line to ring or write to, always with its state; a phone line where there is one.

    Where it is not known which area decides, every area's line, one below the other: the first could be the wrong one;
    and before them all what is asked first, where the person is.
    """
    held = session.consultation.lines(destination)
    best: tuple[Line, ...] = tuple(line for line in held if line.kind is ContactKind.PHONE) or held[:1]
    if _is_placed(session, destination):
        best = best[:1]
    elif held and held[0].kind is ContactKind.ASK:
        best = tuple(dict.fromkeys([held[0], *best]))
    return "\n".join(line.text for line in best) or text.NO_CONTACT


def below(session: Session, destination: Destination) -> list[str]:
    """Return what stands below whom a destination is for: why not, or how to reach it and what to heed.

    What is still open takes less room: there `w` shows what to heed.
    """
    if destination.verdict is Verdict.BLOCKED:
        return [reason.text for reason in destination.reasons]
    consultation = session.consultation
    said = contact(session, destination).split("\n")
    if may_be_out_of_hours(consultation.parts.now()) and (note := consultation.out_of_hours(destination)):
        said.append(note)
    heeded = () if destination.is_open else consultation.alerts(destination)
    return said + [text.HEED.format(alert=alert) for alert in heeded]


def _is_placed(session: Session, destination: Destination) -> bool:
    case = session.case
    if case is None or destination.person is None or destination.service in BY_PLACE_OF_WORK:
        return False
    return case.person(destination.person).lives_in is not District.NOT_KNOWN


def why(session: Session, destination: Destination) -> str:
    """Return everything behind one line of the plan: what to heed, reasons, what would change it, how to reach it."""
    said = [words.VERDICT[destination.verdict] + (f", {_by(destination)}" if destination.deadline else "")]
    said += [*_under(text.WHY_HEED, list(session.consultation.alerts(destination))), ""]
    if destination.is_open and destination.reasons:
        said.append(text.OPEN_REASONS)
    for reason in destination.reasons:
        reads = text.OPEN_REASON.format(reason=reason.text) if destination.is_open else reason.text
        said += [f"- {reads}", f"  [{reason.rule}; {reason.source}]"]
    changes, others = explained(session, destination)
    said += _under(text.WHY_OPEN, _open(session, destination)) + _under(text.WHY_CHANGES, changes)
    if destination.verdict is not Verdict.BLOCKED:
        said += _reaching(session, destination)
    who_else = session.label(destination.person) if destination.person else text.WHOLE_CASE
    said += _under(text.WHY_NOT.format(who=who_else), others)
    return "\n".join([*said, "", text.WHY_HONEST])


def _reaching(session: Session, destination: Destination) -> list[str]:
    consultation = session.consultation
    contacts = [line.whole for line in consultation.lines(destination)]
    contacts += [note] if (note := consultation.out_of_hours(destination)) else []
    said = _under(text.WHY_CONTACTS, contacts)
    service = consultation.parts.directory.by_id.get(destination.service)
    if service is None:
        return said
    said += _under(text.WHY_HOW, list(service.how_to_refer)) + _under(text.WHY_READY, list(service.have_ready))
    return said + _under(text.WHY_NOTES, [service.notes] if service.notes else [])


def _under(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"- {line}" for line in lines)] if lines else []


def _open(session: Session, destination: Destination) -> list[str]:
    about = (destination.service, destination.person)
    asked = (one for one in session.consultation.plan.questions if about in one.decides)
    return [f"{session.label(one.person)}: {one.ask}" for one in asked]


def explained(session: Session, destination: Destination) -> tuple[list[str], list[str]]:
    """Return what would change a verdict, and why not the other services for the same person, a line each."""
    consultation = session.consultation
    called = explaining.names(consultation.settled_case(), consultation.service_name)
    every = consultation.explain().about(destination.person)
    own = [one for one in every if one.service == destination.service]
    changes = [line for one in own for line in explaining.changes_in_lines(one, called)]
    return changes, list(explaining.why_not((one for one in every if one not in own), called))


def _by(destination: Destination) -> str:
    return (destination.deadline or "").replace("_", " ")


def title(session: Session) -> str:
    """Return whether the plan can still change, and what was left open that no question asks for."""
    case = session.case
    if case is None:
        return text.PLAN_TITLE
    left = len(session.consultation.plan.questions)
    heading = text.PLAN_COMPLETE if not left else text.PLAN_OPEN_ONE if left == 1 else text.PLAN_OPEN.format(count=left)
    unasked = ", ".join(f"{session.label(ref)} ({count})" for ref, count in checklist.not_asked(case).items())
    asked = [text.PLAN_NOT_ASKED.format(who=unasked)] if unasked else []
    return "\n".join(
        [heading, *explaining.left_unsaid(case, session.consultation.plan, session.consultation.day), *asked]
    )
