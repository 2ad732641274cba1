"""The plan: destinations with reasons, the questions that could still change them, and both as JSON."""

from typing import Any, NamedTuple

from refhelper.domain.vocabulary import Area, Deadline, Verdict

FORMAT = 1


class Reason(NamedTuple):
    """Why a verdict stands: the rule's permanent id, its sentence, and where it comes from."""

    rule: str
    text: str
    source: str


class Question(NamedTuple):
    """An unanswered key that could still change a verdict, a deadline or an area.

    `person` is None for a key of the case; `decides` names the destinations whose verdict it can change.
    """

    fact: str
    person: str | None
    ask: str
    because: str
    decides: tuple[tuple[str, str | None], ...] = ()


class Destination(NamedTuple):
    """One verdict: this service for this person (None: the whole case)."""

    service: str
    person: str | None
    verdict: Verdict
    deadline: Deadline | None
    area: Area | None
    reasons: tuple[Reason, ...]
    could_be_must: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether an answer decides it still: then its reasons are what may turn out, not what holds."""
        return self.verdict is Verdict.ASK

    @property
    def draft(self) -> bool:
        """Say whether a letter may be drafted as things stand."""
        return self.verdict is not Verdict.BLOCKED


class Plan(NamedTuple):
    """Destinations in the order in which to act, and the questions, most decisive first."""

    questions: tuple[Question, ...]
    destinations: tuple[Destination, ...]

    @property
    def complete(self) -> bool:
        """Say whether no question is left that could change anything."""
        return not self.questions

    def find(self, service: str, person: str | None) -> Destination | None:
        """Return the destination for a service and person, or None where no rule mentions them."""
        for destination in self.destinations:
            if (destination.service, destination.person) == (service, person):
                return destination
        return None


def as_json(plan: Plan) -> dict[str, Any]:
    """Return the plan as the JSON object that `refhelper route --json` prints."""
    return {
        "refhelper_plan": FORMAT,
        "complete": plan.complete,
        "questions": [
            {"fact": question.fact, "person": question.person, "ask": question.ask, "because": question.because}
            for question in plan.questions
        ],
        "destinations": [
            {
                "service": destination.service,
                "person": destination.person,
                "verdict": destination.verdict,
                "deadline": destination.deadline,
                "area": destination.area,
                "reasons": [reason._asdict() for reason in destination.reasons],
                "draft": destination.draft,
            }
            for destination in plan.destinations
        ],
    }
