"""What waits to be sent, for the operator's monitoring."""

from django.db.models import Count

from enishi.automation.models import WebhookDelivery
from enishi.foundation.metrics import Rows


def unsettled() -> Rows:
    """Deliveries that wait or were given up, of webhooks that are on. One statement."""
    rows = WebhookDelivery.objects.unscoped("counted for the operator, about none in particular")
    open_ones = rows.filter(status__in=[WebhookDelivery.WAITING, WebhookDelivery.FAILED])
    counted = open_ones.filter(webhook__is_active=True).values_list("status").order_by()
    return [((status,), n) for status, n in counted.annotate(n=Count("id"))]
