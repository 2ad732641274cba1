"""Small ways to break code on purpose: conditions turned round or dropped, one answer put for another.

A break replaces the code of one function, or one constant, while a block runs; the module as a file is not touched.
"""

import ast
import copy
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

TURNED = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip


class Break(NamedTuple):
    """One break: where (module and function, or constant), what was done to which text, and what takes its place."""

    module: ModuleType
    where: str
    what: str
    instead: Any

    @property
    def label(self) -> str:
        """Name the break, without the number of its line."""
        return f"{self.module.__name__.rpartition('.')[2]}.{self.where}: {self.what}"


def breaks_of(module: ModuleType, enums: tuple[type[StrEnum], ...]) -> Iterator[Break]:
    """Yield every small break of the functions, properties and sets of a module."""
    tree = ast.parse(inspect.getsource(module))
    for name, function in _functions(module):
        node = _definition(tree, name)
        for what, changed in _changes(node, {enum.__name__: enum for enum in enums}):
            code = _code(changed, name)
            if code.co_code != function.__code__.co_code or code.co_consts != function.__code__.co_consts or (
                code.co_names != function.__code__.co_names
            ):  # fmt: skip
                yield Break(module, name, what, code)
    for name, value in vars(module).items():
        if isinstance(value, frozenset) and name.isupper() and _defined_here(tree, name):
            yield from (Break(module, name, f"without {one}", value - {one}) for one in sorted(value))


@contextmanager
def broken(one: Break) -> Iterator[None]:
    """Have the break in place while the block runs."""
    if isinstance(one.instead, CodeType):
        function = dict(_functions(one.module))[one.where]
        before = function.__code__
        function.__code__ = one.instead
        try:
            yield
        finally:
            function.__code__ = before
        return
    value = getattr(one.module, one.where)
    holders = [
        (module, name)
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("refhelper.")
        for name, held in list(vars(module).items())
        if held is value
    ]
    for module, name in holders:
        setattr(module, name, one.instead)
    try:
        yield
    finally:
        for module, name in holders:
            setattr(module, name, value)


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    for name, value in vars(module).items():
        if isinstance(value, FunctionType) and value.__module__ == module.__name__:
            yield name, value
        if isinstance(value, type) and value.__module__ == module.__name__:
            for inner, held in vars(value).items():
                function = held.fget if isinstance(held, property) else held
                if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                    yield f"{name}.{inner}", function


def _definition(tree: ast.Module, name: str) -> ast.FunctionDef:
    body: Any = tree
    for part in name.split("."):
        body = next(node for node in body.body if getattr(node, "name", None) == part)
    return body


def _defined_here(tree: ast.Module, name: str) -> bool:
    targets = (target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets)
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


def _code(changed: ast.FunctionDef, name: str) -> CodeType:
    compiled = compile(ast.fix_missing_locations(ast.Module([changed], [])), name, "exec")
    return next(const for const in compiled.co_consts if isinstance(const, CodeType) and const.co_name == changed.name)


def _changes(node: ast.FunctionDef, enums: dict[str, type[StrEnum]]) -> Iterator[tuple[str, ast.FunctionDef]]:
    places = [place for stmt in node.body for place in ast.walk(stmt)]
    for at in range(len(places)):
        for number in range(20):
            fresh = copy.deepcopy(node)
            place = [inner for stmt in fresh.body for inner in ast.walk(stmt)][at]
            before = ast.unparse(place)
            if not _change(place, number, enums):
                break
            after = ast.unparse(place)
            if after != before:
                yield f"{_short(before)} -> {_short(after)}", fresh


def _short(text: str) -> str:
    return " ".join(text.split())


def _change(place: ast.AST, number: int, enums: dict[str, type[StrEnum]]) -> bool:
    """Make the n-th change of one place, and say whether there is an n-th."""
    match place:
        case ast.BoolOp():
            if number == 0:
                place.op = ast.Or() if isinstance(place.op, ast.And) else ast.And()
            elif number <= len(place.values):
                del place.values[number - 1]
                if len(place.values) == 1:
                    place.values.append(copy.deepcopy(place.values[0]))
            else:
                return False
        case ast.Compare(ops=[op]) if number == 0 and type(op) in TURNED:
            place.ops = [TURNED[type(op)]()]
        case ast.UnaryOp(op=ast.Not()) if number == 0:
            place.op, place.operand = ast.Not(), ast.UnaryOp(ast.Not(), place.operand)
        case ast.IfExp() if number == 0:
            place.body, place.orelse = place.orelse, place.body
        case ast.If() if number == 0 and not isinstance(place.test, ast.Compare):
            place.test = ast.UnaryOp(ast.Not(), place.test)
        case ast.Attribute(value=ast.Name(id=name), attr=member) if number == 0 and name in enums:
            members = list(enums[name].__members__)
            if member not in members:
                return False
            place.attr = members[(members.index(member) + 1) % len(members)]
        case _:
            return False
    return True
