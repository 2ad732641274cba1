"""The case as it grows: every change checked before it counts, and what was before it, for undo.

Changing an answer back brings everything back; a change that would not stand leaves the case as it was.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from refhelper.domain.case import FORMAT, Case, Referrer
from refhelper.domain.contradictions import contradictions
from refhelper.domain.editing import Place, as_data, fault, forget, key_of, put
from refhelper.domain.errors import RefhelperError
from refhelper.domain.feature_lines import retold


class ChangeRefusedError(RefhelperError):
    """A change that would make the case contradict itself. The case is as it was."""


class CaseHistory:
    """A case and its changes."""

    def __init__(self, now: Callable[[], datetime], case: Case | None = None, referrer: Referrer | None = None) -> None:
        """Take the clock, the case where there is one already, and who writes a new one."""
        self._now, self._referrer = now, referrer or Referrer()
        self.watch: Callable[[], None] = _nobody_watches
        """Called after every change of the case, undo and redo among them."""
        self._versions: list[Case | None] = [case]
        self._undone: list[Case | None] = []

    @property
    def case(self) -> Case | None:
        """The case as it stands; None before anybody is entered."""
        return self._versions[-1]

    def settled_case(self) -> Case:
        """Return the case; RefhelperError before anybody is entered."""
        if self.case is None:
            title = "Nobody has been entered yet."
            raise RefhelperError(title, next_step="Add the first person.")
        return self.case

    def amend(self, changes: Mapping[Place, object]) -> None:
        """Make changes together: a value for each place, None to take a key out as if it was never answered.

        ChangeRefusedError where the case would not stand; then nothing has changed.
        """
        data: dict[str, Any] = self._data()
        for place, value in changes.items():
            put(data, place, value)
        self._accept(data)

    def add_person(self, person: Mapping[str, object]) -> None:
        """Add a person written as in a case file. ChangeRefusedError where that cannot be."""
        data: dict[str, Any] = self._data()
        data["people"] = [*data.get("people", []), dict(person)]
        self._accept(data)

    def remove_person(self, ref: str, changes: Mapping[Place, object] | None = None) -> None:
        """Take a person out, with everything that points at them and other changes; one undo brings all of it back."""
        data = as_data(self.settled_case())
        for place, value in (changes or {}).items():
            put(data, place, value)
        data["people"] = [person for person in data["people"] if person["ref"] != ref]
        forget(data, ref)
        if data["people"]:
            self._accept(data)
        else:
            self._become(None)

    def _data(self) -> dict[str, Any]:
        if self.case:
            return as_data(self.case)
        known = {name: value for name, value in self._referrer if value}
        return {"refhelper_case": FORMAT, "at": self._now()} | ({"referrer": known} if known else {})

    def _accept(self, data: dict[str, Any]) -> None:
        title = "That cannot be entered; nothing has changed."
        try:
            case = Case.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_input=False, include_url=False)
            raise ChangeRefusedError(title, "\n".join(fault(detail) for detail in details)) from None
        wrong = contradictions(case, self._now().date())
        if wrong:
            raise ChangeRefusedError(title, "\n".join(f"{key_of(each.place)} {each.message}" for each in wrong))
        self._become(retold(self.case, case))

    def _become(self, case: Case | None) -> None:
        self._versions.append(case)
        self._undone.clear()
        self.watch()

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        if len(self._versions) == 1:
            return False
        self._undone.append(self._versions.pop())
        self.watch()
        return True

    @property
    def steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._versions) - 1

    def as_one(self, since: int) -> None:
        """Let all changes since there were so many be taken back as one: whoever made them meant one thing."""
        del self._versions[since + 1 : -1]

    def redo(self) -> bool:
        """Make the change again that was taken back; False where there is none."""
        if not self._undone:
            return False
        self._versions.append(self._undone.pop())
        self.watch()
        return True


def _nobody_watches() -> None:
    """Do nothing."""
