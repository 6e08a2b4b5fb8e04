"""Competitors with their battle cards, and what is known of them, of needs and of objections on a deal."""

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row


class Competitor(Row, Deletable):
    """Another company that sells what we sell, and how we stand against it."""

    name = models.CharField(max_length=120)
    strengths = models.TextField(blank=True)
    weaknesses = models.TextField(blank=True)
    # What we say where they are stronger.
    answer = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(deleted_at=None), name="one_competitor_a_name"
            )
        ]


class DealCompetitor(Row):
    """A competitor that the customer of a deal asks, too. `has_won`: the deal was lost to it."""

    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="competitor_links")
    competitor = models.ForeignKey(Competitor, on_delete=models.PROTECT, related_name="deal_links")
    note = models.CharField(max_length=300, blank=True)
    has_won = models.BooleanField(default=False)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["deal", "competitor"], name="one_competitor_a_deal"),
            models.UniqueConstraint(
                fields=["deal"], condition=models.Q(has_won=True), name="one_winner_a_deal"
            ),
        ]


class Need(Row):
    """What the customer of a deal wants, how much, and how well we and the others meet it."""

    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="needs")
    text = models.CharField(max_length=300)
    # 1 nice to have … 5 decides.
    importance = models.PositiveSmallIntegerField(default=3)
    said_by = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="needs"
    )
    # 0 not, 1 partly, 2 wholly; null: nobody has looked.
    ours = models.PositiveSmallIntegerField(null=True)
    # {public id of the competitor: the same}
    theirs = ReadJson(default=dict)


class Objection(Row):
    """What holds the customer of a deal back, what we answered, and what came of it."""

    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="objections")
    category = models.CharField(max_length=12)
    text = models.TextField()
    answer = models.TextField(blank=True)
    # open, resolved, stayed
    outcome = models.CharField(max_length=8, default="open")
    raised_on = models.DateField()

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["category"], name="objection_of_kind")]
