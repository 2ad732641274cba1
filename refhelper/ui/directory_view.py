"""How the directory reads on screen: a row for each service found, and the page of one service."""

from collections.abc import Iterator
from datetime import datetime

from refhelper.domain import contacts
from refhelper.domain.contacts import EVERYWHERE, LOCAL, PRACTICE, Contact, ContactKind
from refhelper.domain.directory import Directory, Service, every_line
from refhelper.domain.directory_search import Found, line_for
from refhelper.domain.directory_text import retired_text
from refhelper.ui import words
from refhelper.ui.text import directory as text
from refhelper.ui.widgets.literal import lines, literal
from refhelper.ui.widgets.menu import Row


def result_rows(found: Found, directory: Directory, now: datetime, sought: str) -> Iterator[Row]:
    """Return what was found: retired values with what replaced them, then services, each with a line and its state."""
    for number, retired in enumerate(found.retired):
        said = retired_text(retired, directory, now)
        yield Row(f"-retired-{number}", literal(text.RETIRED.format(text=said)), heading=True)
    for service in found.services:
        line = contacts.line_at(line_for(service, sought, now), now).text
        yield Row(service.id, lines(literal(title(service), "bold"), f"  {line}"))


def title(service: Service) -> str:
    """Return a service's name, with the label where only the practice's directory holds it."""
    return f"{service.name} ({PRACTICE})" if service.practice else service.name


def contact_rows(service: Service, now: datetime) -> Iterator[Row]:
    """Return every contact of a service, those closed now last: value, label, state, opening, hours, and source."""
    for contact in contacts.open_first(every_line(service), now):
        line = literal(contacts.line_at(contact, now).text, "bold")
        yield Row(contact.id, lines(line, f"  {_below(contact, now)}"))


def _below(contact: Contact, now: datetime) -> str:
    parts = []
    if contact.kind is not ContactKind.ASK:
        parts.append(text.OPEN_NOW[contacts.open_now(contact, now)])
    if contact.hours:
        parts.append(text.HOURS.format(hours=", ".join(contact.hours)))
    if contact.roles:
        parts.append(text.ONLY_FOR.format(roles=", ".join(words.ROLE[role] for role in contact.roles)))
    parts.append(text.FROM.format(source=contact.source))
    if contact.assurer:
        parts.append(text.BY.format(by=contact.assurer))
    return "; ".join(parts)


def page(service: Service, shipped: Service | None) -> str:
    """Return all else there is to know of a service; what the practice changed is labelled."""
    said = []
    for key, heading in text.SECTIONS.items():
        held = tuple(each for each in _section(service, key) if each)
        if not held:
            continue
        changed = shipped is not None and shipped is not service and held != tuple(_section(shipped, key))
        head = text.PRACTICE_FIELD.format(text=heading) if changed else heading
        said.append(f"{head}: {held[0]}" if len(held) == 1 else "\n".join([f"{head}:", *(f"- {one}" for one in held)]))
    if out_of_hours := contacts.out_of_hours_note(service.contacts):
        said.append(f"{text.NO_OUT_OF_HOURS}: {out_of_hours}")
    return "\n".join(said)


def _section(service: Service, key: str) -> tuple[str, ...]:
    match key:
        case "ages":
            return (_ages(service),)
        case "roles":
            return (", ".join(words.ROLE[role] for role in service.roles),)
        case "risk_bands":
            return (", ".join(service.risk_bands),)
        case "service_area":
            return (_areas(service),)
        case "status":
            return ("" if service.status == "active" else service.status.replace("_", " "),)
        case _:
            held = getattr(service, key)
            return held if isinstance(held, tuple) else (str(held),)


def _ages(service: Service) -> str:
    low, high = service.minimum_age, service.maximum_age
    if low is None and high is None:
        return text.NO_LIMIT
    return text.AGES[low is not None, high is not None].format(low=low, high=high)


def _areas(service: Service) -> str:
    served = set(service.service_area)
    if served.issuperset(EVERYWHERE):
        return "everywhere"
    if served == set(LOCAL):
        return "North Yorkshire and York"
    return ", ".join(words.spoken(each.value, words.DISTRICT) for each in service.service_area)
