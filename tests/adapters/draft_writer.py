"""A process that saves one draft again and again, made afresh on request: what the kill test kills.

Usage: `draft_writer.py FOLDER ID`. It loads the program once, then forks a writer for each line on standard input and
prints `pid N`, the number of each revision once saving it has returned, and `dead` when the writer has ended.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from refhelper.domain.draft import Draft
from tests.draft_fakes import case, folder


def write(path: Path, draft_id: str) -> None:
    """Save revision after revision for ever."""
    window = folder(path)
    draft = window.open(draft_id) if window.summaries() else Draft(draft_id, case("1"))
    while True:
        draft = window.save(draft._replace(case=case(str(draft.revision + 1)))).draft
        say(str(draft.revision))


def say(line: str) -> None:
    """Write a line that is out before anything else happens."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def serve(path: Path, draft_id: str, begin: Callable[[Path, str], None]) -> None:
    """Make one writer after the other."""
    window = folder(path)
    window.delete(window.save(window.new(case())).draft.id)  # loads all that a writer needs
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            begin(path, draft_id)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2], write)
