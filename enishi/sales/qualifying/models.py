"""What the house asks of a lead, and what was done with one."""

from django.db import models

from enishi.foundation.rows import Row
from enishi.sales.qualifying.rules import REASONS
from enishi.sales.qualifying.score import USUAL, Rule


class LeadSettings(Row):
    """How the house works with leads. There is a single row, made when somebody first changes something."""

    sole = models.BooleanField(default=True, unique=True, editable=False)
    # Items of `rules.ITEMS` that must be confirmed before a lead becomes a deal.
    required = models.JSONField(default=list)
    # [{"field", "value", "points"}, …] of `score.Rule`; None: the usual ones until somebody says otherwise.
    points = models.JSONField(null=True)
    # What the leads so far teach: `learning.learned`, with `at`; null before the first night.
    learned = models.JSONField(null=True)
    # [{"name", "sources", …, "person", "team"}, …] of `assigning.rules.Rule`, in the order they are tried.
    assignment = models.JSONField(default=list)
    # In how many minutes of working time a new lead is spoken to; null: no clock is started.
    contact_minutes = models.PositiveIntegerField(null=True)
    # Why leads are set aside, in the order they are offered; the usual reasons until some are named.
    reasons = models.JSONField(default=list)

    @property
    def offered(self) -> list[str]:
        return self.reasons or list(REASONS)

    @property
    def rules(self) -> list[Rule]:
        return list(USUAL) if self.points is None else [Rule(**one) for one in self.points]


class LeadActivity(Row):
    """An activity that belongs to a lead, who is no customer yet."""

    lead = models.ForeignKey("sales.Lead", on_delete=models.CASCADE, related_name="activity_links")
    activity = models.OneToOneField(
        "interactions.Activity", on_delete=models.CASCADE, related_name="lead_link"
    )
