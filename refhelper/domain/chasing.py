"""When to ask again after a letter has left: only the clocks that a named body gives; nothing else is suggested.

Children's social care in North Yorkshire and York: a written referral within 24 hours of the call, and a decision on
the next steps within one working day; where none comes, the referrer phones. Source: the partnerships' own pages,
undated.
"""

from datetime import date

from refhelper.domain.opening_hours import next_working_day
from refhelper.domain.vocabulary import Area

_DECIDES = "childrens_social_care"
CLOCK = (
    "After a call the written referral follows within 24 hours. They decide within one working day; where nothing is "
    "heard by then, phone."
)


def has_clock(service: str, area: Area | None) -> bool:
    """Say whether a body has said by when a service answers. Other councils' clocks are not known here."""
    return service == _DECIDES and area in {Area.NORTH_YORKSHIRE, Area.YORK}


def suggested(service: str, area: Area | None, handed_over: date) -> date | None:
    """Return the day on which to chase a letter; None where nobody has said by when there is an answer."""
    return next_working_day(handed_over) if has_clock(service, area) else None
