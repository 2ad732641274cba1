"""One letter with its findings, against 1,000 json.loads of its case."""

import json
from collections.abc import Iterator

from bench.routing import REFERENCE, six_people
from bench.timing import Measure, interleaved
from refhelper.bootstrap import consultation
from refhelper.domain.case import Case


def measures() -> Iterator[Measure]:
    """Measure a letter to children's social care, first (with its templates compiled) and again."""
    plain = six_people(complete=True)
    text = json.dumps(plain)

    def letter() -> None:
        held.letter("childrens_social_care", ["p2"])

    def reference() -> None:
        for _ in range(1000):
            json.loads(text)

    held = consultation(Case.model_validate(plain))
    first, _ = interleaved(1, letter, reference)
    again, loads = interleaved(15, letter, reference)
    yield Measure("first letter to children's social care", first, REFERENCE, loads)
    yield Measure("letter to children's social care again", again, REFERENCE, loads)
