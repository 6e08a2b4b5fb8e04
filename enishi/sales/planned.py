"""What of this room stands in people's calendars: the next step of each open deal of theirs, and their demos."""

from collections.abc import Collection, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.models import Deal, Demo, StageType
from enishi.staff.feeds.registry import Entry


def next_steps(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    """One SQL."""
    zone = ZoneInfo(actor.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    deals = authz.scope(actor, Deal).filter(owner__in=whose, next_action_on__range=days)
    for deal in deals.exclude(stage_type__in=(StageType.WON, StageType.LOST)).order_by("next_action_on"):
        assert deal.next_action_on is not None
        title = f"{deal.next_action} – {deal.name}" if deal.next_action else deal.name
        yield Entry(
            "deal",
            deal.uid,
            deal.version,
            deal.updated_at,
            deal.next_action_on,
            title,
            f"/deals/{deal.uid}",
            owner=deal.owner_id or 0,
            label="sales.Deal",
        )


def demos(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    """Those planned and held; once held, a demo stands where it stood. One SQL."""
    rows = authz.scope(actor, Demo).filter(owner__in=whose, starts_at__range=(since, until))
    for demo in rows.exclude(status=Demo.CANCELLED).select_related("deal__account").order_by("starts_at"):
        account = demo.deal.account.name if demo.deal and demo.deal.account else ""
        yield Entry(
            "demo",
            demo.uid,
            demo.version,
            demo.updated_at,
            demo.starts_at,
            demo.title,
            f"/demos/{demo.uid}",
            demo.minutes,
            account,
            owner=demo.owner_id or 0,
            label="sales.Demo" if demo.status == Demo.PLANNED else "",
        )
