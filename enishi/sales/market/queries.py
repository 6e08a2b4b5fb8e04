"""Every read of target lists, first wins and notes on a market, scoped to an actor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from enishi.customers.models import Account, Segment
from enishi.customers.segments import queries as segments
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.sales.market import rules
from enishi.sales.models import Deal, MarketNote, StageType, TargetList, TargetRow
from enishi.sales.queries import owned

WHY = "the list they belong to passed the gate"
SORTS = ("id", "state", "tries", "updated_at")
NOTE_SORTS = ("-updated_at", "title", "created_at")
FIRST = 10


def target_lists(actor: Actor) -> QuerySet[TargetList]:
    """The lists, the newest first, with how many of the rows one may read are in each state. One SQL."""
    seen = Q(rows__in=authz.scope(actor, TargetRow))
    counts = {f"in_{state}": Count("rows", filter=seen & Q(rows__state=state)) for state in rules.STATES}
    made = {"deals_made": Count("rows", filter=seen & Q(rows__deal__isnull=False))}
    rows = authz.scope(actor, TargetList).select_related("segment", "owner").annotate(**counts, **made)
    return rows.order_by("-id")


def target_list(actor: Actor, uid: UUID) -> TargetList:
    """One list with its progress. Two SQL."""
    found = authz.find(actor, TargetList, uid)
    return target_lists(actor).get(pk=found.pk)


def rows(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[TargetRow]:
    """Rows of lists that are not in the bin. One SQL."""
    beside = ("list", "account", "owner", "deal", "lead")
    found = authz.scope(actor, TargetRow).filter(list__deleted_at=None, account__deleted_at=None)
    if asked["list_id"]:
        found = found.filter(list__uid=asked["list_id"])
    if asked["state"]:
        found = found.filter(state=asked["state"])
    if asked["waiting"]:
        found = found.filter(state__in=rules.WAITING)
    if asked["owner"]:
        found = owned(found, asked["owner"], actor)
    return found.select_related(*beside)


def row(actor: Actor, uid: UUID) -> TargetRow:
    """One row. One SQL."""
    beside = ("list", "account", "owner", "deal", "lead")
    return authz.find(actor, TargetRow, uid, joined=lambda found: found.select_related(*beside))


@dataclass(frozen=True)
class Wins:
    """What we won in a segment; `value` in minor units of our currency."""

    segment: Segment
    deals: int
    value: int
    first_on: date | None


def wins(actor: Actor) -> list[Wins]:
    """What we won in each segment, and when first, by the deals one may read. Two SQL, however many there are."""
    found = list(segments.segments(actor))
    asked = segments.questions(actor, found)
    if not asked:
        return []
    every: dict[str, Any] = {}
    for key, where in asked.items():
        every[f"n{key}"] = Count("deals", filter=where)
        every[f"v{key}"] = Coalesce(Sum("deals__amount", filter=where), 0, output_field=BigIntegerField())
        every[f"d{key}"] = Min("deals__closed_on", filter=where)
    won = authz.scope(actor, Deal).filter(stage_type=StageType.WON)
    row = authz.scope(actor, Account).filter(deals__in=won).aggregate(**every)
    known = [segment for segment in found if segment.pk in asked]
    return [Wins(one, row[f"n{one.pk}"], row[f"v{one.pk}"], row[f"d{one.pk}"]) for one in known]


def first_wins(actor: Actor, uid: UUID) -> QuerySet[Deal]:
    """The deals we won first in a segment, the first on top. Two SQL."""
    segment = authz.find(actor, Segment, uid)
    won = authz.scope(actor, Deal).filter(stage_type=StageType.WON, closed_on__isnull=False)
    there = won.filter(account__in=segments.members(actor, segment).values("pk"))
    return there.select_related("account", "owner").order_by("closed_on", "id")[:FIRST]


def market_notes(actor: Actor, segment_id: UUID | None) -> QuerySet[MarketNote]:
    """What is known of the market, or of one segment. One SQL."""
    found = authz.scope(actor, MarketNote).select_related("segment", "author")
    return found.filter(segment__uid=segment_id) if segment_id else found


def market_note(actor: Actor, uid: UUID) -> MarketNote:
    """One note. One SQL."""
    beside = ("segment", "author")
    return authz.find(actor, MarketNote, uid, joined=lambda found: found.select_related(*beside))
