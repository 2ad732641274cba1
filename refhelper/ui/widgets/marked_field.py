"""A text field that underlines the wordings that are worth another look."""

from collections.abc import Iterable

from rich.style import Style
from rich.text import Text

from refhelper.domain.findings import Finding
from refhelper.ui.widgets.fields import TextField

MARK = Style(underline=True, bold=True)


class MarkedField(TextField):
    """Several lines of text; a wording is underlined while it stands where it was found."""

    marks: tuple[tuple[int, int, str], ...] = ()
    """Line, column and wording of each mark."""

    def mark(self, findings: Iterable[Finding]) -> None:
        """Underline the wordings of these findings in the text as it stands."""
        found = tuple(self._place(each) for each in findings if each.text)
        if found != self.marks:
            self.marks = found
            self.notify_style_update()
            self.refresh()

    def marks_within(self, row: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the marks between two columns of a line, counted from the first of them."""
        line = self.document.get_line(row)
        return tuple(
            (column - start, len(wording))
            for marked, column, wording in self.marks
            if marked == row and column < end and start < column + len(wording) and line.startswith(wording, column)
        )

    def _place(self, finding: Finding) -> tuple[int, int, str]:
        before = self.text[: finding.start]
        return before.count("\n"), finding.start - (before.rfind("\n") + 1), finding.text

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks; where the text has moved on, the mark is left out until it is found again."""
        line = super().get_line(line_index)
        for row, column, wording in self.marks:
            if row == line_index and line.plain.startswith(wording, column):
                line.stylize(MARK, column, column + len(wording))
        return line
