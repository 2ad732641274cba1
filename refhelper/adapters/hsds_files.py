"""Open Referral HSDS 3 JSON files: in, and out as the text of a practice's own directory."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from refhelper.adapters import yaml_text
from refhelper.adapters.practice_files import parse_practice
from refhelper.domain.directory import Directory
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.open_referral import imported
from refhelper.domain.practice_directory import FORMAT, HEAD

LARGEST_BYTES = 200_000_000
_NOTHING = "Nothing was imported."
_HEADING = """# Imported from Open Referral HSDS 3, as second-hand: check a contact before you use it.
# Services found only by searching; nobody is sent to them by a rule.

"""


def read_hsds(path: Path, today: date, shipped: Directory, duty: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a JSON file as a practice's own directory, with what was not understood.

    BadInputError where it is no JSON, holds no service, or gives no directory that could be used.
    """
    text, problems = yaml_text.read_text(path, LARGEST_BYTES)
    if text is None:
        raise BadInputError(_NOTHING, problems)
    return convert(text, path.name, today, shipped, duty)


def convert(
    text: str, name: str, today: date, shipped: Directory, duty: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """Return a JSON text as a practice's own directory, with what was not understood. Errors as `read_hsds`."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(name, error.lineno, "", f"is not valid JSON: {error.msg}")
        raise BadInputError(_NOTHING, [problem]) from None
    except (ValueError, RecursionError):
        problem = Problem(name, None, "", "holds a number too long, or is nested too deeply")
        raise BadInputError(_NOTHING, [problem]) from None
    found = imported(
        content, f"Open Referral HSDS 3 file {name}", today, frozenset(each.value for each in shipped.retired)
    )
    if not found.services:
        problems = [Problem(name, None, "", message) for message in found.report]
        raise BadInputError(_NOTHING, [*problems, Problem(name, None, "", "holds no service that could be taken")])
    written = yaml.dump(
        {HEAD: int(FORMAT), "services": list(found.services)},
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        sort_keys=False,
        allow_unicode=True,
        width=110,
    )
    made = _HEADING + written
    _, problems = parse_practice(made, name, shipped, duty)
    if problems:
        raise BadInputError(_NOTHING, problems)
    return made, found.report
