"""What must hold across a directory, beyond each value being well formed: areas, ages, duties, references.

Faults are values with a place in the directory, counted from 0; all are found at once.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refhelper.domain.contacts import EVERYWHERE, LOCAL, ContactKind, Cover
from refhelper.domain.directory import Directory, Service, Status, bare, places
from refhelper.domain.directory_ages import ages, gaps_and_overlaps
from refhelper.domain.vocabulary import SERVICES, District, Role

Place = tuple[str | int, ...]
_SEARCHABLE = re.compile(r"[^\W_]")


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
        *(Fault(("services", index, "minimum_age"), said) for index, said in gaps_and_overlaps(directory)),
        *_not_running(directory),
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
        without = [
            district
            for district in LOCAL
            if district in service.service_area and not any(district in places(service, line) for line in lines)
        ]
        if without:
            where = "any district" if len(without) == len(LOCAL) else ", ".join(without)
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
    if not _SEARCHABLE.search(service.name):
        yield Fault(("name",), "holds no letter or digit, so no search can find the service")


def _age_limits(service: Service) -> Iterator[Fault]:
    low, high = ages(service)
    if low > high:
        yield Fault(("maximum_age",), "is below minimum_age; leave either out for no limit")


def _references(service: Service, named: set[str]) -> Iterator[Fault]:
    for key in ("overlaps", "gaps"):
        for index, other in enumerate(getattr(service, key)):
            if other not in named or other == service.id:
                yield Fault((key, index), "names no other service of this directory")
    for index, row in enumerate(service.rules):
        for other in (*row.then, *([row.of] if row.of else [])):
            if other not in named:
                yield Fault(("rules", index), f"{other} is not a service of this directory")


def _areas(service: Service) -> Iterator[Fault]:
    if not service.contacts:
        yield Fault(("contacts",), "holds nothing; a contact of the kind ask that says whom to ask will do")
        return
    without = [
        district
        for district in service.service_area
        if not any(district in places(service, contact) for contact in service.contacts)
    ]
    if without:
        yield Fault(("contacts",), f"none serves {', '.join(without)}, which service_area includes")
    yield from _phones_for_the_same_people(service)


def _phones_for_the_same_people(service: Service) -> Iterator[Fault]:
    earlier: dict[tuple[District, str], set[tuple[frozenset[Role], Cover]]] = {}
    for index, contact in enumerate(service.contacts):
        if contact.kind is not ContactKind.PHONE:
            continue
        roles = frozenset(contact.roles or Role)
        held = {place: earlier.setdefault((place, contact.chosen_by), set()) for place in places(service, contact)}
        shared = [place for place, others in held.items() if any(_meet(roles, contact.cover, *each) for each in others)]
        if shared:
            message = f"two phone lines for {', '.join(shared)}: give them districts, roles, cover or chosen_by apart"
            yield Fault(("contacts", index, "districts"), message)
        for others in held.values():
            others.add((roles, contact.cover))


def _meet(roles: frozenset[Role], cover: Cover, other_roles: frozenset[Role], other_cover: Cover) -> bool:
    in_and_out = {cover, other_cover} == {Cover.IN_HOURS, Cover.OUT_OF_HOURS}
    return bool(roles & other_roles) and not in_and_out


def _not_running(directory: Directory) -> Iterator[Fault]:
    for index, service in enumerate(directory.services):
        if service.status in {Status.DEFUNCT, Status.INACTIVE} and (service.id in SERVICES or service.rules):
            message = "the rules send people there; active or temporarily_closed, and an alert that says what to do"
            yield Fault(("services", index, "status"), message)


def _local_lines_elsewhere(directory: Directory) -> Iterator[Fault]:
    lines = [
        (("services", index, "contacts", number, "districts"), bare(contact.value), set(places(service, contact)))
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


def _replacements(directory: Directory) -> Iterator[Fault]:
    values = {contact.value for service in directory.services for contact in service.contacts}
    plain = {bare(value) for value in values}
    for index, retired in enumerate(directory.retired):
        if retired.replaced_by and retired.replaced_by not in values:
            yield Fault(("retired", index, "replaced_by"), "is no contact's value; left out where none is known")
        if bare(retired.value) in plain:
            yield Fault(("retired", index, "value"), "is also given as a contact in use")
