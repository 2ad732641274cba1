"""Directory files: YAML in, the directory or every problem in the file out."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import faults
from refhelper.adapters.rule_files import read_rows
from refhelper.adapters.yaml_text import Place, Tree, dotted
from refhelper.domain.directory import FORMAT, Directory, Service
from refhelper.domain.directory_checks import check, warnings
from refhelper.domain.errors import Problem


def read_directory(path: Path) -> tuple[Directory | None, list[Problem]]:
    """Return the directory in a file, or every problem with it, each with its line and what is allowed there."""
    directory, problems, _ = _read(path)
    return directory, problems


def parse_directory(text: str, name: str) -> tuple[Directory | None, list[Problem]]:
    """Return the directory in a text, or every problem with it."""
    directory, problems, _ = _parse(text, name)
    return directory, problems


def check_file(path: Path) -> tuple[list[Problem], list[Problem], int]:
    """Return every problem of a directory file, its warnings where it has none, and how many services it holds."""
    directory, problems, tree = _read(path)
    if directory is None or tree is None:
        return problems, [], 0
    missing = [
        Problem(path.name, tree.line(fault.place), dotted(fault.place), fault.message) for fault in warnings(directory)
    ]
    return [], missing, len(directory.services)


def _read(path: Path) -> tuple[Directory | None, list[Problem], Tree | None]:
    text, problems = yaml_text.read_text(path, yaml_text.LARGEST_DIRECTORY)
    return (None, problems, None) if text is None else _parse(text, path.name)


@yaml_text.collecting_later()
def _parse(text: str, name: str) -> tuple[Directory | None, list[Problem], Tree | None]:
    tree, problems = yaml_text.parse(text, name)
    if tree is None or not isinstance(tree.content, dict):
        shape = Problem(name, 1, "", "must be keys with values, with refhelper_directory: 1")
        return None, problems if tree is None else [*problems, shape], tree
    directory, found = _Reading(tree, name).directory()
    problems = sorted({*problems, *found}, key=lambda problem: (problem.line or 0, problem.key))
    return None if problems else directory, problems, tree


class _Reading:
    """One file being read: each service on its own, so that a fault in one hides none in another."""

    def __init__(self, tree: Tree, name: str) -> None:
        self.tree, self.name = tree, name
        self.problems: list[Problem] = []

    def directory(self) -> tuple[Directory, list[Problem]]:
        """Return what could be read, and every problem."""
        raw = self._raw_services()
        read = {index: service for index, each in enumerate(raw) if (service := self._service(index, each))}
        directory = self._whole(tuple(read.values()))
        numbers = list(read)
        unread = {each["id"] for index, each in enumerate(raw) if index not in read and _has_id(each)}
        for fault in check(directory, frozenset(unread), complete=not self.problems):
            self._problem(_in_file(fault.place, numbers), fault.message)
        return directory, self.problems

    def _raw_services(self) -> list[Any]:
        raw = self.tree.content.get("services", [])
        if isinstance(raw, list):
            return raw
        self._problem(("services",), "must be a list")
        return []

    def _service(self, index: int, raw: object) -> Service | None:
        place: Place = ("services", index)
        if not isinstance(raw, dict):
            self._problem(place, "must be keys with values")
            return None
        rows, faulty = read_rows(self.tree, (*place, "rules"), self.name)
        self.problems += faulty
        try:
            service = Service.model_validate({key: value for key, value in raw.items() if key != "rules"})
        except ValidationError as error:
            for at, message in faults(error, Service):
                self._problem((*place, *at), message)
            return None
        return service.model_copy(update={"rules": rows})

    def _whole(self, services: tuple[Service, ...]) -> Directory:
        content = self.tree.content
        try:
            head = Directory.model_validate({**content, "services": []} if "services" in content else content)
        except ValidationError as error:
            for at, message in faults(error, Directory):
                self._problem(at, message)
            head = Directory(refhelper_directory=FORMAT, services=())
        return head.holding(services, head.retired)

    def _problem(self, place: Place, message: str) -> None:
        self.problems.append(Problem(self.name, self.tree.line(place), dotted(place), message))


def _has_id(raw: object) -> bool:
    return isinstance(raw, dict) and isinstance(raw.get("id"), str)


def _in_file(place: Place, numbers: list[int]) -> Place:
    match place:
        case ("services", int(index), *rest):
            return ("services", numbers[index], *rest)
        case _:
            return place
