"""Drafts of a program that is killed while it saves: no revision that it acknowledged is lost."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from refhelper.domain.draft import DamagedDraft, Draft
from tests.draft_fakes import CANARY, files, folder

ROOT = Path(__file__).parents[2]
KILLS = 200


pytestmark = pytest.mark.not_on_windows("the writer forks, and is killed by a signal")


@pytest.mark.hazard("H11.2")
def test_no_revision_that_was_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
    assert killed_again_and_again("tests.adapters.draft_writer", tmp_path / "drafts", revision) > KILLS


def test_no_key_that_the_header_called_saved_is_lost_when_the_program_is_killed_while_somebody_types(tmp_path):
    assert killed_again_and_again("tests.adapters.draft_typist", tmp_path / "drafts", keys_typed) > KILLS


def revision(draft):
    assert draft.title == str(draft.revision)
    return draft.revision


def keys_typed(draft):
    return draft.case.narrative.seen.count("x")


def killed_again_and_again(program, path, count):
    """Kill a program so many times, check after each that nothing acknowledged is lost; return how far it got."""
    draft_id, chance = "ab" * 16, Random(20261120)  # noqa: S311 - chance moments, not secrets
    command = [sys.executable, "-m", program, str(path), draft_id]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        last = 0
        for _kill in range(KILLS):
            last = killed_once(writer, chance, last)
            last = still_there(path, draft_id, last, count)
        writer.stdin.close()
    return last


def killed_once(writer, chance, last):
    """Let a writer save some revisions, kill it at a chance moment and return the last it acknowledged."""
    writer.stdin.write(b"go\n")
    writer.stdin.flush()
    pid = int(writer.stdout.readline().split()[1])
    for _revision in range(chance.randrange(4)):
        last = int(writer.stdout.readline())
    select.select([], [], [], chance.random() * 0.01)
    os.kill(pid, signal.SIGKILL)
    for line in iter(writer.stdout.readline, b"dead\n"):
        last = int(line)
    return last


def still_there(path, draft_id, last, count):
    """Check what a killed writer left, and return how far the draft that opens has got."""
    content = b"".join(files(path).values())
    assert CANARY.encode() not in content
    window = folder(path)
    listed = window.summaries()
    assert not [each for each in listed if isinstance(each, DamagedDraft)]
    assert set(files(path)) <= {f"{draft_id}.draft", f"{draft_id}.previous"}
    if not listed:
        assert last == 0
        return 0
    draft: Draft = window.open(draft_id)
    window.close_all()
    assert count(draft) >= last
    return count(draft)
