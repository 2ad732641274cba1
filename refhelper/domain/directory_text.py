"""The directory as plain text: services with their contacts, and how the directory in use differs from the shipped one.

A contact is only ever shown as its whole line, with its state.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from refhelper.domain import contacts
from refhelper.domain.contacts import PRACTICE, Contact
from refhelper.domain.directory import Directory, Retired, Service, every_line, with_hours
from refhelper.domain.practice_directory import Difference

NO_DIFFERENCE = "The directory in use is the shipped one: the practice has changed nothing."


def service_text(service: Service, now: datetime) -> str:
    """Return a service with its purpose and every contact, each with its state; those closed now come last."""
    name = f"{service.name} ({PRACTICE})" if service.practice else service.name
    lines = [f"  {contacts.line_at(contact, now).whole}" for contact in contacts.open_first(every_line(service), now)]
    return "\n".join([f"{service.id}: {name}", f"  {service.purpose}", *lines])


def retired_text(retired: Retired, directory: Directory, now: datetime) -> str:
    """Return a value that is no longer in use, and the line that replaced it with its state."""
    said = [f"{retired.value}: no longer in use. {retired.note}"]
    said += [f"  instead: {line}" for line in replacement_lines(retired, directory, now)]
    return "\n".join(said)


def replacement_lines(retired: Retired, directory: Directory, now: datetime) -> tuple[str, ...]:
    """Return the lines that replaced a retired value, each once, with service and state."""
    found = (
        f"{service.name}: {contacts.line_at(contact, now).whole}"
        for service in directory.services
        for contact in every_line(service)
        if contact.value == retired.replaced_by
    )
    return tuple(dict.fromkeys(found))


def differences_text(found: Sequence[Difference], directory: Directory, now: datetime) -> str:
    """Return every difference from the shipped directory, in the order of the directory."""
    return "\n".join(part for each in found for part in _difference(each, directory, now)) or NO_DIFFERENCE


def _difference(found: Difference, directory: Directory, now: datetime) -> Iterator[str]:
    match found.after:
        case Service():
            yield f"{found.service}: only in the practice's directory"
            yield from (f"  {contacts.line_at(contact, now).whole}" for contact in every_line(found.after))
        case Contact():
            hours = directory.by_id[found.service].hours
            yield f"{found.service}, {found.contact}:"
            if isinstance(found.before, Contact):
                yield f"  shipped:  {contacts.line_at(with_hours(found.before, hours), now).whole}"
            yield f"  practice: {contacts.line_at(with_hours(found.after, hours), now).whole}"
            yield from _other_keys(found.before, found.after)
        case Retired():
            yield retired_text(found.after, directory, now)
        case _:
            yield f"{found.service}: {found.key}"
            yield f"  shipped:  {_written(found.before)}"
            yield f"  practice: {_written(found.after)}"


def _other_keys(before: object, after: Contact) -> Iterator[str]:
    for key in Contact.model_fields:
        old, new = getattr(before, key, None), getattr(after, key)
        if key not in {"id", "value", "label"} and before is not None and old != new:
            yield f"    {key}: shipped {_written(old)}, practice {_written(new)}"


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_written(each) for each in value) or "none"
    return value.value if isinstance(value, StrEnum) else "none" if value in {None, ""} else str(value)
