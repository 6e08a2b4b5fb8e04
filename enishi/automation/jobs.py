"""Sending deliveries. HTTP happens between two short transactions, never inside one."""

from datetime import datetime

import orjson
from django_tasks import task

from enishi.automation import rules
from enishi.automation.models import WebhookDelivery
from enishi.foundation import clock, versions
from enishi.foundation.actions import one_transaction
from enishi.foundation.errors import Refusal
from enishi.foundation.http import outbound
from enishi.foundation.jobs import enqueue

WHY = "a delivery is sent by the product itself"


@task()
def deliver(delivery_id: int) -> None:
    """Send one delivery; a failure is noted and tried again later, for three days."""
    delivery = (
        WebhookDelivery.objects.unscoped(WHY)
        .select_related("webhook")
        .filter(pk=delivery_id, status=WebhookDelivery.WAITING)
        .first()
    )
    if delivery is None or not delivery.webhook.is_active:
        return
    status, error = send(delivery, clock.now())
    note(delivery_id, status, error)


def send(delivery: WebhookDelivery, now: datetime) -> tuple[int | None, str]:
    """POST the signed event; the answer's status, or why there was none."""
    body = orjson.dumps(delivery.body, option=orjson.OPT_SORT_KEYS)
    timestamp = int(now.timestamp())
    signature = rules.signature(delivery.webhook.secret, str(delivery.event_uid), timestamp, body)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Enishi",
        "Enishi-Event-Id": str(delivery.event_uid),
        "Enishi-Timestamp": str(timestamp),
        "Enishi-Signature": f"sha256={signature}",
    }
    try:
        return outbound.post(delivery.webhook.url, body, headers).status, ""
    except (outbound.Unreachable, Refusal) as error:
        return None, f"{type(error).__name__}: {error}"


def note(delivery_id: int, status: int | None, error: str) -> None:
    """Write down how a try went, and plan the next one."""
    now = clock.now()
    with one_transaction():
        delivery = WebhookDelivery.objects.unscoped(WHY).select_for_update().get(pk=delivery_id)
        delivery.attempts += 1
        delivery.last_status, delivery.last_error = status, error[:300]
        if status is not None and rules.is_delivered(status):
            delivery.status, delivery.delivered_at = WebhookDelivery.DELIVERED, now
        else:
            delay = rules.next_delay(delivery.attempts, now - delivery.created_at)
            if delay is None:
                delivery.status = WebhookDelivery.FAILED
            else:
                enqueue("automation.deliver", due=now + delay, delivery_id=delivery.pk)
        versions.touch(delivery)
        delivery.save()
