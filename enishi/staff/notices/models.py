"""What somebody is told of, and how they want to be told."""

from datetime import time

from django.db import models

from enishi.foundation.rows import Row


class Notification(Row):
    """One thing somebody should know of, until they have seen it. Later events of the same thing fold into it.

    The record it leads to is plain columns, as in the event log: it may be of any room.
    """

    person = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_uid = models.UUIDField()
    # Who did it; nobody where a customer or the product did.
    by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Whose work it is, where the person is told as a deputy.
    deputy_of = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    count = models.PositiveIntegerField(default=1)
    happened_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    # When it goes out by mail, if it does and is not read before; noted as gone before it is handed over.
    mail_due = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject", "subject_id"],
                condition=models.Q(read_at=None),
                name="one_unread_line_a_thing",
            )
        ]
        indexes = [models.Index(fields=["person", "-happened_at", "-id"], name="notification_recent")]


class NotificationSettings(Row):
    """How one person is told of what. A kind without a choice is told as its room says."""

    person = models.OneToOneField(
        "staff.User", on_delete=models.CASCADE, related_name="notification_settings"
    )
    # {"ticket_mail": "at_once", …}
    choices = models.JSONField(default=dict)
    digest_at = models.TimeField(default=time(8, 30))
    # The weekly digest's day: Monday is 0.
    digest_day = models.PositiveSmallIntegerField(default=0)
    # The organisation's where it is empty.
    zone = models.CharField(max_length=60, blank=True)
