"""Quotes and their lines. Amounts are integer minor units of the quote's currency, tax excluded unless said."""

from django.db import models

from enishi.foundation.rows import Deletable, ReadJson, Row
from enishi.staff.models import Keyed


class Quote(Row, Deletable):
    """One version of an offer. A draft changes; once sent, its words and figures stand as the customer has them."""

    DRAFT, SENT, ACCEPTED, DECLINED, SUPERSEDED = "draft", "sent", "accepted", "declined", "superseded"

    # Q2026-00012, Q2026-00012-2: taken when it is first sent, so that a series has no gaps.
    number = models.CharField(max_length=40, null=True, unique=True)
    series = models.CharField(max_length=40, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="revisions")
    deal = models.ForeignKey("sales.Deal", on_delete=models.PROTECT, related_name="quotes")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="quotes"
    )
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="ja")
    currency = models.CharField(max_length=3, default="JPY")
    # The last day it holds; a sent one past it has expired, which nobody needs to write down.
    valid_until = models.DateField(null=True)
    delivery = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    payment = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    # 出精値引: taken off the whole, after the lines' own discounts.
    discount = models.BigIntegerField(default=0)
    # What it costs us: read by those who answer for the margin only (`wiring.py`).
    cost = models.BigIntegerField(null=True)
    # Counted from the lines: gross - the lines' discounts = subtotal, - discount = net, + tax = total.
    gross = models.BigIntegerField(default=0)
    subtotal = models.BigIntegerField(default=0)
    net = models.BigIntegerField(default=0)
    tax = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    # [{"rate": "10", "base": 3400000, "tax": 340000}, …], the highest rate first.
    rates = ReadJson(default=list)
    status = models.CharField(max_length=12, default=DRAFT)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="quotes_sent"
    )
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    # Who of the customer said yes or no.
    answered_by = models.CharField(max_length=200, blank=True)
    decline_reason = models.TextField(blank=True)
    document = models.ForeignKey(
        "commerce.Document", null=True, on_delete=models.PROTECT, related_name="quotes"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="quote_recent"),
            models.Index(fields=["deal", "status"], name="quote_of_deal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["replaces"], condition=models.Q(deleted_at=None), name="one_revision_of_a_quote"
            ),
            models.UniqueConstraint(
                fields=["deal"], condition=models.Q(status="accepted"), name="one_accepted_quote_a_deal"
            ),
        ]

    @property
    def name(self) -> str:
        """What it is called in the timeline and in notices."""
        return f"{self.number} {self.title}" if self.number else self.title

    @property
    def account_id(self) -> int | None:
        """Whose timeline its events stand in. The deal is read beside every quote that is changed."""
        return self.deal.account_id


class QuoteLine(Row):
    """One line of a quote: net = gross - discount. A heading has a text and no figures."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    is_heading = models.BooleanField(default=False)
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="quote_lines"
    )
    text = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    # Null while nobody has said it; such a quote is not sent.
    unit_price = models.BigIntegerField(null=True)
    discount = models.BigIntegerField(default=0)
    tax_class = models.CharField(max_length=12, default="standard")
    gross = models.BigIntegerField(default=0)
    net = models.BigIntegerField(default=0)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["quote", "position"], name="line_of_quote")]


class QuoteLink(Keyed):
    """The link by which a customer opens a quote. Only the hash of its key is kept; a new key makes the old void."""

    quote = models.OneToOneField(Quote, on_delete=models.CASCADE, related_name="link")
    key_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    last_opened_at = models.DateTimeField(null=True)
    opens = models.PositiveIntegerField(default=0)
