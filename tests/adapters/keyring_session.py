"""What runs inside a desktop session of its own: the program with the key store that it picks by itself.

Usage: `keyring_session.py FOLDER save|open|look WAIT`. Prints what a user would be told, one line each.
"""

import sys
from pathlib import Path

from refhelper.adapters.key_store import SystemKeys
from refhelper.domain.draft import DraftSummary
from tests.draft_fakes import case, folder


def main() -> None:
    """Do what was asked with the drafts of a folder."""
    path, act, wait = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    window = folder(path, keys=SystemKeys(wait=wait))
    refused = window.why_not_kept()
    print(f"{type(refused).__name__}: {getattr(refused, 'reason', '')}")  # noqa: T201
    if act == "save" and refused is None:
        window.save(window.new(case("from a session")))
    for listed in window.summaries() if act == "open" else ():
        print(listed.title if isinstance(listed, DraftSummary) else type(listed.error).__name__)  # noqa: T201
    window.close_all()


if __name__ == "__main__":
    main()
