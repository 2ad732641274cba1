"""`refhelper wording`: a reviewer's eye on a text."""

import argparse
import json
from pathlib import Path
from typing import Any

from refhelper.commands.inputs import STANDARD_INPUT, command, standard_input
from refhelper.domain.errors import BadInputError, Problem
from refhelper.domain.plain_text import clean


def add(commands: Any) -> None:  # noqa: ANN401 - argparse has no name for it
    """Add the command."""
    wording = command(commands, "wording", "look at the wording of a text; advises, never rewrites", _wording)
    wording.add_argument("file", nargs="?", default=STANDARD_INPUT, metavar="FILE", help="a text; - is standard input")
    wording.add_argument("--slot", metavar="SLOT", help="which part of a letter it is for, as seen or told")
    wording.add_argument("--json", action="store_true", help="print a JSON object a line")


def _wording(options: argparse.Namespace) -> None:
    from refhelper.adapters import yaml_text
    from refhelper.adapters.wording_files import wording_rules
    from refhelper.domain.case import Narrative
    from refhelper.domain.wording import check

    if options.slot is not None and options.slot not in Narrative.model_fields:
        problem = Problem("--slot", None, "", f"is no part of a letter; allowed: {', '.join(Narrative.model_fields)}")
        msg = "No such slot; nothing was printed."
        raise BadInputError(msg, [problem])
    if options.file == STANDARD_INPUT:
        text, problems = yaml_text.decode(standard_input(), "standard input")
    else:
        text, problems = yaml_text.read_text(Path(options.file))
    if text is None:
        msg = "The text cannot be read; nothing was printed."
        raise BadInputError(msg, problems)
    for found in check(text, options.slot, wording_rules()):
        if options.json:
            print(json.dumps(found._asdict(), ensure_ascii=False))
        else:
            print(clean(f"{found.start}-{found.end} {found.text}: {found.why} {found.better} ({found.rule})")[0])
