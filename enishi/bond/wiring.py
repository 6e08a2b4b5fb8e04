"""What this room declares at start-up: how its rows are owned, and what it hears."""

from enishi.bond import hearing, standing
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register

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
register("bond.OrderHandover", Ownership("links", account="order__account"))
register("bond.Referral", Ownership("relationship", account="referred_account"))

events.on("deal.won", hearing.deals_won)
events.on("lead.converted", hearing.leads_converted, history=True)
for subject in ("account", "deal", "order", "ticket", "activity", "survey", "handover", "referral"):
    events.on(f"{subject}.*", standing.heard, history=True)
