"""PyInstaller with its inquiries made in this process.

It makes them in processes of their own, which a Windows program under wine cannot talk to.
"""

import sys
from collections.abc import Callable
from typing import Any, Self

from PyInstaller import isolated
from PyInstaller.__main__ import run
from PyInstaller.isolated import _parent


class Here:
    """Stands in for the other process: calls what it is given."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take, and ignore, how the other process would be started."""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def call(self, what: Callable[..., Any], *arguments: object, **named: object) -> object:
        """Call it."""
        return what(*arguments, **named)


isolated.Python = _parent.Python = Here
isolated.call = _parent.call = Here().call
isolated.decorate = _parent.decorate = lambda what: what

if __name__ == "__main__":
    run(sys.argv[1:])
