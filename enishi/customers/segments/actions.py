"""Writes on segments."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers.models import Segment
from enishi.customers.segments import rules
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.staff import filtering

LABEL = "customers.Segment"
WHY = "a name is taken whoever may see it"


@action
def create_segment(actor: Actor, values: Mapping[str, Any]) -> Segment:
    """A part of the market, for everybody who works on it."""
    authz.check(actor, "create", LABEL)
    rules.check_room(Segment.objects.unscoped(WHY).filter(deleted_at=None).count())
    segment = Segment(**told(actor, values, but=None))
    segment.save()
    authz.check_new(actor, segment)
    events.record("segment.created", actor, segment)
    return segment


@action
def update_segment(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Segment:
    """What belongs to it from now on."""
    segment = authz.lock(actor, Segment, "update", uid)
    versions.claim(segment, version)
    before = segment.snapshot()
    for field, value in told(actor, values, but=segment).items():
        setattr(segment, field, value)
    segment.save()
    events.record("segment.updated", actor, segment, before=before)
    return segment


@action
def delete_segment(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; the lists made from it stay."""
    segment = authz.lock(actor, Segment, "delete", uid)
    versions.claim(segment, version)
    before = segment.snapshot()
    segment.deleted_at = clock.now()
    segment.save()
    events.record("segment.deleted", actor, segment, before=before)


def told(actor: Actor, values: Mapping[str, Any], *, but: Segment | None) -> dict[str, Any]:
    """The values as they are stored. The filter is asked one group deeper: a table narrows a segment further."""
    filtering.check(actor, "accounts", {"all": [values["filter"]] if values["filter"] else []})
    others = Segment.objects.unscoped(WHY).filter(deleted_at=None).exclude(pk=but.pk if but else None)
    name = rules.check_name(values["name"], list(others.values_list("name", flat=True)))
    return {"name": name, "note": values["note"].strip(), "filter": values["filter"]}
