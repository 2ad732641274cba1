"""A contact marked as checked within the text of a practice's file, with every other character left as it is."""

import json
from datetime import date
from typing import Any

import yaml

from refhelper.adapters import yaml_text

NEW_FILE = """# What this practice knows better than the directory that came with the program.
# `refhelper directory check` says what is wrong with it, `refhelper directory diff` what it changes.

refhelper_practice_directory: 1

services:
  - id: {service}
    contacts:
"""


def marked(text: str | None, service: str, contacts: tuple[str, ...], day: date, by: str) -> str | None:
    """Return the text with these contacts assured on a day; None where only rewriting the rest would do it.

    Without a text, that of a new file.
    """
    stamp = {"assured_date": day.isoformat(), "assurer": by}
    for contact in contacts:
        new = _new(service, contact, stamp) if text is None else _Edit(text).mark(service, contact, stamp)
        if new is None or (text is not None and _content(new) != _expected(_content(text), service, contact, stamp)):
            return None
        text = new
    return text


def _new(service: str, contact: str, stamp: dict[str, str]) -> str:
    return NEW_FILE.format(service=service) + _block({"id": contact, **stamp}, 6)


def _content(text: str) -> Any:  # noqa: ANN401 - plain data
    tree, problems = yaml_text.parse(text, "")
    return None if tree is None or problems else tree.content


def _expected(content: Any, service: str, contact: str, stamp: dict[str, str]) -> Any:  # noqa: ANN401 - plain data
    _of(_of(content, "services", service), "contacts", contact).update(stamp)
    return content


def _of(owner: dict[str, Any], key: str, wanted: str) -> dict[str, Any]:
    records = owner.setdefault(key, [])
    if all(each["id"] != wanted for each in records):
        records.append({"id": wanted})
    found: dict[str, Any] = next(each for each in records if each["id"] == wanted)
    return found


def _block(record: dict[str, str], indent: int) -> str:
    lines = [f"{key}: {_scalar(key, value)}" for key, value in record.items()]
    return f"{' ' * indent}- " + f"\n{' ' * (indent + 2)}".join(lines) + "\n"


def _scalar(key: str, value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if key == "assurer" else value


class _Edit:
    """A text with the places of its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def mark(self, service: str, contact: str, stamp: dict[str, str]) -> str | None:
        """Return the text with one contact stamped; None where its shape is not one that can be edited."""
        record = {"id": contact, **stamp}
        services = _value(self.root, "services")
        if services is None:
            return self._into(self.root, "services", {"id": service, "contacts": [record]})
        found = _with_id(services, service)
        if found is None:
            return self._append(services, {"id": service, "contacts": [record]})
        contacts = _value(found, "contacts")
        if contacts is None:
            return self._into(found, "contacts", record)
        line = _with_id(contacts, contact)
        return self._append(contacts, record) if line is None else self._stamp(line, stamp)

    def _stamp(self, line: yaml.MappingNode, stamp: dict[str, str]) -> str:
        edits: list[tuple[int, int, str]] = []
        for key, value in stamp.items():
            written = json.dumps(value, ensure_ascii=False) if line.flow_style else _scalar(key, value)
            held = _value(line, key)
            if held is not None:
                start, end = held.start_mark.index, held.end_mark.index
                edits.append((start, end, written if start != end else f" {written}"))
            elif line.flow_style:
                after = _value(line, "id").end_mark.index
                edits.append((after, after, f', "{key}": {written}'))
            else:
                at = self._end_of_line(_value(line, "id").end_mark.index)
                edits.append((at, at, f"{self.newline}{' ' * line.start_mark.column}{key}: {written}"))
        text = self.text
        edits.sort(key=lambda edit: edit[0])
        for start, end, new in reversed(edits):
            text = text[:start] + new + text[end:]
        return text

    def _into(self, owner: Any, key: str, record: dict[str, Any]) -> str:  # noqa: ANN401 - a mapping node
        """Put a new list with one record at the end of a mapping."""
        if owner.flow_style:
            return self._before_end(owner, f'"{key}": {json.dumps([record], ensure_ascii=False)}')
        column = owner.start_mark.column
        return self._after(owner, f"{' ' * column}{key}:\n{self._item(record, column + 2)}")

    def _append(self, records: yaml.SequenceNode, record: dict[str, Any]) -> str:
        if records.flow_style:
            return self._before_end(records, json.dumps(record, ensure_ascii=False))
        return self._after(records, self._item(record, records.start_mark.column))

    def _item(self, record: dict[str, Any], indent: int) -> str:
        if "contacts" not in record:
            return _block(record, indent)
        head = f"{' ' * indent}- id: {record['id']}\n{' ' * (indent + 2)}contacts:\n"
        return head + _block(record["contacts"][0], indent + 4)

    def _before_end(self, node: yaml.Node, new: str) -> str:
        at = node.end_mark.index - 1
        comma = ", " if node.value else ""
        return f"{self.text[:at].rstrip()}{comma}{new}{self.text[at:]}"

    def _after(self, node: yaml.Node, new: str) -> str:
        last = node
        while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        end = last.end_mark.index
        found = end - 1 if self.text[:end].endswith("\n") else self.text.find("\n", end)
        before, rest = (self.text, "") if found < 0 else (self.text[: found + 1], self.text[found + 1 :])
        between = "" if before.endswith("\n") else self.newline
        return before + between + new.replace("\n", self.newline) + rest

    def _end_of_line(self, index: int) -> int:
        found = self.text.find("\n", index)
        at = len(self.text) if found < 0 else found
        return at - 1 if self.text[at - 1 : at] == "\r" else at


def _value(node: yaml.Node | None, key: str) -> Any:  # noqa: ANN401 - a node, or None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _with_id(records: yaml.Node, wanted: str) -> Any:  # noqa: ANN401 - a node, or None
    return next((each for each in records.value if (name := _value(each, "id")) and name.value == wanted), None)
