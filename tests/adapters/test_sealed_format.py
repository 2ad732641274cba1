"""The format of a draft's file: nothing readable without the key, no change unnoticed, and the right message."""

import hashlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refhelper.adapters.sealed_format import BLOCK, MAGIC, MasterKey, seal, unseal
from refhelper.domain.draft_errors import DraftDamagedError, DraftTooNewError, KeyLostError, KeyStoreUnavailableError
from tests.draft_fakes import CANARY, KEY

ID = "0123456789abcdef0123456789abcdef"
CONTENT = f'{{"title": "{CANARY}"}}'.encode()
HEADER = 100
FORMAT_AT, SUITE_AT, LENGTH_AT, KEY_AT = 8, 9, 10, 12


def sealed() -> bytes:
    return seal(CONTENT, KEY, ID, 7)


def with_good_crc(raw: bytes, header: int = HEADER) -> bytes:
    return raw[: header - 4] + struct.pack(">I", zlib.crc32(raw[: header - 4])) + raw[header:]


def with_byte(raw: bytes, place: int, value: int) -> bytes:
    return raw[:place] + bytes([value]) + raw[place + 1 :]


def test_what_was_sealed_comes_back_with_its_draft_and_revision():
    assert unseal(sealed(), KEY) == (ID, 7, CONTENT)


@given(st.text(max_size=2 * BLOCK))
def test_any_text_comes_back_whole(text):
    assert unseal(seal(text.encode("utf-8", "replace"), KEY, ID, 1), KEY).content == text.encode("utf-8", "replace")


def test_nothing_of_the_content_is_readable_and_no_two_files_share_more_than_the_start():
    first, second = sealed(), sealed()
    assert CANARY.encode() not in first
    assert first[52:96] != second[52:96]
    assert first[HEADER:] != second[HEADER:]


def test_a_short_and_a_longer_case_have_files_of_the_same_size():
    assert len(seal(b"a", KEY, ID, 1)) == len(seal(b"a" * (BLOCK - 1), KEY, ID, 1))
    assert len(seal(b"a" * BLOCK, KEY, ID, 1)) == len(seal(b"a", KEY, ID, 1)) + BLOCK


def test_files_of_this_format_stay_as_they_are():
    pinned = seal(CONTENT, KEY, ID, 7, random=lambda size: bytes([size]) * size)
    assert pinned[:12].hex() == "895248440d0a1a0a01010064"
    assert hashlib.sha256(pinned).hexdigest() == "4b37ec7b39e249fb11aa32d86ca207d096804eb66645c44ea916bcebbef29f15"


@pytest.mark.hazard("H12.1")
def test_every_single_byte_change_is_refused_as_damage():
    whole = sealed()
    for place in range(len(whole)):
        for flip in (0x01, 0x80, 0xFF):
            with pytest.raises(DraftDamagedError):
                unseal(with_byte(whole, place, whole[place] ^ flip), KEY)


def test_every_other_value_of_every_header_byte_is_refused_as_damage():
    whole = sealed()
    for place in range(HEADER):
        for value in set(range(256)) - {whole[place]}:
            with pytest.raises(DraftDamagedError):
                unseal(with_byte(whole, place, value), KEY)


@pytest.mark.hazard("H12.1")
def test_every_truncation_is_refused_as_damage():
    whole = sealed()
    for length in range(len(whole)):
        with pytest.raises(DraftDamagedError):
            unseal(whole[:length], KEY)


@pytest.mark.parametrize("more", [b"\0", b"\x80", bytes(BLOCK)])
def test_anything_added_at_the_end_is_refused_as_damage(more):
    with pytest.raises(DraftDamagedError):
        unseal(sealed() + more, KEY)


def test_a_header_changed_by_somebody_who_mends_the_checksum_is_still_refused():
    whole = sealed()
    for place in range(KEY_AT, HEADER - 4):
        changed = with_good_crc(with_byte(whole, place, whole[place] ^ 1))
        wanted = KeyLostError if place < KEY_AT + 16 else DraftDamagedError
        with pytest.raises(wanted):
            unseal(changed, KEY)


@pytest.mark.parametrize("place", [FORMAT_AT, SUITE_AT])
def test_a_sound_file_of_a_newer_version_is_called_newer_and_not_damaged(place):
    for value in range(2, 256):
        with pytest.raises(DraftTooNewError):
            unseal(with_good_crc(with_byte(sealed(), place, value)), KEY)


def test_a_newer_file_with_a_longer_header_is_called_newer_too():
    start = MAGIC + struct.pack(">BBH", 2, 1, 300)
    with pytest.raises(DraftTooNewError):
        unseal(with_good_crc(start + bytes(288) + b"sealed in a way to come", header=300), KEY)


@pytest.mark.parametrize(("place", "value"), [(FORMAT_AT, 0), (SUITE_AT, 0), (LENGTH_AT + 1, 101)])
def test_a_header_that_no_version_ever_wrote_is_damage(place, value):
    whole = with_byte(sealed(), place, value)
    with pytest.raises(DraftDamagedError):
        unseal(with_good_crc(whole, header=101 if value == 101 else HEADER), KEY)


def test_a_file_under_another_key_is_a_lost_key_and_not_damage():
    with pytest.raises(KeyLostError):
        unseal(sealed(), MasterKey(b"\7" * 32))


@pytest.mark.parametrize(("before", "after"), [(b"\r\n", b"\n"), (b"\n", b"\r\n"), (b"\r\n", b"\r")])
def test_a_file_copied_as_text_is_damage_and_the_message_says_how_it_came_about(before, after):
    with pytest.raises(DraftDamagedError) as caught:
        unseal(sealed().replace(before, after), KEY)
    assert "line ends" in caught.value.detail


def test_the_four_messages_differ_and_each_says_what_to_do_next():
    errors = [KeyLostError(), DraftDamagedError(), DraftTooNewError(), KeyStoreUnavailableError("It is locked.")]
    for part in ("title", "detail", "next_step"):
        assert len({getattr(error, part) for error in errors} - {""}) == 4


def test_a_key_does_not_show_itself_when_printed():
    assert repr(KEY) == str(KEY) == "MasterKey()"


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_the_wrong_size_is_refused(size):
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytes(size))
