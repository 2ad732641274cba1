"""Saving a draft: sealing, writing, syncing, putting it in place, against a bare write and sync of the same bytes."""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench.routing import six_people
from bench.timing import Measure, interleaved
from refhelper.adapters.draft_files import DraftFolder
from refhelper.adapters.sealed_format import MasterKey
from refhelper.domain.case import Case
from refhelper.domain.draft import Draft

LETTER_CHARACTERS = 50_000
ROUNDS = 60
TARGET = 3.0


class FixedKey:
    """A key store that answers at once, so that only the disk is measured."""

    def find(self) -> MasterKey:
        """Return the key."""
        return MasterKey(bytes(32))

    make = find


def measures() -> Iterator[Measure]:
    """Measure a save of a draft with a letter of 50,000 characters, the revision before it kept as it always is."""
    with tempfile.TemporaryDirectory() as folder:
        yield _saving(Path(folder))


def _saving(folder: Path) -> Measure:
    window = DraftFolder(folder / "drafts", FixedKey(), lambda: datetime(2026, 11, 20, 18, 30))  # noqa: DTZ001 - local
    plain = six_people(complete=True) | {"narrative": {"seen": "A bruise was seen. " * (LETTER_CHARACTERS // 19)}}
    held: list[Draft] = [window.save(window.new(Case.model_validate(plain))).draft]
    sealed = (folder / "drafts" / f"{held[0].id}.draft").read_bytes()

    def save() -> None:
        held[0] = window.save(held[0]).draft

    def bare() -> None:
        handle = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, sealed)
        os.fsync(handle)
        os.close(handle)

    saving, writing = interleaved(ROUNDS, save, bare)
    window.close_all()
    name = f"save a draft of {len(sealed) // 1000} kB"
    return Measure(name, saving, "a bare write and fsync of the same bytes", writing, TARGET)
