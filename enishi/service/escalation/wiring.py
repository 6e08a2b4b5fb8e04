"""What escalations declare at start-up."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every
from enishi.service.escalation import telling
from enishi.staff.notices import registry as notices

LABEL = "service.Escalation"


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
    every(timedelta(minutes=5), "service.escalation.remind")
    notices.tells(notices.Kind("ticket_escalated", lends=True), ["escalation.asked"], telling.asked)
    notices.tells(notices.Kind("escalation_answered"), ["escalation.answered"], telling.answered)
    notices.tells(notices.Kind("escalation_late", own=True), ["escalation.late"], telling.late)
