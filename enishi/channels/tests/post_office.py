"""A mail server on this machine that does as it is told, and keeps what it took: nothing here is imitated by mocks."""

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Taken:
    """A mail the server said yes to."""

    sender: str
    recipients: list[str]
    raw: bytes


@dataclass
class Orders:
    """What the server says and does. `answers` are by recipient; `drop` is where it hangs up: connect, ehlo, rcpt, data
    (before it asks for the bytes), bytes (in their middle), taken (it has the mail, and says nothing)."""

    answers: dict[str, str] = field(default_factory=dict)
    sender: str = "250 2.1.0 ok"
    data: str = "250 2.0.0 queued"
    banner: str = "220 post.example ESMTP"
    drop: str = ""
    drip: float = 0.0
    passwords: dict[str, str] = field(default_factory=dict)
    starttls: bool = False
    context: ssl.SSLContext | None = None
    at_once: bool = False
    reached: Callable[[str], None] = lambda place: None
    taken: list[Taken] = field(default_factory=list)
    dialogues: int = 0


class Handler(socketserver.BaseRequestHandler):
    """One dialogue."""

    def handle(self) -> None:
        self.orders: Orders = self.server.orders  # type: ignore[attr-defined]
        self.orders.dialogues += 1
        with suppress(OSError, ssl.SSLError):
            if self.orders.at_once and self.orders.context:
                self.request = self.orders.context.wrap_socket(self.request, server_side=True)
            self.talk()
        with suppress(OSError):
            self.request.close()

    def talk(self) -> None:
        self.held = b""
        self.sender, self.recipients = "", list[str]()
        if self.gone("connect"):
            return
        self.say(self.orders.banner)
        while (line := self.line()) is not None:
            word = line.split(b":")[0].split(b" ")[0].upper().decode("ascii", "replace")
            if self.gone(word.lower()) or word == "QUIT":
                with suppress(OSError):
                    self.request.sendall(b"221 bye\r\n") if word == "QUIT" else None
                return
            if not getattr(self, f"do_{word.lower()}", self.do_unknown)(line):
                return

    def gone(self, place: str) -> bool:
        self.orders.reached(place)
        return self.orders.drop == place

    def say(self, text: str) -> None:
        data = text.encode() + b"\r\n"
        if not self.orders.drip:
            self.request.sendall(data)
            return
        for byte in data:
            self.request.sendall(bytes([byte]))
            time.sleep(self.orders.drip)

    def line(self) -> bytes | None:
        while b"\r\n" not in self.held:
            more = self.request.recv(65536)
            if not more:
                return None
            self.held += more
        line, _, self.held = self.held.partition(b"\r\n")
        return line

    def do_unknown(self, line: bytes) -> bool:
        self.say("502 5.5.1 unknown")
        return True

    def do_ehlo(self, line: bytes) -> bool:
        offers = ["post.example", "SIZE 50000000", "ENHANCEDSTATUSCODES", "8BITMIME"]
        offers += ["STARTTLS"] if self.orders.starttls else []
        offers += ["AUTH PLAIN XOAUTH2"] if self.orders.passwords else []
        marks = ["-"] * (len(offers) - 1) + [" "]
        self.say("\r\n".join(f"250{mark}{offer}" for mark, offer in zip(marks, offers, strict=True)))
        return True

    def do_starttls(self, line: bytes) -> bool:
        self.say("220 go ahead")
        assert self.orders.context
        self.request = self.orders.context.wrap_socket(self.request, server_side=True)
        return True

    def do_auth(self, line: bytes) -> bool:
        known = any(line.decode().endswith(word) for word in self.orders.passwords.values())
        self.say("235 2.7.0 welcome" if known else "535 5.7.8 wrong password")
        return True

    def do_mail(self, line: bytes) -> bool:
        self.sender, self.recipients = line.split(b"<")[1].split(b">")[0].decode(), []
        self.say(self.orders.sender)
        return True

    def do_rcpt(self, line: bytes) -> bool:
        address = line.split(b"<", 1)[1].rsplit(b">", 1)[0].decode()
        answer = self.orders.answers.get(address, "250 2.1.5 ok")
        if answer.startswith("250"):
            self.recipients.append(address)
        self.say(answer)
        return True

    def do_rset(self, line: bytes) -> bool:
        self.say("250 ok")
        return True

    def do_data(self, line: bytes) -> bool:
        if not self.recipients:
            self.say("503 5.5.1 no recipients")
            return True
        self.say("354 go ahead")
        if self.gone("bytes"):
            return False
        while b"\r\n.\r\n" not in self.held:
            more = self.request.recv(65536)
            if not more:
                return False
            self.held += more
        raw, _, self.held = self.held.partition(b"\r\n.\r\n")
        if self.orders.data.startswith("250"):
            self.orders.taken.append(
                Taken(self.sender, self.recipients, raw.replace(b"\r\n..", b"\r\n.") + b"\r\n")
            )
        if self.gone("taken"):
            return False
        self.say(self.orders.data)
        self.orders.reached("answered")
        return True


class Office(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        return


@contextmanager
def post_office(orders: Orders) -> Iterator[Office]:
    """A server that stands open meanwhile."""
    office = Office(orders)
    thread = threading.Thread(target=office.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        office.shutdown()
        office.server_close()


def certificate(folder: Path, host: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context for this host and the context of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / f"{host}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))
