"""Webhooks and their deliveries."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.rows import Deletable, Row


class Webhook(Row, Deletable):
    """An address outside that hears events. The secret, which lies sealed, signs each delivery."""

    untold = frozenset({"secret"})

    name = models.CharField(max_length=100)
    url = models.CharField(max_length=500)
    # Event kinds, such as "deal.won"; ["*"] means all.
    kinds = models.JSONField(default=list)
    secret = models.TextField()
    is_active = models.BooleanField(default=True)
    created_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="webhooks"
    )


class WebhookDelivery(Row):
    """One event on its way to one webhook. `asked_at` begins the days it is tried in; `version` fences its job."""

    WAITING, DELIVERED, FAILED = "waiting", "delivered", "failed"
    untold = frozenset({"body"})

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_uid = models.UUIDField()
    kind = models.CharField(max_length=60)
    body = models.JSONField()
    status = models.CharField(max_length=10, default=WAITING)
    # Tries since it was asked for, now or again: the wait before the next grows with them.
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=clock.now)
    delivered_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["webhook", "event_uid"], name="one_delivery_an_event")]
        indexes = [models.Index(fields=["webhook", "status", "created_at", "id"], name="delivery_by_status")]


class DeliveryTry(models.Model):
    """How one try went: the answer's status, or in `error` a word for why there was none."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=20, blank=True)
    milliseconds = models.PositiveIntegerField()
