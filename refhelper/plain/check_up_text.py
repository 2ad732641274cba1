"""What `refhelper doctor` prints: one line for each thing that was looked at, and below it what to do."""

from collections.abc import Sequence
from textwrap import wrap

from refhelper.domain.check_up import Checked, Health

_WIDTH = 80
_INDENT = 25
_HEAD = "What refhelper found on this computer. It holds no names and no case, and may be passed on as it is."
_END = {
    Health.GOOD: "All is well.",
    Health.LOOK: "It can be used here. Look at what is marked [look].",
    Health.WRONG: "Part of it does not work here. See to what is marked [wrong], then run refhelper doctor again.",
}


def check_up_text(checked: Sequence[Checked]) -> str:
    """Return all of it as text, the verdict last."""
    lines = [*wrap(_HEAD, _WIDTH), ""]
    for each in checked:
        lines += _indented(f"{f'[{each.health}]':<8}{each.subject:<17}{each.found}")
        lines += _indented(f"{'':<{_INDENT}}To do: {each.to_do}") if each.to_do else []
    return "\n".join([*lines, "", *wrap(_END[worst(checked)], _WIDTH)])


def worst(checked: Sequence[Checked]) -> Health:
    """Return the worst that was found."""
    order = tuple(Health)
    return max((each.health for each in checked), key=order.index, default=Health.GOOD)


def _indented(text: str) -> list[str]:
    start, rest = text[:_INDENT], text[_INDENT:]
    return wrap(rest, _WIDTH, initial_indent=start, subsequent_indent=" " * _INDENT, break_on_hyphens=False)
