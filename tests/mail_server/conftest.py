"""A mail server for the whole run, a mailbox of its own for each test, and what fetches it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from enishi.channels.fetching.imap import signed_in
from enishi.channels.fetching.once import fetch_new
from enishi.channels.fetching.servers import server_of
from enishi.channels.models import Mailbox
from enishi.foundation import sealed
from enishi.foundation.files.store import DiskStore
from enishi.foundation.http import outbound
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Channel
from tests.mail_server.server import DOVECOT, PASSWORD, MailServer, post

# No test may be skipped: without the server they are not there.
collect_ignore_glob = [] if DOVECOT else ["test_*.py"]


@pytest.fixture(scope="session")
def mail() -> Iterator[MailServer]:
    # Not below pytest's own folder, which nobody but its owner may enter.
    with TemporaryDirectory() as home:
        server = MailServer(Path(home))
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def smtp_port(mail) -> Iterator[int]:
    with post(mail) as port:
        yield port


@pytest.fixture(autouse=True)
def files(tmp_path, monkeypatch) -> DiskStore:
    kept = DiskStore(tmp_path / "files")
    for module in ("enishi.channels.mail.store", "enishi.channels.jobs", "enishi.foundation.files.taking"):
        monkeypatch.setattr(f"{module}.store", lambda: kept)
    return kept


@pytest.fixture
def box(db, service_team, mail, monkeypatch, request) -> Mailbox:
    """A mailbox of service on that server, which the operator named as one inside."""
    origin = f"imap://127.0.0.1:{mail.port}"
    monkeypatch.setattr(outbound, "inside", lambda: frozenset({origin}))
    address = f"box{abs(hash(request.node.nodeid))}@minamo.example"
    channel = Channel.objects.create(name=address, kind="mail", purpose="service", team=service_team)
    mail.maildir(address)
    return Mailbox.objects.create(
        channel=channel,
        address=address,
        imap_host="127.0.0.1",
        imap_port=mail.port,
        imap_security="none",
        imap_user=address,
        imap_secret=sealed.seal(PASSWORD),
    )


@pytest.fixture
def fetch() -> Callable[[Mailbox], int]:
    """One round, as the fetcher makes it, and all that follows from it."""

    def once(mailbox: Mailbox) -> int:
        with signed_in(server_of(mailbox)) as session:
            taken = fetch_new(session, mailbox, lambda: True)
        drain()
        return taken

    return once


def plain(number: int = 1, **headers: str) -> bytes:
    """A mail that differs from others by its number."""
    given = {
        "From": "watanabe@hanasaki.example",
        "Subject": f"No. {number}",
        "Message-ID": f"<{number}@hanasaki.example>",
        "Date": "Fri, 20 Nov 2026 11:58:00 +0900",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"{head}\r\nText {number}\r\n".encode()
