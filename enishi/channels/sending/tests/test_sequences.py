"""シーケンス: its mails leave by real SMTP, once, and nobody who asked for no more gets one; what comes back ends it."""

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from enishi.channels import jobs
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import OutgoingMail, OutgoingRecipient, ReceivedMail, Sending
from enishi.channels.sending import sender
from enishi.channels.sending.actions import mark_bounced
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing, states
from enishi.channels.sequences import hearing
from enishi.customers.actions import create_contact
from enishi.foundation import clock
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.jobs.worker import drain
from enishi.interactions.models import Message
from enishi.sales import jobs as sales_jobs
from enishi.sales.models import Enrolment
from enishi.sales.sequences import running
from enishi.service.models import Ticket

NOW = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)  # a Monday, 10:00 in Tokyo
OURS = "sales@minamo.example"
FIRST = {"kind": "mail", "wait": 0, "unit": "days", "subject": "ご案内", "text": "{宛名}\n一通目です。"}
SECOND = {"kind": "mail", "wait": 2, "unit": "days", "subject": "その後いかがですか", "text": "二通目です。"}
JOB = System("job")


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def mailbox(make_mailbox, organisation):
    organisation.postal_code, organisation.prefecture = "100-0001", "東京都"
    organisation.city, organisation.street = "千代田区", "千代田1-1"
    organisation.save()
    made = make_mailbox(OURS, "sales", imap_host="127.0.0.1")
    Sending.objects.create(mailbox=made, undo_seconds=0)
    return made


@pytest.fixture
def mine(api, sales_rep):
    return api(sales_rep)


@pytest.fixture
def enrolled(mine, mailbox, contact):
    return enrol(mine, contact)


def enrol(client, contact, *steps, **values) -> Enrolment:
    made = client.post(
        "/sequences", {"name": "秋のご案内", "steps": list(steps) or [FIRST, SECOND], **values}
    ).json()
    body = {"contact_ids": [str(contact.uid)], "ground": "customer"}
    done = client.post(f"/sequences/{made['id']}/enrolments", body)
    assert done.json()["refused"] == [], done.content
    return now_of(done.json()["enrolled"][0]["id"])


def now_of(uid) -> Enrolment:
    return Enrolment.objects.unscoped(WHY).get(uid=getattr(uid, "uid", uid))


def plan() -> None:
    """What is due is planned; nothing of it has left."""
    for key, step in running.due_now(clock.now(), 0):
        running.take_step(JOB, key, step)


def walk(monkeypatch, **span) -> None:
    ahead = clock.now() + timedelta(**span)
    monkeypatch.setattr(clock, "now", lambda: ahead)
    sales_jobs.walk_sequences.func()
    drain()


def read(taken):
    return email.message_from_bytes(taken.raw, policy=email.policy.default)


def text_of(taken) -> str:
    return read(taken).get_body(("plain",)).get_content()


def link_in(taken) -> str:
    (found,) = re.findall(rf"{re.escape(settings.BASE_URL)}(/u/\S+)", text_of(taken))
    return found


def reply(to: str, *more: str, sender: str = CUSTOMER, body: str = "検討します。") -> bytes:
    lines = [
        f"From: <{sender}>",
        f"To: <{to}>",
        "Subject: Re: test",
        f"Message-ID: <{abs(hash((sender, more, body)))}@hanasaki.example>",
        "Date: Tue, 01 Dec 2026 12:00:00 +0900",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        *more,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body.encode()


def arrive(mailbox, raw: bytes) -> ReceivedMail:
    received, _ = take_in(mailbox, [raw], Origin("file"))
    jobs.process.func(received.pk)
    received.refresh_from_db()
    return received


def test_a_step_leaves_as_a_mail_that_names_us_and_how_to_have_no_more(
    enrolled, orders, monkeypatch, events_of
):
    walk(monkeypatch)
    (taken,) = orders.taken
    mail, text = read(taken), text_of(taken)
    assert list(taken.recipients) == [CUSTOMER]
    assert (mail["Subject"], mail["From"].addresses[0].addr_spec) == ("ご案内", OURS)
    for words in (
        "株式会社ハナサキ精機 渡辺 千尋 様",
        "一通目です。",
        "みなも計装株式会社",
        "〒100-0001 東京都千代田区千代田1-1",
    ):
        assert words in text, words
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"] == f"<{settings.BASE_URL}{link_in(taken)}>"
    assert mail["Auto-Submitted"] is None
    found = now_of(enrolled)
    assert (found.state, found.step, found.due_at) == ("running", 1, NOW + timedelta(days=2))
    assert events_of(found) == ["enrolment.started", "enrolment.mail_due"]
    assert Message.objects.unscoped(WHY).get().text.endswith("一通目です。")


def test_the_second_is_of_the_same_thread_and_the_last_is_the_end(enrolled, orders, monkeypatch):
    walk(monkeypatch)
    walk(monkeypatch, days=2)
    first, second = map(read, orders.taken)
    assert first["Message-ID"] in second["References"]
    assert (now_of(enrolled).state, now_of(enrolled).step) == ("finished", 2)
    walk(monkeypatch, days=30)
    assert len(orders.taken) == 2


def test_f13_walked_beside_itself_each_step_leaves_once(enrolled, orders):
    sales_jobs.walk_sequences.func()
    sales_jobs.walk_sequences.func()
    sales_jobs.take_sequence_step.func(enrolled.pk, 0)
    drain()
    assert len(orders.taken) == 1 and OutgoingMail.objects.unscoped(WHY).count() == 1


def test_a_step_that_dies_after_its_mail_was_planned_leaves_no_mail_and_is_taken_again(
    enrolled, orders, monkeypatch
):
    with monkeypatch.context() as broken:
        broken.setattr(hearing, "plan", lambda *a, **b: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            running.take_step(JOB, enrolled.pk, 0)
    assert (now_of(enrolled).step, Message.objects.unscoped(WHY).count()) == (0, 0)
    walk(monkeypatch)
    assert len(orders.taken) == 1


def test_a_scheduler_that_stood_still_sends_one_mail_and_not_all_that_were_due(enrolled, orders, monkeypatch):
    walk(monkeypatch, days=9)
    assert len(orders.taken) == 1
    assert now_of(enrolled).due_at == clock.now() + timedelta(days=2)


def test_who_asks_for_no_more_before_a_step_gets_nothing(enrolled, orders, monkeypatch):
    walk(monkeypatch)
    page = Client().get(link_in(orders.taken[0]))
    assert page.status_code == 200 and "配信を停止する" in page.content.decode()
    assert now_of(enrolled).state == "running"
    done = Client().post(link_in(orders.taken[0]))
    assert done.status_code == 200 and "配信を停止しました" in done.content.decode()
    assert (now_of(enrolled).state, now_of(enrolled).why) == ("unsubscribed", "unsubscribed")
    walk(monkeypatch, days=2)
    assert len(orders.taken) == 1


def test_who_asks_for_no_more_between_queue_and_send_gets_nothing_and_the_enrolment_says_so(
    enrolled, orders, events_of
):
    plan()
    mail = outgoing()
    assert mail.state == "queued"
    Client().post(hearing.address_of(now_of(enrolled)).removeprefix(settings.BASE_URL))
    assert outgoing().state == "cancelled" and states() == {CUSTOMER: "cancelled"}
    drain()
    assert orders.taken == [] and now_of(enrolled).state == "unsubscribed"
    assert events_of(mail) == ["mail.planned", "mail.cancelled"]


def test_one_that_was_claimed_already_is_not_handed_over(enrolled, orders):
    plan()
    mail = outgoing()
    claim, _ = sender._claim(mail.pk, "0" * 64)
    Client().post(hearing.address_of(now_of(enrolled)).removeprefix(settings.BASE_URL))
    assert sender._hand_over(mail.pk, claim, {}) is False
    drain()
    assert orders.taken == [] and outgoing().state == "cancelled"


def test_an_address_refused_in_another_sequence_is_found_at_the_moment_of_sending(
    enrolled, orders, mine, contact
):
    """Past every event: a row that says so is enough, as one that was brought in would."""
    plan()
    Enrolment.rows.create(
        sequence=enrolled.sequence,
        address_digest=enrolled.address_digest,
        ground="card",
        state="unsubscribed",
    )
    drain()
    assert orders.taken == [] and outgoing().state == "cancelled"
    assert (now_of(enrolled).state, now_of(enrolled).step) == ("unsubscribed", 0)


def test_the_link_of_somebody_else_or_of_nobody_opens_nothing(enrolled, orders, monkeypatch):
    walk(monkeypatch)
    link = link_in(orders.taken[0])
    assert Client().post(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    assert Client().get("/u/abc").status_code == 404
    assert now_of(enrolled).state == "running"
    for _ in range(2):
        assert Client().post(link).status_code == 200


def test_an_answer_in_the_thread_ends_it_and_begins_no_ticket(enrolled, orders, mailbox, monkeypatch, outbox):
    walk(monkeypatch)
    back_to = read(orders.taken[0])["Reply-To"].addresses[0].addr_spec
    arrive(mailbox, reply(back_to, sender="secretary@hanasaki.example"))
    assert (now_of(enrolled).state, now_of(enrolled).why) == ("replied", "replied")
    assert not Ticket.objects.unscoped(WHY).exists()
    told = [payload["kind"] for name, payload in outbox() if payload.get("kind", "").startswith("sequence")]
    assert told == ["sequence_answered"]
    walk(monkeypatch, days=2)
    assert len(orders.taken) == 1


def test_any_mail_of_theirs_ends_it_and_one_that_answers_the_last_mail_still_counts(
    mine, mailbox, contact, orders, monkeypatch
):
    only = enrol(mine, contact, FIRST)
    walk(monkeypatch)
    assert now_of(only).state == "finished"
    other = enrol(mine, contact, SECOND)
    arrive(mailbox, reply(OURS, body="別件です。"))
    assert (now_of(only).state, now_of(other).state) == ("finished", "replied")
    back_to = read(orders.taken[0])["Reply-To"].addresses[0].addr_spec
    arrive(mailbox, reply(back_to))
    assert now_of(only).state == "replied"


@pytest.mark.parametrize("mark", ["Auto-Submitted: auto-replied", "Precedence: auto_reply"])
def test_a_machines_answer_does_not_end_it(enrolled, orders, mailbox, monkeypatch, mark):
    walk(monkeypatch)
    back_to = read(orders.taken[0])["Reply-To"].addresses[0].addr_spec
    arrive(mailbox, reply(back_to, mark, body="休暇中です。"))
    assert now_of(enrolled).state == "running"


def test_a_bounce_ends_it_and_the_address_comes_into_no_other(enrolled, orders, mine, contact, monkeypatch):
    walk(monkeypatch)
    with one_transaction():
        mark_bounced(JOB, outgoing().message.uid, CUSTOMER, reason="no_such_address", status="5.1.1")
    assert (now_of(enrolled).state, now_of(enrolled).why) == ("failed", "bounced")
    other = enrol(mine, contact)
    walk(monkeypatch, hours=1)
    assert (now_of(other).state, now_of(other).why, now_of(other).step) == ("failed", "bounced", 0)
    assert len(orders.taken) == 1


@pytest.mark.parametrize(
    ("became", "reason", "state", "why"),
    [
        ("failed", "no_such_address", "failed", "bounced"),
        # Whoever called a mail of ours spam wants no more of them.
        ("delivered", "complaint", "unsubscribed", "unsubscribed"),
    ],
)
def test_an_address_that_takes_nothing_between_queue_and_send_gets_nothing(
    enrolled, orders, became, reason, state, why
):
    plan()
    mail = outgoing()
    other = OutgoingMail.objects.create(
        message=Message.objects.create(
            conversation=mail.message.conversation,
            direction="out",
            channel_kind="mail",
            text="別",
            sent_at=NOW,
        ),
        mailbox=mail.mailbox,
        kind="new",
        state="done",
        identity="<x@x>",
        subject="別",
    )
    OutgoingRecipient.objects.create(
        mail=other, address=CUSTOMER, address_key=CUSTOMER, state=became, reason=reason
    )
    drain()
    assert orders.taken == []
    assert (now_of(enrolled).state, now_of(enrolled).why) == (state, why)


def test_stopped_by_hand_what_waits_does_not_leave_and_paused_it_does(mine, enrolled, orders):
    plan()
    found = now_of(enrolled)
    path = f"/enrolments/{found.uid}"
    assert mine.post(f"{path}/pause", if_match=f'"{found.version}"').json()["state"] == "paused"
    assert mine.post(f"{path}/stop", if_match=f'"{found.version + 1}"').json()["mails"][0]["who"] == "佐藤 健"
    drain()
    assert orders.taken == [] and outgoing().state == "cancelled"


def test_no_more_leave_on_a_day_than_the_cap(mine, mailbox, contact, sales_rep, orders, monkeypatch):
    made = mine.post("/sequences", {"name": "a", "steps": [FIRST | {"text": "本文"}], "daily_cap": 2}).json()
    people = [
        create_contact(sales_rep, {"family_name": f"人{n}", "email": f"p{n}@x.example"}) for n in range(3)
    ]
    body = {"contact_ids": [str(one.uid) for one in people], "ground": "published"}
    assert len(mine.post(f"/sequences/{made['id']}/enrolments", body).json()["enrolled"]) == 3
    walk(monkeypatch)
    assert len(orders.taken) == 2
    waits = Enrolment.objects.unscoped(WHY).get(state="running")
    assert waits.due_at == datetime(2026, 12, 1, 0, 0, tzinfo=UTC)
    walk(monkeypatch, days=1)
    assert len(orders.taken) == 3


def test_the_senders_own_mailbox_is_taken_before_the_teams_and_one_of_service_never(
    mine, make_mailbox, contact, organisation, sales_rep, orders, monkeypatch
):
    organisation.city = "千代田区"
    organisation.save()
    make_mailbox("support@minamo.example", "service", imap_host="127.0.0.1")
    found = enrol(mine, contact)
    walk(monkeypatch)
    assert (now_of(found).why, orders.taken) == ("no_mailbox", [])
    make_mailbox(OURS, "sales", imap_host="127.0.0.1")
    own = make_mailbox("sato@minamo.example", "person", imap_host="127.0.0.1", user_id=sales_rep.user_id)
    Sending.objects.create(mailbox=own, undo_seconds=0)
    found = now_of(found)
    assert mine.post(f"/enrolments/{found.uid}/resume", if_match=f'"{found.version}"').status_code == 200
    walk(monkeypatch)
    assert read(orders.taken[0])["From"].addresses[0].addr_spec == "sato@minamo.example"
