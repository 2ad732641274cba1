"""One letter with its case, plan and answers, for the tests of the sharing checks."""

from functools import cache
from typing import Any

from refhelper.adapters import locations
from refhelper.adapters.sharing_files import read_sharing
from refhelper.domain.case import Case, Person
from refhelper.domain.plan import Destination, Plan, Reason
from refhelper.domain.sharing import Outcome, SharingResult, check
from refhelper.domain.sharing_texts import SharingTexts
from refhelper.domain.vocabulary import Verdict

WORDING = locations.RULES / "sharing.yaml"
MAY, NOT, ADVICE = Outcome.MAY_SHARE, Outcome.DO_NOT_SHARE, Outcome.SEEK_ADVICE
MUST, CONSIDER, OFFER = Verdict.MUST, Verdict.CONSIDER, Verdict.OFFER
SHARE = {"from": "named GP", "on": "2026-11-20", "outcome": "share"}
HOLD = {"from": "named GP", "on": "2026-11-20", "outcome": "do_not_share"}
OVERRIDE = {"by": "Dr A", "why": "the harm is close"}
CAPABLE = {"capacity": "has", "coerced": "no", "told": "yes"}


@cache
def texts() -> SharingTexts:
    return read_sharing(WORDING)


def person(ref: str = "anna", **keys: Any) -> Person:
    return Person.model_validate({"ref": ref, "roles": ["harmed"], "age": "40", "sex": "male"} | keys)


def planned(service: str, verdict: Verdict, ref: str | None, *rules: str) -> Plan:
    reasons = tuple(Reason(rule, "because", "source") for rule in rules)
    return Plan((), (Destination(service, ref, verdict, None, None, reasons),))


def asked(  # noqa: PLR0913 - a case, its verdict and its answers
    service: str,
    verdict: Verdict,
    *rules: str,
    entry: dict[str, Any] | None = None,
    others: tuple[Person, ...] = (),
    whole: bool = False,
    other_children: str | None = "no",
    **keys: Any,
) -> SharingResult:
    subject = person(**keys)
    about = None if whole else subject.ref
    written: dict[str, Any] = {"refhelper_case": "1", "at": "2026-11-20T10:00", "people": [subject, *others]}
    if other_children:
        written["other_children"] = other_children
    if entry is not None:
        written["sharing"] = [{"for": about or "case", "to": service} | entry]
    case = Case.model_validate(written)
    return check(case, planned(service, verdict, about, *rules), about, service, texts())


def keys_open(result: SharingResult) -> set[str]:
    return {each.key for each in result.open}


def checks_named(result: SharingResult) -> set[str]:
    return {reason.rule for reason in result.reasons}
