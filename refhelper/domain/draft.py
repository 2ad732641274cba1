"""The draft: a case kept between one sitting and the next, what a list shows of it, and whom to chase."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field

from refhelper.domain.agreement import NO_DAYS, Days
from refhelper.domain.case import Case, HandedOver
from refhelper.domain.editing import as_data
from refhelper.domain.errors import RefhelperError
from refhelper.domain.part import Part
from refhelper.domain.vocabulary import Answer

KEPT_DAYS = 30
"""Days that a handed-over draft is kept where the practice sets no other number."""


class DraftContent(Part):
    """What is sealed: everything of a draft but its id and revision, which stand in the header."""

    refhelper_draft: Literal["1"] = "1"
    case: Case
    saved_at: datetime
    handed_over_at: datetime | None = None
    chase_on: date | None = None
    beside: str | None = None
    agreed: dict[str, date] = Field(default_factory=dict)


class Draft(NamedTuple):
    """One case, as last saved; revision 0 and no `saved_at` before the first save. Times are local."""

    id: str
    case: Case
    revision: int = 0
    saved_at: datetime | None = None
    handed_over_at: datetime | None = None
    """When the user said that nothing is left to hand over."""
    chase_on: date | None = None
    """The day on which somebody has to be chased next."""
    beside: str | None = None
    """The draft that this one was kept beside, because both had changed."""
    agreed: Days = NO_DAYS
    """The day on which each agreement was given."""

    @property
    def title(self) -> str:
        """The case's title, else its patients, else its first person, by name or ref. Only to be shown."""
        patients = [person.label for person in self.case.people if person.patient is Answer.YES]
        return self.case.title or ", ".join(patients or [self.case.people[0].label])

    def as_content(self, saved_at: datetime) -> dict[str, Any]:
        """Return what is to be sealed, as plain data."""
        sealed = DraftContent(
            case=self.case,
            saved_at=saved_at,
            handed_over_at=self.handed_over_at,
            chase_on=self.chase_on,
            beside=self.beside,
            agreed=dict(self.agreed),
        )
        plain = sealed.model_dump(mode="json", exclude={"case"})
        return plain | {"case": as_data(self.case)}

    @classmethod
    def from_content(cls, draft: str, revision: int, content: Mapping[str, Any]) -> Self:
        """Return the draft that was sealed; pydantic's ValidationError where this version does not understand it."""
        read = DraftContent.model_validate(content)
        known = (read.saved_at, read.handed_over_at, read.chase_on, read.beside, read.agreed)
        return cls(draft, read.case, revision, *known)


class DraftSummary(NamedTuple):
    """What a list of drafts shows of one."""

    id: str
    title: str
    revision: int
    saved_at: datetime
    handed_over_at: datetime | None
    chase_on: date | None
    beside: str | None


class DamagedDraft(NamedTuple):
    """A draft that cannot be opened, and why. `saved_at` is what the disk says."""

    id: str
    saved_at: datetime | None
    error: RefhelperError
    previous: bool
    """Whether the revision before it can be opened."""


class SavedDraft(NamedTuple):
    """The draft as it now lies on the disk; go on with this one."""

    draft: Draft
    kept_beside: str | None = None
    """The id of the draft that had changed on the disk meanwhile. It was left alone, and this one is a new draft."""


def summary(draft: Draft, saved_at: datetime) -> DraftSummary:
    """Return what a list shows of a saved draft."""
    return DraftSummary(
        draft.id, draft.title, draft.revision, saved_at, draft.handed_over_at, draft.chase_on, draft.beside
    )


def with_case(draft: Draft, case: Case) -> Draft:
    """Return the draft with the case as it now stands and its next chase date, to be saved.

    A finished draft whose case has changed, other than by what was handed over, is not finished any more.
    """
    same = _but_hand_overs(case) == _but_hand_overs(draft.case)
    finished = draft.handed_over_at if same else None
    return draft._replace(case=case, chase_on=first_chase(case), handed_over_at=finished)


def _but_hand_overs(case: Case) -> dict[str, Any]:
    return case.model_dump(exclude={"handed_over"}, exclude_unset=True)


def to_chase(case: Case) -> dict[HandedOver, date]:
    """Return the letters that are to be chased with their days, the earliest first, by what was last recorded of each.

    A letter of which something was recorded since, without a day to chase, is settled.
    """
    last = {(sent.for_, sent.to): sent for sent in case.handed_over}
    days = {sent: sent.chase_on for sent in last.values() if sent.chase_on}
    return dict(sorted(days.items(), key=lambda each: (each[1], each[0].for_, each[0].to)))


def first_chase(case: Case) -> date | None:
    """Return the earliest day on which a letter that left is to be chased; None without one."""
    return next(iter(to_chase(case).values()), None)
