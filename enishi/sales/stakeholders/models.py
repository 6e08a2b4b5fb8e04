"""A person with a part in the customer's decision."""

from django.db import models

from enishi.foundation.rows import ReadJson, Row


class Stakeholder(Row):
    """What a contact has to do with the decision on a deal."""

    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="stakeholders")
    contact = models.ForeignKey(
        "customers.Contact", on_delete=models.CASCADE, related_name="stakeholder_parts"
    )
    # `rules.ROLES` and `rules.ATTITUDES`
    role = models.CharField(max_length=16)
    attitude = models.CharField(max_length=8, default="unknown")
    reports_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="reports")
    # Public ids of others of the deal who listen to this one.
    influences = ReadJson(default=list)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["deal", "contact"], name="one_part_a_deal")]
