"""Events leave the house: signed, retried, logged, and only to public addresses."""

import hashlib
import hmac
import json
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest

from enishi.automation import actions, jobs, rules
from enishi.automation.models import DeliveryTry, Webhook, WebhookDelivery
from enishi.customers.models import Account
from enishi.foundation import events, sealed
from enishi.foundation.actions import action
from enishi.foundation.events.models import EventValues
from enishi.foundation.http import outbound
from enishi.foundation.http.outbound import ForbiddenAddress

URL = "https://hooks.partner.example/enishi"


@action
def happen(actor, kind, *, history=False):
    account = Account.objects.create(number=Account.objects.unscoped("test").count() + 1, name="青空商会")
    return events.record_many(kind, actor, [events.Change(account)], history=history)[0]


def deliveries():
    return list(WebhookDelivery.objects.unscoped("test").order_by("id"))


def send_waiting():
    """Run the newest planned try, as a worker does when its time has come."""
    delivery = deliveries()[0]
    jobs.deliver.func(delivery_id=delivery.pk, version=delivery.version)


def tries():
    return list(DeliveryTry.objects.order_by("id").values_list("status", "error"))


def planned(waiting):
    """The versions of the delivery that jobs wait for."""
    return [payload["version"] for path, payload in waiting if path == "automation.jobs.deliver"]


def test_an_event_waits_for_delivery_in_its_own_transaction(webhook, sales_rep, outbox):
    event = happen(sales_rep, "account.created")
    (delivery,) = deliveries()
    assert (delivery.event_uid, delivery.kind, delivery.status) == (event.uid, "account.created", "waiting")
    assert ("automation.jobs.deliver", {"delivery_id": delivery.pk, "version": 1}) in outbox()


def test_imported_history_is_not_sent(webhook, cli):
    happen(cli, "account.created", history=True)
    assert deliveries() == []


def test_a_webhook_hears_only_the_kinds_it_chose():
    assert rules.hears(["deal.won"], "deal.won")
    assert rules.hears(["deal.*"], "deal.lost")
    assert not rules.hears(["deal.won"], "deal.lost")
    assert rules.hears(["*"], "survey.answered")


def test_the_receiver_can_check_the_signature(webhook, sales_rep, monkeypatch):
    happen(sales_rep, "account.created")
    sent = {}
    monkeypatch.setattr(
        outbound,
        "post",
        lambda url, body, headers: sent.update(body=body, **headers) or outbound.Answer(200, b""),
    )
    send_waiting()
    message = f"{sent['Enishi-Event-Id']}.{sent['Enishi-Timestamp']}.".encode() + sent["body"]
    expected = hmac.new(sealed.unseal(webhook.secret).encode(), message, hashlib.sha256).hexdigest()
    assert sent["Enishi-Signature"] == f"sha256={expected}"
    assert json.loads(sent["body"])["kind"] == "account.created"
    assert deliveries()[0].status == "delivered"


def test_a_failed_delivery_is_tried_again_later_and_shown(webhook, sales_rep, monkeypatch, outbox):
    happen(sales_rep, "account.created")
    monkeypatch.setattr(outbound, "post", lambda *args: outbound.Answer(500, b""))
    send_waiting()
    after = deliveries()[0]
    assert (after.status, after.attempts, tries()) == ("waiting", 1, [(500, "")])
    assert planned(outbox()) == [1, 2]


def test_after_three_days_it_gives_up():
    assert rules.next_delay(1, timedelta(0)) == timedelta(seconds=30)
    assert rules.next_delay(30, timedelta(hours=71)) == timedelta(hours=6)
    assert rules.next_delay(30, timedelta(hours=72)) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://hooks.partner.example/",
        "https://inside.example/",
        "https://mixed.example/",
        "https://unknown.example/",
        "https://user@hooks.partner.example/",
        "https://hooks.partner.example:22/",
        "ftp://hooks.partner.example/",
        "https://hooks.partner.example\\@evil/",
        "https://ｈooks.partner.example/",
        "javascript:alert(1)",
        "https://",
    ],
)
def test_b42_inside_addresses_are_refused_when_saved_and_when_changed(admin, webhook, url):
    with pytest.raises(ForbiddenAddress):
        actions.create_webhook(admin, name="x", url=url, kinds=["*"])
    with pytest.raises(ForbiddenAddress):
        actions.update_webhook(admin, webhook.uid, version=1, changes={"url": url})
    assert Webhook.objects.unscoped("test").count() == 1
    assert Webhook.rows.get(pk=webhook.pk).url == URL


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "10.1.2.3",
        "169.254.169.254",
        "fd00::1",
        "100.64.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_b42_every_inside_range_is_known(address):
    with pytest.raises(ForbiddenAddress):
        outbound.checked("https://any.example/", lambda host, port: [address])


def test_the_secret_is_answered_once_and_never_logged(api, admin, events_of):
    made = api(admin).post("/webhooks", {"name": "基幹", "url": URL, "kinds": ["deal.won"]})
    assert made.status_code == 201
    secret = made.json()["secret"]
    assert secret not in api(admin).get("/webhooks").content.decode()
    webhook = Webhook.objects.unscoped("test").get()
    kept = EventValues.objects.filter(event__subject_id=webhook.pk).values_list("before", "after")
    assert secret not in json.dumps(list(kept))
    assert secret not in webhook.secret
    assert sealed.unseal(webhook.secret) == secret


def test_a_secret_of_before_is_sealed_once_however_often_the_upgrade_runs(webhook):
    plain = sealed.unseal(webhook.secret)
    Webhook.objects.unscoped("test").update(secret=plain)
    upgrade = import_module("enishi.automation.migrations.0005_seal_secrets")
    for _ in range(2):
        upgrade.seal(
            SimpleNamespace(get_model=lambda *_: SimpleNamespace(rows=Webhook.objects.unscoped("test"))), None
        )
    kept = Webhook.objects.unscoped("test").get().secret
    assert (kept == plain, sealed.unseal(kept)) == (False, plain)


def test_f34_a_secret_no_key_opens_signs_nothing_and_says_so(webhook, sales_rep, monkeypatch):
    monkeypatch.setattr(outbound, "post", lambda *_: pytest.fail("nothing may be sent unsigned"))
    Webhook.objects.unscoped("test").update(secret="lost")
    happen(sales_rep, "account.created")
    send_waiting()
    assert deliveries()[0].tries.get().error == "secret_lost"


def test_a_sales_rep_does_not_see_webhooks(api, sales_rep, webhook):
    assert api(sales_rep).get("/webhooks").status_code == 403
