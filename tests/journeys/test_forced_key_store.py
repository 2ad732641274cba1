"""A key store that is forced on the program is not used, and the user is told so for as long as it lasts."""

import sys
from pathlib import Path

import pytest

from tests.adapters.test_key_store_choice import PLAIN
from tests.journeys.canary import MARK, files_with_marks, home
from tests.journeys.terminal import Terminal

ENTER, ESCAPE, CTRL_Q, F7 = "\r", "\x1b", "\x11", "\x1b[18~"
TOLD = "nothing saved: no key store"


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "plain_backend.Keyring"])
@pytest.mark.parametrize("forced_by", ["environment", "configuration file"])
def test_no_draft_is_written_and_the_top_line_says_so_until_the_end(tmp_path, backend, forced_by) -> None:
    environment = home(tmp_path) | {"TOUCHED": str(tmp_path / "touched")}
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "plain_backend.py").write_text(PLAIN, encoding="utf-8")
    environment["PYTHONPATH"] += f":{modules}"
    if forced_by == "environment":
        environment["PYTHON_KEYRING_BACKEND"] = backend
    else:
        folder = Path(environment["XDG_CONFIG_HOME"], "python_keyring")
        folder.mkdir()
        text = f"[backend]\ndefault-keyring={backend}\nkeyring-path={modules}\n"
        (folder / "keyringrc.cfg").write_text(text, encoding="utf-8")
    with Terminal([sys.executable, "-m", "refhelper"], environment) as at:
        at.until("n New case")
        at.press("n")
        at.until("[1 People]")
        at.press(f"{MARK} 34 york harmed", ENTER)
        at.until(f"{MARK}: concerns")
        at.press(ESCAPE)
        at.until(TOLD)
        at.press(F7)
        at.until("[6 Hand over]")
        assert TOLD in at.words
        at.press(CTRL_Q)
        at.until("What is not saved will be gone.")
        at.press("y")
        assert at.ended() == 0
    assert files_with_marks(tmp_path) == []
    assert [*tmp_path.rglob("*.draft")] == []
    assert not (tmp_path / "touched").exists()
