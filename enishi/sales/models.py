"""Leads, pipelines and deals."""

from django.db import models

from enishi.foundation.rows import Customised, Deletable, Importable, ReadJson, Row
from enishi.sales.approvals.models import Approval as Approval
from enishi.sales.approvals.models import ApprovalRoute as ApprovalRoute
from enishi.sales.approvals.models import ApprovalStep as ApprovalStep
from enishi.sales.budgets.models import ProductTarget as ProductTarget
from enishi.sales.campaigns.models import Campaign as Campaign
from enishi.sales.capture.models import FormPost as FormPost
from enishi.sales.capture.models import LeadForm as LeadForm
from enishi.sales.demos.models import Demo as Demo
from enishi.sales.demos.models import DemoGuest as DemoGuest
from enishi.sales.demos.models import DemoQuestion as DemoQuestion
from enishi.sales.guides.models import Guide as Guide
from enishi.sales.market.models import MarketNote as MarketNote
from enishi.sales.market.models import TargetList as TargetList
from enishi.sales.market.models import TargetRow as TargetRow
from enishi.sales.negotiating.models import Competitor as Competitor
from enishi.sales.negotiating.models import DealCompetitor as DealCompetitor
from enishi.sales.negotiating.models import Need as Need
from enishi.sales.negotiating.models import Objection as Objection
from enishi.sales.proposals.models import Proposal as Proposal
from enishi.sales.qualifying.models import LeadActivity as LeadActivity
from enishi.sales.qualifying.models import LeadSettings as LeadSettings
from enishi.sales.quotes.models import Quote as Quote
from enishi.sales.quotes.models import QuoteLine as QuoteLine
from enishi.sales.quotes.models import QuoteLink as QuoteLink
from enishi.sales.sequences.models import Enrolment as Enrolment
from enishi.sales.sequences.models import Sequence as Sequence
from enishi.sales.stakeholders.models import Stakeholder as Stakeholder


class StageType(models.TextChoices):
    """What a stage means, whatever it is called."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    ON_HOLD = "on_hold"


class Lead(Row, Importable, Deletable, Customised):
    """Somebody who may become a customer. After conversion its lineage stands for ever."""

    NEW, WORKING, NURTURING, CONVERTED, DISQUALIFIED = (
        "new",
        "working",
        "nurturing",
        "converted",
        "disqualified",
    )

    number = models.PositiveBigIntegerField(unique=True)
    company = models.CharField(max_length=200, blank=True)
    corporate_number = models.CharField(max_length=13, blank=True)
    family_name = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100, blank=True)
    family_kana = models.CharField(max_length=100, blank=True)
    given_kana = models.CharField(max_length=100, blank=True)
    department = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=40, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.SET_NULL, related_name="leads")
    status = models.CharField(max_length=12, default=NEW)
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="leads")
    # Who sent them to us: a contact of a customer. A converted lead with a referrer makes a referral.
    referrer = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="referred_leads"
    )
    # What is known of their company, and what they ask about: by these a lead finds its seller.
    prefecture = models.CharField(max_length=20, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    employees = models.PositiveIntegerField(null=True)
    product = models.ForeignKey("commerce.Product", null=True, on_delete=models.PROTECT, related_name="leads")
    language = models.CharField(max_length=2, blank=True)
    # Why it is its owner's, where a rule chose: `assigning.rules.Choice.why`; null where somebody said so.
    owner_why = models.JSONField(null=True)
    # Until when somebody of ours speaks to them, when somebody did, and in how many minutes of working time.
    contact_due_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    contacted_in = models.PositiveIntegerField(null=True)
    contact_alarmed = models.BooleanField(default=False)
    # Of one who came by the web: {"utm_source", …, "page"}, as far as they are known.
    utm = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    # {"budget": {"state", "text", "evidence": {"kind", "id"} or null, "by", "at"}, …}: `qualifying.rules.ITEMS`.
    checks = ReadJson(default=dict)
    # The sum of its reasons, kept so that lists can stand in its order; `qualifying.score`.
    score = models.IntegerField(default=0)
    # While it is nurtured: the day on which it is worked on again.
    nurture_until = models.DateField(null=True)
    disqualified_reason = models.CharField(max_length=200, blank=True)
    converted_at = models.DateTimeField(null=True)
    # What its conversion made, by public id, so that it can be taken back: {"deal", "account", "contact"}.
    made = models.JSONField(default=dict)
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="leads"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="leads"
    )

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="lead_recent"),
            models.Index(fields=["-score", "-id", "deleted_at"], name="lead_by_score"),
            models.Index(fields=["contact_due_at"], condition=models.Q(contacted_at=None), name="lead_waits"),
        ]


class Pipeline(Row):
    """A way deals go, stage by stage."""

    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    is_default = models.BooleanField(default=False)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_pipeline"
            )
        ]


class Stage(Row):
    """A step of a pipeline: its name is free, its type is fixed."""

    pipeline = models.ForeignKey(Pipeline, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    type = models.CharField(max_length=8, choices=StageType.choices, default=StageType.OPEN)
    probability = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["pipeline", "position"], name="one_stage_a_place")]

    def called(self, language: str) -> str:
        """Its name in this language, as far as it has one."""
        return (self.name_en if language == "en" else "") or self.name


class Deal(Row, Importable, Deletable, Customised):
    """A chance to sell. `stage_type` repeats the stage's type so that every list is one indexed read."""

    number = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=300)
    # "", new, renewal, expansion, cross_sell, win_back
    kind = models.CharField(max_length=12, blank=True)
    account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="deals"
    )
    contact = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="deals"
    )
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="deals")
    lead = models.ForeignKey(Lead, null=True, on_delete=models.SET_NULL, related_name="deals")
    pipeline = models.ForeignKey(Pipeline, on_delete=models.PROTECT, related_name="deals")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="deals")
    stage_type = models.CharField(max_length=8, choices=StageType.choices, default=StageType.OPEN)
    stage_since = models.DateField()
    product = models.ForeignKey("commerce.Product", null=True, on_delete=models.PROTECT, related_name="deals")
    # Null means nobody has said yet; a won deal may lack it (flagged, never dropped).
    amount = models.BigIntegerField(null=True)
    # What it costs us, in the same currency: read by those who answer for the margin only (`wiring.py`).
    cost = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="JPY")
    probability = models.PositiveSmallIntegerField(default=0)
    opened_on = models.DateField()
    expected_close = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    lost_reason = models.CharField(max_length=40, blank=True)
    lost_note = models.TextField(blank=True)
    next_action = models.CharField(max_length=300, blank=True)
    next_action_on = models.DateField(null=True)
    # What sales tells service when it is won.
    why_bought = models.TextField(blank=True)
    go_live_on = models.DateField(null=True)
    # As on the lead it came from, and what was learnt since.
    checks = ReadJson(default=dict)
    # What the customer said about it after its end, and when: {} and null until somebody asked; `interviews.rules`.
    interview = ReadJson(default=dict)
    interviewed_on = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="deal_recent"),
            models.Index(fields=["stage", "-updated_at", "-id"], name="deal_in_stage"),
            models.Index(fields=["stage_type", "closed_on"], name="deal_closed"),
            models.Index(fields=["account", "stage_type"], name="deal_of_account"),
            models.Index(
                fields=["closed_on"],
                condition=models.Q(interviewed_on__isnull=False),
                name="deal_interviewed",
            ),
        ]


class StageChange(Row):
    """A deal's move from one stage to another; the history behind ageing and forecasts."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="stage_changes")
    from_stage = models.ForeignKey(Stage, null=True, on_delete=models.PROTECT, related_name="+")
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()


class DealOrder(Row):
    """The order a won deal became."""

    deal = models.OneToOneField(Deal, on_delete=models.PROTECT, related_name="order_link")
    order = models.OneToOneField("commerce.Order", on_delete=models.PROTECT, related_name="deal_link")


class DealActivity(Row):
    """An activity that belongs to a deal."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="activity_links")
    activity = models.OneToOneField(
        "interactions.Activity", on_delete=models.CASCADE, related_name="deal_link"
    )
