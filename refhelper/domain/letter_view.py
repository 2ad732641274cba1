"""A letter's plain data, seen through views that note every field a template touches.

What a letter shares is read off these notes, so that the list shown to the user and the text cannot differ.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Share = tuple[str | None, str]
"""One piece of information: a person's ref (None: the case or the referrer) and the name of the field."""

Value = str | tuple[str, ...]


class Field(NamedTuple):
    """A value as it may be printed, and the pieces of information it gives away."""

    value: Value = ""
    origins: tuple[Share, ...] = ()


NOTHING = Field()


class Touched:
    """The pieces of information read so far, in the order of first reading."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._shares: dict[Share, None] = {}
        self._lately: dict[Share, None] = {}

    def note(self, field: Field) -> None:
        """Remember a field that was read, unless there was nothing in it."""
        if field.value:
            self._shares.update(dict.fromkeys(field.origins))
            self._lately.update(dict.fromkeys(field.origins))

    def lately(self) -> tuple[Share, ...]:
        """Return what was noted since this was last asked."""
        noted, self._lately = tuple(self._lately), {}
        return noted

    @property
    def shares(self) -> tuple[Share, ...]:
        """Everything noted so far."""
        return tuple(self._shares)


class View(Mapping[str, Value]):
    """Fields by name, read-only; reading one notes what it gives away. Its text form gives nothing away."""

    def __init__(self, fields: Mapping[str, Field], touched: Touched) -> None:
        """Wrap the fields; readings go to `touched`."""
        self._fields = dict(fields)
        self._touched = touched

    def __getitem__(self, name: str) -> Value:
        """Return a value, and note it."""
        field = self._fields[name]
        self._touched.note(field)
        return field.value

    def __iter__(self) -> Iterator[str]:
        """Go through the names; no value is read."""
        return iter(self._fields)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._fields)

    def __repr__(self) -> str:
        """Name the fields without their values."""
        return f"View({', '.join(self._fields)})"


Context = Mapping[str, View | tuple[View, ...]]
"""What a template is given: single parts (referrer, letter, narrative) and lists of people or contacts."""
