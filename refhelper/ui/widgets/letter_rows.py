"""The list of what a letter is made of: a row for each text, with a sign for how it stands."""

from collections.abc import Iterable, Iterator, Mapping

from refhelper.domain.findings import Finding
from refhelper.domain.letter_request import Letter
from refhelper.ui import text
from refhelper.ui.slots import Slot, place_of, wanted
from refhelper.ui.text import letter as said
from refhelper.ui.widgets.literal import literal
from refhelper.ui.widgets.menu import Row


def rows(slots: Mapping[str, Slot], letter: Letter | None, found: Iterable[Finding]) -> Iterator[Row]:
    """Go through the texts under their headings."""
    empty, heading = wanted(letter, slots.values()), ""
    doubtful = {place_of(finding.place, slots.values()) for finding in found if finding.text}
    for name, slot in slots.items():
        if slot.heading != heading:
            heading = slot.heading
            yield Row(f"-{name}-", literal(heading, "bold underline"), heading=True)
        sign = text.FULL if slot.held else text.WANTED if slot.place in empty else text.EMPTY
        sign = said.NEEDS_A_WORD if slot.place in doubtful else sign
        yield Row(name, literal(f"{sign} {slot.label}"))
