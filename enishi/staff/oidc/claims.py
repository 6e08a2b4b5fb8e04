"""What an identity provider says about somebody, believed only when signed for us, now, and for this sign-in."""

import hashlib
from collections.abc import Mapping
from typing import Any

import jwt

# Keys that only the provider has. "none" and shared secrets are not among them.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
LEEWAY_SECONDS = 60


class NotBelieved(Exception):
    """The token is not the provider's word about this sign-in."""


def nonce_of(state: str) -> str:
    """What the provider must repeat inside its signed answer, made from what only this browser holds."""
    return hashlib.sha256(f"nonce:{state}".encode()).hexdigest()


def believed(
    token: str, keys: Mapping[str, Any], *, issuer: str, client_id: str, nonce: str
) -> Mapping[str, Any]:
    """The claims of an ID token; raises NotBelieved for every reason not to take them."""
    try:
        key = _key(token, keys)
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key,
            algorithms=list(ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise NotBelieved(type(error).__name__) from None
    subject = claims["sub"]
    if not isinstance(subject, str) or not subject or claims.get("nonce") != nonce:
        raise NotBelieved("subject or nonce")
    if claims.get("azp", client_id) != client_id:
        raise NotBelieved("meant for another client")
    return claims


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in ALGORITHMS:
        raise NotBelieved("unsigned, or signed by a shared secret")
    fitting = [key for key in keys["keys"] if header.get("kid") in (None, key.get("kid"))]
    if len(fitting) != 1:
        raise NotBelieved("no such key")
    return jwt.PyJWK(fitting[0], algorithm=header["alg"])
