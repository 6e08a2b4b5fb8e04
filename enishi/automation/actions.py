"""Webhooks: made, changed, silenced; and a delivery for each event they hear."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from enishi.automation import rules
from enishi.automation.models import Webhook, WebhookDelivery
from enishi.foundation import authz, clock, events, sealed, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events import Heard
from enishi.foundation.http import outbound
from enishi.foundation.jobs import enqueue
from enishi.staff.notices.registry import ADMINS, Concern
from enishi.staff.queries import user_behind

SECRET_BYTES = 32
OWN = ("automation.Webhook", "automation.WebhookDelivery")


def create_webhook(actor: Actor, *, name: str, url: str, kinds: Sequence[str]) -> Webhook:
    """A new webhook with a secret of its own, shown to its maker once."""
    authz.check(actor, "create", "automation.Webhook")
    # A name is looked up before the transaction: nobody else's write waits for somebody's name server.
    outbound.checked(url)
    return _create(actor, name, url, kinds)


@action
def _create(actor: Actor, name: str, url: str, kinds: Sequence[str]) -> Webhook:
    authz.check(actor, "create", "automation.Webhook")
    webhook = Webhook.objects.create(
        name=name,
        url=url,
        kinds=rules.check_kinds(kinds),
        secret=sealed.seal(secrets.token_urlsafe(SECRET_BYTES)),
        created_by=user_behind(actor),
    )
    events.record("webhook.created", actor, webhook)
    return webhook


def update_webhook(actor: Actor, webhook_id: UUID, *, version: int, changes: dict[str, Any]) -> Webhook:
    """Change its name, address, kinds, or whether it is active."""
    if "url" in changes:
        authz.find(actor, Webhook, webhook_id, "update")
        outbound.checked(changes["url"])
    return _update(actor, webhook_id, version, changes)


@action
def _update(actor: Actor, webhook_id: UUID, version: int, changes: dict[str, Any]) -> Webhook:
    webhook = authz.lock(actor, Webhook, "update", webhook_id)
    versions.claim(webhook, version)
    before = webhook.snapshot()
    if "kinds" in changes:
        changes = changes | {"kinds": rules.check_kinds(changes["kinds"])}
    for field, value in changes.items():
        setattr(webhook, field, value)
    webhook.save()
    events.record("webhook.updated", actor, webhook, before=before)
    return webhook


@action
def delete_webhook(actor: Actor, webhook_id: UUID) -> None:
    """Take a webhook away; deliveries that wait are not sent any more."""
    webhook = authz.lock(actor, Webhook, "delete", webhook_id)
    before = webhook.snapshot()
    webhook.deleted_at, webhook.is_active = clock.now(), False
    versions.touch(webhook)
    webhook.save()
    events.record("webhook.deleted", actor, webhook, before=before)


@action
def deliver_again(actor: Actor, delivery_id: UUID) -> WebhookDelivery:
    """Send a delivery once more, delivered or not, under the same event and delivery id."""
    delivery = authz.lock(actor, WebhookDelivery, "update", delivery_id)
    rules.check_sending(delivery.webhook.is_active)
    before = delivery.snapshot()
    delivery.status, delivery.attempts = WebhookDelivery.WAITING, 0
    delivery.asked_at, delivery.delivered_at = clock.now(), None
    versions.touch(delivery)
    delivery.save()
    events.record("webhook_delivery.sent_again", actor, delivery, before=before)
    enqueue("automation.deliver", delivery_id=delivery.pk, version=delivery.version)
    return delivery


def events_recorded(heard: Sequence[Heard]) -> None:
    """Write a delivery for each webhook that hears these events, in the transaction of the events."""
    if heard[0].event.subject in OWN:
        return
    listening = Webhook.objects.unscoped("every event is offered to every webhook")
    for webhook in listening.filter(is_active=True, deleted_at=None):
        for event in heard:
            if rules.hears(webhook.kinds, event.event.kind):
                _deliver(webhook, event)


def given_up(heard: Heard) -> Concern:
    """Administrators are told of a webhook whose receiver took nothing for three days."""
    assert isinstance(heard.row, WebhookDelivery)
    return Concern(heard.row.webhook, roles=ADMINS)


def _deliver(webhook: Webhook, heard: Heard) -> None:
    event = heard.event
    delivery = WebhookDelivery.objects.create(
        webhook=webhook,
        event_uid=event.uid,
        kind=event.kind,
        body={
            "id": str(event.uid),
            "kind": event.kind,
            "at": event.at.isoformat(),
            "subject": {
                "kind": event.subject,
                "id": str(event.subject_uid),
                "number": getattr(heard.row, "number", None),
            },
            "data": event.data,
        },
    )
    enqueue("automation.deliver", delivery_id=delivery.pk, version=delivery.version)
