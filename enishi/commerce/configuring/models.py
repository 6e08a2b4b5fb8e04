"""How products go together."""

from django.db import models

from enishi.foundation.rows import Row


class ProductTie(Row):
    """What one product has to do with another: it is offered with it, holds it, needs it, or does not go with it."""

    OPTION, PART, REQUIRES, EXCLUDES = "option", "part", "requires", "excludes"

    product = models.ForeignKey("commerce.Product", on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey("commerce.Product", on_delete=models.PROTECT, related_name="tied_by")
    kind = models.CharField(max_length=8)
    # Of a part: how many one bundle holds.
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    # The sentence whoever configures sees.
    why = models.CharField(max_length=300, blank=True)
    why_en = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        ordering = ["kind", "id"]
        constraints = [models.UniqueConstraint(fields=["product", "other", "kind"], name="one_tie_of_a_kind")]
