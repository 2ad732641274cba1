"""A letter template looked over before it is used: every name it uses must be one its recipient may see.

Templates may print, choose and go through lists, and nothing else; so none can run for long or reach anything.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from refhelper.domain.errors import Problem
from refhelper.domain.letter_fields import LINES, Form

FILTERS = frozenset({"join", "lower", "upper", "capitalize", "trim"})
LOOP = frozenset({"first", "last", "index", "length"})
DEEPEST = 2
"""How many lists may be gone through inside one another."""

_ALLOWED = (
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.For,
    nodes.Filter,
    nodes.Const,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Include,
)


class Kind(NamedTuple):
    """What a name stands for: a part with fields, a list of such parts, some lines, or a text."""

    word: str
    fields: frozenset[str] = frozenset()


TEXT, SOME_LINES = Kind("text"), Kind("lines")
Scope = Mapping[str, Kind]


def scope_of(form: Form) -> dict[str, Kind]:
    """Return what a form's template may name."""
    parts = {name: Kind("part", fields) for name, fields in form.parts.items()}
    return parts | {name: Kind("list", fields) for name, fields in form.lists.items()}


class Check:
    """One template being looked over, with the parts it includes."""

    def __init__(self, trees: Mapping[str, nodes.Template]) -> None:
        """Take the parsed text of every file of the folder."""
        self.trees = trees
        self.problems: list[Problem] = []
        self.file, self.depth = "", 0
        self.inside: tuple[str, ...] = ()

    def template(self, file: str, form: Form) -> list[Problem]:
        """Return the problems of one template: its sections first, then every name in them."""
        self.file, self.inside = file, (file,)
        scope = scope_of(form)
        blocks = []
        for node in self.trees[file].body:
            if isinstance(node, nodes.Block):
                blocks.append(node.name)
                self._section(node, scope)
            elif not _is_blank(node):
                self._problem(node, "", "must be inside a section, {% block name %} ... {% endblock %}")
        self._problems_of_whole(form, blocks)
        return self.problems

    def _problems_of_whole(self, form: Form, blocks: list[str]) -> None:
        for name in form.required:
            if name not in blocks:
                self._problem(None, name, "is a section that the receiving form requires, and is not there")

    def _problem(self, node: nodes.Node | None, key: str, message: str) -> None:
        self.problems.append(Problem(self.file, node.lineno if node else None, key, message))

    def _section(self, block: nodes.Block, scope: Scope) -> None:
        first = block.body[0] if block.body else None
        start = first.nodes[0] if isinstance(first, nodes.Output) and first.nodes else None
        if not isinstance(start, nodes.TemplateData) or not start.data.strip():
            self._problem(block, block.name, "must begin with its heading, on a line of its own")
        self._all(block.body, scope)

    def _all(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if not isinstance(node, _ALLOWED):
            self._problem(node, type(node).__name__.lower(), "is not allowed in a letter template")
            return
        match node:
            case nodes.Output():
                for each in node.nodes:
                    self._printed(each, scope)
            case nodes.If():
                self._expression(node.test, scope)
                self._all([*node.body, *node.elif_, *node.else_], scope)
            case nodes.For():
                self._for(node, scope)
            case nodes.Include():
                self._include(node, scope)

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        kind = self._expression(node, scope)
        if kind not in {None, TEXT}:
            self._problem(node, "", "prints a whole part or list; name one of its fields, or go through it with for")

    def _for(self, node: nodes.For, scope: Scope) -> None:
        kind = self._expression(node.iter, scope)
        if node.recursive or not isinstance(node.target, nodes.Name) or self.depth == DEEPEST:
            self._problem(node, "for", f"may go through one list, with one name, at most {DEEPEST} inside one another")
            return
        if kind is not None and kind.word not in {"list", "lines"}:
            self._problem(node, "for", "goes through a list or through lines only")
        each = TEXT if kind is None or kind.word != "list" else Kind("part", kind.fields)
        inner = {**scope, node.target.name: each, "loop": Kind("part", LOOP)}
        if node.test is not None:
            self._expression(node.test, inner)
        self.depth += 1
        self._all(node.body, inner)
        self.depth -= 1
        self._all(node.else_, scope)

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or not name.startswith("_") or name not in self.trees or node.ignore_missing:
            self._problem(node, "include", f"takes one of: {', '.join(_parts(self.trees))}")
            return
        if name in self.inside:
            self._problem(node, "include", "comes back to itself")
            return
        outer, self.inside = (self.file, self.inside), (*self.inside, name)
        self.file = name
        self._all(self.trees[name].body, scope)
        self.file, self.inside = outer

    def _expression(self, node: nodes.Node, scope: Scope) -> Kind | None:
        """Return what an expression stands for, or None where that cannot be told (a problem is then noted)."""
        if not isinstance(node, _ALLOWED):
            self._problem(node, type(node).__name__.lower(), "is not allowed in a letter template")
            return None
        match node:
            case nodes.Name():
                return self._known(node, node.name, scope)
            case nodes.Getattr():
                return self._field(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self._expression(child, scope)
                return TEXT

    def _known(self, node: nodes.Node, name: str, scope: Scope) -> Kind | None:
        if name not in scope:
            self._problem(node, name, f"is not known here; allowed: {', '.join(sorted(scope))}")
        return scope.get(name)

    def _field(self, node: nodes.Getattr, scope: Scope) -> Kind | None:
        owner = self._expression(node.node, scope)
        if owner is None:
            return None
        if owner.word != "part" or node.attr not in owner.fields:
            allowed = ", ".join(sorted(owner.fields)) or "nothing"
            self._problem(node, node.attr, f"is not something this recipient's letter holds; allowed here: {allowed}")
            return None
        return SOME_LINES if node.attr in LINES else TEXT

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind | None:
        plain = not node.kwargs and node.dyn_args is None and all(isinstance(arg, nodes.Const) for arg in node.args)
        if node.name not in FILTERS or not plain or node.node is None:
            self._problem(node, node.name, f"is not allowed; filters here are: {', '.join(sorted(FILTERS))}")
            return None
        kind = self._expression(node.node, scope)
        if node.name != "join":
            return kind
        if kind not in {None, SOME_LINES}:
            self._problem(node, "join", "joins lines only")
        return TEXT


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes
    )


def _parts(trees: Mapping[str, nodes.Template]) -> Iterator[str]:
    return (name for name in sorted(trees) if name.startswith("_"))
