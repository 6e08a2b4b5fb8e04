"""An answer in a ticket goes out by mail, once, to those it is for, and may be called back for some seconds."""

from datetime import timedelta

import pytest

from enishi.channels.mail import keys
from enishi.channels.mail.compose import Person
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.understand import understand
from enishi.channels.models import OutgoingMail, Sending, Signature
from enishi.channels.sending import actions, rules
from enishi.channels.sending.planning import Given
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing, states
from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotFound, Stale
from enishi.foundation.events.models import Event
from enishi.foundation.files import store
from enishi.interactions.models import Message
from enishi.service import actions as service
from enishi.service.desk.actions import Many, act_on_many
from enishi.service.models import Ticket
from enishi.staff.models import User


def fresh(ticket):
    return Ticket.objects.unscoped(WHY).get(pk=ticket.pk)


def answer(actor, ticket, text="部品をお送りします。", status=None, **given):
    return actions.answer_by_mail(
        actor, ticket.uid, version=ticket.version, text=text, status=status, given=Given(**given)
    )


def test_an_answer_goes_out_after_the_seconds_for_second_thoughts(replied, orders, later, mailbox):
    assert (replied.state, replied.kind, states()) == ("queued", "reply", {CUSTOMER: "queued"})
    later(seconds=9)
    assert orders.taken == []
    later(seconds=2)
    (taken,) = orders.taken
    assert (taken.sender, taken.recipients) == (mailbox.address, [CUSTOMER])
    assert (outgoing().state, states()) == ("done", {CUSTOMER: "sent"})
    assert store().read(outgoing().digest) == taken.raw
    later(hours=1)
    assert len(orders.taken) == 1


def test_what_arrives_is_threaded_and_leads_back_to_the_conversation(replied, orders, later, mailbox, ticket):
    later(seconds=11)
    mail = understand(orders.taken[0].raw)
    conversation = replied.message.conversation
    assert mail.subject == f"Re: 流量計の表示がおかしい [#{ticket.number}]"
    assert (mail.sender.name, mail.sender.address) == ("みなも計装 サポート", mailbox.address)
    assert [(to.name, to.address) for to in mail.to] == [("渡辺 千尋", CUSTOMER)]
    assert mail.thread.references == ("<q1@hanasaki.example>",)
    assert keys.message_of(mail_secret(), mail.message_id) == replied.message.uid
    key = mail.reply_to[0].address.removeprefix("reply+").partition("@")[0]
    assert keys.conversation_of(mail_secret(), key) == conversation.uid
    assert mail.new_text == "部品をお送りします。"
    assert "> 表示が点滅します。\n> <b>至急</b>" in mail.text
    assert "&lt;b&gt;至急" in mail.html_safe and "<b>" not in mail.html_safe


def test_the_second_answer_names_the_first(replied, orders, later, service_agent, ticket):
    later(seconds=11)
    service.reply(service_agent, ticket.uid, version=fresh(ticket).version, text="発送しました。")
    later(seconds=11)
    first, second = (understand(one.raw) for one in orders.taken)
    assert second.thread.references == ("<q1@hanasaki.example>", first.message_id)


def test_a_thread_that_is_not_held_by_mail_is_mailed_only_when_somebody_asks(
    service_agent, mailbox, contact, orders, later
):
    values = {"channel_kind": "phone", "subject": "納期", "contact_id": contact.uid}
    ticket = service.open_ticket(service_agent, values, text="電話で聞かれた。")
    service.reply(service_agent, ticket.uid, version=ticket.version, text="電話で答えた。")
    assert not OutgoingMail.objects.unscoped(WHY).exists()
    mail = answer(service_agent, fresh(ticket), "納期表です。", kind="new")
    later(seconds=11)
    assert (mail.kind, orders.taken[0].recipients) == ("new", [CUSTOMER])
    assert understand(orders.taken[0].raw).subject == f"納期 [#{ticket.number}]"


def test_without_a_mailbox_that_sends_an_answer_is_written_down_as_before(service_agent, ticket, mailbox):
    mailbox.smtp_host = ""
    mailbox.save()
    service.reply(service_agent, ticket.uid, version=ticket.version, text="x")
    assert not OutgoingMail.objects.unscoped(WHY).exists()
    with pytest.raises(rules.NoMailbox):
        answer(service_agent, fresh(ticket))
    assert Message.objects.unscoped(WHY).filter(text="部品をお送りします。").count() == 0


def test_one_chooses_recipients_mailbox_and_time(service_agent, ticket, make_mailbox, orders, later):
    second = make_mailbox("sales@minamo.example", "sales")
    when = clock.now() + timedelta(days=3)
    mail = answer(
        service_agent,
        ticket,
        mailbox_id=second.uid,
        to=[Person("", "a..b@docomo.ne.jp")],
        cc=[Person("工場長", "kojo@hanasaki.example"), Person("", "KOJO@hanasaki.example")],
        subject="別件",
        not_before=when,
    )
    assert (mail.not_before, mail.is_scheduled) == (when, True)
    later(days=2, hours=23)
    assert orders.taken == []
    later(hours=2)
    (taken,) = orders.taken
    assert taken.sender == "sales@minamo.example"
    assert sorted(taken.recipients) == ['"a..b"@docomo.ne.jp', "kojo@hanasaki.example"]
    assert understand(taken.raw).subject == "別件"
    assert len(OutgoingMail.objects.unscoped(WHY).all()) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"to": [Person("", "a@b@c")]}, "to"),
        ({"to": []}, "to"),
        ({"cc": [Person("", "x@evil.example\r\nBcc: y@evil.example")]}, "cc"),
        ({"cc": [Person("", f"a{n}@x.example") for n in range(51)]}, "cc"),
        ({"not_before": clock.now() - timedelta(seconds=1)}, "not_before"),
        ({"not_before": clock.now() + timedelta(days=400)}, "not_before"),
    ],
)
def test_b56_what_cannot_be_sent_is_refused_and_nothing_is_written(service_agent, ticket, given, field):
    events = Event.objects.count()
    with pytest.raises(BadInput) as refused:
        answer(service_agent, ticket, **given)
    assert list(refused.value.fields) == [field]
    assert (OutgoingMail.objects.unscoped(WHY).count(), Event.objects.count()) == (0, events)
    assert (fresh(ticket).first_reply_at, fresh(ticket).version) == (None, ticket.version)


def test_b56_line_ends_in_names_and_subjects_reach_exactly_the_intended(service_agent, ticket, orders, later):
    evil = "x\r\nBcc: z@evil.example"
    answer(service_agent, ticket, to=[Person(evil, CUSTOMER)], subject=evil)
    later(seconds=11)
    assert orders.taken[0].recipients == [CUSTOMER]
    head = orders.taken[0].raw.partition(b"\r\n\r\n")[0]
    assert not [line for line in head.split(b"\r\n") if line.lower().startswith(b"bcc")]


def test_who_saw_an_older_thread_or_may_not_answer_mails_nothing(service_agent, sales_rep, ticket):
    service.receive(service_agent, ticket.uid, text="追伸")
    with pytest.raises(Stale):
        answer(service_agent, ticket)
    with pytest.raises(NotFound):
        answer(sales_rep, fresh(ticket))
    assert not OutgoingMail.objects.unscoped(WHY).exists()


def test_second_thoughts_take_the_answer_back(service_agent, ticket, orders, later):
    mail = answer(service_agent, ticket, status="solved")
    assert fresh(ticket).status == "solved"
    actions.cancel_mail(service_agent, mail.uid)
    later(seconds=11)
    assert (orders.taken, outgoing().state, states()) == ([], "cancelled", {CUSTOMER: "cancelled"})
    found = fresh(ticket)
    assert (found.first_reply_at, found.first_reply_took, found.status) == (None, None, "open")
    assert found.first_reply_due == ticket.first_reply_due
    with pytest.raises(rules.AlreadyLeaving):
        actions.cancel_mail(service_agent, mail.uid)


def test_what_is_gone_cannot_be_called_back(service_agent, replied, later):
    later(seconds=11)
    with pytest.raises(rules.AlreadyLeaving):
        actions.cancel_mail(service_agent, replied.uid)
    assert states() == {CUSTOMER: "sent"}


def test_a_planned_mail_may_leave_at_once(service_agent, ticket, orders, later):
    mail = answer(service_agent, ticket, not_before=clock.now() + timedelta(days=1))
    actions.send_now(service_agent, mail.uid)
    later(seconds=1)
    assert len(orders.taken) == 1
    later(days=2)
    assert len(orders.taken) == 1


def test_a_mailbox_has_its_own_seconds_and_encoding(service_agent, ticket, mailbox, orders, later):
    Sending.objects.create(mailbox=mailbox, undo_seconds=0, charset="iso-2022-jp")
    answer(service_agent, ticket, "お送りします")
    later(seconds=1)
    assert understand(orders.taken[0].raw).charset_used == "iso-2022-jp"


def test_b53_b54_b55_signatures_fill_in_their_words_once_and_no_others(
    service_agent, service_team, ticket, orders, later
):
    User.objects.filter(pk=service_agent.user_id).update(name="{company} <b>田中</b>")
    Signature.objects.create(name="全体", text="全体の署名")
    text = "{agent}\n{team} {company} {mailbox} {ticket}\n{{7*7}} {{ ticket.__class__ }} {% load x %} {cost} {internal_note}"
    Signature.objects.create(name="サポート", text=text, team=service_team)
    answer(service_agent, ticket)
    later(seconds=11)
    mail = understand(orders.taken[0].raw)
    said = mail.text.partition("-- \n")[2].partition("\n\n")[0]
    assert said == (
        "{company} <b>田中</b>\nサポート みなも計装株式会社 support@minamo.example "
        f"#{ticket.number}\n{{{{7*7}}}} {{{{ ticket.__class__ }}}} {{% load x %}} {{cost}} {{internal_note}}"
    )
    assert "&lt;b&gt;田中&lt;/b&gt;" in mail.html_safe


def test_an_answer_given_in_another_way_is_only_recorded(api, service_agent, ticket, orders, later):
    body = {"text": "お電話でご説明しました。", "record_only": True}
    at = f"/tickets/{ticket.uid}"
    seen = api(service_agent).get(at)["ETag"]
    answered = api(service_agent).post(f"{at}/replies", body, if_match=seen)
    assert answered.status_code == 201
    later(minutes=1)
    assert (orders.taken, OutgoingMail.objects.unscoped(WHY).count()) == ([], 0)
    assert Ticket.objects.unscoped(WHY).get().first_reply_at is not None


def test_a_planned_answer_is_the_first_reply_when_it_leaves_and_not_when_it_is_written(
    service_agent, ticket, later
):
    answer(service_agent, ticket, not_before=clock.now() + timedelta(hours=3))
    held = Ticket.objects.unscoped(WHY).get()
    assert (held.first_reply_at, held.first_reply_due is None) == (None, False)
    later(hours=3, minutes=1)
    held.refresh_from_db()
    assert held.first_reply_at == clock.now()
    assert held.first_reply_took is not None


def test_a_planned_answer_called_back_was_no_reply_and_one_given_meanwhile_stays_the_first(
    service_agent, ticket, later
):
    mail = answer(service_agent, ticket, not_before=clock.now() + timedelta(hours=3))
    actions.cancel_mail(service_agent, mail.uid)
    held = Ticket.objects.unscoped(WHY).get()
    assert held.first_reply_at is None
    answer(service_agent, held, not_before=clock.now() + timedelta(hours=3))
    held.refresh_from_db()
    service.reply(service_agent, held.uid, version=held.version, text="先にご連絡します。")
    held.refresh_from_db()
    first = held.first_reply_at
    later(hours=4)
    held.refresh_from_db()
    assert held.first_reply_at == first


def test_many_answered_at_once_are_mails_of_their_own_and_each_may_be_called_back(
    service_agent, ticket, contact, orders, later
):
    values = {"channel_kind": "mail", "subject": "電源が入らない", "contact_id": contact.uid}
    other = service.open_ticket(service_agent, values, text="電源が入りません。")
    seen = [(ticket.uid, ticket.version), (other.uid, other.version)]
    done = act_on_many(service_agent, seen, Many(text="復旧しました。", status="solved"))
    mails = [outgoing(message__uid=one.message_id) for one in done]
    assert len({mail.pk for mail in mails}) == 2
    actions.cancel_mail(service_agent, mails[1].uid)
    later(seconds=11)
    assert [taken.recipients for taken in orders.taken] == [[CUSTOMER]]
    assert (fresh(ticket).status, fresh(other).status) == ("solved", "open")
