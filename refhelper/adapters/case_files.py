"""Case files: YAML or JSON in, a case or every problem in the file out."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import faults
from refhelper.adapters.yaml_text import Place, dotted
from refhelper.domain.case import FORMAT, MOST_PEOPLE, Case, Person
from refhelper.domain.contradictions import contradictions
from refhelper.domain.errors import Problem
from refhelper.domain.plain_text import clean

Hidden = Callable[[str, int], None]
"""Takes the name of a file and how many hidden characters of its texts were left out."""


def read_case(path: Path, today: date, hidden: Hidden | None = None) -> tuple[Case | None, list[Problem]]:
    """Return the case in a file, or every problem with it. `today` stands in where the case has no `at`."""
    text, problems = yaml_text.read_text(path)
    return (None, problems) if text is None else parse_case(text, path.name, today, hidden)


def parse_case(text: str, name: str, today: date, hidden: Hidden | None = None) -> tuple[Case | None, list[Problem]]:
    """Return the case in a text, or every problem with it; `hidden` is told of characters that were left out."""
    tree, problems = yaml_text.parse(text, name)
    if tree is None:
        return None, problems
    if not isinstance(tree.content, dict):
        return None, [Problem(name, 1, "", "must be a case: keys with values, beginning with refhelper_case: 1")]
    people = tree.content.get("people")
    if isinstance(people, list) and len(people) > MOST_PEOPLE:
        return None, [
            Problem(name, tree.line(("people",)), "people", f"must hold at most {MOST_PEOPLE}; split the case")
        ]
    case, found = _build(tree.content)
    numbers = list(range(len(case.people))) if case else []
    whole = case
    if case is None:
        whole, numbers = _what_stands(tree.content, {place for place, _ in found})
    if whole is not None:
        found += [(each.place, each.message) for each in contradictions(whole, today, _refs(tree.content), numbers)]
    problems += [Problem(name, tree.line(place), dotted(place), message) for place, message in found]
    problems.sort(key=lambda problem: problem.line or 0)
    if hidden and (removed := sum(clean(each)[1] for each in _texts(tree.content))):
        hidden(name, removed)
    return (None, problems) if problems else (case, [])


def _texts(content: object) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            yield from (text for each in content.values() for text in _texts(each))
        case list():
            yield from (text for each in content for text in _texts(each))


def _build(content: dict[str, Any]) -> tuple[Case | None, list[tuple[Place, str]]]:
    try:
        return Case.model_validate(content), []
    except ValidationError as error:
        return None, faults(error, Case)


def _what_stands(content: dict[str, Any], faulty: set[Place]) -> tuple[Case | None, list[int]]:
    """Build a case from what is sound in a faulty one, so that its contradictions can be told in the same go."""
    people = content.get("people")
    kept: dict[int, Person] = {}
    for number, person in enumerate(people if isinstance(people, list) else []):
        bad = {place[2] for place in faulty if place[:2] == ("people", number) and place[2:]}
        sound = {key: value for key, value in person.items() if key not in bad} if isinstance(person, dict) else {}
        try:
            kept[number] = Person.model_validate(sound)
        except ValidationError:
            continue
    if not kept:
        return None, []
    bad_keys = {place[0] for place in faulty if place}
    rest = {key: value for key, value in content.items() if key not in bad_keys | {"people", "refhelper_case"}}
    return Case.model_validate(rest | {"refhelper_case": FORMAT, "people": list(kept.values())}), list(kept)


def _refs(content: dict[str, Any]) -> list[str]:
    people = content.get("people")
    written = people if isinstance(people, list) else []
    return [person["ref"] for person in written if isinstance(person, dict) and isinstance(person.get("ref"), str)]
