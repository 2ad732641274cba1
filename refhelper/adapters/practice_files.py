"""A practice's own directory file read and laid over the shipped one: all of it, or every problem and none of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import faults
from refhelper.adapters.yaml_text import Place, Tree, dotted
from refhelper.domain import practice_directory as practice
from refhelper.domain.contacts import Contact, PracticeContact
from refhelper.domain.directory import Directory, PracticeService, Service
from refhelper.domain.directory_checks import Fault, check
from refhelper.domain.errors import Problem

Laid = tuple[Directory | None, list[Problem]]
_SHAPE = f"must be keys with values, with {practice.HEAD}: 1"


def read_practice(path: Path, shipped: Directory, duty: Mapping[str, str]) -> Laid:
    """Return the shipped directory with a practice's file laid over it, or every problem with that file."""
    text, problems = yaml_text.read_text(path, yaml_text.LARGEST_DIRECTORY)
    return (None, problems) if text is None else parse_practice(text, path.name, shipped, duty)


def is_practice(path: Path) -> bool:
    """Say whether a file is a practice's own directory, by its head, or by its name where it has none."""
    text, _ = yaml_text.read_text(path, yaml_text.LARGEST_DIRECTORY)
    tree, _ = yaml_text.parse(text or "", path.name)
    content = tree.content if tree and isinstance(tree.content, dict) else {}
    return practice.HEAD in content or ("refhelper_directory" not in content and path.name.endswith(".local.yaml"))


@yaml_text.collecting_later()
def parse_practice(text: str, name: str, shipped: Directory, duty: Mapping[str, str]) -> Laid:
    """Return the shipped directory with a practice's text laid over it, or every problem with that text."""
    tree, problems = yaml_text.parse(text, name)
    if tree is None or not isinstance(tree.content, dict):
        return None, problems if tree is None else [*problems, Problem(name, 1, "", _SHAPE)]
    laying = _Laying(tree, name, shipped, duty)
    directory = laying.directory()
    problems = sorted({*problems, *laying.problems}, key=lambda problem: (problem.line or 0, problem.key))
    return (None if problems else directory), problems


class _Laying:
    """One practice's file being laid over: each record on its own, so that a fault in one hides none in another."""

    def __init__(self, tree: Tree, name: str, shipped: Directory, duty: Mapping[str, str]) -> None:
        self.tree, self.name, self.shipped, self.duty = tree, name, shipped, duty
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}
        """Where each service, and each contact as "service contact", stands in the file."""

    def directory(self) -> Directory:
        """Return what could be read laid over the shipped directory; it counts only where there is no problem."""
        head = self._head()
        changed: dict[str, Service] = {}
        for index, record in enumerate(self._list(self.tree.content.get("services", []), ("services",))):
            place: Place = ("services", index)
            if service := self._service(place, record):
                changed[service.id] = service
        made = practice.combined(self.shipped, changed, head.retired if head else ())
        if not self.problems:
            for fault in check(made):
                self._from_check(made, fault)
        return made

    def _head(self) -> practice.PracticeHead | None:
        content = {key: value for key, value in self.tree.content.items() if key != "services"}
        try:
            return practice.PracticeHead.model_validate(content)
        except ValidationError as error:
            for at, message in faults(error, practice.PracticeHead):
                self._problem(at, message)
            return None

    def _list(self, found: object, place: Place) -> list[Any]:
        if isinstance(found, list):
            return found
        self._problem(place, "must be a list")
        return []

    def _record(self, place: Place, record: object, within: str = "") -> str | None:
        """Return a record's id, once it is known that it is one and the first of that id."""
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            self._problem(place, "must be keys with values, with an id")
            return None
        known = f"{within}{record['id']}"
        if known in self.places:
            self._problem((*place, "id"), "is used twice; put all of its changes into one record")
            return None
        self.places[known] = place
        return str(record["id"])

    def _service(self, place: Place, record: object) -> Service | None:
        name = self._record(place, record)
        if name is None or not isinstance(record, dict):
            return None
        before = self.shipped.by_id.get(name)
        contacts = self._contacts(place, record, name, before)
        if before is None:
            if "rules" in record:
                self._problem((*place, "rules"), "are reviewed; a practice's own service is found by searching")
            plain = {key: value for key, value in record.items() if key not in {"contacts", "rules"}}
            return self._built(PracticeService, plain, place, contacts)
        for key, message in practice.service_refusals(before, record, self.duty):
            self._problem((*place, key), message)
        made = self._built(Service, practice.laid_over(before, record, self.duty), place, contacts)
        return made.model_copy(update={"rules": before.rules}) if made else None

    def _built(
        self, kind: type[Service], plain: Mapping[str, Any], place: Place, contacts: tuple[Contact, ...]
    ) -> Service | None:
        try:
            return kind.model_validate(plain).model_copy(update={"contacts": contacts})
        except ValidationError as error:
            for at, message in faults(error, kind):
                self._problem((*place, *at), message)
            return None

    def _contacts(
        self, place: Place, record: Mapping[str, Any], service: str, before: Service | None
    ) -> tuple[Contact, ...]:
        held = {contact.id: contact for contact in before.contacts} if before else {}
        for number, each in enumerate(self._list(record.get("contacts", []), (*place, "contacts"))):
            at: Place = (*place, "contacts", number)
            name = self._record(at, each, f"{service} ")
            if name is None:
                continue
            shipped = held.get(name)
            if before:
                for key, message in practice.contact_refusals(before, shipped, each, self.duty):
                    self._problem((*at, key), message)
            made = self._contact(at, practice.contact_laid_over(shipped, each) if shipped else each)
            if made and not (shipped and made.model_dump() == shipped.model_dump()):
                held[name] = made
        return tuple(held.values())

    def _contact(self, place: Place, plain: Mapping[str, Any]) -> Contact | None:
        try:
            return PracticeContact.model_validate(plain)
        except ValidationError as error:
            for at, message in faults(error, PracticeContact):
                self._problem((*place, *at), message)
            return None

    def _from_check(self, made: Directory, fault: Fault) -> None:
        """Tell a fault of the whole at the record that brought it; where that is none, name the service."""
        place, message = fault
        match place:
            case ("services", int(index), *rest):
                service = made.services[index]
                match rest:
                    case ["contacts", int(number), *inner]:
                        contact = service.contacts[number].id
                        at = self.places.get(f"{service.id} {contact}")
                        place = (*at, *inner) if at else self.places.get(service.id, ())
                        message = message if at else f"{service.id}, {contact}: {message}"
                    case _ if service.id in self.places:
                        place = (*self.places[service.id], *rest)
                    case _:
                        place, message = (), f"{service.id}: {message}"
            case ("retired", int(), *_):
                place = ("retired",)
        self._problem(place, message)

    def _problem(self, place: Place, message: str) -> None:
        self.problems.append(Problem(self.name, self.tree.line(place), dotted(place), message))
