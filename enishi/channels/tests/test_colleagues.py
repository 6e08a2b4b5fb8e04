"""A colleague answers a customer from their own mail program: with their own key, where they may, and never otherwise."""

import pytest

from enishi.channels.actions.colleagues import address_for
from enishi.channels.mail import keys
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import Mailbox, OutgoingMail
from enishi.channels.tests.conftest import all_of, letter, only
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Conversation, Message
from enishi.service.actions import set_status, take_ticket
from enishi.service.models import Ticket
from enishi.staff.models import User
from enishi.staff.notices.jobs import written
from enishi.staff.notices.registry import address_for_answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
ANSWER = "部品を手配しました。\n\n2026年11月20日(金) 12:00 Enishi:\n> お客様からメールが届きました。"


@pytest.fixture
def user(service_agent) -> User:
    return User.objects.get(pk=service_agent.user_id)


@pytest.fixture
def asked(arrive, support, contact) -> Mailbox:
    """A customer has asked by mail; the mailbox is fetched and sends."""
    Mailbox.objects.unscoped("test").update(imap_host="imap.minamo.example", smtp_host="smtp.minamo.example")
    support.refresh_from_db()
    arrive(support, letter())
    return support


def answer(user: User, to: str, text: str = ANSWER, **more: str) -> bytes:
    headers = {"from": f"{user.name} <{user.email}>", "to": to, "message_id": "<a@minamo.example>", **more}
    return letter(text, **headers)


def outbound() -> list[Message]:
    return [message for message in all_of(Message) if message.direction == Message.OUTBOUND]


def test_an_answer_to_a_notification_is_the_colleagues_answer_to_the_customer(arrive, asked, user):
    received = arrive(asked, answer(user, address_for(only(Ticket).pk, user)))
    assert (received.state, received.message.text) == ("processed", "部品を手配しました。")
    (said,) = outbound()
    assert (said.author, said.conversation.ticket_link.ticket.status) == (user, "open")
    (mail,) = all_of(OutgoingMail)
    assert [one.address for one in mail.recipients.all()] == ["watanabe@hanasaki.example"]
    replied = Event.objects.get(kind="ticket.replied")
    assert (replied.actor_kind, replied.actor_id) == ("staff", user.pk)


def test_b39_a_colleague_who_may_not_open_the_ticket_is_refused_and_told_by_mail(
    arrive, asked, user, mailoutbox
):
    to = address_for(only(Ticket).pk, user)
    User.objects.filter(pk=user.pk).update(roles=["sales_rep"])
    received = arrive(asked, answer(user, to, subject="Re: 【Enishi】お知らせ"))
    drain()
    assert (received.state, received.reason, outbound()) == ("dropped", "answer_refused", [])
    (told,) = [mail for mail in mailoutbox if "Re: 【Enishi】お知らせ" in mail.body]
    assert told.to == [user.email]
    assert "流量計" not in told.body


def test_b39_a_closed_ticket_takes_no_answer_and_the_colleague_is_told(
    arrive, asked, user, service_agent, mailoutbox
):
    ticket = take_ticket(service_agent, only(Ticket).uid, version=only(Ticket).version)
    for status in ("solved", "closed"):
        ticket = set_status(service_agent, ticket.uid, version=only(Ticket).version, status=status)
    received = arrive(asked, answer(user, address_for(ticket.pk, user)))
    drain()
    assert (received.reason, outbound()) == ("answer_refused", [])
    assert user.email in [mail.to[0] for mail in mailoutbox]


@pytest.mark.parametrize("whose", ["customer", "another", "spoilt", "gone"])
def test_b33_a_key_that_was_not_this_colleagues_publishes_nothing(arrive, asked, user, person, whose):
    thread, secret = only(Conversation).uid, mail_secret()
    good = address_for(only(Ticket).pk, user)
    other = User.objects.get(pk=person("別の人", "service_agent").user_id)
    to = {
        "customer": keys.reply_address(secret, thread, asked.address),
        "another": keys.colleague_address(secret, thread, other.uid, 0, asked.address),
        "spoilt": good[:60] + ("a" if good[60] != "a" else "b") + good[61:],
        "gone": good,
    }[whose]
    if whose == "gone":
        User.objects.filter(pk=user.pk).update(is_active=False)
    received = arrive(asked, answer(user, to))
    assert (received.state, received.reason, outbound()) == ("quarantined", "staff_unproven", [])


def test_b33_a_key_is_used_up_by_its_answer_and_the_next_notification_brings_another(
    arrive, asked, user, mailoutbox
):
    first = address_for(only(Ticket).pk, user)
    arrive(asked, answer(user, first))
    again = arrive(asked, answer(user, first, "全額返金いたします。", message_id="<b@minamo.example>"))
    drain()
    assert (again.state, again.reason, len(outbound())) == ("quarantined", "answer_used", 1)
    assert [mail.to for mail in mailoutbox if "お客様に送られていません" in mail.subject] == [[user.email]]

    second = address_for(only(Ticket).pk, user)
    assert second != first
    arrive(asked, answer(user, second, "追伸です。", message_id="<c@minamo.example>"))
    assert [message.text for message in outbound()] == ["部品を手配しました。", "追伸です。"]


def test_b37_where_a_server_should_vouch_for_the_sender_and_does_not_nothing_is_published(
    arrive, asked, user
):
    to = address_for(only(Ticket).pk, user)
    Mailbox.objects.unscoped("test").update(trusted_server="mx.minamo.example")
    forged = arrive(asked, answer(user, to))
    assert (forged.reason, outbound()) == ("staff_unproven", [])
    proven = b"Authentication-Results: mx.minamo.example; dmarc=pass header.from=minamo.example\r\n"
    assert arrive(asked, proven + answer(user, to, message_id="<b@minamo.example>")).state == "processed"
    assert len(outbound()) == 1


@pytest.mark.parametrize("headers", [{"auto_submitted": "auto-replied"}, {"subject": "自動返信: お知らせ"}])
def test_b91_a_colleagues_out_of_office_never_reaches_the_customer(arrive, asked, user, headers):
    arrive(asked, answer(user, address_for(only(Ticket).pk, user), "休暇中です。", **headers))
    assert (outbound(), all_of(OutgoingMail)) == ([], [])


def test_the_notification_says_what_an_answer_becomes_and_only_where_it_can_be_one(asked, user):
    ticket = only(Ticket)
    assert address_for_answer("ticket_mail", ticket.pk, user) == address_for(ticket.pk, user)
    assert address_for_answer("mention", ticket.pk, user) == ""
    Mailbox.objects.unscoped("test").update(imap_host="")
    assert address_for(ticket.pk, user) == ""
    assert "お客様への回答" in written(user, [], may_answer=True)[1]
    assert "お客様への回答" not in written(user, [])[1]
