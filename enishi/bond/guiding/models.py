"""What was answered to a guide, and how a prospect's ticket hangs on their lead."""

from django.db import models

from enishi.foundation.rows import ReadJson, Row


class LeadTicket(Row):
    """A prospect's question: the ticket of a lead. Whoever may read the lead may read the ticket."""

    lead = models.ForeignKey("sales.Lead", on_delete=models.CASCADE, related_name="ticket_links")
    ticket = models.OneToOneField("service.Ticket", on_delete=models.CASCADE, related_name="lead_link")
    # The lead's conversion gave the ticket its customer: taken back, it takes it away again.
    gave_account = models.BooleanField(default=False)


class GuideRun(Row):
    """A guide that somebody went through: for whom, what it led to, and what became of it."""

    guide = models.ForeignKey("sales.Guide", on_delete=models.PROTECT, related_name="runs")
    language = models.CharField(max_length=2, default="ja")
    taken_at = models.DateTimeField()
    # None: the prospect themself, on the public page.
    taken_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    question = models.TextField(blank=True)
    # [{"product", "name", "fits", "reasons", "against", "unnamed"}, …], as it was shown.
    found = ReadJson(default=list)
    post = models.OneToOneField(
        "sales.FormPost", null=True, on_delete=models.SET_NULL, related_name="guide_run"
    )
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="guide_runs"
    )
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.SET_NULL, related_name="guide_runs")
    ticket = models.ForeignKey(
        "service.Ticket", null=True, on_delete=models.SET_NULL, related_name="guide_runs"
    )
    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.SET_NULL, related_name="guide_runs")
    quote = models.ForeignKey("sales.Quote", null=True, on_delete=models.SET_NULL, related_name="guide_runs")

    class Meta(Row.Meta):
        ordering = ["-id"]


class GivenAnswer(Row):
    """One answer of a run, in the words in which it was asked and given."""

    run = models.ForeignKey(GuideRun, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    question_id = models.CharField(max_length=20)
    answer_id = models.CharField(max_length=20)
    question = models.CharField(max_length=300)
    answer = models.CharField(max_length=300)

    class Meta(Row.Meta):
        ordering = ["position"]
