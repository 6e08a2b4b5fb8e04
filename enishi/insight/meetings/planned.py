"""What of sales meetings stands in people's calendars: those they lead or sit in."""

from collections.abc import Collection, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.insight.meetings.models import SalesMeeting
from enishi.staff.feeds.registry import Entry
from enishi.staff.models import User


def meetings(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    """Each once, with whoever leads it, else the first of those asked about who sits in it. Two SQL at most."""
    zone = ZoneInfo(actor.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    found = list(
        authz.scope(actor, SalesMeeting)
        .filter(held_on__range=days)
        .select_related("team")
        .order_by("held_on", "id")
    )
    if not found:
        return
    ids = {str(uid): pk for pk, uid in User.objects.filter(pk__in=whose).values_list("pk", "uid")}
    for one in found:
        there = [one.owner_id, *(ids.get(uid) for uid in one.attendees)]
        owner = next((pk for pk in there if pk in ids.values()), None)
        if owner is not None:
            yield Entry(
                "meeting",
                one.uid,
                one.version,
                one.updated_at,
                one.held_on,
                one.team.name,
                f"/sales-meetings/{one.uid}",
                owner=owner,
            )
