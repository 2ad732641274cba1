"""Launch, key to paint and memory of the screens in a real terminal, against a minimal Textual app."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.minimal import HINT
from bench.timing import Amount, Measure, interleaved
from refhelper.ui.widgets.letter import LOOKED_OVER_AFTER, REDRAWN_AFTER
from tests.journeys.terminal import Terminal

HERE = Path(__file__).parents[1]
REFERENCE = "a minimal Textual app"
MINIMAL = ["-m", "bench.minimal"]
REFHELPER = ["-m", "refhelper"]
LETTER = ["-m", "bench.long_letter"]
FIRST_WORDS = {"minimal": HINT[1:], "refhelper": "999 if anyone is in danger now"}
READY = "such as: Anna"
NEW = "n"
KEYS, EVERY, PAUSES = 200, 16, (REDRAWN_AFTER + 0.01, LOOKED_OVER_AFTER + 0.02)
"""After every so many keys a pause, by turns until the letter is being made anew and until it is being looked over."""
HELD_KEY = 0.033
"""Seconds from one key to the next of a key that is held down; nobody types faster."""
FIRST_CHARACTER = 0x100
"""Each key is a letter of its own that stands nowhere else, so that nothing else is taken for its painting."""
ENTER, F4, F6, F7 = "\r", "\x1bOS", "\x1b[17~", "\x1b[18~"


def measures() -> Iterator[Measure | Amount]:
    """Measure all three."""
    with tempfile.TemporaryDirectory() as home:
        yield from _launch(home)
        yield from _keys(home)
        yield from _memory(home)


def opened(home: str, *arguments: str) -> Terminal:
    """Start a program in a terminal of 120 by 30, with a home of its own and no key store."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    given = {"HOME": home, "TERM": "xterm-256color", "PYTHONPATH": str(HERE), "PYTHONUTF8": "1"}
    return Terminal([sys.executable, *arguments], kept | given)


def _until(home: str, words: str, *arguments: str) -> None:
    with opened(home, *arguments) as at:
        at.wait_for(words)


def _until_a_person_can_be_entered(home: str) -> None:
    with opened(home, *REFHELPER) as at:
        at.wait_for(FIRST_WORDS["refhelper"])
        at.press(NEW)
        at.wait_for(READY[1:])


def _launch(home: str) -> Iterator[Measure]:
    base, first, ready = interleaved(
        15,
        lambda: _until(home, FIRST_WORDS["minimal"], *MINIMAL),
        lambda: _until(home, FIRST_WORDS["refhelper"], *REFHELPER),
        lambda: _until_a_person_can_be_entered(home),
    )
    yield Measure("launch to the first painted screen", first, REFERENCE, base, 1.5)
    yield Measure("launch until a person can be entered", ready, REFERENCE, base)


def _keys(home: str) -> Iterator[Measure]:
    with opened(home, *MINIMAL) as minimal, opened(home, *LETTER) as letter:
        minimal.wait_for(FIRST_WORDS["minimal"])
        letter.until("[1 People]")
        letter.press(F6)
        letter.until("seen by me, and when")
        letter.press(ENTER)
        letter.until("Esc keeps the text")
        base, typed = [], []
        for number in range(KEYS):
            key = chr(FIRST_CHARACTER + number)
            minimal.watch(HELD_KEY)
            base.append(_seconds(minimal, key))
            pause = PAUSES[number // EVERY % len(PAUSES)] if number and number % EVERY == 0 else HELD_KEY
            letter.watch(pause)
            typed.append(_seconds(letter, key))
    yield Measure("key to paint in a letter of 3,000 words, p95 of 200", _p95(typed), REFERENCE, _p95(base), 2, 0.033)


def _seconds(at: Terminal, key: str) -> float:
    start = perf_counter()
    at.type_until_painted(key)
    return perf_counter() - start


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _memory(home: str) -> Iterator[Amount]:
    base, libraries = (_peak_of_minimal(home, *arguments) for arguments in ((), ("libraries",)))
    with opened(home, *REFHELPER) as at:
        _journey(at)
        peak = _peak_megabytes(at)
    of = f"MB against {base:.0f} MB of {REFERENCE}"
    yield Amount("peak memory of a whole journey", peak / base, "times", 2, note=f"{peak:.0f} {of}")
    note = f"{libraries:.0f} {of}"
    yield Amount("of which that app with refhelper's libraries loaded", libraries / base, "times", note=note)


def _peak_of_minimal(home: str, *arguments: str) -> float:
    with opened(home, *MINIMAL, *arguments) as at:
        at.wait_for(FIRST_WORDS["minimal"])
        at.press("a")
        return _peak_megabytes(at)


def _journey(at: Terminal) -> None:
    at.wait_for(FIRST_WORDS["refhelper"])
    at.press(NEW)
    at.until(READY)
    at.press("Ella 8 york harmed", ENTER)
    at.until("Ella: concerns")
    at.press(" ", ENTER)
    at.until("Ella 8 York")
    at.press(F4)
    at.until("[3 Plan]")
    at.press(ENTER)
    at.until("It may be shared")
    at.press(F6)
    at.until("seen by me, and when")
    at.press(ENTER)
    at.until("Esc keeps the text")
    at.press("A bruise.", F7)
    at.until("Hand over: letter")
    at.press("c")
    at.settle(1)


def _peak_megabytes(at: Terminal) -> float:
    status = Path(f"/proc/{at.process.pid}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024
