"""The one HTTP client for addresses outside: public addresses only, the checked one is the one called.

The name is looked up once, every answer must be a public address, and the connection goes to exactly
that address with the name kept for TLS and Host. No redirects, ten seconds, one megabyte. The operator may
name origins inside that are called all the same. A restored installation calls nobody (`foundation.hold`) but
those who say who is signing in.
"""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

import urllib3

from enishi.foundation import hold
from enishi.foundation.config import config
from enishi.foundation.errors import BadInput

SECONDS = 10.0
MOST_BYTES = 1_000_000
PORT = 443
PORTS = {"https": PORT, "http": 80}
LONGEST = 500
# A name of at least two parts, the last of which no number: an address in any notation is none.
SERVER = re.compile(
    r"(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]|localhost|127\.0\.0\.1"
)
Lookup = Callable[[str, int], list[str]]


class ForbiddenAddress(BadInput):
    """The address is not a plain https address of a public host."""

    code = "forbidden_address"


class Unreachable(Exception):
    """The other side did not answer in time, or not in HTTP. `why` is a word for the reader's catalogue."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Answer:
    """Status and the first bytes of the body."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, as the operating system gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def inside() -> frozenset[str]:
    """The origins inside that the operator named."""
    return frozenset(origin.strip() for origin in config["INSIDE_ORIGINS"].split(",") if origin.strip())


def checked(url: str, lookup: Lookup = look_up, *, field: str = "url") -> tuple[str, str]:
    """The host and the one address a URL may be called at; raises ForbiddenAddress for all else."""
    refused = ForbiddenAddress(fields={field: "forbidden_address"})
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise refused from None
    host = parts.hostname or ""
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url and len(url) <= LONGEST
    if not plain or parts.username is not None or not host:
        raise refused
    if f"{parts.scheme}://{parts.netloc}" in inside():
        return host, _first(lookup(host, port or PORTS[parts.scheme]), refused)
    if parts.scheme != "https" or port not in (None, PORT):
        raise refused
    addresses = lookup(host, PORT)
    if not all(_is_public(address) for address in addresses):
        raise refused
    return host, _first(addresses, refused)


def checked_server(
    kind: str,
    host: str,
    port: int,
    ports: Collection[int],
    lookup: Lookup = look_up,
    *,
    field: str = "host",
) -> str:
    """The one address a server that speaks no HTTP may be reached at; raises ForbiddenAddress.

    `kind` is the word the operator names it with: `smtp://mail.internal:25` among the origins inside.
    """
    refused = ForbiddenAddress(fields={field: "forbidden_address"})
    if not SERVER.fullmatch(host):
        raise refused
    addresses = lookup(host, port)
    if f"{kind}://{host.lower()}:{port}" in inside():
        return _first(addresses, refused)
    if port not in ports or not all(_is_public(address) for address in addresses):
        raise refused
    return _first(addresses, refused)


def _first(addresses: list[str], refused: ForbiddenAddress) -> str:
    if not addresses:
        raise refused
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if inner is not None or ip in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return ip.is_global and not ip.is_multicast


def post(url: str, body: bytes, headers: Mapping[str, str], lookup: Lookup = look_up) -> Answer:
    """POST to an address that may be called. Raises ForbiddenAddress, Unreachable or Held; follows no redirect."""
    return send("POST", url, body, headers, lookup)


def send(
    method: str,
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    lookup: Lookup = look_up,
    *,
    while_held: bool = False,
) -> Answer:
    """The same with any method. Raises `hold.Held` in a restored installation, unless it is called `while_held` too."""
    if not while_held:
        hold.check()
    host, address = checked(url, lookup)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _connections(parts, host, address) as pool, _cut_in_time(pool) as cut:
        try:
            response = pool.request(
                method,
                target,
                body=body or None,
                headers={"Host": parts.netloc, **headers},
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(total=SECONDS),
                preload_content=False,
                decode_content=False,
            )
            start = response.read(MOST_BYTES)
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable("timeout" if cut.is_set() else _why(error)) from error
    if cut.is_set():
        raise Unreachable("timeout")
    return Answer(response.status, start, dict(response.headers))


def _why(error: urllib3.exceptions.HTTPError) -> str:
    """What kept the other side from answering: too slow, nobody there, no valid certificate, or broken off."""
    if isinstance(error, urllib3.exceptions.NewConnectionError):  # a kind of timeout to urllib3
        return "refused"
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "timeout"
    return "certificate" if isinstance(error, urllib3.exceptions.SSLError) else "broken_off"


def _connections(parts: SplitResult, host: str, address: str) -> urllib3.HTTPConnectionPool:
    """Connections to the checked address; the certificate must be the host's."""
    port = parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port=port)
    return urllib3.HTTPSConnectionPool(address, port=port, assert_hostname=host, server_hostname=host)


@contextmanager
def _cut_in_time(pool: urllib3.HTTPConnectionPool) -> Iterator[threading.Event]:
    """Ends the call after its ten seconds, also with somebody who sends a byte now and then: each read of
    a socket has a time limit of its own, all of them together have none. The event is set once it did."""
    cut = threading.Event()
    opened: list[socket.socket] = []

    class Watched(pool.ConnectionCls):  # type: ignore[name-defined]
        def connect(self) -> None:
            super().connect()
            opened.append(self.sock)

    def end() -> None:
        cut.set()
        for connection in opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = Watched
    timer = threading.Timer(SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
