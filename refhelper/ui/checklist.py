"""The checklist of high-risk features: seen or disclosed, asked and absent, or not asked, for each person.

What was seen fills `high_risk_features`; the other two fill a line for each person in the narrative slots of those
names, and are read back from it, so that the case holds everything and undo brings it all back.
"""

from collections.abc import Mapping
from enum import StrEnum

from refhelper.domain import feature_lines
from refhelper.domain.case import Case, Person
from refhelper.domain.editing import Place
from refhelper.domain.vocabulary import Answer, Feature, Role
from refhelper.ui.words import FEATURE


class Mark(StrEnum):
    """What was found of one feature."""

    SEEN = "seen"
    ABSENT = "absent"
    NOT_ASKED = "not_asked"


RISKS = frozenset({"risk", "risk_posed"})
"""The keys of a person that are judged once the checklist was gone through."""
Marks = Mapping[Feature, Mark]
_SLOTS = {"asked_and_absent": Mark.ABSENT, "not_asked": Mark.NOT_ASKED}
_BETWEEN = "; "


def has_checklist(person: Person) -> bool:
    """Say whether the features are asked about for this person: harmed or harming, and born."""
    return bool({Role.HARMED, Role.HARMING}.intersection(person.roles)) and person.unborn is not Answer.YES


def opened(case: Case, person: Person) -> bool:
    """Say whether the checklist of this person was gone through, or does not apply."""
    written = person.given("high_risk_features") or any(_line(case, slot, person) is not None for slot in _SLOTS)
    return written or not has_checklist(person)


def marks(case: Case, person: Person) -> Marks:
    """Return what is known of each feature; a feature nobody wrote anything about is not asked."""
    absent = set((_line(case, "asked_and_absent", person) or "").split(_BETWEEN))
    return {
        feature: Mark.SEEN
        if feature in person.high_risk_features
        else Mark.ABSENT
        if FEATURE[feature] in absent
        else Mark.NOT_ASKED
        for feature in Feature
    }


def not_asked(case: Case) -> dict[str, int]:
    """Return how many features were not asked about, for each person (by ref) with any."""
    counts = {
        person.ref: sum(mark is Mark.NOT_ASKED for mark in marks(case, person).values())
        for person in case.people
        if has_checklist(person)
    }
    return {ref: count for ref, count in counts.items() if count}


def changes(case: Case, person: Person, found: Marks) -> dict[Place, object]:
    """Return the changes to the case that write a checklist down."""
    seen = [feature.value for feature in Feature if found[feature] is Mark.SEEN]
    made: dict[Place, object] = {("people", person.ref, "high_risk_features"): seen}
    for slot, mark in _SLOTS.items():
        line = _BETWEEN.join(FEATURE[feature] for feature in Feature if found[feature] is mark)
        made["narrative", slot] = _with_line(case, slot, person, line)
    return made


def without(case: Case, person: Person) -> dict[Place, object]:
    """Return the changes that take this person's lines out of the narrative, before the person is taken out."""
    kept = {slot: _with_line(case, slot, person, "") for slot in _SLOTS}
    return {("narrative", slot): text for slot, text in kept.items() if text != getattr(case.narrative, slot)}


def _line(case: Case, slot: str, person: Person) -> str | None:
    text: str = getattr(case.narrative, slot)
    head = feature_lines.head(case, person)
    return next((line.removeprefix(head) for line in text.split("\n") if line.startswith(head)), None)


def _with_line(case: Case, slot: str, person: Person, line: str) -> str:
    text, head = getattr(case.narrative, slot), feature_lines.head(case, person)
    others = [each for each in text.split("\n") if each and not each.startswith(head)]
    return "\n".join([*others, f"{head}{line}"] if line else others)
