"""What belongs to a ticket: who else works on it, what it was merged from, what stands above, below and beside it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.models import Ticket, TicketPerson

MOST = 200
COLUMNS = ("uid", "number", "subject", "status", "version", "deleted_at", "account__uid", "account__name")


@dataclass(frozen=True)
class Family:
    """`merged` lie in the bin: they lead here, and may be brought back from here."""

    people: list[Any]
    merged: list[Any]
    parent: Any
    children: list[Any]
    split_from: Any
    split_off: list[Any]


def family(actor: Actor, uid: UUID) -> Family:
    """What belongs to this ticket, as far as the actor may read it. Four SQL."""
    key = authz.find_key(actor, Ticket, uid)
    people = authz.scope(actor, TicketPerson).filter(ticket=key).select_related("user").order_by("id")
    gone = Ticket.objects.unscoped("a merged ticket is read as far as the one that was kept")
    near = authz.scope(actor, Ticket).filter(
        Q(parent=key) | Q(children=key) | Q(split_from=key) | Q(split_off=key)
    )
    rows = list(_shown(near.distinct()))
    links = (
        Ticket.objects.unscoped("found through the gate")
        .values_list("parent_id", "split_from_id")
        .get(pk=key)
    )
    return Family(
        people=list(people),
        merged=list(_shown(gone.filter(merged_into=key))),
        parent=next((row for row in rows if row.pk == links[0]), None),
        children=[row for row in rows if row.parent_id == key],
        split_from=next((row for row in rows if row.pk == links[1]), None),
        split_off=[row for row in rows if row.split_from_id == key],
    )


def _shown(rows: Any) -> Any:
    return (
        rows.select_related("account").only("parent_id", "split_from_id", *COLUMNS).order_by("number")[:MOST]
    )
