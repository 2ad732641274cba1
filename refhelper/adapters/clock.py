"""The local time."""

from datetime import datetime


def now() -> datetime:
    """Return the local date and time to the minute, without a zone, as a consultation is dated."""
    return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - local by definition
