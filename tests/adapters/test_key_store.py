"""The key of the drafts: kept by the system's own store or not at all, and never replaced while drafts need it."""

import base64
import threading

import pytest

from refhelper.adapters import key_store
from refhelper.adapters.key_store import ENTRY, SERVICE, NoStoreError
from refhelper.adapters.sealed_format import MasterKey
from refhelper.domain.draft_errors import KeyLostError, KeyStoreUnavailableError
from tests.draft_fakes import CANARY, KEY, Store, case, files, folder, keys


class Forgetful(Store):
    """Says that it kept the password and did not, as the null backend does."""

    def set_password(self, service, username, password):
        """Do nothing."""


class Garbling(Store):
    """Gives back something else than it was given."""

    def get_password(self, service, username):
        kept = super().get_password(service, username)
        return kept and kept.swapcase()


class Refusing(Store):
    """Raises what a store may raise, on one call or the other."""

    def __init__(self, error, *calls):
        super().__init__()
        self.error, self.calls = error, calls

    def get_password(self, service, username):
        if "get" in self.calls:
            raise self.error
        return super().get_password(service, username)

    def set_password(self, service, username, password):
        if "set" in self.calls:
            raise self.error
        super().set_password(service, username, password)


class Hanging(Store):
    """Waits for a password that nobody types, until the test lets it go."""

    def __init__(self, call):
        super().__init__()
        self.call, self.password_typed = call, threading.Event()
        self.answered = threading.Event()

    def get_password(self, service, username):
        if self.call == "get":
            self.password_typed.wait()
        return super().get_password(service, username)

    def set_password(self, service, username, password):
        if self.call == "set":
            self.password_typed.wait()
        super().set_password(service, username, password)
        self.answered.set()


class PolicyError(Exception):
    """An error that is none of keyring's, as Windows raises where stored credentials are forbidden."""


def locked():
    from keyring.errors import KeyringLocked

    return KeyringLocked(f"{CANARY} is locked")


def no_keyring():
    from keyring.errors import NoKeyringError

    return NoKeyringError()


def not_set():
    from keyring.errors import PasswordSetError

    return PasswordSetError()


def test_a_key_that_was_made_is_found_again():
    store = Store()
    made = keys(store).make()
    found = keys(store).find()
    assert found is not None
    assert found.secret == made.secret
    assert list(store) == [(SERVICE, ENTRY)]


def test_two_keys_are_never_the_same():
    assert keys(Store()).make().secret != keys(Store()).make().secret


def test_a_store_that_works_and_holds_nothing_is_not_an_error():
    assert keys(Store()).find() is None


@pytest.mark.parametrize("store", [Forgetful(), Garbling()], ids=["keeps nothing", "keeps something else"])
def test_a_store_that_does_not_give_the_key_back_is_not_used(store):
    with pytest.raises(KeyStoreUnavailableError) as caught:
        keys(store).make()
    assert caught.value.reason == key_store.FORGETFUL


@pytest.mark.parametrize("call", ["get", "set"])
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (locked(), key_store.LOCKED),
        (no_keyring(), key_store.NONE),
        (NoStoreError(), key_store.NONE),
        (not_set(), key_store.REFUSED),
        (PolicyError(CANARY), key_store.REFUSED),
        (OSError(5, CANARY), key_store.REFUSED),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else "",
)
def test_a_store_that_refuses_means_memory_only_and_the_reason_is_told_without_what_the_store_said(
    tmp_path, error, reason, call
):
    window = folder(tmp_path / "drafts", keys=keys(Refusing(error, call)))
    for _twice in range(2):
        with pytest.raises(KeyStoreUnavailableError) as caught:
            window.save(window.new(case()))
        assert caught.value.reason == reason
        assert CANARY not in str(caught.value)
    window.close_all()
    assert files(tmp_path / "drafts") == {}


@pytest.mark.parametrize("call", ["get", "set"])
def test_a_store_that_never_answers_is_given_up_and_nothing_is_written(tmp_path, call):
    store = Hanging(call)
    window = folder(tmp_path / "drafts", keys=keys(store, wait=0.05))
    refused = window.why_not_kept()
    assert isinstance(refused, KeyStoreUnavailableError)
    assert refused.reason == key_store.SLOW
    assert not [name for name in files(tmp_path / "drafts") if not name.endswith(".lock")]
    store.password_typed.set()
    window.close_all()


def test_a_key_that_the_store_may_still_write_late_is_not_overtaken_by_that_of_another_window(tmp_path):
    store = Hanging("set")
    first, second = folder(tmp_path, keys=keys(store, wait=0.05)), folder(tmp_path, keys=keys(Store()))
    assert first.why_not_kept()
    assert isinstance(second.why_not_kept(), KeyStoreUnavailableError)
    store.password_typed.set()
    assert store.answered.wait(10)
    first.ask_again()
    assert first.why_not_kept() is None
    assert len(store) == 1
    first.close_all()


@pytest.mark.parametrize("kept", ["", "not base64 !", base64.b64encode(bytes(31)).decode(), "ü"])
def test_what_is_no_key_is_left_as_it_is_and_not_used(tmp_path, kept):
    store = Store({(SERVICE, ENTRY): kept})
    with pytest.raises(KeyStoreUnavailableError) as caught:
        keys(store).find()
    assert caught.value.reason == key_store.NOT_A_KEY
    assert folder(tmp_path, keys=keys(store)).why_not_kept()
    assert store == {(SERVICE, ENTRY): kept}


def test_no_new_key_is_made_while_drafts_of_a_lost_one_exist(tmp_path):
    window = folder(tmp_path)
    window.save(window.new(case()))
    window.close_all()
    empty = Store()
    refused = folder(tmp_path, keys=keys(empty)).why_not_kept()
    assert isinstance(refused, KeyLostError)
    assert empty == {}


def test_a_key_and_its_id_say_nothing_of_each_other():
    assert KEY.secret not in KEY.id
    assert KEY.id not in KEY.secret
    assert MasterKey(bytes(32)).id != KEY.id
