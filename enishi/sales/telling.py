"""Whom what happens to a lead concerns."""

from enishi.foundation.events import Heard
from enishi.sales.models import Lead
from enishi.staff.notices.registry import Concern, those


def came_back(event: Heard) -> Concern | None:
    """The day came on which its owner wanted to go on with it."""
    assert isinstance(event.row, Lead)
    return Concern(event.row, people=those(event.row.owner_id))
