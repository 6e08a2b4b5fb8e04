"""A mail comes in and becomes a ticket, a message of one, a line of the customer's – or says why not."""

from datetime import UTC, datetime, timedelta

import pytest

from enishi.channels.mail import keys
from enishi.channels.mail.secret import mail_secret
from enishi.channels.models import MailMessage
from enishi.channels.tests.conftest import NOON, all_of, letter, mailbox_of, only
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.models import Job
from enishi.interactions.models import Activity, Conversation, Message
from enishi.service.actions import delete_ticket, reply, set_status
from enishi.service.models import InternalNote, Ticket

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def answered(agent, text="確認します。") -> Message:
    ticket = only(Ticket)
    reply(agent, ticket.uid, version=ticket.version, text=text)
    return Message.objects.unscoped("our answer").get(direction="out")


def sent_identity(message: Message) -> str:
    return keys.message_id(mail_secret(), message.uid, "minamo.example")


def test_a_mail_becomes_a_ticket_of_the_mailboxs_team(arrive, support, contact, account, service_team):
    received = arrive(support, letter())
    ticket, message, shown = only(Ticket), only(Message), only(MailMessage)
    assert (ticket.subject, ticket.channel_kind, ticket.team) == ("流量計の表示", "mail", service_team)
    assert (ticket.account, ticket.contact) == (account, contact)
    assert (message.text, message.direction) == ("流量計の表示が消えました。", "in")
    assert message.conversation.channel == support.channel
    assert (shown.message, shown.from_address) == (message, "watanabe@hanasaki.example")
    assert (received.state, received.kind, received.message) == ("processed", "customer", message)


def test_a_stranger_opens_a_ticket_of_no_customer_with_the_address_shown(arrive, support):
    arrive(support, letter())
    ticket = only(Ticket)
    assert (ticket.account, ticket.contact) == (None, None)
    assert only(MailMessage).from_address == "watanabe@hanasaki.example"


def test_an_answer_to_our_mail_joins_its_ticket_and_opens_it_again(arrive, support, contact, service_agent):
    arrive(support, letter())
    sent = answered(service_agent)
    ticket = only(Ticket)
    set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    raw = letter("直りません。", in_reply_to=sent_identity(sent), message_id="<second@hanasaki.example>")
    arrive(support, raw)
    ticket = only(Ticket)
    assert (ticket.status, ticket.reopened_count) == ("open", 1)
    assert [one.text for one in all_of(Message)][-1] == "直りません。"


def test_a_reply_address_joins_whoever_writes_to_it(arrive, support, contact, service_agent):
    arrive(support, letter())
    address = keys.reply_address(mail_secret(), only(Conversation).uid, support.address)
    received = arrive(
        support,
        letter(
            "代わりに答えます。",
            **{"from": "other@partner.example"},
            to=address,
            message_id="<x@partner.example>",
        ),
    )
    assert received.state == "processed"
    assert received.message.conversation == only(Conversation)
    assert received.message.contact is None


@pytest.mark.parametrize("whose", ["number", "identity", "customers_identity"])
def test_b34_a_stranger_who_names_a_ticket_opens_a_new_one(arrive, support, contact, service_agent, whose):
    arrive(support, letter())
    first = only(Ticket)
    named = {
        "number": {"subject": f"Re: 流量計 [#{first.number}]"},
        "identity": {"in_reply_to": sent_identity(answered(service_agent))},
        "customers_identity": {"references": "<first@hanasaki.example>"},
    }[whose]
    arrive(
        support, letter("見せて", **{"from": "thief@evil.example"}, message_id="<t@evil.example>", **named)
    )
    tickets = all_of(Ticket)
    assert len(tickets) == 2
    assert tickets[1].account is None
    shown = all_of(MailMessage)[-1]
    assert (shown.message.conversation.ticket_link.ticket, shown.refers_to) == (tickets[1], first)


def test_a_participants_subject_token_joins(arrive, support, contact):
    arrive(support, letter())
    subject = f"Re: 流量計 [#{only(Ticket).number}]"
    arrive(support, letter("続きです。", subject=subject, message_id="<b@hanasaki.example>"))
    assert only(Ticket).subject == "流量計の表示"


def test_b34_a_stranger_who_claims_to_have_been_answered_opens_a_new_one(arrive, support, contact):
    arrive(support, letter(in_reply_to="<sooner@hanasaki.example>"))
    arrive(
        support, letter("見せて", **{"from": "thief@evil.example"}, message_id="<sooner@hanasaki.example>")
    )
    assert [ticket.account is None for ticket in all_of(Ticket)] == [False, True]


@pytest.mark.parametrize("spoilt", ["short", "other", "shape"])
def test_b33_a_key_that_is_not_ours_joins_nothing(arrive, support, contact, spoilt):
    arrive(support, letter())
    conversation = only(Conversation).uid
    good = keys.reply_address(mail_secret(), conversation, support.address)
    other = keys.reply_address(b"another installation", conversation, support.address)
    to = {"short": good[:50] + "@minamo.example", "other": other, "shape": "reply+1@minamo.example"}
    stranger = {"from": "s@elsewhere.example"}
    arrive(support, letter(to=to[spoilt], message_id="<s@elsewhere.example>", **stranger))
    assert len(all_of(Ticket)) == 2


def test_b32_a_mail_in_a_colleagues_name_is_set_aside(arrive, support, contact, service_agent):
    arrive(support, letter())
    sent = answered(service_agent)
    before = len(all_of(Message))
    forged = letter(
        "返金しました。",
        **{"from": "user1@minamo.example"},
        in_reply_to=sent_identity(sent),
        message_id="<f@evil.example>",
    )
    received = arrive(support, forged)
    assert (received.state, received.reason) == ("quarantined", "staff_unproven")
    assert len(all_of(Message)) == before


def test_b35_who_is_copied_may_answer_and_is_told_nothing(arrive, support, contact):
    arrive(support, letter(cc="copied@partner.example"))
    raw = letter(
        "同感です。",
        **{"from": "copied@partner.example"},
        references="<first@hanasaki.example>",
        message_id="<c@partner.example>",
    )
    received = arrive(support, raw)
    assert received.message.conversation.ticket_link.ticket == only(Ticket)
    assert (only(Ticket).contact, received.message.contact) == (contact, None)
    assert [job.path for job in Job.objects.exclude(path="enishi.channels.jobs.process")] == []


@pytest.mark.parametrize(
    ("headers", "doubt"),
    [
        ({"reply_to": "victim@hanasaki.example"}, "reply_to_differs"),
        ({"sender": "robot@evil.example"}, "sender_differs"),
        ({"from": '"boss@hanasaki.example" <x@evil.example>'}, "name_is_another_address"),
        ({"from": "watanabe@xn--hansaki-exa.example"}, "address_beyond_ascii"),
    ],
)
def test_b36_a_doubtful_sender_is_shown_as_such(arrive, support, contact, headers, doubt):
    arrive(support, letter(**headers))
    shown = only(MailMessage)
    assert (doubt in shown.doubts, shown.verified) == (True, False)


def test_b37_only_our_own_servers_word_verifies_a_sender(arrive, service_team, contact, account):
    support = mailbox_of("service", "s@minamo.example", service_team, trusted_server="mx.minamo.example")
    theirs = b"Authentication-Results: mx.evil.example; dmarc=pass\r\n" + letter()
    arrive(support, theirs)
    arrive(
        support,
        b"Authentication-Results: mx.minamo.example; dmarc=pass\r\n" + letter(message_id="<2@x.example>"),
    )
    arrive(support, b"Authentication-Results: mx.minamo.example; dmarc=fail\r\n" + theirs + b"\r\n")
    assert [one.verified for one in all_of(MailMessage)][:2] == [False, True]
    assert [one.email for one in [contact]] == ["watanabe@hanasaki.example"]


def test_b91_an_automatic_answer_joins_without_opening_the_ticket_again(
    arrive, support, contact, service_agent
):
    arrive(support, letter())
    sent = answered(service_agent)
    ticket = only(Ticket)
    set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
    raw = letter(
        "不在にしております。",
        auto_submitted="auto-replied",
        in_reply_to=sent_identity(sent),
        message_id="<ooo@hanasaki.example>",
    )
    received = arrive(support, raw)
    assert (received.kind, received.state) == ("auto_reply", "processed")
    assert (only(Ticket).status, only(Ticket).reopened_count) == ("solved", 0)


def test_b91_an_automatic_answer_to_nothing_opens_no_ticket(arrive, support):
    received = arrive(support, letter(auto_submitted="auto-replied"))
    assert (received.state, received.reason, all_of(Ticket)) == ("dropped", "auto_reply_alone", [])


def test_b91_our_own_address_as_sender_is_dropped_with_a_word(arrive, support):
    received = arrive(support, letter(**{"from": "Support@minamo.example"}))
    assert (received.state, received.reason, all_of(Ticket)) == ("dropped", "own_mail", [])


def test_b91_no_mail_is_answered_by_a_machine(arrive, support):
    arrive(support, letter(precedence="bulk", list_id="<list.example>"))
    assert only(Ticket).status == "new"
    assert [job.path for job in Job.objects.all()] == ["enishi.channels.jobs.process"]


def test_b92_two_machines_stop_opening_a_ticket_again(arrive, support, contact, service_agent):
    arrive(support, letter())
    for turn in range(5):
        ticket = only(Ticket)
        if ticket.status != "solved":
            set_status(service_agent, ticket.uid, version=ticket.version, status="solved")
        arrive(
            support,
            letter(f"{turn}", references="<first@hanasaki.example>", message_id=f"<{turn}@x.example>"),
        )
    assert (only(Ticket).reopened_count, only(Ticket).status) == (3, "solved")
    assert len(all_of(Message)) == 6


def test_b92_a_flood_from_one_sender_waits_for_a_person(arrive, support, monkeypatch):
    monkeypatch.setattr("enishi.channels.rules.incoming.MOST_FROM_ONE", 2)
    states = [arrive(support, letter(message_id=f"<{n}@x.example>")).state for n in range(4)]
    assert states == ["processed", "processed", "quarantined", "quarantined"]


def bounced(identity: str, action="failed", status="5.1.1") -> bytes:
    return f"""From: MAILER-DAEMON@mx.example
To: support@minamo.example
Subject: Undelivered Mail Returned to Sender
Date: Fri, 20 Nov 2026 12:00:00 +0900
Message-ID: <bounce-{status}@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; watanabe@hanasaki.example
Action: {action}
Status: {status}
--b
Content-Type: message/rfc822

Message-ID: {identity}
Subject: Re

--b--
""".encode()


def test_b93_a_bounce_stands_at_the_mail_we_sent_and_opens_no_ticket(arrive, support, contact, service_agent):
    arrive(support, letter())
    sent = answered(service_agent)
    received = arrive(support, bounced(sent_identity(sent)))
    assert (received.state, received.message, len(all_of(Message))) == ("processed", sent, 2)
    assert "watanabe@hanasaki.example" in only(InternalNote).text
    reported = Event.objects.get(kind="mail.reported").data
    assert (reported["message"], reported["delivery"]) == (str(sent.uid), "failed")
    assert only(Ticket).status == "open"


def test_b93_a_bounce_of_what_we_never_sent_is_dropped(arrive, support):
    received = arrive(support, bounced("<made-up@minamo.example>"))
    assert (received.state, received.reason, all_of(Ticket)) == ("dropped", "bounce_of_unknown", [])


def test_b96_the_clock_starts_when_the_mail_arrived_and_not_at_its_date(arrive, support):
    arrive(support, letter(date="Thu, 01 Jan 1970 00:00:00 +0000"))
    arrived = NOON - timedelta(minutes=5)
    arrive(
        support,
        letter(date="Thu, 01 Jan 2099 00:00:00 +0000", message_id="<2@x.example>"),
        internal_date=arrived,
    )
    assert [ticket.opened_at for ticket in all_of(Ticket)] == [NOON, arrived]
    assert all_of(MailMessage)[0].written_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_ticket_closed_long_ago_is_not_opened_again_but_named(
    arrive, support, contact, service_agent, noon
):
    arrive(support, letter())
    for status in ("open", "solved", "closed"):
        ticket = only(Ticket)
        set_status(service_agent, ticket.uid, version=ticket.version, status=status)
    noon.move_to(NOON + timedelta(days=20))
    arrive(
        support, letter("また出ました。", references="<first@hanasaki.example>", message_id="<n@x.example>")
    )
    old, new = all_of(Ticket)
    assert (old.status, new.status) == ("closed", "new")
    assert all_of(MailMessage)[-1].refers_to == old


def test_a_ticket_closed_lately_is_open_again(arrive, support, contact, service_agent):
    arrive(support, letter())
    for status in ("open", "solved", "closed"):
        ticket = only(Ticket)
        set_status(service_agent, ticket.uid, version=ticket.version, status=status)
    arrive(
        support, letter("また出ました。", references="<first@hanasaki.example>", message_id="<n@x.example>")
    )
    assert only(Ticket).status == "open"


def test_a_mail_for_a_ticket_in_the_bin_opens_a_new_one(arrive, support, contact, owner):
    arrive(support, letter())
    ticket = only(Ticket)
    delete_ticket(owner, ticket.uid, version=ticket.version)
    arrive(support, letter(references="<first@hanasaki.example>", message_id="<n@x.example>"))
    assert len(all_of(Ticket)) == 2


def test_a_mail_to_sales_stands_on_the_customers_line(arrive, sales_mailbox, contact, account):
    arrive(sales_mailbox, letter(to="sales@minamo.example"))
    activity = only(Activity)
    assert (activity.kind, activity.side, activity.account, activity.contact) == (
        "mail",
        "sales",
        account,
        contact,
    )
    assert all_of(Ticket) == []
    assert only(MailMessage).message.conversation.account == account


def test_a_colleagues_mail_to_a_persons_own_mailbox_is_nobody_elses(arrive, own_mailbox):
    received = arrive(own_mailbox, letter(**{"from": "user1@minamo.example"}))
    assert (received.state, received.reason, all_of(Message)) == ("dropped", "colleague", [])
