"""A part of the market."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Segment(Row, Deletable):
    """A question about customers that is asked again and again: whoever fits it today belongs to it today."""

    name = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    # As a list of accounts is narrowed: `foundation.filters.tree`.
    filter = models.JSONField(default=dict)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(deleted_at=None), name="one_segment_a_name"
            )
        ]
