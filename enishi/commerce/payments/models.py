"""Money that came in, and which invoices it paid. Amounts are in minor units."""

from django.db import models

from enishi.foundation.rows import Row


class Payment(Row):
    """Money that came in on a day. Whose it is, is said by a person: until then it has no customer."""

    HAND, BANK = "hand", "bank"

    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="payments"
    )
    received_on = models.DateField()
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="JPY")
    # As the bank writes it: ｶ)ﾊﾅｻｷｾｲｷ.
    payer = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=4, default=HAND)
    # SHA-256 of the bank's line and of how many like it came before it: the same file again brings nothing.
    line_key = models.CharField(max_length=64, null=True, unique=True)
    note = models.CharField(max_length=300, blank=True)
    # How much of it was matched to invoices.
    matched = models.BigIntegerField(default=0)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["received_on", "id"], name="payment_by_day"),
            models.Index(fields=["account", "received_on", "id"], name="payment_of_account"),
        ]


class Allocation(Row):
    """So much of a payment paid so much of an invoice. `fee` is the bank's, kept back by the payer and borne by us."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="allocations")
    invoice = models.ForeignKey("commerce.Invoice", on_delete=models.PROTECT, related_name="allocations")
    amount = models.BigIntegerField()
    fee = models.BigIntegerField(default=0)
