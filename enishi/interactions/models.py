"""Contacts with customers: channels, conversations and their messages, activities, tasks."""

from django.db import models

from enishi.foundation.rows import Deletable, Importable, Row
from enishi.interactions.daily.models import DailyReport as DailyReport
from enishi.interactions.daily.models import ReportComment as ReportComment


class Channel(Row):
    """A way customers reach us: its kind (mail, phone, chat, visit, web, hand), purpose and team."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12)
    # service, sales or person: which room receives what comes in.
    purpose = models.CharField(max_length=12)
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="channels")


class Conversation(Row):
    """A thread of messages with one customer. `owner` and `team` follow the ticket or deal it belongs to."""

    channel = models.ForeignKey(Channel, null=True, on_delete=models.PROTECT, related_name="conversations")
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="conversations"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="conversations"
    )
    owner = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="conversations"
    )
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="conversations")
    subject = models.CharField(max_length=300, blank=True)
    last_message_at = models.DateTimeField(null=True)


class Message(Row):
    """One public message, in or out. Internal notes are another table, in service."""

    INBOUND, OUTBOUND = "in", "out"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=3)
    channel_kind = models.CharField(max_length=12)
    author = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="messages")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    text = models.TextField()
    sent_at = models.DateTimeField()
    # Theirs, and written by a machine: an out-of-office asks nothing and keeps nobody waiting.
    is_automatic = models.BooleanField(default=False)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["conversation", "sent_at", "id"], name="message_in_order")]

    @property
    def account_id(self) -> int | None:
        """The thread's customer: events of a message stand on that account's timeline."""
        return self.conversation.account_id


class Activity(Row, Importable, Deletable):
    """Something somebody did with a customer: a visit, a call, a meeting, with its outcome and next action."""

    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="activities"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="activities"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="activities")
    kind = models.CharField(max_length=20)
    # sales or service: the role in which it was done.
    side = models.CharField(max_length=8)
    subject = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    happened_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    next_action = models.CharField(max_length=300, blank=True)
    next_action_on = models.DateField(null=True, blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-happened_at", "-id"], name="activity_recent"),
            models.Index(fields=["account", "-happened_at"], name="activity_of_account"),
        ]


class Task(Row, Importable, Deletable):
    """Something somebody has to do, by a day."""

    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="tasks"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="tasks")
    subject = models.CharField(max_length=300)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
