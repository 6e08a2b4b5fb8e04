"""Whom what happens to a daily report concerns."""

from enishi.foundation.events import Heard
from enishi.interactions.daily.models import DailyReport, ReportComment
from enishi.staff.models import User
from enishi.staff.notices.registry import Concern, those


def manager_of(event: Heard) -> Concern:
    """Whoever leads the team of the one who wrote it."""
    assert isinstance(event.row, DailyReport)
    writer = User.objects.select_related("team").get(pk=event.row.owner_id)
    return Concern(event.row, those(writer.team.manager_id if writer.team else None))


def those_in_it(event: Heard) -> Concern:
    """Whoever wrote it, and whoever said something about it before."""
    assert isinstance(event.row, DailyReport)
    said = ReportComment.objects.unscoped("who takes part in it").filter(report=event.row)
    return Concern(event.row, those(event.row.owner_id, *said.values_list("author", flat=True)))
