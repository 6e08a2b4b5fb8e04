"""What sales meetings declare at start-up."""

from django.db.models import Q

from enishi.foundation.authz import Ownership, register
from enishi.insight.meetings.planned import meetings
from enishi.staff.feeds.registry import calendar_has
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

LABEL = "insight.SalesMeeting"


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("sales_meetings", owners=(("owner", "sales"),), teams=("team",)))
    for child in ("MeetingItem", "MeetingDecision"):
        register(f"insight.{child}", Ownership("sales_meetings", parent="meeting", parent_label=LABEL))
    holds(
        Holding(
            "sales_meetings",
            LABEL,
            ("owner",),
            "sales_meeting.updated",
            is_open=Q(deleted_at=None, closed_at=None),
        )
    )
    notices.leads_to(LABEL, "/sales-meetings/{id}", lambda row: row.name)
    calendar_has(meetings)
