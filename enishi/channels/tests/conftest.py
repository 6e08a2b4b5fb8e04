"""Mailboxes, and mail as it comes in."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
import time_machine

from enishi.channels import jobs
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.customers.actions import create_account, create_contact
from enishi.foundation.files import store
from enishi.foundation.files.store import DiskStore
from enishi.interactions.models import Channel
from enishi.staff.models import User

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # a Friday, 12:00 in Tokyo


def only(model):
    return model.objects.unscoped("the one row of the test").get()


def all_of(model):
    return list(model.objects.unscoped("all rows of the test").order_by("id"))


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def files(tmp_path, monkeypatch) -> DiskStore:
    """A store of the test's own."""
    kept = DiskStore(tmp_path / "files")
    for module in ("enishi.channels.mail.store", "enishi.channels.jobs", "enishi.foundation.files.taking"):
        monkeypatch.setattr(f"{module}.store", lambda: kept)
    assert store() is not kept
    return kept


def mailbox_of(purpose: str, address: str, team=None, user=None, **more) -> Mailbox:
    channel = Channel.objects.create(name=address, kind="mail", purpose=purpose, team=team)
    return Mailbox.objects.create(channel=channel, address=address, user=user, **more)


@pytest.fixture
def support(service_team) -> Mailbox:
    return mailbox_of("service", "support@minamo.example", service_team)


@pytest.fixture
def sales_mailbox(sales_team) -> Mailbox:
    return mailbox_of("sales", "sales@minamo.example", sales_team)


@pytest.fixture
def own_mailbox(sales_rep) -> Mailbox:
    return mailbox_of("person", "sato@minamo.example", user=User.objects.get(pk=sales_rep.user_id))


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def contact(sales_rep, account):
    person = {"family_name": "渡辺", "given_name": "千尋", "email": "watanabe@hanasaki.example"}
    return create_contact(sales_rep, person, account_id=account.uid)


def letter(text: str = "流量計の表示が消えました。", **headers: str) -> bytes:
    """A plain mail; `in_reply_to="<…>"` and the like add or replace a header."""
    given = {
        "From": "渡辺 千尋 <watanabe@hanasaki.example>",
        "To": "support@minamo.example",
        "Subject": "流量計の表示",
        "Date": "Fri, 20 Nov 2026 11:58:00 +0900",
        "Message-ID": "<first@hanasaki.example>",
    } | {name.replace("_", "-").title(): value for name, value in headers.items()}
    given["Message-ID"] = given.pop("Message-Id", given["Message-ID"])
    mail = EmailMessage()
    for name, value in given.items():
        if value:
            mail[name] = value
    mail.set_content(text)
    return mail.as_bytes()


@pytest.fixture
def arrive() -> Callable[..., ReceivedMail]:
    """`arrive(mailbox, raw)`: the mail comes in and is read."""

    def come(mailbox: Mailbox, raw: bytes, **origin) -> ReceivedMail:
        received, _ = take_in(mailbox, [raw], Origin("file", **origin))
        jobs.process.func(received.pk)
        received.refresh_from_db()
        return received

    return come
