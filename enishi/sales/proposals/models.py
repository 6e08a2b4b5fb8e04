"""Proposals: written on a deal, printed, and never changed once issued."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class Proposal(Row, Deletable):
    """What a customer needs and what of ours answers it. A draft changes; an issued one stands as it was printed."""

    DRAFT, ISSUED = "draft", "issued"

    # P2026-00012: taken when it is issued, so that the series has no gaps.
    number = models.CharField(max_length=40, null=True, unique=True)
    deal = models.ForeignKey("sales.Deal", on_delete=models.PROTECT, related_name="proposals")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    # What it would cost is said by a quote, whose number and sum are printed.
    quote = models.ForeignKey("sales.Quote", null=True, on_delete=models.SET_NULL, related_name="proposals")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="ja")
    situation = models.TextField(blank=True)
    # [{"need": "", "feature": "", "benefit": "", "proof": ""}, …] in their order.
    points = models.JSONField(default=list)
    plan = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    status = models.CharField(max_length=8, default=DRAFT)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    document = models.ForeignKey(
        "commerce.Document", null=True, on_delete=models.PROTECT, related_name="proposals"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="proposal_recent"),
            models.Index(fields=["deal", "status"], name="proposal_of_deal"),
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline and in notices."""
        return f"{self.number} {self.title}" if self.number else self.title

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in. The deal is read beside every proposal that is changed."""
        return self.deal.account_id
