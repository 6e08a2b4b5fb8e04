"""製品デモ: the invitation leaves by real SMTP, and what calendars answer comes back to the demo, once."""

import email
import email.policy
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from quopri import encodestring

import pytest
from icalendar import Calendar

from enishi.channels import jobs
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import OutgoingMail, ReceivedMail, Sending
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing
from enishi.customers.models import AccountContact
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Message
from enishi.sales.actions import create_deal, ensure_default_pipeline
from enishi.sales.models import Demo, DemoGuest
from enishi.service.models import Ticket
from enishi.staff.models import User

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
OURS = "sales@minamo.example"
PLAN = {
    "title": "振動センサーのご紹介",
    "starts_at": "2099-12-01T05:00:00Z",
    "url": "https://meet.example/abc",
    "message": "30分ほど画面をご覧いただきます。",
}


@pytest.fixture
def mailbox(make_mailbox):
    made = make_mailbox(OURS, "sales", imap_host="127.0.0.1")
    Sending.objects.create(mailbox=made, undo_seconds=0)
    return made


@pytest.fixture
def mine(api, sales_rep):
    return api(sales_rep)


@pytest.fixture
def deal(cli, sales_rep, contact):
    ensure_default_pipeline(cli)
    account = AccountContact.objects.unscoped(WHY).get(contact=contact).account
    values = {"name": "第一工場", "account_id": account.uid, "contact_id": contact.uid}
    return create_deal(sales_rep, values)


@pytest.fixture
def planned(mine, deal, contact):
    guests = [{"contact_id": str(contact.uid)}, {"name": "課長", "email": "kacho@hanasaki.example"}]
    return mine.post(f"/deals/{deal.uid}/demos", PLAN | {"guests": guests}).json()


@pytest.fixture
def invited(mailbox, mine, planned):
    made = mine.post(f"/demos/{planned['id']}/invite", if_match=f'"{planned["version"]}"')
    assert made.status_code == 200, made.json()
    return made.json()


def demo() -> Demo:
    return Demo.objects.unscoped(WHY).get()


def guest(address: str = CUSTOMER) -> DemoGuest:
    return DemoGuest.objects.unscoped(WHY).get(email_key=address)


def event_in(raw: bytes):
    """The calendar's file in a mail, as a mail program finds it, and its method."""
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    assert part["Content-Type"].params["method"] == str(calendar["method"])
    return str(calendar["method"]), calendar.walk("VEVENT")[0]


def answer(
    status: str, *, by: str = CUSTOMER, sequence: int = 0, after: int = 0, method: str = "REPLY"
) -> str:
    stamp = NOW + timedelta(minutes=after)
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Somebody//Calendar//JA",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"UID:{demo().uid}.demo@enishi",
            f"SEQUENCE:{sequence}",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"ORGANIZER:mailto:{OURS}",
            f'ATTENDEE;CN="渡辺 千尋";PARTSTAT={status}:mailto:{by}',
            "COMMENT:10分ほど遅れます",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


def head(sender: str, kind: str, *more: str) -> bytes:
    lines = [
        f"From: <{sender}>",
        f"To: <{OURS}>",
        "Subject: Accepted",
        f"Message-ID: <{abs(hash((sender, kind, more)))}@hanasaki.example>",
        "Date: Tue, 01 Dec 2026 12:00:00 +0900",
        "MIME-Version: 1.0",
        f"Content-Type: {kind}",
        *more,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def alone(ics: str, sender: str = CUSTOMER) -> bytes:
    """The answer is all there is, in base64 (Apple, and Exchange in some versions)."""
    kind = f"text/calendar; charset=utf-8; method=REPLY; name={abs(hash(ics))}"
    return head(sender, kind, "Content-Transfer-Encoding: base64") + b64encode(ics.encode())


def outlook(ics: str) -> bytes:
    """An alternative of the text, both in ISO-2022-JP, quoted-printable."""
    text = "出席します。".encode("iso2022_jp")
    coded = encodestring(ics.encode("iso2022_jp").replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return head(CUSTOMER, 'multipart/alternative; boundary="b"') + b"\r\n".join(
        [
            b"--b",
            b"Content-Type: text/plain; charset=iso-2022-jp",
            b"",
            text,
            b"--b",
            b"Content-Type: text/calendar; method=REPLY; charset=iso-2022-jp",
            b"Content-Transfer-Encoding: quoted-printable",
            b"",
            coded,
            b"--b--",
            b"",
        ]
    )


def google(ics: str) -> bytes:
    """Sent by a machine in the guest's name, as an alternative and as a file."""
    coded = b64encode(ics.encode())
    start = head(
        CUSTOMER,
        'multipart/mixed; boundary="a"',
        "Sender: Google Calendar <calendar-notification@google.com>",
        "Auto-Submitted: auto-generated",
    )
    return start + b"\r\n".join(
        [
            b"--a",
            b'Content-Type: multipart/alternative; boundary="b"',
            b"",
            b"--b",
            b"Content-Type: text/plain; charset=UTF-8",
            b"",
            b"watanabe@hanasaki.example has accepted this invitation.",
            b"--b",
            b"Content-Type: text/calendar; charset=UTF-8; method=REPLY",
            b"Content-Transfer-Encoding: base64",
            b"",
            coded,
            b"--b--",
            b"--a",
            b'Content-Type: application/ics; name="invite.ics"',
            b'Content-Disposition: attachment; filename="invite.ics"',
            b"Content-Transfer-Encoding: base64",
            b"",
            coded,
            b"--a--",
            b"",
        ]
    )


def arrive(mailbox, raw: bytes) -> ReceivedMail:
    received, _ = take_in(mailbox, [raw], Origin("file"))
    jobs.process.func(received.pk)
    received.refresh_from_db()
    return received


def said() -> list[str]:
    rows = Message.objects.unscoped(WHY).filter(direction=Message.INBOUND).order_by("id")
    return list(rows.values_list("text", flat=True))


def test_the_invitation_leaves_with_a_request_that_names_an_address_we_read(invited, orders, planned):
    drain()
    (taken,) = orders.taken
    assert sorted(taken.recipients) == ["kacho@hanasaki.example", CUSTOMER]
    method, event = event_in(taken.raw)
    assert (method, event["sequence"], str(event["organizer"])) == ("REQUEST", 0, f"mailto:{OURS}")
    assert {str(one): one.params["RSVP"] for one in event["attendee"]} == {
        f"mailto:{CUSTOMER}": "TRUE",
        "mailto:kacho@hanasaki.example": "TRUE",
    }
    text = email.message_from_bytes(taken.raw, policy=email.policy.default).get_body(("plain",)).get_content()
    for word in ("製品デモのご案内", "2099年12月1日(火) 14:00～15:00", PLAN["url"], PLAN["message"], "出席"):
        assert word in text, word
    assert all(one["is_told"] for one in invited["guests"])
    assert (invited["organizer"], invited["invited_at"] is not None) == (OURS, True)


def test_without_an_address_we_read_nobody_is_invited(make_mailbox, mine, planned):
    make_mailbox(OURS, "sales")
    refused = mine.post(f"/demos/{planned['id']}/invite", if_match=f'"{planned["version"]}"')
    assert (refused.status_code, refused.json()["code"]) == (409, "mail.no_mailbox")
    assert demo().invited_at is None and not OutgoingMail.objects.unscoped(WHY).exists()


@pytest.mark.parametrize("written", [alone, outlook, google])
def test_what_a_calendar_answers_stands_at_the_guest(mailbox, invited, written, sales_rep):
    received = arrive(mailbox, written(answer("ACCEPTED")))
    assert (received.state, received.conversation_id) == ("processed", demo().conversation_id)
    found = guest()
    assert (found.answer, found.comment, found.answered_at is not None) == (
        "accepted",
        "10分ほど遅れます",
        True,
    )
    assert guest("kacho@hanasaki.example").answer == "needs-action"
    (text,) = said()
    assert text.startswith("渡辺 千尋 様：出席") and "10分ほど遅れます" in text
    assert not Ticket.objects.unscoped(WHY).exists()


def test_an_answer_is_taken_once_and_an_older_one_changes_nothing(mailbox, invited, events_of):
    raw = alone(answer("ACCEPTED", after=5))
    arrive(mailbox, raw)
    assert arrive(mailbox, raw).state in ("processed", "duplicate")
    arrive(mailbox, alone(answer("DECLINED", after=1)))
    assert guest().answer == "accepted"
    arrive(mailbox, alone(answer("DECLINED", after=9)))
    assert guest().answer == "declined"
    assert events_of(demo()).count("demo.answered") == 2


def test_moved_it_asks_again_and_an_answer_to_the_old_time_does_not_count(mailbox, invited, mine, orders):
    arrive(mailbox, alone(answer("ACCEPTED")))
    drain()
    moved = mine.patch(
        f"/demos/{invited['id']}", {"starts_at": "2099-12-02T05:00:00Z"}, version=invited["version"]
    )
    assert [one["answer"] for one in moved.json()["guests"]] == ["needs-action", "needs-action"]
    drain()
    method, event = event_in(orders.taken[-1].raw)
    assert (method, event["sequence"], event.decoded("dtstart").day) == ("REQUEST", 1, 2)
    arrive(mailbox, alone(answer("DECLINED", after=9)))
    assert guest().answer == "needs-action"
    arrive(mailbox, alone(answer("TENTATIVE", sequence=1, after=10)))
    assert guest().answer == "tentative"


def test_who_is_taken_off_the_list_is_told_alone_and_who_comes_on_it_is_invited(
    invited, mine, orders, contact
):
    drain()
    guests = [{"contact_id": str(contact.uid)}, {"name": "社長", "email": "president@hanasaki.example"}]
    mine.patch(f"/demos/{invited['id']}", {"guests": guests}, version=invited["version"])
    drain()
    sent = {tuple(one.recipients): event_in(one.raw) for one in orders.taken[1:]}
    assert {to: method for to, (method, _) in sent.items()} == {
        (CUSTOMER,): "REQUEST",
        ("president@hanasaki.example",): "REQUEST",
        ("kacho@hanasaki.example",): "CANCEL",
    }
    _, gone = sent[("kacho@hanasaki.example",)]
    assert str(gone["attendee"]) == "mailto:kacho@hanasaki.example"
    again = mine.patch(f"/demos/{invited['id']}", {"place": "本社"}, version=invited["version"] + 1)
    assert again.status_code == 200
    drain()
    assert sorted(one for mail in orders.taken[4:] for one in mail.recipients) == [
        "president@hanasaki.example",
        CUSTOMER,
    ]


def test_called_off_everybody_is_told_and_no_answer_counts(mailbox, invited, mine, orders):
    cancelled = mine.post(
        f"/demos/{invited['id']}/cancel", {"reason": "機材の都合"}, if_match=f'"{invited["version"]}"'
    )
    assert cancelled.json()["status"] == "cancelled"
    drain()
    method, event = event_in(orders.taken[-1].raw)
    assert (method, event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    arrive(mailbox, alone(answer("ACCEPTED", sequence=1)))
    assert guest().answer == "needs-action"


@pytest.mark.parametrize(
    ("sender", "by"),
    [("stranger@elsewhere.example", "stranger@elsewhere.example"), ("stranger@elsewhere.example", CUSTOMER)],
)
def test_a_strangers_answer_is_shown_and_not_believed(mailbox, invited, sender, by):
    arrive(mailbox, alone(answer("ACCEPTED", by=by), sender))
    assert guest().answer == "needs-action"
    (text,) = said()
    assert "反映していません" in text and by in text


def test_another_time_that_is_proposed_is_shown(mailbox, invited):
    arrive(mailbox, alone(answer("TENTATIVE", method="COUNTER")))
    assert guest().answer == "needs-action" and len(said()) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n",
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "\0\xff nothing a calendar wrote",
        "BEGIN:VCALENDAR\r\n" * 2000,
    ],
)
def test_what_no_calendar_wrote_is_a_mail_like_any_other(mailbox, invited, broken):
    received = arrive(mailbox, alone(broken))
    assert (received.state, guest().answer) == ("processed", "needs-action")


def test_a_colleague_who_is_invited_answers_from_their_own_address(make_mailbox, mine, deal, sales_manager):
    mailbox = make_mailbox(OURS, "sales", imap_host="127.0.0.1")
    manager = User.objects.get(pk=sales_manager.user_id)
    guests = [{"user_id": str(manager.uid)}]
    made = mine.post(f"/deals/{deal.uid}/demos", PLAN | {"guests": guests}).json()
    mine.post(f"/demos/{made['id']}/invite", if_match=f'"{made["version"]}"')
    arrive(mailbox, alone(answer("ACCEPTED", by=manager.email), manager.email))
    assert guest(manager.email.lower()).answer == "accepted"


def test_an_answer_to_the_service_mailbox_opens_no_ticket(make_mailbox, mine, planned):
    mailbox = make_mailbox("support@minamo.example", "service", imap_host="127.0.0.1")
    mine.post(f"/demos/{planned['id']}/invite", if_match=f'"{planned["version"]}"')
    arrive(mailbox, outlook(answer("DECLINED")))
    assert guest().answer == "declined" and not Ticket.objects.unscoped(WHY).exists()


def test_the_mail_afterwards_goes_to_the_customers_who_came(invited, mine, orders):
    closed = {
        "came": [one["id"] for one in invited["guests"][:1]],
        "next_action": "見積を送る",
        "next_action_on": "2099-12-04",
    }
    held = mine.post(f"/demos/{invited['id']}/close", closed, if_match=f'"{invited["version"]}"').json()
    draft = mine.get(f"/demos/{invited['id']}/follow-up").json()
    words = {"subject": draft["subject"], "text": draft["text"]}
    sent = mine.post(f"/demos/{invited['id']}/follow-up", words, if_match=f'"{held["version"]}"').json()
    assert sent["followed_up_at"] is not None
    drain()
    assert orders.taken[-1].recipients == [CUSTOMER]
    assert outgoing().answers is None and outgoing().subject == draft["subject"]
