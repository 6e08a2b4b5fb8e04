"""What a provider tells about our mail: believed by its signature, once, and about our own mail only (F09, B93)."""

import json
from datetime import timedelta

import pytest

from enishi.channels.models import Mailbox, OutgoingMail, Sending
from enishi.channels.sending import signed
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing, states
from enishi.foundation import clock
from enishi.foundation.events.models import Event
from enishi.service.models import InternalNote

KINDS = ("mail.bounced", "mail.delivered", "mail.complained")


@pytest.fixture
def sent(replied, later) -> OutgoingMail:
    later(seconds=11)
    return outgoing()


@pytest.fixture
def secret(api, admin, mailbox) -> str:
    made = api(admin).post(f"/sending-mailboxes/{mailbox.uid}/report-secret").json()
    assert made["url"].endswith(f"/api/v1/delivery-reports/{mailbox.uid}")
    kept = Sending.objects.get(mailbox=mailbox).provider_secret
    assert made["secret"] not in kept
    return str(made["secret"])


@pytest.fixture
def tell(api, mailbox, secret):
    """`tell("bounced", mail)`: the provider says so, rightly signed."""

    def told(event, mail, *, to=CUSTOMER, about=None, **how):
        body = {"events": [{"event": event, "message_id": about or mail.identity, "recipient": to, **how}]}
        return post(api, mailbox, secret, body)

    return told


def post(api, mailbox, secret, body, *, late=timedelta(0), spoilt="", **headers):
    when = str(int((clock.now() - late).timestamp()))
    seal = signed.signature(secret, "msg_1", when, json.dumps(body).encode())
    given = {"webhook_id": "msg_1", "webhook_timestamp": when, "webhook_signature": f"v1,{spoilt}{seal}"}
    return api(None).post(f"/delivery-reports/{mailbox.uid}", body, **{**given, **headers})


def told_of() -> list[str]:
    return list(Event.objects.filter(kind__in=KINDS).order_by("id").values_list("kind", flat=True))


def notes() -> list[str]:
    return [note.text for note in InternalNote.objects.unscoped(WHY).order_by("id")]


def test_a_bounce_stands_at_its_recipient_and_is_noted_on_the_ticket_once(tell, sent):
    answers = [tell("bounced", sent, status="5.1.1", detail="550 no such user").json() for _ in range(5)]
    assert [one["changed"] for one in answers] == [1, 0, 0, 0, 0]
    (recipient,) = sent.recipients.all()
    assert (recipient.state, recipient.reason, recipient.detail) == (
        "failed",
        "no_such_address",
        "550 no such user",
    )
    assert (told_of(), len(notes())) == (["mail.bounced"], 1)
    assert CUSTOMER in notes()[0]


def test_f09_delivered_that_comes_after_the_bounce_changes_nothing(tell, sent):
    assert tell("delivered", sent, about=sent.identity.strip("<>")).json() == {"changed": 1}
    assert states() == {CUSTOMER: "delivered"}
    tell("bounced", sent)
    assert tell("delivered", sent).json() == {"changed": 0}
    assert states() == {CUSTOMER: "failed"}


def test_b93_a_complaint_is_told_to_whoever_works_on_the_ticket(tell, sent):
    assert [tell("complaint", sent).json()["changed"] for _ in range(2)] == [1, 0]
    assert (told_of(), notes()) == (
        ["mail.complained"],
        [f"お客様がこちらからのメールを迷惑メールとして報告しました：{CUSTOMER}"],
    )


@pytest.mark.parametrize(
    "report",
    [{"event": "opened"}, {"to": "other@hanasaki.example"}, {"about": "<made-up@minamo.example>"}],
)
def test_what_is_about_nothing_we_sent_changes_nothing(tell, sent, report):
    answered = tell(report.pop("event", "bounced"), sent, **report)
    assert (answered.status_code, answered.json()) == (202, {"changed": 0})
    assert states() == {CUSTOMER: "sent"}


def test_another_mailboxs_provider_says_nothing_about_our_mail(api, admin, make_mailbox, sent):
    other = make_mailbox("other@minamo.example")
    secret = api(admin).post(f"/sending-mailboxes/{other.uid}/report-secret").json()["secret"]
    body = {"events": [{"event": "bounced", "message_id": sent.identity, "recipient": CUSTOMER}]}
    assert post(api, other, secret, body).json() == {"changed": 0}


@pytest.mark.parametrize(
    "how",
    [
        {"late": timedelta(minutes=6)},
        {"late": timedelta(days=7)},
        {"late": -timedelta(minutes=6)},
        {"spoilt": "x"},
        {"webhook_id": "msg_2"},
        {"webhook_timestamp": "soon"},
        {"webhook_timestamp": "٣"},
        {"webhook_signature": ""},
        {"webhook_signature": "v2,abc é"},
    ],
)
def test_f09_what_is_not_signed_rightly_or_too_old_is_refused(api, mailbox, secret, sent, how):
    body = {"events": [{"event": "bounced", "message_id": sent.identity, "recipient": CUSTOMER}]}
    refused = post(api, mailbox, secret, body, **how)
    assert (refused.status_code, refused.json()["code"]) == (401, "mail.report_not_signed")
    assert states() == {CUSTOMER: "sent"}


def test_a_secret_that_was_renewed_signs_no_more_and_without_one_nobody_is_there(
    api, admin, mailbox, secret, sent
):
    api(admin).post(f"/sending-mailboxes/{mailbox.uid}/report-secret")
    body = {"events": [{"event": "bounced", "message_id": sent.identity, "recipient": CUSTOMER}]}
    assert post(api, mailbox, secret, body).status_code == 401
    Mailbox.objects.unscoped(WHY).update(is_active=False)
    assert post(api, mailbox, secret, body).status_code == 404
