"""Sending deliveries. HTTP happens between two short transactions, never inside one."""

import time
from datetime import datetime

import orjson
from django_tasks import task

from enishi.automation import rules
from enishi.automation.models import DeliveryTry, WebhookDelivery
from enishi.foundation import clock, events, sealed, versions
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.http import outbound
from enishi.foundation.jobs import enqueue

WHY = "a delivery is sent by the product itself"


@task()
def deliver(delivery_id: int, version: int) -> None:
    """Send one delivery; a failure is noted and tried again later, for three days.

    `version` is the delivery's when this try was planned: one that was asked for again meanwhile has its own.
    """
    delivery = (
        WebhookDelivery.objects.unscoped(WHY)
        .select_related("webhook")
        .filter(pk=delivery_id, status=WebhookDelivery.WAITING, version=version)
        .first()
    )
    if delivery is None or not delivery.webhook.is_active:
        return
    began, started = clock.now(), time.perf_counter()
    status, error = send(delivery, began)
    spent = round((time.perf_counter() - started) * 1000)
    note(delivery, DeliveryTry(at=began, status=status, error=error, milliseconds=spent))


def send(delivery: WebhookDelivery, now: datetime) -> tuple[int | None, str]:
    """POST the signed event; the answer's status, or a word for why there was none."""
    body = orjson.dumps(delivery.body, option=orjson.OPT_SORT_KEYS)
    timestamp = int(now.timestamp())
    try:
        secret = sealed.unseal(delivery.webhook.secret)
    except sealed.WrongKey:
        return None, "secret_lost"
    signature = rules.signature(secret, str(delivery.event_uid), timestamp, body)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Enishi",
        "Enishi-Event-Id": str(delivery.event_uid),
        "Enishi-Delivery-Id": str(delivery.uid),
        "Enishi-Timestamp": str(timestamp),
        "Enishi-Signature": f"sha256={signature}",
    }
    try:
        return outbound.post(delivery.webhook.url, body, headers).status, ""
    except outbound.Unreachable as error:
        return None, error.why
    except outbound.ForbiddenAddress:
        return None, "address"


def note(sent: WebhookDelivery, tried: DeliveryTry) -> None:
    """Write down how a try went, and plan the next one unless it was asked for again meanwhile."""
    now = clock.now()
    with one_transaction():
        delivery = WebhookDelivery.objects.unscoped(WHY).select_for_update().get(pk=sent.pk)
        tried.delivery = delivery
        tried.save(force_insert=True)
        if delivery.version != sent.version:
            return
        delivery.attempts += 1
        versions.touch(delivery)
        if tried.status is not None and rules.is_delivered(tried.status):
            delivery.status, delivery.delivered_at = WebhookDelivery.DELIVERED, now
        else:
            delay = rules.next_delay(delivery.attempts, now - delivery.asked_at)
            if delay is None:
                delivery.status = WebhookDelivery.FAILED
                events.record("webhook_delivery.failed", System("job"), delivery)
            else:
                enqueue(
                    "automation.deliver", due=now + delay, delivery_id=delivery.pk, version=delivery.version
                )
        delivery.save()
