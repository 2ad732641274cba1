"""Files as Windows treats them: held by other programs, with its line ends and encodings, in its folders."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from refhelper.adapters.disk import SystemDisk
from refhelper.adapters.draft_files import drafts_folder
from refhelper.adapters.whole_file import Waiting
from refhelper.domain.draft_errors import DraftNotSavedError
from tests.draft_fakes import CANARY, case, files, folder, saved, title_there, titled

ROOT = Path(__file__).parents[2]
CASE = "refhelper_case: 1\nat: 2026-11-20T10:30\npeople: [{ref: girl, roles: [harmed], age: 8, lives_in: york}]\n"
HOLDS_IT = """
import ctypes, sys
from ctypes import wintypes
create = ctypes.WinDLL("kernel32").CreateFileW
create.restype = wintypes.HANDLE
create.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD,
                   wintypes.HANDLE)
handle = create(sys.argv[1], 0x80000000, 0, None, 3, 0, None)
print("held" if handle not in (None, wintypes.HANDLE(-1).value) else "not held", flush=True)
sys.stdin.readline()
"""
LOCKS_IT = """
import sys
from pathlib import Path
from refhelper.adapters.disk import SystemDisk
print(SystemDisk().lock(Path(sys.argv[1])) is not None, flush=True)
sys.stdin.readline()
"""


class Other:
    """Another program that does something with a file until it is let go."""

    def __init__(self, program, path, expected):
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self.process.stdout.readline().strip() == expected

    def let_go(self):
        self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.let_go()
        self.process.wait(60)
        self.process.stdout.close()


def test_a_draft_that_a_scanner_holds_for_a_moment_is_saved_when_it_lets_go(tmp_path):
    draft = saved(tmp_path)
    window = folder(tmp_path, waiting=Waiting(lambda: time.monotonic() / 15))
    with Other(HOLDS_IT, tmp_path / f"{draft.id}.draft", "held") as scanner:
        threading.Timer(0.7, scanner.let_go).start()
        assert window.save(titled(draft, "after the scanner")).draft.revision == 2
    window.close_all()
    assert title_there(tmp_path, draft) == "after the scanner"


def test_a_draft_that_stays_held_is_not_called_saved_and_its_last_revision_still_opens(tmp_path):
    draft = saved(tmp_path)
    window = folder(tmp_path)
    with Other(HOLDS_IT, tmp_path / f"{draft.id}.draft", "held"), pytest.raises(DraftNotSavedError):
        window.save(titled(draft, "never"))
    window.close_all()
    assert title_there(tmp_path, draft) == CANARY


def test_a_lock_is_held_against_another_program_and_goes_with_it(tmp_path):
    with Other(LOCKS_IT, tmp_path / "one.lock", "True"):
        assert SystemDisk().lock(tmp_path / "one.lock") is None
    handle = SystemDisk().lock(tmp_path / "one.lock")
    assert handle is not None
    SystemDisk().unlock(tmp_path / "one.lock", handle)
    assert files(tmp_path) == {}


def test_drafts_are_kept_in_a_folder_with_spaces_and_letters_of_any_script(tmp_path):
    place = tmp_path / "Zoë Ελλα" / "my drafts"
    window = folder(place)
    draft = window.save(window.new(case("kept"))).draft
    window.close_all()
    assert title_there(place, draft) == "kept"


def test_drafts_lie_in_the_part_of_the_profile_that_does_not_roam():
    assert drafts_folder().is_relative_to(os.environ["LOCALAPPDATA"])
    assert "Roaming" not in str(drafts_folder())


def refhelper(*arguments, content=b""):
    command = [sys.executable, "-m", "refhelper", *arguments]
    return subprocess.run(command, input=content, capture_output=True, cwd=ROOT, check=False, timeout=60)


@pytest.mark.parametrize(
    "content",
    [CASE.replace("\n", "\r\n").encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16")],
    ids=["windows line ends", "notepad's mark", "an older powershell"],
)
@pytest.mark.parametrize("way", ["file", "pipe"])
def test_a_case_written_on_windows_gives_the_same_plan(tmp_path, content, way):
    (tmp_path / "Fälle Ελλα.yaml").write_bytes(content)
    given = [str(tmp_path / "Fälle Ελλα.yaml")] if way == "file" else ["-"]
    done = refhelper("route", *given, content=content if way == "pipe" else b"")
    assert done.returncode == 0, done.stderr
    assert done.stdout == refhelper("route", "-", content=CASE.encode()).stdout
    assert "Children's social care" in done.stdout.decode("utf-8")


def test_output_is_utf_8_whatever_the_code_page(tmp_path):
    (tmp_path / "case.yaml").write_text(CASE.replace("girl", "girl, details: {name: Zoë Łuczak}"), encoding="utf-8")
    done = refhelper("draft", str(tmp_path / "case.yaml"), "--for", "girl", "--to", "childrens_social_care")
    assert "Zoë Łuczak" in done.stdout.decode("utf-8")


def test_the_doctor_finds_the_key_store_and_the_clipboard_of_windows():
    said = refhelper("doctor", "--copy").stdout.decode("utf-8")
    assert "Windows Credential Manager kept a trial entry" in said
    assert "a sentence was copied, read back and cleared" in said
    assert "%LOCALAPPDATA%\\refhelper\\drafts" in said
