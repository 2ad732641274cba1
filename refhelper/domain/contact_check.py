"""Which contacts are to be checked before a letter goes. A call is never held up, and neither are 999 and 101."""

from collections.abc import Sequence

from refhelper.domain.contacts import NATIONAL, TO_CHECK, ContactKind, Line

CALLS = frozenset({"phone_script", "record_entry", "fgm_report"})
"""What is read out on the phone or goes into the own record, and so to no address."""
BY_PLACE_OF_WORK = frozenset({"lado"})
"""The services of which it is the place of work that says which council's; a case does not hold that place."""
_WRITTEN = frozenset({ContactKind.FORM, ContactKind.EMAIL, ContactKind.WEB, ContactKind.ADDRESS})


def to_check(template: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines that somebody should check before this letter goes; none where one of them all is fresh.

    A letter goes to a form or an address where one is held, else through a phone line. Where the case does not say
    which council it is, every line that is not fresh is one to check: one council's is not the other's.
    """
    if template in CALLS:
        return ()
    held = [line for line in lines if line.kind is not ContactKind.ASK and line.value not in NATIONAL]
    if template in BY_PLACE_OF_WORK:
        return tuple(line for line in held if line.state in TO_CHECK)
    written = [line for line in held if line.kind in _WRITTEN] or held
    if any(line.state not in TO_CHECK for line in written):
        return ()
    return tuple(written)
