"""Tickets and internal notes; what hangs on them lies in folders of its own."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from enishi.foundation.rows import Customised, Importable, Mergeable, ReadJson, Row
from enishi.service.complaints.models import Complaint as Complaint
from enishi.service.complaints.models import ComplaintStep as ComplaintStep
from enishi.service.drafts.models import Draft as Draft
from enishi.service.escalation.models import Escalation as Escalation
from enishi.service.forms.models import TicketForms as TicketForms
from enishi.service.improvements.models import Improvement as Improvement
from enishi.service.improvements.models import Voice as Voice
from enishi.service.knowledge.models import Article as Article
from enishi.service.knowledge.models import ArticleUse as ArticleUse
from enishi.service.knowledge.models import ArticleVersion as ArticleVersion
from enishi.service.knowledge.models import HelpQuestion as HelpQuestion
from enishi.service.macros.models import Macro as Macro
from enishi.service.routing.models import RoutingSettings as RoutingSettings
from enishi.service.side.models import SideConversation as SideConversation
from enishi.service.sla.models import SlaBreach as SlaBreach
from enishi.service.sla.models import SlaPolicy as SlaPolicy
from enishi.service.sla.models import StepTaken as StepTaken
from enishi.service.surveys.models import Survey as Survey
from enishi.service.surveys.models import SurveyResponse as SurveyResponse
from enishi.service.surveys.models import SurveySettings as SurveySettings
from enishi.service.troubleshooting.models import TreeWalk as TreeWalk
from enishi.service.troubleshooting.models import Troubleshooter as Troubleshooter
from enishi.service.troubleshooting.models import TroubleshooterVersion as TroubleshooterVersion
from enishi.service.working.models import WorkSession as WorkSession


class StatusType(models.TextChoices):
    """What a ticket's status means for its clocks."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"


class Never(models.Func):
    """Later than any target. Not a parameter: an index is found by the text of its expression."""

    template = "'9999-01-01 00:00:00'"
    output_field = models.DateTimeField()


# The target that is awaited next; a ticket without one comes last.
AWAITED = Coalesce(
    models.Case(
        models.When(first_reply_at=None, then=models.F("first_reply_due")),
        models.When(
            models.Q(solve_due=None) | models.Q(next_reply_due__lt=models.F("solve_due")),
            then=models.F("next_reply_due"),
        ),
        output_field=models.DateTimeField(),
    ),
    models.F("solve_due"),
    Never(),
)


class Ticket(Row, Importable, Mergeable, Customised):
    """A customer's question, fault, request or complaint, until it is solved."""

    number = models.PositiveBigIntegerField(unique=True)
    subject = models.CharField(max_length=300)
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="tickets"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="tickets"
    )
    # What it is about: the agreement it is answered under, and the machine.
    contract = models.ForeignKey(
        "commerce.Contract", null=True, on_delete=models.SET_NULL, related_name="tickets"
    )
    item = models.ForeignKey(
        "commerce.InstalledItem", null=True, on_delete=models.SET_NULL, related_name="tickets"
    )
    channel_kind = models.CharField(max_length=12, default="phone")
    # question, fault, request, complaint, pre_sales
    type = models.CharField(max_length=12, default="question")
    category = models.CharField(max_length=60, blank=True)
    # As `tags.rules.kept` has them; null where there are none, so that an index knows those with some.
    tags = ReadJson(null=True)
    # 1 low, 2 medium, 3 high, 4 urgent
    priority = models.PositiveSmallIntegerField(default=2)
    # 1 to 3 each, where the priority follows from them
    impact = models.PositiveSmallIntegerField(null=True)
    urgency = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=12, choices=StatusType.choices, default=StatusType.NEW)
    # While it is open: inside or maker, whom we wait for ourselves. The customer waits on, and the clock runs on.
    held_for = models.CharField(max_length=8, blank=True)
    snoozed_until = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")
    split_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="split_off")
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="tickets")
    assignee = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="tickets")
    # Why it is whose it is, where a rule chose: `routing.rules.Routed.why`; null where somebody said so.
    routed_why = models.JSONField(null=True)
    # Everybody who could take it had no room.
    waits_for_place = models.BooleanField(default=False)
    # Whoever held it when it was solved: that person is credited, whoever holds it later.
    solved_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="tickets_solved"
    )
    opened_at = models.DateTimeField()
    first_reply_at = models.DateTimeField(null=True)
    # Business seconds until then, on the calendar of that day: a later calendar changes no history.
    first_reply_took = models.PositiveIntegerField(null=True)
    first_solved_at = models.DateTimeField(null=True)
    solved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    first_reply_due = models.DateTimeField(null=True)
    # The oldest message of the customer that has no answer yet, once they have had a first one.
    waiting_since = models.DateTimeField(null=True)
    next_reply_due = models.DateTimeField(null=True)
    solve_due = models.DateTimeField(null=True)
    # When the customer was last told that it will be closed unless they write.
    closing_told_at = models.DateTimeField(null=True)
    # The policy it was given; none: the default one.
    policy = models.ForeignKey(SlaPolicy, null=True, on_delete=models.PROTECT, related_name="tickets")

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="ticket_recent"),
            models.Index(AWAITED, "id", name="ticket_awaited"),
            models.Index(fields=["status", "solve_due", "id"], name="ticket_queue"),
            models.Index(fields=["account", "status"], name="ticket_of_account"),
            models.Index(fields=["opened_at"], name="ticket_opened"),
            models.Index(
                fields=["tags", "deleted_at"],
                condition=models.Q(tags__isnull=False),
                name="ticket_tagged",
            ),
            models.Index(fields=["solved_at"], name="ticket_solved"),
            models.Index(
                fields=["snoozed_until"],
                condition=models.Q(snoozed_until__isnull=False),
                name="ticket_snoozed",
            ),
            models.Index(
                fields=["-priority", "opened_at"],
                condition=models.Q(waits_for_place=True),
                name="ticket_awaits_place",
            ),
        ]


class StatusChange(Row):
    """A ticket's move from one status to another: which times its clock stood still, and any replay.

    A history from another product keeps the `code` it had there, and knows a status more than tickets have: hold. What
    was done to a ticket without moving it `is_touch`, from a status to the same.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="status_changes")
    from_status = models.CharField(max_length=12)
    to_status = models.CharField(max_length=12)
    changed_at = models.DateTimeField()
    code = models.CharField(max_length=100, blank=True)
    is_touch = models.BooleanField(default=False)


class TicketConversation(Row):
    """A conversation of a ticket: its own, and those of tickets merged into it, which `begun_in` them."""

    ticket = models.ForeignKey(
        Ticket,
        on_delete=models.CASCADE,
        related_name="conversation_links",
        related_query_name="conversation_link",
    )
    begun_in = models.ForeignKey(Ticket, null=True, on_delete=models.SET_NULL, related_name="threads_begun")
    conversation = models.OneToOneField(
        "interactions.Conversation", on_delete=models.CASCADE, related_name="ticket_link"
    )

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(begun_in=None), name="ticket_own_conversation"
            )
        ]


class TicketPerson(Row):
    """A colleague besides the one who holds the ticket: a collaborator 協力者 works on it too, a follower is told."""

    COLLABORATOR, FOLLOWER = "collaborator", "follower"

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="tickets_beside")
    role = models.CharField(max_length=12)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["ticket", "user", "role"], name="ticket_person_once")]


class InternalNote(Row):
    """A note among colleagues. A table of its own, so that no forgotten filter can show it to a customer."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="notes")
    # The ticket it was written in, where that one was merged into this.
    written_in = models.ForeignKey(Ticket, null=True, on_delete=models.SET_NULL, related_name="notes_begun")
    author = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="internal_notes"
    )
    text = models.TextField()

    def snapshot(self) -> dict[str, Any]:
        """The log keeps who wrote when; the words stay in this table alone."""
        return {name: value for name, value in super().snapshot().items() if name != "text"}
