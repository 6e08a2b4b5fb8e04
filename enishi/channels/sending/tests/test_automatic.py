"""A new ticket is acknowledged where its mailbox does so, to nobody's harm: never to machines, never without end."""

from datetime import timedelta

import pytest

from enishi.channels.mail.store import Origin, take_in
from enishi.channels.mail.understand import Kind, understand
from enishi.channels.models import OutgoingMail, ReceivedMail, Sending
from enishi.channels.sending import automatic
from enishi.channels.sending.tests.conftest import WHY, outgoing, states
from enishi.channels.tests.conftest import letter
from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.interactions.models import Message
from enishi.service.models import Ticket
from enishi.staff.models import User

WRITER = "watanabe@hanasaki.example"
PATH = f"<{WRITER}>"


@pytest.fixture(autouse=True)
def desk(mailbox, service_team):
    Sending.objects.create(mailbox=mailbox, acknowledges=True)
    return mailbox


@pytest.fixture
def arrive(desk, later):
    def come(raw):
        received, _ = take_in(desk, [raw], Origin("http"))
        later(seconds=1)
        received.refresh_from_db()
        return received

    return come


def acknowledged():
    return OutgoingMail.objects.unscoped(WHY).filter(kind="acknowledgement").count()


def test_a_new_tickets_writer_is_told_its_number_and_nothing_of_their_own_words(arrive, orders):
    arrive(
        letter("購入はこちら http://evil.example", Subject="儲かる話 http://evil.example", Return_Path=PATH)
    )
    ticket = Ticket.objects.unscoped(WHY).get()
    (taken,) = orders.taken
    mail = understand(taken.raw)
    assert (taken.sender, taken.recipients) == ("", [WRITER])
    assert mail.subject == f"お問い合わせを受け付けました [#{ticket.number}]"
    assert f"受付番号は #{ticket.number} です。" in mail.text
    assert b"evil" not in taken.raw and "渡辺" not in mail.to[0].name + mail.text
    assert mail.kind is Kind.AUTO_REPLY and mail.thread.references[0] == "<first@hanasaki.example>"
    assert (ticket.first_reply_at, states()) == (None, {WRITER: "sent"})


def test_it_is_off_unless_a_mailbox_says_so(arrive, orders, desk):
    Sending.objects.update(acknowledges=False)
    arrive(letter(Return_Path=PATH))
    assert (Ticket.objects.unscoped(WHY).count(), orders.taken) == (1, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"}, {"Auto_Submitted": "auto-generated; x=y"}, {"Precedence": "Bulk"},
        {"X_Auto_Response_Suppress": "OOF"}, {"X_Autoreply": "yes"}, {"X_Loop": "yes"}, {"List_Id": "<a.b>"},
        {"List_Unsubscribe": "<mailto:a@b>"}, {"Return_Path": "<>"}, {"Return_Path": ""},
        {"From": "mailer-daemon@hanasaki.example"}, {"From": "no-reply@hanasaki.example"},
        {"From": "support@minamo.example"}, {"To": "somebody@else.example"}, {"Reply_To": "other@evil.example"},
        {"X_Failed_Recipients": "a@b.example"}, {"Subject": "自動返信：不在です"},
    ],
)  # fmt: skip
def test_b91_no_machine_and_nobody_who_asked_for_none_is_answered(arrive, orders, headers):
    arrive(letter(**{"Return_Path": PATH, **headers}))
    assert (orders.taken, acknowledged()) == ([], 0)


def test_an_answer_in_a_thread_is_not_acknowledged(arrive, orders):
    arrive(letter(Return_Path=PATH))
    reply_to = understand(orders.taken[0].raw).reply_to[0].address
    arrive(
        letter(
            "追伸",
            Return_Path=PATH,
            To=reply_to,
            Cc="support@minamo.example",
            Message_ID="<second@hanasaki.example>",
        )
    )
    assert (Ticket.objects.unscoped(WHY).count(), len(orders.taken)) == (1, 1)


def test_b40_b92_a_machine_that_answers_everything_gets_three_mails_an_hour_and_stops(
    arrive, orders, desk, admin, mailoutbox
):
    """The worst counterpart: it answers each of our mails with a new one, strips every header, names no thread."""
    arrive(letter("0", Return_Path=PATH, Message_ID="<0@hanasaki.example>"))
    answered = 0
    for n in range(1, 12):
        if len(orders.taken) > answered or n > 6:
            answered = len(orders.taken)
            arrive(
                letter(
                    f"{n} 受け付けました",
                    Return_Path=PATH,
                    Subject=f"件 {n}",
                    Message_ID=f"<{n}@hanasaki.example>",
                )
            )
    assert (len(orders.taken), acknowledged()) == (3, 3)
    (told,) = mailoutbox
    assert told.to == [User.objects.get(pk=admin.user_id).email]
    assert "watanabe@hanasaki.example" in told.body
    assert Event.objects.filter(kind="mail.not_acknowledged").count() >= 1
    assert Ticket.objects.unscoped(WHY).count() >= 4


def test_b92_two_of_us_with_headers_stripped_end_after_one_mail_each_way(arrive, orders, desk):
    """Our own acknowledgement comes back as another installation of ours would send it: its words give it away."""
    arrive(letter("x", Return_Path=PATH))
    text = understand(orders.taken[0].raw).text
    assert "自動返信" in text
    received = arrive(
        letter(
            text,
            Return_Path=PATH,
            Subject="お問い合わせを受け付けました [#99]",
            Message_ID="<ack@hanasaki.example>",
        )
    )
    assert (received.kind, len(orders.taken)) == ("auto_reply", 1)


def test_b40_no_sender_gets_more_than_twenty_a_day(arrive, orders, later):
    for n in range(1, 26):
        later(minutes=25)
        arrive(letter(f"{n}", Return_Path=PATH, Subject=f"件 {n}", Message_ID=f"<{n}@hanasaki.example>"))
    assert len(orders.taken) == 20


def test_b40_a_flood_of_senders_lets_the_mailbox_rest(arrive, orders, monkeypatch, later, desk):
    monkeypatch.setattr(automatic, "MOST_OF_MAILBOX", 4)
    for n in range(7):
        writer = f"victim{n}@hanasaki.example"
        arrive(letter(f"{n}", From=writer, Return_Path=f"<{writer}>", Message_ID=f"<{n}@hanasaki.example>"))
    assert len(orders.taken) == 4
    assert Sending.objects.get().resting_until > clock.now()
    assert Event.objects.filter(kind="mailbox.automatic_rests").count() == 1
    later(seconds=(automatic.REST + timedelta(seconds=1)).total_seconds())
    arrive(
        letter(
            "n",
            From="n@hanasaki.example",
            Return_Path="<n@hanasaki.example>",
            Message_ID="<n@hanasaki.example>",
        )
    )
    assert len(orders.taken) == 5


REPORT = """From: MAILER-DAEMON@hanasaki.example
To: support@minamo.example
Subject: Undelivered
Return-Path: <>
Message-ID: <dsn@hanasaki.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

failed

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.hanasaki.example

Final-Recipient: rfc822; watanabe@hanasaki.example
Action: {action}
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: {identity}

--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "state"),
    [("failed", "5.1.1", "failed"), ("delayed", "4.4.1", "sent"), ("delivered", "2.0.0", "delivered")],
)
def test_b93_a_bounce_of_our_answer_stands_at_its_recipient(
    replied, later, arrive, orders, action, status, state
):
    later(seconds=11)
    raw = (
        REPORT.format(action=action, status=status, identity=replied.identity).replace("\n", "\r\n").encode()
    )
    received = arrive(raw)
    assert (received.kind, states(replied)) == ("bounce", {WRITER: state})
    assert (len(orders.taken), Ticket.objects.unscoped(WHY).count()) == (1, 1)
    assert Message.objects.unscoped(WHY).count() == 2 and outgoing().state == "done"
    assert ReceivedMail.objects.unscoped(WHY).count() == 1
