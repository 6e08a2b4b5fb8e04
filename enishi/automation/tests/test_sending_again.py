"""The delivery log: each try is told in words, and what was sent may be sent again, under one id."""

from datetime import timedelta

import pytest

from enishi.automation import actions, jobs
from enishi.automation.models import DeliveryTry, Webhook, WebhookDelivery
from enishi.automation.tests.test_webhooks import URL, deliveries, happen, planned, send_waiting, tries
from enishi.foundation import clock
from enishi.foundation.http import outbound
from enishi.foundation.http.outbound import Unreachable


@pytest.fixture
def receiver(monkeypatch):
    """What the receiver got; its answers are taken from the list in turn, the last one for ever."""
    got, answers = [], [200]

    def post(url, body, headers):
        got.append({"url": url, "body": body, **headers})
        said = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(said, Exception):
            raise said
        return outbound.Answer(said, b"")

    monkeypatch.setattr(outbound, "post", post)
    return got, answers


def again(api, person, delivery):
    return api(person).post(f"/webhook-deliveries/{delivery.uid}/send")


def test_sent_again_it_is_the_same_delivery_and_the_receiver_can_tell(
    webhook, sales_rep, owner, api, receiver, events_of, outbox
):
    got, _ = receiver
    happen(sales_rep, "account.created")
    send_waiting()
    assert deliveries()[0].status == "delivered"
    told = again(api, owner, deliveries()[0])
    assert (told.status_code, told.json()["status"]) == (200, "waiting")
    send_waiting()
    assert len(deliveries()) == 1 and deliveries()[0].status == "delivered"
    assert [one["Enishi-Delivery-Id"] for one in got] == [str(deliveries()[0].uid)] * 2
    assert got[0]["Enishi-Event-Id"] == got[1]["Enishi-Event-Id"]
    assert got[0]["body"] == got[1]["body"]
    assert events_of(deliveries()[0]) == ["webhook_delivery.sent_again"]


def test_a_failed_delivery_that_is_asked_for_again_has_three_new_days(
    webhook, sales_rep, admin, api, receiver, outbox
):
    _, answers = receiver
    answers[:] = [503]
    happen(sales_rep, "account.created")
    early = clock.now() - timedelta(days=4)
    WebhookDelivery.objects.unscoped("test").update(created_at=early, asked_at=early)
    send_waiting()
    assert deliveries()[0].status == "failed"
    again(api, admin, deliveries()[0])
    send_waiting()
    assert (deliveries()[0].status, tries()) == ("waiting", [(503, ""), (503, "")])


def test_a_try_planned_before_it_was_asked_for_again_sends_nothing(
    webhook, sales_rep, admin, api, receiver, outbox
):
    got, answers = receiver
    answers[:] = [500, 200]
    happen(sales_rep, "account.created")
    send_waiting()
    again(api, admin, deliveries()[0])
    assert planned(outbox()) == [1, 2, 3]
    jobs.deliver.func(delivery_id=deliveries()[0].pk, version=2)
    assert len(got) == 1
    send_waiting()
    assert (len(got), deliveries()[0].status) == (2, "delivered")


def test_asked_for_again_while_it_is_being_sent_plans_one_next_try(
    webhook, sales_rep, admin, receiver, outbox, monkeypatch
):
    happen(sales_rep, "account.created")

    def post(*args):
        actions.deliver_again(admin, deliveries()[0].uid)
        return outbound.Answer(500, b"")

    monkeypatch.setattr(outbound, "post", post)
    send_waiting()
    assert (planned(outbox()), tries()) == ([1, 2], [(500, "")])


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (Unreachable("timeout"), "timeout"),
        (Unreachable("certificate"), "certificate"),
        (outbound.ForbiddenAddress(), "address"),
    ],
)
def test_why_there_was_no_answer_is_a_word_for_the_readers_language(
    webhook, sales_rep, admin, api, receiver, error, word
):
    receiver[1][:] = [error]
    happen(sales_rep, "account.created")
    send_waiting()
    (told,) = api(admin).get(f"/webhooks/{webhook.uid}/deliveries").json()["items"]
    assert [(one["status"], one["error"]) for one in told["tries"]] == [(None, word)]


def test_the_log_goes_back_to_the_first_and_is_narrowed_by_state(
    webhook, sales_rep, admin, api, django_assert_max_num_queries
):
    rows = [
        WebhookDelivery(webhook=webhook, event_uid=webhook.uid.__class__(int=n), kind="deal.won", body={})
        for n in range(1, 61)
    ]
    for row in rows[::3]:
        row.status = WebhookDelivery.FAILED
    WebhookDelivery.objects.bulk_create(rows)
    DeliveryTry.objects.create(delivery=rows[0], at=clock.now(), status=503, milliseconds=12)
    path, client = f"/webhooks/{webhook.uid}/deliveries", api(admin)
    client.get(path)
    with django_assert_max_num_queries(11):
        first = client.get(path).json()
    rest = client.get(f"{path}?cursor={first['next']}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 10, None)
    failed = client.get(f"{path}?status=failed").json()
    assert (failed["total"], {one["status"] for one in failed["items"]}) == (20, {"failed"})
    assert failed["items"][-1]["tries"][0]["status"] == 503
    assert client.get(f"{path}?status=lost").status_code == 400


def test_only_who_may_change_webhooks_sends_again(webhook, sales_rep, read_only, person, api, receiver):
    executive = person("役員 花子", "executive")
    happen(sales_rep, "account.created")
    send_waiting()
    for person in (sales_rep, read_only, executive):
        assert again(api, person, deliveries()[0]).status_code == 403
    told = api(executive).get(f"/webhooks/{webhook.uid}/deliveries").json()["items"]
    assert told[0]["may"] == {"send": False}
    assert (deliveries()[0].status, len(receiver[0])) == ("delivered", 1)


def test_nothing_is_sent_again_to_a_webhook_that_is_off(webhook, sales_rep, admin, api, receiver, outbox):
    happen(sales_rep, "account.created")
    send_waiting()
    Webhook.objects.unscoped("test").update(is_active=False)
    before = outbox()
    refused = again(api, admin, deliveries()[0])
    assert (refused.status_code, refused.json()["code"]) == (409, "webhook.off")
    assert (deliveries()[0].status, outbox()) == ("delivered", before)
    assert webhook.url == URL
