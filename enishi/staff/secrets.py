"""Secrets we hand out once and keep only as a hash: tokens' and invitations' keys."""

import hashlib
import secrets


def new_secret(prefix: str = "") -> str:
    """256 random bits, safe in an address."""
    return prefix + secrets.token_urlsafe(32)


def secret_hash(secret: str) -> str:
    """What is stored. The secret is random, so a fast hash is enough."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
