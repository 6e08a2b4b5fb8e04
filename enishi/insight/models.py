"""The revenue ledger and what waits to be rolled up."""

from django.db import models

from enishi.foundation import clock
from enishi.foundation.rows import Row
from enishi.insight.meetings.models import MeetingDecision as MeetingDecision
from enishi.insight.meetings.models import MeetingItem as MeetingItem
from enishi.insight.meetings.models import SalesMeeting as SalesMeeting


class RevenueLine(Row):
    """An order line with its class in the ledger: new, referral, expansion, repeat, renewal or reactivation."""

    account = models.ForeignKey("customers.Account", on_delete=models.CASCADE, related_name="revenue_lines")
    order_line = models.OneToOneField(
        "commerce.OrderLine", on_delete=models.CASCADE, related_name="revenue_line"
    )
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.SET_NULL, related_name="revenue_lines"
    )
    revenue_class = models.CharField(max_length=12)
    net = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="JPY")
    earned_on = models.DateField()

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["earned_on", "revenue_class"], name="revenue_by_day")]


class Pending(models.Model):
    """Something a roll-up has yet to take in: written with the event, emptied by the roll-up.

    A watermark over event ids would skip rows whose transaction commits late; a row of its own cannot be missed.
    """

    topic = models.CharField(max_length=20)
    key = models.BigIntegerField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["topic", "key"], name="pending_of_topic")]


class FrozenDeal(Row):
    """An open deal as it stood when its week began; never changed. Without it no forecast could be tried on the past."""

    # The Monday of the organisation's week.
    week = models.DateField()
    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="frozen")
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="frozen_deals")
    stage = models.ForeignKey("sales.Stage", on_delete=models.PROTECT, related_name="frozen_deals")
    stage_since = models.DateField()
    amount = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="JPY")
    probability = models.PositiveSmallIntegerField()
    expected_close = models.DateField(null=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["week", "deal"], name="one_frozen_deal_a_week")]
