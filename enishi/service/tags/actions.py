"""A tag is called otherwise everywhere, or becomes one with another."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from enishi.foundation import authz, events, jobs, requests, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, System
from enishi.foundation.errors import BadInput
from enishi.foundation.rows import Row
from enishi.service.models import Macro, RoutingSettings, Ticket
from enishi.service.routing.queries import KNOWN
from enishi.service.tags import queries, rules
from enishi.staff.models import View

LABEL = "service.SlaPolicy"
WHY = "a tag is called the same in every ticket, macro, rule and view"
BATCH = 200


@action
def rename_tag(actor: Actor, name: str, to: str) -> int:
    """Call a tag otherwise wherever it stands; a name that is in use already joins both, none takes it off.

    Answers how many tickets wear it under its old name and follow in the background.
    """
    authz.check(actor, "update", LABEL)
    new = rules.tidy(to)
    if len(new) > rules.LONGEST:
        raise BadInput(fields={"to": "tag_too_long"})
    ways = [one for one in queries.spelled_ways() if rules.key(one) == rules.key(name)]
    if not ways:
        raise BadInput(fields={"name": "unknown_tag"})
    if rules.key(new) != rules.key(name):
        new = queries.spelled().get(rules.key(new), new)
    for old in (one for one in ways if one != new):
        _in_macros(actor, old, new)
        _in_rules(actor, old, new)
        _in_views(actor, old, new)
    return rename_in_tickets(actor, [one for one in ways if one != new], new)


@action
def rename_in_tickets(actor: Actor | System, ways: Sequence[str], new: str) -> int:
    """One batch of the tickets that wear it in one of these ways; a job goes on. Answers how many are left."""
    worn = Q()
    for old in ways:
        worn |= Q(tags__holds=old)
    rows = Ticket.objects.unscoped(WHY).filter(worn, tags__isnull=False) if ways else Ticket.objects.none()
    for ticket in rows.select_for_update(of=("self",)).order_by("pk")[:BATCH]:
        before, tags = ticket.snapshot(), ticket.tags
        for old in ways:
            tags = rules.renamed(tags, old, new)
        ticket.tags = tags or None
        versions.touch(ticket)
        ticket.save(force_update=True)
        events.record("ticket.updated", actor, ticket, before=before)
    left: int = rows.count()
    if left:
        jobs.enqueue("service.tags.rename", ways=list(ways), new=new)
    return left


def _in_macros(actor: Actor, old: str, new: str) -> None:
    for macro in Macro.objects.unscoped(WHY).select_for_update().exclude(tags=[]):
        _change(actor, macro, "macro.updated", "tags", rules.renamed(macro.tags, old, new))


def _in_rules(actor: Actor, old: str, new: str) -> None:
    for held in RoutingSettings.objects.unscoped(WHY).select_for_update():
        kept = rules.in_conditions(held.rules, old, new)
        _change(actor, held, "routing_settings.updated", "rules", kept)
    requests.forget(KNOWN)


def _in_views(actor: Actor, old: str, new: str) -> None:
    for view in View.objects.unscoped(WHY).select_for_update().filter(entity="tickets"):
        _change(actor, view, "view.updated", "filter", rules.in_filter(view.filter, old, new))


def _change(actor: Actor, row: Row, event: str, column: str, value: Any) -> None:
    if value == getattr(row, column):
        return
    before = row.snapshot()
    setattr(row, column, value)
    versions.touch(row)
    row.save(force_update=True)
    events.record(event, actor, row, before=before)
