"""Who is told of an escalation."""

from enishi.foundation.events import Heard
from enishi.service.models import Escalation
from enishi.staff.notices.registry import Concern, those


def asked(heard: Heard) -> Concern | None:
    """The person who is asked; where a team is, its people."""
    row = heard.row
    assert isinstance(row, Escalation)
    if row.person_id:
        return Concern(row.ticket, frozenset({row.person_id}))
    return Concern(row.ticket, teams=those(row.team_id))


def answered(heard: Heard) -> Concern | None:
    """Whoever asked, and whoever holds the ticket."""
    row = heard.row
    assert isinstance(row, Escalation)
    return Concern(row.ticket, those(row.asked_by_id) | those(row.ticket.assignee_id))


def late(heard: Heard) -> Concern | None:
    """Both ends of it."""
    row = heard.row
    assert isinstance(row, Escalation)
    people = those(row.asked_by_id) | those(row.person_id)
    return Concern(row.ticket, people, teams=frozenset() if row.person_id else those(row.team_id))
