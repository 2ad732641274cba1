"""The local time, and the clocks by which idleness is told."""

import time
from datetime import datetime

from refhelper.domain.idle import Moment


def now() -> datetime:
    """Return the local date and time to the minute, without a zone, as a consultation is dated."""
    return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - local by definition


def moment() -> Moment:
    """Return this moment by the wall clock, in UTC, and by the one that stands while the computer sleeps."""
    return Moment(time.time(), time.monotonic())
