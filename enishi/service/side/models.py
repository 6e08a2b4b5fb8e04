"""What is said beside a ticket with somebody who is not its customer."""

from django.db import models

from enishi.foundation.rows import Row


class SideConversation(Row):
    """A thread with a maker about a ticket. Its messages hang on no thread of the ticket's own, so nothing that reads
    or answers the customer's words finds them."""

    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="side_conversations")
    # The ticket it was begun in, where that one was merged into this.
    begun_in = models.ForeignKey("service.Ticket", null=True, on_delete=models.SET_NULL, related_name="+")
    conversation = models.OneToOneField(
        "interactions.Conversation", on_delete=models.CASCADE, related_name="side_link"
    )
    # Whom it was begun with: {"name": "", "address": ""} each.
    to = models.JSONField(default=list)
    opened_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Theirs is the next word; a close ends the waiting.
    is_awaited = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True)
