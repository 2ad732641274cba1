"""`refhelper route` from start to end, against importing what it is built on."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.routing import six_people
from bench.timing import Measure, interleaved

REFERENCE = "python -c 'import pydantic, yaml'"
ONE_MODEL = "import pydantic, yaml\nclass Model(pydantic.BaseModel):\n    age: int"


def measures() -> Iterator[Measure]:
    """Measure the command, and for comparison the same imports with one empty model."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_text(json.dumps(six_people(complete=True)), encoding="utf-8")
        base, model, route = interleaved(
            11,
            lambda: run("-c", "import pydantic, yaml"),
            lambda: run("-c", ONE_MODEL),
            lambda: run("-m", "refhelper", "route", str(path), "--json"),
        )
    yield Measure("those imports with one pydantic model of one field", model, REFERENCE, base)
    yield Measure("refhelper route", route, REFERENCE, base, 2.0)


def run(*arguments: str) -> None:
    """Run Python once with these arguments, and show nothing of what it prints."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
