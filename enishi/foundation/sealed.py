"""Secrets we must be able to read again, kept as ciphertext: what signs in elsewhere, seeds of one-time codes.

The keys are not in the database: `ENISHI_FIELD_KEYS`, or DATA/keys/fields, made on first use. The first of
several keys seals, all of them open, so that a new key can be put in front.
"""

from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from enishi.foundation.config import config


class WrongKey(RuntimeError):
    """No key we have opens the value: the key file was lost or changed."""


@cache
def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key.strip()) for key in config.field_keys(Fernet.generate_key)])


def seal(text: str) -> str:
    """Ciphertext that only this installation's keys open."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text behind it; raises WrongKey, never gives the ciphertext back."""
    try:
        return _keys().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise WrongKey("ENISHI_FIELD_KEYS (or DATA/keys/fields) does not open a stored secret") from None
