"""Whoever asked for an improvement hears of it once, in the thread of their ticket, or somebody is asked to tell them."""

import pytest

from enishi.channels.improving.actions import answer_asker
from enishi.channels.mail.understand import understand
from enishi.channels.models import OutgoingMail, OutgoingRecipient
from enishi.channels.sending.actions import cancel_mail
from enishi.channels.sending.tests.conftest import CUSTOMER, WHY, outgoing
from enishi.customers.models import Contact
from enishi.interactions.models import Message, Task
from enishi.service import actions as service
from enishi.service.improvements import rules
from enishi.service.improvements.actions import add_voice, raise_improvement, update_improvement
from enishi.service.macros.rules import PlacesEmpty
from enishi.service.models import Ticket, Voice

RESULT = {"status": "done", "result": "毎分の値も表示できるようになりました。"}


@pytest.fixture
def improvement(service_agent, ticket):
    made = raise_improvement(service_agent, {"title": "毎分の表示", "ticket_id": ticket.uid})
    return update_improvement(service_agent, made.uid, RESULT, version=made.version)


@pytest.fixture
def answers(api, service_agent, improvement):
    path = f"/improvements/{improvement.uid}/answers"
    return lambda: api(service_agent).get(path).json()


def send(api, actor, improvement, *items):
    body = {"answers": [{"voice_id": one["voice_id"], "text": one["text"]} for one in items]}
    return api(actor).post(f"/improvements/{improvement.uid}/answers", body).json()


def test_the_answer_is_ready_in_the_customers_language_and_addressed(answers, ticket, contact):
    (one,) = answers()["items"]
    assert "渡辺 千尋 様" in one["text"] and RESULT["result"] in one["text"] and "毎分の表示" in one["text"]
    assert (one["unreached"], one["empty"], one["to"][0]["address"]) == ("", [], CUSTOMER)
    Contact.objects.unscoped(WHY).filter(pk=contact.pk).update(language="en")
    assert "We have improved it" in answers()["items"][0]["text"]


def test_the_customer_reads_it_in_their_thread_once_and_no_clock_moves(
    api, service_agent, improvement, answers, ticket, orders, later
):
    before = Ticket.objects.unscoped(WHY).get(pk=ticket.pk)
    service.set_status(service_agent, ticket.uid, version=before.version, status="solved")
    now = Ticket.objects.unscoped(WHY).get(pk=ticket.pk)
    service.set_status(service_agent, ticket.uid, version=now.version, status="closed")
    (one,) = answers()["items"]
    assert send(api, service_agent, improvement, one)["sent"] == 1
    again = send(api, service_agent, improvement, one)
    assert again["code"] == "improvement.already_told"
    later(minutes=1)
    (taken,) = orders.taken
    assert (taken.recipients, RESULT["result"] in understand(taken.raw).text) == ([CUSTOMER], True)
    after = Ticket.objects.unscoped(WHY).get(pk=ticket.pk)
    assert (after.status, after.first_reply_at) == ("closed", None)
    assert answers()["items"][0]["told_by"]["name"] == "田中 美咲"


def test_a_person_with_two_tickets_is_told_once(api, service_agent, improvement, answers, contact):
    values = {"channel_kind": "phone", "subject": "毎分で", "contact_id": contact.uid}
    second = service.open_ticket(service_agent, values, text="毎分の値が見たい。")
    add_voice(service_agent, improvement.uid, {"ticket_id": second.uid})
    (one,) = answers()["items"]
    assert (one["voices"], one["ticket"]["number"]) == (2, second.number)
    send(api, service_agent, improvement, one)
    assert OutgoingMail.objects.unscoped(WHY).count() == 1
    assert Voice.objects.unscoped(WHY).filter(told_at=None).count() == 0


def test_whom_no_mail_reaches_becomes_one_task(api, service_agent, improvement, answers):
    opened = service.open_ticket(
        service_agent, {"channel_kind": "phone", "subject": "電話"}, text="毎分で見たい。"
    )
    add_voice(service_agent, improvement.uid, {"ticket_id": opened.uid})
    one = answers()["items"][1]
    assert one["unreached"] == "no_address"
    assert send(api, service_agent, improvement, one)["tasks"] == 1
    again = send(api, service_agent, improvement, one, answers()["items"][0])
    assert (again["sent"], again["items"][0]["code"]) == (1, "improvement.already_told")
    assert Task.objects.unscoped(WHY).get().subject.startswith("改善 KZ-1 の")
    assert answers()["items"][1]["is_asked"]


def test_an_address_that_sends_back_is_named_as_such(service_agent, ticket, improvement, answers):
    service.reply(service_agent, ticket.uid, version=ticket.version, text="確認します。")
    OutgoingRecipient.objects.filter(mail=outgoing()).update(state="failed")
    assert answers()["items"][0]["unreached"] == "blocked"


def test_what_is_called_back_is_still_to_be_told(service_agent, ticket, improvement, answers):
    voice = Voice.objects.unscoped(WHY).get()
    answer_asker(service_agent, improvement.uid, voice.uid, "改善しました。")
    cancel_mail(service_agent, outgoing().uid)
    assert answers()["items"][0]["told_at"] is None
    answer_asker(service_agent, improvement.uid, voice.uid, "改善しました。")
    assert Message.objects.unscoped(WHY).filter(direction="out").count() == 2


def test_nothing_is_sent_undecided_or_with_an_empty_place(service_agent, improvement):
    voice = Voice.objects.unscoped(WHY).get()
    with pytest.raises(PlacesEmpty):
        answer_asker(service_agent, improvement.uid, voice.uid, "{宛名} 改善しました。")
    update_improvement(service_agent, improvement.uid, {"status": "doing"}, version=improvement.version)
    with pytest.raises(rules.NotDecided):
        answer_asker(service_agent, improvement.uid, voice.uid, "改善しました。")
