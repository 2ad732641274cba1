"""The key lies in the real Credential Manager, on this machine only; a policy that refuses it is said plainly."""

import contextlib
from uuid import uuid4

import pytest
from win32ctypes.pywin32 import pywintypes, win32cred

from refhelper.adapters import key_store
from refhelper.adapters.key_store import SystemKeys
from refhelper.domain.draft_errors import KeyStoreUnavailableError

LOCAL_MACHINE = 2


@pytest.fixture
def own_entries(monkeypatch):
    """Use entries of the test's own, and take them away again."""
    service = f"refhelper test {uuid4()}"
    monkeypatch.setattr(key_store, "SERVICE", service)
    yield service
    with contextlib.suppress(pywintypes.error):
        win32cred.CredDelete(Type=win32cred.CRED_TYPE_GENERIC, TargetName=service)


def credential(service):
    return win32cred.CredRead(Type=win32cred.CRED_TYPE_GENERIC, TargetName=service)


def test_a_key_is_found_again_by_another_window_and_does_not_roam(own_entries):
    made = SystemKeys().make()
    assert SystemKeys().find().secret == made.secret
    assert credential(own_entries)["Persist"] == LOCAL_MACHINE


@pytest.mark.usefixtures("own_entries")
def test_without_an_entry_there_is_no_key():
    assert SystemKeys().find() is None


def test_trying_it_out_leaves_the_key_where_and_as_it_was(own_entries):
    SystemKeys().make()
    before = credential(own_entries)
    SystemKeys().try_out()
    assert credential(own_entries) == before


@pytest.mark.usefixtures("own_entries")
def test_a_policy_that_refuses_stored_credentials_is_told_and_no_key_is_used(monkeypatch):
    def refuse(*_args, **_named):
        raise pywintypes.error(1312, "CredWrite", "A specified logon session does not exist.")

    monkeypatch.setattr("keyring.backends.Windows.win32cred.CredWrite", refuse)
    for act in (SystemKeys().make, SystemKeys().try_out):
        with pytest.raises(KeyStoreUnavailableError) as refused:
            act()
        assert refused.value.reason == key_store.REFUSED
