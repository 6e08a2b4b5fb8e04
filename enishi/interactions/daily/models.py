"""A report on a day, and what was said about it."""

from django.db import models

from enishi.foundation.rows import Row


class DailyReport(Row):
    """Somebody's day in their own words. What they did is made from the records, and frozen when it is submitted."""

    DRAFT, SUBMITTED = "draft", "submitted"

    owner = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="daily_reports")
    day = models.DateField()
    status = models.CharField(max_length=10, default=DRAFT)
    text = models.TextField(blank=True)
    # [{"kind": …, "at": …, "title": …, …}, …] as `shapes.LineOut` says; empty while it is a draft.
    lines = models.JSONField(default=list)
    submitted_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-day", "-id"], name="report_recent")]
        constraints = [models.UniqueConstraint(fields=["owner", "day"], name="one_report_a_day")]


class ReportComment(Row):
    """What a manager, or whoever wrote it, says about a report."""

    report = models.ForeignKey(DailyReport, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="report_comments"
    )
    text = models.TextField()
