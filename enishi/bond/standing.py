"""Keeps `customers.Standing`: what each role needs to know of the other, one row an account.

Recomputed from the rows themselves for the accounts an action touched, in its own transaction, so it is
never a sum of increments that could drift. Grouped, so an act pays once and an import per batch.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum

from enishi.bond import rules
from enishi.bond.models import Handover, Referral
from enishi.commerce.contracts.rules import a_year
from enishi.commerce.models import Contract, Order
from enishi.customers.models import Account, Standing
from enishi.foundation import clock
from enishi.foundation.actions import finish_once
from enishi.foundation.events import Heard
from enishi.interactions.models import Activity, Conversation
from enishi.sales.models import Deal, StageType
from enishi.service.models import StatusType, SurveyResponse, Ticket
from enishi.service.surveys.queries import IS_CSAT

WHY = "standing is kept for every account, whoever acts"
BATCH = 500
UNSOLVED = [StatusType.NEW, StatusType.OPEN, StatusType.WAITING]
FIELDS = [
    "open_deals",
    "open_pipeline",
    "won_deals",
    "lifetime_net",
    "open_tickets",
    "worst_priority",
    "open_handovers",
    "last_contact_at",
    "satisfaction",
    "next_renewal_on",
    "next_renewal_worth",
    "updated_at",
]
Facts = dict[int, dict[str, Any]]


def heard(events: Sequence[Heard]) -> None:
    """Refresh the accounts these events touched, before and after the change, once an action."""
    accounts = {event.event.account_id for event in events}
    accounts |= {event.before.get("account_id") for event in events if event.before}
    for event in events:
        if isinstance(event.row, Referral):
            accounts |= {event.row.referring_account_id, event.row.referred_account_id}
    finish_once(refresh, {account for account in accounts if account})


def refresh(accounts: Collection[int]) -> None:
    """Compute the standing of these accounts anew. Nine reads and two writes, however many there are."""
    if not accounts:
        return
    facts: Facts = defaultdict(dict)
    for gather in (_deals, _orders, _tickets, _handovers, _contacts, _satisfaction, _renewals):
        for row in gather(accounts):
            facts[row.pop("account")].update(row)
    rows = [Standing(account_id=account, **_standing(facts[account])) for account in sorted(accounts)]
    Standing.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["account"], update_fields=FIELDS
    )
    _stages(accounts, facts)


def _standing(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "open_deals": facts.get("open_deals", 0),
        "open_pipeline": facts.get("open_pipeline") or 0,
        "won_deals": facts.get("won_deals", 0),
        "lifetime_net": facts.get("lifetime_net") or 0,
        "open_tickets": facts.get("open_tickets", 0),
        "worst_priority": facts.get("worst_priority") or 0,
        "open_handovers": facts.get("open_handovers", 0),
        "last_contact_at": facts.get("last_contact_at"),
        "satisfaction": facts.get("satisfaction"),
        "next_renewal_on": facts.get("next_renewal_on"),
        "next_renewal_worth": facts.get("next_renewal_worth"),
    }


def _deals(accounts: Collection[int]) -> Any:
    rows = Deal.objects.unscoped(WHY).filter(account__id__among=accounts, deleted_at=None)
    return rows.values("account").annotate(
        open_deals=Count("id", filter=Q(stage_type=StageType.OPEN)),
        open_pipeline=Sum("amount", filter=Q(stage_type=StageType.OPEN)),
        won_deals=Count("id", filter=Q(stage_type=StageType.WON)),
        first_won=Min("closed_on", filter=Q(stage_type=StageType.WON)),
    )


def _orders(accounts: Collection[int]) -> Any:
    rows = Order.objects.unscoped(WHY).filter(account__id__among=accounts)
    return rows.values("account").annotate(
        lifetime_net=Sum("net"), orders=Count("id"), first_order=Min("ordered_on")
    )


def _tickets(accounts: Collection[int]) -> Any:
    rows = Ticket.objects.unscoped(WHY).filter(
        account__id__among=accounts, deleted_at=None, status__in=UNSOLVED
    )
    return rows.values("account").annotate(open_tickets=Count("id"), worst_priority=Max("priority"))


def _handovers(accounts: Collection[int]) -> Any:
    rows = (
        Handover.objects.unscoped(WHY).filter(account__id__among=accounts).exclude(status=Handover.ACCEPTED)
    )
    return rows.values("account").annotate(open_handovers=Count("id"))


def _contacts(accounts: Collection[int]) -> list[dict[str, Any]]:
    """The last time anybody of either role was in touch: an activity or a message."""
    latest: dict[int, Any] = {}
    activities = Activity.objects.unscoped(WHY).filter(account__id__among=accounts, deleted_at=None)
    messages = Conversation.objects.unscoped(WHY).filter(account__id__among=accounts)
    for rows, column in ((activities, "happened_at"), (messages, "last_message_at")):
        for row in rows.values("account").annotate(last=Max(column)):
            known = latest.get(row["account"])
            if row["last"] and (known is None or row["last"] > known):
                latest[row["account"]] = row["last"]
    return [{"account": account, "last_contact_at": last} for account, last in latest.items()]


def _satisfaction(accounts: Collection[int]) -> list[dict[str, Any]]:
    rows = SurveyResponse.objects.unscoped(WHY).filter(
        IS_CSAT, account__id__among=accounts, score__isnull=False
    )
    latest = {
        row["account"]: row["score"] for row in rows.order_by("answered_at", "id").values("account", "score")
    }
    return [{"account": account, "satisfaction": score} for account, score in latest.items()]


def _renewals(accounts: Collection[int]) -> list[dict[str, Any]]:
    """The contract of each that renews next, today or later; what is cancelled does not."""
    today = clock.today()
    rows = Contract.objects.unscoped(WHY).filter(
        account__id__among=accounts, deleted_at=None, cancelled_on=None, renewal_on__gte=today
    )
    first: dict[int, dict[str, Any]] = {}
    for one in rows.order_by("renewal_on", "id"):
        worth = a_year(one.amount, one.per, one.starts_on, one.ends_on)
        told = {"account": one.account_id, "next_renewal_on": one.renewal_on, "next_renewal_worth": worth}
        first.setdefault(one.account_id, told)
    return list(first.values())


def refresh_passed() -> None:
    """Those whose renewal has passed: their next one is another day's. Once a day."""
    passed = Standing.objects.filter(next_renewal_on__lt=clock.today())
    keys = list(passed.values_list("account_id", flat=True))
    for start in range(0, len(keys), BATCH):
        refresh(keys[start : start + BATCH])


def _stages(accounts: Collection[int], facts: Facts) -> None:
    """The stage of the relationship, and since when they are a customer: both follow from the rows."""
    made = Referral.objects.unscoped(WHY).filter(referring_account__id__among=accounts)
    referrals = {
        row["referring_account"]: row["n"] for row in made.values("referring_account").annotate(n=Count("id"))
    }
    changed = []
    for account in Account.objects.unscoped(WHY).filter(pk__among=accounts):
        known = facts[account.pk]
        life = rules.Life(
            open_deals=known.get("open_deals", 0),
            won_deals=known.get("won_deals", 0),
            orders=known.get("orders", 0),
            referrals_made=referrals.get(account.pk, 0),
        )
        firsts = [day for day in (known.get("first_won"), known.get("first_order")) if day]
        since = min(firsts) if firsts else None
        stage = rules.relationship_stage(life)
        if (account.relationship_stage, account.customer_since) != (stage, since):
            account.relationship_stage, account.customer_since = stage, since
            changed.append(account)
    # Derived columns: no version is counted, so nobody's edit is refused because a deal was won meanwhile.
    Account.objects.passed().bulk_update(changed, ["relationship_stage", "customer_since"], batch_size=500)
