"""The commands, run as a user does: `started` in a process of its own, `refhelper` in this one, in far less time."""

import contextlib
import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refhelper.cli import main

Done = subprocess.CompletedProcess[bytes]


def started(*arguments: Any, text: str | bytes | None = None, folder: Path | None = None) -> Done:
    """Run a command as a program, and return what came of it."""
    command = [sys.executable, "-m", "refhelper", *map(str, arguments)]
    return subprocess.run(command, input=_bytes(text), capture_output=True, timeout=60, cwd=folder, check=False)


def refhelper(*arguments: Any, text: str | bytes | None = None, folder: Path | None = None) -> Done:
    """Run a command here, and return what came of it as `started` does."""
    words = [str(one) for one in arguments]
    given, printed, said = (io.BytesIO(held) for held in (_bytes(text), b"", b""))
    with _streams(given, printed, said), contextlib.chdir(folder or "."):
        try:
            code = main(words)
        except SystemExit as end:  # bad words on the command line, or the help
            code = int(end.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(words, code, printed.getvalue(), said.getvalue())


@contextlib.contextmanager
def _streams(given: io.BytesIO, printed: io.BytesIO, said: io.BytesIO) -> Iterator[None]:
    """Have these for the standard streams, and put back afterwards what a command sets for its whole process."""
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in (("stdin", given), ("stdout", printed), ("stderr", said)):
            patch.setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8"))
        before = dict(os.environ)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            gc.enable()


def _bytes(text: str | bytes | None) -> bytes:
    return text.encode() if isinstance(text, str) else text or b""
