"""Webhooks and their delivery log."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Query, Status

from enishi.automation import actions
from enishi.automation.models import Webhook, WebhookDelivery
from enishi.foundation import authz, sealed
from enishi.foundation.http import ActorRequest, IfMatch, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.contract import Schema

router = Routes(tags=["automation"])


class WebhookOut(Schema):
    id: UUID
    version: int
    name: str
    url: str
    kinds: list[str]
    is_active: bool
    created_at: datetime
    may: dict[str, bool]


class NewWebhookOut(WebhookOut):
    """The only answer that ever holds the secret."""

    secret: str


class WebhookIn(StrictIn):
    name: str = Field(min_length=1, max_length=100)
    url: str = Field(min_length=1, max_length=500)
    kinds: list[str] = Field(max_length=100)


class WebhookChange(StrictIn):
    name: Annotated[str, Field(min_length=1, max_length=100)] = ""
    url: Annotated[str, Field(min_length=1, max_length=500)] = ""
    kinds: Annotated[list[str], Field(max_length=100)] = []
    is_active: bool = True


class TryOut(Schema):
    """One try: the answer's status, or a word for why there was none; milliseconds until either."""

    at: datetime
    status: int | None
    error: str
    milliseconds: int


class DeliveryOut(Schema):
    """An event on its way to a webhook, with its tries, the newest first."""

    id: UUID
    event_id: UUID
    kind: str
    status: str
    created_at: datetime
    delivered_at: datetime | None
    tries: list[TryOut]
    may: dict[str, bool]


class DeliveryFilter(Paging):
    status: Literal["waiting", "delivered", "failed"] | None = None


@router.get("/webhooks", response=Page[WebhookOut], may="read automation.Webhook")
def list_webhooks(request: ActorRequest, paging: Query[Paging]):
    """All webhooks, newest first."""
    rows = authz.scope(request.actor, Webhook)
    may = authz.may(request.actor, "update", "automation.Webhook")
    return page(rows, paging, sorts=["-created_at", "name"], show=lambda row: _webhook(row, may))


@router.post("/webhooks", response={201: NewWebhookOut}, may="create automation.Webhook")
def create_webhook(request: ActorRequest, body: WebhookIn):
    """Add a webhook. The secret is in this answer and in no other."""
    webhook = actions.create_webhook(request.actor, **body.model_dump())
    return Status(201, _webhook(webhook, True) | {"secret": sealed.unseal(webhook.secret)})


@router.patch("/webhooks/{webhook_id}", response=WebhookOut, may="update automation.Webhook")
def update_webhook(request: ActorRequest, webhook_id: UUID, body: WebhookChange, version: IfMatch):
    """Change a webhook, or switch it off and on."""
    changed = actions.update_webhook(request.actor, webhook_id, version=version, changes=body.given())
    return _webhook(changed, True)


@router.delete("/webhooks/{webhook_id}", response={204: None}, may="delete automation.Webhook")
def delete_webhook(request: ActorRequest, webhook_id: UUID):
    """Take a webhook away."""
    actions.delete_webhook(request.actor, webhook_id)
    return Status(204, None)


@router.get(
    "/webhooks/{webhook_id}/deliveries", response=Page[DeliveryOut], may="read automation.WebhookDelivery"
)
def list_deliveries(request: ActorRequest, webhook_id: UUID, filters: Query[DeliveryFilter]):
    """The delivery log of one webhook, newest first, all of it or what is in one state."""
    webhook = authz.find(request.actor, Webhook, webhook_id)
    may_send = webhook.is_active and authz.may(request.actor, "update", "automation.WebhookDelivery")
    rows = authz.scope(request.actor, WebhookDelivery).filter(webhook=webhook).prefetch_related("tries")
    if filters.status:
        rows = rows.filter(status=filters.status)
    return page(rows, filters, sorts=["-created_at"], show=lambda row: _delivery(row, may_send))


@router.post(
    "/webhook-deliveries/{delivery_id}/send", response=DeliveryOut, may="update automation.WebhookDelivery"
)
def send_again(request: ActorRequest, delivery_id: UUID):
    """Send a delivery once more, delivered or not, under the same event and delivery id."""
    return _delivery(actions.deliver_again(request.actor, delivery_id), True)


def _webhook(webhook: Webhook, may_change: bool) -> dict[str, Any]:
    return {
        "id": webhook.uid,
        "version": webhook.version,
        "name": webhook.name,
        "url": webhook.url,
        "kinds": webhook.kinds,
        "is_active": webhook.is_active,
        "created_at": webhook.created_at,
        "may": {"update": may_change, "delete": may_change},
    }


def _delivery(delivery: WebhookDelivery, may_send: bool) -> dict[str, Any]:
    return {
        "id": delivery.uid,
        "event_id": delivery.event_uid,
        "kind": delivery.kind,
        "status": delivery.status,
        "created_at": delivery.created_at,
        "delivered_at": delivery.delivered_at,
        "tries": sorted(delivery.tries.all(), key=lambda tried: tried.pk, reverse=True),
        "may": {"send": may_send},
    }
