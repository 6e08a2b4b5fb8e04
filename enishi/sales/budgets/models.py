"""What a product should sell in a period."""

from django.db import models

from enishi.foundation.rows import Deletable, Row


class ProductTarget(Row, Deletable):
    """The value to be won with a product in a period, in minor units of the organisation's currency.

    Targets of people and teams are `staff.Target`: that room knows no products.
    """

    product = models.ForeignKey("commerce.Product", on_delete=models.CASCADE, related_name="targets")
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.BigIntegerField()

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["product", "starts_on"], name="target_of_product")]
