"""What we say to an IMAP server, and what becomes of its answers. Nothing is marked as read by looking at it."""

import base64
import imaplib
import re
import select
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from enishi.channels.mail.understand.parts import LARGEST

SECONDS = 30.0
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
INTERNAL_DATE = re.compile(rb'INTERNALDATE "([ \d]\d)-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})"')
SAFE = re.compile(r"[^\x20-\x25\x27-\x7e]+")


class NoMail(Exception):
    """Mail cannot be got just now. `why` is a word for the reader's catalogue, `detail` what the server said."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail[:500]


@dataclass(frozen=True)
class Server:
    """Where a mailbox lies; `address` is the one looked up and checked for `host`."""

    host: str
    port: int
    security: str
    address: str
    user: str
    password: str = ""
    token: str = ""
    context: ssl.SSLContext | None = None

    def tls(self) -> ssl.SSLContext:
        return self.context or ssl.create_default_context()


@dataclass(frozen=True)
class Fetched:
    """A mail as the server gave it; `is_whole` unless it is too large to be taken."""

    uid: int
    raw: bytes
    internal_date: datetime | None
    is_whole: bool


class Dialogue(imaplib.IMAP4):
    """imaplib's, to one address."""

    def __init__(self, server: Server) -> None:
        self.server = server
        super().__init__(server.host, server.port, SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        made = socket.create_connection((self.server.address, self.server.port), timeout)
        if self.server.security != "tls":
            return made
        try:
            return self.server.tls().wrap_socket(made, server_hostname=self.server.host)
        except BaseException:
            made.close()
            raise


class Session:
    """A signed-in dialogue with one server."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self.can_wait = "IDLE" in dialogue.capabilities
        self._can_move = "MOVE" in dialogue.capabilities

    def select(self, folder: str, *, to_change: bool) -> int:
        """Open a folder and answer its UIDVALIDITY."""
        answer, said = self._dialogue.select(quoted(folder), readonly=not to_change)
        if answer != "OK":
            raise NoMail("folder_missing", f"{folder}: {_text(said)}")
        validity = self._dialogue.response("UIDVALIDITY")[1]
        return int(validity[-1] or b"0") if validity else 0

    def uids(self, after: int, since: date | None) -> list[int]:
        """The UIDs above `after`, in order; the first time only of mail that arrived from `since` on.

        The server takes days in its own zone, so mail of the day before is among it.
        """
        wanted = [f"UID {after + 1}:*"]
        if since is not None:
            day = since - timedelta(days=1)
            wanted.append(f"SINCE {day.day:02d}-{MONTHS[day.month - 1]}-{day.year}")
        said = self._ask("SEARCH", *wanted)
        # `n:*` always names the last mail, even one below n.
        return sorted(uid for uid in map(int, b" ".join(filter(None, said)).split()) if uid > after)

    def fetch(self, uid: int) -> Fetched | None:
        """One mail, its flags untouched; None if somebody took it away meanwhile."""
        said = self._ask("FETCH", str(uid), f"(UID INTERNALDATE BODY.PEEK[]<0.{LARGEST + 1}>)")
        for entry in said:
            if isinstance(entry, tuple):
                raw = entry[1]
                return Fetched(uid, raw, internal_date(entry[0]), len(raw) <= LARGEST)
        return None

    def mark_seen(self, uid: int) -> None:
        self._ask("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def move(self, uid: int, folder: str) -> None:
        if self._can_move:
            self._ask("MOVE", str(uid), quoted(folder))
            return
        self._ask("COPY", str(uid), quoted(folder))
        self._ask("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in self._dialogue.capabilities:
            self._ask("EXPUNGE", str(uid))

    def folders(self) -> list[str]:
        answer, said = self._dialogue.list()
        found = [line for line in said if isinstance(line, bytes)] if answer == "OK" else []
        return sorted({name for line in found if (name := folder_name(line))})

    def wait(self, seconds: float, stopped: Callable[[], bool]) -> None:
        """Until the server has news, or the time is over, or somebody says stop."""
        dialogue: Any = self._dialogue
        tag = dialogue._new_tag()
        dialogue.send(tag + b" IDLE\r\n")
        if not dialogue.readline().startswith(b"+"):
            raise NoMail("cut_off", "IDLE")
        end = time.monotonic() + seconds
        while time.monotonic() < end and not stopped():
            if select.select([dialogue.sock], [], [], 0.5)[0]:
                break
        dialogue.send(b"DONE\r\n")
        while line := dialogue.readline():
            if line.startswith(tag):
                return
        raise NoMail("cut_off", "IDLE")

    def _ask(self, command: str, *words: str) -> list[Any]:
        answer, said = self._dialogue.uid(command, *words)
        if answer != "OK":
            raise NoMail("server_said_no", f"{command}: {_text(said)}")
        return said or []


@contextmanager
def signed_in(server: Server) -> Iterator[Session]:
    """A session for as long as the block lasts. Whatever goes wrong with the server is a NoMail."""
    with _told():
        dialogue = Dialogue(server)
        try:
            if server.security == "starttls":
                dialogue.starttls(server.tls())
            _sign_in(dialogue, server)
            yield Session(dialogue)
            dialogue.logout()
        finally:
            # Whoever said goodbye has hung up already.
            with suppress(OSError):
                dialogue.shutdown()


def _sign_in(dialogue: Dialogue, server: Server) -> None:
    try:
        if server.token:
            words = f"user={server.user}\1auth=Bearer {server.token}\1\1".encode()
            dialogue.authenticate("XOAUTH2", lambda _: words)
        elif server.user.isascii() and server.password.isascii():
            dialogue.login(server.user, server.password)
        else:
            plain = f"\0{server.user}\0{server.password}".encode()
            dialogue.authenticate("PLAIN", lambda _: plain)
    except dialogue.abort:
        raise
    except dialogue.error as error:
        raise NoMail("sign_in_refused", str(error)) from None
    # What a server offers may change once one is signed in.
    dialogue._get_capabilities()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NoMail("certificate", error.verify_message) from None
    except ssl.SSLError as error:
        raise NoMail("tls_failed", str(error)) from None
    except TimeoutError:
        raise NoMail("timeout") from None
    except imaplib.IMAP4.abort as error:
        raise NoMail("cut_off", str(error)) from None
    except imaplib.IMAP4.error as error:
        raise NoMail("server_said_no", str(error)) from None
    except (ConnectionError, socket.gaierror) as error:
        raise NoMail("unreachable", str(error)) from None


def internal_date(said: bytes) -> datetime | None:
    match = INTERNAL_DATE.search(said)
    if match is None:
        return None
    day, month, year, hour, minute, second, zone = (part.decode() for part in match.groups())
    try:
        number = MONTHS.index(month.title()) + 1
        written = f"{year}-{number:02d}-{int(day):02d} {hour}:{minute}:{second} {zone}"
        return datetime.strptime(written, "%Y-%m-%d %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return None


def quoted(folder: str) -> str:
    """A folder's name as the server wants it: letters beyond ASCII in IMAP's own UTF-7 (RFC 3501, 5.1.3)."""
    safe = SAFE.sub(lambda match: _shifted(match[0]), folder.replace("&", "\ue000")).replace("\ue000", "&-")
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shifted(letters: str) -> str:
    pieces = re.split("(\ue000)", letters)
    return "".join(piece if piece in ("", "\ue000") else _coded(piece) for piece in pieces)


def _coded(letters: str) -> str:
    coded = base64.b64encode(letters.encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
    return f"&{coded.decode()}-"


def folder_name(line: bytes) -> str:
    r"""`(\HasNoChildren) "/" "&ZeVnLIqe-"` → 日本語."""
    match = re.match(rb'\((.*?)\) (?:"[^"]*"|NIL) (.+)$', line)
    if match is None or b"\\noselect" in match[1].lower():
        return ""
    name = match[2].strip()
    name = name[1:-1] if name.startswith(b'"') else name
    letters = name.replace(b'\\"', b'"').replace(b"\\\\", b"\\").decode("ascii", "replace")
    return re.sub(r"&([A-Za-z0-9+,]*)-", lambda found: _letters(found[1]), letters)


def _letters(coded: str) -> str:
    if not coded:
        return "&"
    padded = coded.replace(",", "/") + "=" * (-len(coded) % 4)
    return base64.b64decode(padded).decode("utf-16-be", "replace")


def _text(said: Any) -> str:
    return " ".join(part.decode("utf-8", "replace") for part in said or [] if isinstance(part, bytes))
