"""What customers buy and bought."""

from django.db import models

from enishi.commerce.configuring.models import ProductTie as ProductTie
from enishi.commerce.contracts.models import Contract as Contract
from enishi.commerce.contracts.models import InstalledItem as InstalledItem
from enishi.commerce.deliveries.models import Delivery as Delivery
from enishi.commerce.deliveries.models import DeliveryLine as DeliveryLine
from enishi.commerce.invoices.models import CreditNote as CreditNote
from enishi.commerce.invoices.models import Invoice as Invoice
from enishi.commerce.invoices.models import InvoiceLine as InvoiceLine
from enishi.commerce.payments.models import Allocation as Allocation
from enishi.commerce.payments.models import Payment as Payment
from enishi.commerce.pricing.models import PriceBook as PriceBook
from enishi.commerce.pricing.models import PricePoint as PricePoint
from enishi.foundation.rows import Customised, Deletable, Importable, Row


class Product(Row, Importable, Deletable, Customised):
    """Something we sell. Prices are without tax, in minor units."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    price = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="JPY")
    # standard (10 %), reduced (8 %), exempt, outside, export
    tax_class = models.CharField(max_length=12, default="standard")
    # "" once, "month" or "year"
    recurring = models.CharField(max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    # What else its owners have, counted anew each night (`together.rules.kept`); {} while nobody has it.
    bought_with = models.JSONField(default=dict)


class Order(Row, Importable):
    """What a customer ordered, on which day. Its lines are the units of the revenue ledger."""

    number = models.PositiveBigIntegerField(unique=True)
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="orders")
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="orders"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="orders")
    # "", new, renewal, expansion, cross_sell, win_back: what the deal said; the ledger decides where it is empty.
    deal_kind = models.CharField(max_length=12, blank=True)
    ordered_on = models.DateField()
    currency = models.CharField(max_length=3, default="JPY")
    gross = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField()

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["account", "ordered_on", "id"], name="order_of_account")]


class CustomerTerms(Row):
    """When one customer pays, where that differs from what is usual."""

    account = models.OneToOneField(
        "customers.Account", on_delete=models.CASCADE, related_name="payment_terms"
    )
    # As on the organisation; empty means the usual ones.
    terms = models.JSONField(default=dict)
    # 与信枠: how much may be owed at most, tax included, in minor units of our currency; null: nothing was said.
    credit_limit = models.BigIntegerField(null=True)
    # 与信停止: nothing more is sold on credit.
    is_credit_stopped = models.BooleanField(default=False)
    # Which price books hold for them besides those of every customer.
    customer_class = models.CharField(max_length=40, blank=True)


class Document(Row):
    """A document as it was issued: its bytes, and the day, amount and customer it is found by. Never changed."""

    ORDER_CONFIRMATION, QUOTE, DELIVERY = "order_confirmation", "quote", "delivery"
    INVOICE, CREDIT_NOTE, RECEIPT = "invoice", "credit_note", "receipt"
    PROPOSAL = "proposal"

    kind = models.CharField(max_length=24)
    # `series` is the number of the first one; later ones of the same record carry -2, -3, … behind it.
    number = models.CharField(max_length=40, unique=True)
    series = models.CharField(max_length=40)
    revision = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2)
    # What it speaks of, by plain columns: an order of this room, or a record of a room above.
    subject = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    subject_uid = models.UUIDField()
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="documents")
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="documents")
    addressee = models.CharField(max_length=500)
    # Key for matching only: the customer as the record and the paper name them.
    customer_key = models.CharField(max_length=600)
    issued_on = models.DateField()
    # Tax included, in minor units: what the paper says at its largest.
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    # SHA-256 of what is printed but for number and day: the same again is no other document.
    facts = models.CharField(max_length=64)
    content = models.ForeignKey("foundation.Content", on_delete=models.PROTECT, related_name="documents")
    size = models.PositiveIntegerField()
    issued_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="documents_issued"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["issued_on", "id"], name="document_by_day"),
            models.Index(fields=["amount", "id"], name="document_by_amount"),
            models.Index(fields=["account", "issued_on", "id"], name="document_of_account"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "kind", "language", "revision"],
                name="one_document_a_revision",
            )
        ]


class OrderLine(Row):
    """One line of an order: net = gross - discount, tax excluded, in minor units."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="order_lines")
    text = models.CharField(max_length=300, blank=True)
    # As on the quote it came from; "" where the product's own holds.
    tax_class = models.CharField(max_length=12, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    unit_price = models.BigIntegerField()
    gross = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField()
