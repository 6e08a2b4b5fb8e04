"""How long somebody worked on a ticket."""

from typing import Any

from django.db import models

from enishi.foundation.rows import Row


class WorkSession(Row):
    """A span of work on a ticket: measured while it was on the screen, or written down by whoever did it.

    A measured one grows with each sign of life and ends at the last; one a person is running at most.
    """

    SCREEN, PHONE, VISIT, OTHER = "screen", "phone", "visit", "other"

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="work_sessions")
    # The ticket it was worked in, where that one was merged into this.
    worked_in = models.ForeignKey("service.Ticket", null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="work_sessions"
    )
    kind = models.CharField(max_length=8, default=SCREEN)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    is_running = models.BooleanField(default=False)
    # Why it was changed, or what was done by hand.
    reason = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(is_running=True), name="one_running_work_session"
            )
        ]
        indexes = [models.Index(fields=["person", "started_at"], name="work_of_person")]

    def snapshot(self) -> dict[str, Any]:
        """The log keeps who worked when; the words stay in this table alone."""
        return {name: value for name, value in super().snapshot().items() if name != "reason"}
