"""Somebody at the line mode: reads what was said, and types an answer to each question."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from refhelper import bootstrap
from refhelper.consultation import Consultation
from refhelper.domain.case import Case
from refhelper.domain.copy_result import CopyResult
from refhelper.plain.line_mode import run
from refhelper.ui import keys, words
from refhelper.ui.ports import Drafts
from refhelper.ui.session import Session

AT = datetime(2026, 11, 20, 18, 30)  # noqa: DTZ001 - local by definition
Plain = dict[str, Any]
Script = Callable[["Typist"], Iterable[str]]
_OPTION = re.compile(r"(\d+) (.*)")


class Clipboard:
    """A clipboard that remembers."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def copy(self, text: str) -> CopyResult:
        self.texts.append(text)
        return CopyResult(done=True, confirmed=True, message="Copied.")

    def clear_if_ours(self) -> bool:
        return True


class Typist:
    """Types what a script gives, and can look at what was said since the last line."""

    def __init__(self, script: Script, case: Case | None = None, drafts: Drafts | None = None, at: datetime = AT):
        self.out, self.clipboard, self._from = io.StringIO(), Clipboard(), 0
        self.session = Session(Consultation(bootstrap.parts(lambda: at), case), self.clipboard, None, drafts)
        self._script: Iterator[str] = iter(script(self))
        self._wrong: Exception | None = None
        self.code = run(self, self.out, lambda: self.session, empty=case is None)
        if self._wrong:
            raise self._wrong

    @property
    def said(self) -> str:
        """Everything that was said."""
        return self.out.getvalue()

    @property
    def new(self) -> str:
        """What was said since the last line was typed."""
        return self.said[self._from :]

    def readline(self) -> str:
        line = self._typed()
        self._from = len(self.said)
        return "" if line is None else f"{line}\n"

    def _typed(self) -> str | None:
        """Return the next line; None at the end, and where the script did not see what it should: raised at the end."""
        try:
            return next(self._script, None)
        except Exception as wrong:  # noqa: BLE001 - the line mode says of any failure that it failed, and goes on
            self._wrong = wrong
            return None

    def option(self, label: str) -> str:
        """Return the number that stands before an answer."""
        options = [match for line in self.new.split("\n") if (match := _OPTION.fullmatch(line))]
        found = [option[1] for option in options if _is(option[2], label)]
        assert found, (label, self.new)
        return found[-1]


def _is(said: str, label: str) -> bool:
    return said == label or said.startswith(f"{label}:")


def entering(case: Plain) -> Script:
    """Return a script that enters a case of plain data line by line."""

    def script(at: Typist) -> Iterator[str]:
        for number, person in enumerate(case["people"]):
            yield ("add " if number else "") + line_of(person)
            yield numbers(at, [words.CONCERN[each] for each in person.get("concerns", [])])
            while "Whom does" in at.new or "Who harms" in at.new:
                yield "none"
        for person in case["people"]:
            for fact in keys.PERSON:
                if fact in person and fact not in {"age", "roles", "concerns", "lives_in", "patient", "sex"}:
                    yield from changing(at, person["ref"], fact, person[fact])
        for fact in keys.CASE:
            if fact in case:
                yield from changing(at, None, fact, case[fact])

    return script


def line_of(person: Plain) -> str:
    """Return the one line that adds a person."""
    age = "unborn" if person.get("unborn") == "yes" else person.get("date_of_birth", person.get("age", ""))
    place = person.get("lives_in", "")
    parts = [f'"{person["ref"]}"', age, "" if place == "not_known" else place, *person["roles"]]
    sex = person.get("sex", "")
    parts += ["patient" if person.get("patient") == "yes" else "", sex if sex in {"male", "female"} else ""]
    return " ".join(part for part in parts if part)


def numbers(at: Typist, labels: list[str]) -> str:
    """Return the numbers of several answers."""
    return " ".join(at.option(label) for label in labels) or "none"


def changing(at: Typist, ref: str | None, fact: str, value: Any) -> Iterator[str]:
    """Change one answer by its label."""
    yield "change"
    yield at.option(ref or "The case")
    key = keys.PERSON[fact] if ref else keys.CASE[fact]
    yield at.option(key.label)
    if "high-risk features" in at.new:
        held = value if fact == "high_risk_features" else []
        for feature in words.FEATURE:
            yield at.option("seen or disclosed" if feature in held else "not asked")
        if fact == "high_risk_features":
            return
    if fact == "harmed_by":
        yield numbers(at, list(value))
    elif fact == "dash_ticks":
        yield value
    else:
        yield "u" if value == "not_known" else at.option(key.choices[value])
