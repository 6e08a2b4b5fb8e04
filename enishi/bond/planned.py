"""What of this room stands in a person's calendar: the promises they have to keep."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.bond.models import Promise
from enishi.foundation import authz
from enishi.foundation.authz import Staff
from enishi.staff.feeds.registry import Entry


def promised(person: Staff, since: datetime, until: datetime) -> Iterator[Entry]:
    """One SQL."""
    zone = ZoneInfo(person.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    open_ones = authz.scope(person, Promise).filter(owner=person.user_id, status=Promise.OPEN)
    for one in open_ones.filter(due_on__range=days).order_by("due_on"):
        assert one.due_on is not None
        yield Entry("promise", one.uid, one.version, one.updated_at, one.due_on, one.text, "/promises")
