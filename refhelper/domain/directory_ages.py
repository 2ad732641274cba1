"""Ages that services for the same people take: no gap between them and no overlap, unless the directory says so."""

from collections.abc import Iterator

from refhelper.domain.contacts import EVERYWHERE
from refhelper.domain.directory import Directory, Service
from refhelper.domain.rules import LEVELS
from refhelper.domain.vocabulary import Role

Numbered = tuple[int, Service]
NO_LIMIT = (-1, 121)


def ages(service: Service) -> tuple[int, int]:
    """Return the youngest and the oldest age a service takes, -1 for the unborn and 121 for no limit."""
    low = NO_LIMIT[0] if service.minimum_age is None else service.minimum_age
    return low, NO_LIMIT[1] if service.maximum_age is None else service.maximum_age


def gaps_and_overlaps(directory: Directory) -> Iterator[tuple[int, str]]:
    """Return each unsaid gap or overlap once, with the number of the service it is said of.

    Compared are services that limit ages and say whom they are for: by role, district and risk.
    """
    limited = [
        (index, service)
        for index, service in enumerate(directory.services)
        if service.roles and (service.minimum_age is not None or service.maximum_age is not None)
    ]
    limited.sort(key=lambda numbered: ages(numbered[1]))
    return iter({fault: None for group in _same_people(limited) for fault in _in_group(group)})


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


def _in_group(group: list[Numbered]) -> Iterator[tuple[int, str]]:
    """Go through services from the youngest up; at most one overlap is told of each, so that many stay readable."""
    by_oldest: dict[int, list[Service]] = {}
    oldest: Service | None = None
    for index, service in group:
        low, high = ages(service)
        by_oldest = {age: found for age, found in by_oldest.items() if age >= low}
        unsaid = (other for found in by_oldest.values() for other in found if not _overlap_said(service, other))
        if other := next(unsaid, None):
            yield index, f"takes ages that {other.id} takes too; where meant, each names the other in overlaps"
        if oldest and 0 <= ages(oldest)[1] < low - 1 and oldest.id not in service.gaps:
            between = f"{ages(oldest)[1] + 1} to {low - 1}"
            yield index, f"leaves ages {between} without a service for the same people; if so, name {oldest.id} in gaps"
        by_oldest.setdefault(high, []).append(service)
        oldest = max(oldest or service, service, key=lambda each: ages(each)[1])


def _overlap_said(one: Service, other: Service) -> bool:
    return other.id in one.overlaps and one.id in other.overlaps
