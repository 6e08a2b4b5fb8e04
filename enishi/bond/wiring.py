"""What this room declares at start-up: how its rows are owned, and what it hears."""

from datetime import timedelta

from django.db.models import Q

from enishi.bond import hearing, planned, standing, telling
from enishi.bond.guiding import wiring as guiding
from enishi.bond.models import Handover, Promise
from enishi.customers.following import follows
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every
from enishi.staff.feeds.registry import calendar_has
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

register(
    "bond.Handover",
    Ownership(
        "handovers",
        owners=(("given_by", "sales"), ("service_owner", "service")),
        teams=("team",),
        account="account",
    ),
)
register("bond.Promise", Ownership("promises", owners=(("owner", "both"),), account="account", pool=True))
register("bond.DealTicket", Ownership("links", account="ticket__account"))
register("bond.ContractDeal", Ownership("links", account="contract__account"))
register("bond.OrderHandover", Ownership("links", account="order__account"))
register("bond.Referral", Ownership("relationship", account="referred_account"))

events.on("deal.won", hearing.deals_won)
for kind in hearing.ENDINGS:
    events.on(kind, hearing.renewals_ended)
events.on("lead.converted", hearing.leads_converted, history=True)
events.on("lead.unconverted", hearing.leads_unconverted)
for kind in ("lead.created", "lead.updated"):
    events.on(kind, hearing.leads_referred)
for subject in (
    "account",
    "deal",
    "order",
    "ticket",
    "activity",
    "survey",
    "handover",
    "referral",
    "contract",
):
    events.on(f"{subject}.*", standing.heard, history=True)
every(timedelta(days=1), "bond.renewals_passed")
every(timedelta(days=1), "bond.renew")
holds(
    Holding(
        "handovers",
        "bond.Handover",
        ("given_by", "service_owner"),
        "handover.updated",
        is_open=~Q(status=Handover.ACCEPTED),
    )
)
holds(Holding("promises", "bond.Promise", ("owner",), "promise.updated", is_open=Q(status=Promise.OPEN)))
follows("bond.Handover", "account")
follows("bond.Promise", "account")
follows("bond.Referral", "referrer", "referring_account")
follows("bond.Referral", "referred_account", beside=())
notices.leads_to("bond.Handover", "/handovers/{id}", lambda row: f"#{row.number} {row.account.name}")
notices.tells(notices.Kind("handover_opened", lends=True), ["handover.opened"], telling.to_service)
notices.tells(notices.Kind("handover_answered", lends=True), ["handover.answered"], telling.to_service)
notices.tells(
    notices.Kind("handover_back", lends=True), ["handover.asked", "handover.rejected"], telling.to_sales
)
notices.tells(notices.Kind("handover_accepted"), ["handover.accepted"], telling.to_sales)
calendar_has(planned.promised)
guiding.declare()
