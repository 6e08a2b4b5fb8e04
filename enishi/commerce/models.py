"""What customers buy and bought."""

from django.db import models

from enishi.foundation.rows import Deletable, Importable, Row


class Product(Row, Importable, Deletable):
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


class OrderLine(Row):
    """One line of an order: net = gross - discount, tax excluded, in minor units."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="order_lines")
    text = models.CharField(max_length=300, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    unit_price = models.BigIntegerField()
    gross = models.BigIntegerField()
    discount = models.BigIntegerField(default=0)
    net = models.BigIntegerField()
