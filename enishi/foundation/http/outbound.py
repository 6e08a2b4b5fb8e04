"""The one HTTP client for addresses outside: public addresses only, the checked one is the one called.

The name is looked up once, every answer must be a public address, and the connection goes to exactly
that address with the name kept for TLS and Host. No redirects, ten seconds, one megabyte.
"""

import ipaddress
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3

from enishi.foundation.errors import BadInput

SECONDS = 10.0
MOST_BYTES = 1_000_000
PORT = 443
LONGEST = 500
Lookup = Callable[[str, int], list[str]]


class ForbiddenAddress(BadInput):
    """The address is not a plain https address of a public host."""

    code = "forbidden_address"


class Unreachable(Exception):
    """The other side did not answer in time, or not in HTTP."""


@dataclass(frozen=True)
class Answer:
    """Status and the first bytes of the body."""

    status: int
    body: bytes


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, as the operating system gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def checked(url: str, lookup: Lookup = look_up) -> tuple[str, str]:
    """The host and the one address a URL may be called at; raises ForbiddenAddress for all else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _forbidden() from None
    host = parts.hostname or ""
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url and len(url) <= LONGEST
    if not plain or parts.scheme != "https" or parts.username is not None or not host:
        raise _forbidden()
    if port not in (None, PORT):
        raise _forbidden()
    addresses = lookup(host, PORT)
    if not addresses or not all(_is_public(address) for address in addresses):
        raise _forbidden()
    return host, addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is not None or ip in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return ip.is_global and not ip.is_multicast


def post(url: str, body: bytes, headers: Mapping[str, str], lookup: Lookup = look_up) -> Answer:
    """POST to a public address. Raises ForbiddenAddress or Unreachable; never follows a redirect."""
    host, address = checked(url, lookup)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _connections(host, address) as pool:
        try:
            response = pool.request(
                "POST",
                target,
                body=body,
                headers={"Host": host, **headers},
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(total=SECONDS),
                preload_content=False,
                decode_content=False,
            )
            start = response.read(MOST_BYTES)
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(type(error).__name__) from error
    return Answer(response.status, start)


def _connections(host: str, address: str) -> urllib3.HTTPSConnectionPool:
    """Connections to the checked address; the certificate must be the host's."""
    return urllib3.HTTPSConnectionPool(address, port=PORT, assert_hostname=host, server_hostname=host)


def _forbidden() -> ForbiddenAddress:
    return ForbiddenAddress(fields={"url": "forbidden_address"})
