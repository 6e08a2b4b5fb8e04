"""Improvements and the voices of customers that they answer."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Improvement(Row, Deletable):
    """Something that is to be better, with whoever sees to it and by when, until it is so or is not to be."""

    number = models.PositiveBigIntegerField(unique=True)
    title = models.CharField(max_length=300)
    # What is to be better, and for whom.
    wanted = models.TextField(blank=True)
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="improvements"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="improvements")
    due_on = models.DateField(null=True)
    # received, considering, doing, done or declined
    status = models.CharField(max_length=12, default="received")
    # What is better now; why it is not to be.
    result = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    # The words for those who asked, with places to fill in; empty: the usual ones.
    answer = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["-updated_at", "-id", "deleted_at"], name="improvement_recent")]

    @property
    def name(self) -> str:
        """What it is called in the timeline and in notices."""
        return f"KZ-{self.number} {self.title}"


class Voice(Row):
    """A customer's word that asks for an improvement: a ticket, its complaint, or an answer to a survey.

    `ticket` is where it was said, as far as it was in one. Told by `message`; where nothing reaches the customer,
    `unreached` says why, and `task` is to tell them in another way.
    """

    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="voices")
    ticket = models.ForeignKey("service.Ticket", null=True, on_delete=models.CASCADE, related_name="voices")
    complaint = models.ForeignKey(
        "service.Complaint", null=True, on_delete=models.CASCADE, related_name="voices"
    )
    response = models.ForeignKey(
        "service.SurveyResponse", null=True, on_delete=models.CASCADE, related_name="voices"
    )
    added_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    message = models.ForeignKey(
        "interactions.Message", null=True, on_delete=models.SET_NULL, related_name="voices"
    )
    unreached = models.CharField(max_length=12, blank=True)
    task = models.ForeignKey("interactions.Task", null=True, on_delete=models.SET_NULL, related_name="voices")

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["improvement", "ticket"],
                condition=models.Q(complaint=None, response=None),
                name="one_voice_a_ticket",
            ),
            models.UniqueConstraint(fields=["improvement", "complaint"], name="one_voice_a_complaint"),
            models.UniqueConstraint(fields=["improvement", "response"], name="one_voice_a_response"),
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline."""
        return self.improvement.name

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in."""
        said = self.ticket or self.response
        return said.account_id if said else None
