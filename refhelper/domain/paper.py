"""The paper form: what to do when the program will not start, with the phone numbers as they stand on a day."""

from collections.abc import Iterator
from datetime import date

from refhelper.domain import contacts
from refhelper.domain.contacts import ContactKind
from refhelper.domain.dates import day_words
from refhelper.domain.directory import Directory, Service

LINE = "_" * 60
_QUESTIONS = (
    "Date and time, and who was present; seen alone? interpreter?",
    "Who is harmed, who causes harm, who lives with it (name, date of birth, where each of them is now)",
    "Every child, and any pregnancy, connected with any of these people, at weekends too",
    "What was seen (by whom, when)",
    "What was said (by whom, in their own words, when)",
    "What you make of it, and what that rests on",
    (
        "High risk? strangulation, threats to kill, stalking, weapon, getting worse (commonly 3 incidents in 12 "
        "months), again within 12 months of the last MARAC; separation too, which alone does not settle it"
    ),
    "Your own judgement of the risk, and the Dash score if one was done (a low score alone settles nothing)",
    "Agrees to sharing? Agrees to the service? Has been told, or why that is unsafe?",
    "Capacity for this decision? Pressure or control by somebody?",
    "Safe way and time to make contact; who must not know",
    "What was shared, with whom, how, when; who took it; when to chase; or the decision not to share, and why",
)


def paper(directory: Directory, today: date) -> str:
    """Return the blank form, with every phone number and its state on this day."""
    parts = [
        f"REFHELPER PAPER FORM, printed {day_words(today)}",
        "If anyone is in danger now: 999. Children first; phone, then write.",
        "Nothing here stops a report to social care or the police.",
        *(f"{question}\n{LINE}\n{LINE}" for question in _QUESTIONS),
        "WHERE TO TURN (the words in brackets say how far to trust a line)",
        *_services(directory, today),
    ]
    return "\n\n".join(parts)


def _services(directory: Directory, today: date) -> Iterator[str]:
    for service in directory.services:
        if lines := list(_lines(service, today)):
            yield "\n".join([f"{service.name}: {service.purpose}", *lines])


def _lines(service: Service, today: date) -> Iterator[str]:
    for contact in service.contacts:
        if contact.kind in {ContactKind.PHONE, ContactKind.ASK}:
            yield f"  {contacts.line(contact, today).whole}"
