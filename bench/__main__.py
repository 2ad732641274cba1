"""`python -m bench`: print every measure with the machine, the versions, the reference and the ratio."""

import platform
import sys
from importlib.metadata import version

from bench import commands, directory, drafts, explain, keys, letters, line_mode, routing, screens, space, wording


def main() -> int:
    """Run all measures; 1 where one misses its target."""
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("pydantic", "PyYAML", "jinja2", "textual")))
    missed = False
    groups = (routing, explain, letters, directory, commands, line_mode, screens, keys, space, wording, drafts)
    for measure in (measure for group in groups for measure in group.measures()):
        print(measure)
        missed |= not measure.met
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
