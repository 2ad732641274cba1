"""NO_COLOR is respected: no colour is written to the terminal, and everything is still told by words and signs."""

import re
import sys

import pytest

from tests.journeys.cases import F2, F3, F4, PLAIN, enter
from tests.journeys.terminal import Terminal

_STYLES = re.compile(r"\x1b\[([0-9;]*)m")
F5, F9, ESCAPE = "\x1b[15~", "\x1b[20~", "\x1b"


def coloured(written: str) -> set[str]:
    """Return the style codes that set a hue: any of the eight colours, or one whose parts are not all the same."""
    return {code for code in _STYLES.findall(written) if _has_hue(code.split(";"))}


def _has_hue(parts: list[str]) -> bool:
    while parts:
        part = parts.pop(0)
        if part in {"38", "48"}:
            kind = parts.pop(0)
            found, parts = (parts[:3], parts[3:]) if kind == "2" else (parts[:1], parts[1:])
            if len(set(found)) > 1 or (kind == "5" and int(found[0]) not in {0, 7, 8, 15, *range(232, 256)}):
                return True
        elif part.isdigit() and (31 <= int(part) <= 36 or 41 <= int(part) <= 46 or 91 <= int(part) <= 96):
            return True
    return False


@pytest.mark.parametrize("wished", [True, False])
def test_no_hue_is_written_where_none_is_wished(environment, wished) -> None:
    case = PLAIN[3]
    wish = {"NO_COLOR": "1"} if wished else {}
    with Terminal([sys.executable, "-m", "refhelper"], environment | {"COLORTERM": "truecolor"} | wish, 80, 24) as at:
        enter(at, case)
        at.press(F4)
        at.until("Plan - complete")
        assert "must Children's social care" in at.words
        at.press(F5, F3, F2, F9)
        at.until("999 - Emergency, any hour (checked)")
        at.press(ESCAPE)
        at.until("[1 People]")
        assert bool(coloured(at.written)) is not wished
