"""Routes of approval, requests on a quote, and each person's part of a step."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class ApprovalRoute(Row, Deletable):
    """Which quotes need leave, and whose: of several routes the first in order one of whose conditions a quote meets.

    A route without conditions is for every quote.
    """

    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    # More than so many percent of the gross are taken off.
    over_discount = models.PositiveSmallIntegerField(null=True)
    # The net amount, in minor units of the organisation's currency, from which on.
    from_amount = models.BigIntegerField(null=True)
    # Less than so many percent of the net are left to us.
    under_margin = models.SmallIntegerField(null=True)
    # [{"name": "部長", "needs": "all" or "any", "managers": [1, 2], "people": [public ids]}, …]: one after another.
    # A manager is counted from the seller upwards: 1 leads the seller's team, 2 the team above.
    steps = models.JSONField(default=list)


class Approval(Row):
    """A request for leave to send a quote as it stands, and its end. An edit of the quote makes it void."""

    REQUESTED, APPROVED, RETURNED = "requested", "approved", "returned"
    WITHDRAWN, VOID = "withdrawn", "void"

    quote = models.ForeignKey("sales.Quote", on_delete=models.CASCADE, related_name="approvals")
    status = models.CharField(max_length=10, default=REQUESTED)
    # As the route was called then, whatever it is called now.
    route = models.CharField(max_length=80, blank=True)
    # What is taken off, in hundredths of a percent of the gross.
    rate = models.PositiveIntegerField()
    # The net amount that was asked about, in minor units of the quote's currency.
    amount = models.BigIntegerField(default=0)
    note = models.TextField(blank=True)
    requested_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    requested_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["quote"], condition=models.Q(status="requested"), name="one_open_request_a_quote"
            )
        ]


class ApprovalStep(Row):
    """One person's part of one step. `later` until the step begins, `closed` when it is not asked any more."""

    LATER, WAITING, APPROVED, RETURNED, CLOSED = "later", "waiting", "approved", "returned", "closed"

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    # all: everybody of the step, any: one of them.
    needs = models.CharField(max_length=3, default="all")
    person = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="approval_steps"
    )
    status = models.CharField(max_length=8, default=LATER)
    asked_at = models.DateTimeField(null=True)
    # Whoever said it: somebody else than `person` did so as their deputy (代理).
    acted_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    acted_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    # Whose part it was, and why it is not: left, own (it was their own request), delegated.
    moved_from = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    moved_why = models.CharField(max_length=10, blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["person", "status"], name="step_waits_for"),
            models.Index(fields=["approval", "position"], name="step_of_approval"),
        ]
