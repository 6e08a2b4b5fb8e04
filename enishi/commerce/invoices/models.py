"""Invoices with their lines, and credit notes. Amounts are in minor units."""

from django.db import models

from enishi.foundation.rows import Row


class Invoice(Row):
    """What a customer owes for what was delivered. A draft has no number; once issued only its sums to pay change."""

    DRAFT, ISSUED, CANCELLED = "draft", "issued", "cancelled"

    number = models.CharField(max_length=40, null=True, unique=True)
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="invoices")
    # Of one order; none where a closing brings several together.
    order = models.ForeignKey("commerce.Order", null=True, on_delete=models.PROTECT, related_name="invoices")
    closing_on = models.DateField(null=True)
    status = models.CharField(max_length=10, default=DRAFT)
    language = models.CharField(max_length=2, default="ja")
    currency = models.CharField(max_length=3, default="JPY")
    issued_on = models.DateField(null=True)
    due_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    gross = models.BigIntegerField(default=0)
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField(default=0)
    # [{"rate": "10", "base": 140104, "tax": 14010}, …]: rounded once per rate.
    rates = models.JSONField(default=list)
    tax = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    # Of a closing, as the paper says: what came in since the one before, and what is still owed of earlier ones.
    received = models.BigIntegerField(default=0)
    carried = models.BigIntegerField(default=0)
    # Tax included: taken back by credit notes, paid (with fees that are ours), and what is left.
    credited = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    balance = models.BigIntegerField(default=0)
    # The day on which nothing was left to pay.
    settled_on = models.DateField(null=True)
    # Days from the due day to that one; below 0 is early.
    days_late = models.SmallIntegerField(null=True)
    document = models.ForeignKey(
        "commerce.Document", null=True, on_delete=models.PROTECT, related_name="invoices"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["account", "status", "due_on"], name="invoice_of_account"),
            models.Index(fields=["issued_on", "id"], name="invoice_by_day"),
            models.Index(fields=["status", "due_on", "id"], name="invoice_by_due"),
        ]


class InvoiceLine(Row):
    """One delivered line as it is billed, with the rate of its day."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    delivery_line = models.ForeignKey(
        "commerce.DeliveryLine", on_delete=models.PROTECT, related_name="invoice_lines"
    )
    position = models.PositiveSmallIntegerField()
    supplied_on = models.DateField()
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    gross = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField()
    tax_class = models.CharField(max_length=12)
    rate = models.CharField(max_length=8)


class CreditNote(Row):
    """What is taken back of an invoice (返還インボイス): goods returned, a price lowered. Amounts are positive."""

    number = models.CharField(max_length=40, unique=True)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    issued_on = models.DateField()
    reason = models.CharField(max_length=300)
    # [{"position": 1, "net": 1000}, …]: so much of that line of the invoice, tax excluded.
    lines = models.JSONField(default=list)
    rates = models.JSONField(default=list)
    net = models.BigIntegerField()
    tax = models.BigIntegerField()
    total = models.BigIntegerField()
    document = models.ForeignKey(
        "commerce.Document", null=True, on_delete=models.PROTECT, related_name="credit_notes"
    )
