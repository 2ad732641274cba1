"""YAML and JSON read as text: every scalar a string, every key with its line, every fault a Problem.

Aliases, tags, repeated keys, several documents, deep nesting and oversized files are refused.
"""

import contextlib
import gc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from refhelper.domain.errors import Problem

LARGEST_BYTES = 4_000_000
LARGEST_DIRECTORY = 40_000_000
"""A national directory of some 50,000 services."""
DEEPEST = 40
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z0-9_-]{1,40}|[A-Z]\d{1,3}")
Place = tuple[str | int, ...]


class Tree(NamedTuple):
    """A file's content as plain dicts, lists and strings, with the line of every place in it."""

    content: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it that exists."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_text(path: Path, largest: int = LARGEST_BYTES) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8 (or UTF-16 with its mark), or say why it cannot be read."""
    name = path.name
    try:
        if path.is_dir() or path.is_char_device() or path.is_block_device():
            return None, [Problem(name, None, "", "could not be read: it is no plain file")]
        with path.open("rb") as stream:
            raw = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or type(error).__name__
        return None, [Problem(name, None, "", f"could not be read: {said}")]
    return decode(raw, name, largest)


def decode(raw: bytes, name: str, largest: int = LARGEST_BYTES) -> tuple[str | None, list[Problem]]:
    """Turn bytes into text, or say where they stop being text."""
    if len(raw) > largest:
        return None, [Problem(name, None, "", f"is larger than {largest:,} bytes")]
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Problem(name, line, "", "is not UTF-8 text")]


def parse(text: str, name: str) -> tuple[Tree | None, list[Problem]]:
    """Turn YAML or JSON text into a tree, or into all the problems that stop it.

    JSON may indent with tabs and write a character as a pair of surrogates; YAML reads neither, so both are replaced.
    """
    if text.lstrip().startswith("{"):
        text = _PAIR.sub(_paired, text.replace("\t", " "))
    try:
        nodes = [node for node in _documents(text) if node is not None]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return None, [Problem(name, line, "", f"is not valid YAML or JSON: {error.problem}")]
    except (yaml.YAMLError, UnicodeEncodeError):
        return None, [Problem(name, None, "", "holds characters that YAML and JSON do not allow")]
    except RecursionError:
        return None, [Problem(name, None, "", "is nested too deeply")]
    if len(nodes) != 1:
        return None, [Problem(name, None, "", "must hold one document, and holds " + ("none" if not nodes else "more"))]
    return _Reader(name).read(nodes[0])


@contextlib.contextmanager
def collecting_later() -> Iterator[None]:
    """Leave the collecting of garbage until much has been read: looking for it in between takes longer than reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _paired(match: re.Match[str]) -> str:
    pair = bytes.fromhex(match[2] + match[3])
    return match[1] + pair.decode("utf-16-be")


def _documents(text: str) -> list[Any]:
    if _depth(text) > DEEPEST:
        raise RecursionError
    loader = _Loader(text)
    nodes = []
    try:
        while loader.check_node():
            nodes.append(loader.get_node())
    finally:
        loader.dispose()
    return nodes


def _depth(text: str) -> int:
    deepest = depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
            if depth > DEEPEST:
                break
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return deepest


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.Node) -> tuple[Tree | None, list[Problem]]:
        content = self._value(node, ())
        return Tree(content, self.lines), self.problems

    def _problem(self, node: yaml.Node, place: Place, message: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, dotted(place), message))

    def _value(self, node: yaml.Node, place: Place) -> Any:  # noqa: ANN401 - plain data
        self.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self.seen:
            self._problem(node, place, "repeats another part by an anchor, which is not allowed here")
            return ""
        self.seen.add(id(node))
        if node.tag.startswith("!"):
            self._problem(node, place, "has a tag, which is not allowed here")
        match node:
            case yaml.MappingNode():
                return self._mapping(node, place)
            case yaml.SequenceNode():
                return [self._value(item, (*place, index)) for index, item in enumerate(node.value)]
            case _:
                return node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, place, "has a key that is not a word")
                continue
            key = key_node.value
            if key in content:
                self._problem(key_node, (*place, key), "is given twice")
                continue
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            content[key] = self._value(value_node, (*place, key))
        return content


def dotted(place: Place) -> str:
    """Return a place as a user reads it, `people[1].age`, counted from 1; a key that is no plain word is left out."""
    out = ""
    for written in place:
        step = written if isinstance(written, int) or _PLAIN.fullmatch(written) else "(a key)"
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if out else step
    return out
