"""A stream encrypted in chunks: AES-256-GCM, each chunk bound to its place, the last one marked as the last.

So a changed, missing, doubled or moved chunk does not open, and an end that is not the end is seen.
"""

import json
import secrets
import struct
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from enishi.foundation.backup.keys import fingerprint
from enishi.foundation.backup.refusals import Damaged, NewerFormat, NotABackup, Truncated, WrongKey

MAGIC = b"enishi backup "
FORMAT = b"1\n"
CHUNK = 1024 * 1024
TAG = 16
LAST = 0x8000_0000
PREFIX = struct.Struct(">I")
LONGEST_HEADER = 4096


def _file_key(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"enishi backup 1").derive(key))


def _nonce(place: int, is_last: bool) -> bytes:
    return place.to_bytes(11) + bytes([is_last])


class SealedWriter:
    """Takes bytes and writes them sealed; `close` writes the end, without which the file is no backup."""

    def __init__(self, file: BinaryIO, key: bytes, about: dict[str, Any]) -> None:
        salt = secrets.token_bytes(32)
        head = json.dumps(about | {"key": fingerprint(key), "salt": salt.hex()}).encode()
        self._head = MAGIC + FORMAT + PREFIX.pack(len(head)) + head
        self._file, self._cipher = file, _file_key(key, salt)
        self._waiting, self._place = bytearray(), 0
        file.write(self._head)

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, is_last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._place, is_last), plain, self._head)
        self._file.write(PREFIX.pack(len(sealed) | (LAST if is_last else 0)))
        self._file.write(sealed)
        self._place += 1


def read_head(file: BinaryIO) -> tuple[bytes, dict[str, Any]]:
    """What stands in the clear before the chunks: the key's fingerprint and when it was made."""
    magic = file.read(len(MAGIC))
    if magic != MAGIC:
        raise Truncated() if MAGIC.startswith(magic) else NotABackup()
    form = file.read(len(FORMAT))
    if form != FORMAT:
        if FORMAT.startswith(form):
            raise Truncated()
        raise NewerFormat(made_by=form.decode("ascii", "replace").strip())
    prefix = file.read(PREFIX.size)
    length = PREFIX.unpack(prefix)[0] if len(prefix) == PREFIX.size else 0
    head = file.read(min(length, LONGEST_HEADER))
    if len(prefix) < PREFIX.size or len(head) < length <= LONGEST_HEADER:
        raise Truncated()
    try:
        about = json.loads(head)
        is_whole = bool(bytes.fromhex(about["salt"]) and about["key"])
    except (ValueError, KeyError, TypeError):
        is_whole = False
    if not is_whole:
        raise Damaged()
    return magic + form + prefix + head, about


class SealedReader:
    """Gives the bytes back, each chunk checked before a byte of it is handed out."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._head, self.about = read_head(file)
        if self.about["key"] != fingerprint(key):
            raise WrongKey(wanted=self.about["key"], given=fingerprint(key))
        self._file, self._cipher = file, _file_key(key, bytes.fromhex(self.about["salt"]))
        self._ready, self._place, self._is_over = b"", 0, False

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, fewer only at the end; all that is left without one."""
        parts, wanted = [], size
        while wanted != 0 and self._fill():
            part = self._ready if wanted < 0 else self._ready[:wanted]
            self._ready = self._ready[len(part) :]
            wanted = wanted - len(part) if wanted > 0 else wanted
            parts.append(part)
        return b"".join(parts)

    def _fill(self) -> bool:
        """Is there anything to hand out?"""
        while not self._ready and not self._is_over:
            self._ready = self._open_next()
        return bool(self._ready)

    def _open_next(self) -> bytes:
        prefix = self._file.read(PREFIX.size)
        if len(prefix) < PREFIX.size:
            raise Truncated()
        told = PREFIX.unpack(prefix)[0]
        length, is_last = told & ~LAST, bool(told & LAST)
        if length > CHUNK + TAG:
            raise Damaged()
        sealed = self._file.read(length)
        if len(sealed) < length:
            raise Truncated()
        try:
            plain = self._cipher.decrypt(_nonce(self._place, is_last), sealed, self._head)
        except InvalidTag:
            raise Damaged() from None
        if is_last and self._file.read(1):
            raise Damaged()
        self._place, self._is_over = self._place + 1, is_last
        return plain
