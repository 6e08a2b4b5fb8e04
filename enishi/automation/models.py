"""Webhooks and their deliveries."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Webhook(Row, Deletable):
    """An address outside that hears events. The secret signs each delivery."""

    untold = frozenset({"secret"})

    name = models.CharField(max_length=100)
    url = models.CharField(max_length=500)
    # Event kinds, such as "deal.won"; ["*"] means all.
    kinds = models.JSONField(default=list)
    secret = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    created_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="webhooks"
    )


class WebhookDelivery(Row):
    """One event on its way to one webhook, with how each try went."""

    WAITING, DELIVERED, FAILED = "waiting", "delivered", "failed"

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_uid = models.UUIDField()
    kind = models.CharField(max_length=60)
    body = models.JSONField()
    status = models.CharField(max_length=10, default=WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_status = models.PositiveSmallIntegerField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["webhook", "event_uid"], name="one_delivery_an_event")]
