"""What an Open Referral file says, key by key, and a sentence for each thing in it that was not understood."""

from collections.abc import Iterator, Mapping
from typing import Any

from refhelper.domain.plain_text import clean

Record = dict[str, Any]


class Reading:
    """A file being read: nothing in it can make this fail, and nothing is left out unsaid."""

    def __init__(self) -> None:
        self.report: list[str] = []

    def say(self, place: str, message: str) -> None:
        """Say of a place what was not understood."""
        self.report.append(clean(f"{place or 'file'}: {message}")[0])

    def text(self, place: str, owner: Mapping[str, Any], key: str) -> str:
        """Return a text on one line; empty where there is none."""
        value = owner.get(key)
        if isinstance(value, str):
            return " ".join(clean(value)[0].split())
        if value is not None and not (key == "extension" and isinstance(value, int)):
            self.say(f"{place}.{key}", "is no text; left out")
            return ""
        return "" if value is None else str(value)

    def objects(self, place: str, owner: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Go through a list of objects, each with its place."""
        held = owner.get(key)
        if held is not None and not isinstance(held, list):
            self.say(f"{place}.{key}", "is no list; left out")
        for number, each in enumerate(held if isinstance(held, list) else [], 1):
            if isinstance(each, dict):
                yield f"{place}.{key}[{number}]", each
            else:
                self.say(f"{place}.{key}[{number}]", "is no object; left out")
