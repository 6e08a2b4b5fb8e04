"""Freezes the open deals at the start of each week: what later weeks, and forecasts tried on the past, are held against."""

from datetime import date

from enishi.foundation import clock
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.inserts import insert_many
from enishi.foundation.worktime.periods import period
from enishi.insight.models import FrozenDeal
from enishi.sales.models import Deal, StageType
from enishi.staff.models import Organisation

WHY = "the whole pipeline is frozen, whoever owns it"
KEPT = ("owner_id", "stage_id", "stage_since", "amount", "currency", "probability", "expected_close")


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    monday, _ = period("this_week", day, fiscal_start=1)
    return monday or day


@action
def freeze_week(actor: Actor) -> int:
    """Freeze this week's open deals unless they are; answers how many. A week nobody was up in has none."""
    organisation = Organisation.objects.unscoped(WHY).select_for_update().first()
    if organisation is None:
        return 0
    week = week_of(clock.today(organisation.zone))
    if FrozenDeal.objects.unscoped(WHY).filter(week=week).exists():
        return 0
    deals = Deal.objects.unscoped(WHY).filter(stage_type=StageType.OPEN, deleted_at=None).order_by("id")
    rows = [
        FrozenDeal(week=week, deal_id=deal["id"], **{name: deal[name] for name in KEPT})
        for deal in deals.values("id", *KEPT)
    ]
    insert_many(rows)
    return len(rows)
