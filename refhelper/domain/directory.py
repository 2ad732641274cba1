"""The directory: every destination, whom it takes, and which of its lines serve a person, by place and role."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from refhelper.domain.contacts import EVERYWHERE, LOCAL, Contact, ContactKind, Filled, Hours, Id, Places
from refhelper.domain.part import Age, Part, Text
from refhelper.domain.rules import Eligibility, RuleRow
from refhelper.domain.vocabulary import District, Role

FORMAT: Literal["1"] = "1"

RiskBand = Literal["standard", "medium", "high"]


class Status(StrEnum):
    """Whether a service runs, in the words of Open Referral HSDS."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily_closed"


class Service(Part):
    """One destination. Ages are whole years, both limits included; None sets no limit.

    `roles` and `risk_bands` say whom a commissioned service is for; `overlaps` names the services that may take the
    same people, known and accepted; `gaps` those between which and this one some ages have no service, likewise;
    `hours` are those of every contact that states none; `rules` its eligibility.
    """

    practice: ClassVar[bool] = False

    id: Id
    name: Filled
    provider: Filled
    purpose: Filled
    how_to_refer: Annotated[tuple[Filled, ...], Field(min_length=1)]
    have_ready: tuple[Filled, ...] = ()
    source: Filled
    notes: Text = ""
    alerts: tuple[Filled, ...] = ()
    status: Status = Status.ACTIVE
    roles: tuple[Role, ...] = ()
    risk_bands: tuple[RiskBand, ...] = ()
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    service_area: Annotated[Places, Field(min_length=1)]
    overlaps: tuple[Id, ...] = ()
    gaps: tuple[Id, ...] = ()
    hours: Hours = ()
    contacts: tuple[Contact, ...] = ()
    rules: tuple[RuleRow, ...] = ()

    @property
    def eligibility(self) -> Eligibility:
        """Whom the service takes, as the rules read it. A service for everywhere sets no limit of place."""
        districts = frozenset(self.service_area)
        limit = None if districts.issuperset(EVERYWHERE) else districts
        return Eligibility(self.minimum_age, self.maximum_age, limit, self.overlaps)


class PracticeService(Service):
    """A service that only the practice's own directory holds; it is labelled so wherever it is shown."""

    practice: ClassVar[bool] = True


class Retired(Part):
    """A value no longer in use, so that searching for it finds what replaced it (empty: nothing known)."""

    value: Filled
    replaced_by: Text = ""
    note: Filled
    source: Filled


class Directory(Part):
    """All destinations, and the retired values."""

    refhelper_directory: Literal["1"]
    services: tuple[Service, ...]
    retired: tuple[Retired, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Service]:
        """The services by id."""
        return {service.id: service for service in self.services}

    @property
    def rules(self) -> tuple[RuleRow, ...]:
        """The rule rows that stand with the services."""
        return tuple(row for service in self.services for row in service.rules)

    @property
    def eligibility(self) -> dict[str, Eligibility]:
        """Whom each service takes, by its id."""
        return {service.id: service.eligibility for service in self.services}

    def holding(self, services: tuple[Service, ...], retired: tuple[Retired, ...]) -> "Directory":
        """Return a directory with these services and retired values, all of them checked already."""
        return Directory.model_construct(
            refhelper_directory=self.refhelper_directory, services=services, retired=retired
        )


def bare(value: str) -> str:
    """Return a value without spaces and capitals, by which two ways of writing it are the same."""
    return value.replace(" ", "").casefold()


def with_value(service: Service, value: str) -> tuple[Contact, ...]:
    """Return the lines of a service that have this value, however it is spaced, or this id."""
    return tuple(contact for contact in service.contacts if value == contact.id or bare(value) == bare(contact.value))


def places(service: Service, contact: Contact) -> tuple[District, ...]:
    """Return the districts a contact serves: its own, or else the service's whole area."""
    return contact.districts or service.service_area


def with_hours(contact: Contact, hours: Hours) -> Contact:
    """Return a line with the hours of its service, where it states none of its own; whom to ask has no hours."""
    if not hours or contact.hours or contact.kind is ContactKind.ASK:
        return contact
    return contact.model_copy(update={"hours": hours})


def every_line(service: Service) -> tuple[Contact, ...]:
    """Return all lines of a service, with its hours for those that state none of their own."""
    return tuple(with_hours(contact, service.hours) for contact in service.contacts)


def contacts_for(service: Service, district: District, role: Role | None) -> tuple[Contact, ...]:
    """Return the lines for a person in a district with a role, in the order of the directory.

    A line meant for some roles is shown to nobody else, and not where the role is None. Where the district is not
    known, first what to do about that, then every local line, each with its label. Elsewhere gives only lines that
    serve elsewhere.
    """
    found = [
        contact
        for contact in service.contacts
        if _serves(places(service, contact), district) and (not contact.roles or role in contact.roles)
    ]
    if district is District.NOT_KNOWN:
        found.sort(key=lambda contact: district not in places(service, contact))
    return tuple(with_hours(contact, service.hours) for contact in found)


def _serves(served: tuple[District, ...], district: District) -> bool:
    if district is District.NOT_KNOWN:
        return district in served or any(local in served for local in LOCAL)
    return district in served
