"""Reads of escalations."""

from uuid import UUID

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.models import Escalation, Ticket


def of_ticket(actor: Actor, ticket_id: UUID) -> list[Escalation]:
    """What the second line was asked about a ticket, the first asking first. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = authz.scope(actor, Escalation).filter(ticket=key)
    beside = rows.select_related("team", "person", "asked_by", "answered_by")
    return list(beside.order_by("asked_at", "id"))
