"""Who is told of an answer beside a ticket."""

from enishi.foundation.events import Heard
from enishi.service.models import SideConversation
from enishi.staff.notices.registry import Concern, those


def answered(heard: Heard) -> Concern | None:
    """Whoever asked, and whoever holds the ticket; where nobody does, its team."""
    row = heard.row
    assert isinstance(row, SideConversation)
    ticket = row.ticket
    people = those(row.opened_by_id) | those(ticket.assignee_id)
    return Concern(ticket, people, teams=frozenset() if people else those(ticket.team_id))
