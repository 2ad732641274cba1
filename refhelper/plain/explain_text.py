"""What would change each verdict, and why not the other services: as text, and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from refhelper.consultation import Consultation
from refhelper.domain.explain import Explained
from refhelper.domain.over_supposed import Nearest
from refhelper.domain.rules import Outcome
from refhelper.domain.supposing import Supposition
from refhelper.ui import explaining, text
from refhelper.ui.explaining import Names


def explain_text(consultation: Consultation) -> str:
    """Return the explanation of a whole plan, person by person."""
    case, every = consultation.settled_case(), consultation.explain().whole()
    called = explaining.names(case, consultation.service_name)
    refs = [*(person.ref for person in case.people), None]
    blocks = [_about(ref, [one for one in every if one.person == ref], called) for ref in refs]
    return "\n\n".join([text.EXPLAIN_HEAD, *(block for block in blocks if block)])


def _about(ref: str | None, every: list[Explained], called: Names) -> str:
    name = called.people.get(ref or "", text.WHOLE_CASE)
    said = [line for one in every for line in _turns(one, called)]
    others = [f"  {line}" for line in explaining.why_not(every, called)]
    if not said and not others:
        return ""
    return "\n".join([f"{name}: {text.EXPLAIN_CHANGES}", *said, f"{name}: {text.EXPLAIN_OTHERS}", *others])


def _turns(one: Explained, called: Names) -> Iterator[str]:
    lines = list(explaining.changes_in_lines(one, called))
    if one.outcome and lines:
        yield f"  {called.service(one.service)} ({explaining.outcome(one.outcome)})"
        yield from (f"    {line}" for line in lines)


def explain_json(every: Iterable[Explained], called: Names) -> list[dict[str, Any]]:
    """Return the explanation as data, with a sentence for each part."""
    return [_one(one, called) for one in every if one.turns or one.nearest]


def _one(one: Explained, called: Names) -> dict[str, Any]:
    return {
        "service": one.service,
        "person": one.person,
        **_outcome(one.outcome),
        "changes": [
            {
                "if": _supposed(turn.supposed),
                **_outcome(turn.outcome),
                "text": f"if {explaining.clause(turn.supposed, called)}: {explaining.outcome(turn.outcome)}",
            }
            for turn in one.turns
        ],
        "nearest": _nearest(one.nearest, called) if one.nearest else None,
    }


def _nearest(nearest: Nearest, called: Names) -> dict[str, Any]:
    return {
        "if": [_supposed(supposed) for supposed in nearest.supposed],
        **_outcome(nearest.outcome),
        "reason": nearest.reason._asdict(),
        "text": explaining.nearest(nearest, called),
    }


def _supposed(supposed: Supposition) -> dict[str, Any]:
    return {
        "person": supposed.person,
        "fact": supposed.key,
        "change": supposed.act,
        "values": list(supposed.values),
    }


def _outcome(outcome: Outcome | None) -> dict[str, Any]:
    return {"verdict": outcome.verdict if outcome else None, "deadline": outcome.deadline if outcome else None}
