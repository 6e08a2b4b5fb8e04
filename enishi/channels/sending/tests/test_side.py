"""A maker is asked beside a ticket: their mails and the customer's never mix, in either direction."""

import pytest

from enishi.channels import jobs
from enishi.channels.mail.compose import Person
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.mail.understand import understand
from enishi.channels.models import OutgoingMail
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY
from enishi.channels.side import actions as side
from enishi.channels.tests.conftest import letter
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.files import store
from enishi.foundation.files.models import StoredFile
from enishi.interactions.models import Message
from enishi.service import actions as service
from enishi.service import finding
from enishi.service.models import SideConversation, Ticket
from enishi.service.side import actions as beside
from enishi.service.side.rules import SideClosed
from enishi.service.ties.actions import merge_tickets, unmerge_ticket
from enishi.staff.models import User

MAKER = "support@kiban.example"
ASKED = {"subject": "基板B-7の件", "text": "貴社基板の既知の不具合でしょうか。", "waits": True}


def fresh(ticket):
    return Ticket.objects.unscoped(WHY).get(pk=ticket.pk)


def begin(actor, ticket, **more):
    given = {"to": [Person("基板メーカー", MAKER)], **ASKED, **more}
    return side.begin(actor, ticket.uid, version=fresh(ticket).version, **given)


def comes(mailbox, raw):
    received, _ = take_in(mailbox, [raw], Origin("file"))
    jobs.process.func(received.pk)
    received.refresh_from_db()
    return received


def said(ticket):
    """The words of the customer's own thread."""
    rows = Message.objects.unscoped(WHY).filter(conversation__ticket_link__ticket=ticket)
    return list(rows.order_by("id").values_list("text", flat=True))


def said_beside(one):
    rows = Message.objects.unscoped(WHY).filter(conversation=one.conversation_id)
    return list(rows.order_by("id").values_list("direction", "text"))


@pytest.fixture
def asked(service_agent, ticket):
    return begin(service_agent, ticket)


@pytest.fixture
def sent(asked, orders, later):
    later(seconds=11)
    return understand(orders.taken[-1].raw)


def answer_to(mail, text="既知です。交換品を送ります。", sender=MAKER, **headers):
    given = {
        "From": sender,
        "To": mail.reply_to[0].address,
        "Subject": f"Re: {mail.subject}",
        "In-Reply-To": mail.message_id,
        "Message-ID": f"<answer-{len(text)}@kiban.example>",
    }
    return letter(
        text, **{name.lower().replace("-", "_"): value for name, value in (given | headers).items()}
    )


def test_the_maker_is_asked_and_the_customer_gets_nothing(asked, sent, ticket, orders):
    assert [one.recipients for one in orders.taken] == [[MAKER]]
    # No number of the ticket: whoever answers to it would land in the customer's thread.
    assert (sent.subject, str(ticket.number) in sent.text) == ("基板B-7の件", False)
    # Nothing of what the customer wrote goes along unasked.
    assert "表示が点滅" not in sent.text
    assert said(ticket) == ["表示が点滅します。\n<b>至急</b>"]
    assert (fresh(ticket).status, fresh(ticket).held_for) == ("open", "maker")
    assert fresh(ticket).first_reply_at is None


@pytest.mark.parametrize(
    "headers", [{}, {"To": "support@minamo.example"}], ids=["reply address", "Message-ID"]
)
def test_the_answer_comes_back_beside_the_ticket_which_is_ours_again(
    asked, sent, ticket, mailbox, headers, orders, later, events_of
):
    received = comes(mailbox, answer_to(sent, **headers))
    assert received.state == "processed"
    assert said_beside(asked) == [("out", ASKED["text"]), ("in", "既知です。交換品を送ります。")]
    assert said(ticket) == ["表示が点滅します。\n<b>至急</b>"]
    assert (fresh(ticket).status, fresh(ticket).held_for) == ("open", "")
    asked.refresh_from_db()
    assert not asked.is_awaited
    assert events_of(asked) == ["side.begun", "side.answered"]
    later(hours=1)
    # Neither an acknowledgement nor anything else leaves because of it.
    assert len(orders.taken) == 1
    assert Ticket.objects.unscoped(WHY).count() == 1


def test_an_answer_to_the_customer_goes_to_the_customer_alone_and_quotes_no_maker(
    asked, sent, ticket, mailbox, service_agent, orders, later
):
    comes(mailbox, answer_to(sent))
    service.reply(service_agent, ticket.uid, version=fresh(ticket).version, text="交換品をお送りします。")
    later(seconds=11)
    mail = understand(orders.taken[-1].raw)
    assert orders.taken[-1].recipients == [CUSTOMER]
    assert "既知です" not in mail.text and MAKER not in mail.text


def test_one_more_mail_goes_to_whoever_of_theirs_wrote_last(
    asked, sent, ticket, mailbox, service_agent, orders, later
):
    comes(mailbox, answer_to(sent, sender="kuroda@kiban.example"))
    side.say(service_agent, asked.uid, text="いつ届きますか。")
    later(seconds=11)
    assert orders.taken[-1].recipients == ["kuroda@kiban.example"]
    assert understand(orders.taken[-1].raw).subject == "Re: 基板B-7の件"


def test_the_customer_is_nobody_to_ask_beside_the_customer(service_agent, ticket):
    with pytest.raises(BadInput) as refused:
        begin(service_agent, ticket, to=[Person("渡辺", CUSTOMER.upper())])
    assert refused.value.fields == {"to": "is_the_customer"}
    assert not SideConversation.objects.unscoped(WHY).exists()
    assert not OutgoingMail.objects.unscoped(WHY).exists()


def test_a_customer_who_got_hold_of_the_makers_mail_writes_into_the_ticket(asked, sent, ticket, mailbox):
    comes(mailbox, answer_to(sent, "転送されてきました。", sender=CUSTOMER))
    assert said(ticket)[-1] == "転送されてきました。"
    assert len(said_beside(asked)) == 1


def test_a_stranger_with_the_number_of_a_mail_of_ours_joins_nothing(asked, sent, ticket, mailbox):
    comes(mailbox, answer_to(sent, "当社の宣伝です。", sender="ad@else.example", To="support@minamo.example"))
    assert (len(said(ticket)), len(said_beside(asked))) == (1, 1)
    assert Ticket.objects.unscoped(WHY).count() == 2


def test_an_answer_by_machine_is_kept_and_wakes_nothing(asked, sent, ticket, mailbox):
    comes(mailbox, answer_to(sent, "不在です。", **{"Auto-Submitted": "auto-replied"}))
    asked.refresh_from_db()
    assert (len(said_beside(asked)), asked.is_awaited, fresh(ticket).held_for) == (2, True, "maker")


def test_a_file_of_the_ticket_goes_along_and_stays_where_it_was(service_agent, ticket, orders, later):
    kept = store().put([b"photo"])
    first = Message.objects.unscoped(WHY).get()
    photo = StoredFile.objects.create(
        name="基板.txt",
        digest=kept.digest,
        size=kept.size,
        kind="text",
        subject=first._meta.label,
        subject_id=first.pk,
    )
    begin(service_agent, ticket, taken_ids=[photo.uid])
    later(seconds=11)
    assert [one.filename for one in understand(orders.taken[-1].raw).attachments] == ["基板.txt"]
    photo.refresh_from_db()
    assert photo.subject_id == first.pk


def test_what_was_closed_is_opened_again_by_their_answer_alone(asked, sent, ticket, mailbox, service_agent):
    beside.close(service_agent, asked.uid)
    with pytest.raises(SideClosed):
        side.say(service_agent, asked.uid, text="もう一点。")
    comes(mailbox, answer_to(sent))
    asked.refresh_from_db()
    assert (asked.closed_at, asked.is_awaited) == (None, False)


def test_whoever_reads_no_notes_reads_no_maker(asked, ticket, sales_rep, read_only, service_agent):
    for reader in (sales_rep, read_only):
        with pytest.raises(NotFound):
            beside.close(reader, asked.uid)
        assert not finding.readable_messages(reader).filter(conversation=asked.conversation_id).exists()
    assert finding.readable_messages(service_agent).filter(conversation=asked.conversation_id).exists()


def test_it_is_found_by_its_words_and_opens_its_ticket(api, asked, ticket, service_agent):
    found = api(service_agent).get("/search?q=既知の不具合").json()
    hits = [hit for group in found["groups"] for hit in group["items"]]
    assert [hit["id"] for hit in hits] == [str(ticket.uid)]


def test_the_thread_and_the_mails_of_the_ticket_hold_nothing_of_it(api, asked, ticket, service_agent):
    client = api(service_agent)
    for part in ("thread", "mails"):
        assert ASKED["text"] not in client.get(f"/tickets/{ticket.uid}/{part}").content.decode()
    (found,) = client.get(f"/tickets/{ticket.uid}/side-conversations").json()["items"]
    assert (found["to"], found["is_awaited"]) == ([{"name": "基板メーカー", "address": MAKER}], True)
    assert found["messages"][0]["mail"]["recipients"][0]["address"] == MAKER


def test_it_follows_its_ticket_to_another_person_and_in_a_merge(
    asked, ticket, contact, service_agent, second_person
):
    service.assign_ticket(
        service_agent, ticket.uid, {"assignee_id": second_person}, version=fresh(ticket).version
    )
    asked.conversation.refresh_from_db()
    assert asked.conversation.owner.uid == second_person
    values = {"channel_kind": "phone", "subject": "同じ件", "contact_id": contact.uid}
    other = service.open_ticket(service_agent, values, text="電話。")
    kept = merge_tickets(service_agent, ticket.uid, other.uid, version=fresh(ticket).version, sure=True)
    asked.refresh_from_db()
    assert asked.ticket_id == kept.pk


@pytest.fixture
def second_person(person, service_team):
    return User.objects.get(pk=person("鈴木 亮", "service_agent", team=service_team).user_id).uid


def test_a_merge_takes_it_along_and_gives_it_back(asked, ticket, contact, service_agent):
    values = {"channel_kind": "phone", "subject": "先の件", "contact_id": contact.uid}
    other = service.open_ticket(
        service_agent, values | {"received_at": ticket.opened_at.replace(year=2025)}, text="電話。"
    )
    kept = merge_tickets(service_agent, other.uid, ticket.uid, version=other.version, sure=True)
    asked.refresh_from_db()
    assert (kept.pk, asked.ticket_id) == (other.pk, other.pk)
    unmerge_ticket(service_agent, kept.uid, ticket.uid, version=fresh(kept).version)
    asked.refresh_from_db()
    assert (asked.ticket_id, asked.begun_in_id) == (ticket.pk, None)
