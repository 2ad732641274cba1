"""The table of letters and what the sharing checks say of each: `cases/sharing.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from refhelper.domain.sharing import SharingResult
from refhelper.domain.vocabulary import Verdict
from tests.domain.sharing_cases import asked, person, texts

CASES = Path(__file__).parents[1] / "cases" / "sharing.yaml"
NOTHING = {"says": [], "reasons": [], "open": [], "wanted": [], "overridden": False, "do_not_tell": False}
AGAINST = {
    *("S01.none", "S01.not_sure", "S02.referral", "S04.not_free", "S04.refused", "S04.unsafe", "S05.child"),
    *("S05.lacks", "S05.coerced", "S05.others", "S05.refuses_alone", "S05.unclear", "S06.advised_not"),
    *("S07.against_advice", "S07.do_not_tell", "S07.do_not_warn", "S09.refused", "S09.unsafe", "S09.nobody"),
}
"""The findings that say why a letter is kept back, or what to be careful of; no other stands among what is against."""


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Return the rows of the table."""
    return tuple(yaml.safe_load(CASES.read_text(encoding="utf-8")))


def result(row: dict[str, Any]) -> SharingResult:
    """Return what the checks say of the letter of a row."""
    return asked(
        row["to"],
        Verdict(row["verdict"]),
        *row["rules"],
        entry=row.get("entry"),
        others=tuple(person(**({"sex": None} | other)) for other in row.get("others", ())),
        whole=row.get("whole", False),
        other_children=row.get("other_children", "no"),
        **row["person"],
    )


def in_short(made: SharingResult) -> dict[str, Any]:
    """Return an outcome as the table writes it."""
    found = {text: says.value for says, text in texts().says.items()}
    begins = sorted(((text, step.value) for step, text in texts().next_steps.items()), key=lambda pair: -len(pair[0]))
    return {
        "outcome": made.outcome.value,
        "says": [found[reason.text] for reason in made.reasons if reason.text in found],
        "step": next(step for text, step in begins if made.next_step.startswith(text)),
        "reasons": [reason.value for reason in made.lawful_reasons],
        "open": [f"{one.check} {one.key}" for one in made.open],
        "wanted": [f"{one.check} {one.key}" for one in made.wanted],
        "overridden": made.overridden,
        "do_not_tell": made.do_not_tell_family,
    }
