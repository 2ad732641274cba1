"""Open Referral HSDS 3 as services of a practice's directory, and what of it was not understood.

Source: the specification's service object and its examples. Nothing is guessed: a number, an hour or an area that is
not understood is left out and told. Hours are taken whole or not at all, for half of them would say "closed" wrongly.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from refhelper.domain.directory import Status
from refhelper.domain.open_referral_contacts import LONGEST_ID, Lines
from refhelper.domain.open_referral_reading import Reading, Record
from refhelper.domain.opening_hours import DAYS, spans
from refhelper.domain.part import OLDEST
from refhelper.domain.towns import PLACES

TAKEN = frozenset({
    "id", "name", "alternate_name", "description", "url", "additional_urls", "email", "status", "application_process",
    "fees_description", "eligibility_description", "minimum_age", "maximum_age", "assured_date", "assurer_email",
    "alert", "phones", "schedules", "service_areas", "contacts", "service_at_locations", "organization",
})  # fmt: skip
_SHORTEST_ID = 3
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_CLOCK = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?Z?")
_WEEK = {day[:2]: day for day in DAYS}
_UNWANTED = ("count", "bymonthday", "byweekno", "byyearday")
_AREAS = {"north yorkshire": "north_yorkshire", "north yorkshire and york": "local"}


class Imported(NamedTuple):
    """The services as records of a practice's file, and a sentence for each thing that was not understood."""

    services: tuple[Record, ...]
    report: tuple[str, ...]


def imported(content: object, source: str, today: date, retired: frozenset[str] = frozenset()) -> Imported:
    """Return the services of a page, a list, an organization or a single service; `source` is named with each."""
    reading = _Services(source, today, retired)
    services = tuple(reading.services(content))
    return Imported(services, (*reading.reading.report, *reading.left_out()))


class _Services:
    def __init__(self, source: str, today: date, retired: frozenset[str]) -> None:
        self.source, self.today = source, today
        self.reading = Reading()
        self.lines = Lines(self.reading, source, today, retired)
        self.ids: set[str] = set()
        self.untaken: Counter[str] = Counter()

    def left_out(self) -> Iterator[str]:
        """Say which keys were not taken at all, and of how many services."""
        for key, count in sorted(self.untaken.items()):
            yield f"{key}: not taken, {count} {'service' if count == 1 else 'services'}"

    def services(self, content: object) -> Iterator[Record]:
        """Go through what may hold services."""
        for place, each, organization in self._objects(content):
            if service := self._service(place, each, organization):
                yield service

    def _objects(self, content: object) -> Iterator[tuple[str, Mapping[str, Any], object]]:
        held: object = content
        prefix = ""
        if isinstance(content, dict) and isinstance(content.get("contents"), list):
            held, prefix = content["contents"], "contents"
        for number, each in enumerate(held if isinstance(held, list) else [held], 1):
            place = f"{prefix}[{number}]" if isinstance(held, list) else ""
            if not isinstance(each, dict):
                self.reading.say(place, "is no service")
            elif isinstance(each.get("services"), list):
                for inner, service in enumerate(each["services"], 1):
                    at = f"{place}.services[{inner}]".removeprefix(".")
                    if isinstance(service, dict):
                        yield at, service, each
                    else:
                        self.reading.say(at, "is no service")
            else:
                yield place, each, each.get("organization")

    def _service(self, place: str, given: Mapping[str, Any], organization: object) -> Record | None:
        name, slug = self.reading.text(place, given, "name"), self._slug(place, given)
        if slug is None or not any(letter.isalnum() for letter in name):
            self.reading.say(place, "has no id that is its own, or no name; left out")
            return None
        self.untaken.update(key for key in given if key not in TAKEN and isinstance(key, str) and given[key])
        owner = organization if isinstance(organization, dict) else {}
        record: Record = {
            "id": slug,
            "name": name,
            "provider": self.reading.text(f"{place}.organization", owner, "name") or "Not stated",
            "purpose": self.reading.text(place, given, "description")
            or self.reading.text(place, given, "alternate_name")
            or name,
            "how_to_refer": [self.reading.text(place, given, "application_process") or "Not stated: ask the service."],
            "source": self.source,
            "notes": " ".join(self._texts(place, given, "eligibility_description", "fees_description")),
            "alerts": self._texts(place, given, "alert"),
            "status": self._status(place, given),
            **self._ages(place, given),
            "service_area": self._areas(place, given),
            "hours": self._hours(place, given),
        }
        record = {key: value for key, value in record.items() if value not in ("", [])}
        return record | {"contacts": self.lines.of(place, given, owner, slug)}

    def _slug(self, place: str, given: Mapping[str, Any]) -> str | None:
        slug = _NOT_SLUG.sub("", self.reading.text(place, given, "id").lower())
        made = f"hsds_{slug}"[:LONGEST_ID]
        if len(slug) < _SHORTEST_ID or made in self.ids:
            return None
        self.ids.add(made)
        return made

    def _texts(self, place: str, given: Mapping[str, Any], *keys: str) -> list[str]:
        return [text for key in keys if (text := self.reading.text(place, given, key))]

    def _status(self, place: str, given: Mapping[str, Any]) -> str:
        said = self.reading.text(place, given, "status").lower().replace(" ", "_")
        if said and said not in set(Status):
            self.reading.say(f"{place}.status", f"is not one of {', '.join(Status)}; left out")
        return said if said in set(Status) else ""

    def _ages(self, place: str, given: Mapping[str, Any]) -> Record:
        found: Record = {}
        for key in ("minimum_age", "maximum_age"):
            value = given.get(key)
            if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= OLDEST:
                found[key] = str(int(value))
            elif value is not None:
                self.reading.say(f"{place}.{key}", f"is no age from 0 to {OLDEST}; left out")
        if int(found.get("minimum_age", 0)) > int(found.get("maximum_age", OLDEST)):
            self.reading.say(place, "minimum_age is above maximum_age; both left out")
            return {}
        return found

    def _areas(self, place: str, given: Mapping[str, Any]) -> list[str]:
        found = []
        for at, area in self.reading.objects(place, given, "service_areas"):
            said = self.reading.text(at, area, "name").casefold()
            known = _AREAS.get(said) or (PLACES[said].value if said in PLACES else None)
            if known is None or known == "elsewhere":
                self.reading.say(at, "is no area of North Yorkshire and York by its name; left out")
            else:
                found.append(known)
        wide: list[str] = [each for each in ("local", "north_yorkshire") if each in found]
        return wide[:1] or sorted(set(found)) or ["not_known"]

    def _hours(self, place: str, given: Mapping[str, Any]) -> list[str]:
        hours: list[str] = []
        for at, schedule in self.reading.objects(place, given, "schedules"):
            found = self._schedule(at, schedule)
            if found is None:
                self.reading.say(at, "are hours that cannot be written here; all hours of this service left out")
                return []
            hours += [each for each in found if each not in hours]
        try:
            spans(tuple(hours))
        except ValueError:
            self.reading.say(f"{place}.schedules", "overlap; all hours of this service left out")
            return []
        return hours

    def _schedule(self, place: str, schedule: Mapping[str, Any]) -> list[str] | None:
        opens, closes = (_CLOCK.fullmatch(self.reading.text(place, schedule, key)) for key in ("opens_at", "closes_at"))
        days = [_WEEK.get(day.strip().lower()) for day in self.reading.text(place, schedule, "byday").split(",")]
        other = [key for key in _UNWANTED if schedule.get(key)]
        weekly = schedule.get("freq") in (None, "", "WEEKLY") and schedule.get("interval") in (None, "", 1)
        if not opens or not closes or None in days or other or not self._holds(schedule) or not weekly:
            return None
        return [f"{day} {opens[1]}-{closes[1]}" for day in days]

    def _holds(self, schedule: Mapping[str, Any]) -> bool:
        """Say whether a schedule has begun and is not over, as far as it says when."""
        first, last = (
            [schedule[key] for key in keys if schedule.get(key)]
            for keys in (("valid_from", "dtstart"), ("valid_to", "until"))
        )
        today = self.today.isoformat()
        return all(isinstance(day, str) for day in (*first, *last)) and (
            all(day[: len(today)] <= today for day in first) and all(day >= today for day in last)
        )
