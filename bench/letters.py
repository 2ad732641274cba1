"""Letters with their findings: one against 1,000 json.loads of its case, and each template by itself."""

import json
from collections.abc import Iterator
from time import process_time

from bench.routing import REFERENCE, loads, six_people
from bench.timing import Amount, Measure, interleaved
from refhelper.adapters.wording_files import wording_rules
from refhelper.bootstrap import consultation
from refhelper.domain import letter_review
from refhelper.domain.case import Case
from refhelper.domain.letter import compose, template_of
from refhelper.domain.letter_request import LetterRequest
from tests.domain.test_letters_golden import LETTERS
from tests.letter_cases import fictional_request, templates

MOST_MS = 30


def measures() -> Iterator[Measure | Amount]:
    """Measure a letter to children's social care, first (with its templates compiled) and again."""
    plain = six_people(complete=True)
    reference = loads(json.dumps(plain))

    def letter() -> None:
        held.letter("childrens_social_care", ["p2"])

    held = consultation(Case.model_validate(plain))
    first, _ = interleaved(1, letter, reference)
    again, read = interleaved(15, letter, reference)
    yield Measure("first letter to children's social care", first, REFERENCE, read)
    yield Measure("letter to children's social care again", again, REFERENCE, read)
    yield from _every_template()


def _every_template() -> Iterator[Amount]:
    """Measure every kept letter, of which there is one for each template, with its last look and nothing remembered."""
    rules, slowest = wording_rules(), dict[str, float]()
    for of in LETTERS.values():
        request = fictional_request(*of)

        def looked_over(request: LetterRequest = request) -> None:
            letter_review.forget()
            letter_review.review(request.case, compose(request, templates()), rules, request.day)

        looked_over()
        (seconds,) = interleaved(7, looked_over, clock=process_time)
        template = template_of(request)
        slowest[template] = max(seconds, slowest.get(template, 0.0))
    for template, seconds in slowest.items():
        yield Amount(f"letter {template} with findings", seconds * 1000, "ms of processor time", MOST_MS)
