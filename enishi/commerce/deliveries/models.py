"""What was delivered of an order. Parts are amounts of their own, so that they sum up to the order's."""

from django.db import models

from enishi.foundation.rows import Row


class Delivery(Row):
    """Some of an order's lines on their way to the customer. Cancelled ones stay, and count for nothing."""

    number = models.CharField(max_length=40, unique=True)
    order = models.ForeignKey("commerce.Order", on_delete=models.PROTECT, related_name="deliveries")
    delivered_on = models.DateField()
    accepted_on = models.DateField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["delivered_on", "id"], name="delivery_by_day")]


class DeliveryLine(Row):
    """So much of one line of the order, and what that part comes to: tax excluded, in minor units."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="lines")
    order_line = models.ForeignKey("commerce.OrderLine", on_delete=models.PROTECT, related_name="deliveries")
    position = models.PositiveSmallIntegerField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    gross = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField()
