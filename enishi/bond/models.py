"""The seam's own rows: handovers, links between the roles, referrals."""

from django.db import models

from enishi.bond.guiding.models import GivenAnswer as GivenAnswer
from enishi.bond.guiding.models import GuideRun as GuideRun
from enishi.bond.guiding.models import LeadTicket as LeadTicket
from enishi.foundation.rows import Row


class Handover(Row):
    """A won customer passing from sales to service: a form with two clocks and a receipt."""

    OPEN, ASKED, ACCEPTED, REJECTED = "open", "asked", "accepted", "rejected"

    number = models.PositiveBigIntegerField(unique=True)
    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="handovers")
    deal = models.OneToOneField("sales.Deal", on_delete=models.PROTECT, related_name="handover")
    given_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="handovers_given"
    )
    service_owner = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="handovers_received"
    )
    team = models.ForeignKey("staff.Team", null=True, on_delete=models.SET_NULL, related_name="handovers")
    status = models.CharField(max_length=8, default=OPEN)
    why_bought = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    people = models.TextField(blank=True)
    go_live_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # While service has asked, the clock of sales runs: this is its end.
    answer_due_at = models.DateTimeField(null=True)
    question = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="handovers_accepted"
    )
    rejected_at = models.DateTimeField(null=True)
    reject_reason = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["status", "due_at", "id"], name="handover_waiting")]


class Promise(Row):
    """Something we promised a customer: who keeps it, by when, and where it was said."""

    OPEN, KEPT, BROKEN = "open", "kept", "broken"

    account = models.ForeignKey("customers.Account", on_delete=models.PROTECT, related_name="promises")
    handover = models.ForeignKey(Handover, null=True, on_delete=models.SET_NULL, related_name="promises")
    deal = models.ForeignKey("sales.Deal", null=True, on_delete=models.SET_NULL, related_name="promises")
    ticket = models.ForeignKey(
        "service.Ticket", null=True, on_delete=models.SET_NULL, related_name="promises"
    )
    text = models.CharField(max_length=500)
    owner = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="promises")
    due_on = models.DateField(null=True)
    status = models.CharField(max_length=8, default=OPEN)
    settled_at = models.DateTimeField(null=True)


class DealTicket(Row):
    """A deal and a ticket that have to do with each other, and why."""

    deal = models.ForeignKey("sales.Deal", on_delete=models.CASCADE, related_name="ticket_links")
    ticket = models.ForeignKey("service.Ticket", on_delete=models.CASCADE, related_name="deal_links")
    why = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["deal", "ticket"], name="one_link_a_pair")]


class ContractDeal(Row):
    """The deal in which the renewal of a contract's period is talked about: one a period."""

    contract = models.ForeignKey("commerce.Contract", on_delete=models.CASCADE, related_name="deal_links")
    deal = models.OneToOneField("sales.Deal", on_delete=models.CASCADE, related_name="contract_link")
    # Which renewal: a contract that renews by itself has another one every year.
    renewal_on = models.DateField()

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["contract", "renewal_on"], name="one_renewal_a_period")
        ]


class OrderHandover(Row):
    """The order a handover is about."""

    order = models.OneToOneField("commerce.Order", on_delete=models.CASCADE, related_name="handover_link")
    handover = models.OneToOneField(Handover, on_delete=models.CASCADE, related_name="order_link")


class Referral(Row):
    """Who sent whom: the contact of one customer who brought another."""

    referrer = models.ForeignKey(
        "customers.Contact", null=True, on_delete=models.SET_NULL, related_name="referrals_made"
    )
    referring_account = models.ForeignKey(
        "customers.Account", null=True, on_delete=models.PROTECT, related_name="referrals_made"
    )
    referred_account = models.OneToOneField(
        "customers.Account", on_delete=models.PROTECT, related_name="referral"
    )
    lead = models.ForeignKey("sales.Lead", null=True, on_delete=models.SET_NULL, related_name="referrals")
    referred_on = models.DateField()
