"""What the page for danger now says: what to have ready for the call, and the lines with their state."""

from refhelper.consultation import Consultation
from refhelper.domain import contacts
from refhelper.ui import text

EMERGENCY = "emergency_999"
LINES = (EMERGENCY, "police_101")


def emergency_lines(consultation: Consultation) -> str:
    """Return the page for danger now, from the directory."""
    directory, today = consultation.parts.directory, consultation.parts.now().date()
    service = directory.by_id.get(EMERGENCY)
    ready = service.have_ready if service else ()
    found = [directory.by_id[each] for each in LINES if each in directory.by_id]
    held = [contacts.line(contact, today).whole for each in found for contact in each.contacts]
    said = [text.EMERGENCY_HAVE_READY, *(f"- {each}" for each in ready), "", text.EMERGENCY_LINES]
    return "\n".join([*said, *(f"- {each}" for each in held)])
