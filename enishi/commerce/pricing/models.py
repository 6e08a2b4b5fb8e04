"""Prices besides the list price."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class PriceBook(Row, Deletable):
    """Prices in one currency, for one class of customers or for all, on the days it holds."""

    name = models.CharField(max_length=100)
    currency = models.CharField(max_length=3, default="JPY")
    # "" for every customer; else those whose terms say this class.
    customer_class = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    is_active = models.BooleanField(default=False)

    class Meta(Row.Meta):
        ordering = ["name", "id"]


class PricePoint(Row):
    """A product's price in a book, from a quantity on. Without tax, in minor units of the book's currency."""

    book = models.ForeignKey(PriceBook, on_delete=models.CASCADE, related_name="points")
    product = models.ForeignKey("commerce.Product", on_delete=models.PROTECT, related_name="price_points")
    min_quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    price = models.BigIntegerField()

    class Meta(Row.Meta):
        ordering = ["product_id", "min_quantity"]
        constraints = [
            models.UniqueConstraint(fields=["book", "product", "min_quantity"], name="one_price_a_quantity")
        ]
