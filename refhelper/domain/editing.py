"""Changes to a case as plain data, the shape of a case file, so that only what was written is ever there."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from refhelper.domain.case import Case, SharingEntry

Place = tuple[str, ...]
"""Where a value stands in a case, with people by their ref: `("people", "ella", "risk")`."""


def as_data(case: Case) -> dict[str, Any]:
    """Return a case as plain data, with only what was written in it."""
    return case.model_dump(mode="json", by_alias=True, exclude_unset=True)


def put(data: dict[str, Any], place: Place, value: object) -> None:
    """Set a value at a place of a case's plain data; None takes the key out, as if it was never written."""
    inside: Any = data
    for step in place[:-1]:
        inside = _step(inside, step)
    if value is None:
        inside.pop(place[-1], None)
    else:
        inside[place[-1]] = value.model_dump(by_alias=True) if isinstance(value, BaseModel) else value


def _step(inside: Any, step: str) -> Any:  # noqa: ANN401 - plain data
    if isinstance(inside, list):
        return next(person for person in inside if person["ref"] == step)
    return inside.setdefault(step, {})


def entry_of(case: Case, person: str, service: str) -> SharingEntry | None:
    """Return the answers given to the sharing checks of one letter; the person is `case` for the whole case."""
    return next((entry for entry in case.sharing if (entry.for_, entry.to) == (person, service)), None)


def entry_with(case: Case, person: str, service: str, changes: Mapping[str, object]) -> dict[Place, object]:
    """Return the changes to a case that put answers into one letter's sharing entry; None takes one out."""
    old = entry_of(case, person, service)
    data: dict[str, object] = old.model_dump(mode="json", by_alias=True, exclude_unset=True) if old else {}
    data.update({"for": person, "to": service, **changes})
    new = {key: value for key, value in data.items() if value is not None}
    return {("sharing",): [*(entry for entry in case.sharing if entry is not old), new]}


def forget(data: dict[str, Any], ref: str) -> None:
    """Take out everything that points at a person."""
    for person in data["people"]:
        for holder, key in ((person, "harmed_by"), (person.get("details", {}), "parental_responsibility")):
            if key in holder:
                holder[key] = [each for each in holder[key] if each != ref]
    for key, name in (("sharing", "for"), ("handed_over", "for"), ("decisions", "person")):
        if key in data:
            data[key] = [entry for entry in data[key] if entry[name] != ref]
    for slot in ("childs_voice", "impact"):
        data.get("narrative", {}).get(slot, {}).pop(ref, None)


def key_of(place: Iterable[str | int]) -> str:
    """Return the key that a place names, as a user reads it: without numbers, which stand for places in a list."""
    return ".".join(step for step in place if isinstance(step, str))


def fault(detail: Any) -> str:  # noqa: ANN401 - pydantic's mapping
    """Return one fault that pydantic found, as a user reads it, without the value."""
    return f"{key_of(detail['loc'])}: {detail['msg'].removeprefix('Value error, ')}"
