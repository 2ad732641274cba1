"""The file format of a draft: a fixed header in clear, and the content sealed with it by AES-256-GCM.

The header holds nothing of the case. Every format to come keeps the magic, the format number and the header's length
where they are, and a CRC-32 as the header's last four bytes, so that an old program knows a sound newer file.
"""

import hmac
import secrets
import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from refhelper.domain.draft_errors import (
    DraftDamagedError,
    DraftTooNewError,
    KeyLostError,
    KeyStoreUnavailableError,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
ID_BYTES = 16
MAGIC = b"\x89RHD\r\n\x1a\n"
"""Like that of PNG: a program that changes line ends or cuts at the end-of-file character shows."""
FORMAT = 1
AES_256_GCM = 1
BLOCK = 4096
"""Content is padded to a multiple of this, so that a file's size tells little about the case."""

_HEADER = struct.Struct(">8sBBH16s16sQ32s12sI")
_START = struct.Struct(">8sBBH")
_CRC = struct.Struct(">I")
_PADDING = b"\x80"
_INFO = b"refhelper draft 1"
_LINE_ENDS_CHANGED = (b"\x89RHD\n", b"\x89RHD\r\r\n", b"\x89RHD\r\x1a")


class MasterKey:
    """The key that all drafts of a user are sealed with. Shows neither itself nor its id when printed."""

    __slots__ = ("id", "secret")

    def __init__(self, secret: bytes) -> None:
        """Take 32 random bytes; ValueError for any other number."""
        if len(secret) != KEY_BYTES:
            msg = "a key of 32 bytes"
            raise ValueError(msg)
        self.secret = secret
        self.id = hmac.digest(secret, b"refhelper key id 1", "sha256")[:ID_BYTES]

    def __repr__(self) -> str:
        """Show that it is a key, and no more."""
        return "MasterKey()"


class Opened(NamedTuple):
    """What a file held: whose it is, which revision, and the content."""

    draft: str
    revision: int
    content: bytes


class _Header(NamedTuple):
    magic: bytes
    format: int
    suite: int
    length: int
    key: bytes
    draft: bytes
    revision: int
    salt: bytes
    nonce: bytes
    crc: int


def seal(
    content: bytes, key: MasterKey, draft: str, revision: int, random: Callable[[int], bytes] = secrets.token_bytes
) -> bytes:
    """Return a file with the content of a revision of a draft, under a file key that is used this once.

    The content is text. KeyStoreUnavailableError where the encryption library cannot be loaded.
    """
    salt, nonce = random(32), random(12)
    start = _Header(MAGIC, FORMAT, AES_256_GCM, _HEADER.size, key.id, bytes.fromhex(draft), revision, salt, nonce, 0)
    unsigned = _HEADER.pack(*start)[: -_CRC.size]
    header = unsigned + _CRC.pack(zlib.crc32(unsigned))
    padded = content + _PADDING
    padded += bytes(-len(padded) % BLOCK)
    return header + _cipher(key, salt).encrypt(nonce, padded, header)


def unseal(raw: bytes, key: MasterKey) -> Opened:
    """Return what a file holds.

    DraftDamagedError, DraftTooNewError or KeyLostError where it cannot be had; KeyStoreUnavailableError where the
    encryption library cannot be loaded.
    """
    header = _header(raw)
    if header.key != key.id:
        raise KeyLostError
    cipher = _cipher(key, header.salt)
    from cryptography.exceptions import InvalidTag

    try:
        padded = cipher.decrypt(header.nonce, raw[_HEADER.size :], raw[: _HEADER.size])
    except InvalidTag:
        raise DraftDamagedError from None
    content, mark, _zeros = padded.rpartition(_PADDING)
    if not mark:
        raise DraftDamagedError
    return Opened(header.draft.hex(), header.revision, content)


def _header(raw: bytes) -> _Header:
    """Read the header without the key."""
    if not raw.startswith(MAGIC):
        raise DraftDamagedError(as_text=raw.startswith(_LINE_ENDS_CHANGED))
    if len(raw) < _START.size:
        raise DraftDamagedError
    _magic, version, suite, length = _START.unpack_from(raw)
    unsigned, crc = raw[: length - _CRC.size], raw[length - _CRC.size : length]
    if length < _START.size + _CRC.size or crc != _CRC.pack(zlib.crc32(unsigned)):
        raise DraftDamagedError
    if version > FORMAT or suite > AES_256_GCM:
        raise DraftTooNewError
    if version < FORMAT or suite < AES_256_GCM or length != _HEADER.size:
        raise DraftDamagedError
    return _Header(*_HEADER.unpack_from(raw))


def _cipher(key: MasterKey, salt: bytes) -> "AESGCM":
    """Return the cipher of one file."""
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    except ImportError:
        reason = "The encryption library that belongs to this program cannot be loaded."
        raise KeyStoreUnavailableError(reason) from None
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt, _INFO).derive(key.secret))
