"""What this room declares at start-up: how its rows are owned, what it hears, what comes back nightly."""

from datetime import timedelta

from enishi.customers.following import follows
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every
from enishi.insight import ledger
from enishi.insight.meetings import wiring as meetings

register("insight.RevenueLine", Ownership("reports", account="account"))
register("insight.FrozenDeal", Ownership("deals", parent="deal", parent_label="sales.Deal"))

events.on("order.*", ledger.orders_changed, history=True)
events.on("referral.recorded", ledger.orders_changed, history=True)
for kind in ("merged", "merged_away", "unmerged", "brought_back", "gathered"):
    events.on(f"account.{kind}", ledger.accounts_merged)
every(timedelta(days=1), "insight.rebuild")
# Asked each hour, so that a week begins soon after midnight on Monday wherever the organisation is.
every(timedelta(hours=1), "insight.freeze")
follows("insight.RevenueLine", "account", derived=True)
meetings.declare()
