"""Reads of sales meetings, scoped to an actor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight.meetings.models import MeetingDecision, MeetingItem, SalesMeeting
from enishi.sales.models import Deal
from enishi.staff.models import User

SORTS = ("-held_on", "updated_at")
OPEN = Q(decisions__task__done_at=None, decisions__task__deleted_at=None)
WHY = "of a meeting that passed the gate"


@dataclass(frozen=True)
class Told:
    """A meeting with its items; `deals` are those of them that its reader may open, by key."""

    meeting: SalesMeeting
    items: list[MeetingItem]
    decisions: Mapping[int, list[MeetingDecision]]
    deals: Mapping[int, Deal]
    people: list[User]


def meetings(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[SalesMeeting]:
    """The meetings of a list, with how many decisions each made and how many of them are open. One SQL."""
    rows = authz.scope(actor, SalesMeeting).select_related("team", "owner")
    if asked["team_id"]:
        rows = rows.filter(team__uid=asked["team_id"])
    return rows.annotate(
        decided=Count("decisions"), undone=Count("decisions", filter=OPEN & Q(decisions__isnull=False))
    )


def meeting(actor: Actor, uid: UUID) -> Told:
    """One meeting with all it speaks about. Six SQL."""
    found = authz.find(actor, SalesMeeting, uid, joined=lambda rows: rows.select_related("team", "owner"))
    items = MeetingItem.objects.unscoped(WHY).filter(meeting=found)
    rows = list(items.select_related("about__task__owner", "about__meeting__team").order_by("position", "id"))
    people = {str(user.uid): user for user in User.objects.filter(uid__in=found.attendees)}
    return Told(
        meeting=found,
        items=rows,
        decisions=_by_item(decisions_of(found)),
        deals=readable(actor, rows),
        people=[people[uid] for uid in found.attendees if uid in people],
    )


def item(actor: Actor, uid: UUID) -> MeetingItem:
    """One item. One SQL."""
    return authz.find(actor, MeetingItem, uid, joined=lambda rows: rows.select_related("meeting"))


def decisions_of(meeting: SalesMeeting) -> list[MeetingDecision]:
    """What a meeting decided, in its order; what was thrown away since is left out."""
    rows = MeetingDecision.objects.unscoped(WHY).filter(meeting=meeting, task__deleted_at=None)
    return list(rows.select_related("task__owner").order_by("id"))


def decided_about(actor: Actor, deal_id: UUID) -> list[MeetingDecision]:
    """What meetings that the reader may read decided about a deal, the open ones first. Two SQL."""
    key = authz.find_key(actor, Deal, deal_id)
    rows = authz.scope(actor, MeetingDecision).filter(
        item__deal=key, task__deleted_at=None, meeting__deleted_at=None
    )
    beside = rows.select_related("task__owner", "meeting__team")
    return list(beside.order_by(F("task__done_at").asc(nulls_first=True), "task__due_on", "id"))


def readable(actor: Actor, items: Iterable[MeetingItem]) -> dict[int, Deal]:
    """The deals of items that the reader may open. One SQL."""
    keys = {item.deal_id for item in items if item.deal_id}
    return authz.scope(actor, Deal).select_related("account", "owner", "stage").in_bulk(keys)


def _by_item(decisions: Iterable[MeetingDecision]) -> dict[int, list[MeetingDecision]]:
    held: dict[int, list[MeetingDecision]] = {}
    for one in decisions:
        held.setdefault(one.item_id, []).append(one)
    return held
