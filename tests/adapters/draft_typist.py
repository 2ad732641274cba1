"""A process that types in a letter, made afresh on request: what the kill test of the screens' own saving kills.

Usage: `draft_typist.py FOLDER ID`. It loads the program once, then forks a typist for each line on standard input. A
typist goes on with the draft where the last one was killed, adds to the text with each key, and prints the number of
keys that are in the draft whenever the header says that it is saved. Times are a fraction of the real ones.
"""

import asyncio
import sys
from pathlib import Path

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.domain.draft import Draft
from refhelper.ui.keeping import Keeping
from refhelper.ui.session import Session
from tests.adapters.draft_writer import say, serve
from tests.draft_fakes import case, folder

PLACE = ("narrative", "seen")
TEXT = "Seen today: "
FASTER = 400
PAUSES_AFTER = 5
"""Keys after which the typist waits until the header says that they are saved."""


def sooner(seconds, act):
    """Put something off as the program does, for a fraction of the time."""
    return asyncio.get_running_loop().call_later(seconds / FASTER, act)


def typist(parts):
    """Return what types for ever in a draft."""

    def begin(path: Path, draft_id: str) -> None:
        asyncio.run(write(parts, path, draft_id))

    return begin


async def write(parts, path: Path, draft_id: str) -> None:
    """Go on typing where the draft ends."""
    window = folder(path)
    draft = window.open(draft_id) if window.summaries() else Draft(draft_id, case("1"))
    session = Session(Consultation(parts, draft.case), None)
    keeping = session.keeping = Keeping(session.case_to_keep, window, sooner)
    keeping.adopt(draft)
    saved = Saved()
    keeping.watch = lambda _: acknowledge(session, saved)
    keys = draft.case.narrative.seen.count("x")
    while True:
        for _key in range(PAUSES_AFTER):
            keys += 1
            session.write(PLACE, TEXT + keys * "x")
            await asyncio.sleep(0.0005)
        while saved.keys < keys:
            saved.again.clear()
            await saved.again.wait()


class Saved:
    """How many keys the header has called saved, and that there were more."""

    def __init__(self) -> None:
        self.keys, self.again = 0, asyncio.Event()


def acknowledge(session: Session, saved: Saved) -> None:
    """Print how many keys were typed, where the header says that the draft is saved."""
    if session.keeping.state_words.startswith("draft saved"):
        saved.keys = session.being_written[PLACE].count("x")
        say(str(saved.keys))
        saved.again.set()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2], typist(bootstrap.parts()))
