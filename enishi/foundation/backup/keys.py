"""The recovery key: 32 bytes that open the backups, written so that people can copy it from paper.

Fifteen groups of four letters and digits without those that look alike; the last two groups check the rest,
so a slip of the pen is told apart from a wrong key.
"""

import hashlib
import secrets
from pathlib import Path

from enishi.foundation.backup.refusals import MistypedKey, NoKey
from enishi.foundation.config import config

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
BYTES = 32
# 256 bits are 52 characters and a bit; the rest of the sixty check them.
CHECK_BITS = 44
LENGTH = 60
GROUP = 4


def new_key() -> str:
    """A new recovery key, as people write it."""
    return written(secrets.token_bytes(BYTES))


def written(key: bytes) -> str:
    """The key in groups."""
    number = (int.from_bytes(key) << CHECK_BITS) | _check(key)
    letters = "".join(LETTERS[(number >> shift) & 31] for shift in range((LENGTH - 1) * 5, -1, -5))
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read(text: str) -> bytes:
    """The key behind what somebody typed, in any case, with or without hyphens. Raises MistypedKey."""
    plain = text.upper().translate(LOOK_ALIKE)
    letters = [letter for letter in plain if letter not in "- \t\r\n"]
    if len(letters) != LENGTH or not set(letters) <= set(LETTERS):
        raise MistypedKey()
    number = 0
    for letter in letters:
        number = (number << 5) | LETTERS.index(letter)
    body, check = number >> CHECK_BITS, number & ((1 << CHECK_BITS) - 1)
    key = body.to_bytes(BYTES)
    if check != _check(key):
        raise MistypedKey()
    return key


def fingerprint(key: bytes) -> str:
    """What tells keys apart without giving one away: it stands in the clear in each backup."""
    told = hashlib.sha256(b"enishi backup key" + key).hexdigest()[:8].upper()
    return f"{told[:4]}-{told[4:]}"


def place() -> Path:
    return config.data / "keys" / "backup"


def own_key() -> bytes:
    """The installation's key: ENISHI_BACKUP_KEY, or DATA/keys/backup. Raises NoKey."""
    given = config["BACKUP_KEY"]
    if given:
        return read(given)
    return key_in(place())


def key_in(file: Path) -> bytes:
    """The key a file holds. Raises NoKey or MistypedKey."""
    try:
        return read(file.read_text("utf-8"))
    except FileNotFoundError:
        raise NoKey(place=file) from None
    except UnicodeDecodeError:
        raise MistypedKey() from None


def _check(key: bytes) -> int:
    digest = hashlib.sha256(b"enishi recovery key" + key).digest()
    return int.from_bytes(digest) >> (256 - CHECK_BITS)
