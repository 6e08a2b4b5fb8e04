"""Reads of drafts: one's own, and what was left behind."""

from uuid import UUID

from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.models import Draft, Ticket


def own(actor: Actor, ticket_id: UUID) -> list[Draft]:
    """What one has begun to write in a ticket. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    person = staff_behind(actor)
    rows = authz.scope(actor, Draft).filter(ticket=key, author=person.user_id if person else None)
    return list(rows.select_related("author").order_by("mode"))


def left_behind(actor: Actor, ticket_id: UUID) -> list[Draft]:
    """What people began in it who work here no longer, as far as one may take it over. Two SQL."""
    key = authz.find_key(actor, Ticket, ticket_id)
    rows = authz.scope(actor, Draft, "take").filter(ticket=key, author__is_active=False)
    return list(rows.select_related("author").order_by("-updated_at", "id"))
