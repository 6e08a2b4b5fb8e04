"""What of this room stands in people's calendars: the promises they have to keep."""

from collections.abc import Collection, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.bond.models import Promise
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.staff.feeds.registry import Entry


def promised(actor: Actor, whose: Collection[int], since: datetime, until: datetime) -> Iterator[Entry]:
    """One SQL."""
    zone = ZoneInfo(actor.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    open_ones = authz.scope(actor, Promise).filter(owner__in=whose, status=Promise.OPEN)
    for one in open_ones.filter(due_on__range=days).order_by("due_on"):
        assert one.due_on is not None
        yield Entry(
            "promise",
            one.uid,
            one.version,
            one.updated_at,
            one.due_on,
            one.text,
            "/promises",
            owner=one.owner_id or 0,
        )
