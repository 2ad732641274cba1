"""The answers of a letter's own sharing entry: their keys, their labels, and how they are shown."""

from collections.abc import Mapping

from pydantic import BaseModel

from refhelper.ui import words

ENTRY = "sharing."
CONFIRMED = f"{ENTRY}confirmed."
LABELS: Mapping[str, str] = {
    "purpose": "Purpose",
    "identifiable": "Anyone identifiable",
    "gillick": "Gillick competence",
    "parents_view": "Parents' view",
    "parents_told": "Parents told",
    "reasons": "Lawful reason",
    "which_duty": "Which duty",
    "told": "Told",
    "advice": "Advice",
    "override": "Decision to share against the checks",
}


def shown(value: object) -> str:
    """Return an answer of the entry in words."""
    if isinstance(value, tuple):
        return "; ".join(words.SHARING_REASON.get(each, each) for each in value)
    if isinstance(value, BaseModel):
        return ", ".join(str(each) for each in value.model_dump(mode="json", exclude_none=True).values())
    return str(value)
