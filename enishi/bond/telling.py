"""Whom a handover's steps concern: the side that has the next word."""

from enishi.bond.models import Handover
from enishi.foundation.events import Heard
from enishi.staff.notices.registry import Concern, those


def to_service(heard: Heard) -> Concern:
    """Whoever is named for the customer, else the whole team that may take it."""
    handover = heard.row
    assert isinstance(handover, Handover)
    if handover.service_owner_id:
        return Concern(handover, frozenset({handover.service_owner_id}))
    return Concern(handover, teams=those(handover.team_id))


def to_sales(heard: Heard) -> Concern:
    """Whoever gave the customer over."""
    handover = heard.row
    assert isinstance(handover, Handover)
    return Concern(handover, those(handover.given_by_id))
