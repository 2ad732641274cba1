"""What must hold across a directory, beyond each value being well formed: areas, ages, duties, references.

Faults are values with a place in the directory, counted from 0; all are found at once.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from refhelper.domain.contacts import EVERYWHERE, LOCAL, Contact, ContactKind, Cover
from refhelper.domain.directory import Directory, Service, Status, places
from refhelper.domain.rules import LEVELS
from refhelper.domain.vocabulary import SERVICES, District, Role

Place = tuple[str | int, ...]
Numbered = tuple[int, Service]


class Fault(NamedTuple):
    """One thing wrong or missing: where in the directory, and what is allowed there."""

    place: Place
    message: str


def check(directory: Directory, unread: frozenset[str] = frozenset(), *, complete: bool = True) -> list[Fault]:
    """Return every fault of a directory; none where it may be used.

    `unread` are the ids of services that are in the file and could not be read: they are not missing. Where the
    directory is not complete, what compares a value with all others is left out.
    """
    named = {service.id for service in directory.services} | unread
    faults = [
        *_missing(named),
        *_repeated_ids(directory),
        *_ages_between(directory),
        *_local_lines_elsewhere(directory),
    ]
    for index, service in enumerate(directory.services):
        at: Place = ("services", index)
        faults += [Fault(at + fault.place, fault.message) for fault in _in_service(service, named)]
    return [*faults, *_replacements(directory)] if complete else faults


def warnings(directory: Directory) -> list[Fault]:
    """Return what a practice should still fill in: services for which some local district has no line of its own."""
    found = []
    for index, service in enumerate(directory.services):
        if service.status is not Status.ACTIVE:
            continue
        lines = [contact for contact in service.contacts if contact.kind is not ContactKind.ASK]
        bare = [
            district
            for district in LOCAL
            if district in service.service_area and not any(district in places(service, line) for line in lines)
        ]
        if bare:
            where = "any district" if len(bare) == len(LOCAL) else ", ".join(bare)
            message = f"{service.id} has no line for {where}: ask locally, and add it to the practice's directory"
            found.append(Fault(("services", index, "contacts"), message))
    return found


def _missing(named: Iterable[str]) -> Iterator[Fault]:
    for service in SERVICES:
        if service not in named:
            yield Fault(("services",), f"{service} is missing; every directory holds: {', '.join(SERVICES)}")


def _repeated_ids(directory: Directory) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, name in _ids(directory):
        if name in seen:
            yield Fault(at, f"{name} is used twice; an id is used once in a directory")
        seen.add(name)


def _ids(directory: Directory) -> Iterator[tuple[Place, str]]:
    for index, service in enumerate(directory.services):
        yield ("services", index, "id"), f"service {service.id}"
        for number, contact in enumerate(service.contacts):
            yield ("services", index, "contacts", number, "id"), f"contact {contact.id}"


def _in_service(service: Service, named: set[str]) -> Iterator[Fault]:
    yield from _age_limits(service)
    yield from _references(service, named)
    yield from _areas(service)


def _age_limits(service: Service) -> Iterator[Fault]:
    low, high = _ages(service)
    if low > high:
        yield Fault(("maximum_age",), "is below minimum_age; leave either out for no limit")


def _references(service: Service, named: set[str]) -> Iterator[Fault]:
    for index, other in enumerate(service.overlaps):
        if other not in named or other == service.id:
            yield Fault(("overlaps", index), "names no other service of this directory")
    for index, row in enumerate(service.rules):
        for other in (*row.then, *([row.of] if row.of else [])):
            if other not in named:
                yield Fault(("rules", index), f"{other} is not a service of this directory")


def _areas(service: Service) -> Iterator[Fault]:
    if not service.contacts:
        yield Fault(("contacts",), "holds nothing; a contact of the kind ask that says whom to ask will do")
        return
    bare = [
        district
        for district in service.service_area
        if not any(district in places(service, contact) for contact in service.contacts)
    ]
    if bare:
        yield Fault(("contacts",), f"none serves {', '.join(bare)}, which service_area includes")
    for (_, one), (index, other) in combinations(enumerate(service.contacts), 2):
        shared = _shared_districts(service, one, other)
        if shared:
            message = f"two phone lines for {', '.join(shared)}: give them districts, roles, cover or chosen_by apart"
            yield Fault(("contacts", index, "districts"), message)


def _shared_districts(service: Service, one: Contact, other: Contact) -> list[District]:
    phones = one.kind is other.kind is ContactKind.PHONE
    roles = not one.roles or not other.roles or set(one.roles) & set(other.roles)
    in_and_out = {one.cover, other.cover} == {Cover.IN_HOURS, Cover.OUT_OF_HOURS}
    if not phones or not roles or in_and_out or one.chosen_by != other.chosen_by:
        return []
    return [district for district in places(service, one) if district in places(service, other)]


def _local_lines_elsewhere(directory: Directory) -> Iterator[Fault]:
    lines = [
        (("services", index, "contacts", number, "districts"), _bare(contact.value), set(places(service, contact)))
        for index, service in enumerate(directory.services)
        for number, contact in enumerate(service.contacts)
        if contact.kind is not ContactKind.ASK
    ]
    local = {value for _, value, served in lines if District.ELSEWHERE not in served and served.intersection(LOCAL)}
    for at, value, served in lines:
        some = served.intersection(LOCAL) and not served.issuperset(EVERYWHERE)
        if District.ELSEWHERE in served and (value in local or some):
            yield Fault(
                at, "gives a local line to people elsewhere; a line serves local districts, or all, or elsewhere"
            )


def _bare(value: str) -> str:
    return value.replace(" ", "").casefold()


def _replacements(directory: Directory) -> Iterator[Fault]:
    values = {contact.value for service in directory.services for contact in service.contacts}
    for index, retired in enumerate(directory.retired):
        if retired.replaced_by and retired.replaced_by not in values:
            yield Fault(("retired", index, "replaced_by"), "is no contact's value; left out where none is known")
        if retired.value in values:
            yield Fault(("retired", index, "value"), "is also given as a contact in use")


def _ages(service: Service) -> tuple[int, int]:
    low = -1 if service.minimum_age is None else service.minimum_age
    return low, 121 if service.maximum_age is None else service.maximum_age


def _ages_between(directory: Directory) -> Iterator[Fault]:
    """Compare services for the same role, district and risk that limit ages: no gap between, no overlap unsaid."""
    limited = [
        (index, service)
        for index, service in enumerate(directory.services)
        if service.roles and (service.minimum_age is not None or service.maximum_age is not None)
    ]
    found = {fault: None for group in _same_people(limited) for fault in _gaps_and_overlaps(group)}
    return iter(found)


def _same_people(limited: list[Numbered]) -> Iterator[list[Numbered]]:
    for role in Role:
        for district in EVERYWHERE:
            for band in LEVELS:
                yield [
                    (index, service)
                    for index, service in limited
                    if role in service.roles
                    and district in service.service_area
                    and (not service.risk_bands or band in service.risk_bands)
                ]


def _gaps_and_overlaps(group: list[Numbered]) -> Iterator[Fault]:
    open_to: list[Service] = []
    oldest = -1
    for index, service in sorted(group, key=lambda numbered: _ages(numbered[1])):
        low, high = _ages(service)
        at = ("services", index, "minimum_age")
        open_to = [other for other in open_to if _ages(other)[1] >= low]
        for other in open_to:
            if not _said(service, other):
                yield Fault(at, f"takes ages that {other.id} takes too; where meant, each names the other in overlaps")
        if 0 <= oldest < low - 1:
            yield Fault(at, f"leaves ages {oldest + 1} to {low - 1} without a service for the same people")
        open_to.append(service)
        oldest = max(oldest, high)


def _said(one: Service, other: Service) -> bool:
    return other.id in one.overlaps and one.id in other.overlaps
