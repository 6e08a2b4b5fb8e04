"""What an agent says and does again and again."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Macro(Row, Deletable):
    """An answer with places to fill in, and acts besides it. Nobody's is everybody's; else it is its owner's alone."""

    name = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    # What it does: an empty one leaves the ticket as it is.
    status = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=8, blank=True)
    priority = models.PositiveSmallIntegerField(null=True)
    category = models.CharField(max_length=60, blank=True)
    # Put on besides those the ticket wears.
    tags = models.JSONField(default=list)
    assignee = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Whoever runs it takes the ticket.
    takes = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.CASCADE, related_name="macros")
