"""A mailbox of ours with a mail server of this machine behind it, and a ticket whose customer wrote by mail."""

from datetime import timedelta

import pytest

from enishi.channels.models import Mailbox, MailMessage, OutgoingMail, OutgoingRecipient
from enishi.channels.tests.post_office import Orders, post_office
from enishi.customers.actions import create_account, create_contact
from enishi.foundation import clock
from enishi.foundation.files import store
from enishi.foundation.http import outbound
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Channel, Message
from enishi.service import actions as service

WHY = "looking in a test"
CUSTOMER = "watanabe@hanasaki.example"


@pytest.fixture(autouse=True)
def files(tmp_path, monkeypatch):
    """A store of this test's own."""
    monkeypatch.setattr(store(), "folder", tmp_path / "files")


@pytest.fixture
def orders():
    return Orders()


@pytest.fixture
def office(orders, monkeypatch):
    with post_office(orders) as office:
        monkeypatch.setattr(outbound, "inside", lambda: frozenset({f"smtp://127.0.0.1:{office.port}"}))
        yield office


@pytest.fixture
def make_mailbox(office, organisation):
    def make(address="support@minamo.example", purpose="service", **facts):
        channel = Channel.objects.create(kind="mail", purpose=purpose, name=address)
        return Mailbox.objects.create(
            channel=channel,
            address=address,
            sender_name="みなも計装 サポート",
            smtp_host="127.0.0.1",
            smtp_port=office.port,
            smtp_security="none",
            **facts,
        )

    return make


@pytest.fixture
def mailbox(make_mailbox):
    return make_mailbox()


@pytest.fixture
def contact(sales_rep):
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    person = {"family_name": "渡辺", "given_name": "千尋", "email": CUSTOMER}
    return create_contact(sales_rep, person, account_id=account.uid)


@pytest.fixture
def ticket(service_agent, mailbox, contact):
    account = contact.links.get().account if hasattr(contact, "links") else None
    values = {"channel_kind": "mail", "subject": "流量計の表示がおかしい", "contact_id": contact.uid}
    if account is not None:
        values["account_id"] = account.uid
    opened = service.open_ticket(service_agent, values, text="表示が点滅します。\n<b>至急</b>")
    message = Message.objects.unscoped(WHY).get()
    MailMessage.objects.create(
        message=message,
        mailbox=mailbox,
        identity="<q1@hanasaki.example>",
        from_name="渡辺 千尋",
        from_address=CUSTOMER,
        to=[{"name": "", "address": mailbox.address}],
        cc=[{"name": "工場長", "address": "kojo@hanasaki.example"}],
        subject="流量計の表示がおかしい",
        written_at=message.sent_at,
    )
    return opened


@pytest.fixture
def replied(service_agent, ticket):
    """A plain answer, as the API of service gives it."""
    service.reply(service_agent, ticket.uid, version=ticket.version, text="部品をお送りします。")
    return outgoing()


@pytest.fixture
def later(monkeypatch):
    """Time goes on by so much, and what is due then is done."""

    def go(**span):
        ahead = clock.now() + timedelta(**span)
        monkeypatch.setattr(clock, "now", lambda: ahead)
        return drain()

    return go


def outgoing(**which) -> OutgoingMail:
    return OutgoingMail.objects.unscoped(WHY).filter(**which).latest("id")


def states(mail=None) -> dict[str, str]:
    rows = OutgoingRecipient.objects.filter(mail=mail) if mail else OutgoingRecipient.objects.all()
    return dict(rows.values_list("address", "state"))
