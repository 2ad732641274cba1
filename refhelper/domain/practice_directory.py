"""A practice's own directory laid over the shipped one: what it may change, what comes of it, and how the two differ.

It may add services, change contacts, and change whom a commissioned service takes. It may not limit whom a duty sends
somewhere, and holds no rules: those are reviewed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from pydantic import ValidationError

from refhelper.domain.contacts import EMERGENCY, NATIONAL, Contact, ContactKind
from refhelper.domain.directory import Directory, Retired, Service, bare
from refhelper.domain.errors import Problem
from refhelper.domain.part import Part
from refhelper.domain.rules import Rulebook, RuleRow
from refhelper.domain.vocabulary import Role, Verdict

FORMAT: Literal["1"] = "1"
HEAD = "refhelper_practice_directory"

REFUSED = "THE PRACTICE'S OWN DIRECTORY IS NOT IN USE: it has problems, so the shipped directory is used instead."

LOCAL_ROUTE = frozenset({"id", "contacts", "hours", "how_to_refer", "have_ready", "notes", "alerts"})
"""What a practice may change of every destination. Its alerts come after the shipped ones and replace none."""
COMMISSIONED = LOCAL_ROUTE | {
    "provider", "purpose", "source", "minimum_age", "maximum_age", "service_area", "overlaps", "gaps",
}  # fmt: skip
"""What it may change of a commissioned service, one whose eligibility stands with it in the directory."""
PROVENANCE = frozenset({"source", "confidence", "assured_date", "assurer", "valid_to"})
"""What is said of one value, and so not of another one that takes its place."""
_OF_NATIONAL = frozenset({"id", "assured_date", "assurer", "source", "confidence"})


class PracticeHead(Part):
    """What stands in a practice's file besides its services, which are read one by one."""

    refhelper_practice_directory: Literal["1"]
    retired: tuple[Retired, ...] = ()


class InUse(NamedTuple):
    """The directory in use, the shipped one below it, and why a practice's file is not in use, if it is not."""

    directory: Directory
    shipped: Directory
    problems: tuple[Problem, ...] = ()


class PracticeFile(Protocol):
    """A practice's own directory file."""

    def mark(self, service: str, contacts: Sequence[str], by: str) -> Directory:
        """Write that somebody checked these contacts of a service today, and return the directory as it is then.

        RefhelperError where nothing was written, with the reason.
        """
        ...


class Practice(NamedTuple):
    """A practice's own directory: its file, what came of reading it, and what makes the rules that go with one."""

    file: PracticeFile
    in_use: InUse
    rules: Callable[[Directory], Rulebook]


def duties(rows: Iterable[RuleRow]) -> dict[str, str]:
    """Return the destinations that the reviewed rules name, each with the rule that asks most for it."""
    found: dict[str, str] = {}
    for wanted in (Verdict.MUST, Verdict.CONSIDER, Verdict.OFFER):
        for row in rows:
            for service, outcome in row.then.items():
                if outcome.verdict is wanted:
                    found.setdefault(service, row.id)
    return found


def may_change(service: Service, duty: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of a shipped service that a practice may change."""
    if service.rules:
        return COMMISSIONED
    return LOCAL_ROUTE if service.id in duty else frozenset(Service.model_fields) - {"rules"}


def service_refusals(service: Service, record: Mapping[str, Any], duty: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return each key that a practice may not change, with the reason; the same value as shipped is no change."""
    allowed = may_change(service, duty)
    if record.get("hours") and any(contact.value in NATIONAL for contact in service.contacts):
        yield "hours", "cannot be given: a national number answers at any hour"
    for key, value in record.items():
        if key not in Service.model_fields or key in allowed or _same(service, key, value):
            continue
        if key == "rules":
            yield key, "are reviewed, and stand in the shipped directory; a practice's directory holds none"
        elif service.rules:
            named = f" (rule {duty[service.id]} names it)" if service.id in duty else ""
            yield key, f"stays as shipped for a commissioned service{named}; allowed: {_listed(COMMISSIONED)}"
        else:
            sends = f"rule {duty[service.id]} sends people to {service.id}, and nobody may be kept from it"
            yield key, f"cannot be changed: {sends}; allowed: {_listed(LOCAL_ROUTE)}"


def _same(service: Service, key: str, value: object) -> bool:
    try:
        made = Service.model_validate(as_record(service) | {key: value})
    except ValidationError:
        return False
    return bool(getattr(made, key) == getattr(service, key))


def contact_refusals(
    service: Service, shipped: Contact | None, record: Mapping[str, Any], duty: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Return each key of a line that a practice may not give or change, with the reason."""
    roles = record.get("roles")
    if shipped is None and _is_emergency(service):
        yield "id", f"is another line than {EMERGENCY}, which takes none beside it"
    if shipped is not None and shipped.value in NATIONAL:
        held = as_record(shipped)
        for key in record.keys() - _OF_NATIONAL:
            if key in Contact.model_fields and record[key] != held.get(key):
                yield key, f"stays as shipped for a national number; allowed: {', '.join(sorted(_OF_NATIONAL))}"
    if shipped is not None and shipped.roles:
        if roles is not None and roles != [role.value for role in shipped.roles]:
            yield "roles", f"stays {', '.join(shipped.roles)}: this line is meant for nobody else"
    elif _only_for_roles(service):
        if not roles:
            yield "roles", f"is required for a line of {service.id}; allowed: {', '.join(Role)}"
    elif roles and service.id in duty and not service.rules:
        yield "roles", f"cannot be given: rule {duty[service.id]} sends people to {service.id} whatever their part"


def _is_emergency(service: Service) -> bool:
    return {contact.value for contact in service.contacts} == {EMERGENCY}


def _only_for_roles(service: Service) -> bool:
    return bool(service.contacts) and all(contact.roles for contact in service.contacts)


def _listed(keys: frozenset[str]) -> str:
    return ", ".join(key for key in Service.model_fields if key in keys)


def as_record(part: Service | Contact) -> dict[str, Any]:
    """Return a service (without its contacts and rules) or a contact as plain data, as it stands in a file."""
    plain: dict[str, Any] = part.model_dump(mode="json", exclude_unset=True, exclude={"contacts", "rules"})
    return plain


def laid_over(service: Service, record: Mapping[str, Any], duty: Mapping[str, str]) -> dict[str, Any]:
    """Return a shipped service, without contacts and rules, as a practice's record changes it, still unchecked."""
    allowed = may_change(service, duty)
    changes = {
        key: value
        for key, value in record.items()
        if (key in allowed or key not in Service.model_fields) and key not in {"contacts", "rules"}
    }
    if isinstance(added := changes.get("alerts"), list):
        changes["alerts"] = [*service.alerts, *(each for each in added if each not in service.alerts)]
    return as_record(service) | changes


def contact_laid_over(shipped: Contact, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a shipped contact as a practice's record changes it, still unchecked.

    Another value or kind keeps nothing of what was said of the old one's source and date.
    """
    held = as_record(shipped)
    if any(key in record and record[key] != held[key] for key in ("value", "kind")):
        held = {key: value for key, value in held.items() if key not in PROVENANCE}
    elif record.keys() & {"assured_date", "assurer"}:
        held = {key: value for key, value in held.items() if key not in {"assured_date", "assurer"}}
    return held | dict(record)


def combined(shipped: Directory, changed: Mapping[str, Service], retired: tuple[Retired, ...]) -> Directory:
    """Return the shipped directory with a practice's services in their places and its new ones at the end.

    A value that the practice replaced is retired, so that searching for it says what replaced it.
    """
    kept = [changed.get(service.id, service) for service in shipped.services]
    added = [service for name, service in changed.items() if name not in shipped.by_id]
    services = (*kept, *added)
    return shipped.holding(services, _retired(shipped, services, retired))


def _retired(shipped: Directory, services: tuple[Service, ...], own: tuple[Retired, ...]) -> tuple[Retired, ...]:
    live = {contact.value for service in services for contact in service.contacts}
    numbers = {bare(value) for value in live}
    replaced = dict(_replaced(shipped, services))
    told = {each.value for each in own}
    new = [
        Retired(value=old, replaced_by=by, note="Replaced in the practice's own directory.", source=source)
        for old, (by, source) in replaced.items()
        if old not in told and bare(old) not in numbers
    ]
    held = [
        each.model_copy(update={"replaced_by": replaced[each.replaced_by][0]})
        if each.replaced_by in replaced and each.replaced_by not in live
        else each
        for each in shipped.retired
        if each.value not in told
    ]
    return (*held, *new, *own)


def _replaced(shipped: Directory, services: tuple[Service, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Go through the values that a practice put others in the place of, each with its successor and its source."""
    for service in services:
        before = shipped.by_id.get(service.id)
        if before is None or service is before:
            continue
        now = {contact.id: contact for contact in service.contacts}
        for old in before.contacts:
            new = now[old.id]
            if old.kind is not ContactKind.ASK and old.value != new.value:
                yield old.value, ("" if new.kind is ContactKind.ASK else new.value, new.source)


class Difference(NamedTuple):
    """One thing in which the directory in use differs from the shipped one.

    `key` is empty for a whole contact or service; a contact comes as it was and as it is, None where it was not.
    """

    service: str
    contact: str
    key: str
    before: object
    after: object


def differences(shipped: Directory, in_use: Directory) -> tuple[Difference, ...]:
    """Return everything in which the directory in use differs from the shipped one."""
    found: list[Difference] = []
    for service in in_use.services:
        before = shipped.by_id.get(service.id)
        if before is None:
            found.append(Difference(service.id, "", "", None, service))
        elif before is not service:
            found += _in_service(before, service)
    known = set(shipped.retired)
    found += [Difference("", "", "retired", None, each) for each in in_use.retired if each not in known]
    return tuple(found)


def _in_service(before: Service, after: Service) -> Iterator[Difference]:
    for key in Service.model_fields:
        if key != "contacts" and getattr(before, key) != getattr(after, key):
            yield Difference(after.id, "", key, getattr(before, key), getattr(after, key))
    old = {contact.id: contact for contact in before.contacts}
    for contact in after.contacts:
        was = old.get(contact.id)
        if was is not contact:
            yield Difference(after.id, contact.id, "", was, contact)
