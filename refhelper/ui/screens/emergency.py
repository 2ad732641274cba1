"""F9: whom to ring when anyone is in danger now, and what to have ready. Opens over everything."""

from refhelper.consultation import Consultation
from refhelper.domain import contacts
from refhelper.ui import text
from refhelper.ui.screens.dialog import Reader

EMERGENCY = "emergency_999"
LINES = (EMERGENCY, "police_101")


class Emergency(Reader):
    """The lines for danger now, with their state, and what the call will ask."""

    def __init__(self, consultation: Consultation) -> None:
        """Take the consultation, for its directory and its day."""
        directory, today = consultation.parts.directory, consultation.parts.now().date()
        service = directory.by_id.get(EMERGENCY)
        ready = service.have_ready if service else ()
        found = [directory.by_id[each] for each in LINES if each in directory.by_id]
        held = [contacts.line(contact, today).text for each in found for contact in each.contacts]
        said = [text.EMERGENCY_HAVE_READY, *(f"- {each}" for each in ready), "", text.EMERGENCY_LINES]
        super().__init__(text.EMERGENCY_TITLE, "\n".join([*said, *(f"- {each}" for each in held)]))
