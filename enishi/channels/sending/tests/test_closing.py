"""A customer is told by mail, in their language, that their ticket will be closed unless they write."""

from datetime import date

import pytest

from enishi.channels.mail.understand import Kind, understand
from enishi.channels.models import OutgoingMail
from enishi.channels.sending.closing import tell_of_closing
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY
from enishi.customers.models import Contact
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.service import actions as service
from enishi.service.models import InternalNote, SlaPolicy, Ticket
from enishi.service.sla.closing import close_silent
from enishi.service.sla.queries import stored_targets
from enishi.service.sla.rules import BUILT_IN

DAY = date(2026, 12, 1)


@pytest.fixture
def waiting(service_agent, ticket, later):
    service.reply(service_agent, ticket.uid, version=ticket.version, text="いかがですか。", status="waiting")
    later(minutes=1)
    return Ticket.objects.unscoped(WHY).get(pk=ticket.pk)


def notices():
    return OutgoingMail.objects.unscoped(WHY).filter(kind="notice").count()


def test_the_customer_is_told_once_by_the_one_outbox_as_an_automatic_mail(waiting, orders, later):
    policy = SlaPolicy(name="標準", is_default=True, targets=stored_targets(BUILT_IN.promises))
    policy.close_waiting_days, policy.close_notice_days = 3, 1
    policy.save()
    later(days=10)
    close_silent(System("job"), clock.now())
    later(minutes=1)
    close_silent(System("job"), clock.now())
    later(minutes=1)
    taken = orders.taken[-1]
    mail = understand(taken.raw)
    assert (notices(), taken.recipients) == (1, [CUSTOMER])
    assert f"お問い合わせ #{waiting.number} について、ご返信をお待ちしております。" in mail.text
    assert mail.kind is Kind.AUTO_REPLY
    assert Ticket.objects.unscoped(WHY).get(pk=waiting.pk).status == "waiting"


def test_it_is_written_in_the_language_of_the_customer(waiting, orders, later, contact):
    Contact.objects.unscoped(WHY).filter(pk=contact.pk).update(language="en")
    tell_of_closing(System("job"), waiting.pk, DAY)
    later(minutes=1)
    assert "we will close it for now" in understand(orders.taken[-1].raw).text


def test_who_answered_meanwhile_is_told_nothing(service_agent, waiting):
    service.receive(service_agent, waiting.uid, text="直りました。")
    assert tell_of_closing(System("job"), waiting.pk, DAY) is None
    assert notices() == 0


def test_colleagues_read_that_a_customer_without_an_address_was_not_told(service_agent, mailbox):
    opened = service.open_ticket(
        service_agent, {"channel_kind": "phone", "subject": "電話"}, text="折り返します。"
    )
    service.set_status(service_agent, opened.uid, version=1, status="waiting")
    assert tell_of_closing(System("job"), opened.pk, DAY) is None
    assert "お客様には知らせていません" in InternalNote.objects.unscoped(WHY).get().text
    assert notices() == 0
