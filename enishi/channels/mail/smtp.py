"""One dialogue with a mail server: every recipient ends with a result, whatever the server does.

The checked address is the one that is connected to, the certificate must be the host's, and the whole dialogue has an
end. Just before the mail's bytes go over, the caller is asked: whoever does not hold the mail any more sends nothing.
"""

import base64
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from enishi.channels.mail.compose import Composed
from enishi.channels.mail.outcomes import Outcome, Result, of_answer
from enishi.foundation import hold
from enishi.foundation.errors import Refusal

SECONDS = 30.0  # for one answer
DEADLINE = 300.0  # for all of it: a server that sends a byte a second ends here
GOODBYE = 5.0
TLS, STARTTLS, NONE = "tls", "starttls", "none"
DOT_AT_START = re.compile(rb"(?m)^\.")


@dataclass(frozen=True)
class Server:
    """Where our mail is handed in. `address` is the one that was looked up and checked for `host`."""

    host: str
    port: int
    security: str
    address: str
    user: str = ""
    secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    own_name: str = "localhost"
    seconds: float = SECONDS
    deadline: float = DEADLINE
    context: ssl.SSLContext | None = None


class NotReached(Exception):
    """No mail was offered: the server is away, or will not speak with us. `reason` is a key."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail[:500]


class NotOurs(Exception):
    """Somebody else holds the mail by now: the dialogue ends without it."""


class Dialogue(smtplib.SMTP):
    """smtplib's, to one address."""

    def __init__(self, server: Server) -> None:
        self.server = server
        super().__init__(local_hostname=server.own_name, timeout=server.seconds)
        self._host = server.host

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        made = socket.create_connection((self.server.address, port), timeout)
        if self.server.security != TLS:
            return made
        try:
            return tls(self.server).wrap_socket(made, server_hostname=self.server.host)
        except BaseException:
            made.close()
            raise


def tls(server: Server) -> ssl.SSLContext:
    return server.context or ssl.create_default_context()


def deliver(
    server: Server, mail: Composed, hand_over: Callable[[Mapping[str, Result]], bool]
) -> Mapping[str, Result]:
    """Offer a mail; a result for each recipient, or none at all if `hand_over` said that it is not ours to send.
    Raises `hold.Held` in a restored installation.

    `hand_over` is asked after the server accepted recipients and before it gets the first byte, and is told whom it
    refused. It commits, so whoever comes after a crash knows that from here on nobody knows.
    """
    hold.check()
    try:
        with _opened(server) as smtp:
            return _offer(smtp, mail, hand_over)
    except NotReached as error:
        found = Result(Outcome.LATER, error.reason, "", error.detail)
        return dict.fromkeys(mail.recipients, found)
    except NotOurs:
        return {}


def check(server: Server) -> None:
    """Sign in and leave. Raises NotReached with what went wrong."""
    hold.check()
    with _opened(server):
        return


def _offer(
    smtp: Dialogue, mail: Composed, hand_over: Callable[[Mapping[str, Result]], bool]
) -> Mapping[str, Result]:
    results: dict[str, Result] = {}
    with _reached():
        size = f" SIZE={len(mail.raw)}" if smtp.has_extn("size") else ""
        sender = of_answer(*_asked(smtp, f"MAIL FROM:<{mail.sender}>{size}"))
        if sender.outcome is not Outcome.SENT:
            return dict.fromkeys(mail.recipients, sender)
        for address in mail.recipients:
            results[address] = of_answer(*_asked(smtp, f"RCPT TO:<{address}>"))
        accepted = [address for address, found in results.items() if found.outcome is Outcome.SENT]
        if not accepted:
            return results
        code, words = _asked(smtp, "DATA")
        if code != 354:
            return results | dict.fromkeys(accepted, of_answer(max(code, 400), words))
    refused = {address: found for address, found in results.items() if found.outcome is not Outcome.SENT}
    if not hand_over(refused):
        raise NotOurs()
    return results | dict.fromkeys(accepted, _handed(smtp, mail.raw))


def _handed(smtp: Dialogue, raw: bytes) -> Result:
    """From here on only the server's answer tells. Without one nobody knows."""
    try:
        smtp.send(DOT_AT_START.sub(b"..", raw) + b".\r\n")
        code, words = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Result(Outcome.UNKNOWN, "no_answer", "", f"{type(error).__name__}: {error}"[:500])
    # A line broken off in the middle of its code is no answer either.
    if code // 100 not in (2, 4, 5):
        return Result(Outcome.UNKNOWN, "no_answer", "", str(code))
    return of_answer(code, words.decode("utf-8", "replace"))


def _asked(smtp: Dialogue, command: str) -> tuple[int, str]:
    code, words = smtp.docmd(command)
    if code == 421:  # the server closes the channel
        raise NotReached("busy", f"421 {words.decode('utf-8', 'replace')}")
    return code, words.decode("utf-8", "replace")


@contextmanager
def _opened(server: Server) -> Iterator[Dialogue]:
    """A dialogue in which we are signed in, closed behind us and at the deadline at the latest."""
    smtp = Dialogue(server)
    ending = threading.Timer(server.deadline, _cut, [smtp])
    ending.daemon = True
    ending.start()
    try:
        with _reached():
            _sign_in(smtp, server)
        yield smtp
        if smtp.sock is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.sock.settimeout(min(server.seconds, GOODBYE))
                smtp.quit()
    finally:
        ending.cancel()
        smtp.close()


def _cut(smtp: Dialogue) -> None:
    if smtp.sock is not None:
        with suppress(OSError):
            smtp.sock.shutdown(socket.SHUT_RDWR)


def _sign_in(smtp: Dialogue, server: Server) -> None:
    code, words = smtp.connect(server.host, server.port)
    if code != 220:
        raise NotReached("not_ready", f"{code} {words.decode('utf-8', 'replace')}")
    smtp.ehlo_or_helo_if_needed()
    if server.security == STARTTLS:
        # Never in the clear because somebody on the way left the offer out.
        smtp.starttls(context=tls(server))
        smtp.ehlo_or_helo_if_needed()
    if server.token:
        said = f"user={server.user}\x01auth=Bearer {server.token}\x01\x01"
        code, words = smtp.docmd("AUTH", "XOAUTH2 " + base64.b64encode(said.encode()).decode("ascii"))
        if code != 235:
            raise NotReached("sign_in_refused", f"{code} {words.decode('utf-8', 'replace')}")
    elif server.user:
        smtp.login(server.user, server.secret)


@contextmanager
def _reached() -> Iterator[None]:
    """Before the mail is handed over every fault is one to try again after."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise NotReached("sign_in_refused", f"{error.smtp_code} {_words(error)}") from None
    except smtplib.SMTPNotSupportedError as error:
        raise NotReached("no_tls" if "STARTTLS" in str(error) else "not_ready", str(error)) from None
    except smtplib.SMTPResponseException as error:
        raise NotReached("not_ready", f"{error.smtp_code} {_words(error)}") from None
    except ssl.SSLCertVerificationError as error:
        raise NotReached("certificate", error.verify_message) from None
    except ssl.SSLError as error:
        raise NotReached("no_tls", str(error)) from None
    except (smtplib.SMTPServerDisconnected, ConnectionResetError, BrokenPipeError) as error:
        raise NotReached("timeout" if "timed out" in str(error) else "broken_off", str(error)) from None
    except TimeoutError as error:
        raise NotReached("timeout", str(error)) from None
    except (OSError, smtplib.SMTPException, Refusal) as error:
        raise NotReached("unreachable", str(error)) from None


def _words(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
