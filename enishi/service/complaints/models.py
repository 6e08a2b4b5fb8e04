"""Complaints and the steps of their process."""

from typing import Any

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row

# What people wrote. It stays in this table alone: the event log keeps who changed what when, not the words.
WORDS = (
    *("title", "claimant", "demand", "compensation_note", "apology", "facts", "containment", "cause", "whys"),
    *("measure", "prevention", "effect", "members", "closing_words"),
)


class Complaint(Row, Deletable):
    """A customer's complaint, held on the ticket it came in by, from its receipt until its measure proved itself."""

    number = models.PositiveBigIntegerField(unique=True)
    ticket = models.ForeignKey("service.Ticket", on_delete=models.PROTECT, related_name="complaints")
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    serial = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=300)
    # A: grave, B: serious, C: slight. It sets the deadlines and whether the management is told.
    severity = models.CharField(max_length=1, default="B")
    # 申出者: who complained, in words; and what they ask of us.
    claimant = models.CharField(max_length=200, blank=True)
    demand = models.TextField(blank=True)
    responsibility = models.CharField(max_length=12, default="unknown")
    compensation = models.CharField(max_length=12, default="undecided")
    compensation_note = models.TextField(blank=True)
    apology = models.TextField(blank=True)
    facts = models.TextField(blank=True)
    containment = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    # なぜなぜ分析: ["…", "…"], each the answer to why the one before it happened.
    whys = ReadJson(default=list)
    measure = models.TextField(blank=True)
    measured_on = models.DateField(null=True)
    prevention = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    # 8D: who worked on it (D1), and the words that close it (D8).
    members = models.TextField(blank=True)
    closing_words = models.TextField(blank=True)
    is_legal = models.BooleanField(default=False)
    is_personal_data = models.BooleanField(default=False)
    is_harassment = models.BooleanField(default=False)
    # With any of the three: then only those who answer for it, and those named below, read it.
    is_restricted = models.BooleanField(default=False)
    # Somebody wants the management to know, whatever the severity.
    is_for_management = models.BooleanField(default=False)
    management_told_at = models.DateTimeField(null=True)
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="complaints")
    helper = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="complaints_helped"
    )
    # The step awaited next and until when; "closed" and none once all are done.
    step = models.CharField(max_length=12, default="apology")
    step_due = models.DateTimeField(null=True)
    # The day the customer was promised the report for; without it the severity says.
    report_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="complaint_recent"),
            models.Index(fields=["step_due", "id"], name="complaint_awaited"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(deleted_at=None), name="one_complaint_a_ticket"
            )
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline and in notices."""
        return f"CL-{self.number} {self.title}"

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in. The ticket is read beside every complaint that is changed."""
        return self.ticket.account_id

    def snapshot(self) -> dict[str, Any]:
        """The log keeps no word of it: it is read further than a restricted complaint is."""
        return {name: value for name, value in super().snapshot().items() if name not in WORDS}


class ComplaintStep(Row):
    """One step of the process: until when it is due, and who did it when."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=12)
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # When somebody was told that it is late: once.
    told_late_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["complaint", "position"], name="one_step_a_place")]
