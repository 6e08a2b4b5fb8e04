"""Secrets we must be able to read again, kept as ciphertext: what signs in elsewhere, seeds of one-time codes.

The keys are not in the database: `ENISHI_FIELD_KEYS`, or DATA/keys/fields, made on first use. The first of
several keys seals, all of them open, so that a new key can be put in front (`enishi rotate-keys`). A process that
runs meanwhile reads them again when it meets a value it cannot open.
"""

from dataclasses import dataclass
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from enishi.foundation.config import config


class WrongKey(RuntimeError):
    """No key we have opens the value: the key file was lost or changed."""


@dataclass(frozen=True)
class Place:
    """A column of sealed texts, or in a JSON column the texts under these keys."""

    label: str
    column: str
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.label}.{self.column}"


_places: list[Place] = []


def lies_in(label: str, column: str, *keys: str) -> None:
    """Declare where sealed texts are kept, so that a new key reaches them. Called once, from a room's wiring."""
    _places.append(Place(label, column, keys))


def places() -> list[Place]:
    return list(_places)


@cache
def _each() -> list[Fernet]:
    return [Fernet(key.strip()) for key in config.field_keys(Fernet.generate_key)]


def _keys() -> MultiFernet:
    return MultiFernet(_each())


def read_again() -> None:
    """Forget the keys, which may be others by now."""
    _each.cache_clear()


def seal(text: str) -> str:
    """Ciphertext that only this installation's keys open."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text behind it; raises WrongKey, never gives the ciphertext back."""
    for is_last in (False, True):
        try:
            return _keys().decrypt(sealed.encode("ascii")).decode()
        except InvalidToken:
            if not is_last:
                read_again()
    raise WrongKey("ENISHI_FIELD_KEYS (or DATA/keys/fields) does not open a stored secret")


def is_newest(sealed: str) -> bool:
    """Is it under the key that seals now?"""
    try:
        _each()[0].decrypt(sealed.encode("ascii"))
    except InvalidToken:
        return False
    return True


def renewed(sealed: str) -> str:
    """The same text under the key that seals now. Raises WrongKey."""
    return seal(unseal(sealed))
