"""What this room declares at start-up: how its rows are owned, and what it hears."""

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
register("bond.Promise", Ownership("promises", owners=(("owner", "both"),), account="account"))
register("bond.DealTicket", Ownership("links", account="ticket__account"))
register("bond.OrderHandover", Ownership("links", account="order__account"))
register("bond.Referral", Ownership("relationship", account="referred_account"))
