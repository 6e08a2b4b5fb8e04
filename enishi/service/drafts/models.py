"""What somebody is still writing."""

from typing import Any

from django.db import models

from enishi.foundation.rows import Row


class Draft(Row):
    """What a person began to write in a ticket: an answer, the customer's words, or a note."""

    REPLY, CUSTOMER, NOTE = "reply", "customer", "note"

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="drafts")
    mode = models.CharField(max_length=8)
    text = models.TextField()

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["ticket", "author", "mode"], name="one_draft_a_person")
        ]

    def snapshot(self) -> dict[str, Any]:
        """The log keeps whose it was; the words stay in this table alone."""
        return {name: value for name, value in super().snapshot().items() if name != "text"}
