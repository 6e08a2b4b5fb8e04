"""What of this room stands in a person's calendar: the next step of each open deal of theirs."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from enishi.foundation import authz
from enishi.foundation.authz import Staff
from enishi.sales.models import Deal, StageType
from enishi.staff.feeds.registry import Entry


def next_steps(person: Staff, since: datetime, until: datetime) -> Iterator[Entry]:
    """One SQL."""
    zone = ZoneInfo(person.zone)
    days = (since.astimezone(zone).date(), until.astimezone(zone).date())
    deals = authz.scope(person, Deal).filter(owner=person.user_id, next_action_on__range=days)
    for deal in deals.exclude(stage_type__in=(StageType.WON, StageType.LOST)).order_by("next_action_on"):
        assert deal.next_action_on is not None
        title = f"{deal.next_action} – {deal.name}" if deal.next_action else deal.name
        yield Entry(
            "deal", deal.uid, deal.version, deal.updated_at, deal.next_action_on, title, f"/deals/{deal.uid}"
        )
