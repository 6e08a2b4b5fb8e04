"""What the first line asks the second."""

from typing import Any

from django.db import models

from enishi.foundation.rows import Row

WORDS = ("reason", "tried", "answer")


class Escalation(Row):
    """The second line is asked about a ticket, until it answers. Whoever holds the ticket goes on holding it."""

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="escalations")
    reason = models.TextField()
    tried = models.TextField()
    # Who is asked: a team, and by choice a person of it.
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Where the ticket goes back to.
    from_team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Working minutes the answer has from then; null: asked before they were kept, so that `due_at` stays where it is.
    allowed_minutes = models.PositiveIntegerField(null=True)
    # When it was said that the deadline has passed.
    late_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(answered_at=None), name="one_open_escalation"
            )
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(answered_at=None), name="escalation_awaited")
        ]

    def snapshot(self) -> dict[str, Any]:
        """The log keeps who asked whom until when; the words stay in this table alone."""
        return {name: value for name, value in super().snapshot().items() if name not in WORDS}
