"""Letter templates: the text files of one folder, looked over when read, then rendered on plain data only.

Nothing outside the folder is read, and after the reading nothing at all. Values are never taken for template text.
"""

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from refhelper.adapters import yaml_text
from refhelper.adapters.template_check import FILTERS, Check
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.letter_forms import FORMS
from refhelper.domain.letter_view import Context

ENDING = ".txt"
LONGEST_SECONDS = 2.0
LONGEST_TEXT = 4_000_000
"""Characters of one section; far above any letter, so that a fault cannot fill the memory."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with fields looked up in mappings only, and no calls: a value's own attributes are out of reach."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as in the class it changes
        if isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(name=attribute)
        return super().getattr(obj, attribute) if isinstance(obj, LoopContext) else self.undefined(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as in the class it changes
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - as in the class it changes
        del obj
        return False


class Templates:
    """The templates of one folder. Implements `Renderer` of `domain/letter_request.py`."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Read and look over every template; BadInputError with all the problems, each with file and line."""
        texts, problems = _read(folder)
        self._clock = clock
        self._environment = _environment(texts)
        trees, faults = _parsed(self._environment, texts)
        problems += faults
        for name, form in FORMS.items():
            file = name + ENDING
            if file in trees:
                problems += Check(trees).template(file, form)
            elif file not in texts:
                problems.append(Problem(file, None, "", "is missing from the templates folder"))
        problems += [
            Problem(file, None, "", "is not the name of a template; a part that others include begins with _")
            for file in texts
            if not file.startswith("_") and file.removesuffix(ENDING) not in FORMS
        ]
        if problems:
            raise unusable(list(dict.fromkeys(problems)))
        self._trees = trees

    def sections(self, template: str) -> tuple[str, ...]:
        """Return the names of a template's sections, in its order; KeyError where there is no such template."""
        return tuple(node.name for node in self._trees[template + ENDING].body if isinstance(node, nodes.Block))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all templates."""
        return tuple(FORMS)

    def place_of(self, template: str, section: str) -> tuple[str, int | None]:
        """Return the file and the line of a section."""
        file = template + ENDING
        blocks = [node for node in self._trees[file].body if isinstance(node, nodes.Block) and node.name == section]
        return file, blocks[0].lineno if blocks else None

    def render(self, template: str, section: str, context: Context) -> str:
        """Return one section; BadInputError, naming the file, where it cannot be made or takes too long."""
        loaded = self._environment.get_template(template + ENDING)
        end = self._clock() + LONGEST_SECONDS
        parts: list[str] = []
        length = 0
        try:
            for part in loaded.blocks[section](loaded.new_context(dict(context))):
                parts.append(part)
                length += len(part)
                if self._clock() > end or length > LONGEST_TEXT:
                    raise _failed(*self.place_of(template, section), section, "takes too long, or becomes too long")
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            raise _failed(
                *self.place_of(template, section), section, f"cannot be made ({type(error).__name__})"
            ) from None
        return "".join(parts)


class TemplatesWhenWanted:
    """The templates of one folder, read when the first letter is made: faulty ones keep back letters, not the plan."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read yet."""
        self._folder = folder

    @cached_property
    def _read(self) -> Templates:
        return Templates(self._folder)

    def sections(self, template: str) -> tuple[str, ...]:
        """Return the names of a template's sections; BadInputError where the folder has a fault."""
        return self._read.sections(template)

    def render(self, template: str, section: str, context: Context) -> str:
        """Return one section, as `Templates` does."""
        return self._read.render(template, section, context)


_NEXT = "Correct the files, or put back the templates as they were shipped."


def unusable(problems: list[Problem]) -> BadInputError:
    """Return the error that says why a folder of templates cannot be used."""
    return BadInputError("The letter templates cannot be used.", problems, _NEXT)


def _failed(file: str, line: int | None, section: str, message: str) -> BadInputError:
    problem = Problem(file, line, section, message)
    return BadInputError("A section of the letter could not be made.", [problem], _NEXT)


def _environment(texts: Mapping[str, str]) -> jinja2.Environment:
    environment = _Sandbox(
        loader=jinja2.DictLoader(texts),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        cache_size=-1,
        auto_reload=False,
    )
    environment.globals.clear()
    environment.filters = {name: each for name, each in environment.filters.items() if name in FILTERS}
    return environment


def _read(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return {}, [Problem(folder.name, None, "", f"could not be read: {reason}")]
    for path in files:
        if path.is_symlink() or not path.is_file():
            problems.append(Problem(path.name, None, "", "must be a plain file of this folder, not a link"))
            continue
        text, found = yaml_text.read_text(path)
        problems += found
        if text is not None:
            texts[path.name] = text
    return texts, problems


def _parsed(
    environment: jinja2.Environment, texts: Mapping[str, str]
) -> tuple[dict[str, nodes.Template], list[Problem]]:
    trees, problems = {}, []
    for file, text in texts.items():
        try:
            trees[file] = environment.parse(text)
        except jinja2.TemplateSyntaxError as error:
            problems.append(Problem(file, error.lineno, "", f"is not a valid template: {error.message}"))
    return trees, problems
