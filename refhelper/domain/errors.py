"""The bad news the program gives: problems in what it was given to read, and errors that end a command."""

from typing import NamedTuple

from refhelper.domain.plain_text import clean


class Problem(NamedTuple):
    """One fault in a file: where it is, and what is allowed there.

    Never holds the offending value when it could be about a person.
    """

    file: str
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        """Give the line a user sees: `file:line: key: what is wrong and what is allowed`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        told = clean(f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}")[0]
        return " ".join(told.split())


class RefhelperError(Exception):
    """Something a user must be told: what happened, what was kept, what to do next.

    Only a letter that is refused, or somebody asked for who is not in the case, may be named in it.
    """

    exit_code = 1

    def __init__(self, title: str, detail: str = "", next_step: str = "") -> None:
        """Take the three sentences in the order in which they are shown."""
        super().__init__(title)
        self.title, self.detail, self.next_step = title, detail, next_step

    def __str__(self) -> str:
        """Give the sentences a line each, leaving out the empty ones."""
        return clean("\n".join(part for part in (self.title, self.detail, self.next_step) if part))[0]


class BadInputError(RefhelperError):
    """A file could not be used. Carries every problem found in it, not just the first."""

    exit_code = 2

    def __init__(self, title: str, problems: list[Problem], next_step: str = "") -> None:
        """Take all the problems; the detail is one line for each."""
        super().__init__(title, "\n".join(str(problem) for problem in problems), next_step)
        self.problems = problems


class NotAllowedError(RefhelperError):
    """A letter that may not be made as things stand: the reasons are the detail."""

    exit_code = 3


class NotFoundError(RefhelperError):
    """Something was asked for that this case does not have."""

    exit_code = 2
