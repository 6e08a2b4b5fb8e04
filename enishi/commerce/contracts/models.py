"""What a customer has of ours: agreements that run for a time, and machines that stand somewhere."""

from django.db import models
from django.db.models import Q

from enishi.foundation.rows import Deletable, Importable, Row


class Contract(Row, Importable, Deletable):
    """An agreement for a period. What state it is in follows from its days (`rules.state`)."""

    number = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=200)
    # maintenance, subscription, spot
    kind = models.CharField(max_length=12, default="maintenance")
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="contracts")
    product = models.ForeignKey(
        "commerce.Product", null=True, on_delete=models.PROTECT, related_name="contracts"
    )
    starts_on = models.DateField()
    # Its last day.
    ends_on = models.DateField()
    # The first day of what comes after it.
    renewal_on = models.DateField()
    notice_days = models.PositiveSmallIntegerField(default=60)
    # So many days before the last one, or the business day before that: from then on the renewal is talked about.
    notice_on = models.DateField()
    auto_renews = models.BooleanField(default=False)
    # Without tax, in minor units, for each `per`: month, year, or "" for the whole period. Null: not known.
    amount = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="JPY")
    per = models.CharField(max_length=8, blank=True)
    # What it entitles to, by class: "" none, weekday, always, onsite; and in words.
    entitlement_class = models.CharField(max_length=12, blank=True)
    entitlement = models.TextField(blank=True)
    # Its last day when it was ended before its time or will not go on.
    cancelled_on = models.DateField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["renewal_on", "id"], name="contract_by_renewal"),
            models.Index(fields=["account", "renewal_on"], name="contract_of_account"),
        ]


class InstalledItem(Row, Importable, Deletable):
    """One machine of ours at a customer's: which, where, since when, and until when its guarantee runs."""

    product = models.ForeignKey("commerce.Product", on_delete=models.PROTECT, related_name="installed_items")
    serial = models.CharField(max_length=100, blank=True)
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="installed_items")
    contract = models.ForeignKey(
        Contract, null=True, on_delete=models.SET_NULL, related_name="installed_items"
    )
    site = models.CharField(max_length=200, blank=True)
    installed_on = models.DateField(null=True)
    warranty_until = models.DateField(null=True)
    removed_on = models.DateField(null=True)
    usage = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["account", "product"], name="item_of_account"),
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="item_recent"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "serial"],
                condition=Q(deleted_at=None) & ~Q(serial=""),
                name="one_serial_a_product",
            )
        ]

    @property
    def name(self) -> str:
        """As people call it: the product, then the serial number."""
        return f"{self.product.name} {self.serial}".strip()
