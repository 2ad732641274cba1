"""Which key store is used: the system's own, whatever is configured, and what that means with a real one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from refhelper.adapters import key_store
from refhelper.adapters.key_store import NoStoreError, platform_store
from tests.draft_fakes import CANARY, Store, case, files, folder, keys

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m", "tests.adapters.keyring_session"]


def test_on_windows_the_credential_manager_is_named_and_the_key_stays_on_this_machine():
    backend, settings = key_store._backend("win32")  # noqa: SLF001
    assert (backend.__module__, backend.__name__) == ("keyring.backends.Windows", "WinVaultKeyring")
    assert settings == {"persist": "local machine"}


@pytest.mark.parametrize(
    ("platform", "module"), [("darwin", "keyring.backends.macOS"), ("linux", "keyring.backends.SecretService")]
)
def test_elsewhere_the_store_of_the_platform_is_named(platform, module):
    backend, _settings = key_store._backend(platform)  # noqa: SLF001
    assert (backend.__module__, backend.__name__) == (module, "Keyring")


@pytest.mark.parametrize("platform", sorted({"win32", "darwin"} - {sys.platform}))
def test_the_store_of_another_platform_is_no_store(platform):
    with pytest.raises(NoStoreError):
        platform_store(platform)


STORE_OF_WINDOWS = "NoneType: "
"""What a session says that saved with a store which is always there, and which the environment cannot take away."""
PLAIN = '''
import os
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    """Keeps passwords in clear, and stands first."""
    priority = 99

    def get_password(self, service, username):
        open(os.environ["TOUCHED"], "a").write("get\\n")
        return None

    def set_password(self, service, username, password):
        open(os.environ["TOUCHED"], "a").write(password)
'''


def environment(tmp_path, **more):
    """Return an environment with a home of its own and a way to the modules of this test."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "XDG", "PYTHON"))}
    return clean | {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "PYTHONPATH": str(tmp_path / "modules"),
        "TOUCHED": str(tmp_path / "touched"),
        **more,
    }


def session(tmp_path, act, *before, wait=10, given=None, **more):
    """Run the program in an environment of its own and return the lines it printed."""
    command = [*before, *PYTHON, str(tmp_path / "drafts"), act, str(wait)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path, **more), input=given, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.hazard("H14.2")
@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "plain_backend.Keyring"])
@pytest.mark.parametrize("forced_by", ["PYTHON_KEYRING_BACKEND", "keyringrc.cfg"])
def test_a_store_that_is_forced_on_the_program_is_not_used_and_no_draft_lies_in_clear(tmp_path, backend, forced_by):
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "plain_backend.py").write_text(PLAIN)
    more = {}
    if forced_by == "keyringrc.cfg":
        (tmp_path / "config" / "python_keyring").mkdir(parents=True)
        config = f"[backend]\ndefault-keyring={backend}\nkeyring-path={tmp_path / 'modules'}\n"
        (tmp_path / "config" / "python_keyring" / "keyringrc.cfg").write_text(config)
    else:
        more["PYTHON_KEYRING_BACKEND"] = backend
    (told,) = session(tmp_path, "save", **more)
    assert told == (STORE_OF_WINDOWS if sys.platform == "win32" else f"KeyStoreUnavailableError: {key_store.NONE}")
    assert not (tmp_path / "touched").exists()
    assert sys.platform == "win32" or list((tmp_path / "drafts").rglob("*")) == []
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_the_forced_store_would_have_been_used_by_asking_keyring_for_whatever_is_configured(tmp_path):
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "plain_backend.py").write_text(PLAIN)
    asking = "import keyring; print(type(keyring.get_keyring()).__module__)"
    env = environment(tmp_path, PYTHON_KEYRING_BACKEND="plain_backend.Keyring")
    done = subprocess.run([sys.executable, "-c", asking], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "plain_backend"


def test_importing_the_parts_of_drafts_loads_neither_keyring_nor_cryptography():
    late = {"keyring", "cryptography", "platformdirs"}
    asking = f"import sys, refhelper.adapters.draft_files; print({late} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asking], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# a real key store

SESSION = ["dbus-run-session", "--"]
UNLOCKED = ["sh", "-c", 'gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"', "sh"]
LOCKED = ["sh", "-c", 'gnome-keyring-daemon --start --components=secrets >/dev/null && exec "$@"', "sh"]

if shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"):

    def test_with_gnome_keyring_a_draft_saved_in_one_session_opens_in_the_next(tmp_path):
        told = session(tmp_path, "save", *SESSION, *UNLOCKED, given="password")
        assert told == ["NoneType: "]
        again = session(tmp_path, "open", *SESSION, *UNLOCKED, given="password")
        assert again == ["NoneType: ", "from a session"]

    def test_with_gnome_keyring_locked_nothing_is_written_and_the_program_does_not_wait_for_ever(tmp_path):
        session(tmp_path, "save", *SESSION, *UNLOCKED, given="password")
        before = files(tmp_path / "drafts")
        told, listed = session(tmp_path, "open", *SESSION, *LOCKED, wait=2)
        assert told.removeprefix("KeyStoreUnavailableError: ") in {key_store.LOCKED, key_store.SLOW}
        assert listed == "KeyStoreUnavailableError"
        assert files(tmp_path / "drafts") == before

    def test_with_gnome_keyring_emptied_the_key_is_lost_and_none_is_made_in_its_place(tmp_path):
        session(tmp_path, "save", *SESSION, *UNLOCKED, given="password")
        before = files(tmp_path / "drafts")
        shutil.rmtree(tmp_path / "data")
        for _twice in range(2):
            told = session(tmp_path, "open", *SESSION, *UNLOCKED, given="password")
            assert told == ["KeyLostError: ", "KeyLostError"]
        assert files(tmp_path / "drafts") == before

    def test_with_gnome_keyring_properties_forced_by_the_environment_are_put_back(tmp_path):
        forced = {"KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session"}
        assert session(tmp_path, "save", *SESSION, *UNLOCKED, given="password", **forced) == ["NoneType: "]
        again = session(tmp_path, "open", *SESSION, *UNLOCKED, given="password")
        assert again == ["NoneType: ", "from a session"]

else:

    def test_without_gnome_keyring_on_this_computer_a_stand_in_keeps_the_key_for_the_next_window(tmp_path):
        store = Store()
        for titles in ([], [CANARY]):
            window = folder(tmp_path, keys=keys(store))
            assert [each.title for each in window.summaries()] == titles
            window.save(window.new(case()))
            window.close_all()
