"""The small parts that files are read into: text, refs, ages, days, and the frozen model itself.

Every scalar of a file is text; the types here say what text is allowed.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from refhelper.domain.plain_text import clean

OLDEST = 120
WHOLE_CASE = "case"
"""What stands for the whole case where a person is asked for; so nobody's ref."""

_REF = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}\Z")


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = "text"
        raise ValueError(msg)  # noqa: TRY004 - pydantic collects ValueError
    return clean(value)[0].strip()


def _written(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        msg = "text, and not empty"
        raise ValueError(msg)
    return value.strip()


def _matching(pattern: str, allowed: str) -> BeforeValidator:
    whole = re.compile(rf"(?:{pattern})\Z")

    def check(value: Any) -> Any:  # noqa: ANN401 - already typed values pass through
        if isinstance(value, str) and not whole.match(value):
            raise ValueError(allowed)
        return value

    return BeforeValidator(check)


def _ref(value: str) -> str:
    if not _REF.match(value) or value == WHOLE_CASE:
        msg = f"a short name of small letters, digits, - or _ (not '{WHOLE_CASE}')"
        raise ValueError(msg)
    return value


def _number(value: Any) -> Any:  # noqa: ANN401
    return int(value) if isinstance(value, str) else value


def _local(value: Any) -> Any:  # noqa: ANN401
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        msg = "a date and time that exist, as 2026-11-20T18:30"
        raise ValueError(msg) from None


Text = Annotated[str, BeforeValidator(_text)]
Written = Annotated[str, BeforeValidator(_written)]
"""Reviewed text of the package, as it was written; never empty."""
Ref = Annotated[str, AfterValidator(_ref)]
Age = Annotated[
    int, BeforeValidator(_number), _matching(r"0*(\d\d?|1[01]\d|120)", f"a whole number of years from 0 to {OLDEST}")
]
Ticks = Annotated[int, BeforeValidator(_number), _matching(r"0*(1?\d|2[0-4])", "a whole number from 0 to 24")]
Day = Annotated[date, _matching(r"\d{4}-\d\d-\d\d", "a date as 2026-11-20")]
Moment = Annotated[
    datetime,
    BeforeValidator(_local),
    _matching(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?", "a local date and time as 2026-11-20T18:30"),
]


class Part(BaseModel):
    """What all that is read from files shares: frozen, no unknown key, and no value repeated in an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True, defer_build=True
    )
