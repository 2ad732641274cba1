"""What keeps a practice case apart from real ones: its letters, and whatever else is copied, carry the mark."""

from datetime import date

from refhelper.adapters import locations
from refhelper.adapters.case_files import read_case
from refhelper.adapters.clipboard import SystemClipboard
from refhelper.domain.case import Case
from refhelper.domain.copy_result import CopyResult
from refhelper.domain.demo import FICTIONAL
from refhelper.domain.errors import BadInputError
from refhelper.domain.letter_request import Renderer
from refhelper.domain.letter_view import Context


class MarkedRenderer:
    """Renders as another renderer does, with the mark below each section's heading."""

    def __init__(self, renderer: Renderer) -> None:
        """Take what renders."""
        self._renderer = renderer

    def sections(self, template: str) -> tuple[str, ...]:
        """Return the names of a template's sections, in its order."""
        return self._renderer.sections(template)

    def render(self, template: str, section: str, context: Context) -> str:
        """Return one section with the mark; one that says nothing is left as it is."""
        heading, _, body = self._renderer.render(template, section, context).partition("\n")
        return f"{heading}\n[{FICTIONAL}]\n{body}" if body.strip() else heading


class MarkedClipboard:
    """Copies as the system's clipboard does, and nothing without the mark."""

    def __init__(self, clipboard: SystemClipboard) -> None:
        """Take where to copy to."""
        self._clipboard = clipboard

    def copy(self, text: str) -> CopyResult:
        """Copy the text with the mark."""
        return self._clipboard.copy(text if FICTIONAL in text else f"[{FICTIONAL}]\n{text}")

    def clear_if_ours(self) -> bool:
        """Empty the clipboard if it still holds our text; say whether it was emptied."""
        return self._clipboard.clear_if_ours()


def demo_case(today: date) -> Case:
    """Return the fictional case; BadInputError where the package is damaged."""
    case, problems = read_case(locations.RULES / "demo.yaml", today)
    if case is None:
        title = "The practice case cannot be read."
        raise BadInputError(title, problems)
    return case
